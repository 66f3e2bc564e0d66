/**
 * Papers as they leave the printer, measured: grid, head, rules, title, signature, page numbers, tables over pages, and a preview that breaks where paper breaks.
 */
import { execFileSync } from 'node:child_process'
import type { Block, Composed } from '#core/documents/paper/blocks'
import { paperHtml, type PaperState } from '#core/documents/paper/layout'
import { PAPER_KINDS } from '#core/documents/paper/kinds'
import { paperOf } from '#core/documents/paper/sheets'
import { Day } from '#core/domain/day'
import { beforeAll, describe, expect, it } from 'vitest'
import { inkBox, pageText, redBands, wordsOn, type Word } from './measure'
import { composed, everyBlock, on, prose, register, signs, unit } from './layoutSamples'
import { issueOf } from './paperFacts'
import { paperSamples } from './paperSamples'
import { payloads } from './payloads'
import { renderPdf, type Printed } from './renderPdf'

const SIGN = 156 / 28
const LINE = 225 / 22
const final: PaperState = { final: true, reprint: false }
const letter = (blocks: readonly Block[], more: Partial<Composed> = {}) => composed('letter', blocks, more)
const signedBy = (name: string, sealed: boolean): Block => ({ kind: 'sign', unit: name, on, sealed })
const title: Block = { kind: 'title', text: '关于信访事项的复函' }
const short = (sign: Block): Composed => composed('plain', [{ kind: 'para', text: prose(1) }, sign])
/** A text that ends with so many lines left on its page that its signature does not fit. */
const full = (lines: number, sign: Block): Composed => composed('plain', [{ kind: 'para', text: signs(28 * lines), flush: true }, sign, { kind: 'note', text: '联系人：李晓岚' }])

const papers: Readonly<Record<string, readonly [Composed, PaperState]>> = {
  grid: [composed('plain', [{ kind: 'para', text: signs(28 * 22 * 3 - 5), flush: true }]), final],
  official: [composed('official', [title, ...everyBlock.slice(1)]), final],
  letter: [letter([title, ...everyBlock.slice(1)]), final],
  ...Object.fromEntries((['plain', 'form', 'wide', 'slip'] as const).map((layout) => [layout, [composed(layout), final] as const])),
  draft: [letter(everyBlock, { head: { unit }, draftedFor: '江海区信访局' }), { final: false, reprint: false }],
  reprint: [letter(everyBlock), { final: true, reprint: true }],
  register: [composed('form', [title, register(70)]), final],
  tall: [composed('plain', [{ kind: 'table', widths: [1, 3], rows: [[{ text: '事实和理由', head: true }, { text: prose(40) }]] }]), final],
  noSeal: [short(signedBy(unit, false)), final],
  noSealShort: [short(signedBy('接待室', false)), final],
  seal: [short(signedBy('桂花街道办事处', true)), final],
  sealLong: [short(signedBy('江海区人民政府桂花街道办事处综合治理和信访接待中心', true)), final],
  ...Object.fromEntries([18, 19, 20, 21, 22, 23].flatMap((lines) => [false, true].map((sealed) => [`end${lines}${sealed ? 'sealed' : ''}`, [full(lines, signedBy(unit, sealed)), final] as const]))),
  ...Object.fromEntries((['letter', 'slip'] as const).map((layout) => [`nasty-${layout}`, [composed(layout, payloads.map((text) => ({ kind: 'para', text }))), final] as const])),
  ...Object.fromEntries([18, 19, 20, 21].map((lines) => [`three${lines}`, [composed('plain', [{ kind: 'para', text: signs(28 * lines), flush: true }, { kind: 'para', text: `经查，您反映的${signs(52)}进场检修。` }, { kind: 'para', text: signs(28 * 3) }]), final] as const])),
  ...Object.fromEntries([18, 19, 20].map((lines) => [`hands${lines}`, [composed('plain', [{ kind: 'para', text: signs(28 * lines), flush: true }, { kind: 'hands', lines: ['受送达人', '送达人', '见证人甲', '见证人乙'].map((label) => ({ label })) }]), final] as const])),
  numbers: [composed('plain', Array.from({ length: 10 }, (_, at) => ({ kind: 'para', text: `${signs(18 + at)}电话0750-5550120，编号XF26-0012；手机13800001234，2026年11月9日作出桂信处字〔2026〕123号。` }))), final],
  hands: [composed('plain', [{ kind: 'para', text: '甲' }, { kind: 'hands', lines: [{ label: '当事人 安和物业服务有限公司（签名、盖章或者捺印）', after: '　　年　　月　　日' }, { label: '记录人（签名）', after: '　　年　　月　　日' }] }]), final],
  ...Object.fromEntries(PAPER_KINDS.map((kind) => [`kind-${kind.id}`, [kind.compose(paperSamples[kind.id] ?? {}, issueOf()), final] as const])),
  marks: [composed('plain', [{ kind: 'para', text: '（一）“引号”、书名号《条例》，顿号；冒号：问号？叹号！破折号——省略号……' .repeat(30) }]), final],
}

