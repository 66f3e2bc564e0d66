/** 红旗与报警 in the database: what was written stays as it was, and goes only with an approved erasure. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeTestVault, type TestVault } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const TABLES = ['safety_roster', 'alarm', 'alarm_event', 'red_flag', 'red_flag_event', 'warning_note', 'warning_note_review', 'second_worker']

test('every table of the past refuses changes and deletions', async () => {
  const store = await vault.open()
  const triggers = store.db.prepare(`SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'`).raw().all() as [string, string][]
  for (const table of TABLES) expect(triggers.filter(([name, sql]) => name === table && /BEFORE (?:UPDATE|DELETE)/u.test(sql)).length, table).toBe(2)
  store.close()
})

test('a record takes no other words, and loses them only with the matter or the person', async () => {
  const store = await vault.open()
  const run = (sql: string) => store.db.prepare(sql).run()
  const by = store.db.prepare<[], number>('SELECT min(id) FROM account').pluck().get() ?? 0
  run(`INSERT INTO person (id, uid, name, created_at) VALUES (1, 'u-1', '某人', 1)`)
  run(`INSERT INTO red_flag (id, kind, at, by_id, person_id) VALUES (1, 'threat', 1, ${by}, 1)`)
  run(`INSERT INTO red_flag_event (flag_id, id, at, actor_id, kind, text) VALUES (1, 1, 1, ${by}, 'words', '原话')`)
  run(`INSERT INTO warning_note (id, person_id, at, author_id, reason, two_persons, expires_on) VALUES (1, 1, 1, ${by}, '事实', 1, '2026-12-01')`)
  run(`INSERT INTO alarm (id, at, by_id, desk, drill, roster) VALUES (1, 1, ${by}, '1', 1, 0)`)
  for (const sql of [
    `UPDATE red_flag_event SET text = '别的'`, `UPDATE red_flag_event SET text = ''`, `DELETE FROM red_flag_event`, `INSERT OR REPLACE INTO red_flag_event (flag_id, id, at, actor_id, kind, text) VALUES (1, 1, 1, ${by}, 'words', '别的')`,
    `UPDATE red_flag SET kind = 'medical'`, `DELETE FROM red_flag`, `UPDATE warning_note SET reason = '别的'`, `UPDATE warning_note SET two_persons = 0`, `DELETE FROM warning_note`, `UPDATE alarm SET drill = 0`, `DELETE FROM alarm`,
  ]) expect(() => run(sql), sql).toThrow('append-only')
  run('UPDATE alarm SET running = 0')
  expect(() => run('UPDATE alarm SET running = 1')).toThrow('append-only')
  run(`UPDATE person SET name = '' WHERE id = 1`)
  expect(() => run(`UPDATE red_flag_event SET text = '', answer = 'yes'`)).toThrow('append-only')
  run(`UPDATE red_flag_event SET text = ''`)
  store.close()
})
