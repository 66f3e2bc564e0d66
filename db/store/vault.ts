/**
 * The vault as a whole: made at the end of the wizard or not at all, unlocked by a passphrase, its passphrases changed.
 * Never replaces or deletes a database it cannot open.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Role } from '#core/contract/call'
import type { DeskSettings } from '#core/contract/desk'
import type { NewAccount } from '#core/contract/vault'
import type { Clock, Ids } from '#core/domain/clock'
import { migrations } from '../migrations'
import { writeAnchor } from './anchor'
import { AuditChain } from './auditChain'
import { clearFailures, noteFailure, waitLeft } from './delays'
import { isAuthentic, type Keys, newKeyring, openKeys, rewrapped } from './keyring'
import { migrate, NewerSchema } from './migrate'
import { type Db, openDatabase, takeWriterLock } from './open'
import { syncFolder } from './safeFile'
import { type Argon, ARGON_DEFAULT, derivedKey } from './secrets'
import { Store } from './store'
import { files, inspectVault, readKeyring, writeKeyring } from './vaultFolder'

export interface NewVault {
  readonly accounts: readonly NewAccount[]
  readonly recoveryKey: string
  readonly desk: DeskSettings
  readonly clock: Clock
  readonly ids: Ids
  readonly argon?: Argon
}

/** Makes a vault in a folder that is absent or empty. A failure at any step leaves nothing behind. @throws Error when something is there already. */
export async function createVault(dir: string, wanted: NewVault): Promise<void> {
  if (inspectVault(dir).state !== 'absent') throw new Error('vault folder is not empty')
  mkdirSync(dirname(dir), { recursive: true })
  const building = `${dir}.new-${wanted.ids.uid()}`
  mkdirSync(building, { mode: 0o700 })
  try {
    const accounts = wanted.accounts.map((account, index) => ({ ...account, userId: index + 1 }))
    const { keyring, keys } = await newKeyring(accounts, wanted.recoveryKey, wanted.desk.roomName, wanted.argon ?? ARGON_DEFAULT, wanted.ids)
    fillDatabase(building, keys, wanted)
    writeKeyring(building, keyring)
    if (existsSync(dir)) rmdirSync(dir)
    renameSync(building, dir)
    syncFolder(dirname(dir))
  } catch (error) {
    rmSync(building, { recursive: true, force: true })
    throw error
  }
}

function fillDatabase(dir: string, keys: Keys, { accounts, desk, clock }: NewVault): void {
  const paths = files(dir)
  const db = openDatabase(paths.database, derivedKey(keys.dk, 'database'), 'aegis', true)
  try {
    migrate(db, migrations)
    const chain = new AuditChain(db, derivedKey(keys.dk, 'audit'))
    db.transaction(() => {
      db.prepare(`INSERT INTO search (search, rank) VALUES ('automerge', ?)`).run(0n)
      const insert = db.prepare('INSERT INTO account (id, login, name, roles) VALUES (?, ?, ?, ?)')
      accounts.forEach((account, index) => insert.run(index + 1, account.login, account.name, JSON.stringify(account.roles)))
      db.prepare('INSERT INTO desk_setting (id, body, saved_at) VALUES (1, ?, ?)').run(JSON.stringify(desk), clock.now())
      chain.append({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'vault.create', object: 'vault', fields: '', result: 'ok', reason: '', rowDigest: '' })
    })()
    db.pragma('wal_checkpoint(TRUNCATE)')
    writeAnchor(paths.anchor, derivedKey(keys.dk, 'anchor'), chain.head(), true)
  } finally {
    db.close()
  }
}

export type UnlockFault = 'wrong-login' | 'wait' | 'damaged' | 'newer' | 'foreign' | 'missing' | 'busy'
export type Unlocked =
  | { readonly ok: true; readonly store: Store; readonly userId: number; readonly login: string; readonly name: string; readonly roles: Role[] }
  | { readonly ok: false; readonly code: UnlockFault; readonly waitMs?: number }

