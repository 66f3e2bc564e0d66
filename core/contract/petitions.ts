/**
 * Section `petitions` (信访事项): promise, registration, list, page, reveal, notes and hand-over.
 * Rows and pages leave masked and filtered by role, restriction and exclusion.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, LongText, Reason, ShortText, StartDay, text } from './fields'
import { GuardBasis, NewPetition, NoticeConsent, NoticeHow, PaperType, PetitionClass, PetitionerMode, PetitionForm, Sex, StatutoryKind, VisitKind } from './intake'

const desk: Access = ['reception', 'leader']

/** A due date with its proof; the shape of core/domain/deadline.ts. */
export const DueProof = z.strictObject({
  rule: z.string(), ruleName: z.string(), source: z.string(), startOn: Day, n: z.number().int(), unit: z.enum(['day', 'workday']),
  dueOn: Day, provisional: z.boolean(), earlyOn: Day, counted: z.array(Day), skipped: z.array(z.strictObject({ day: Day, why: z.string() })), calendarRevision: z.string(),
})
export type DueProof = z.infer<typeof DueProof>

/** 登记 · 办理中 · 已答复 · 已办结 */
export const PetitionState = z.enum(['registered', 'handling', 'answered', 'closed'])
export type PetitionState = z.infer<typeof PetitionState>
/** 已超期 · 今明两日到期 · 七日内 · 以后 · 无期限 (closed) */
export const DueState = z.enum(['overdue', 'soon', 'week', 'later', 'none'])
export type DueState = z.infer<typeof DueState>

export const PetitionRow = z.strictObject({
  id: Id, number: ShortText, receivedAt: Instant, receivedOn: Day, name: ShortText, phone: ShortText, title: ShortText,
  form: PetitionForm, petitionClass: PetitionClass, statutoryKind: StatutoryKind.optional(), state: PetitionState,
  dueOn: Day.optional(), earlyOn: Day.optional(), provisional: z.boolean(), dueState: DueState,
  officerId: Id, officerName: ShortText, visitKind: VisitKind.optional(), headcount: z.number().int(), group: z.boolean(), restricted: z.boolean(), emotionLevel: z.number().int().optional(),
})
export type PetitionRow = z.infer<typeof PetitionRow>

/** `text` is found anywhere in number, title, requests, facts, name, phone, ID, address; two to four letters also as name initials. */
export const PetitionFilter = z.strictObject({
  text: text(100).optional(), state: PetitionState.optional(), petitionClass: PetitionClass.optional(), due: DueState.optional(), officerId: Id.optional(),
  /** Id of the last row of the page before; rows come newest first. */
  before: Id.optional(), limit: z.number().int().min(1).max(50).optional(),
})
export type PetitionFilter = z.infer<typeof PetitionFilter>

export const TimelineEntry = z.strictObject({ id: Id, at: Instant, kind: z.enum(['registered', 'note', 'printed', 'handedOver', 'state']), actor: ShortText, text: LongText })

export const PetitionPage = z.strictObject({
  row: PetitionRow, queryCode: ShortText, personId: Id.optional(),
  smileAt: Instant.optional(), waterAt: Instant.optional(), listAt: Instant.optional(),
  petitioner: z.strictObject({
    mode: PetitionerMode, name: ShortText, paperType: PaperType.optional(), idNumber: ShortText, idReason: ShortText, phone: ShortText, address: ShortText, grid: ShortText, occupation: ShortText, relation: ShortText,
    sex: Sex.optional(), bornOn: Day.optional(), age: z.number().int().optional(),
    principal: z.strictObject({ name: ShortText, idNumber: ShortText, phone: ShortText, relation: ShortText }).optional(),
  }),
  representatives: z.array(z.strictObject({ name: ShortText, idNumber: ShortText, phone: ShortText })),
  requests: LongText, facts: LongText, happenedOn: Day.optional(), happenedAt: ShortText, accused: ShortText,
  contentClass1: ShortText, contentClass2: ShortText, purpose: ShortText, flags: z.array(z.string()),
  materials: z.array(z.strictObject({ name: ShortText, copies: z.number().int(), pages: z.number().int(), original: z.boolean() })),
  selfReport: z.number().int().optional(),
  notice: z.strictObject({ how: NoticeHow, consent: NoticeConsent }).optional(),
  conflict: z.strictObject({ has: z.boolean(), reason: ShortText }).optional(),
  guard: z.strictObject({ basis: GuardBasis, basisNo: ShortText, opinionNo: ShortText, approverName: ShortText }).optional(),
  visitReason: z.string(), linkedPetitionId: Id.optional(),
  promise: DueProof.optional(), statutory: DueProof.optional(),
  receiverName: ShortText, timeline: z.array(TimelineEntry),
})
export type PetitionPage = z.infer<typeof PetitionPage>

/** Fields of a petition that are masked and can be asked for one by one. */
export const SecretField = z.enum(['name', 'idNumber', 'phone', 'address', 'principalName', 'principalIdNumber', 'principalPhone'])

export const petitions = {
  /** Both clocks of a class from a start day (default today). */
  promise: query({ input: z.strictObject({ petitionClass: PetitionClass, startOn: StartDay.optional() }), output: z.strictObject({ promise: DueProof, statutory: DueProof }), topics: ['calendar'], roles: desk }),
  /** Registers, takes the next receipt number and removes the draft, all or nothing. */
  register: command({
    input: z.strictObject({ draftId: Id.optional(), form: NewPetition }),
    output: z.strictObject({ id: Id, number: ShortText, queryCode: ShortText, receivedOn: Day, promise: DueProof, statutory: DueProof, personId: Id.optional(), officerName: ShortText }),
    topics: ['petitions', 'people', 'drafts', 'receipts', 'audit'], roles: desk,
    faults: ['draft-gone', 'name-missing', 'id-invalid', 'guard-missing', 'approver-invalid', 'unknown-person', 'unknown-officer', 'unknown-petition', 'day-full'],
  }),
  list: query({ input: PetitionFilter, output: z.strictObject({ rows: z.array(PetitionRow), next: Id.optional() }), topics: ['petitions', 'calendar'], roles: desk }),
  get: query({ input: z.strictObject({ id: Id }), output: PetitionPage, topics: ['petitions', 'receipts', 'people'], roles: desk }),
  /** One full value, with a reason, written to the audit log and the reply only. */
  reveal: command({ input: z.strictObject({ id: Id, field: SecretField, reason: Reason }), output: z.strictObject({ value: z.string() }), topics: ['audit'], roles: desk }),
  note: command({ input: z.strictObject({ id: Id, text: text(5000).refine((value) => value.trim() !== '', '请填写内容') }), output: Done, topics: ['petitions', 'audit'], roles: desk }),
  /** Makes another officer responsible; `exclude` takes the present one's access away (回避). */
  handOver: command({ input: z.strictObject({ id: Id, toId: Id, reason: Reason, exclude: z.boolean() }), output: Done, topics: ['petitions', 'audit'], roles: desk, faults: ['unknown-officer'] }),
} as const
