/**
 * Section `claims` (三清单): the problems of a 合理诉求, who answers for each, and by when.
 * Items are rewritten as long as the petition is open; every version stays.
 */
import { z } from 'zod'
import { CLAIM_STATUSES } from '../domain/claims'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Reason, ShortText, StartDay, text } from './fields'

const desk: Access = ['reception', 'leader']
export const UnitName = text(80)
export const PersonName = text(60)

export const ClaimStatus = z.enum(CLAIM_STATUSES)
export const ClaimMilestone = z.strictObject({ day: StartDay, what: text(200), doneOn: StartDay.optional(), by: PersonName })
/** `materials` names those of the petition's own that prove it; `statusReason` says why it cannot be done, or why it was taken up again. */
export const ClaimContent = z.strictObject({
  issue: text(500), leadUnit: UnitName, coUnits: z.array(UnitName).max(10), person: PersonName, path: text(2000), dueOn: StartDay,
  milestones: z.array(ClaimMilestone).max(20), status: ClaimStatus, statusReason: text(500), evidence: text(2000), materials: z.array(text(120)).max(20),
})
export type ClaimContent = z.infer<typeof ClaimContent>

export const ClaimItem = z.strictObject({
  id: Id, no: z.number().int(), revision: z.number().int(), content: ClaimContent, savedBy: ShortText, savedAt: Instant,
  /** 提前办结日, where the due day is a rest day. */
  earlyOn: Day.optional(), endedOn: Day.optional(), state: z.enum(['ended', 'overdue', 'soon', 'later']),
})
export type ClaimItem = z.infer<typeof ClaimItem>

export const ClaimSheet = z.strictObject({
  today: Day, receivedOn: Day, items: z.array(ClaimItem),
  /** Why nothing can be written; empty when it can. */
  shut: z.string(),
  /** The day the room promised: an item due later is pointed out. */
  promisedOn: Day.optional(), materials: z.array(z.string()), units: z.array(z.string()),
})
export type ClaimSheet = z.infer<typeof ClaimSheet>

/** `dropped` is the reason why it left the sheet. */
export const ClaimVersion = z.strictObject({ revision: z.number().int(), at: Instant, by: ShortText, content: ClaimContent, dropped: z.string().optional() })

export const claims = {
  /** Items of one petition by their number, with names of units typed before. */
  list: query({ input: z.strictObject({ petitionId: Id }), output: ClaimSheet, topics: ['claims', 'petitions', 'calendar'], roles: desk }),
  /** A new item without `id` and with revision 0; otherwise the revision it was read in. */
  save: command({
    input: z.strictObject({ petitionId: Id, id: Id.optional(), revision: z.number().int().nonnegative(), item: ClaimContent }), output: z.strictObject({ id: Id, revision: z.number().int() }), topics: ['claims', 'petitions'], roles: desk,
    faults: ['claim-incomplete', 'claim-step', 'claim-day', 'changed', 'closed', 'not-a-claim', 'erased'],
  }),
  /** Takes an item off the sheet that should not be there; its versions stay and its number is not given again. */
  drop: command({ input: z.strictObject({ id: Id, revision: z.number().int().positive(), reason: Reason }), output: Done, topics: ['claims', 'petitions'], roles: desk, faults: ['changed', 'closed', 'erased'] }),
  /** Every version of an item, newest first. */
  history: query({ input: z.strictObject({ id: Id }), output: z.array(ClaimVersion), topics: ['claims'], roles: desk }),
} as const
