/**
 * 送达 (domain.md §3.2, 送达回证): what a line of it must say, and when somebody counts as having got the paper.
 * Knows no paper, no petition and no storage.
 */
import type { Day } from '../contract/fields'

/** 直接送达 · 留置送达 · 邮寄送达 · 委托送达 · 电子送达 */
export const DELIVERY_WAYS = ['direct', 'left', 'mail', 'entrusted', 'electronic'] as const
export type DeliveryWay = (typeof DELIVERY_WAYS)[number]
/** 签收 · 拒收 · 已寄出或发出、还没有签收 · 退回 */
export const DELIVERY_OUTCOMES = ['signed', 'refused', 'sent', 'returned'] as const
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number]

export const WAY_NAMES: Readonly<Record<DeliveryWay, string>> = { direct: '直接送达', left: '留置送达', mail: '邮寄送达', entrusted: '委托送达', electronic: '电子送达' }
export const OUTCOME_NAMES: Readonly<Record<DeliveryOutcome, string>> = { signed: '签收', refused: '拒收', sent: '已寄出', returned: '退回' }

/** What each way can end with: a paper is left only where it was refused, and only what travels is on its way or comes back. */
export const OUTCOMES_OF: Readonly<Record<DeliveryWay, readonly DeliveryOutcome[]>> = {
  direct: ['signed', 'refused'], left: ['refused'], mail: ['sent', 'signed', 'returned'], entrusted: ['sent', 'signed', 'refused'], electronic: ['sent', 'signed', 'returned'],
}

/** As typed; empty text where it does not apply. */
export interface DeliveryFacts {
  readonly addressee: string; readonly way: DeliveryWay; readonly outcome: DeliveryOutcome; readonly on: Day; readonly time: string; readonly place: string
  readonly signedBy: string; readonly relation: string; readonly refusal: string; readonly witness1: string; readonly witness2: string; readonly mailNumber: string; readonly server: string; readonly note: string
}
export interface DeliveryProblem { readonly field: keyof DeliveryFacts; readonly message: string }

/** Whether the addressee has it: signed for, by whatever way, or left with him before two witnesses after he refused. What is only sent, refused or returned is not served. */
export const isServed = ({ way, outcome }: Pick<DeliveryFacts, 'way' | 'outcome'>): boolean => outcome === 'signed' || (way === 'left' && outcome === 'refused')

type Judged = Omit<DeliveryFacts, 'on' | 'time' | 'note'>
const isBlank = (text: string): boolean => text.trim() === ''
const same = (one: string, other: string): boolean => one.trim() === other.trim()

/** Everything a line, or a 送达回证 on paper, still lacks beside day and time, in the order of the form; empty when it may be kept. */
export function deliveryProblems(facts: Judged): readonly DeliveryProblem[] {
  const { way, outcome } = facts
  if (!OUTCOMES_OF[way].includes(outcome)) return [{ field: 'outcome', message: `${WAY_NAMES[way]}不会是“${OUTCOME_NAMES[outcome]}”，请从 ${OUTCOMES_OF[way].map((one) => OUTCOME_NAMES[one]).join('、')} 里选` }]
  const found: DeliveryProblem[] = []
  const need = (field: keyof Judged, message: string): void => { if (isBlank(facts[field])) found.push({ field, message }) }
  need('addressee', '还没有填写受送达人')
  need('place', way === 'electronic' ? '还没有填写送达的号码或账号' : way === 'mail' ? '还没有填写寄往的地址' : '还没有填写送达地点')
  if (way === 'mail') need('mailNumber', '还没有填写邮件编号，请照回执上的抄写')
  if (outcome === 'signed') {
    need('signedBy', '还没有填写签收人')
    if (!isBlank(facts.signedBy) && !same(facts.signedBy, facts.addressee)) need('relation', '签收人不是受送达人，请写明代收人与受送达人的关系')
  }
  if (outcome === 'returned') need('refusal', '还没有填写退回的原因')
  if (outcome === 'refused') found.push(...refusalProblems(facts))
  need('server', '还没有填写送达人')
  return found
}

/** A refusal is believed of two people who saw it and did not serve it themselves. */
function refusalProblems({ refusal, witness1, witness2, server, addressee }: Judged): readonly DeliveryProblem[] {
  const found: DeliveryProblem[] = []
  if (isBlank(refusal)) found.push({ field: 'refusal', message: '还没有填写拒收的原因' })
  for (const [field, name] of [['witness1', witness1], ['witness2', witness2]] as const) {
    if (isBlank(name)) found.push({ field, message: '拒收要有两名见证人，请填写姓名' })
    else if (same(name, server)) found.push({ field, message: '送达人自己不能作见证人，请另请一位' })
    else if (same(name, addressee)) found.push({ field, message: '受送达人自己不能作见证人，请另请一位' })
  }
  if (!isBlank(witness1) && same(witness1, witness2)) found.push({ field: 'witness2', message: '两名见证人不能是同一个人，请另请一位' })
  return found
}
