/**
 * The vault as a whole: made at the end of the wizard or not at all, unlocked by a passphrase, its passphrases changed.
 * Never replaces or deletes a database it cannot open.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Role } from '#core/contract/call'
import type { DeskSettings } from '#core/contract/desk'
import type { NewAccount } from '#core/contract/vault'
import type { Clock, Ids } from '#core/domain/clock'
import { migrations } from '../migrations'
import { createAnchor } from './anchor'
import { AuditChain } from './auditChain'
import { clearFailures, noteAttempt, waitLeft } from './delays'
import { isAuthentic, type Keyring, type Keys, newKeyring, openByRecovery, openKeys, wipe, withPassphrase } from './keyring'
import { migrate, NewerSchema } from './migrate'
import { type Db, isDamage, openDatabase, takeWriterLock } from './open'
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
    try {
      fillDatabase(building, keys, wanted)
    } finally {
      wipe(keys)
    }
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
    createAnchor(paths.anchor, derivedKey(keys.dk, 'anchor'), chain.head())
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
  if (state !== 'locked') return { ok: false, code: 'damaged' }
  const proved = await proveLogin(dir, login, passphrase, clock)
  if (!proved.ok) return proved
  const { keyring, userId, keys } = proved
  let lock: Db | undefined
  let result: Unlocked | undefined
  try {
    lock = takeWriterLock(files(dir).lock)
    result = lock === undefined ? { ok: false, code: 'busy' } : openStore(dir, keyring.cipher, keys, lock, userId, login)
    return result
  } finally {
    if (result?.ok !== true) {
      lock?.close()
      wipe(keys)
    }
  }
}

type Proved = { readonly ok: true; readonly keyring: Keyring; readonly userId: number; readonly keys: Keys } | { readonly ok: false; readonly code: UnlockFault; readonly waitMs?: number }

/** Tries any key under the delays of the vault, and believes a keyring only when it was signed with the key it gives. */
async function prove(dir: string, clock: Clock, open: (keyring: Keyring) => Promise<{ readonly userId: number; readonly keys: Keys } | undefined>): Promise<Proved> {
  const keyring = readKeyring(dir)
  if (keyring === undefined) return { ok: false, code: 'damaged' }
  const left = waitLeft(dir, clock)
  if (left > 0) return { ok: false, code: 'wait', waitMs: left }
  const waitMs = noteAttempt(dir, clock)
  const opened = await open(keyring)
  if (opened === undefined) return { ok: false, code: 'wrong-login', waitMs }
  clearFailures(dir)
  if (isAuthentic(keyring, opened.keys.dk)) return { ok: true, keyring, ...opened }
  wipe(opened.keys)
  return { ok: false, code: 'damaged' }
}

function proveLogin(dir: string, login: string, passphrase: string, clock: Clock): Promise<Proved> {
  return prove(dir, clock, (keyring) => openKeys(keyring, login, passphrase))
}

class NoSchema extends Error {}

/** @throws what is neither damage nor a newer schema, such as a full disk: the database is then as it was. */
function openStore(dir: string, cipher: 'aegis' | 'chacha20', keys: Keys, lock: Db, userId: number, login: string): Unlocked {
  let db: Db | undefined
  try {
    db = openDatabase(files(dir).database, derivedKey(keys.dk, 'database'), cipher, false)
    if (db.pragma('user_version', { simple: true }) === 0) throw new NoSchema()
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
    if (error instanceof NewerSchema) return { ok: false, code: 'newer' }
    if (error instanceof NoSchema || isDamage(error)) return { ok: false, code: 'damaged' }
    throw error
  }
}

type Answer<T> = (T & { readonly ok: true }) | { readonly ok: false; readonly code: UnlockFault; readonly waitMs?: number }

/** Checks a log-in without opening anything, under the same delays as `unlockVault`. */
export async function checkPassphrase(dir: string, { login, passphrase, clock }: { login: string; passphrase: string; clock: Clock }): Promise<Answer<{ readonly userId: number }>> {
  const proved = await proveLogin(dir, login, passphrase, clock)
  if (!proved.ok) return proved
  wipe(proved.keys)
  return { ok: true, userId: proved.userId }
}

interface PassphraseChange { readonly login: string; readonly current: string; readonly next: string; readonly clock: Clock; readonly ids: Ids }

/** Seals one user's keys under a new passphrase; database and compartments stay as they are. Guessing `current` meets the same delays as unlocking. */
export async function changePassphrase(dir: string, { login, current, next, clock, ids }: PassphraseChange): Promise<Answer<object>> {
  const proved = await proveLogin(dir, login, current, clock)
  return proved.ok ? reseal(dir, proved, next, ids) : proved
}

interface Recovery { readonly login: string; readonly recoveryKey: string; readonly next: string; readonly clock: Clock; readonly ids: Ids }

/** Gives a user who lost his passphrase a new one by the printed recovery key, under the same delays. Needs the vault locked or open alike. */
export async function recoverPassphrase(dir: string, { login, recoveryKey, next, clock, ids }: Recovery): Promise<Answer<object>> {
  const proved = await prove(dir, clock, async (keyring) => {
    const user = keyring.users.find((candidate) => candidate.login === login)
    const keys = await openByRecovery(keyring, recoveryKey)
    return user === undefined || keys === undefined ? undefined : { userId: user.userId, keys }
  })
  return proved.ok ? reseal(dir, proved, next, ids) : proved
}

async function reseal(dir: string, { keyring, userId, keys }: Extract<Proved, { ok: true }>, next: string, ids: Ids): Promise<{ readonly ok: true }> {
  try {
    writeKeyring(dir, await withPassphrase(keyring, userId, next, keys, ids))
    return { ok: true }
  } finally {
    wipe(keys)
  }
}

/** Half-made vaults that a crash in the wizard left beside the folder. One with a keyring might be somebody's copy of a whole vault and stays, as does anything with other content. */
export function sweepUnfinished(dir: string): void {
  const parent = dirname(dir)
  if (!existsSync(parent)) return
  const prefix = `${basename(dir)}.new-`
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue
    const half = join(parent, entry.name)
    if (readdirSync(half).every((name) => /^(?:room\.db(?:-wal|-shm|-journal)?|anchor\.json(?:\.tmp)?|keyring\.json\.tmp)$/u.test(name))) rmSync(half, { recursive: true, force: true })
  }
}
