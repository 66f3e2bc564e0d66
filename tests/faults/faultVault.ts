/**
 * A vault for fault suites: made once, copied for each fault, opened afterwards with its known keys and compared with what was acknowledged.
 * Looks at the tables directly, because the question is what the disk holds and not what the office says.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Keyring, type Keys, openKeys } from '#db/store/keyring'
import { type Db, openDatabase, takeWriterLock } from '#db/store/open'
import { ARGON_FLOOR, derivedKey } from '#db/store/secrets'
import { Store } from '#db/store/store'
import { createVault } from '#db/store/vault'
import { files } from '#db/store/vaultFolder'
import { ids, RECOVERY } from '#tests/store/testVault'
import { DESK, PASSPHRASE } from '#tests/support/office'

export const LOGIN = 'li'
export const AT = Date.UTC(2026, 8, 7, 1)
export const clock = { now: () => AT, uptime: () => 0 }

export const tempFolder = (name: string): string => mkdtempSync(join(tmpdir(), `${name}-`))

/** A new vault with one reception worker and an administrator, closed. */
export async function makeFaultVault(dir: string): Promise<Keys> {
  const accounts = [
    { login: LOGIN, name: '李敏', roles: ['reception' as const, 'leader' as const], passphrase: PASSPHRASE },
    { login: 'admin', name: '管理员', roles: ['admin' as const], passphrase: PASSPHRASE },
  ]
  await createVault(dir, { accounts, recoveryKey: RECOVERY, desk: DESK, clock, ids, argon: ARGON_FLOOR })
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

const TABLES = ['account', 'desk_setting', 'person', 'person_merge', 'draft', 'petition', 'petition_handler', 'petition_exclusion', 'petition_event', 'receipt_counter', 'receipt', 'print_log'] as const

/** A digest of every row of the work; the audit log apart, which grows with refusals too. */
export function digestOf(db: Db, withAudit = true): string {
  const hash = createHash('sha256')
  for (const table of withAudit ? [...TABLES, 'audit'] : TABLES) for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw(true).iterate()) hash.update(JSON.stringify(row))
  return hash.digest('hex')
}

/** What a worker was told is saved. */
export type Ack =
  | { readonly kind: 'petition'; readonly id: number; readonly number: string; readonly title: string }
  | { readonly kind: 'note'; readonly id: number; readonly text: string }
  | { readonly kind: 'draft'; readonly id: number; readonly revision: number; readonly title: string }
  | { readonly kind: 'print'; readonly id: number; readonly printNo: number }

/** Everything that does not hold in a reopened vault: lost acknowledgements, half transactions, a broken chain, a repair needed. */
export function problemsOf(dir: string, keys: Keys, acks: readonly Ack[]): string[] {
  let store: Store | undefined
  try {
    store = openKnown(dir, keys)
    return [...(store.problem === undefined ? [] : [`needs a repair: ${store.problem}`]), ...broken(store), ...lost(store.db, acks)]
  } catch (error) {
    return [`does not open: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    store?.close()
  }
}

function broken(store: Store): string[] {
  const { db } = store
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? -1
  const found: string[] = []
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') found.push('integrity_check fails')
  const verdict = store.verifyAudit()
  if (!verdict.ok) found.push(verdict.detail)
  const petitions = count('SELECT count(*) FROM petition')
  const same: Readonly<Record<string, number>> = {
    receipts: count('SELECT count(*) FROM receipt'), counter: count('SELECT coalesce(sum(last), 0) FROM receipt_counter'), handlers: count('SELECT count(*) FROM petition_handler'),
    registered: count(`SELECT count(*) FROM petition_event WHERE kind = 'registered'`), entries: count(`SELECT count(*) FROM audit WHERE action = 'petitions.register' AND result = 'ok'`), indexed: count('SELECT count(*) FROM search_docsize'),
  }
  for (const [name, value] of Object.entries(same)) if (value !== petitions) found.push(`half transaction: ${petitions} petitions, ${name} ${value}`)
  return found
}

function lost(db: Db, acks: readonly Ack[]): string[] {
  const has = (sql: string, ...values: readonly (string | number)[]): boolean => db.prepare(sql).get(...values) !== undefined
  const kept = (ack: Ack): boolean => {
    switch (ack.kind) {
      case 'petition': return has('SELECT 1 FROM petition WHERE id = ? AND number = ? AND title = ?', ack.id, ack.number, ack.title)
      case 'note': return has(`SELECT 1 FROM petition_event WHERE petition_id = ? AND kind = 'note' AND text = ?`, ack.id, ack.text)
      case 'print': return has('SELECT 1 FROM print_log WHERE petition_id = ? AND print_no = ?', ack.id, ack.printNo)
      case 'draft': return has('SELECT 1 FROM draft WHERE id = ? AND revision >= ?', ack.id, ack.revision)
    }
  }
  return acks.filter((ack) => !kept(ack)).map((ack) => `lost ${JSON.stringify(ack)}`)
}
