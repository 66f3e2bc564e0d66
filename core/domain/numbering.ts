/**
 * Receipt numbers and query codes (domain.md §3.2).
 * Knows their shape; who hands out the sequence is the store's business.
 */
import type { Ids } from './clock'

/** Receipt number of a year's n-th registration: XF26-0001; from 10000 on it simply grows. */
export function receiptNumber(year: number, sequence: number): string {
  return `XF${String(year % 100).padStart(2, '0')}-${String(sequence).padStart(4, '0')}`
}

/** The series of recordings among those of numbered papers. */
export const RECORDING_SERIES = 'LX'
/** 编号 of a year's n-th recording in the index: LX26-0001. */
export function recordingNumber(year: number, sequence: number): string {
  return `${RECORDING_SERIES}${String(year % 100).padStart(2, '0')}-${String(sequence).padStart(4, '0')}`
}

/** Year and place in it of a receipt number as it is typed from paper; undefined when it is none. Numbers began in this century. */
export function parseReceiptNumber(text: string): { readonly year: number; readonly sequence: number } | undefined {
  const [, year, sequence] = /^XF(\d{2})-(\d{4,7})$/u.exec(text.normalize('NFKC').trim().toUpperCase()) ?? []
  return year === undefined || sequence === undefined ? undefined : { year: 2000 + Number(year), sequence: Number(sequence) }
}

/** Whether a text names that very number, and not a longer one that begins with it. */
export const namesNumber = (text: string, number: string): boolean => text.split(number).slice(1).some((after) => !/^\d/u.test(after))

/** Left out where nobody knows how many numbers were given out since a backup: far more than a desk gives out between two of them. */
export const SKIPPED_NUMBERS = 500

export interface Counter { readonly year: number; readonly last: number }

/**
 * Where numbering goes on after a restore whose present room cannot be read (domain.md §3.2: a number is never used twice).
 * `lastGiven` is the last receipt on paper; without it a stretch of numbers is left out in every year since the backup.
 */
export function countersBeyond(known: readonly Counter[], span: { readonly fromYear: number; readonly toYear: number }, lastGiven: string): readonly Counter[] {
  const typed = parseReceiptNumber(lastGiven)
  if (typed !== undefined) return [...known, { year: typed.year, last: typed.sequence }]
  const years = Array.from({ length: Math.max(0, span.toYear - span.fromYear) + 1 }, (_, at) => span.fromYear + at)
  return years.map((year) => ({ year, last: (known.find((one) => one.year === year)?.last ?? 0) + SKIPPED_NUMBERS }))
}

/** A series of 发文字号 in a year. */
export interface PaperCounter { readonly series: string; readonly year: number; readonly last: number }

/** Left out of each series where nobody knows how many papers were numbered since a backup. */
export const SKIPPED_PAPERS = 100

/** Where the numbers of papers go on after such a restore: of every series, also one that began only after the backup. */
export function paperCountersBeyond(known: readonly PaperCounter[], series: readonly string[], span: { readonly fromYear: number; readonly toYear: number }): readonly PaperCounter[] {
  const years = Array.from({ length: Math.max(0, span.toYear - span.fromYear) + 1 }, (_, at) => span.fromYear + at)
  const all = [...new Set([...known.map((one) => one.series), ...series])]
  return all.flatMap((name) => years.map((year) => ({ series: name, year, last: (known.find((one) => one.series === name && one.year === year)?.last ?? 0) + SKIPPED_PAPERS })))
}

/** Digits and capitals without I, L, O and U, which are misread aloud or on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random query code of 50 bits in two groups: 7K2MQ-09XTB. */
export function queryCode(ids: Ids): string {
  const characters = [...ids.randomBytes(10)].map((byte) => ALPHABET.charAt(byte % 32)).join('')
  return `${characters.slice(0, 5)}-${characters.slice(5)}`
}

/** 发文字号 (GB/T 9704-2012, 7.2.5): 机关代字 and the series of its kind, the year in 六角括号, the number without 第 and leading zeros. */
export function paperNumber(agencyCode: string, series: string, year: number, no: number | string): string {
  return `${agencyCode}${series}〔${year}〕${no}号`
}
