/**
 * Section `legal` (法律意见): a desk asks a lawyer for an opinion and hands over what he may know; the lawyer writes it in a compartment of his own and shares it when it is finalised.
 * The program lays out and checks completeness; it never writes an opinion. A justice account sees requests, never petitions.
 */
import { z } from 'zod'
import { LEGAL_STATES, LEGAL_STEPS } from '../domain/legal'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText, text, WordFile } from './fields'
import { PaperField, Problem, Values } from './paperRows'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']
const lawyer: Access = ['justice']
const filled = (max: number, message: string) => text(max).refine((value) => value.trim() !== '', message)
const One = z.strictObject({ requestId: Id })

export const LegalState = z.enum(LEGAL_STATES)
const Step = z.strictObject({ kind: z.enum(LEGAL_STEPS), at: Instant, by: ShortText, text: z.string() })

/** What the lawyer is given of the matter, and nothing else: 委托事项, what he is asked, the facts and the materials. */
export const HandedOver = z.strictObject({
  entrusted: filled(2000, '请写明委托律师就什么问题出具意见'),
  questions: z.array(filled(1000, '请写明要律师回答的问题，或删去这一行')).min(1, '请至少写明一个要律师回答的问题').max(20, '问题最多 20 个，请合并'),
  facts: text(20_000),
  materials: z.array(z.strictObject({ name: filled(200, '请写明材料名称，或删去这一行'), provider: text(60), note: text(60) })).max(60, '材料最多 60 件，请合并填写'),
})
export type HandedOver = z.infer<typeof HandedOver>

/** The same as it is shown; empty once its petition was erased. */
const Shown = z.strictObject({ entrusted: z.string(), questions: z.array(z.string()), facts: z.string(), materials: z.array(z.strictObject({ name: z.string(), provider: z.string(), note: z.string() })) })

/** A request as its petition's desk knows it: how far it is, never what the opinion says before it is shared. */
export const DeskRequest = z.strictObject({
  id: Id, handedOver: Shown, state: LegalState, askedAt: Instant, askedBy: ShortText, /** Named in the request; empty where any lawyer of the room may take it. */ toName: ShortText, /** Who took it. */ lawyer: ShortText,
  number: ShortText.optional(), /** The number was voided. */ voided: z.boolean(), /** The paper, once it is shared. */ paperId: Id.optional(), steps: z.array(Step),
})
export type DeskRequest = z.infer<typeof DeskRequest>

export const LawyerRow = z.strictObject({ id: Id, petitionNumber: ShortText, entrusted: z.string(), state: LegalState, askedAt: Instant, askedBy: ShortText, lawyer: ShortText, /** The actor took it. */ mine: z.boolean(), number: ShortText.optional(), voided: z.boolean() })
export type LawyerRow = z.infer<typeof LawyerRow>

/** Everything a lawyer may know of a request. `values` are those of the draft, or of the opinion as issued. */
export const LawyerRequest = LawyerRow.extend({
  handedOver: Shown, fields: z.array(PaperField), values: Values, missing: z.array(Problem), revision: z.number().int(), savedAt: Instant.optional(), pattern: ShortText, steps: z.array(Step),
  /** Whether the actor can co-sign with his own account: another one than who finalised it. */
  mayCosign: z.boolean(), /** Whether the actor can share it: who finalised or co-signed it. */ mayShare: z.boolean(),
})
export type LawyerRequest = z.infer<typeof LawyerRequest>

const Page = z.strictObject({ html: z.string(), fileTitle: ShortText })

