/**
 * The `html` tag: whatever a person typed stays text, and comes back byte for byte.
 */
// @vitest-environment jsdom
import { escapeHtml, html, trusted } from '#core/documents/html'
import { receiptHtml } from '#core/documents/receipt'
import { recoverySheetHtml } from '#core/documents/recoverySheet'
import { describe, expect, it } from 'vitest'
import { payloads } from './payloads'
import { complex } from './receiptSamples'

/** The little of the DOM that is looked at; the project's node side is compiled without the DOM's types. */
interface Shown {
  readonly tagName: string
  readonly textContent: string
  readonly children: ArrayLike<Shown>
  readonly firstElementChild: Shown | null
  getAttribute(name: string): string | null
  getAttributeNames(): string[]
}
interface Page { readonly body: Shown; querySelector(rule: string): Shown | null; querySelectorAll(rule: string): Iterable<Shown> & ArrayLike<Shown> }
declare const DOMParser: new () => { parseFromString(source: string, type: string): Page }

function parse(source: string): Page {
  return new DOMParser().parseFromString(source, 'text/html')
}

describe('html', () => {
  it('has a corpus of at least 150 payloads', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(150)
  })

  it('keeps every payload as text in content and in attributes', () => {
    for (const payload of payloads) {
      const box = parse(html`<p title="${payload}" lang='${payload}'>${payload}</p>`.source).body
      expect(box.children).toHaveLength(1)
      const shown = box.firstElementChild
      expect(shown?.children).toHaveLength(0)
      expect(shown?.textContent).toBe(payload)
      expect(shown?.getAttribute('title')).toBe(payload)
      expect(shown?.getAttributeNames()).toEqual(['title', 'lang'])
    }
  })

  it('escapes what lies in arrays and leaves out what is not there', () => {
    expect(html`${['<', html`<b>${'&'}</b>`, ['>']]}${false}${undefined}${0}`.source).toBe('&lt;<b>&amp;</b>&gt;0')
    expect(html`${trusted('<i></i>')}${''}`.source).toBe('<i></i>')
    expect(escapeHtml(`&<>"'\``)).toBe('&amp;&lt;&gt;&quot;&#39;&#96;')
  })
})

describe('documents', () => {
  const shape = (source: string) => [...parse(source).querySelectorAll('*')].map((element) => element.tagName + element.getAttributeNames().join()).join(' ')
  const plain = { ...complex, queryAddress: 'x', title: 'x' }

  it('show each payload in every field of the receipt without one more element', () => {
    const wanted = shape(receiptHtml(plain, 'a5', { reprint: true }))
    for (const text of payloads) {
      const source = receiptHtml({
        ...plain, roomName: text, community: text, address: text, phone: text, hours: text, queryPhone: text, issuingUnit: text, number: text, queryCode: text, name: text,
        representatives: [text, text], title: text, receiverName: text, officerName: text, materials: [{ name: text, copies: 1, pages: 1, original: true }],
        promise: { ...plain.promise, ruleName: text, source: text }, statutory: { ...plain.statutory, ruleName: text, source: text },
      }, 'a5', { reprint: true })
      expect(shape(source), text).toBe(wanted)
      expect(parse(source).body.textContent).toContain(text)
    }
  })

  it('show each payload in the query address and on the recovery sheet', () => {
    const wanted = shape(recoverySheetHtml({ roomName: 'x', halves: ['a', 'b'] }))
    for (const text of payloads) {
      expect(shape(recoverySheetHtml({ roomName: text, halves: [text, text] })), text).toBe(wanted)
      expect(parse(receiptHtml({ ...plain, queryAddress: text }, 'roll80', { reprint: false })).querySelectorAll('script,img,iframe,style+style')).toHaveLength(0)
    }
  })

  it('refer to nothing outside and carry no style or handler of their own', () => {
    for (const source of [receiptHtml(complex, 'a5', { reprint: false }), receiptHtml(complex, 'roll80', { reprint: true }), recoverySheetHtml({ roomName: 'x', halves: ['a', 'b'] })]) {
      const page = parse(source)
      expect(page.querySelectorAll('script,link,img,a,[style],[src],[href]')).toHaveLength(0)
      expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'")
    }
  })
})
