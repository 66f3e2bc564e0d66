/**
 * Section `recordingKeep` (录音录像的保管、销毁与证据导出): what is due, holds, destruction that one person proposes and another approves, copies for evidence, and the printed index.
 * What was destroyed keeps number, times, length and digest; nobody can hear or see it any more.
 */
import { z } from 'zod'
import { DESTROY_GROUNDS, EXPORT_ENDS, EXPORT_STATES, HOLD_GROUNDS } from '../domain/recordingKeep'
import { RECORDING_STATES } from '../domain/recording'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Reason, ShortText, text } from './fields'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']
const leader: Access = ['leader']

const Which = z.strictObject({ ids: z.array(Id).min(1, '请至少选一段').max(50, '一次最多 50 段') })
const ForWhom = text(120).refine((value) => value.trim().length >= 2, '请写明交给谁（至少 2 个字）')
const said = { reason: z.string(), by: ShortText, at: Instant }

export const HoldGround = z.enum(HOLD_GROUNDS)
const DestroyGround = z.enum(DESTROY_GROUNDS)

/** How one is kept. `petitionHold`: it is held with its petition. */
export const RecordingKept = z.strictObject({
  id: Id, number: ShortText, kind: z.enum(['sound', 'picture']), source: z.enum(['desk', 'taken', 'kept']), state: z.enum(RECORDING_STATES), room: ShortText, startedAt: Instant, bytes: z.number().int().nullable(),
  petitionId: Id.optional(), petitionNumber: ShortText.optional(), keptUntil: Day, due: z.boolean(), ruleName: ShortText,
  hold: z.strictObject({ ground: HoldGround, ...said }).optional(), petitionHold: z.strictObject(said).optional(),
  proposal: z.strictObject({ ground: DestroyGround, ...said, own: z.boolean() }).optional(),
  destroyed: z.strictObject({ ground: DestroyGround, at: Instant, proposedBy: ShortText, approvedBy: ShortText }).optional(),
})
export type RecordingKept = z.infer<typeof RecordingKept>

/** A copy for evidence; words are empty once the recording is destroyed. `until`: the last moment at which it may be written. */
export const RecordingExportRow = z.strictObject({
  exportId: Id, recordingId: Id, number: ShortText, reason: z.string(), forWhom: z.string(), askedBy: ShortText, askedAt: Instant, own: z.boolean(), state: z.enum(EXPORT_STATES),
  approvedBy: ShortText.optional(), approvedAt: Instant.optional(), until: Instant.optional(), endedBy: ShortText.optional(), endedAt: Instant.optional(),
})
export type RecordingExportRow = z.infer<typeof RecordingExportRow>

const Export = z.strictObject({ exportId: Id })

export const recordingKeep = {
  /** Copies of one recording, or those of any that wait to be approved or written. `work` is the one being written. */
  exports: query({
    input: z.strictObject({ id: Id.optional() }), topics: ['recordings', 'petitions'], roles: desk, faults: ['not-held'],
    output: z.strictObject({
      today: Day, rows: z.array(RecordingExportRow), work: z.strictObject({ exportId: Id, done: z.number(), bytes: z.number() }).optional(), last: z.strictObject({ exportId: Id, end: z.enum(EXPORT_ENDS), message: z.string() }).optional(),
      /** SHA-256 of the public key that signs, in groups of four; missing until the first copy. */
      fingerprint: z.string().optional(),
    }),
  }),
  /** A copy leaves the vault only when another person, a leader, approved it. */
  askExport: command({ input: z.strictObject({ id: Id, forWhom: ForWhom, reason: Reason }), output: Export, topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'not-now', 'not-here', 'already-asked'] }),
  withdrawExport: command({ input: Export.extend({ reason: Reason }), output: Done, topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'not-open', 'not-yours'] }),
  /** Holds for seven days and for one copy. */
  approveExport: command({ input: Export.extend({ passphrase: Passphrase }), output: Done, topics: ['recordings', 'audit'], roles: leader, confirm: true, faults: ['not-held', 'not-now', 'not-open', 'own-request', 'wrong-login', 'wait', 'damaged'] }),
  /** Begins to write the copy into a new folder within the one that was chosen; `exports` tells how far it is and how it ended. */
  export: command({ input: Export.extend({ folder: text(1000).refine((value) => value.trim() !== '', '请选择存放的文件夹') }), output: z.strictObject({ folderName: ShortText }), topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'not-now', 'not-open', 'not-here', 'not-approved', 'expired', 'no-folder', 'busy', 'unreadable'] }),
  /** What was written of the one under way is removed; it can be begun again. */
  stopExport: command({ input: Export, output: Done, topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'not-open', 'not-running'] }),

  /** What the actor may see and is kept past its last day, or is held or proposed; by number. */
  due: query({ input: z.strictObject({ after: Id.optional() }), output: z.strictObject({ rows: z.array(RecordingKept), next: Id.optional() }), topics: ['recordings', 'petitions', 'desk'], roles: desk, faults: ['not-held'] }),
  /** One of them, whether it is due or not. */
  of: query({ input: z.strictObject({ id: Id }), output: RecordingKept, topics: ['recordings', 'petitions', 'desk'], roles: desk, faults: ['not-held'] }),
  /** Keeps one that is still needed; it is not destroyed while this stands. */
  hold: command({ input: z.strictObject({ id: Id, ground: HoldGround, reason: Reason }), output: Done, topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'already-kept', 'not-now'] }),
  release: command({ input: z.strictObject({ id: Id, reason: Reason }), output: Done, topics: ['recordings', 'audit'], roles: leader, faults: ['not-held', 'not-kept'] }),
  /** `due`: its time is over. `asked`: whoever is in it asked for it, at any time. */
  propose: command({ input: Which.extend({ ground: z.enum(['due', 'asked']), reason: Reason }), output: Done, topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'not-now', 'not-due', 'kept', 'already-proposed'] }),
  /** 录音录像索引台账 of some days, as far as the actor may see them. */
  ledger: query({ input: z.strictObject({ from: Day, to: Day }), output: z.strictObject({ html: z.string(), fileTitle: ShortText, rows: z.number().int() }), topics: [], roles: desk, faults: ['not-held', 'days-wrong', 'too-many'] }),
  /** Takes a proposal back, by its proposer or by a leader who does not approve. */
  withdraw: command({ input: Which.extend({ reason: Reason }), output: Done, topics: ['recordings', 'audit'], roles: desk, faults: ['not-held', 'not-proposed', 'not-yours'] }),
  /** Destroys what somebody else proposed; all of it or nothing. `byHand`: their files lie on the room's own recorder and are not ours to remove. */
  approve: command({
    input: Which.extend({ passphrase: Passphrase }), output: z.strictObject({ destroyed: z.number().int(), byHand: z.array(z.strictObject({ number: ShortText, name: z.string() })) }), topics: ['recordings', 'audit'], roles: leader, confirm: true,
    faults: ['not-held', 'not-now', 'not-proposed', 'own-proposal', 'kept', 'not-due', 'wrong-login', 'wait', 'damaged'],
  }),
} as const
