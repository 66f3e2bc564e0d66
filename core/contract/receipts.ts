/**
 * Section `receipts` (登记回执): preview, printing and its history.
 * The number is given at registration; printing only records that paper left the desk.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Done, Id, Instant, Paper, ShortText } from './fields'

const desk: Access = ['reception', 'leader']
const Which = z.strictObject({ petitionId: Id, paper: Paper })
/** A sheet from a printer, or a file. */
const Medium = z.enum(['sheet', 'pdf'])

export const receipts = {
  /** The page as a printer would put it out now; takes no number and leaves no trace but the audit entry. */
  preview: query({ input: Which, output: z.strictObject({ html: z.string(), number: ShortText, reprint: z.boolean() }), topics: ['receipts', 'petitions', 'desk'], roles: desk, faults: ['receipt-changed'] }),
  /** Records and audits the output and returns the page. The first sheet and the first file handed out are originals, each further one of its kind is marked 补打. */
  print: command({ input: Which.extend({ medium: Medium.default('sheet') }), output: z.strictObject({ html: z.string(), number: ShortText, reprint: z.boolean(), printNo: z.number().int() }), topics: ['receipts', 'petitions', 'audit'], roles: desk, faults: ['receipt-changed'] }),
  /** Nothing took an output of the actor's own: it was not handed out, and the next one is still the first. */
  failed: command({ input: z.strictObject({ petitionId: Id, printNo: Id }), output: Done, topics: ['receipts', 'petitions', 'audit'], roles: desk, faults: ['no-print'] }),
  history: query({
    input: z.strictObject({ petitionId: Id }),
    output: z.array(z.strictObject({ printNo: z.number().int(), at: Instant, by: ShortText, paper: Paper, medium: Medium, reprint: z.boolean(), failed: z.boolean(), digest: z.string() })), topics: ['receipts'], roles: desk,
  }),
} as const
