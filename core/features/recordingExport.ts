/**
 * Copies of recordings for evidence: asked for with a reason, approved by another person who leads, written once with a signed manifest.
 * Never holds a byte of what was recorded: the door writes the copy where the worker says.
 */
import type { Handlers, OutputOf } from '../contract/index'
import type { RecordingExportRow } from '../contract/recordingKeep'
import { type Ctx, refuse } from '../door/context'
import type { EvidenceEnd } from '../door/evidencePort'
import type { CopyPlace, RecordingExport, RecordingKeeping } from '../door/recordingKeepPort'
import type { RecordingRecord } from '../door/recordingsPort'
import { dayOf } from '../domain/day'
import { type EvidenceFacts, GUIDE_NAME, guideText, MANIFEST_NAME, manifestText, PUBLIC_KEY_NAME, SIGNATURE_NAME, spokenFingerprint } from '../domain/evidenceText'
import { CONSENT_NAMES, NOTICE_NAMES } from '../domain/intakeNames'
import { RECORDING_KIND_NAMES, recordingActProblem } from '../domain/recording'
import { recordingEventName } from '../domain/recordingEvents'
import { EXPORT_DAYS, EXPORT_END_WORDS, exportState, exportUntil } from '../domain/recordingKeep'
import { openApart, sealApart } from './apart'
import { keepingOf } from './recordingKeep'

type Calls = Pick<Handlers<'recordingKeep', Ctx>, 'exports' | 'askExport' | 'withdrawExport' | 'approveExport' | 'export' | 'stopExport'>

const SIGNER = 'recordingSigner'
const SOURCES = { desk: '工作台录制', taken: '录音设备，已收进保险库', kept: '录音设备，文件留在原处' } as const

function rowOf(one: RecordingExport, number: string, ctx: Ctx): RecordingExportRow {
  const { nameOf } = ctx.repos.accounts
  const { id: exportId, recordingId, reason, forWhom, askedBy, askedAt, approvedBy, approvedAt, endedBy, endedAt } = one
  return {
    exportId, recordingId, number, reason, forWhom, askedBy: nameOf(askedBy), askedAt, own: askedBy === ctx.actor.userId, state: exportState(one, ctx.now),
    ...(approvedBy === null || approvedAt === null ? {} : { approvedBy: nameOf(approvedBy), approvedAt, until: exportUntil(approvedAt) }), ...(endedBy === null || endedAt === null ? {} : { endedBy: nameOf(endedBy), endedAt }),
  }
}

/** One that is asked for and not ended, of a recording the actor may see and that can still be copied. */
function openExport(exportId: number, ctx: Ctx): { readonly one: RecordingExport; readonly keeping: RecordingKeeping } {
  const one = ctx.repos.recordingKeep.exportById(exportId) ?? refuse('not-found', '没有这次导出申请，或您无权查看')
  const keeping = keepingOf(one.recordingId, ctx)
  if (one.ended !== null) refuse('not-open', `${keeping.number} 的这次导出${one.ended === 'done' ? '已经完成' : '已经撤回'}；还要导出的请另行申请`)
  return { one, keeping }
}

function copyable({ number, state, source }: RecordingKeeping): void {
  const problem = recordingActProblem('export', state)
  if (problem !== undefined) refuse('not-now', `${number}：${problem}`)
  if (source === 'kept') refuse('not-here', `${number} 的文件留在录音设备上，请在录音设备上复制，再用索引里的 SHA-256 核对`)
}

function noted(recordingId: number, act: string, ctx: Ctx, note: { readonly fields?: readonly string[]; readonly reason?: string }, more: readonly string[] = []): void {
  ctx.repos.recordings.addEvent(recordingId, { at: ctx.now, byId: ctx.actor.userId, act, ms: null, text: '' })
  ctx.audit({ object: `recording:${recordingId}`, ...note, records: [`recording:${recordingId}`, ...more] })
}

