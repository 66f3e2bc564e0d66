/**
 * Citizen identity numbers by GB 11643-1999: check, derive sex and birth date, upgrade from 15 digits.
 * Refuses to turn anyone away: it judges a number and leaves the decision to the worker.
 */
import { compareDays, type Day, isDay } from './day'

export type IdFault = 'length' | 'character' | 'date' | 'future' | 'checksum' | 'fifteen'
export type IdCheck =
  | { readonly ok: true; readonly kind: '18' | 'permit'; readonly normal: string; readonly sex: '男' | '女'; readonly bornOn: Day }
  | { readonly ok: false; readonly code: IdFault; readonly message: string; readonly suggestion?: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

const halfWidth = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-]/gu, '')

/** Full-width characters to half-width, separators and spaces away, x to X. Twice, for the upper case of some letters (ΐ) comes in parts that must be joined again. */
export function normaliseId(raw: string): string {
  return halfWidth(halfWidth(raw).toUpperCase())
}

/** The check character of the first seventeen digits (GB 11643, mod 11-2). */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/** Judges a typed number on a given day; 81/82/83 (港澳台居民居住证) follow the same rule. */
export function checkId(raw: string, today: Day): IdCheck {
  const value = normaliseId(raw)
  if (/^\d{15}$/u.test(value)) return judgeFifteen(value)
  if (value.length !== 18) return refuse('length', `证件号应为 18 位，现在是 ${value.length} 位，请核对`)
  if (!/^\d{17}[\dX]$/u.test(value)) return refuse('character', '证件号只能是数字，最后一位可以是 X，请核对')
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
  if (!isDay(born) || born < '1850-01-01') return refuse('date', `证件号中的出生日期 ${born} 不存在，请核对第 7–14 位`)
  if (compareDays(born, today) > 0) return refuse('future', `证件号中的出生日期 ${born} 晚于今天，请核对第 7–14 位`)
  if (checkCharacter(value.slice(0, 17)) !== value.charAt(17)) return refuse('checksum', '证件号校验位不符，可能输错了一位或两位颠倒，请核对')
  const kind = /^8[123]/u.test(value) ? 'permit' : '18'
  return { ok: true, kind, normal: value, sex: Number(value.charAt(16)) % 2 === 1 ? '男' : '女', bornOn: born }
}

/** The eighteen digits that an old number of fifteen became; anything else as it is, in its normal form. */
function eighteen(raw: string): string {
  const value = normaliseId(raw)
  const first17 = `${value.slice(0, 6)}19${value.slice(6)}`
  return /^\d{15}$/u.test(value) ? first17 + checkCharacter(first17) : value
}

/** Whether two numbers can be one person's: a blank one says nothing, fifteen and eighteen digits of one number are equal. */
export function sameIdNumber(a: string, b: string): boolean {
  return eighteen(a) === '' || eighteen(b) === '' || eighteen(a) === eighteen(b)
}

function judgeFifteen(value: string): IdCheck {
  const born = `19${value.slice(6, 8)}-${value.slice(8, 10)}-${value.slice(10, 12)}`
  if (!isDay(born)) return refuse('date', `15 位旧证件号中的出生日期 ${born} 不存在，请核对第 7–12 位`)
  const first17 = `${value.slice(0, 6)}19${value.slice(6)}`
  return { ok: false, code: 'fifteen', message: '这是 15 位旧证件号，可换成 18 位', suggestion: first17 + checkCharacter(first17) }
}

function refuse(code: IdFault, message: string): IdCheck {
  return { ok: false, code, message }
}

/** Full years of age on a day; somebody born on 29 February turns a year older on 1 March. */
export function ageOn(bornOn: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}