/** Opens the vault for one user, or says why not. Unknown login and wrong passphrase get the same answer after the same work. */
export async function unlockVault(dir: string, { login, passphrase, clock }: { login: string; passphrase: string; clock: Clock }): Promise<Unlocked> {
  const { state } = inspectVault(dir)
  if (state === 'foreign') return { ok: false, code: 'foreign' }
  if (state === 'absent' || state === 'missing-database') return { ok: false, code: 'missing' }
  const keyring = readKeyring(dir)
  if (state !== 'locked' || keyring === undefined) return { ok: false, code: 'damaged' }
  const left = waitLeft(dir, clock)
  if (left > 0) return { ok: false, code: 'wait', waitMs: left }
  const opened = await openKeys(keyring, login, passphrase)
  if (opened === undefined) return { ok: false, code: 'wrong-login', waitMs: noteFailure(dir, clock) }
  clearFailures(dir)
  if (!isAuthentic(keyring, opened.keys.dk)) return { ok: false, code: 'damaged' }
  const lock = takeWriterLock(files(dir).lock)
  if (lock === undefined) return { ok: false, code: 'busy' }
  const result = openStore(dir, keyring.cipher, opened.keys, lock, opened.userId, login)
  if (!result.ok) lock.close()
  return result
}

function openStore(dir: string, cipher: 'aegis' | 'chacha20', keys: Keys, lock: Db, userId: number, login: string): Unlocked {
  let db: Db | undefined
  try {
    db = openDatabase(files(dir).database, derivedKey(keys.dk, 'database'), cipher, false)
    if (db.pragma('user_version', { simple: true }) === 0) throw new Error('a database without a schema')
    migrate(db, migrations)
    const account = db.prepare<[number], { name: string; roles: string; active: number }>('SELECT name, roles, active FROM account WHERE id = ?').get(userId)
    if (account === undefined || account.active === 0) {
      db.close()
      return { ok: false, code: 'wrong-login' }
    }
    const store = new Store({ db, lock, keys, anchorPath: files(dir).anchor })
    return { ok: true, store, userId, login, name: account.name, roles: JSON.parse(account.roles) as Role[] }
  } catch (error) {
    db?.close()
    return { ok: false, code: error instanceof NewerSchema ? 'newer' : 'damaged' }
  }
}

/** Checks a log-in without opening anything, under the same delays as `unlockVault`. */
export async function checkPassphrase(dir: string, { login, passphrase, clock }: { login: string; passphrase: string; clock: Clock }): Promise<{ readonly ok: true; readonly userId: number } | { readonly ok: false; readonly code: UnlockFault; readonly waitMs?: number }> {
  const keyring = readKeyring(dir)
  if (keyring === undefined) return { ok: false, code: 'damaged' }
  const left = waitLeft(dir, clock)
  if (left > 0) return { ok: false, code: 'wait', waitMs: left }
  const opened = await openKeys(keyring, login, passphrase)
  if (opened === undefined) return { ok: false, code: 'wrong-login', waitMs: noteFailure(dir, clock) }
  clearFailures(dir)
  for (const key of Object.values(opened.keys)) key.fill(0)
  return { ok: true, userId: opened.userId }
}

/** Wraps one user's secret key under a new passphrase; database and compartments stay as they are. False when `current` is wrong. */
export async function changePassphrase(dir: string, { login, current, next, ids }: { login: string; current: string; next: string; ids: Ids }): Promise<boolean> {
  const keyring = readKeyring(dir)
  const renewed = keyring === undefined ? undefined : await rewrapped(keyring, login, current, next, ids)
  if (renewed === undefined) return false
  writeKeyring(dir, renewed)
  return true
}

/** Half-made vaults that a crash in the wizard left beside the folder; they hold nothing anybody was promised. */
export function sweepUnfinished(dir: string): void {
  const parent = dirname(dir)
  if (!existsSync(parent)) return
  const prefix = `${dir.slice(parent.length + 1)}.new-`
  for (const name of readdirSync(parent)) if (name.startsWith(prefix)) rmSync(`${parent}/${name}`, { recursive: true, force: true })
}
