/**
 * Section `audit` (审计日志): reading the chain and proving it whole.
 * Entries name actions, objects and fields, never contents.
 */
import { z } from 'zod'
import { query, type Access } from './call'
import { Id, Instant, Nothing, ShortText, text } from './fields'

const readers: Access = ['auditor', 'leader', 'admin']

export const AuditRow = z.strictObject({ seq: Id, at: Instant, userName: ShortText, role: ShortText, action: ShortText, object: ShortText, fields: ShortText, result: ShortText, reason: z.string() })
export type AuditRow = z.infer<typeof AuditRow>

export const audit = {
  list: query({ input: z.strictObject({ before: Id.optional(), action: text(60).optional(), limit: z.number().int().min(1).max(100).optional() }), output: z.strictObject({ rows: z.array(AuditRow), next: Id.optional() }), topics: ['audit'], roles: readers }),
  /** Walks the whole chain; `firstBad` is the sequence number of the first entry that does not fit. */
  verify: query({ input: Nothing, output: z.strictObject({ ok: z.boolean(), entries: z.number().int(), firstBad: z.number().int().optional(), detail: ShortText }), topics: ['audit'], roles: readers }),
} as const
