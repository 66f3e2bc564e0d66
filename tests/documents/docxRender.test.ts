/** A .docx as LibreOffice lays it out, measured on its pages: sheet, margins, 22 lines, 28 characters, rules, page numbers, every word. */
import { wordDoor } from '#word/door'
import { beforeAll, describe, expect, it } from 'vitest'
import { hasSoffice, laidOut, linesOn, redBands, sheetOf, textOfPdf } from './renderDocx'
import { running, wordPapers } from './wordSamples'

let pdf: Readonly<Record<string, string>> = {}
const of = (name: string): string => pdf[name] ?? ''
const isNumber = ({ text }: { readonly text: string }): boolean => /^—\d+—$/u.test(text)
/** Half a millimetre: the grid of the pixels, and what LibreOffice rounds. Where heights are compared it is more: an exact line has its free space above the signs. */
const near = (value: number, wanted: number, within = 0.6): void => { expect(Math.abs(value - wanted), `${value} is not ${wanted}`).toBeLessThan(within) }

describe.skipIf(!hasSoffice())('laid out by LibreOffice', () => {
  beforeAll(() => {
    pdf = laidOut({ ...Object.fromEntries(Object.entries(wordPapers).map(([name, paper]) => [name, wordDoor.export(paper, { final: true })])), draft: wordDoor.export(wordPapers['letter'] ?? { layout: 'letter', fileTitle: '', blocks: [] }, { final: false }) })
  }, 300_000)

  it('A4 papers have A4 sheets, a slip A5', () => {
    for (const name of ['official', 'letter', 'plain', 'form']) { near(sheetOf(of(name)).width, 210); near(sheetOf(of(name)).height, 297) }
    near(sheetOf(of('wide')).width, 297)
    near(sheetOf(of('wide')).height, 210)
    near(sheetOf(of('slip')).width, 148)
    near(sheetOf(of('slip')).height, 210)
    expect(sheetOf(of('slip')).pages).toBe(2)
  })
  it('22 lines of 28 characters stand between the margins of 37, 35, 28 and 26 mm', () => {
    const lines = linesOn(of('plain'), 1).filter((line) => !isNumber(line))
    expect(lines.map(({ text }) => [...text].length)).toEqual(Array.from({ length: 22 }, () => 28))
    for (const { left, right } of lines) { near(left, 28); near(right, 184) }
    const pitch = ((lines.at(-1)?.middle ?? 0) - (lines[0]?.middle ?? 0)) / 21
    near(pitch, 225 / 22, 0.05)
    near(lines[0]?.middle ?? 0, 37 + pitch / 2, 1.8)
    expect((lines.at(-1)?.middle ?? 0) + pitch / 2).toBeLessThanOrEqual(297 - 35 + 1.8)
  })
  it('every word is there', () => {
    for (const name of ['official', 'letter']) expect(textOfPdf(of(name)).replace(/—\d+—/gu, '')).toContain(running.slice(0, 400))
    expect(textOfPdf(of('plain')).replace(/—\d+—/gu, '')).toBe(running)
    for (const wanted of ['受理告知书第60份', '直接送达', '受送达人（签名或捺印）：']) expect(textOfPdf(of('form'))).toContain(wanted)
  })
  it('page numbers lie 7 mm below the text, odd ones one character from the right, even ones from the left', () => {
    const numbers = [1, 2].map((page) => linesOn(of('plain'), page).find(isNumber))
    expect(numbers.map((line) => line?.text)).toEqual(['—1—', '—2—'])
    near(numbers[0]?.right ?? 0, 184 - 4.94, 1)
    near(numbers[1]?.left ?? 0, 28 + 4.94, 1)
    for (const line of numbers) near(line?.middle ?? 0, 297 - 35 + 7, 1.2)
  })
  it('the pages of a copy are counted from 1', () => {
    const numbers = Array.from({ length: sheetOf(of('copy')).pages }, (_, at) => linesOn(of('copy'), at + 1).find(isNumber)?.text)
    expect(numbers.slice(-2)).toEqual(['—1—', '—2—'])
    expect(numbers[0]).toBeUndefined()
  })
  it('an official paper has its name 35 mm below the margin, a rule as wide as the text 4 mm below its number, and the title two lines below', () => {
    const [name, rule] = [redBands(of('official'), 1)[0], redBands(of('official'), 1).at(-1)]
    near(name?.top ?? 0, 37 + 35, 2)
    near(rule?.left ?? 0, 28)
    near(rule?.right ?? 0, 184)
    const lines = linesOn(of('official'), 1)
    const [number, title] = ['江海信受字〔2026〕12号', '信访事项受理告知书'].map((text) => lines.find((line) => line.text === text))
    near((number?.left ?? 0) + (number?.right ?? 0), 28 + 184, 1.5)
    near((rule?.top ?? 0) - (number?.middle ?? 0), 4 + 16 * 0.3528 / 2, 1)
    near((title?.middle ?? 0) - (rule?.top ?? 0), 2.5 * 10.21, 2)
  })
  it('a letter has its name 30 mm below the edge, two double rules of 170 mm, no number on its first page', () => {
    const bands = redBands(of('letter'), 1)
    const rules = bands.filter(({ left, right }) => right - left > 165)
    for (const { left, right } of rules) { near(left, 20); near(right, 190) }
    const lower = rules.filter(({ top }) => top > 200)
    const upper = rules.filter(({ top }) => top < 100)
    near(bands[0]?.top ?? 0, 30, 2)
    expect(upper.length).toBe(2)
    expect(lower.length).toBe(2)
    expect(upper[0]?.high ?? 0).toBeGreaterThan(upper[1]?.high ?? 9)
    expect(lower[1]?.high ?? 0).toBeGreaterThan(lower[0]?.high ?? 9)
    near((lower[1]?.top ?? 0) + (lower[1]?.high ?? 0), 277, 1)
    expect(linesOn(of('letter'), 1).filter(isNumber)).toEqual([])
    expect(linesOn(of('letter'), 2).find(isNumber)?.text).toBe('—2—')
    expect(redBands(of('letter'), 2)).toEqual([])
  })
  it('under a seal the date stands four characters from the right and the unit where it is centred on a date in half-wide digits', () => {
    const lines = Array.from({ length: sheetOf(of('official')).pages }, (_, page) => linesOn(of('official'), page + 1)).flat()
    const date = lines.find(({ text }) => text === '2026年9月5日')
    const unit = lines.filter(({ text }) => text === '江海区桂花街道办事处').at(-1)
    near(date?.right ?? 0, 184 - 4 * 5.56, 1)
    near(unit?.right ?? 0, 184 - 2 * 5.54, 1)
  })
  it('a table begins each page with its head row', () => {
    for (let page = 1; page <= sheetOf(of('form')).pages - 1; page += 1) expect(linesOn(of('form'), page).map(({ text }) => text), `page ${page}`).toContain('序号文书名称份数备注')
  })
  it('a draft says so on every page, and for whom it is on the first', () => {
    const { pages } = sheetOf(of('draft'))
    const said = Array.from({ length: pages }, (_, page) => linesOn(of('draft'), page + 1).map(({ text }) => text).join('\n'))
    expect(said.filter((text) => text.includes('草稿'))).toHaveLength(pages)
    expect(said.map((text) => text.includes('代江海区桂花街道办事处拟'))).toEqual([true, ...Array.from({ length: pages - 1 }, () => false)])
  })
})
