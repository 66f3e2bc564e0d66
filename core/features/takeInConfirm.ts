/**
 * A person says whose a found file is: it becomes a recording, its file left where it is, or its bytes taken into the vault first.
 * A refusal of being recorded is respected. Nothing half is ever in the index: the row is made when the bytes are there.
 */
import type { InputOf, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { NewRecording } from '../door/recordingsPort'
import type { FoundRecord, Presence, Taken, TakenAnswer } from '../door/takeInPort'
import { dayOf, yearOf } from '../domain/day'
import { FOUND_STATE_NAMES, kindOf } from '../domain/foundFile'
import { type Notice, RECORDING_KIND_NAMES, recordingProblem } from '../domain/recording'
import { noted } from './inWork'
import { needApart, sealApart } from './apart'
import { unerased } from './seenPetition'
import { noticeOf } from './takeInNotice'

type Wanted = Omit<InputOf<'takeIn.confirm'>, 'remove'> & { readonly remove: boolean }

const ABSENT: Readonly<Record<Exclude<Presence, 'there'>, string>> = {
  altered: '这个文件刚刚又变了；请等它写完，列表会自动重新核对，再来确认', unplugged: '存放这个文件的 U 盘或录音设备没有接好；请接好后重试', gone: '这个文件已经不在原处；请刷新列表核对', unreadable: '这个文件读不出来；请检查录音设备或文件权限后重试',
}

/** The file as it must be to be taken. */
function ready(fileId: number, ctx: Ctx): FoundRecord & { readonly format: NonNullable<FoundRecord['format']>; readonly sha256: string } {
  needApart('rec', ctx)
  const file = ctx.repos.takeIn.file(fileId, ctx.actor.userId) ?? refuse('not-found', '没有这个文件，或它属于您无权查看的事项；请刷新列表后重试', 'fileId')
  const { state, format, sha256 } = file
  if (state !== 'new' || format === null || sha256 === null) return refuse('found-state', `这个文件现在是“${FOUND_STATE_NAMES[state]}”，不能确认；请刷新列表后核对`, 'fileId')
  const presence = ctx.vault.takeIn.presence(file)
  if (presence !== 'there') return refuse('found-file', ABSENT[presence], 'fileId')
  const twin = ctx.repos.takeIn.sights.recordingOf(sha256)
  if (twin !== undefined) refuse('already-indexed', '内容相同的录音录像已经收过（在索引里，或已按规定销毁），不能再收一次；这个文件请选“不收”并写明原因', 'fileId')
  return { ...file, format, sha256 }
}

/** What was said of being recorded: the registration's word before what is given now. */
function agreed({ petitionId, notice: given }: Wanted, ctx: Ctx): Notice | undefined {
  if (petitionId === undefined) return given?.consent === 'refused' ? refused() : given
  const notice = noticeOf(unerased(petitionId, ctx)) ?? given
  if (notice?.consent === 'refused') refused()
  if (recordingProblem(notice) !== undefined) refuse('notice-missing', '登记表里没有记已经告知来访人正在录音录像；请补记当时怎样告知、本人是否同意，再确认', 'notice')
  return notice
}

function refused(): never {
  return refuse('consent-refused', '来访人不同意录音录像，这段录音不能收进索引；请选“不收”，写明“来访人不同意”，并按规定删去录音设备里的文件', 'petitionId')
}

const NOWHERE = { file: null, stored: null } as const
function recordingOf(file: ReturnType<typeof ready>, { petitionId }: Wanted, notice: Notice | undefined, bytes: { readonly file: string; readonly stored: number } | typeof NOWHERE, ctx: Ctx): NewRecording {
  const startedAt = Math.max(0, file.startedAt ?? ctx.now)
  return {
    year: yearOf(dayOf(startedAt)), source: bytes.file === null ? 'kept' : 'taken', kind: kindOf(file.format), format: file.format, state: 'ended', trouble: '', petitionId: petitionId ?? null, draftId: null, room: file.room, device: file.device === '' ? file.label : file.device,
    name: file.path, startedAt, endedAt: file.endedAt, lengthMs: file.lengthMs, bytes: file.size, sha256: file.sha256, ...bytes, noticeHow: notice?.how ?? '', noticeConsent: notice?.consent ?? '', byId: ctx.actor.userId, addedAt: ctx.now,
  }
}

/** Row, file and timeline. @returns its records and its number. */
function entered(file: ReturnType<typeof ready>, recording: NewRecording, ctx: Ctx): { readonly id: number; readonly number: string; readonly records: readonly string[] } {
  const { repos, actor, now } = ctx
  const { id, number } = repos.recordings.add(recording)
  repos.recordings.addEvent(id, { at: now, byId: actor.userId, act: 'take', ms: null, text: '' })
  repos.takeIn.mark(file.id, { state: 'confirmed', trouble: '', recordingId: id, byId: actor.userId, at: now })
  if (recording.petitionId !== null) noted(recording.petitionId, `录音设备的一段${RECORDING_KIND_NAMES[recording.kind]}收进索引：${number}`, ctx)
  return { id, number, records: [`recording:${id}`, ...(recording.petitionId === null ? [] : [`petition:${recording.petitionId}`])] }
}

export function confirm({ remove = false, ...rest }: InputOf<'takeIn.confirm'>, ctx: Ctx): OutputOf<'takeIn.confirm'> {
  const wanted: Wanted = { ...rest, remove }
  const file = ready(wanted.fileId, ctx)
  const notice = agreed(wanted, ctx)
  if (wanted.mode === 'keep') {
    const { id, number, records } = entered(file, recordingOf(file, wanted, notice, NOWHERE, ctx), ctx)
    ctx.audit({ object: `recording:${id}`, fields: ['found.keep'], records })
    ctx.vault.afterwards(() => { ctx.vault.takeIn.look() })
    return { number }
  }
  ctx.repos.takeIn.mark(file.id, { state: 'taking', trouble: '', byId: ctx.actor.userId, at: ctx.now })
  ctx.audit({ object: `foundFile:${file.id}`, fields: ['found.move', ...(remove ? ['found.remove'] : [])] })
  ctx.vault.afterwards(() => { ctx.vault.takeIn.take(file, remove, (answer) => { settle(file, wanted, answer, ctx) }) })
  return {}
}

const RECORDED = 'takeIn.taken'

/** Later, beside every call: what became of the bytes is written down with an entry of its own, in the name of who confirmed. */
function settle(file: ReturnType<typeof ready>, wanted: Wanted, answer: TakenAnswer, ctx: Ctx): void {
  const kept = answer.ok && keep(file, wanted, answer.taken, ctx)
  if (!kept) {
    if (answer.ok) answer.taken.drop()
    ctx.vault.write(() => {
      ctx.repos.takeIn.mark(file.id, { state: 'new', trouble: answer.ok ? 'stopped' : answer.trouble, byId: ctx.actor.userId, at: ctx.now })
      append(ctx, `foundFile:${file.id}`, { fields: `found.${answer.ok ? 'stopped' : answer.trouble}`, result: 'not-taken' })
    })
  } else if (wanted.remove) ctx.vault.takeIn.remove(file, (removed) => { settleRemoval(file, removed, ctx) })
  ctx.vault.takeIn.look()
}

/** False where it may not be entered any more: the petition went, or the key did. */
function keep(file: ReturnType<typeof ready>, wanted: Wanted, taken: Taken, ctx: Ctx): boolean {
  try {
    ctx.vault.write(() => {
      const present = ctx.repos.takeIn.file(file.id, ctx.actor.userId)
      if (present?.state !== 'taking' || ctx.repos.takeIn.sights.recordingOf(file.sha256) !== undefined) refuse('found-state', '')
      const { id, records } = entered(file, recordingOf(file, wanted, agreed(wanted, ctx), { file: taken.file, stored: taken.stored }, ctx), ctx)
      ctx.repos.recordings.setKey(id, sealApart('rec', `recording:${id}`, taken.key, ctx))
      append(ctx, `recording:${id}`, { fields: 'found.move', records })
      // Last: what throws before it leaves nothing under its name.
      taken.place()
    })
    taken.kept()
    return true
  } catch {
    return false
  }
}

function settleRemoval(file: FoundRecord, removed: boolean, ctx: Ctx): void {
  const recordingId = ctx.repos.takeIn.file(file.id, ctx.actor.userId)?.recordingId ?? null
  if (recordingId === null) return
  ctx.vault.write(() => {
    if (!removed) ctx.repos.takeIn.mark(file.id, { state: 'confirmed', trouble: 'not-removed', recordingId, byId: ctx.actor.userId, at: ctx.now })
    append(ctx, `recording:${recordingId}`, { fields: removed ? 'found.removed' : 'found.not-removed', records: [`recording:${recordingId}`], ...(removed ? {} : { result: 'not-taken' }) })
  })
}

function append({ vault, actor }: Ctx, object: string, { fields, result = 'ok', records = [] }: { readonly fields: string; readonly result?: string; readonly records?: readonly string[] }): void {
  vault.appendAudit({ userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action: RECORDED, object, fields, result, reason: '', rowDigest: records.map((record) => vault.recordDigest(record)).join(' ') })
}
