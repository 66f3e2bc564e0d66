/** The page of a paper before it is printed: blocks, marks, number, what a draft says, and that no text becomes markup. */
import type { Block, Composed, PaperLayout } from '#core/documents/paper/blocks'
import { PAPER_TEMPLATE, paperHtml, type PaperState } from '#core/documents/paper/layout'
import { blockMarkup } from '#core/documents/paper/layoutBlocks'
import { FANGSONG, FONT_FILES, FONT_ROOT } from '#core/documents/paper/layoutFonts'
import { signsWide } from '#core/documents/paper/reading'
import { LAYOUT_STYLE } from '#core/documents/paper/layoutStyle'
import { inSheets, liesAcross, paperOf, SHEETS } from '#core/documents/paper/sheets'
import { markedReprint } from '#core/documents/receipt'
import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { shapeOf, wordsOf } from '#tests/faults/pages'
import { composed, everyBlock, on, unit } from './layoutSamples'
import { payloads } from './payloads'

const LAYOUTS: readonly PaperLayout[] = ['official', 'letter', 'plain', 'form', 'wide', 'slip']
const final: PaperState = { final: true, reprint: false }
const draft: PaperState = { final: false, reprint: false }
const markup = (block: Block): string => { const made = blockMarkup(block, 28); return made === false ? '' : made.source }

/** The sample with each of its texts replaced. */
const filled = (block: Block, text: string): Block => {
  switch (block.kind) {
    case 'title': case 'to': case 'para': case 'heading': case 'note': case 'cut': return { ...block, text }
    case 'table': return { ...block, rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, text }))) }
    case 'attachments': return { ...block, items: block.items.map(() => text) }
    case 'sign': return { ...block, unit: text }
    case 'hands': return { ...block, lines: block.lines.map(() => ({ label: text, after: text })) }
    case 'boxes': return { ...block, label: text, items: block.items.map((item) => ({ ...item, text })) }
    case 'qr': return { ...block, caption: text }
    case 'ruled': case 'gap': case 'pageBreak': return block
  }
}
const everywhere = (layout: PaperLayout, text: string): Composed => ({ layout, fileTitle: text, head: { unit: text, number: text }, draftedFor: text, blocks: everyBlock.map((block) => filled(block, text)) })
/** Without the empty sheets, of which a longer text has more. */
const flow = (html: string): string => html.slice(0, html.lastIndexOf(SHEETS))

