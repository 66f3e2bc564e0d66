/**
 * Receipt numbers and query codes (domain.md §3.2).
 * Knows their shape; who hands out the sequence is the store's business.
 */
import type { Ids } from './clock'

/** Receipt number of a year's n-th registration: XF26-0001; from 10000 on it simply grows. */
export function receiptNumber(year: number, sequence: number): string {
  return `XF${String(year % 100).padStart(2, '0')}-${String(sequence).padStart(4, '0')}`
}

/** Digits and capitals without I, L, O and U, which are misread aloud or on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random query code of 50 bits in two groups: 7K2MQ-09XTB. */
export function queryCode(ids: Ids): string {
  const characters = [...ids.randomBytes(10)].map((byte) => ALPHABET.charAt(byte % 32)).join('')
  return `${characters.slice(0, 5)}-${characters.slice(5)}`
}