export const recordingExporting: Calls = {
  exports: ({ id }, ctx) => listed(id, ctx),
  askExport: ({ id, forWhom, reason }, ctx) => {
    const keeping = keepingOf(id, ctx)
    copyable(keeping)
    const { recordingKeep: repo } = ctx.repos
    for (const open of repo.exports(id).filter(({ ended }) => ended === null)) {
      if (exportState(open, ctx.now) !== 'expired') refuse('already-asked', `${keeping.number} 已有一次没办完的导出申请（${ctx.repos.accounts.nameOf(open.askedBy)}），请先办完或撤回`)
      repo.endExport(open.id, 'withdrawn', ctx.actor.userId, ctx.now)
    }
    const exportId = repo.askExport({ recordingId: id, reason: reason.trim(), forWhom: forWhom.trim(), askedBy: ctx.actor.userId, askedAt: ctx.now })
    noted(id, 'askExport', ctx, { fields: [`export ${exportId}`], reason })
    return { exportId }
  },
  withdrawExport: ({ exportId, reason }, ctx) => {
    const { one, keeping } = openExport(exportId, ctx)
    if (one.askedBy !== ctx.actor.userId && !ctx.actor.roles.includes('leader')) refuse('not-yours', `${keeping.number} 的导出是别人申请的，请由申请人或分管领导撤回`)
    ctx.repos.recordingKeep.endExport(exportId, 'withdrawn', ctx.actor.userId, ctx.now)
    noted(one.recordingId, 'withdrawExport', ctx, { fields: [`export ${exportId}`], reason })
    return { done: true }
  },
  approveExport: ({ exportId }, ctx) => {
    const { one, keeping } = openExport(exportId, ctx)
    copyable(keeping)
    if (one.approvedAt !== null) refuse('not-open', `${keeping.number} 的这次导出已经批准过`)
    if (one.askedBy === ctx.actor.userId) refuse('own-request', `${keeping.number} 的导出是您自己申请的，要由另一位分管领导批准`)
    ctx.repos.recordingKeep.approveExport(exportId, ctx.actor.userId, ctx.now)
    noted(one.recordingId, 'approveExport', ctx, { fields: [`export ${exportId}`], reason: one.reason })
    return { done: true }
  },
  export: ({ exportId, folder }, ctx) => begin(exportId, folder, ctx),
  stopExport: ({ exportId }, ctx) => {
    const { one } = openExport(exportId, ctx)
    if (ctx.vault.evidence.state().running?.exportId !== exportId) refuse('not-running', '这次导出没有在进行')
    ctx.audit({ object: `recording:${one.recordingId}`, fields: [`export ${exportId}`] })
    ctx.vault.afterwards(() => { ctx.vault.evidence.stop() })
    return { done: true }
  },
}

function listed(id: number | undefined, ctx: Ctx): OutputOf<'recordingKeep.exports'> {
  if (id !== undefined) keepingOf(id, ctx)
  const { recordingKeep: repo } = ctx.repos
  const rows = repo.exports(id).flatMap((one) => { const keeping = repo.byId(one.recordingId, ctx.actor.userId); return keeping === undefined ? [] : [rowOf(one, keeping.number, ctx)] })
  const mine = new Set(rows.map(({ exportId }) => exportId))
  const { running, last } = ctx.vault.evidence.state()
  const signer = repo.signer()
  return {
    today: ctx.today, rows, ...(running === undefined || !mine.has(running.exportId) ? {} : { work: { exportId: running.exportId, done: running.done, bytes: running.bytes } }),
    ...(last === undefined || id === undefined || !mine.has(last.exportId) ? {} : { last: { ...last, message: EXPORT_END_WORDS[last.end] } }), ...(signer === undefined ? {} : { fingerprint: spokenFingerprint(ctx.vault.evidence.fingerprint(signer.publicKey)) }),
  }
}

/** The room's pair, made at the first copy. */
function signerOf(ctx: Ctx): { readonly publicKey: string; readonly privateKey: string; readonly fresh: boolean } {
  const known = ctx.repos.recordingKeep.signer()
  if (known !== undefined) return { publicKey: known.publicKey, privateKey: openApart('rec', SIGNER, known.sealed, ctx), fresh: false }
  const pair = ctx.vault.evidence.newPair()
  ctx.repos.recordingKeep.setSigner({ publicKey: pair.publicKey, sealed: sealApart('rec', SIGNER, pair.privateKey, ctx), byId: ctx.actor.userId, at: ctx.now })
  return { ...pair, fresh: true }
}

