/**
 * Section `papers` (文书): drafts and issued papers, their numbers, outputs and voiding. Serving them is in paperDelivery.ts, .docx and templates in paperTemplates.ts.
 * Knows what may be asked about papers; what a kind of paper says is core/documents/paper.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'
import { Delivery, deliveryCalls } from './paperDelivery'
import { templateCalls } from './paperTemplates'
import { Draft, DraftRow, IssuedRow, KindId, KindRow, Problem, RegisterRow, ReceivedNumber, Values } from './paperRows'

const desk: Access = ['reception', 'leader']
const Which = z.strictObject({ paperId: Id })
const WhichDraft = z.strictObject({ draftId: Id })
const NewDraft = z.strictObject({ draftId: Id })
/** A sheet from a printer, or a file. */
const Medium = z.enum(['sheet', 'pdf'])
const Page = z.strictObject({ html: z.string(), /** Name for the file; of nobody. */ fileTitle: ShortText })

/** One output of an issued paper. */
export const PaperOutput = z.strictObject({ outputNo: z.number().int(), at: Instant, by: ShortText, medium: Medium, reprint: z.boolean(), failed: z.boolean(), digest: z.string() })
export type PaperOutput = z.infer<typeof PaperOutput>

/** Everything the desk knows of an issued paper but its page, which `preview` gives. */
export const IssuedPaper = IssuedRow.extend({
  petitionId: Id.optional(), petitionNumber: ShortText.optional(),
  /** The layout's revision when it was issued, and the digest of the page stored then. */
  template: ShortText, digest: z.string(),
  /** Numbers that came from the body it was drafted for, newest first: the first one holds, the others were put right by it. */
  receivedNumbers: z.array(ReceivedNumber),
  outputs: z.array(PaperOutput),
  /** Every line of 送达, newest first; those put right by a later one say so. */
  deliveries: z.array(Delivery),
  /** Its petition was erased: page, values and names are gone. */
  erased: z.boolean(),
})
export type IssuedPaper = z.infer<typeof IssuedPaper>