let printed: Record<string, Printed> = {}
const of = (name: string): Printed => {
  const found = printed[name]
  if (found === undefined) throw new Error(`${name} was not printed`)
  return found
}
const word = (name: string, page: number, start: string): Word => {
  const found = wordsOn(of(name).pdf, page).find(({ text }) => text.startsWith(start))
  if (found === undefined) throw new Error(`${start} is not on page ${page} of ${name}`)
  return found
}
/** The upper edge of the line a word stands on: poppler's boxes are as high as the font says. */
const middle = ({ top, bottom }: Word): number => (top + bottom) / 2
const near = (value: number, wanted: number, slack = 0.5, what = ''): void => expect(Math.abs(value - wanted), `${what} ${value.toFixed(2)} mm, not ${wanted.toFixed(2)} mm`).toBeLessThanOrEqual(slack)

beforeAll(async () => {
  printed = await renderPdf(Object.entries(papers).map(([name, [paper, state]]) => ({ name, paper: paperOf(paper.layout), html: paperHtml(paper, state) })))
}, 300_000)

describe('the grid', () => {
  it('holds 22 lines of 28 signs in 156 × 225 mm between margins of 28, 26, 37 and 35 mm', () => {
    for (const page of [1, 2]) {
      const lines = wordsOn(of('grid').pdf, page).filter(({ text }) => text.length > 5)
      expect(lines.map(({ text }) => text.length)).toEqual(Array.from({ length: 22 }, () => 28))
      for (const line of lines) {
        near(line.left, 28, 0.2, 'left')
        near(line.right, 184, 0.5, 'right')
      }
      lines.slice(1).forEach((line, at) => near(line.top - (lines[at]?.top ?? 0), LINE, 0.2, 'pitch'))
      near(((lines[21]?.top ?? 0) - (lines[0]?.top ?? 0)) / 21, LINE, 0.01, 'pitch over the page')
      near(middle(lines[0] ?? word('grid', page, '本')), 37 + LINE / 2, 0.8, 'first line')
      near(middle(lines[21] ?? word('grid', page, '本')), 262 - LINE / 2, 0.8, 'last line')
      const ink = inkBox(of('grid').pdf, page)
      expect(ink.left).toBeGreaterThan(27.8)
      expect(ink.right).toBeLessThan(184.3)
      expect(ink.top).toBeGreaterThan(37)
    }
    near(of('grid').widthMm, 210)
    near(of('grid').heightMm, 297)
  })
  it('keeps marks off the beginning of a line and brackets off its end, and runs of Latin letters within it', () => {
    const starts = wordsOn(of('marks').pdf, 1).filter(({ left }) => left < 28.5).map(({ text }) => text)
    expect(starts.length).toBeGreaterThan(15)
    for (const start of starts) expect(start).not.toMatch(/^[，。、；：？！”》）…]/u)
    const ends = wordsOn(of('marks').pdf, 1).filter(({ right }) => right > 181).map(({ text }) => text)
    for (const end of ends) expect(end).not.toMatch(/[（“《]$/u)
    for (const [name, right] of [['letter', 184], ['slip', 136]] as const) for (const { text, right: edge } of wordsOn(of(name).pdf, name === 'letter' ? 2 : 1)) expect(edge, text).toBeLessThan(right + 0.6)
  })
})

