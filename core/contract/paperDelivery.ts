/**
 * Calls of section `papers` about 送达: who got an issued paper when and how, and what still waits for it.
 * What makes a line complete is core/domain/delivery.
 */
import { z } from 'zod'
import { DELIVERY_OUTCOMES, DELIVERY_WAYS } from '../domain/delivery'
import { command, query, type Access } from './call'
import { Day, Id, Instant, ShortText, text } from './fields'

const desk: Access = ['reception', 'leader']

/** 直接 · 留置 · 邮寄 · 委托 · 电子 */
export const DeliveryWay = z.enum(DELIVERY_WAYS)
export type DeliveryWay = z.infer<typeof DeliveryWay>
/** 签收 · 拒收 · 已寄出（发出） · 退回 */
export const DeliveryOutcome = z.enum(DELIVERY_OUTCOMES)
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>
const Clock = text(5).refine((value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(value), '时间请写成 09:30 这样')

/** A line of 送达回证 as typed; empty where it does not apply. Which of them are needed follows from way and outcome (`deliveryProblems` in core/domain/delivery). */
export const DeliveryFacts = z.strictObject({
  /** 受送达人 */
  addressee: text(60),
  way: DeliveryWay, outcome: DeliveryOutcome,
  on: Day, time: Clock,
  /** Where; of 电子 the account or number it was sent to. */
  place: text(120),
  /** Who signed; somebody else than the addressee needs `relation` (代收人与受送达人的关系). */
  signedBy: text(60), relation: text(40),
  /** Of a refusal or a return. */
  refusal: text(500), witness1: text(60), witness2: text(60),
  mailNumber: text(60),
  /** 送达人 */
  server: text(60),
  note: text(500),
})
export type DeliveryFacts = z.infer<typeof DeliveryFacts>

export const Delivery = DeliveryFacts.extend({
  id: Id, at: Instant, by: ShortText,
  /** Counts as served: on that day the addressee has it. */
  complete: z.boolean(),
  /** The line this one puts in the place of. */
  corrects: Id.optional(),
  /** A later line stands in its place. */
  corrected: z.boolean(),
})
export type Delivery = z.infer<typeof Delivery>

export const UndeliveredRow = z.strictObject({
  paperId: Id, petitionId: Id.optional(), petitionNumber: ShortText.optional(), kind: z.string(), kindName: ShortText, number: ShortText.optional(), addressee: ShortText, issuedOn: Day,
  /** The last try, where there was one: 已寄出、拒收、退回. */
  last: z.strictObject({ way: DeliveryWay, outcome: DeliveryOutcome, on: Day }).optional(),
})
export type UndeliveredRow = z.infer<typeof UndeliveredRow>

export const deliveryCalls = {
  /**
   * Adds a line; `corrects` names the one it puts right, which then no longer counts. A mail on its way is one line (已寄出), its being signed for another.
   * `incomplete`: something way and outcome need is missing, with its field.
   */
  deliver: command({
    input: DeliveryFacts.extend({ paperId: Id, corrects: Id.optional() }), output: z.strictObject({ deliveryId: Id, complete: z.boolean() }), topics: ['papers', 'petitions', 'audit'], roles: desk,
    faults: ['incomplete', 'day-wrong', 'voided', 'erased', 'not-issued', 'no-delivery'],
  }),
  /** Issued papers that must be served and are not, oldest first, as far as the reader sees their petition: voided ones and 代拟 without the competent body's number are not among them. A page of fifty; `after` is the paper of the last row of the page before. */
  undelivered: query({ input: z.strictObject({ after: Id.optional() }), output: z.strictObject({ rows: z.array(UndeliveredRow), more: z.boolean() }), topics: ['papers', 'petitions'], roles: desk }),
} as const
