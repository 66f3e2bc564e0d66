/**
 * Section `petitions` (信访事项): promise, registration, list, page, reveal, notes and hand-over.
 * Rows and pages leave masked and filtered by role, restriction and exclusion.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, LongText, Nothing, Reason, ShortText, StartDay, text } from './fields'
import { MatterMore, WhoMore } from './intakeMore'
import { GuardBasis, NewPetition, NoticeConsent, NoticeHow, PaperType, PetitionClass, PetitionerMode, PetitionForm, Sex, StatutoryKind, VisitKind } from './intake'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']
const leader: Access = ['leader']

/** A due date with its proof; the shape of core/domain/deadline.ts. */
export const DueProof = z.strictObject({
  rule: z.string(), ruleName: z.string(), source: z.string(), startOn: Day, n: z.number().int(), unit: z.enum(['day', 'workday']),
  dueOn: Day, provisional: z.boolean(), earlyOn: Day, counted: z.array(Day), skipped: z.array(z.strictObject({ day: Day, why: z.string() })), calendarRevision: z.string(),
  /** Shown in place of the date. */
  exempt: ShortText.optional(),
})
export type DueProof = z.infer<typeof DueProof>

/** 已登记 · 待核实 · 办理中 · 调解中 · 已答复 · 已办结 (core/domain/course.ts) */
export const PetitionState = z.enum(['registered', 'verifying', 'handling', 'mediating', 'answered', 'closed'])
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

/** `text` is found anywhere in what was typed or chosen at registration, in notes and in reasons of hand-overs; a number typed in groups also without them, up to eight letters also among name initials. */
export const PetitionFilter = z.strictObject({
  text: text(100).optional(), state: PetitionState.optional(), petitionClass: PetitionClass.optional(), statutoryKind: StatutoryKind.optional(), due: DueState.optional(), officerId: Id.optional(),
  /** Id of the last row of the page before; rows come newest first. */
  before: Id.optional(), limit: z.number().int().min(1).max(50).optional(),
})
export type PetitionFilter = z.infer<typeof PetitionFilter>

export const TimelineEntry = z.strictObject({ id: Id, at: Instant, kind: z.enum(['registered', 'note', 'printed', 'handedOver', 'reassigned', 'classified', 'state', 'paper', 'work']), actor: ShortText, text: LongText })

/** Where the timeline goes on: the oldest entry given, when there are older ones. Entries come newest first, a page at a time. */
const Earlier = Id.optional()

/** 待审批 · 已批准 · 不同意 · 已撤销 */
export const GuardState = z.enum(['pending', 'approved', 'refused', 'revoked'])
/** A matter that waits for a second person before it counts as 无理缠访. */
export const WaitingGuard = z.strictObject({
  id: Id, number: ShortText, title: ShortText, receivedOn: Day, basis: GuardBasis, basisNo: ShortText, opinionNo: ShortText, recorderName: ShortText, approverName: ShortText,
  /** The reader is the one named. */
  named: z.boolean(), own: z.boolean(),
})
export type WaitingGuard = z.infer<typeof WaitingGuard>

export const PetitionPage = z.strictObject({
  row: PetitionRow, queryCode: ShortText, personId: Id.optional(),
  smileAt: Instant.optional(), waterAt: Instant.optional(), listAt: Instant.optional(),
  petitioner: z.strictObject({
    mode: PetitionerMode, name: ShortText, paperType: PaperType.optional(), idNumber: ShortText, idReason: ShortText, phone: ShortText, address: ShortText, grid: ShortText, occupation: ShortText, relation: ShortText,
    sex: Sex.optional(), bornOn: Day.optional(), age: z.number().int().optional(),
    principal: z.strictObject({ name: ShortText, idNumber: ShortText, idReason: ShortText, phone: ShortText, relation: ShortText }).optional(),
    /** 其他电话, 户籍地 and 邮箱 masked. */
    more: WhoMore,
  }),
  representatives: z.array(z.strictObject({ name: ShortText, idNumber: ShortText, idReason: ShortText, phone: ShortText })),
  requests: LongText, facts: LongText, happenedOn: Day.optional(), happenedAt: ShortText, accused: ShortText,
  contentClass1: ShortText, contentClass2: ShortText, purpose: ShortText, more: MatterMore, flags: z.array(z.string()),
  materials: z.array(z.strictObject({ name: ShortText, copies: z.number().int(), pages: z.number().int(), original: z.boolean() })),
  selfReport: z.number().int().optional(),
  notice: z.strictObject({ how: NoticeHow, consent: NoticeConsent }).optional(),
  /** `pending`: nobody else could take it over yet. */
  conflict: z.strictObject({ has: z.boolean(), reason: ShortText, pending: z.boolean() }).optional(),
  guard: z.strictObject({ basis: GuardBasis, basisNo: ShortText, opinionNo: ShortText, approverName: ShortText, state: GuardState, decidedBy: ShortText.optional(), decidedAt: Instant.optional(), /** Whether the reader recorded it, and so cannot decide. */ own: z.boolean() }).optional(),
  visitReason: z.string(), linkedPetitionId: Id.optional(),
  scriptsUsed: z.array(z.strictObject({ scriptId: Id, title: ShortText, version: z.number().int(), at: Instant })).optional(),
  promise: DueProof.optional(), statutory: DueProof.optional(),
  receiverName: ShortText, timeline: z.array(TimelineEntry), earlier: Earlier,
})
export type PetitionPage = z.infer<typeof PetitionPage>