function begin(exportId: number, folder: string, ctx: Ctx): OutputOf<'recordingKeep.export'> {
  const { one, keeping } = openExport(exportId, ctx)
  copyable(keeping)
  const state = exportState(one, ctx.now)
  if (state === 'expired') refuse('expired', `批准已超过 ${EXPORT_DAYS} 天，请重新申请`)
  if (state !== 'approved') refuse('not-approved', `${keeping.number} 的导出还没有批准，要由另一位分管领导批准`)
  const { evidence } = ctx.vault
  if (!evidence.isTarget(folder)) refuse('no-folder', '这个文件夹不能存放证据副本，请换一个（例如 U 盘）', 'folder')
  if (evidence.state().running !== undefined) refuse('busy', '正在导出另一段，请等它完成')
  const record = ctx.repos.recordings.byId(one.recordingId)
  if (record === undefined || record.file === null || record.fileKey === null || record.bytes === null || record.sha256 === null) return refuse('not-now', `${keeping.number} 没有可导出的文件`)
  const { file, stored, bytes, sha256 } = record
  const key = openApart('rec', `recording:${record.id}`, record.fileKey, ctx)
  const signer = signerOf(ctx)
  noted(record.id, 'export', ctx, { fields: [`export ${exportId}`], reason: one.reason }, signer.fresh ? ['signer:1'] : [])
  const facts = factsOf(one, record, keeping, signer.publicKey, ctx)
  const manifest = manifestText(facts)
  const papers = [
    { name: MANIFEST_NAME, text: manifest }, { name: SIGNATURE_NAME, text: evidence.sign(signer.privateKey, manifest), base64: true as const }, { name: PUBLIC_KEY_NAME, text: signer.publicKey }, { name: GUIDE_NAME, text: guideText(facts) },
  ]
  const name = `${record.number}-证据副本-${dayOf(ctx.now).replaceAll('-', '')}`
  ctx.repos.recordingKeep.addCopy({ exportId, folder, name })
  ctx.vault.afterwards(() => { evidence.begin({ exportId, recordingId: record.id, folder, name, file, key, stored, bytes, sha256, fileName: facts.fileName, papers }, ended({ exportId, recordingId: record.id, folder, name }, ctx)) })
  return { folderName: name }
}

const named = (names: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(names, code) ? names[code] ?? '' : '')

function factsOf(one: RecordingExport, record: RecordingRecord, { petitionNumber }: RecordingKeeping, publicKey: string, ctx: Ctx): EvidenceFacts {
  const { nameOf, desk } = ctx.repos.accounts
  const { number, kind, format, room, device, source, startedAt, endedAt, lengthMs, bytes, sha256, noticeHow, noticeConsent, byId } = record
  return {
    fileName: `${number}.${format}`, bytes: bytes ?? 0, sha256: sha256 ?? '', lengthMs, kind: RECORDING_KIND_NAMES[kind], format, number, petition: petitionNumber ?? '', room, device, source: SOURCES[source], startedAt, endedAt,
    noticeHow: named(NOTICE_NAMES, noticeHow), noticeConsent: named(CONSENT_NAMES, noticeConsent), keeper: nameOf(byId),
    reason: one.reason, forWhom: one.forWhom, askedBy: nameOf(one.askedBy), askedAt: one.askedAt, approvedBy: one.approvedBy === null ? '' : nameOf(one.approvedBy), approvedAt: one.approvedAt ?? 0, exportedBy: ctx.actor.name, exportedAt: ctx.now,
    events: ctx.repos.recordings.events(record.id).map(({ at, byId: hand, act }) => ({ at, by: hand === null ? '程序' : nameOf(hand), what: recordingEventName(act) })),
    roomName: desk().roomName, program: ctx.vault.evidence.program, publicKey, fingerprint: ctx.vault.evidence.fingerprint(publicKey),
  }
}

/** Told to the log when it is over, whoever is logged in by then; a room that was locked meanwhile takes no entry, and the approval holds. */
function ended(place: CopyPlace, { vault, actor, repos }: Ctx): (end: EvidenceEnd, at: number) => void {
  const { exportId, recordingId } = place
  return (end, at) => {
    if (!vault.isOpen || vault.readOnly) return
    vault.write(() => {
      // Where a stick was pulled out there may be something left on it.
      if (end !== 'no-folder' && end !== 'failed') repos.recordingKeep.removeCopy(place)
      if (end === 'done') {
        repos.recordingKeep.endExport(exportId, 'done', actor.userId, at)
        repos.recordings.addEvent(recordingId, { at, byId: actor.userId, act: 'exported', ms: null, text: '' })
      }
      vault.appendAudit({ userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action: 'recordingKeep.exported', object: `recording:${recordingId}`, fields: `export ${exportId}`, result: end === 'done' ? 'ok' : end, reason: '', rowDigest: end === 'done' ? vault.recordDigest(`recording:${recordingId}`) : '' })
    })
  }
}
