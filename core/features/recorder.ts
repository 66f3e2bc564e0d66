/**
 * 录音录像 at the desk: begun after a notice, paused with a reason, marked, ended. Which step is possible is the domain's table.
 * What the recorder makes of it is written down when it says so (db/recorderDesk.ts); refuses to know devices and files.
 */
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import type { VisitRecording } from '../contract/recorder'
import { type Ctx, refuse } from '../door/context'
import type { RecordingRecord } from '../door/recordingsPort'
import { yearOf } from '../domain/day'
import { type Notice, recordingActProblem, type RecordingAct, recordingProblem } from '../domain/recording'
import { holdsApart, needApart, sealApart } from './apart'
import { detailOf } from './petitionPage'
import { noteMark, noteStep, runningOf, type RunningRecording } from './recorderSteps'
import { unerased } from './seenPetition'

const KEY_BYTES = 32
/** Chromium writes nothing else. */
const FORMAT = 'webm'

type Visit = Pick<InputOf<'recorder.begin'>, 'draftId' | 'petitionId'>
const draftGone = (): never => refuse('draft-gone', '这份草稿已登记或已删除；请到信访事项里查找，没有的按 F2 重新登记', 'draftId')

/** What the visitor was told and said, as it is kept; a form half filled in has not said it. */
function noticeOf({ draftId, petitionId }: Visit, ctx: Ctx): Notice | undefined {
  if (petitionId !== undefined) return detailOf(unerased(petitionId, ctx)).notice
  const { how, consent } = (ctx.repos.drafts.byId(draftId ?? 0, ctx.actor.userId) ?? draftGone()).form.notice ?? {}
  return how === undefined || consent === undefined ? undefined : { how, consent }
}

/** Whether a recording is part of what the actor may see. One that belongs to nobody yet is its maker's. */
function isMine({ draftId, petitionId, byId }: RecordingRecord, { repos, actor }: Ctx): boolean {
  if (petitionId !== null) return repos.petitions.byId(petitionId, actor.userId) !== undefined
  return draftId === null ? byId === actor.userId : repos.drafts.ticks(draftId, actor.userId) !== undefined
}

const gone = (): never => refuse('not-found', '没有这段正在进行的录音录像，或您无权操作；请刷新后重试', 'id')

/** The one that runs, when it is this one and takes the act. */
function taking(id: number, act: RecordingAct, ctx: Ctx): RunningRecording {
  const row = ctx.repos.recordings.byId(id) ?? gone()
  // Ending it is anybody's at the desk: there is one microphone, and the next visitor must not be recorded for the last.
  if (act !== 'stop' && !isMine(row, ctx)) gone()
  const problem = recordingActProblem(act, row.state)
  if (problem !== undefined) refuse('recorder-step', problem, 'id')
  const running = runningOf(ctx)
  return running?.row.id === id ? running : refuse('recorder-step', '这段录音录像已经停下，正在收尾；请稍等片刻再看', 'id')
}

