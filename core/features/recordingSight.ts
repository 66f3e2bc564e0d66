/**
 * A recording as far as the actor may know of it: holders of the compartment only, and as hidden as its petition.
 * What is hidden and what was never there are refused alike.
 */
import { type Ctx, refuse } from '../door/context'
import type { RecordingRecord } from '../door/recordingsPort'
import { type RecordingAct, recordingActProblem } from '../domain/recording'
import { needApart } from './apart'

export function seenRecording(id: number, ctx: Ctx): RecordingRecord {
  needApart('rec', ctx)
  return ctx.repos.recordings.seen(id, ctx.actor.userId) ?? refuse('not-found', '没有这段录音录像，或您无权查看；请刷新列表后重试，确需查看的请联系首接责任人或分管领导', 'id')
}

/** In a state that takes the act. */
export function readyRecording(id: number, act: RecordingAct, ctx: Ctx): RecordingRecord {
  const recording = seenRecording(id, ctx)
  const problem = recordingActProblem(act, recording.state)
  return problem === undefined ? recording : refuse('recording-state', problem, 'id')
}