describe('lines', () => {
  it('keep a day, the number of a telephone, a petition or a paper in one piece, and are not drawn out for it', () => {
    const words = Array.from({ length: of('numbers').pages }, (_, at) => wordsOn(of('numbers').pdf, at + 1)).flat()
    for (const number of ['0750-5550120', 'XF26-0012', '13800001234', '2026年11月9日', '〔2026〕123号']) expect(words.filter(({ text }) => text.includes(number)), number).toHaveLength(10)
    for (const { text, left, right } of words.filter((one) => /^[\u4e00-\u9fff]{5,}$/u.test(one.text))) near((right - left) / text.length, SIGN, 0.1, text)
  })
  it.each([18, 19, 20, 21].map((lines) => `three${lines}`))('of a paragraph the last never stands alone on a page: %s', (name) => {
    const [first, second] = [1, 2].map((page) => pageText(of(name).pdf, page))
    expect(first?.includes('经查，您反映的') ?? false).not.toBe(second?.includes('经查，您反映的') ?? false)
    expect(first?.includes('进场检修。')).toBe(first?.includes('经查，您反映的'))
  })
  it.each([18, 19, 20].map((lines) => `hands${lines}`))('for hands stay on one page, with the end of the text: %s', (name) => {
    const last = pageText(of(name).pdf, of(name).pages).replace(/—\d+—/u, '')
    for (const label of ['受送达人：', '送达人：', '见证人甲：', '见证人乙：']) expect(last).toContain(label)
    expect(last.indexOf('受送达人：')).toBeGreaterThanOrEqual(28)
  })
  it('for hands hold label, line and date within the text', () => {
    const words = wordsOn(of('hands').pdf, 1)
    expect(words.filter(({ text }) => text === '日' || text === '月' || text === '年')).toHaveLength(6)
    for (const { right } of words) expect(right).toBeLessThan(184.6)
    const [first, second] = words.filter(({ text }) => text === '日')
    near(first?.right ?? 0, 184, 0.6, 'first')
    expect(second).toBeDefined()
  })
})

describe('an official paper', () => {
  it('has its head, number, rule and title where §7.2 and §7.3.1 put them', () => {
    const { pdf } = of('official')
    const [mark, rule] = redBands(pdf, 1).filter(({ right, left }) => right - left > 50)
    if (mark === undefined || rule === undefined) throw new Error('no red head')
    near(mark.top, 37 + 35, 1.2, 'mark')
    expect(mark.thick).toBeGreaterThan(8)
    near((mark.left + mark.right) / 2, 106, 1, 'centre of the mark')
    const number = word('official', 1, '桂街信告〔2026〕12')
    near((number.left + number.right) / 2, 106, 1, 'centre of the number')
    near(middle(number), mark.top + mark.thick + 2.5 * LINE, 2.5, 'number')
    expect([rule.left, rule.right].map(Math.round)).toEqual([28, 184])
    expect(rule.thick).toBeLessThan(1.2)
    near(rule.top - (middle(number) + (16 * 25.4) / 72 / 2), 4, 0.7, 'rule below the number')
    near(middle(word('official', 1, '关于信访事项的复函')) - rule.top, 2.5 * LINE, 1.2, 'title')
  })
  it('numbers its pages right and left by turns, one sign in, 7 mm below the text', () => {
    for (const [page, side] of [[1, 'right'], [2, 'left'], [3, 'right']] as const) {
      const number = wordsOn(of('official').pdf, page).filter(({ top }) => top > 260)
      expect(number.map(({ text }) => text).join('')).toBe(`—${page}—`)
      const sign = (14 * 25.4) / 72
      if (side === 'right') near(Math.max(...number.map(({ right }) => right)), 184 - sign, 0.5, 'number')
      else near(Math.min(...number.map(({ left }) => left)), 28 + sign, 0.5, 'number')
      near(middle(number[0] ?? word('official', page, '—')), 262 + 7, 0.8, 'dash')
    }
  })
})