function begin({ draftId, petitionId, kind }: InputOf<'recorder.begin'>, ctx: Ctx): OutputOf<'recorder.begin'> {
  const { repos, recorder, actor, now, today, ids } = ctx
  if ((draftId === undefined) === (petitionId === undefined)) refuse('not-found', '请从一份草稿或一件信访事项里开始录音录像', 'draftId')
  const notice = noticeOf({ draftId, petitionId }, ctx)
  needApart('rec', ctx)
  const problem = recordingProblem(notice)
  if (problem !== undefined) refuse('no-consent', problem, 'notice')
  const { ready, running } = recorder.standing()
  if (running !== undefined) refuse('recorder-busy', '这台电脑上还有一段录音录像没有结束，请先结束那一段；刚结束的请稍等片刻')
  if (ready?.kind !== kind) return refuse('recorder-away', '话筒或摄像头没有打开，录音录像没有开始；请检查设备连接后重试，或到“设置”里重新选择设备', 'kind')
  if (!recorder.hasRoom()) refuse('disk-low', '磁盘剩余不到 500 MB，录音录像没有开始；请删去不用的文件、腾出空间后重试，接待照常进行')
  const file = recorder.newFile()
  const { id, number } = repos.recordings.add({
    year: yearOf(today), source: 'desk', kind, format: FORMAT, state: 'running', trouble: '', petitionId: petitionId ?? null, draftId: draftId ?? null, room: ready.room === '' ? repos.accounts.desk().roomName : ready.room, device: ready.device, name: '',
    startedAt: now, endedAt: null, lengthMs: null, bytes: null, sha256: null, file, stored: null, noticeHow: notice?.how ?? '', noticeConsent: notice?.consent ?? '', byId: actor.userId, addedAt: now,
  })
  const key = ids.randomBytes(KEY_BYTES)
  repos.recordings.setKey(id, sealApart('rec', `recording:${id}`, base64(key), ctx))
  repos.recordings.addEvent(id, { at: now, byId: actor.userId, act: 'begin', ms: 0, text: '' })
  ctx.audit({ object: `recording:${id}`, fields: [`recording.${kind}`], records: [`recording:${id}`] })
  ctx.vault.afterwards(() => { recorder.begin({ id, file, key }) })
  return { id, number }
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

function shown(row: RecordingRecord, { repos }: Ctx): VisitRecording {
  const { id, number, kind, state, trouble, startedAt, lengthMs } = row
  return { id, number, kind, state, trouble, startedAt, ...(lengthMs === null ? {} : { lengthMs }), marks: repos.recordings.marks(id).length }
}

export const recorder: Handlers<'recorder', Ctx> = {
  state: (_input, ctx) => {
    const { repos, recorder: door } = ctx
    const running = runningOf(ctx)
    const mine = running !== undefined && isMine(running.row, ctx)
    const { known, running: told } = door.standing()
    return {
      ...(running === undefined ? {} : { running: {
        id: running.row.id, kind: running.row.kind, state: running.told.state, by: repos.accounts.nameOf(running.row.byId), startedAt: running.row.startedAt, lengthMs: Math.round(running.told.lengthMs), low: running.told.low, mine,
        ...(mine && running.row.draftId !== null ? { draftId: running.row.draftId } : {}), ...(mine && running.row.petitionId !== null ? { petitionId: running.row.petitionId } : {}),
      } }),
      holds: holdsApart('rec', ctx), room: door.hasRoom(), unsettled: known ? repos.recordings.open().filter(({ id }) => id !== told?.id).length : 0,
    }
  },
  of: ({ draftId, petitionId }, ctx) => {
    const problem = recordingProblem(noticeOf({ draftId, petitionId }, ctx)) ?? ''
    const rows = petitionId === undefined ? ctx.repos.recordings.ofDraft(draftId ?? 0) : ctx.repos.recordings.ofPetition(petitionId)
    return { recordings: rows.filter(({ source }) => source === 'desk').map((row) => shown(row, ctx)), problem }
  },
  begin,
  pause: ({ id, reason }, ctx) => {
    const running = taking(id, 'pause', ctx)
    ctx.repos.recordings.setState(id, 'paused')
    noteStep(running, 'pause', reason.trim(), ctx)
    ctx.vault.afterwards(() => { ctx.recorder.pause(id) })
    return { done: true }
  },
  resume: ({ id }, ctx) => {
    const running = taking(id, 'resume', ctx)
    ctx.repos.recordings.setState(id, 'running')
    noteStep(running, 'resume', '', ctx)
    ctx.vault.afterwards(() => { ctx.recorder.resume(id) })
    return { done: true }
  },
  stop: ({ id, why }, ctx) => {
    noteStep(taking(id, 'stop', ctx), 'stop', why === 'withdrawn' ? '来访人要求停止' : '', ctx)
    ctx.vault.afterwards(() => { ctx.recorder.end(id) })
    return { done: true }
  },
  mark: ({ id, text }, ctx) => {
    const running = taking(id, 'mark', ctx)
    noteMark(running, 'mark', text.trim(), ctx)
    return { ms: running.told.lengthMs }
  },
}
