/**
 * A vault for fault suites: made once, copied for each fault, opened afterwards with its known keys and compared with what was acknowledged.
 * Looks at the tables directly, because the question is what the disk holds and not what the office says.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewAccount } from '#core/contract/vault'
import { Keyring, type Keys, openKeys } from '#db/store/keyring'
import { type Db, openDatabase, takeWriterLock } from '#db/store/open'
import { ARGON_FLOOR, derivedKey } from '#db/store/secrets'
import { Store } from '#db/store/store'
import { createVault } from '#db/store/vault'
import { files } from '#db/store/vaultFolder'
import { ids, RECOVERY } from '#tests/store/testVault'
import { DESK, PASSPHRASE } from '#tests/support/office'
import { migrations } from '#db/migrations/index'
import { migrate, schemaVersion } from '#db/store/migrate'

export const LOGIN = 'li'
export const AT = Date.UTC(2026, 8, 7, 1)
export const clock = { now: () => AT, uptime: () => 0 }

export const tempFolder = (name: string): string => mkdtempSync(join(tmpdir(), `${name}-`))

export const ACCOUNTS: readonly NewAccount[] = [
  { login: LOGIN, name: '李敏', roles: ['reception', 'leader'], passphrase: PASSPHRASE },
  { login: 'admin', name: '管理员', roles: ['admin'], passphrase: PASSPHRASE },
  { login: 'zhao', name: '赵立', roles: ['leader'], passphrase: PASSPHRASE },
]

/** A new vault with one reception worker and an administrator, closed. */
export async function makeFaultVault(dir: string): Promise<Keys> {
  await createVault(dir, { accounts: ACCOUNTS, recoveryKey: RECOVERY, desk: DESK, clock, ids, argon: ARGON_FLOOR })
  return keysOf(dir)
}

/** The keys of a vault's own keyring. @throws Error when it gives none. */
export async function keysOf(dir: string, passphrase = PASSPHRASE): Promise<Keys> {
  const opened = await openKeys(Keyring.parse(JSON.parse(readFileSync(files(dir).keyring, 'utf8'))), LOGIN, passphrase)
  if (opened === undefined) throw new Error('keyring gives no keys')
  return opened.keys
}

const copied = (keys: Keys): Keys => ({ dk: Buffer.from(keys.dk) })