/** Fields of a petition that are masked and can be asked for one by one. */
export const SecretField = z.enum(['name', 'idNumber', 'phone', 'address', 'principalName', 'principalIdNumber', 'principalPhone', 'otherPhones', 'domicile', 'email', 'representatives', 'companions'])

export const petitions = {
  /** Both clocks of a matter from a start day (default today); `untold` where name or address is not clear. */
  promise: query({ input: z.strictObject({ petitionClass: PetitionClass, statutoryKind: StatutoryKind.optional(), untold: z.boolean().optional(), startOn: StartDay.optional() }), output: z.strictObject({ promise: DueProof, statutory: DueProof }), topics: ['calendar'], roles: desk }),
  /** Registers, takes the next receipt number and removes the draft, all or nothing. */
  register: command({
    input: z.strictObject({ draftId: Id.optional(), form: NewPetition }),
    output: z.strictObject({ id: Id, number: ShortText, queryCode: ShortText, receivedOn: Day, promise: DueProof, statutory: DueProof, personId: Id.optional(), officerName: ShortText }),
    topics: ['petitions', 'people', 'drafts', 'receipts', 'queue', 'audit'], roles: desk,
    faults: ['draft-gone', 'possible-duplicate', 'name-missing', 'id-invalid', 'id-conflict', 'guard-missing', 'approver-invalid', 'unknown-person', 'unknown-officer', 'unknown-petition', 'day-full'],
  }),
  list: query({ input: PetitionFilter, output: z.strictObject({ rows: z.array(PetitionRow), next: Id.optional() }), topics: ['petitions', 'calendar'], roles: desk }),
  get: query({ input: z.strictObject({ id: Id }), output: PetitionPage, topics: ['petitions', 'receipts', 'people'], roles: desk }),
  /** The entries of a timeline before one of them. */
  timeline: query({ input: z.strictObject({ id: Id, before: Id }), output: z.strictObject({ entries: z.array(TimelineEntry), earlier: Earlier }), topics: ['petitions', 'receipts'], roles: desk }),
  /** One full value, with a reason, written to the audit log and the reply only. */
  reveal: command({ input: z.strictObject({ id: Id, field: SecretField, reason: Reason }), output: z.strictObject({ value: z.string() }), topics: ['audit'], roles: desk }),
  note: command({ input: z.strictObject({ id: Id, text: text(5000).refine((value) => value.trim() !== '', '请填写内容') }), output: Done, topics: ['petitions', 'audit'], roles: desk, faults: ['erased'] }),
  /** What the actor has begun to write as a note and not recorded, with the saving of it; nobody else is shown it. An empty text lets go of it, as recording does. */
  noteDraft: query({ input: z.strictObject({ id: Id }), output: z.strictObject({ text: text(5000) }), topics: [], roles: desk }),
  keepNoteDraft: command({ input: z.strictObject({ id: Id, text: text(5000) }), output: Done, topics: [], roles: desk, faults: ['erased'] }),
  /** Makes another officer responsible; `exclude` takes the present one's access away (回避). For the present one himself and for leaders. */
  handOver: command({ input: z.strictObject({ id: Id, toId: Id, reason: Reason, exclude: z.boolean() }), output: Done, topics: ['petitions', 'audit'], roles: desk, faults: ['unknown-officer', 'not-yours', 'erased'] }),
  /** What waits for a leader: 无理缠访 counts as 合理诉求（复杂） until somebody who did not record it approves. */
  guards: query({ input: Nothing, output: z.array(WaitingGuard), topics: ['petitions'], roles: leader }),
  approveGuard: command({
    input: z.strictObject({ id: Id, opinionSeen: z.boolean().refine((seen) => seen, '请先核对律师法律意见书和已有结论的原件，再勾选'), passphrase: Passphrase }), output: Done, topics: ['petitions', 'audit'], roles: leader, confirm: true,
    faults: ['no-guard', 'own-record', 'erased', 'wrong-login', 'wait', 'damaged'],
  }),
  /** Refuses what waits, or takes back what was approved: the matter is 合理诉求（复杂） again, from its own day 0. */
  revokeGuard: command({ input: z.strictObject({ id: Id, reason: Reason }), output: Done, topics: ['petitions', 'audit'], roles: leader, faults: ['no-guard', 'own-record', 'erased'] }),
} as const