export const papers = {
  /** The kinds of paper, and for each whether it can be started: for a petition, or without one for the desk itself (公示、纪要、录音录像告知书). `why` says why not, and the way out. */
  kinds: query({ input: z.strictObject({ petitionId: Id.optional() }), output: z.array(KindRow), topics: ['papers', 'petitions', 'desk'], roles: desk }),
  /** Drafts and issued papers of a petition, newest first; drafts are the room's, whoever began them. */
  ofPetition: query({ input: z.strictObject({ petitionId: Id }), output: z.strictObject({ drafts: z.array(DraftRow), papers: z.array(IssuedRow) }), topics: ['papers'], roles: desk }),
  /** The same for papers that belong to no petition; the newest fifty of each. */
  ofDesk: query({ input: Nothing, output: z.strictObject({ drafts: z.array(DraftRow), papers: z.array(IssuedRow) }), topics: ['papers'], roles: desk }),

  /** A draft, filled in as far as the file knows; nothing is numbered. */
  start: command({ input: z.strictObject({ kind: KindId, petitionId: Id.optional() }), output: NewDraft, topics: ['papers', 'petitions', 'audit'], roles: desk, faults: ['not-offered', 'erased'] }),
  /** A new draft with the words of an issued or voided paper; the file's facts of today are not filled in again. */
  copy: command({ input: Which, output: NewDraft, topics: ['papers', 'audit'], roles: desk, faults: ['erased', 'apart', 'not-offered'] }),
  /** Audited, so it is not asked again by itself: ask again after `draft-newer`. The draft with its fields (what to ask for, in this order), values and what is still missing. */
  open: query({ input: WhichDraft, output: Draft, topics: [], roles: desk, faults: ['draft-gone'] }),
  /**
   * Replaces all values; fields that are not the kind's are refused. `revision` is the one last read or saved, so an old screen cannot overwrite newer text (`draft-newer`: open it again).
   * Incomplete values are kept all the same: `missing` says what 定稿 would refuse.
   */
  save: command({ input: WhichDraft.extend({ revision: z.number().int(), values: Values }), output: z.strictObject({ revision: z.number().int(), savedAt: Instant, missing: z.array(Problem) }), topics: ['papers'], roles: desk, faults: ['draft-gone', 'draft-newer', 'unknown-field'] }),
  discard: command({ input: WhichDraft, output: Done, topics: ['papers', 'audit'], roles: desk, faults: ['draft-gone'] }),
  /** Everything 定稿 would refuse, in the order of the form; empty when it may be issued. `field` is `''` where it is the room's settings. */
  missing: query({ input: WhichDraft, output: z.array(Problem), topics: ['papers', 'petitions', 'desk'], roles: desk, faults: ['draft-gone'] }),
  /** The draft as a page, audited and not asked again by itself; where a number will stand it says that it is given at 定稿. */
  previewDraft: query({ input: WhichDraft, output: Page, topics: [], roles: desk, faults: ['draft-gone'] }),
  /**
   * 定稿: dated today, numbered where the kind has a series, and stored as it is for good; the draft is gone. `revision` is the one on the screen.
   * `incomplete`: the first thing missing, with its field (papers.missing has them all). `no-agency-code`, `no-competent-unit`: a setting of the room is empty.
   */
  finalise: command({
    input: WhichDraft.extend({ revision: z.number().int(), copies: z.number().int().min(1, '份数至少 1 份').max(99, '份数最多 99 份').default(2) }),
    output: z.strictObject({ paperId: Id, number: ShortText.optional(), drafted: z.boolean() }), topics: ['papers', 'petitions', 'audit'], roles: desk,
    faults: ['draft-gone', 'draft-newer', 'incomplete', 'no-agency-code', 'no-competent-unit', 'erased'],
  }),

  /** Audited; asked again where a paper changed. */
  get: query({ input: Which, output: IssuedPaper, topics: ['papers'], roles: desk }),
  /** The page as stored, and audited; voided ones too, for reading. */
  preview: query({ input: Which, output: Page, topics: [], roles: desk, faults: ['erased', 'apart', 'paper-changed'] }),
  /** Records the output and gives the stored page; each further sheet, and each further file, is marked 补打 and differs in nothing else. A voided paper is not put out. */
  print: command({
    input: Which.extend({ medium: Medium.default('sheet') }), output: Page.extend({ outputNo: z.number().int(), reprint: z.boolean() }), topics: ['papers', 'petitions', 'audit'], roles: desk, faults: ['erased', 'apart', 'paper-changed', 'voided'],
  }),
  /** Nothing took an output of the actor's own: the next one is still the first. */
  failed: command({ input: Which.extend({ outputNo: Id }), output: Done, topics: ['papers', 'petitions', 'audit'], roles: desk, faults: ['no-output'] }),
  /** 作废 by a leader: number and paper stay in the register, and no other paper ever gets the number. */
  void: command({ input: Which.extend({ reason: Reason }), output: Done, topics: ['papers', 'petitions', 'audit'], roles: ['leader'], faults: ['voided', 'erased'] }),
  /** The number that the competent body gave a paper drafted for it (代拟), and the day it is of; a later one puts an earlier one right. */
  receiveNumber: command({ input: Which.extend({ number: text(60).refine((value) => value.trim() !== '', '请填写对方的发文字号'), on: Day }), output: Done, topics: ['papers', 'petitions', 'audit'], roles: desk, faults: ['not-drafted', 'voided', 'erased', 'day-wrong'] }),

  /** 文书登记簿: issued papers, newest first, as far as the reader sees their petition. `before` is the id of the last row of the page before. */
  register: query({
    input: z.strictObject({ kind: KindId.optional(), year: z.number().int().min(2000).max(2200).optional(), state: z.enum(['valid', 'void']).optional(), before: Id.optional(), limit: z.number().int().min(1).max(50).optional() }),
    output: z.strictObject({ rows: z.array(RegisterRow), more: z.boolean() }), topics: ['papers', 'petitions'], roles: desk, faults: ['not-offered'],
  }),
  ...templateCalls, ...deliveryCalls,
} as const