/** Opens the database of a vault with known keys, as the office does after the passphrase was right. @throws what the store throws. */
export function openKnown(dir: string, keys: Keys): Store {
  const lock = takeWriterLock(files(dir).lock)
  if (lock === undefined) throw new Error('vault is held by another process')
  try {
    const db = openDatabase(files(dir).database, derivedKey(keys.dk, 'database'), 'aegis', false)
    return new Store({ db, lock, keys: copied(keys), anchorPath: files(dir).anchor })
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Derived from the petitions, and brought up to date at any quiet moment. */
const DERIVED = /^(?:search(?:_.*)?|petition_unindexed|sqlite_stat\d)$/u
/** What grows with refusals too, and what belongs to the keyring rather than to the work. */
const LOGS: readonly string[] = ['audit', 'attempt_seal', 'keyring_seen']

/** A digest of every row of every table there is; without the log it is that of the work. */
export function digestOf(db: Db, withAudit = true): string {
  const hash = createHash('sha256')
  for (const table of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all()) {
    if (DERIVED.test(table) || (!withAudit && LOGS.includes(table))) continue
    hash.update(`\n${table}\n`)
    for (const row of db.prepare(`SELECT * FROM "${table}"`).raw(true).iterate()) hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}

/** A digest of every row of the work of a closed vault. */
export function rowsOf(dir: string, keys: Keys): string {
  const store = openKnown(dir, keys)
  try {
    return digestOf(store.db, false)
  } finally {
    store.close()
  }
}

/** What a worker was told is saved. */
export type Ack =
  | { readonly kind: 'petition'; readonly id: number; readonly number: string; readonly title: string }
  | { readonly kind: 'note'; readonly id: number; readonly text: string }
  | { readonly kind: 'draft'; readonly id: number; readonly revision: number; readonly title: string }
  | { readonly kind: 'print'; readonly id: number; readonly printNo: number }
  | { readonly kind: 'room' }
  /** Its content is gone, and it is written down beside the database so. */
  | { readonly kind: 'erased'; readonly id: number; readonly number: string }
  /** A proved backup that covers so much of the log, here or in a later one. */
  | { readonly kind: 'backup'; readonly auditEntries: number }
  | { readonly kind: 'account'; readonly login: string }
  /** Begun; what became of it; a mark in it. */
  | { readonly kind: 'recording'; readonly id: number; readonly number: string }
  | { readonly kind: 'recorded'; readonly id: number; readonly state: 'ended' | 'cut' }
  | { readonly kind: 'mark'; readonly id: number; readonly ms: number; readonly text: string }
  /** Taken into the vault, of a file of this name. */
  | { readonly kind: 'taken'; readonly id: number; readonly path: string }

/** Everything that does not hold in a reopened vault: lost acknowledgements, half transactions, a broken chain, a repair needed. A restored room's counter is ahead: numbers given out are not given out again. */
export function problemsOf(dir: string, keys: Keys, acks: readonly Ack[], restored = false): string[] {
  let store: Store | undefined
  try {
    store = openKnown(dir, keys)
    // A migration that failed is done by the next opening; the log is judged by the tables of today.
    if (store.problem === undefined && schemaVersion(store.db) < migrations.length) migrate(store.db, migrations)
    return [...(store.problem === undefined ? [] : [`needs a repair: ${store.problem}`]), ...broken(store, restored), ...lost(store.db, acks)]
  } catch (error) {
    return [`does not open: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    store?.close()
  }
}

/** Every petition is either in the search index or noted as not yet there. */
const INDEXED_OR_NOTED = 'SELECT count(*) FROM (SELECT id FROM search_docsize UNION SELECT petition_id FROM petition_unindexed)'

function broken(store: Store, restored: boolean): string[] {
  const { db } = store
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? -1
  const found: string[] = []
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') found.push('integrity_check fails')
  const verdict = store.verifyAudit()
  if (!verdict.ok) found.push(verdict.detail)
  const petitions = count('SELECT count(*) FROM petition')
  const erased = count('SELECT count(*) FROM erasure WHERE approved_by IS NOT NULL')
  const same: Readonly<Record<string, number>> = {
    receipts: count('SELECT count(*) FROM receipt') + erased, counter: count('SELECT coalesce(sum(last), 0) FROM receipt_counter'), handlers: count('SELECT count(*) FROM petition_handler'),
    registered: count(`SELECT count(*) FROM petition_event WHERE kind = 'registered'`) + erased, entries: count(`SELECT count(*) FROM audit WHERE action = 'petitions.register' AND result = 'ok'`), indexed: count(INDEXED_OR_NOTED),
  }
  for (const [name, value] of Object.entries(same)) if (value !== petitions && !(restored && name === 'counter' && value > petitions)) found.push(`half transaction: ${petitions} petitions, ${name} ${value}`)
  return found
}

function lost(db: Db, acks: readonly Ack[]): string[] {
  const has = (sql: string, ...values: readonly (string | number)[]): boolean => db.prepare(sql).get(...values) !== undefined
  const kept = (ack: Ack): boolean => {
    switch (ack.kind) {
      case 'petition': return has('SELECT 1 FROM petition WHERE id = ? AND number = ? AND title = ?', ack.id, ack.number, ack.title)
      case 'note': return has(`SELECT 1 FROM petition_event WHERE petition_id = ? AND kind = 'note' AND text = ?`, ack.id, ack.text)
      case 'print': return has('SELECT 1 FROM print_log WHERE petition_id = ? AND print_no = ?', ack.id, ack.printNo)
      case 'room': return has('SELECT 1 FROM account WHERE login = ?', LOGIN)
      case 'account': return has('SELECT 1 FROM account WHERE login = ?', ack.login)
      case 'erased': return has(`SELECT 1 FROM petition p JOIN erasure e ON e.petition_id = p.id WHERE p.id = ? AND p.number = ? AND p.name = '' AND e.approved_by IS NOT NULL`, ack.id, ack.number)
      case 'recording': return has('SELECT 1 FROM recording WHERE id = ? AND number = ?', ack.id, ack.number)
      case 'recorded': return has('SELECT 1 FROM recording WHERE id = ? AND state = ?', ack.id, ack.state)
      case 'mark': return has('SELECT 1 FROM recording_mark WHERE recording_id = ? AND ms = ? AND text = ?', ack.id, ack.ms, ack.text)
      case 'taken': return has(`SELECT 1 FROM recording WHERE id = ? AND name = ? AND source = 'taken'`, ack.id, ack.path)
      // Lies beside the database (afterCut.ts).
      case 'backup': return true
      case 'draft': return has('SELECT 1 FROM draft WHERE id = ? AND revision >= ?', ack.id, ack.revision)
    }
  }
  return acks.filter((ack) => !kept(ack)).map((ack) => `lost ${JSON.stringify(ack)}`)
}
