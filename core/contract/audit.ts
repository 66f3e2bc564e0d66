/**
 * Section `audit` (审计日志): reading the chain, proving it whole, taking it along, and its head on the day sheet.
 * Entries name actions, objects and fields, never contents.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Id, Instant, Nothing, ShortText, text } from './fields'
import { Passphrase } from './vault'

const readers: Access = ['auditor', 'leader', 'admin']

/** `subject` is the object as a reader knows it; `mark` the beginning of the entry's hash, as day sheets show it. */
export const AuditRow = z.strictObject({
  seq: Id, at: Instant, userName: ShortText, role: ShortText, action: ShortText, object: ShortText, subject: ShortText, fields: z.string(), result: ShortText, reason: z.string(), mark: ShortText,
})
export type AuditRow = z.infer<typeof AuditRow>

/** `object` is an object as the log writes it (`petition:12`) or the number of a receipt; `result` is `ok`, `refused`, or a code. */
export const AuditFilter = z.strictObject({
  userId: z.number().int().nonnegative().optional(), action: text(60).optional(), object: text(60).optional(), result: text(40).optional(), from: Day.optional(), to: Day.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const audit = {
  /** Newest first; a page may hold fewer rows than asked for, even none, and still have a `next`: so much of the log was looked through. */
  list: query({
    input: AuditFilter.extend({ before: Id.optional(), limit: z.number().int().min(1).max(100).optional() }),
    output: z.strictObject({ rows: z.array(AuditRow), next: Id.optional() }), topics: ['audit'], roles: readers,
  }),
  /** Everybody an entry can be of, those who left included. */
  people: query({ input: Nothing, output: z.array(z.strictObject({ id: Id, name: ShortText })), topics: ['accounts'], roles: readers }),
  /** Walks the whole chain and compares what it says of rows with the rows; `firstBad` is the first entry that does not fit. */
  verify: query({
    input: Nothing, output: z.strictObject({ ok: z.boolean(), entries: z.number().int(), firstBad: z.number().int().optional(), detail: z.string() }), topics: [], roles: readers,
  }),
  /** The entries of a filter as a table, oldest last; asks for the password again and is itself in the log. */
  export: command({
    input: AuditFilter.extend({ passphrase: Passphrase }), output: z.strictObject({ csv: z.string(), fileName: ShortText, entries: z.number().int() }), topics: ['audit'], roles: readers,
    faults: ['wrong-login', 'wait', 'damaged', 'too-many'], confirm: true,
  }),
  /** The sheet of a day with the head of the log, to be kept on paper: whoever rewrites the log afterwards cannot rewrite the paper. */
  daySheet: command({
    input: Nothing, output: z.strictObject({ html: z.string(), seq: z.number().int(), mark: ShortText, day: Day }), topics: ['audit'], roles: ['reception', 'leader', 'auditor'],
  }),
} as const
