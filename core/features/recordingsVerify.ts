/**
 * Checking recordings against their fingerprints: one, or all that the actor may see; what was found goes into the page and the log of each.
 * The work itself is done beside the desk.
 */
import type { Handlers, OutputOf } from '../contract/index'
import { type Ctx, Refusal, refuse } from '../door/context'
import type { MediaPlace, VerifyWanted } from '../door/mediaPort'
import type { RecordingRecord } from '../door/recordingsPort'
import { recordingAllows } from '../domain/recording'
import { type Verdict, verdictWords } from '../domain/recordingVerdict'
import { needApart } from './apart'
import { readyRecording } from './recordingSight'
import { placeOf } from './recordingsPlay'

/** More than a room has; beyond it the rest is checked the next time. */
const MOST = 100_000

function begin(records: readonly (RecordingRecord & { readonly sha256: string })[], ctx: Ctx): void {
  const tell = told(ctx)
  const [wanted, lost]: [VerifyWanted[], [id: number, verdict: Verdict][]] = [[], []]
  for (const record of records) {
    const place = foundPlace(record, ctx)
    if ('code' in place) lost.push([record.id, place])
    else wanted.push({ recordingId: record.id, place, bytes: record.bytes ?? 0, sha256: record.sha256 })
  }
  ctx.vault.afterwards(() => {
    for (const [id, verdict] of lost) tell(id, verdict, ctx.now)
    ctx.vault.media.verify.add(wanted, tell)
  })
}

/** One that cannot even be begun keeps no other from being checked. */
function foundPlace(record: RecordingRecord, ctx: Ctx): MediaPlace | Verdict {
  try {
    return placeOf(record, ctx)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code === 'file-missing' ? 'missing' : 'damaged', at: 0 }
  }
}

/** In a transaction of its own: the call is long over. A room that was locked meanwhile is told nothing. */
function told({ vault, actor, repos }: Ctx): (id: number, verdict: Verdict, at: number) => void {
  return (id, verdict, at) => {
    const record = vault.isOpen && !vault.readOnly ? repos.recordings.byId(id) : undefined
    if (record === undefined || record.state === 'destroyed') return
    vault.write(() => {
      repos.recordings.addEvent(id, { at, byId: actor.userId, act: 'verify', ms: null, text: verdictWords(verdict, record.bytes, record.lengthMs) })
      vault.appendAudit({ userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action: 'recordings.verified', object: `recording:${id}`, fields: '', result: verdict.code, reason: '', rowDigest: vault.recordDigest(`recording:${id}`) })
    })
  }
}

const withDigest = <T extends RecordingRecord>(record: T): record is T & { readonly sha256: string } => record.sha256 !== null

function verify({ id }: { readonly id: number }, ctx: Ctx): { done: true } {
  const record = readyRecording(id, 'verify', ctx)
  if (!withDigest(record)) return refuse('recording-state', '这段录音录像没有留下指纹（SHA-256），不能校验', 'id')
  begin([record], ctx)
  ctx.audit({ object: `recording:${id}` })
  return { done: true }
}

function verifyAll(ctx: Ctx): { count: number } {
  needApart('rec', ctx)
  const records = ctx.repos.recordings.list({ limit: MOST }, ctx.actor.userId).filter(withDigest).filter(({ state, file, source }) => recordingAllows('verify', state) && (file !== null || source === 'kept'))
  begin(records, ctx)
  return { count: records.length }
}

function progress(ctx: Ctx): OutputOf<'recordings.verifyState'> {
  needApart('rec', ctx)
  const { running } = ctx.vault.media.verify.state()
  if (running === undefined) return {}
  const { recordingId, ...rest } = running
  // Somebody else's work may be on what the actor must not know of.
  return { running: { ...rest, number: ctx.repos.recordings.seen(recordingId, ctx.actor.userId)?.number ?? '' } }
}

export const verifying: Pick<Handlers<'recordings', Ctx>, 'verify' | 'verifyAll' | 'verifyState' | 'stopVerify'> = {
  verify, verifyAll: (_input, ctx) => verifyAll(ctx), verifyState: (_input, ctx) => progress(ctx),
  stopVerify: (_input, ctx) => {
    needApart('rec', ctx)
    ctx.vault.media.verify.stop()
    return { done: true }
  },
}
