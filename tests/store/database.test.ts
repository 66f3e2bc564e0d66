/** The database file: settings read back, the cipher, the lock file, migrations, append-only tables, the schema snapshot, query plans. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dayOf } from '#core/domain/day'
import { migrations } from '#db/migrations/index'
import { makeRepos } from '#db/repos/repos'
import { migrate, NewerSchema, schemaText, schemaVersion } from '#db/store/migrate'
import { type Db, openDatabase, takeWriterLock } from '#db/store/open'
import { sweepUnfinished, unlockVault } from '#db/store/vault'
import { files } from '#db/store/vaultFolder'
import { entry, LI, makeTestVault, type TestVault } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const fresh = (name = 'fresh.db', key: Uint8Array = Buffer.alloc(32, 7)): Db => openDatabase(join(vault.root, name), key, 'aegis', true)

test('a reopened vault runs with every setting of security.md §3', async () => {
  const store = await vault.open()
  const names = ['journal_mode', 'synchronous', 'temp_store', 'foreign_keys', 'recursive_triggers', 'trusted_schema', 'cell_size_check', 'secure_delete', 'wal_autocheckpoint', 'cipher']
  expect(Object.fromEntries(names.map((name) => [name, store.db.pragma(name, { simple: true })]))).toEqual({
    journal_mode: 'wal', synchronous: 2, temp_store: 2, foreign_keys: 1, recursive_triggers: 1, trusted_schema: 0, cell_size_check: 1, secure_delete: 1, wal_autocheckpoint: 0, cipher: 'aegis',
  })
  expect(store.db.pragma('busy_timeout', { simple: true })).toBe(5000)
  expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
  store.close()
})

test('the key is wiped after use; another key does not open the file and leaves it as it is', () => {
  const key = Buffer.alloc(32, 7)
  const db = fresh('one.db', key)
  db.exec('CREATE TABLE t (x TEXT) STRICT')
  db.close()
  expect(key.equals(Buffer.alloc(32))).toBe(true)
  const before = readFileSync(join(vault.root, 'one.db'))
  expect(() => openDatabase(join(vault.root, 'one.db'), Buffer.alloc(32, 8), 'aegis', false)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
  expect(readFileSync(join(vault.root, 'one.db')).equals(before)).toBe(true)
  expect(() => openDatabase(join(vault.root, 'none.db'), Buffer.alloc(32, 8), 'aegis', false)).toThrow()
  expect(existsSync(join(vault.root, 'none.db'))).toBe(false)
})

test('a file cut within its last page is damage; one whose page the log still has is put right', () => {
  const db = fresh('cut.db')
  db.exec('CREATE TABLE t (x BLOB) STRICT')
  db.prepare('INSERT INTO t VALUES (?)').run(randomBytes(20_000))
  db.pragma('wal_checkpoint(TRUNCATE)')
  const path = join(vault.root, 'cut.db')
  const open = (): Db => openDatabase(path, Buffer.alloc(32, 7), 'aegis', false)
  const read = (of: Db): unknown => of.prepare('SELECT x FROM t').pluck().get()
  db.close()
  const bytes = readFileSync(path)
  for (const cut of [1, 100, 4095]) {
    writeFileSync(path, bytes.subarray(0, -cut))
    expect(open, `cut by ${cut}`).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT' }))
  }
  writeFileSync(path, bytes)
  const writing = open()
  const longer = randomBytes(60_000)
  writing.prepare('UPDATE t SET x = ?').run(longer)
  const log = readFileSync(`${path}-wal`)
  writing.close()
  writeFileSync(`${path}-wal`, log)
  writeFileSync(path, readFileSync(path).subarray(0, -700))
  const again = open()
  expect(read(again)).toEqual(longer)
  again.close()
  expect(readFileSync(path).length % 4096).toBe(0)
})

test('one flipped bit in any used page is found', () => {
  const db = fresh('flip.db')
  migrate(db, migrations)
  const insert = db.prepare(`INSERT INTO person (uid, name, created_at) VALUES (?, ?, 1)`)
  db.transaction(() => { for (let each = 0; each < 200; each += 1) insert.run(`u-${each}`, `某人${each}`) })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const path = join(vault.root, 'flip.db')
  const whole = readFileSync(path)
  const missed = Array.from({ length: Math.floor(whole.length / 4096) }, (_, page) => page).filter((page) => {
    const bytes = Buffer.from(whole)
    const at = page * 4096 + 100 + ((page * 37) % 3000)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (page % 8))
    writeFileSync(path, bytes)
    return !damaged(path)
  })
  expect(missed).toEqual([])
})

function damaged(path: string): boolean {
  let db: Db | undefined
  try {
    db = openDatabase(path, Buffer.alloc(32, 7), 'aegis', false)
    return db.pragma('integrity_check', { simple: true }) !== 'ok'
  } catch {
    return true
  } finally {
    db?.close()
  }
}

test('a lock file with foreign content is made anew; a held one and a folder in its place are told apart', async () => {
  const { lock } = files(vault.dir)
  writeFileSync(lock, randomBytes(4096))
  const store = await vault.open()
  expect(takeWriterLock(lock)).toBeUndefined()
  store.close()
  rmSync(lock)
  mkdirSync(lock)
  expect(() => takeWriterLock(lock)).toThrow()
  expect(await unlockVault(vault.dir, { ...LI, clock: vault.clock })).toEqual({ ok: false, code: 'damaged' })
})

test('migrations run all or not at all, from every version, and a newer one is refused', () => {
  const db = fresh()
  const extended = [...migrations, 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;']
  expect(() => migrate(db, [...extended, 'CREATE TABLE broken ('])).toThrow()
  expect(schemaVersion(db)).toBe(0)
  expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0)
  expect(migrate(db, migrations)).toBe(migrations.length)
  expect(() => migrate(db, [...migrations, 'CREATE TABLE half (x TEXT) STRICT; INSERT INTO nowhere VALUES (1);'])).toThrow()
  expect(schemaVersion(db)).toBe(migrations.length)
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0)
  expect(migrate(db, extended)).toBe(1)
  expect(migrate(db, extended)).toBe(0)
  expect(() => migrate(db, migrations)).toThrow(NewerSchema)
  db.close()
})

test('schema.sql shows the schema of today', () => {
  const db = fresh()
  migrate(db, migrations)
  expect(schemaText(db)).toBe(readFileSync(join(import.meta.dirname, '../../db/schema.sql'), 'utf8'))
  const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'`).pluck().all()
  expect(loose).toEqual([])
  db.close()
})

test.each([['algorithm', `algorithm='aegis-256'`, `algorithm='aegis-128l'`], ['cipher', `cipher='aegis'`, `cipher='aes256cbc'`]])('a database is not used under another %s than the one that was asked for', (name, asked, taken) => {
  const { pragma } = Database.prototype
  const spy = vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, source, options) { return pragma.call(this, source === asked ? taken : source, options) })
  expect(() => openDatabase(join(vault.root, `${name}.db`), Buffer.alloc(32, 7), 'aegis', true)).toThrow(`setting ${name} did not take`)
  spy.mockRestore()
  expect(existsSync(join(vault.root, `${name}.db`)) && readFileSync(join(vault.root, `${name}.db`)).length > 0).toBe(false)
  openDatabase(join(vault.root, `${name}-right.db`), Buffer.alloc(32, 7), 'aegis', true).close()
})

test('what was issued and noted cannot be changed, deleted or replaced', async () => {
  const store = await vault.open()
  store.write(() => { store.appendAudit(entry('test')) })
  expect(() => store.db.prepare(`INSERT OR REPLACE INTO audit SELECT seq, at, uptime, user_id, user_name, role, 'x', object, fields, result, reason, row_digest, previous, hash FROM audit WHERE seq = 2`).run()).toThrow('append-only')
  const triggers = store.db.prepare(`SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'`).raw().all() as [string, string][]
  for (const table of ['audit', 'petition_event', 'receipt', 'print_log', 'receipt_original', 'print_failure', 'ticket_event', 'carry_signing', 'script_version', 'script_event', 'call_back_event', 'handover', 'handover_signature', 'calendar_year', 'local_day', 'clock_setting', 'paper_template']) {
    expect(triggers.filter(([name, sql]) => name === table && /BEFORE (?:UPDATE|DELETE)/u.test(sql)).length, table).toBe(2)
  }
  store.close()
})

test('only half-made vaults are swept; copies and foreign folders beside the vault stay', () => {
  const beside = (name: string, entries: readonly string[]) => {
    mkdirSync(`${vault.dir}.new-${name}`)
    for (const each of entries) writeFileSync(`${vault.dir}.new-${name}/${each}`, 'x')
  }
  beside('half', ['room.db', 'room.db-wal', 'anchor.json'])
  beside('copy', ['room.db', 'anchor.json', 'keyring.json'])
  beside('notes', ['room.db', 'notes.txt'])
  sweepUnfinished(vault.dir)
  expect(['half', 'copy', 'notes'].map((name) => existsSync(`${vault.dir}.new-${name}`))).toEqual([false, true, true])
  expect(existsSync(files(vault.dir).keyring)).toBe(true)
})

/** Statements that read a whole small table, the newest petitions in the order of their ids, or the few that the search index does not know yet. */
const WHOLE = /FROM account|FROM script s|FROM calendar_year (?:y|ORDER)|FROM local_day (?:d|ORDER)|FROM clock_setting (?:c|ORDER)|FROM erasure e|FROM recording_erasure e|FROM unfiled_erasure WHERE|FROM draft(?! d WHERE d\.id)|FROM petition p WHERE[\s\S]*ORDER BY p\.id DESC LIMIT|FROM petition_unindexed [\s\S]*LIMIT/u

