/** What the log says of rows is compared with the rows: changes, losses and additions past the program are found, and later columns are not mistaken for one. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/store/store'
import { entriesOfUnknownKinds } from '#db/store/verifyLog'
import { entry, makeTestVault, type TestVault } from './testVault'

let vault: TestVault
let store: Store
beforeEach(async () => {
  vault = await makeTestVault()
  store = await vault.open()
  for (const id of [1, 2, 3]) store.write(() => {
    insert(id)
    store.appendAudit(entry('petitions.register', { object: `petition:${id}`, rowDigest: store.recordDigest(`petition:${id}`) }))
  })
})
afterEach(() => {
  store.close()
  vault.remove()
})

function insert(id: number): void {
  store.db.prepare(`INSERT INTO petition (id, number, query_code, received_at, received_on, receiver_id, officer_id, state, form, petition_class, name, title, headcount, search_text)
    VALUES (?, ?, ?, 1, '2026-09-05', 1, 1, 'registered', 'visit', 'simple', '某人', '漏水', 1, '')`).run(id, `XF26-${id}`, `c${id}`)
  store.db.prepare(`INSERT INTO petition_detail (petition_id, promise, statutory, detail) VALUES (?, '{}', '{}', '{"facts":"渗水"}')`).run(id)
  store.db.prepare(`INSERT INTO petition_event (petition_id, id, at, actor_id, kind, text) VALUES (?, 1, 1, 1, 'registered', '登记')`).run(id)
  store.db.prepare('INSERT INTO petition_handler (petition_id, account_id) VALUES (?, 1)').run(id)
}

it('finds everything as it was left', () => {
  expect(store.verifyAudit()).toMatchObject({ ok: true, entries: 4, detail: expect.stringMatching(/；各项记录的内容与日志相符$/u) as unknown })
})

it.each([
  `UPDATE petition SET title = '别的' WHERE id = 2`, `UPDATE petition_detail SET detail = '{}' WHERE petition_id = 2`, 'DELETE FROM petition_handler WHERE petition_id = 2',
  'INSERT INTO petition_exclusion (petition_id, account_id) VALUES (2, 2)', `INSERT INTO petition_event (petition_id, id, at, actor_id, kind, text) VALUES (2, 2, 1, 1, 'note', 'x')`,
  `INSERT INTO receipt (petition_id, number, issued_at, data) VALUES (2, 'XF26-2', 1, '{}')`, `INSERT INTO retention_hold (petition_id, reason, by_id, at) VALUES (2, '诉讼', 1, 1)`,
  `INSERT INTO erasure (petition_id, rule, kept_until, reason, proposed_by, proposed_at) VALUES (2, 'simple', '2026-09-05', '期满', 1, 1)`,
  `INSERT INTO receipt_original (petition_id, paper, template, digest, at, page) VALUES (2, 'a5', '1', 'd', 1, x'00')`,
])('names the entry whose petition was changed past the program: %s', (sql) => {
  store.db.exec(sql)
  expect(store.verifyAudit()).toMatchObject({ ok: false, entries: 4, firstBad: 3, detail: expect.stringContaining('共 1 处') as unknown })
})

it('names one that is gone, and counts those that no entry knows of', () => {
  store.db.pragma('foreign_keys=OFF')
  store.db.exec('DELETE FROM petition WHERE id IN (1, 3)')
  expect(store.verifyAudit()).toMatchObject({ ok: false, firstBad: 2, detail: expect.stringContaining('共 2 处') as unknown })
  store.write(() => { for (const id of [1, 3]) store.appendAudit(entry('retention.erase', { rowDigest: store.recordDigest(`petition:${id}`) })) })
  expect(store.verifyAudit()).toMatchObject({ ok: true })
  insert(9)
  expect(store.verifyAudit()).toMatchObject({ ok: false, detail: expect.stringContaining('有 1 处信访事项在日志里没有记录') as unknown })
})

it.each([
  [`UPDATE account SET roles = '["leader"]' WHERE id = 1`, '账号', 1], [`UPDATE account SET active = 0 WHERE id = 2`, '账号', 1], [`DELETE FROM compartment_grant WHERE account_id = 1`, '账号', 1],
  [`UPDATE desk_setting SET body = '{}'`, '接待室设置', 1], [`UPDATE person SET phone = '13800000000' WHERE id = 1`, '信访人卡片', 5], [`INSERT INTO person_merge (keep_id, other_id, reason, by_id, at) VALUES (2, 1, '', 1, 1)`, '信访人卡片', 5],
])('names the entry whose account, card or settings were changed past the program: %s', (sql, word, seq) => {
  store.write(() => {
    for (const id of [1, 2]) store.db.prepare(`INSERT INTO person (id, uid, name, phone, created_at) VALUES (?, 'u', '某人', '1', 1)`).run(id)
    store.appendAudit(entry('people.merge', { rowDigest: `${store.recordDigest('person:1')} ${store.recordDigest('person:2')}` }))
  })
  expect(store.verifyAudit()).toMatchObject({ ok: true })
  store.db.exec(sql)
  expect(store.verifyAudit()).toMatchObject({ ok: false, firstBad: seq, detail: expect.stringContaining(`的${word}与数据库里的内容不符`) as unknown })
})

it('counts accounts and cards that no entry knows of, and says those of a room once whose log did not know any of the kind', () => {
  store.db.exec(`INSERT INTO account (id, login, name, roles) VALUES (9, 'x', '外人', '["leader"]'); INSERT INTO person (id, uid, name, created_at) VALUES (1, 'u', '某人', 1), (2, 'u', '某人', 1)`)
  expect(store.verifyAudit()).toMatchObject({ ok: false, detail: expect.stringContaining('信访人卡片在日志里没有记录') as unknown })
  const told = entriesOfUnknownKinds(store.db, { at: 1, uptime: 0 })
  expect(told.map(({ action, object, rowDigest }) => [action, object, rowDigest.split(' ').length])).toEqual([['audit.records', 'person', 2]])
  store.write(() => { for (const each of told) store.appendAudit(each) })
  expect(entriesOfUnknownKinds(store.db, { at: 1, uptime: 0 })).toEqual([])
  expect(store.verifyAudit()).toMatchObject({ ok: false, detail: expect.stringContaining('有 1 处账号在日志里没有记录') as unknown })
})

it('compares a digest of before more tables were counted as it was made', () => {
  const rows = ['petition', 'petition_detail', 'receipt', 'petition_event', 'print_log', 'petition_handler', 'petition_exclusion'].map((table) => {
    const statement = store.db.prepare<[], unknown[]>(`SELECT * FROM ${table} WHERE ${table === 'petition' ? 'id' : 'petition_id'} = 2`).raw(true)
    const names = statement.columns().map(({ name }) => name)
    return statement.all().map((row) => row.flatMap((value, at) => (value === null || value === '' || value === 0 ? [] : [names[at], value])))
  })
  const before = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  store.write(() => {
    store.db.exec(`INSERT INTO retention_hold (petition_id, reason, by_id, at) VALUES (2, '诉讼', 1, 1)`)
    store.appendAudit(entry('retention.hold', { object: 'petition:2', rowDigest: `petition:2=${before}` }))
  })
  expect(store.verifyAudit()).toMatchObject({ ok: true })
  store.db.exec(`UPDATE petition SET title = '别的' WHERE id = 2`)
  expect(store.verifyAudit()).toMatchObject({ ok: false, firstBad: 5 })
})

it('believes what was said last, and takes a column of a later migration for no change', () => {
  store.write(() => {
    store.db.prepare('UPDATE petition SET officer_id = 2 WHERE id = 2').run()
    store.appendAudit(entry('petitions.handOver', { rowDigest: store.recordDigest('petition:2') }))
  })
  store.db.exec(`ALTER TABLE petition ADD COLUMN later TEXT NOT NULL DEFAULT ''`)
  expect(store.verifyAudit()).toMatchObject({ ok: true, entries: 5 })
  expect(() => store.recordDigest('toString:1')).toThrow()
})

it('tells of a clock put on while the office ran, not of a night between two runs', () => {
  const at = 1_800_000_000_000
  store.write(() => { store.appendAudit(entry('test', { at, uptime: 1000 })) })
  store.write(() => { store.appendAudit(entry('test', { at: at + 3_600_000, uptime: 3_601_000 })) })
  store.write(() => { store.appendAudit(entry('vault.unlock', { at: at + 40_000_000, uptime: 3_700_000 })) })
  expect(store.verifyAudit().detail).not.toContain('时钟')
  store.write(() => { store.appendAudit(entry('test', { at: at + 50_000_000, uptime: 3_710_000 })) })
  expect(store.verifyAudit()).toMatchObject({ ok: true, detail: expect.stringContaining('第 8 条处时钟被往前调过') as unknown })
})
