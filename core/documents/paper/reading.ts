/**
 * How a composed paper is read before it is laid out, on a page as in a .docx: its lines, what belongs to its ends, its number and the size of its head.
 * Knows no markup.
 */
import { formatDayZh, type Day } from '../../domain/day'
import type { Block, Composed } from './blocks'

/** Signs of text: Latin letters and digits are half as wide. */
export function signsWide(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0)
}

/** Lines of a typed text; empty ones carry nothing. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim()).filter((line) => line !== '')

/** With its colon, whether or not it was typed. */
export const withColon = (text: string): string => (/[：:]$/u.test(text) ? text : `${text}：`)

/** 附注 in its brackets (§7.3.6), typed or not; empty where there is none. */
export function noteOf(text: string): string {
  const line = text.trim()
  return line === '' || /^（.*）$/su.test(line) ? line : `（${line}）`
}

/** Attachments that have a name. */
export const attachedOf = (items: readonly string[]): readonly string[] => items.map((item) => item.trim()).filter((item) => item !== '')

/** 成文日期, or the room to write it. */
export const dayOf = (on: Day | undefined): string => (on === undefined ? '　　　　年　　月　　日' : formatDayZh(on))

/** Breaks at either end would make empty pages. */
export function printable(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex(({ kind }) => kind !== 'pageBreak')
  const last = blocks.findLastIndex(({ kind }) => kind !== 'pageBreak')
  return first < 0 ? [] : blocks.slice(first, last + 1)
}

/** Where what follows is a copy for somebody else; -1 where none does. */
export const copyAt = (blocks: readonly Block[]): number => blocks.findIndex((block) => block.kind === 'pageBreak' && block.copy === true)

/** Points: one line across the text where the name allows, never as large as that of a higher body (§7.2.4). */
const UNIT_PT = { largest: 44, smallest: 26, across: 440 }
/** The size of 发文机关标志. */
export const unitSize = (unit: string): number => Math.max(UNIT_PT.smallest, Math.min(UNIT_PT.largest, Math.floor(UNIT_PT.across / Math.max(1, signsWide(unit)))))

/** What is settled about the paper, beside its text. */
export interface Settled {
  /** 定稿; before it the page says that it is a draft. */
  readonly final: boolean
  /** Whether the kind takes a number. Without it: whether the layout has a head for one. */
  readonly numbered?: boolean
}

/** 发文字号; a draft of a kind that takes one shows where it will stand. Empty where there is none. */
export function numberOf({ head, layout }: Composed, { final, numbered = head !== undefined && (layout === 'official' || layout === 'letter') }: Settled): string {
  const number = head?.number?.trim() ?? ''
  return number === '' && numbered && !final ? '〔待定稿〕' : number
}