describe('text stays text', () => {
  it.each(LAYOUTS)('%s: in every block and in the head', (layout) => {
    // A long run of letters gives its paragraph a class, and nothing else.
    const shape = (html: string): string => shapeOf(flow(html)).replaceAll('P class', 'P ')
    const plain = shape(paperHtml(everywhere(layout, '甲'), final))
    for (const text of payloads) {
      const one = text.trim().split(/[\r\n\u2028\u2029]/u).filter((line) => line.trim() !== '').length === 1
      const html = paperHtml(everywhere(layout, text), final)
      if (one) expect(shape(html), text).toBe(plain)
      expect(html.match(/<script|<img|<iframe|<link|<base|<form/giu), text).toBeNull()
      expect(wordsOf(html)).toContain(text.trim().split('\n')[0])
    }
  })
  it('a page fetches nothing but the fonts of the program and runs nothing', () => {
    for (const layout of LAYOUTS) {
      const html = paperHtml(composed(layout), final)
      expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src ${FONT_ROOT}">`)
      expect(new Set([...html.matchAll(/url\("([^"]*)"\)/gu)].map(([, url]) => url))).toEqual(new Set(Object.keys(FONT_FILES).map((name) => FONT_ROOT + name)))
      expect(html).not.toMatch(/<script|javascript:| on[a-z]+=/iu)
    }
  })
})

describe('blocks', () => {
  it.each<readonly [string, Block, string]>([
    ['a title breaks where its text does', { kind: 'title', text: '关于甲的\n告知书' }, '<h1 class="title">关于甲的<br>告知书</h1>'],
    ['主送 gets its colon', { kind: 'to', text: '王桂英' }, '<p class="flush to">王桂英：</p>'],
    ['and only one', { kind: 'to', text: '王桂英：' }, '<p class="flush to">王桂英：</p>'],
    ['each line is a paragraph, empty ones are none', { kind: 'para', text: '一\n\n 二 \r\n三' }, '<p>一</p><p>二</p><p>三</p>'],
    ['flush and strong', { kind: 'para', text: '一', flush: true, strong: true }, '<p class="flush strong">一</p>'],
    ['an empty paragraph is nothing', { kind: 'para', text: ' \n ' }, ''],
    ['a single attachment has no number', { kind: 'attachments', items: ['清单'] }, '<div class="attached"><div>附件：</div><ol><li><div>清单</div></li></ol></div>'],
    ['several have', { kind: 'attachments', items: ['清单', '', '照片'] }, '<div class="attached"><div>附件：</div><ol><li><span>1.</span><div>清单</div></li><li><span>2.</span><div>照片</div></li></ol></div>'],
    ['no attachment, no line', { kind: 'attachments', items: [' '] }, ''],
    ['附注 stands in brackets', { kind: 'note', text: '联系人：甲' }, '<p class="note">（联系人：甲）</p>'],
    ['but not in two pairs', { kind: 'note', text: '（联系人：甲）' }, '<p class="note">（联系人：甲）</p>'],
    ['a ticked box', { kind: 'boxes', label: '方式', items: [{ text: '甲', ticked: true }, { text: '乙' }] }, '<p class="flush boxes">方式：<span><b class="tick">□<b>√</b></b> 甲</span><span>□ 乙</span></p>'],
    ['a line for a hand', { kind: 'hands', lines: [{ label: '签名', after: '年　月　日' }] }, '<div class="hands"><div class="hand"><span>签名：</span><i></i><span>年　月　日</span></div></div>'],
  ])('%s', (_what, block, wanted) => expect(markup(block)).toBe(wanted))

  it.each<readonly [string, readonly { readonly text: string; readonly wide?: number }[], readonly string[]]>([
    ['a full row', [{ text: 'a' }, { text: 'b' }, { text: 'c' }], ['1', '1', '1']],
    ['a wide cell', [{ text: 'a' }, { text: 'b', wide: 2 }], ['1', '2']],
    ['a short row is filled', [{ text: 'a' }], ['1', '2']],
    ['a cell that is too wide leaves room for the others', [{ text: 'a', wide: 9 }, { text: 'b' }], ['2', '1']],
  ])('a table: %s', (_what, cells, spans) => {
    const drawn = markup({ kind: 'table', widths: [1, 1, 2], rows: [cells] })
    expect([...drawn.matchAll(/<td class="left"(?: colspan="(\d)")?>/gu)].map(([, span]) => span ?? '1')).toEqual(spans)
    expect([...drawn.matchAll(/width:([\d.]+)%/gu)].map(([, share]) => share)).toEqual(['25.00', '25.00', '50.00'])
  })
  it('signs are counted as wide as they are', () => expect(['桂花', '2026年9月5日', 'ab'].map(signsWide)).toEqual([2, 6, 1]))
  it.each<readonly [string, string, boolean, string]>([
    ['a unit longer than the date', unit, false, 'sign over'], ['a unit shorter than the date', '接待室', false, 'sign'], ['a seal', '桂花街道', true, 'sign sealed'], ['a seal under a very long unit', unit + unit, true, 'sign sealed wide'],
  ])('the signature of %s', (_what, name, sealed, wanted) => expect(markup({ kind: 'sign', unit: name, on, sealed })).toContain(`<div class="${wanted}">`))
  it('a date that is not settled is left to be written', () => expect(markup({ kind: 'sign', unit, on: undefined, sealed: true })).toContain('年　　月　　日'))
  it('breaks at either end make no empty page', () => {
    const html = paperHtml(composed('plain', [{ kind: 'pageBreak' }, { kind: 'para', text: '甲' }, { kind: 'pageBreak' }]), final)
    expect(html).not.toContain('class="break"')
  })
})

describe('number and marks', () => {
  const unnumbered = (layout: PaperLayout): Composed => composed(layout, everyBlock, { head: { unit } })
  it.each<readonly [string, Composed, PaperState, boolean]>([
    ['a draft with a head', unnumbered('letter'), draft, true],
    ['a draft of a kind without a number', unnumbered('letter'), { ...draft, numbered: false }, false],
    ['a draft on a form whose kind takes a number', unnumbered('form'), { ...draft, numbered: true }, true],
    ['a draft on a form', unnumbered('form'), draft, false],
    ['an issued paper without a number', unnumbered('official'), final, false],
    ['a draft that has its number', composed('letter'), draft, false],
  ])('%s: 〔待定稿〕 %s', (_what, paper, state, wanted) => expect(wordsOf(paperHtml(paper, state)).includes('〔待定稿〕')).toBe(wanted))

  it.each(LAYOUTS)('%s: a draft is marked, an issued paper is not, a reprint is the issued page with its mark', (layout) => {
    const issued = paperHtml(composed(layout), final)
    expect(wordsOf(paperHtml(composed(layout), draft))).toContain('草稿')
    expect(wordsOf(issued)).not.toMatch(/草稿|补打|待定稿/u)
    expect(issued.split('<header>')).toHaveLength(2)
    const again = paperHtml(composed(layout), { final: true, reprint: true })
    expect(again).toBe(markedReprint(issued))
    expect(wordsOf(again)).toContain('补打')
  })
  it('代拟 stands small above the head', () => expect(paperHtml(composed('letter', everyBlock, { draftedFor: '江海区信访局' }), draft)).toContain('<div class="drafted">代江海区信访局拟</div>'))
  it('no person is named in the title of the file', () => expect(paperHtml(composed('letter'), final)).toContain('<title>受理告知书</title>'))
})

describe('the sheet', () => {
  it('a slip is A5, all else A4', () => expect(LAYOUTS.map(paperOf)).toEqual(['a4', 'a4', 'a4', 'a4', 'a4', 'a5']))
  it('is told from a single page', () => {
    expect(inSheets(paperHtml(composed('slip'), final))).toBe(true)
    expect(inSheets(flow(paperHtml(composed('letter', [{ kind: 'para', text: SHEETS }]), final)))).toBe(false)
  })
  it('says itself that it lies across', () => {
    expect(LAYOUTS.filter((layout) => liesAcross(paperHtml(composed(layout), final)))).toEqual(['wide'])
    expect(liesAcross(paperHtml(composed('form', [{ kind: 'para', text: '<body class="wide">' }], { fileTitle: '<body class="wide">' }), final))).toBe(false)
  })
  it('asks for the office fonts first', () => {
    for (const layout of LAYOUTS) expect(LAYOUT_STYLE[layout]).toContain(`body{font-family:${FANGSONG.map((name) => `"${name}"`).join(',')},"Paper Song"`)
  })
})

it('has another revision whenever its pages change: raise PAPER_TEMPLATE, then put the new digest here', () => {
  const pages = LAYOUTS.flatMap((layout) => [paperHtml(composed(layout), final), paperHtml(composed(layout, everyBlock, { draftedFor: unit }), draft)])
  expect({ template: PAPER_TEMPLATE, digest: hash('sha256', pages.join('\n')).slice(0, 16) }).toEqual({ template: '2026.3', digest: 'e6ef12b0ef33dba9' })
})
