/** A reprint under a later template, and a kept page that is not the one first handed out. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { markedReprint } from '#core/documents/receipt'
import { receipts } from '#core/features/receipts'
import type { Ctx } from '#core/door/context'
import { makeTestOffice, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

interface Kept { readonly html: string; readonly template: string; readonly digest: string }
/** The little of a context that a print asks for, over a page kept from an earlier template. */
function deskWith(kept: Kept, data: string): Ctx {
  const papers = { receipt: () => data, prints: () => [{ printNo: 1, at: 1, byId: 1, paper: 'a5', medium: 'sheet', reprint: 0, digest: kept.digest, failed: 0 }], original: () => kept, addPrint: () => undefined }
  return { actor: { userId: 1 }, now: 2, digest: (text: string) => `digest of ${text}`, audit: () => undefined, repos: { papers, petitions: { byId: () => ({ number: 'XF26-0001' }), addEvent: () => undefined } } } as unknown as Ctx
}

it('prints the page as issued, marked, though today’s template draws another', () => {
  const html = '<!doctype html><header><h1>去年的式样</h1></header>'
  const kept = { html, template: '2025.9', digest: `digest of ${html}` }
  expect(receipts.print({ petitionId: 1, paper: 'a5', medium: 'sheet' }, deskWith(kept, '{}'))).toMatchObject({ reprint: true, html: markedReprint(html) })
  expect(receipts.preview({ petitionId: 1, paper: 'a5' }, deskWith(kept, '{}'))).toMatchObject({ html: markedReprint(html) })
  expect(() => receipts.print({ petitionId: 1, paper: 'a5', medium: 'sheet' }, deskWith({ ...kept, digest: 'of something else' }, '{}'))).toThrow('与首次出具时的不一致')
})

it('keeps one page for each paper, from the first output on', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  const [a5, roll] = [await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' }), await room.as('li', 'receipts.print', { petitionId: id, paper: 'roll80', medium: 'pdf' })]
  await room.restart()
  expect((await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })).html).toBe(markedReprint(a5.html))
  expect((await room.as('li', 'receipts.print', { petitionId: id, paper: 'roll80', medium: 'pdf' })).html).toBe(markedReprint(roll.html))
})
