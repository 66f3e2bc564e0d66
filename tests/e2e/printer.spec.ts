/** Real print jobs through CUPS to a PDF printer; what comes out is read back. Where that cannot be, the skip says why. */
import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { PNG } from 'pngjs'
import { paperHtml } from '../../core/documents/paper/layout'
import { PAPER_SIZE } from '../../core/documents/printStyle'
import { receiptHtml } from '../../core/documents/receipt'
import type { ReceiptData } from '../../core/documents/receiptData'
import { composed } from '../documents/layoutSamples'
import { inkBox, redBands } from '../documents/measure'
import { full, simple } from '../documents/receiptSamples'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, visitor } from './cast'
import { openPrintShop, queue, whyNotPrinting, type PrintShop } from './printShop'
import { readPdf } from './readBack'
import { logIn } from './session'

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

test('a paper by GB/T 9704: printed with its own margins, rules of a letter and page numbers', async () => {
  const html = paperHtml(composed('letter'), { final: true, reprint: false })
  expect(await call(room.page, 'shell.print', { html, paper: 'a4', printer: queue })).toEqual(printed)
  const pdf = await shop.nextPrint()
  expect(readPdf(pdf).pages).toBe(3)
  const rules = redBands(pdf, 1).filter(({ left, right }) => Math.abs(left - 20) < 0.5 && Math.abs(right - 190) < 0.5)
  expect(rules).toHaveLength(4)
  for (const page of [2, 3]) {
    const { left, right, bottom } = inkBox(pdf, page)
    expect([left >= 27.5, right <= 185, bottom > 268 && bottom < 273], `page ${page}: ${left} ${right} ${bottom}`).toEqual([true, true, true])
  }
})

test('a paper that lies across: the sheet goes through the printer like every A4, its text turned by a quarter and whole', async () => {
  const html = paperHtml(composed('wide'), { final: true, reprint: false })
  expect(await call(room.page, 'shell.print', { html, paper: 'a4', printer: queue })).toEqual(printed)
  const pdf = await shop.nextPrint()
  const { pages, widthMm, heightMm } = readPdf(pdf)
  expect([pages, Math.round(widthMm), Math.round(heightMm)]).toEqual([3, 210, 297])
  const { left, right, top, bottom } = inkBox(pdf, 1)
  // The head of the text is at the left, where a sheet is bound; a table reaches over all of its 225 mm; the page number is below it.
  expect([left >= 27.5, right > 186 && right < 200, Math.abs(top - 37) < 1, Math.abs(bottom - 262) < 1], `${left} ${right} ${top} ${bottom}`).toEqual([true, true, true, true])
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

/** Dark points of a page that was read back. */
function inkOf(file: string): number {
  const { data } = PNG.sync.read(readFileSync(file.replace(/\.pdf$/u, '.png')))
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
  return dark
}

test('the desk’s own way: printer and paper chosen once with the buttons, F9, paper; a second sheet is marked; the next start and the next visitor need no choosing', async () => {
  shop.ask('lpadmin', '-p', 'Other', '-E', '-v', 'cups-pdf:/')
  shop.ask('lpadmin', '-d', 'Other')
  await furnish(room.page)
  await logIn(room)
  const register = async (title: string) => (await call(room.page, 'petitions.register', { form: { petitioner: { mode: 'named', name: visitor.name }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })).value as { readonly id: number; readonly queryCode: string }
  const [one, two] = [await register('第一件'), await register('第二件')]
  const openReceipt = async (number: string) => {
    await room.page.keyboard.press('F3')
    await room.page.getByRole('link', { name: number }).click()
    await room.page.getByRole('link', { name: '登记回执（F9）' }).click()
  }
  await openReceipt('XF26-0001')
  const { page } = room
  await expect(page.getByRole('radio', { name: 'A5' })).toBeChecked()
  await page.getByText('80 毫米热敏纸').click()
  const printer = page.getByRole('combobox', { name: '打印机' })
  await expect(printer).toHaveValue('Other')
  await printer.click()
  await page.getByRole('option', { name: queue }).click()
  await expect(printer).toHaveValue(queue)
  const codeOf = (queryCode: string) => `https://xf.example.cn/q?code=${queryCode}`
  /** Receipt and stub of one sheet: whose it is, and how much ink is on it. */
  const sheet = async () => {
    const file = await shop.nextPrint()
    const receipt = readPdf(file)
    await shop.nextPrint()
    expect(Math.abs(receipt.widthMm - widthMm)).toBeLessThan(1)
    return { qr: receipt.qr, ink: inkOf(file) }
  }
  await page.keyboard.press('F9')
  await expect(page.getByText('已送到打印机')).toBeVisible()
  const first = await sheet()
  expect(first.qr).toBe(codeOf(one.queryCode))
  await page.getByRole('button', { name: '补打（F9）' }).click()
  await expect(page.getByText(/第 2 次.*补打/u)).toBeVisible()
  const second = await sheet()
  expect(second.qr).toBe(first.qr)
  // The words cannot be read back from this printer's PDF, but they are the only thing that was added.
  expect(second.ink).toBeGreaterThan(first.ink)
  await room.close()
  room = await startRoom(profile.folder)
  await logIn(room)
  await room.page.keyboard.press('F3')
  await room.page.getByRole('link', { name: 'XF26-0002' }).click()
  await expect(room.page.getByRole('heading', { name: '第二件' })).toBeVisible()
  await room.page.keyboard.press('F9')
  await expect(room.page.getByText('已送到打印机')).toBeVisible()
  expect((await sheet()).qr).toBe(codeOf(two.queryCode))
  const history = async (petitionId: number) => ((await call(room.page, 'receipts.history', { petitionId })).value as readonly { readonly paper: string; readonly reprint: boolean }[]).map(({ paper, reprint }) => [paper, reprint])
  expect([(await history(one.id)).toSorted(), await history(two.id)]).toEqual([[['roll80', false], ['roll80', true]], [['roll80', false]]])
  expect(shop.waiting()).toBe(0)
})