test('no statement of the repositories reads a whole table or sorts it', () => {
  const db = fresh()
  migrate(db, migrations)
  const kept = new Set<string>()
  const watched = new Proxy(db, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name, target) as unknown
      return (sql: string) => { kept.add(sql); return target.prepare(sql) }
    },
  })
  const repos = makeRepos(watched)
  const today = dayOf(1_800_000_000_000)
  for (const query of [{ limit: 50 }, { limit: 50, text: '漏水' }, { limit: 50, text: 'cxy' }, { limit: 50, officerId: 1 }, { limit: 50, state: 'registered' as const }, { limit: 50, state: 'handling' as const }]) repos.petitions.list(query, 1, today)
  for (const query of [{}, { kind: 'answer' }, { year: 2026 }, { kind: 'answer', year: 2026 }, { state: 'void' as const }]) repos.issued.register({ limit: 50, ...query }, 1)
  const slow = [...kept].filter((sql) => !/^\s*(?:INSERT|UPDATE|DELETE)/u.test(sql)).flatMap((sql) => plan(db, sql).filter((line) => (/^SCAN (?!m\b|CONSTANT|s VIRTUAL)/u.test(line) || line.includes('TEMP B-TREE')) && !(WHOLE.test(sql) && line.startsWith('SCAN'))).map((line) => `${line} <- ${sql}`))
  expect(kept.size).toBeGreaterThan(30)
  expect(slow).toEqual([])
  const state = [...kept].find((sql) => sql.includes('p.state = @state')) ?? ''
  expect(plan(db, state).join()).toContain('petition_state (state=?')
  const officer = [...kept].find((sql) => sql.includes('p.officer_id = @officerId') && !sql.includes('@officerId IS NULL')) ?? ''
  expect(plan(db, officer).join()).toContain('petition_officer (officer_id=?')
  db.close()
})

function plan(db: Db, sql: string): string[] {
  const named = [...new Set(sql.match(/@\w+/gu) ?? [])].map((name) => [name.slice(1), name === '@match' ? '"a"' : 1] as const)
  const values: unknown[] = named.length > 0 ? [Object.fromEntries(named)] : (sql.match(/\?/gu) ?? []).map(() => 1)
  return (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map((row) => row.detail)
}
