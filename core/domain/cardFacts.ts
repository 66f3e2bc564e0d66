/**
 * How the particulars on a person's card and those of a registration complete each other, and how a wrong recognition is taken back.
 * Knows values only, neither petitions nor storage.
 */
import type { Day } from './day'

/** 姓名 证件号 电话 住址 网格 职业 性别 出生日期; blank where nothing is known. */
export interface CardFacts {
  readonly name: string; readonly idNumber: string; readonly phone: string; readonly address: string; readonly grid: string; readonly occupation: string
  readonly sex: '男' | '女' | null; readonly bornOn: Day | null
}
export const CARD_FIELDS = ['name', 'idNumber', 'phone', 'address', 'grid', 'occupation', 'sex', 'bornOn'] as const
export type CardField = (typeof CARD_FIELDS)[number]

export const NO_FACTS: CardFacts = { name: '', idNumber: '', phone: '', address: '', grid: '', occupation: '', sex: null, bornOn: null }

const picked = (from: CardFacts, fields: readonly CardField[]): Partial<CardFacts> => Object.fromEntries(fields.map((field) => [field, from[field]]))
const blank = (facts: CardFacts, field: CardField): boolean => facts[field] === null || facts[field] === ''

/** The fields that `facts` leaves blank and `other` could fill. */
export const lacking = (facts: CardFacts, other: CardFacts): CardField[] => CARD_FIELDS.filter((field) => blank(facts, field) && !blank(other, field))

/** What was said, and the other's own where nothing was. */
export const completed = (facts: CardFacts, other: CardFacts): CardFacts => ({ ...facts, ...picked(other, lacking(facts, other)) })

/** Without what was only taken over from a card. */
export const without = (facts: CardFacts, fields: readonly CardField[]): CardFacts => ({ ...facts, ...picked(NO_FACTS, fields) })

/** A card after a registration that was not this person's: what it had brought goes, and what the next one says comes in its place. */
export function takenBack(card: CardFacts, brought: CardFacts, earlier: CardFacts = NO_FACTS): CardFacts {
  return { ...card, ...picked(earlier, CARD_FIELDS.filter((field) => !blank(brought, field) && card[field] === brought[field])) }
}
