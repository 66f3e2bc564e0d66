/** The main job through the real window, shell and office process, past the screens: what must hold whatever they look like. */
import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { readPdf } from './readBack'

test.describe.configure({ mode: 'serial' })
const profile = newProfile()
let room: Room

const value = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
  const reply = await call(room.page, name, input)
  expect(reply, `${name} ${JSON.stringify(reply.fault)}`).toMatchObject({ ok: true })
  return reply.value as Record<string, unknown>
}
const unlock = (): Promise<Record<string, unknown>> => value('vault.unlock', { login: 'li', passphrase })
const petition = {
  petitioner: { mode: 'named', name: visitor.name, paperType: 'id', idNumber: visitor.idNumber, phone: visitor.phone, address: visitor.address },
  headcount: 1, representatives: [], form: 'visit', title: visitor.title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple',
}
let petitionId = 0
let queryCode = ''

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
})
test.afterAll(async () => {
  await room.app.close()
  profile.remove()
})

test('nothing exists before the set-up ends, and it opens afterwards', async () => {
  expect(await value('vault.status', {})).toMatchObject({ state: 'absent' })
  expect(readdirSync(profile.folder).filter((name) => name.startsWith('vault'))).toEqual([])
  await furnish(room.page)
  expect(await call(room.page, 'vault.unlock', { login: 'li', passphrase: 'not the right one' })).toMatchObject({ ok: false, fault: { code: 'wrong-login' } })
  await room.page.waitForTimeout(1_500)
  expect(await unlock()).toMatchObject({ login: 'li', token: '' })
})

test('a registration gets its number and leaves no plain text on the disk', async () => {
  const made = await value('petitions.register', { form: petition })
  expect(made['number']).toBe('XF26-0001')
  petitionId = Number(made['id'])
  queryCode = String(made['queryCode'])
  for (const entry of readdirSync(profile.folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && statSync(file).size < 50_000_000) expect(readFileSync(file).includes(visitor.name), file).toBe(false)
  }
})

test('the receipt as PDF: A5, one page, number, QR with the query code and nothing personal', async () => {
  const { html } = await value('receipts.print', { petitionId, paper: 'a5' })
  const file = join(profile.folder, 'receipt.pdf')
  await room.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  expect(await value('shell.savePdf', { html, paper: 'a5', suggestedName: '登记回执.pdf' })).toEqual({ saved: true })
  const facts = readPdf(file)
  expect([facts.pages, Math.round(facts.widthMm), Math.round(facts.heightMm)]).toEqual([1, 148, 210])
  expect(facts.text.replaceAll(/\s/gu, '')).toContain('XF26-0001')
  expect(facts.qr?.replaceAll('-', '')).toContain(queryCode.replaceAll('-', ''))
  expect(facts.qr).not.toContain(visitor.name)
})

test('locking ends the process, and after a restart everything is there; the second print is marked', async () => {
  const next = room.app.waitForEvent('window')
  await call(room.page, 'shell.lock', {})
  room.page = await next
  await room.page.waitForLoadState('load')
  expect(await call(room.page, 'petitions.get', { id: petitionId })).toMatchObject({ ok: false, fault: { code: 'locked' } })
  await room.app.close()
  room = await startRoom(profile.folder)
  await unlock()
  expect(await value('receipts.print', { petitionId, paper: 'a5' })).toMatchObject({ number: 'XF26-0001', reprint: true, printNo: 2 })
})

test('two drafts stay apart', async () => {
  const first = await value('drafts.start', {})
  const second = await value('drafts.start', {})
  await value('drafts.save', { id: first['id'], revision: first['revision'], form: { petitioner: { name: '甲' }, title: '第一件' } })
  await value('drafts.save', { id: second['id'], revision: second['revision'], form: { petitioner: { name: '乙' } } })
  expect(await value('drafts.open', { id: first['id'] })).toMatchObject({ form: { petitioner: { name: '甲' }, title: '第一件' } })
  expect(await value('drafts.open', { id: second['id'] })).toMatchObject({ form: { petitioner: { name: '乙' } } })
})
