/**
 * What 录音录像 does with the other sections: which recording runs, marks by what happens in the visit, and its end when the visitor or the draft is gone.
 * Refuses to know devices and files.
 */
import type { IntakeForm } from '../contract/intake'
import type { Ctx } from '../door/context'
import type { RecorderRunning } from '../door/recorderPort'
import type { MarkKind, RecordingRecord } from '../door/recordingsPort'

export interface RunningRecording { readonly row: RecordingRecord; readonly told: RecorderRunning }

/** The recording that runs, with what the recorder last told of it. */
export function runningOf({ repos, recorder }: Ctx): RunningRecording | undefined {
  const told = recorder.standing().running
  const row = told === undefined ? undefined : repos.recordings.byId(told.id)
  return told === undefined || row === undefined ? undefined : { row, told }
}

/** Writes down a step with its place in the recording, and names it in the audit log. */
export function noteStep({ row, told }: RunningRecording, act: string, text: string, ctx: Ctx): void {
  ctx.repos.recordings.addEvent(row.id, { at: ctx.now, byId: ctx.actor.userId, act, ms: told.lengthMs, text })
  ctx.audit({ object: `recording:${row.id}`, fields: [`recording.${act}`], records: [`recording:${row.id}`], ...(text === '' ? {} : { reason: text }) })
}

export function noteMark({ row, told }: RunningRecording, kind: MarkKind, text: string, ctx: Ctx): void {
  ctx.repos.recordings.addMark(row.id, { ms: told.lengthMs, kind, text, byId: ctx.actor.userId, at: ctx.now })
  ctx.audit({ object: `recording:${row.id}`, fields: ['recording.mark'], records: [`recording:${row.id}`] })
}

/** Ends what runs for a draft that is not there any more, or whose visitor does not want it; nothing where nothing runs for it. */
export function stopFor(draftId: number, reason: string, ctx: Ctx): void {
  const running = runningOf(ctx)
  if (running?.row.draftId !== draftId) return
  noteStep(running, 'stop', reason, ctx)
  ctx.vault.afterwards(() => { ctx.recorder.end(running.row.id) })
}

/** Recordings of a draft that is removed belong to nobody yet; the records to be named with it. */
export function leftBehind(draftId: number, ctx: Ctx): { readonly records?: readonly string[] } {
  stopFor(draftId, '草稿已删除', ctx)
  const left = ctx.repos.recordings.ofDraft(draftId)
  return left.length === 0 ? {} : { records: left.map(({ id }) => `recording:${id}`) }
}

/** A mark by what happened in the visit that is being recorded; nothing where another or none is. */
export function markHappening(visit: { readonly draftId?: number | null | undefined; readonly petitionId?: number | null | undefined }, kind: MarkKind, text: string, ctx: Ctx): void {
  const running = runningOf(ctx)
  if (running === undefined) return
  const { draftId, petitionId } = running.row
  if ((draftId !== null && draftId === visit.draftId) || (petitionId !== null && petitionId === visit.petitionId)) noteMark(running, kind, text, ctx)
}

/** What a draft that is about to be saved or registered says of the recording that runs for it: a consent taken back ends it, what was said by the script library is marked. */
export function followDraft(draftId: number, form: IntakeForm, ctx: Ctx): void {
  const running = runningOf(ctx)
  if (running?.row.draftId !== draftId) return
  if (form.notice?.consent === 'refused') return stopFor(draftId, '来访人要求停止', ctx)
  const before = new Set((ctx.repos.drafts.byId(draftId, ctx.actor.userId)?.form.scriptsUsed ?? []).map(({ scriptId }) => scriptId))
  for (const { scriptId, version } of form.scriptsUsed ?? []) {
    const title = before.has(scriptId) ? undefined : ctx.repos.scripts.version(scriptId, version)?.title
    if (title !== undefined) noteMark(running, 'script', `话术：${title}`, ctx)
  }
}
