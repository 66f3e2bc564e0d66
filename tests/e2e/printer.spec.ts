/** Real print jobs through CUPS to a PDF printer; what comes out is read back. Where that cannot be, the skip says why. */
import { expect, test } from '@playwright/test'
import { PAPER_SIZE } from '../../core/documents/printStyle'
import { receiptHtml } from '../../core/documents/receipt'
import type { ReceiptData } from '../../core/documents/receiptData'
import { full, simple } from '../documents/receiptSamples'
import { newProfile, startRoom, type Room } from './app'
import { call } from './cast'
import { openPrintShop, queue, whyNotPrinting, type PrintShop } from './printShop'
import { readPdf } from './readBack'

const reason = whyNotPrinting()
test.skip(reason !== undefined, reason)
test.describe.configure({ mode: 'serial' })
const profile = newProfile()
let shop: PrintShop
let room: Room

test.beforeAll(async () => {
  shop = await openPrintShop()
  process.env['CUPS_SERVER'] = shop.server
  room = await startRoom(profile.folder)
})
test.afterAll(async () => {
  await room.close()
  await shop.close()
  profile.remove()
})

const print = (data: ReceiptData, paper: 'a5' | 'roll80', printer: string | undefined = queue) => call(room.page, 'shell.print', { html: receiptHtml(data, paper, { reprint: false }), paper, printer })
const printed = { ok: true, value: { done: true } }
const { widthMm } = PAPER_SIZE.roll80

test('the printers of the machine are named, with the default', async () => {
  shop.ask('lpadmin', '-p', 'Other', '-E', '-v', 'cups-pdf:/')
  const reply = await call(room.page, 'shell.printers', {})
  expect(reply.value).toEqual([{ name: queue, isDefault: true }, { name: 'Other', isDefault: false }])
  shop.ask('lpadmin', '-x', 'Other')
  expect(await print(simple, 'a5', 'Gone')).toMatchObject({ ok: false, fault: { code: 'no-printer', field: 'printer' } })
})

test('a receipt on A5: one page of that size, its QR code readable', async () => {
  expect(await print(simple, 'a5')).toEqual(printed)
  const facts = readPdf(await shop.nextPrint())
  expect(facts.pages).toBe(1)
  expect(Math.abs(facts.widthMm - 148)).toBeLessThan(1)
  expect(Math.abs(facts.heightMm - 210)).toBeLessThan(1)
  expect(facts.qr).toBe(`${simple.queryAddress}?code=${simple.queryCode}`)
  expect(shop.waiting()).toBe(0)
})

test('the default printer is used when none is named', async () => {
  expect(await call(room.page, 'shell.print', { html: receiptHtml(simple, 'a5', { reprint: false }), paper: 'a5' })).toEqual(printed)
  expect(readPdf(await shop.nextPrint()).pages).toBe(1)
})

test('a receipt on a roll: one piece for the visitor and one for the desk, each as long as what it says', async () => {
  expect(await print(simple, 'roll80')).toEqual(printed)
  const receipt = readPdf(await shop.nextPrint())
  const stub = readPdf(await shop.nextPrint())
  for (const piece of [receipt, stub]) {
    expect(piece.pages).toBe(1)
    expect(Math.abs(piece.widthMm - widthMm)).toBeLessThan(1)
  }
  expect(receipt.qr).toBe(`${simple.queryAddress}?code=${simple.queryCode}`)
  expect(stub.qr).toBeUndefined()
  expect(stub.heightMm).toBeLessThan(receipt.heightMm / 2)
  expect(shop.waiting()).toBe(0)
})

test('a roll is longer than a sheet when there is more to say', async () => {
  expect(await print(full, 'roll80')).toEqual(printed)
  const receipt = readPdf(await shop.nextPrint())
  expect(receipt.pages).toBe(1)
  expect(receipt.heightMm).toBeGreaterThan(PAPER_SIZE.roll80.heightMm)
  expect(receipt.qr).toBe(`${full.queryAddress}?code=${full.queryCode}`)
  expect(readPdf(await shop.nextPrint()).pages).toBe(1)
})