export const legal = {
  /** 委托: to one lawyer or to any of the room. Says itself what is handed over; a restricted 检举控告 takes none (条例 Art. 30). */
  request: command({ input: HandedOver.extend({ petitionId: Id, toId: Id.optional() }), output: One, topics: ['legal', 'petitions', 'audit'], roles: desk, faults: ['erased', 'restricted', 'not-a-lawyer'] }),
  /** Requests of a petition, newest first. */
  ofPetition: query({ input: z.strictObject({ petitionId: Id }), output: z.array(DeskRequest), topics: ['legal', 'papers'], roles: desk }),
  /** The desk takes it back while no opinion is finalised; a draft is gone with it. */
  withdraw: command({ input: One.extend({ reason: Reason }), output: Done, topics: ['legal', 'petitions', 'audit'], roles: desk, faults: ['not-now', 'erased'] }),
  /** Whether an opinion of this number exists for this petition and how far it is, and nothing more: for who decides on 无理缠访. */
  exists: query({ input: z.strictObject({ petitionId: Id, number: text(120) }), output: z.strictObject({ state: z.enum(['none', 'void', 'finalised', 'cosigned', 'shared']) }), topics: ['legal', 'papers'], roles: desk }),

  /** Requests to the actor or to any lawyer, newest first; those finalised by a colleague too, for co-signing. `before` is the id of the last row of the page before. */
  list: query({ input: z.strictObject({ before: Id.optional(), limit: z.number().int().min(1).max(50).optional() }), output: z.strictObject({ rows: z.array(LawyerRow), more: z.boolean() }), topics: ['legal', 'papers'], roles: lawyer }),
  /** How many wait for a lawyer's answer or his co-signature. */
  waiting: query({ input: Nothing, output: z.strictObject({ waiting: z.number().int() }), topics: ['legal'], roles: lawyer }),
  /** Audited, and so not asked again by itself. */
  open: query({ input: One, output: LawyerRequest, topics: [], roles: lawyer, faults: ['not-held', 'unreadable', 'paper-changed'] }),
  accept: command({ input: One, output: Done, topics: ['legal', 'petitions', 'audit'], roles: lawyer, faults: ['not-held', 'not-now', 'erased'] }),
  decline: command({ input: One.extend({ reason: Reason }), output: Done, topics: ['legal', 'petitions', 'audit'], roles: lawyer, faults: ['not-held', 'not-now', 'erased'] }),
  /** Replaces all values, sealed; `revision` is the one last read or saved (`draft-newer`: open it again). */
  save: command({ input: One.extend({ revision: z.number().int(), values: Values }), output: z.strictObject({ revision: z.number().int(), savedAt: Instant, missing: z.array(Problem) }), topics: ['audit'], roles: lawyer, faults: ['not-held', 'not-yours', 'not-now', 'draft-newer', 'unknown-field', 'erased'] }),
  /** The words of a .docx file or of a pasted text, sorted by the headings of an opinion; nothing is changed and nothing saved. `rest` is what stands under no known heading, `leftOut` what else a file holds. */
  sort: query({
    input: One.extend({ docx: WordFile.optional(), pasted: text(200_000).optional() }),
    output: z.strictObject({ values: Values, rest: z.string(), leftOut: z.array(z.string()) }), topics: [], roles: lawyer, word: true, faults: ['not-held', 'not-yours', 'not-now', 'file-refused', 'erased'],
  }),
  /** The draft or the opinion as issued, as a page. */
  preview: query({ input: One, output: Page, topics: [], roles: lawyer, faults: ['not-held', 'not-now', 'unreadable', 'paper-changed', 'erased'] }),
  /** 定稿: dated today and numbered; page and values are sealed as they are for good. */
  finalise: command({ input: One.extend({ revision: z.number().int() }), output: z.strictObject({ number: ShortText }), topics: ['legal', 'papers', 'petitions', 'audit'], roles: lawyer, faults: ['not-held', 'not-yours', 'not-now', 'draft-newer', 'incomplete', 'no-agency-code', 'unreadable', 'erased'] }),
  /** The page for pen and seal: recorded as an output of the paper, a further one marked 补打. */
  print: command({ input: One.extend({ medium: z.enum(['sheet', 'pdf']).default('sheet') }), output: Page.extend({ outputNo: z.number().int(), reprint: z.boolean() }), topics: ['legal', 'papers', 'petitions', 'audit'], roles: lawyer, faults: ['not-held', 'not-now', 'voided', 'erased', 'unreadable', 'paper-changed'] }),
  /** Nothing took an output of the actor's own: the next one is still the first. */
  failed: command({ input: One.extend({ outputNo: Id }), output: Done, topics: ['legal', 'papers', 'petitions', 'audit'], roles: lawyer, faults: ['not-held', 'no-output', 'erased'] }),
  /** 司法所会签: by another lawyer's account, or as it stands on the sheet (who signed it, on which day). */
  cosign: command({ input: One.extend({ signed: z.strictObject({ name: filled(60, '请填写会签人姓名'), on: Day }).optional() }), output: Done, topics: ['legal', 'petitions', 'audit'], roles: lawyer, faults: ['not-held', 'not-now', 'own-opinion', 'voided', 'day-wrong', 'erased'] }),
  /** Makes the opinion readable for whoever sees its petition, as an issued paper; cannot be taken back. */
  share: command({ input: One.extend({ passphrase: Passphrase }), output: Done, topics: ['legal', 'papers', 'petitions', 'audit'], roles: lawyer, confirm: true, faults: ['not-held', 'not-yours', 'not-now', 'voided', 'erased', 'unreadable', 'paper-changed', 'wrong-login', 'wait', 'damaged'] }),
} as const
