/**
 * Section `receipts` (登记回执): preview, printing and its history.
 * The number is given at registration; printing only records that paper left the desk.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Id, Instant, Paper, ShortText } from './fields'

const desk: Access = ['reception', 'leader']
const Which = z.strictObject({ petitionId: Id, paper: Paper })

export const receipts = {
  /** The page as it would be printed now; takes no number and leaves no trace but the audit entry. */
  preview: query({ input: Which, output: z.strictObject({ html: z.string(), number: ShortText, reprint: z.boolean() }), topics: ['receipts', 'petitions', 'desk'], roles: desk }),
  /** Records and audits the print and returns the page; from the second time on it is marked 补打. */
  print: command({ input: Which, output: z.strictObject({ html: z.string(), number: ShortText, reprint: z.boolean(), printNo: z.number().int() }), topics: ['receipts', 'petitions', 'audit'], roles: desk }),
  history: query({
    input: z.strictObject({ petitionId: Id }),
    output: z.array(z.strictObject({ printNo: z.number().int(), at: Instant, by: ShortText, paper: Paper, reprint: z.boolean(), digest: z.string() })), topics: ['receipts'], roles: desk,
  }),
} as const
