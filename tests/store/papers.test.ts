/** A receipt's page is kept as it first left the desk: byte for byte, for good, and printed again whatever the template has become. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '#db/migrations/index'
import { papersRepo } from '#db/repos/papers'
import { migrate } from '#db/store/migrate'
import { type Db, openDatabase } from '#db/store/open'

const folder = mkdtempSync(join(tmpdir(), 'room-papers-'))
let db: Db
beforeAll(() => {
  db = openDatabase(join(folder, 'room.db'), Buffer.alloc(32, 7), 'aegis', true)
  migrate(db, migrations)
  db.exec(`INSERT INTO account (id, login, name, roles) VALUES (1, 'li', '李敏', '["reception"]');
    INSERT INTO petition (id, number, query_code, received_at, received_on, receiver_id, officer_id, state, form, petition_class, name, title, headcount, search_text) VALUES (2, 'N2', 'Q2', 1, '2026-09-05', 1, 1, 'registered', 'visit', 'simple', '', '', 1, '')`)
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a page comes back byte for byte, smaller in the database, and never changes', () => {
  const papers = papersRepo(db)
  const html = `<header>${'𠮷野家 é\r\n'.repeat(900)}`
  papers.keepOriginal(2, 'a5', { html, template: '2026.1', digest: 'd', at: 5 })
  expect(papers.original(2, 'a5')).toEqual({ html, template: '2026.1', digest: 'd' })
  expect(papers.original(2, 'roll80')).toBeUndefined()
  expect(db.prepare('SELECT length(page) FROM receipt_original').pluck().get()).toBeLessThan(Buffer.byteLength(html) / 3)
  expect(() => { papers.keepOriginal(2, 'a5', { html: 'x', template: '', digest: '', at: 6 }) }).toThrow()
  for (const sql of [`UPDATE receipt_original SET page = x'00'`, 'DELETE FROM receipt_original']) expect(() => db.exec(sql)).toThrow('append-only')
})
