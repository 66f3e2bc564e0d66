/** A line of 送达 while it is typed: what it begins with, and what of it a way and an outcome leave out. Knows no screen. */
import type { Delivery, DeliveryFacts } from '#core/contract/paperDelivery'
import { isDay } from '#core/domain/day'
import { type DeliveryOutcome, deliveryProblems, type DeliveryWay, OUTCOMES_OF } from '#core/domain/delivery'

/** A day may still be half typed. */
export type TypedFacts = Omit<DeliveryFacts, 'on'> & { readonly on: string }
export interface Typing { readonly facts: TypedFacts; /** The line it puts right. */ readonly corrects?: number }

const EMPTY = { time: '', place: '', signedBy: '', relation: '', refusal: '', witness1: '', witness2: '', mailNumber: '', note: '' } as const
const OFFSET_MS = 8 * 3_600_000

/** 直接送达, signed for by the addressee, now: the common case. `now` in UTC milliseconds by this page's clock, which counts only where it has the office's day. */
export function beginDelivery(addressee: string, server: string, today: string, now: number): Typing {
  const [day, clock = ''] = new Date(now + OFFSET_MS).toISOString().split('T')
  return { facts: { ...EMPTY, addressee, way: 'direct', outcome: 'signed', on: today, time: day === today ? clock.slice(0, 5) : '', signedBy: addressee, server } }
}

export function correctionOf({ id, addressee, way, outcome, on, time, place, signedBy, relation, refusal, witness1, witness2, mailNumber, server, note }: Delivery): Typing {
  return { corrects: id, facts: { addressee, way, outcome, on, time, place, signedBy, relation, refusal, witness1, witness2, mailNumber, server, note } }
}

/** Another way: its first outcome where the present one cannot be. */
export function byWay(facts: TypedFacts, way: DeliveryWay): TypedFacts {
  const possible = OUTCOMES_OF[way]
  const outcome = possible.includes(facts.outcome) ? facts.outcome : possible[0] ?? facts.outcome
  return { ...facts, way, outcome }
}

type Part = 'signedBy' | 'relation' | 'refusal' | 'witnesses' | 'mailNumber'

/** What the form asks for beyond who, when, where and by whom. */
export function asks({ way, outcome, signedBy, addressee }: TypedFacts): ReadonlySet<Part> {
  const parts: readonly (readonly [Part, boolean])[] = [
    ['signedBy', outcome === 'signed'], ['relation', outcome === 'signed' && signedBy.trim() !== '' && signedBy.trim() !== addressee.trim()],
    ['refusal', outcome === 'refused' || outcome === 'returned'], ['witnesses', outcome === 'refused'], ['mailNumber', way === 'mail'],
  ]
  return new Set(parts.filter(([, wanted]) => wanted).map(([part]) => part))
}

/** Without what was typed before the way or outcome was changed and is not asked for any more. */
export function factsToSend(facts: TypedFacts): TypedFacts {
  const asked = asks(facts)
  const kept = (part: Part, text: string): string => (asked.has(part) ? text : '')
  return {
    ...facts, signedBy: kept('signedBy', facts.signedBy), relation: kept('relation', facts.relation), refusal: kept('refusal', facts.refusal),
    witness1: kept('witnesses', facts.witness1), witness2: kept('witnesses', facts.witness2), mailNumber: kept('mailNumber', facts.mailNumber),
  }
}

interface Lack { readonly field: string; readonly message: string }

/** In the order of the form. */
export const DELIVERY_FIELDS: readonly string[] = ['way', 'outcome', 'addressee', 'place', 'on', 'time', 'mailNumber', 'signedBy', 'relation', 'witness1', 'witness2', 'server', 'refusal', 'note']

/** What the screen itself finds, in that order; the office decides anew. */
export function lacksOf(facts: TypedFacts): readonly Lack[] {
  const { on } = facts
  const when: readonly Lack[] = [...(isDay(on) ? [] : [{ field: 'on', message: '请填写送达日期' }]), ...(facts.time === '' ? [{ field: 'time', message: '请填写送达时间' }] : [])]
  return [...when, ...(isDay(on) ? deliveryProblems(facts) : [])].toSorted((a, b) => DELIVERY_FIELDS.indexOf(a.field) - DELIVERY_FIELDS.indexOf(b.field))
}

/** 留置 is a refusal seen by witnesses, so its words differ a little. */
export const outcomeWord = (way: DeliveryWay, outcome: DeliveryOutcome, names: Readonly<Record<DeliveryOutcome, string>>): string => (way === 'electronic' && outcome === 'sent' ? '已发出' : names[outcome])
