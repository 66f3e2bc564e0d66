/** 体检: what it says of a healthy and of an ailing room, and that its bundle names nobody. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { mediaPath, newMediaName } from '#db/media/mediaFolder'
import { unlockVault } from '#db/store/vault'
import { makeRecording } from '#tests/support/recordings'
import { CAST, DESK, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const levels = async () => Object.fromEntries((await room.as('admin', 'health.report', {})).checks.map(({ id, level }) => [id, level]))

it('is green where all is well, backups outside the machine included', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  const folder = join(room.dir, '..')
  await room.as('li', 'backups.make', {})
  await room.as('li', 'backups.make', { folder })
  const { disk, ...seen } = await levels()
  expect(seen).toEqual({ database: 'green', audit: 'green', search: 'green', recordings: 'green', clock: 'green', calendar: 'green', backup: 'green', recovery: 'green' })
  expect(['green', 'amber', 'red']).toContain(disk)
})

it('says when the clock went back, when it was moved, and when the database may be old', async () => {
  await room.as('admin', 'backups.make', {})
  room.forward(-DAY)
  expect(await levels()).toMatchObject({ clock: 'red' })
  room.forward(DAY)
  const path = join(room.dir, 'room.db')
  await room.as('admin', 'vault.lock', {})
  const old = readFileSync(path)
  await room.restart()
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('admin', 'vault.lock', {})
  writeFileSync(path, old)
  await room.restart()
  expect(await levels()).toMatchObject({ database: 'red' })
  expect((await room.refused('qin', 'health.report', {})).code).toBe('forbidden')
})

it('says the same to whoever must see nothing of a petition, whether there is one or not', async () => {
  const seen = async () => {
    const { checks } = await room.as('wang', 'health.report', {})
    const { rows, unindexed, missing } = JSON.parse((await room.as('wang', 'health.bundle', { printers: 1 })).text) as Readonly<Record<string, unknown>>
    return { search: checks.find(({ id }) => id === 'search')?.text, audit: checks.find(({ id }) => id === 'audit')?.text.replace(/\d+ 条/u, ''), rows, unindexed, missing }
  }
  const before = await seen()
  await room.as('li', 'petitions.register', { form: petition({ excludedIds: [ID.wang] }) })
  expect(await seen()).toEqual(before)
})

it('says that a recording’s file is gone, cut or nobody’s, and never how many', async () => {
  const text = async () => (await room.as('admin', 'health.report', {})).checks.find(({ id }) => id === 'recordings')
  const [one, other] = [await makeRecording(room, null), await makeRecording(room, null)]
  await makeRecording(room, null)
  expect(await text()).toMatchObject({ level: 'green' })
  const path = mediaPath(room.dir, one.file)
  const [bytes, away] = [readFileSync(path), join(room.dir, '..', 'away')]
  writeFileSync(path, bytes.subarray(0, -1))
  expect(await text()).toMatchObject({ level: 'red' })
  writeFileSync(path, bytes)
  renameSync(mediaPath(room.dir, other.file), away)
  expect(await text()).toMatchObject({ level: 'red' })
  renameSync(away, mediaPath(room.dir, other.file))
  writeFileSync(mediaPath(room.dir, newMediaName()), bytes)
  expect(await text()).toMatchObject({ level: 'amber' })
  expect((await text())?.text).not.toMatch(/\d/u)
})

/** What a damaged index comes to: the petitions are there, and no search finds them. */
async function emptyIndex(): Promise<void> {
  const opened = await unlockVault(room.dir, { login: 'li', passphrase: PASSPHRASE, clock: { now: () => room.now(), uptime: () => 0 } })
  if (!opened.ok) throw new Error(opened.code)
  opened.store.db.exec(`INSERT INTO search (search) VALUES ('delete-all')`)
  opened.store.close()
}

