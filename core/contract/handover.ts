/**
 * Section `handover` (日终交接): promised call backs, the sheet of what the next person takes over, and his signature.
 * Names and telephones leave masked; a reader gets of a sheet what he may see of the room.
 */
import { z } from 'zod'
import { CALL_OUTCOMES } from '../domain/handover'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText, StartDay, text } from './fields'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']

export const CallOutcome = z.enum(CALL_OUTCOMES)
const Time = text(5).refine((value) => value === '' || /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(value), '时间请写成 09:30 这样，不约定时间就留空')

export const CallBack = z.strictObject({
  id: Id, petitionId: Id.optional(), number: ShortText, name: ShortText, phone: ShortText, about: ShortText, dueOn: Day, dueTime: ShortText,
  state: z.enum(['overdue', 'today', 'later', 'closed']), promisedBy: ShortText, promisedAt: Instant,
  /** Calls made so far, oldest first. */
  calls: z.array(z.strictObject({ at: Instant, by: ShortText, outcome: CallOutcome, note: z.string() })),
})
export type CallBack = z.infer<typeof CallBack>

export const HandoverSheet = z.strictObject({
  day: Day, at: Instant,
  petitions: z.array(z.strictObject({ id: Id, number: ShortText, name: ShortText, title: ShortText, dueOn: Day.optional(), officerName: ShortText, why: z.enum(['overdue', 'soon', 'today']) })),
  /** There are more than the sheet holds: the list of petitions has them all. */
  morePetitions: z.boolean(),
  callBacks: z.array(CallBack),
  /** In the emotion buffer room now; `since` its beginning. */
  inBuffer: z.array(z.strictObject({ id: Id, label: ShortText, level: z.number().int(), since: Instant })),
  /** Numbers still waiting or called. */
  tickets: z.array(z.strictObject({ id: Id, number: ShortText, label: ShortText, state: ShortText })),
  /** Red flags not yet closed or still to be reviewed, and running alarms. */
  flags: z.array(z.strictObject({ kind: z.enum(['flag', 'alarm']), id: Id, text: ShortText, dueOn: Day.optional() })),
  /** Registered in the last days and never printed: the visitor has nothing in hand. */
  unprinted: z.array(z.strictObject({ id: Id, number: ShortText })),
  /** Papers issued and not yet with whom they are for. */
  undelivered: z.array(z.strictObject({ id: Id, petitionNumber: ShortText, kindName: ShortText, paperNumber: ShortText, issuedOn: Day })),
  /** Receipt numbers of the year and queue numbers of the day that are missing, in words; empty when the runs have no gap. */
  gaps: z.array(ShortText),
  backup: z.strictObject({ level: z.enum(['green', 'amber', 'red']), text: z.string() }),
  head: z.strictObject({ seq: z.number().int(), mark: ShortText }),
})
export type HandoverSheet = z.infer<typeof HandoverSheet>

export const HandoverRow = z.strictObject({
  id: Id, day: Day, madeAt: Instant, madeBy: ShortText, toName: ShortText, note: z.string(),
  /** The reader made it himself, and so cannot sign it. */
  own: z.boolean(),
  signed: z.strictObject({ at: Instant, by: ShortText, remark: z.string() }).optional(),
})
export type HandoverRow = z.infer<typeof HandoverRow>

export const handover = {
  /** What would be handed over now. */
  sheet: query({ input: Nothing, output: HandoverSheet, topics: ['handover', 'petitions', 'queue', 'buffer', 'safety', 'receipts', 'backups'], roles: desk }),
  /** Call backs of one petition, closed ones too. */
  callBacks: query({ input: z.strictObject({ petitionId: Id }), output: z.array(CallBack), topics: ['handover'], roles: desk }),
  /** With a petition name and telephone may be left empty: they are the petitioner's. */
  promiseCallBack: command({
    input: z.strictObject({ petitionId: Id.optional(), name: text(60), phone: text(40), about: text(200), dueOn: StartDay, dueTime: Time }), output: z.strictObject({ id: Id }), topics: ['handover', 'petitions'], roles: desk,
    faults: ['name-missing', 'phone-missing', 'about-missing', 'past', 'erased'],
  }),
  /** A call that was made: reached or no longer wanted closes it, not reached keeps it open. */
  noteCall: command({ input: z.strictObject({ id: Id, outcome: CallOutcome, note: Reason }), output: Done, topics: ['handover', 'petitions'], roles: desk, faults: ['closed'] }),
  /** The whole telephone number, with the reason in the audit log. */
  revealPhone: query({ input: z.strictObject({ id: Id, reason: Reason }), output: z.strictObject({ value: z.string() }), topics: [], roles: desk }),
  /** Closes the day's sheet: as it is now it waits for the next person. */
  make: command({ input: z.strictObject({ note: text(2000), toId: Id.optional() }), output: z.strictObject({ id: Id }), topics: ['handover'], roles: desk, faults: ['unknown-officer', 'self'] }),
  /** Newest first; unsigned ones stand before the others. */
  list: query({ input: z.strictObject({ before: Id.optional() }), output: z.strictObject({ rows: z.array(HandoverRow), next: Id.optional() }), topics: ['handover'], roles: desk }),
  /** A sheet as it was handed over, as far as the reader may see it. */
  get: query({ input: z.strictObject({ id: Id }), output: z.strictObject({ row: HandoverRow, sheet: HandoverSheet }), topics: ['handover'], roles: desk }),
  /** Takes a sheet over; never one's own. Asks for the passphrase, which stands for the signature. */
  sign: command({ input: z.strictObject({ id: Id, remark: text(500), passphrase: Passphrase }), output: Done, topics: ['handover', 'audit'], roles: desk, confirm: true, faults: ['own-handover', 'already-signed', 'wrong-login', 'wait', 'damaged'] }),
  /** The sheet on A4: numbers and days, no names. */
  paper: query({ input: z.strictObject({ id: Id }), output: z.strictObject({ html: z.string(), day: Day }), topics: [], roles: desk }),
} as const
