/** A paper as .docx: its parts, the same bytes each time, what the standard prescribes in the XML, and text that tries to become markup. */
import { unpack } from '../../word/unpack'
import { readXml } from '../../word/xmlReader'
import { wordDoor } from '#word/door'
import type { Block, Composed } from '#core/documents/paper/blocks'
import { Day } from '#core/contract/fields'
import { unitSize } from '#core/documents/paper/reading'
import { columnWidths, fullRow } from '#core/documents/word/tables'
import { signPlace } from '#core/documents/word/signature'
import { describe, expect, it } from 'vitest'
import { payloads } from './payloads'
import { formPaper, letterPaper, officialPaper, plainPaper, wordPapers } from './wordSamples'

const partsOf = (paper: Composed, final = true): Readonly<Record<string, string>> => Object.fromEntries([...unpack(wordDoor.export(paper, { final }))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
const plain = (...blocks: readonly Block[]): Composed => ({ layout: 'plain', fileTitle: '试', blocks })
const body = (paper: Composed): string => partsOf(paper)['word/document.xml'] ?? ''
const read = (paper: Composed): readonly string[] => {
  const result = wordDoor.read(wordDoor.export(paper, { final: true }))
  return result.ok ? result.value.paragraphs : result.problems
}

describe.each(Object.entries(wordPapers))('%s', (_name, paper) => {
  it('is well-formed in every part, and every relation leads to a part', () => {
    const parts = partsOf(paper)
    for (const [name, text] of Object.entries(parts)) if (/\.(?:xml|rels)$/u.test(name)) readXml(name, text, () => undefined)
    const targets: string[] = []
    readXml('rels', parts['word/_rels/document.xml.rels'] ?? '', (event) => { if (event.kind === 'open' && event.name === 'Relationship') targets.push(`word/${event.attributes['Target']}`) })
    expect(targets.filter((target) => !(target in parts))).toEqual([])
    const used = [...(parts['word/document.xml'] ?? '').matchAll(/r:(?:id|embed)="([^"]+)"/gu)].map((match) => match[1] ?? '')
    expect(used.filter((id) => !(parts['word/_rels/document.xml.rels'] ?? '').includes(`Id="${id}"`))).toEqual([])
  })
  it('has the same bytes each time, without time or author', () => {
    expect(wordDoor.export(paper, { final: true })).toEqual(wordDoor.export(paper, { final: true }))
    expect(Object.values(partsOf(paper)).join('')).not.toMatch(/dcterms|creator|lastModifiedBy/u)
  })
})

describe('the sheet', () => {
  it('is A4 with 37/35/28/26 mm and a grid of 22 lines and 28 characters', () => {
    for (const paper of [officialPaper, letterPaper, plainPaper]) {
      expect(body(paper)).toContain('<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
      expect(body(paper)).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>')
    }
    expect(579 * 22).toBeLessThanOrEqual(16838 - 2098 - 1984)
  })
  it('names every font for Chinese text', () => {
    const { 'word/styles.xml': styles = '', 'word/document.xml': document = '', 'word/fontTable.xml': fonts = '' } = partsOf(officialPaper)
    for (const font of ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312']) {
      expect(styles + document).toContain(`w:eastAsia="${font}"`)
      expect(fonts).toContain(`w:name="${font}"`)
    }
    for (const given of (styles + document).matchAll(/<w:rFonts [^>]*>/gu)) expect(given[0]).toMatch(/w:ascii="[^"]+" w:hAnsi="[^"]+" w:eastAsia="[^"]+"/u)
  })
  it('gives a slip A5', () => expect(body({ ...plain(), layout: 'slip' })).toContain('<w:pgSz w:w="8391" w:h="11906"/>'))
  it('lays a wide paper across', () => expect(body({ ...plain(), layout: 'wide' })).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'))
  it('counts the pages of a copy from 1, in a section without a first page of its own', () => {
    const sections = body({ ...letterPaper, blocks: [...letterPaper.blocks, { kind: 'pageBreak', copy: true }, { kind: 'para', text: '副本' }] }).match(/<w:sectPr>.*?<\/w:sectPr>/gsu) ?? []
    expect(sections.map((one) => [one.includes('<w:titlePg/>'), one.includes('<w:pgNumType w:start="1"/>')])).toEqual([[true, false], [false, true]])
  })
})

describe('head, marks and page numbers', () => {
  it('draws a red name, the number and a red rule', () => {
    expect(body(officialPaper)).toMatch(/方正小标宋简体[^>]*\/><w:color w:val="E60000"\/>.*江海区桂花街道办事处.*<w:bottom w:val="single" w:sz="16" w:space="8" w:color="E60000"\/>.*江海信受字〔2026〕12号/u)
  })
  it('makes a long name smaller, so that it stays on one line, and none larger than 44 pt', () => {
    expect(unitSize('某街道办')).toBe(44)
    expect(unitSize('江海区桂花街道党工委平安法治办公室')).toBe(26)
  })
  it('numbers odd pages at the right and even ones at the left, a letter not on its first page', () => {
    const { 'word/footer1.xml': odd = '', 'word/footer2.xml': even = '', 'word/footer3.xml': first = '', 'word/settings.xml': settings = '', 'word/document.xml': document = '' } = partsOf(letterPaper)
    expect(settings).toContain('<w:evenAndOddHeaders/>')
    expect(document).toContain('<w:titlePg/>')
    expect(odd).toMatch(/w:right="280".*<w:jc w:val="right"\/>.*— .* PAGE .* —/u)
    expect(even).toMatch(/w:left="280".*<w:jc w:val="left"\/>/u)
    expect(first).not.toContain('PAGE')
    expect([...first.matchAll(/w:sz="(\d+)" w:space="0" w:color="E60000"/gu)].map((match) => match[1])).toEqual(['8', '23'])
    expect(partsOf(letterPaper)['word/header3.xml']).toMatch(/江海区桂花街道办事处.*w:sz="23".*w:sz="8"/u)
  })
  it('marks drafts on every page and what is drafted for another on the first', () => {
    const parts = partsOf(letterPaper, false)
    expect([1, 2, 3].map((page) => (parts[`word/header${page}.xml`] ?? '').includes('草稿'))).toEqual([true, true, true])
    expect([1, 2, 3].map((page) => (parts[`word/header${page}.xml`] ?? '').includes('代江海区桂花街道办事处拟'))).toEqual([false, false, true])
    expect(Object.values(partsOf({ ...officialPaper })).join('')).not.toMatch(/草稿|代拟/u)
  })
})

describe('blocks', () => {
  it('keeps every word, in order', () => {
    expect(read(officialPaper).slice(0, 11).filter((line) => line !== '')).toEqual(['江海区桂花街道办事处', '江海信受字〔2026〕12号', '信访事项受理告知书', '王桂英：', '您于2026年9月4日走访反映的楼道漏水问题，本机关已于当日收悉。', '经审查，该事项属于本机关职权范围，现予受理。'])
    expect(read(formPaper)).toContain('送达方式\t直接送达')
    expect(read(plain({ kind: 'to', text: '王桂英：' }))).toEqual(['王桂英：'])
  })
  it('does not number a single attachment', () => {
    expect(read(plain({ kind: 'attachments', items: ['清单'] }))).toEqual(['', '附件：清单'])
    expect(read(plain({ kind: 'attachments', items: ['清单', '照片'] }))).toEqual(['', '附件：1.\t清单', '2.\t照片'])
  })
  it.each([
    ['centred on a date four from the right where it is sealed', '桂花街道办事处', '2026年9月5日', true, { date: 4, unit: 3.5 }],
    ['at the edge where a sealed unit is long', '江海区桂花街道党工委平安法治办公室', '2026年9月5日', true, { date: 5.5, unit: 0 }],
    ['two from the right, the date two after its first', '江海区桂花街道办事处', '2026年9月5日', false, { unit: 2, date: 4 }],
    ['left of a longer date', '居委会', '2026年12月25日', false, { date: 2, unit: 8 }],
  ])('signs %s', (_how, unit, date, sealed, place) => expect(signPlace(unit, date, sealed)).toEqual(place))
  it('keeps a signature and the lines for hands with the end of what stands before them, and adds no line after a seal that ends the paper', () => {
    const sign: Block = { kind: 'sign', unit: '居委会', on: undefined, sealed: true }
    const table: Block = { kind: 'table', widths: [1], rows: [[{ text: '甲' }], [{ text: '乙' }]] }
    const kept = (...blocks: readonly Block[]): readonly boolean[] => (body(plain(...blocks)).match(/<w:p>.*?<\/w:p>/gsu) ?? []).map((one) => one.includes('<w:keepNext/>'))
    expect(kept({ kind: 'para', text: '甲\n乙' }, sign)).toEqual([false, true, true, true, true, false])
    expect(kept(sign, { kind: 'note', text: '附注' })).toEqual([true, true, true, true, true, false])
    expect(kept(table, { kind: 'hands', lines: [{ label: '送达人' }, { label: '见证人' }] })).toEqual([false, false, true, true, true, false])
    expect(kept({ kind: 'para', text: '甲' }, { kind: 'para', text: '乙' })).toEqual([false, false])
  })
  it('repeats head rows and no others, and lets a row have fewer cells', () => {
    expect(body(formPaper).match(/<w:tblHeader\/>/gu)).toHaveLength(1)
    expect(body(formPaper)).toMatch(/<w:gridSpan w:val="3"\/>.*直接送达/u)
    expect(fullRow([{ text: 'a', wide: 9 }, { text: 'b' }], 3).map(({ wide }) => wide)).toEqual([2, 1])
    expect(fullRow([{ text: 'a' }], 3).map(({ at, wide }) => [at, wide])).toEqual([[0, 1], [1, 2]])
    expect(fullRow(['a', 'b', 'c'].map((text) => ({ text })), 2).map(({ cell }) => cell.text)).toEqual(['a', 'b　c'])
    expect(columnWidths([1, 1, 1], 100)).toEqual([33, 33, 34])
  })
  it('draws boxes, lines for hands and lines to write on', () => {
    expect(body(formPaper)).toMatch(/结果：☑ 签收　□ 拒收/u)
    expect(body(formPaper)).toContain('w:leader="underscore"')
    expect(body(plain({ kind: 'ruled', lines: 4 })).match(/<w:trHeight w:val="579" w:hRule="exact"\/>/gu)).toHaveLength(4)
  })
  it('leaves the date open where there is none', () => expect(read(plain({ kind: 'sign', unit: '居委会', on: undefined, sealed: false }))).toContain('　　　　年　　月　　日'))
  it('takes hostile text as text, in every block and head', () => {
    const on = Day.parse('2026-09-05')
    const blocks = payloads.flatMap((text): readonly Block[] => [{ kind: 'title', text }, { kind: 'para', text: `始${text}终`, flush: true }, { kind: 'table', widths: [1], rows: [[{ text }]] }, { kind: 'attachments', items: [text, text] }, { kind: 'sign', unit: text, on, sealed: true }, { kind: 'hands', lines: [{ label: text, after: text }] }, { kind: 'boxes', label: text, items: [{ text }] }, { kind: 'note', text }, { kind: 'cut', text }])
    const all = payloads.join(' ')
    const parts = partsOf({ layout: 'letter', fileTitle: all, head: { unit: all, number: all }, draftedFor: all, blocks: [...blocks, { kind: 'qr', text: 'x', caption: all }] }, false)
    for (const [name, content] of Object.entries(parts)) if (/\.(?:xml|rels)$/u.test(name)) readXml(name, content, () => undefined)
    expect(parts['word/_rels/document.xml.rels']).not.toContain('External')
    expect(read(plain(...blocks.filter(({ kind }) => kind === 'para'))).join('\n')).toBe(payloads.map((text) => `始${text}终`).join('\n'))
  })
  it('drops signs that no XML can hold instead of breaking the file', () => expect(read(plain({ kind: 'para', text: 'a\u0000\u0001b\ud800c\uffff', flush: true }))).toEqual(['abc']))
})