it('names the way out of a lost index, and by itself makes it anew in the next quiet moment', async () => {
  await room.close()
  room = await makeTestOffice({ later: () => () => undefined })
  await room.as('li', 'petitions.register', { form: petition({ title: '单车棚倒塌' }) })
  room.office().idle()
  await room.as('admin', 'vault.lock', {})
  await emptyIndex()
  await room.restart()
  const search = async () => (await room.as('admin', 'health.report', {})).checks.find(({ id }) => id === 'search')
  const found = async () => (await room.as('li', 'petitions.list', { text: '单车棚' })).rows.length
  expect(await search()).toMatchObject({ level: 'red', text: expect.stringMatching(/有事项查不到.*锁定后重新登录.*自动补编索引/u) as unknown })
  expect(await found()).toBe(0)
  room.office().idle()
  expect(await search()).toMatchObject({ level: 'green' })
  expect(await found()).toBe(1)
})

it('is amber from the use of the recovery key until there is another one', async () => {
  const recovery = async () => (await levels())['recovery']
  const answered = async (name: string, input: unknown) => expect((await room.office().call({ call: name, input })).ok, name).toBe(true)
  expect(await room.as('zhao', 'vault.recoveryUsed', {})).toEqual({})
  await answered('vault.recover', { login: 'li', recoveryKey: room.recoveryKey, next: '雨后的石板路有点滑呢' })
  expect(await recovery()).toBe('amber')
  expect(await room.as('zhao', 'vault.recoveryUsed', {})).toEqual({ usedAt: room.now() })
  await room.restart()
  expect(await recovery()).toBe('amber')
  const made = await room.office().call({ call: 'vault.nextRecoveryKey', input: {} })
  const fresh = made.ok ? (made.value as OutputOf<'vault.nextRecoveryKey'>).halves.join('-') : ''
  await answered('vault.renewRecovery', { recoveryKey: room.recoveryKey, recoveryTyped: fresh })
  expect(await recovery()).toBe('green')
  expect(await room.as('admin', 'vault.recoveryUsed', {})).toEqual({})
})

it('makes a bundle without any name, telephone, number, title, login or word of a case', async () => {
  const form = petition({ title: '举报某主任收礼', accused: '周某某', facts: '逢年过节收礼', requests: '请求查处', who: { name: '欧阳若兰', idNumber: '11010519491231002X', phone: '13812345678', address: '桂花路 18 号 2 栋 301' } })
  const { id, number, queryCode } = await room.as('li', 'petitions.register', { form })
  await room.as('li', 'petitions.note', { id, text: '已约下周三面谈' })
  await room.as('li', 'petitions.reveal', { id, field: 'phone', reason: '回拨电话核实' })
  const { id: draftId, revision } = await room.as('li', 'drafts.start', {})
  await room.as('li', 'drafts.save', { id: draftId, revision, form: { petitioner: { name: '司马草稿' }, title: '草稿里的标题' } })
  await room.as('zhao', 'backups.make', {})
  const { text, suggestedName } = await room.as('zhao', 'health.bundle', { printers: 2 })
  const parsed = JSON.parse(text) as { readonly printers: number; readonly rows: Readonly<Record<string, string>>; readonly actions: Readonly<Record<string, string>> }
  expect(parsed).toMatchObject({ printers: 2, rows: { petition: '<100', draft: '<100', account: '<100' }, actions: { 'petitions.register ok': '<100' } })
  const words = text.split(/[^\p{L}\p{N}_.-]+/u)
  for (const { login, name } of Object.values(CAST)) {
    if (login !== 'admin') expect(words, login).not.toContain(login)
    expect(words, name).not.toContain(name)
  }
  for (const secret of ['欧阳若兰', '司马草稿', '草稿里的标题', '收礼', '周某某', '查处', '面谈', '回拨', '13812345678', '11010519491231002X', '2 栋 301', number, queryCode, PASSPHRASE, ...Object.values(DESK).filter((value): value is string => typeof value === 'string' && value !== '')]) expect(text).not.toContain(secret)
  expect(suggestedName).toBe('体检-2026-09-05.json')
})
