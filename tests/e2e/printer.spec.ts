/** A real print job through CUPS to its PDF printer, where one is set up (`lpadmin -p DeskPDF -E -v cups-pdf:/ …`). */
import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { receiptHtml } from '../../core/documents/receipt'
import { simple } from '../documents/receiptSamples'
import { newProfile, startRoom } from './app'
import { readPdf } from './readBack'

function pdfQueue(): string | undefined {
  try {
    return /^device for ([^:]+): cups-pdf:/mu.exec(execFileSync('lpstat', ['-v'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))?.[1]
  } catch {
    return undefined
  }
}
const printed = join(homedir(), 'PDF')
const jobs = (): string[] => (existsSync(printed) ? readdirSync(printed).filter((name) => name.endsWith('.pdf')).map((name) => join(printed, name)) : [])

test('a receipt comes out of a printer', async () => {
  const queue = pdfQueue()
  test.skip(queue === undefined, 'no CUPS PDF printer on this machine')
  const profile = newProfile()
  const room = await startRoom(profile.folder)
  const start = Date.now()
  const reply = await room.page.evaluate(([html, printer]) => (Reflect.get(globalThis, 'room') as { call(name: string, input: unknown): Promise<{ ok: boolean }> }).call('shell.print', { html, paper: 'a5', printer }), [receiptHtml(simple, 'a5', { reprint: false }), queue] as const)
  expect(reply).toEqual({ ok: true, value: { done: true } })
  await expect.poll(() => jobs().filter((file) => statSync(file).mtimeMs >= start && statSync(file).size > 0).length, { timeout: 30_000 }).toBeGreaterThan(0)
  await room.page.waitForTimeout(1_000)
  const newest = jobs().sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? ''
  const copy = join(mkdtempSync(join(tmpdir(), 'room-print-')), 'job.pdf')
  copyFileSync(newest, copy)
  const facts = readPdf(copy)
  expect(facts.pages).toBe(1)
  expect(Math.round(facts.widthMm)).toBeGreaterThanOrEqual(148)
  expect(Math.round(facts.widthMm)).toBeLessThanOrEqual(149)
  expect(facts.qr).toBeDefined()
  await room.close()
  profile.remove()
})