describe('a letter', () => {
  it('has its name 30 mm from the edge, double rules of 170 mm above and below, and no number on its first page', () => {
    const bands = redBands(of('letter').pdf, 1)
    const [mark, ...rules] = bands.filter(({ right, left }) => right - left > 50)
    near(mark?.top ?? 0, 30, 1.5, 'mark')
    expect(rules).toHaveLength(4)
    for (const rule of rules) {
      near(rule.left, 20, 0.3)
      near(rule.right, 190, 0.3)
    }
    const [thickAbove, thinAbove, thinBelow, thickBelow] = rules.map(({ thick }) => thick)
    expect(thickAbove).toBeGreaterThan((thinAbove ?? 0) * 1.8)
    expect(thickBelow).toBeGreaterThan((thinBelow ?? 0) * 1.8)
    near((rules[0]?.top ?? 0) - ((mark?.top ?? 0) + (mark?.thick ?? 0)), 4, 1.5, 'first rule')
    near((rules[3]?.top ?? 0) + (rules[3]?.thick ?? 0), 277, 0.5, 'second rule')
    near(word('letter', 1, '桂街信告〔2026〕12').right, 184, 3.2, 'number')
    expect(wordsOn(of('letter').pdf, 1).filter(({ top }) => top > 262)).toEqual([])
    expect(wordsOn(of('letter').pdf, 2).filter(({ top }) => top > 262).map(({ text }) => text).join('')).toBe('—2—')
    expect(redBands(of('letter').pdf, 2)).toEqual([])
  })
})

describe('the signature', () => {
  it('without a seal: the unit two signs in, the date two signs right of its beginning', () => {
    const [by, day] = [word('noSeal', 1, unit), word('noSeal', 1, '2026年9月5日')]
    near(by.right, 184 - 2 * SIGN, 0.6, 'unit')
    near(day.left - by.left, 2 * SIGN, 0.6, 'date')
    near(middle(day) - middle(by), LINE, 0.6)
  })
  it('without a seal and shorter than the date: the date two signs in, the unit pushed in', () => {
    const [by, day] = [word('noSealShort', 1, '接待室'), word('noSealShort', 1, '2026年9月5日')]
    near(day.right, 184 - 2 * SIGN, 0.6, 'date')
    near(day.left - by.left, 2 * SIGN, 0.6, 'unit')
  })
  it('with a seal: the date four signs in, the unit centred above it, a line and more left above both; no word about a seal', () => {
    const [by, day] = [word('seal', 1, '桂花街道办事处'), word('seal', 1, '2026年9月5日')]
    near(day.right, 184 - 4 * SIGN, 0.6, 'date')
    near((by.left + by.right) / 2, (day.left + day.right) / 2, 0.5, 'centre')
    const text = Math.max(...wordsOn(of('seal').pdf, 1).filter(({ bottom }) => bottom < by.top).map(({ bottom }) => bottom))
    expect(by.top - text).toBeGreaterThan(LINE * 1.8)
    expect(by.top - text).toBeLessThan(LINE * 3)
    expect(pageText(of('seal').pdf, 1)).not.toMatch(/盖章|印章/u)
  })
  it('with a seal and longer than the line allows: nothing leaves the text', () => {
    for (const { right } of wordsOn(of('sealLong').pdf, 1)) expect(right).toBeLessThan(184.6)
  })
  it.each([18, 19, 20, 21, 22, 23].flatMap((lines) => [`end${lines}`, `end${lines}sealed`]))('never stands alone on a page: %s', (name) => {
    const { pdf, pages } = of(name)
    const [page] = Array.from({ length: pages }, (_, at) => at + 1).filter((at) => pageText(pdf, at).includes(unit))
    const text = pageText(pdf, page ?? 0)
    expect(text.indexOf(unit), `${name}: text before the signature on its page`).toBeGreaterThanOrEqual(28)
    expect(text).toContain('2026年9月5日')
    expect(text).toContain('联系人：李晓岚')
  })
})

describe('tables', () => {
  it('go on over pages, with their head on each, and lose no row', () => {
    const { pdf, pages } = of('register')
    expect(pages).toBeGreaterThan(3)
    const texts = Array.from({ length: pages }, (_, at) => pageText(pdf, at + 1))
    for (const text of texts) expect(text.match(/序号日期事项承办人/gu)).toHaveLength(1)
    for (let row = 1; row <= 70; row += 1) expect(texts.join('')).toContain(`第${row}件：`)
    for (let page = 1; page <= pages; page += 1) for (const { right, bottom, top } of wordsOn(pdf, page)) {
      expect(right).toBeLessThan(184.6)
      if (top < 262) expect(bottom).toBeLessThan(262.5)
    }
  })
  it('a row higher than a page is cut between lines, not off', () => {
    const { pdf, pages } = of('tall')
    expect(pages).toBeGreaterThan(1)
    const all = Array.from({ length: pages }, (_, at) => pageText(pdf, at + 1)).join('').replace(/—\d+—/gu, '')
    expect(all).toContain(prose(40))
  })
})

