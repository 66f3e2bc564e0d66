/** Damage that comes to light while working: said plainly, nothing is written any more, and it is noted for the administrator; nothing else is taken for damage. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrations } from '#db/migrations/index'
import { migrate } from '#db/store/migrate'
import { openDatabase } from '#db/store/open'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

/** First page of a table; the same in every new database, for the schema is made in one order. */
function rootPage(table: string): number {
  const db = openDatabase(join(room.dir, '..', 'schema.db'), Buffer.alloc(32, 7), 'aegis', true)
  migrate(db, migrations)
  const page = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? 0
  db.close()
  return page
}

/** Flips a bit on the page while the room is locked; the page is not read by opening it. */
function flip(page: number): void {
  const path = join(room.dir, 'room.db')
  const bytes = readFileSync(path)
  const at = (page - 1) * 4096 + 2000
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

it('is told from other errors, stops all writing for the session, and cannot be accepted', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  await room.restart()
  flip(rootPage('petition_detail'))
  const draft = await room.as('li', 'drafts.start', {})
  room.topics.length = 0
  const fault = await room.refused('li', 'petitions.get', { id })
  expect(fault).toMatchObject({ code: 'damaged', ref: expect.any(String) as unknown })
  expect(fault.message).toMatch(/^数据库有损坏.*从备份恢复/u)
  expect(room.topics.flat()).toContain('vault')
  expect(await room.office().call({ call: 'vault.status', input: {} })).toMatchObject({ ok: true, value: { state: 'open', doubt: { kind: 'damaged', why: expect.stringContaining('损坏') as unknown } } })
  expect((await room.refused('li', 'drafts.save', { id: draft.id, revision: 0, form: { title: '漏水' } })).code).toBe('read-only')
  expect((await room.as('li', 'drafts.open', { id: draft.id })).id).toBe(draft.id)
  expect((await room.refused('zhao', 'vault.acceptDatabase', { reason: '已核对', passphrase: PASSPHRASE })).code).toBe('nothing-to-accept')
  await room.restart()
  expect((await room.as('li', 'drafts.open', { id: draft.id })).id).toBe(draft.id)
  expect(await room.office().call({ call: 'vault.status', input: {} })).not.toMatchObject({ value: { doubt: {} } })
})
