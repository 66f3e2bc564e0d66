/**
 * Slots of a script: `{称呼}{事项}{时限日期}{责任人}`, filled from the case at hand.
 * What is not known stays as a marked blank that nobody can overlook; braces never reach a record.
 */
import { Slot } from '../contract/scripts'

export type SlotValues = { readonly [S in Slot]?: string | undefined }
/** A stretch of a filled script: plain words, a filled slot, or a blank. */
export interface Piece { readonly text: string; readonly slot?: Slot; readonly blank?: boolean }
export interface FilledScript { readonly text: string; readonly pieces: readonly Piece[]; readonly blanks: readonly Slot[] }

const KNOWN: readonly string[] = Slot.options

/** The slots a text uses, each once, in the order of their first use. */
export function slotsIn(text: string): Slot[] {
  const found = [...text.matchAll(/\{([^{}]*)\}/gu)].flatMap(([, name]) => Slot.options.filter((slot) => slot === name))
  return [...new Set(found)]
}

/** What is wrong with the braces of a text; undefined when nothing is. */
export function slotProblem(text: string): string | undefined {
  const unknown = [...text.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) return `没有“{${unknown}}”这个空，只能用 ${Slot.options.map((slot) => `{${slot}}`).join('')}`
  return /[{}]/u.test(text.replace(/\{[^{}]*\}/gu, '')) ? '花括号没有成对，请检查' : undefined
}

/** How a blank stands in the record. */
export const blankOf = (slot: Slot): string => `【${slot}＿＿】`

/** Somebody whose name or sex is not known is 您; as a call at the beginning of a sentence it is left out, since 您，您好 is nobody's speech. */
function unaddressed(text: string): string {
  return text.replace(/(^|[。！？；：“，、\n])\{称呼\}[，、]/gu, '$1').replaceAll('{称呼}', '您')
}

/** A script with the values of a case in its slots. */
export function fillSlots(script: string, values: SlotValues): FilledScript {
  const text = filledIn(values, '称呼') === undefined ? unaddressed(script) : script
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(/\{([^{}]*)\}/gu)) {
    const slot = Slot.options.find((one) => one === match[1])
    if (slot === undefined) continue
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    const value = filledIn(values, slot)
    pieces.push(value === undefined ? { text: blankOf(slot), slot, blank: true } : { text: value, slot })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  const blanks = [...new Set(pieces.flatMap(({ slot, blank }) => (slot !== undefined && blank === true ? [slot] : [])))]
  return { text: pieces.map((piece) => piece.text).join(''), pieces, blanks }
}

function filledIn(values: SlotValues, slot: Slot): string | undefined {
  const value = values[slot]?.replace(/[{}\s]+/gu, ' ').trim()
  return value === undefined || value === '' ? undefined : value
}

/** Surnames of two characters that people bear today; any other Han name has one. */
const TWO_CHARACTERS: readonly string[] = ['欧阳', '上官', '司马', '司徒', '诸葛', '东方', '独孤', '南宫', '夏侯', '尉迟', '皇甫', '公孙', '慕容', '令狐', '长孙', '宇文', '轩辕', '闻人', '端木', '百里', '呼延', '澹台', '万俟', '西门', '申屠', '太史', '钟离', '濮阳', '淳于', '单于', '公冶', '仲孙', '赫连', '完颜', '纳兰']
const TITLES = { 男: '先生', 女: '女士' } as const

/** 王女士, 欧阳先生; undefined where name or sex is not known, or the name has no surname to call by. */
export function addressOf(name: string | undefined, sex: '男' | '女' | undefined): string | undefined {
  const bare = (name ?? '').trim()
  if (bare === '' || sex === undefined) return undefined
  // Names with a dot, and long ones, are not called by a first character.
  const [first = ''] = bare.split(/[·•‧．.\s]/u)
  if (first !== bare || !/^\p{Script=Han}{1,4}$/u.test(bare)) return /\p{L}/u.test(first) ? `${first}${TITLES[sex]}` : undefined
  const surname = bare.length > 2 && TWO_CHARACTERS.includes(bare.slice(0, 2)) ? bare.slice(0, 2) : bare.slice(0, 1)
  return `${surname}${TITLES[sex]}`
}