describe('a sheet that lies across', () => {
  it('is an A4 turned by a quarter, with its number below the text', () => {
    const { widthMm, heightMm, pdf } = of('wide')
    near(widthMm, 297)
    near(heightMm, 210)
    const number = wordsOn(pdf, 1).filter(({ top }) => top > 184)
    expect(number.map(({ text }) => text).join('')).toBe('—1—')
    near(Math.max(...number.map(({ right }) => right)), 260 - (14 * 25.4) / 72, 0.5)
  })
  it('breaks no day and no name of a column on the sheet of 三清单', () => {
    const words = wordsOn(of('kind-claims').pdf, 1).map(({ text }) => text)
    for (const whole of ['信访件编号', '首接责任人', '办结时限', '进展和佐证', '2026年10月5日', '2026年9月30日', '2026年9月14日', '2026年9月25日']) expect(words, whole).toContain(whole)
  })
})

it('the petitioner’s copy of 转送告知单 has its own page numbers, on paper and in the preview', () => {
  const { pdf, pages, screen } = of('kind-transferred')
  expect(Array.from({ length: pages }, (_, at) => wordsOn(pdf, at + 1).filter(({ top }) => top > 262).map(({ text }) => text).join(''))).toEqual(['', '—2—', '—1—', '—2—'])
  expect(pageText(pdf, 3)).toContain('去向告知单')
  expect([screen?.anew, of('letter').screen?.anew]).toEqual([2, -1])
})

describe('marks', () => {
  it('a draft says so on each page and has no number; a reprint says so on its first', () => {
    const { pdf, pages } = of('draft')
    for (let page = 1; page <= pages; page += 1) expect(pageText(pdf, page)).toContain('草稿')
    expect(pageText(pdf, 1)).toMatch(/〔待定稿〕/u)
    expect(pageText(pdf, 1)).toContain('代江海区信访局拟')
    expect(pageText(of('reprint').pdf, 1)).toContain('补打')
    expect(pageText(of('letter').pdf, 1)).not.toMatch(/补打|草稿/u)
  })
  it.each(['letter', 'slip'])('markup in a text is printed as text on a %s', (layout) => {
    const { text } = of(`nasty-${layout}`)
    const flat = text.replace(/\s+/gu, '')
    for (const wanted of ['<script>alert(1)</script>', '&lt;script&gt;', '</style>', '{{7*7}}', '}*{display:none}', '@page{size:1mm}']) expect(flat).toContain(wanted)
  })
})

describe('each kind of paper', () => {
  it.each(PAPER_KINDS.map(({ id }) => id))('%s: nothing leaves the text', (id) => {
    const { pdf, pages, widthMm } = of(`kind-${id}`)
    const [left, right] = widthMm < 150 ? [12, 136] : widthMm > 250 ? [35, 260] : [28, 184]
    for (let page = 1; page <= pages; page += 1) for (const one of wordsOn(pdf, page)) expect([one.left > left - 0.6, one.right < right + 0.6], one.text).toEqual([true, true])
  })
})

describe('fonts', () => {
  it('come with the paper: nothing is left to a font of another machine', () => {
    const fonts = execFileSync('pdffonts', [of('official').pdf], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line !== '')
    expect(fonts.length).toBeGreaterThan(0)
    for (const line of fonts) expect(line).toMatch(/ yes (?:yes|no) +(?:yes|no) /u)
  })
})

describe('the preview', () => {
  /** What only paper has: page numbers and what stands in margins. */
  const counted = (text: string): string => [...text.replace(/—\d+—/gu, '')].sort().join('')
  it.each(Object.keys(papers).filter((name) => !name.startsWith('nasty')))('breaks where paper breaks: %s', (name) => {
    const { pdf, pages, screen } = of(name)
    expect(screen?.texts).toHaveLength(pages)
    expect(Math.ceil((screen?.sheets ?? 0) - 0.01)).toBe(pages)
    for (let page = 1; page <= pages; page += 1) {
      const paper = name === 'draft' && page > 1 ? pageText(pdf, page).replace('草稿', '') : pageText(pdf, page)
      expect(counted(screen?.texts[page - 1] ?? ''), `page ${page}`).toBe(counted(paper))
    }
  })
})

it('a date is printed without leading zeros', () => expect(pageText(of('noSeal').pdf, 1)).toContain(`${Number(Day.parse('2026-09-05').slice(5, 7))}月5日`))
