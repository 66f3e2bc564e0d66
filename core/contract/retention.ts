/**
 * Section `retention` (保管期限与销毁): periods, the due list, holds, and erasure that one person proposes and another approves.
 * What was erased keeps number, dates, class and headcount, and nothing that names anybody.
 */
import { z } from 'zod'
import { DAY_PERIODS } from '../domain/retention'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText } from './fields'
import { PetitionState } from './petitions'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']
const years = z.number().int().min(1, '保管年限最短 1 年').max(100, '保管年限最长 100 年')
const days = (what: string, { least, most }: (typeof DAY_PERIODS)[keyof typeof DAY_PERIODS]) => z.number().int().min(least, `${what}最短保管 ${least} 天`).max(most, `${what}最长保管 ${most} 天`)
/** What a room sets for itself: years; days for drafts nobody goes on with and for recordings. */
export const Periods = z.strictObject({ consult: years, petition: years, report: years, buffer: years, safety: years, callBack: years, draft: days('草稿', DAY_PERIODS.draft), recordingSound: days('录音', DAY_PERIODS.recordingSound), recordingPicture: days('录像', DAY_PERIODS.recordingPicture) })

const Which = z.strictObject({ petitionIds: z.array(Id).min(1, '请至少选一件').max(50, '一次最多 50 件') })

export const RetentionRow = z.strictObject({
  id: Id, number: ShortText, title: ShortText, name: ShortText, receivedOn: Day, lastOn: Day, keptUntil: Day, ruleName: ShortText, state: PetitionState,
  hold: z.strictObject({ reason: z.string(), by: ShortText, at: Instant }).optional(),
  proposal: z.strictObject({ reason: z.string(), by: ShortText, at: Instant, own: z.boolean() }).optional(),
})
export type RetentionRow = z.infer<typeof RetentionRow>

/** A record of somebody of whom no petition came: a stay in the 情绪缓冲室, a red flag, a promised call back. `no` is its own number, not a receipt's. */
export const Unfiled = z.strictObject({ kind: z.enum(['stay', 'flag', 'callBack']), no: Id })
export type Unfiled = z.infer<typeof Unfiled>
const WhichUnfiled = z.strictObject({ records: z.array(Unfiled).min(1, '请至少选一条').max(50, '一次最多 50 条') })

/** Of what such a record says nothing is told: who goes through the list need not know. */
export const UnfiledRow = Unfiled.extend({
  begunOn: Day, by: ShortText, lastOn: Day, keptUntil: Day, ruleName: ShortText,
  proposal: z.strictObject({ reason: z.string(), by: ShortText, at: Instant, own: z.boolean() }).optional(),
})
export type UnfiledRow = z.infer<typeof UnfiledRow>

export const retention = {
  rules: query({
    input: Nothing, topics: ['desk'], roles: 'everyone',
    output: z.strictObject({ revision: ShortText, source: z.string(), rules: z.array(z.strictObject({ id: ShortText, name: ShortText, years: z.number().int().nullable(), days: z.number().int().nullable(), start: ShortText, how: ShortText, source: ShortText, verified: z.boolean(), /** Set by this room. */ own: z.boolean() })) }),
  }),
  /** The room's own periods, all of them. What is due by them is erased by two people all the same. */
  setPeriods: command({ input: z.strictObject({ periods: Periods, reason: Reason }), output: Done, topics: ['desk', 'petitions', 'drafts', 'audit'], roles: ['leader', 'admin'], faults: ['unchanged'] }),
  /** Drafts nobody went on with: the actor's own, for a leader everybody's. Of others' no content is told. */
  drafts: query({ input: Nothing, output: z.array(z.strictObject({ id: Id, owner: ShortText, own: z.boolean(), startedAt: Instant, savedAt: Instant })), topics: ['drafts', 'desk'], roles: desk }),
  discardDrafts: command({ input: z.strictObject({ draftIds: z.array(Id).min(1, '请至少选一份').max(50, '一次最多 50 份'), reason: Reason }), output: Done, topics: ['drafts', 'audit'], roles: desk, faults: ['not-due'] }),
  /** What the actor may see and is kept past its last day, or is held or proposed; oldest first. */
  due: query({ input: z.strictObject({ after: Id.optional() }), output: z.strictObject({ rows: z.array(RetentionRow), next: Id.optional() }), topics: ['petitions'], roles: desk }),
  /** Keeps a petition that is still needed (复查复核、诉讼 …). */
  hold: command({ input: z.strictObject({ petitionId: Id, reason: Reason }), output: Done, topics: ['petitions', 'audit'], roles: desk, faults: ['already-held'] }),
  release: command({ input: z.strictObject({ petitionId: Id, reason: Reason }), output: Done, topics: ['petitions', 'audit'], roles: ['leader'], faults: ['not-held'] }),
  propose: command({ input: Which.extend({ reason: Reason }), output: Done, topics: ['petitions', 'audit'], roles: desk, faults: ['not-due', 'held', 'already-proposed'] }),
  /** Takes a proposal back, by its proposer or by a leader who does not approve. */
  withdraw: command({ input: Which.extend({ reason: Reason }), output: Done, topics: ['petitions', 'audit'], roles: desk, faults: ['not-proposed', 'not-yours'] }),
  /** Erases what somebody else proposed; all of it or nothing. Asks for the passphrase again. */
  approve: command({
    input: Which.extend({ passphrase: Passphrase }), output: z.strictObject({ erased: z.number().int() }), topics: ['petitions', 'people', 'receipts', 'audit'], roles: ['leader'], confirm: true,
    faults: ['not-proposed', 'own-proposal', 'held', 'not-due', 'wrong-login', 'wait', 'damaged'],
  }),
  /** Records of which no petition came and that are kept past their last day, oldest first; `more` when the list goes on once these are gone. */
  unfiled: query({ input: Nothing, output: z.strictObject({ rows: z.array(UnfiledRow), more: z.boolean() }), topics: ['buffer', 'safety', 'handover', 'desk'], roles: desk }),
  proposeUnfiled: command({ input: WhichUnfiled.extend({ reason: Reason }), output: Done, topics: ['buffer', 'safety', 'handover', 'audit'], roles: desk, faults: ['not-due', 'already-proposed'] }),
  withdrawUnfiled: command({ input: WhichUnfiled.extend({ reason: Reason }), output: Done, topics: ['buffer', 'safety', 'handover', 'audit'], roles: desk, faults: ['not-due', 'not-proposed', 'not-yours'] }),
  approveUnfiled: command({
    input: WhichUnfiled.extend({ passphrase: Passphrase }), output: z.strictObject({ erased: z.number().int() }), topics: ['buffer', 'safety', 'handover', 'audit'], roles: ['leader'], confirm: true,
    faults: ['not-due', 'not-proposed', 'own-proposal', 'wrong-login', 'wait', 'damaged'],
  }),
} as const
