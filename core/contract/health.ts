/**
 * Section `health` (体检): how the room itself is doing, and a bundle of diagnostics without any personal data.
 * Knows counts and states, never contents.
 */
import { z } from 'zod'
import { query, type Access } from './call'
import { Instant, Nothing, ShortText } from './fields'

const keepers: Access = ['reception', 'leader', 'admin', 'auditor']

export const HealthCheck = z.strictObject({ id: z.enum(['database', 'audit', 'search', 'recordings', 'disk', 'clock', 'calendar', 'backup', 'recovery']), name: ShortText, level: z.enum(['green', 'amber', 'red']), text: ShortText })
export type HealthCheck = z.infer<typeof HealthCheck>

export const health = {
  /** Looks at everything once; asked again only by hand, as it reads the whole database. */
  report: query({ input: Nothing, output: z.strictObject({ at: Instant, checks: z.array(HealthCheck) }), topics: [], roles: keepers }),
  /** The diagnostics as JSON text. `printers` is how many the shell found. */
  bundle: query({ input: z.strictObject({ printers: z.number().int().min(0).max(1000) }), output: z.strictObject({ text: z.string(), suggestedName: ShortText }), topics: [], roles: keepers }),
} as const
