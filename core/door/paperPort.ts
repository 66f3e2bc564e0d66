/**
 * What the office's papers (文书) ask of their storage: drafts, issued papers with their numbers, outputs, voiding, and 送达.
 * Refuses to know SQL and what a paper says.
 */
import type { Day } from '../contract/fields'
import type { DeliveryFacts, DeliveryOutcome, DeliveryWay } from '../domain/delivery'

export interface PaperDraftSummary { readonly id: number; readonly petitionId: number | null; /** The one its minutes are of. */ readonly meetingId: number | null; readonly kind: string; readonly revision: number; readonly startedAt: number; readonly startedBy: number; readonly savedAt: number; readonly savedBy: number }
/** `values` is JSON. */
export interface PaperDraftRecord extends PaperDraftSummary { readonly values: string }

/** What is settled at 定稿 and never changes; an erasure blanks `title` and `addressee` alone. */
export interface PaperFacts {
  readonly petitionId: number | null; /** The one its minutes are of. */ readonly meetingId: number | null; readonly kind: string; readonly kindName: string
  readonly series: string | null; readonly year: number; readonly no: number | null; readonly number: string | null
  readonly title: string; readonly addressee: string; readonly unit: string; readonly drafted: number; readonly toDeliver: number; readonly copies: number
  readonly issuedOn: Day; readonly issuedAt: number; readonly issuedBy: number
}
export interface PaperRecord extends PaperFacts {
  readonly id: number
  readonly voidedAt: number | null; readonly voidedBy: number | null; readonly voidReason: string | null
  /** The newest number that the competent body gave it. */
  readonly receivedNumber: string | null
  /** Outputs that something took. */
  readonly printed: number
  /** Of its petition; null where it has none. */
  readonly petitionNumber: string | null; readonly petitionName: string | null; readonly erased: number
}
/** As stored at 定稿: `values`, `issue` (what was settled then) and `composed` are JSON; papers issued before there were templates have no `issue`. */
export interface PaperContent { readonly template: string; readonly digest: string; readonly values: string; readonly issue?: string; readonly composed: string; readonly html: string }
export interface OutputRecord { readonly outputNo: number; readonly at: number; readonly byId: number; readonly medium: 'sheet' | 'pdf'; readonly reprint: number; readonly digest: string; /** Nothing took it. */ readonly failed: number }
export interface ReceivedRecord { readonly number: string; readonly on: Day; readonly at: number; readonly byId: number }
export interface DeliveryRecord extends DeliveryFacts { readonly id: number; readonly at: number; readonly byId: number; readonly served: number; readonly corrects: number | null; /** A later line stands in its place. */ readonly corrected: number }

export interface PaperQuery { readonly kind?: string | undefined; readonly year?: number | undefined; readonly state?: 'valid' | 'void' | undefined; readonly before?: number | undefined; readonly limit: number }
export interface Undelivered {
  readonly paperId: number; readonly petitionId: number | null; readonly petitionNumber: string | null; readonly kind: string; readonly kindName: string; readonly number: string | null; readonly addressee: string; readonly issuedOn: Day
  readonly lastWay: DeliveryWay | null; readonly lastOutcome: DeliveryOutcome | null; readonly lastOn: Day | null
}

interface Drafts {
  start(draft: { readonly petitionId: number | null; readonly meetingId: number | null; readonly kind: string; readonly values: string; readonly at: number; readonly byId: number }): number
  /** Of a petition the reader may not see it is not there. */
  draft(id: number, reader: number): PaperDraftRecord | undefined
  /** Newest first; of no petition with null. */
  drafts(petitionId: number | null, limit: number): PaperDraftSummary[]
  /** False where somebody saved it meanwhile. */
  saveDraft(id: number, revision: number, values: string, at: number, byId: number): boolean
  removeDraft(id: number): void
}

interface Deliveries {
  addDelivery(paperId: number, petitionId: number | null, delivery: DeliveryFacts & { readonly at: number; readonly byId: number; readonly served: number; readonly corrects: number | null }): number
  /** Newest first, corrected ones too. */
  deliveries(paperId: number): DeliveryRecord[]
  /** The last completed delivery to the paper's own addressee, of any where none is to him; lines put right later do not count. */
  deliveredOn(paperId: number): Day | undefined
  /** Valid papers that must be served and are not, of one officer's petitions or all, oldest first; drafted ones only once the competent body numbered them. */
  undelivered(page: { readonly after: number; readonly limit: number; readonly officerId?: number | undefined }, reader: number): Undelivered[]
}

/** Issued papers; the name `papers` is the receipts'. Every reading that can meet a petition names the reader. */
export interface IssuedRepo extends Drafts, Deliveries {
  /** The next number of a series in a year, taken for good by the transaction that asks. */
  nextNumber(series: string, year: number): number
  /** A paper whose words are kept apart is issued without them and gets them by `addContent` once they are shared. */
  issue(paper: PaperFacts, content?: PaperContent): number
  addContent(paperId: number, petitionId: number | null, content: PaperContent): void
  byId(id: number, reader: number): PaperRecord | undefined
  /** Newest first; of no petition with null. */
  ofPetition(petitionId: number | null, limit: number): PaperRecord[]
  /** Undefined where its petition was erased. */
  content(paperId: number): PaperContent | undefined
  addVoid(paperId: number, petitionId: number | null, at: number, byId: number, reason: string): void
  addReceived(paperId: number, petitionId: number | null, received: ReceivedRecord): void
  /** Newest first. */
  received(paperId: number): ReceivedRecord[]
  addOutput(paperId: number, petitionId: number | null, output: Omit<OutputRecord, 'failed'>): void
  outputs(paperId: number): OutputRecord[]
  addOutputFailure(paperId: number, petitionId: number | null, outputNo: number, at: number, byId: number): void
  /** Newest first, below an id. */
  register(query: PaperQuery, reader: number): PaperRecord[]
}

/** A template of the room's own for a kind; `used` are its placeholders. */
export interface TemplateRecord { readonly id: number; readonly kind: string; readonly fileName: string; readonly digest: string; readonly used: readonly string[]; readonly reason: string; readonly byId: number; readonly at: number }
export interface PaperTemplatesRepo {
  /** The one in use; undefined where the room has none, or none any more. */
  current(kind: string): TemplateRecord | undefined
  file(id: number): Uint8Array
  /** Gives the row's id. `template` undefined: back to the program's layout. */
  add(kind: string, template: Pick<TemplateRecord, 'fileName' | 'digest' | 'used'> & { readonly file: Uint8Array } | undefined, said: Pick<TemplateRecord, 'reason' | 'byId' | 'at'>): number
}
