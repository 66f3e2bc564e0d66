/**
 * The vault as a whole: made at the end of the wizard or not at all, unlocked by a passphrase.
 * Never replaces or deletes a database it cannot open.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DeskSettings } from '#core/contract/desk'
import type { NewAccount } from '#core/contract/vault'
import type { Clock, Ids } from '#core/domain/clock'
import { apartOf } from '#core/domain/compartments'
import { migrations } from '../migrations'
import { createAnchor } from './anchor'
import { type AuditChain, type ChainHead, withChain } from './auditChain'
import { RecordDigests } from './auditRows'
import { calibratedArgon } from './calibrate'
import { type Keys, newKeyring, wipe } from './keyring'
import { mark, type KeyringMark } from './keyringMark'
import { migrate } from './migrate'
import { type Db, openDatabase } from './open'
import { activeAccount, folderFault, openStore } from './opening'
import { type Fitting, type Refused, tryLogin } from './proof'
import { mendKeyring } from './publish'
import { syncFolder } from './safeFile'
import { sealOf } from './seal'
import { type Argon, derivedKey, withDerivedKey } from './secrets'
import type { Store } from './store'
import { files, inspectVault, writeKeyring } from './vaultFolder'

export interface NewVault {
  readonly accounts: readonly NewAccount[]
  readonly recoveryKey: string
  readonly desk: DeskSettings
  readonly clock: Clock
  readonly ids: Ids
  /** Without them this machine is measured. */
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
    const { keyring, keys } = await newKeyring(accounts, wanted.recoveryKey, wanted.desk.roomName, wanted.argon ?? await calibratedArgon(() => wanted.clock.uptime()), wanted.ids)
    try {
      fillDatabase(building, keys, keyring, wanted)
    } finally {
      wipe(keys)
    }
    writeKeyring(building, keyring)
    if (existsSync(dir)) rmdirSync(dir)
    renameSync(building, dir)
    syncFolder(dirname(dir))
  } catch (error) {
    discard(building)
    throw error
  }
}

/** What a failing disk does not let go is swept at the next start; the caller hears of the failure that came first. */
function discard(building: string): void {
  try {
    rmSync(building, { recursive: true, force: true })
  } catch {
    return
  }
}

function fillDatabase(dir: string, keys: Keys, keyring: KeyringMark, wanted: NewVault): void {
  const paths = files(dir)
  const db = openDatabase(paths.database, derivedKey(keys.dk, 'database'), 'aegis', true)
  let head: ChainHead
  try {
    migrate(db, migrations)
    head = withChain(db, keys.dk, (chain) => {
      fillTables(db, chain, keyring, wanted)
      return chain.head()
    })
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
  withDerivedKey(keys.dk, 'anchor', (key) => { createAnchor(paths.anchor, key, { ...head, seal: sealOf(paths.database) }) })
}

function fillTables(db: Db, chain: AuditChain, keyring: KeyringMark, { accounts, desk, clock }: NewVault): void {
  db.transaction(() => {
    db.prepare(`INSERT INTO search (search, rank) VALUES ('automerge', ?)`).run(0n)
    const insert = db.prepare('INSERT INTO account (id, login, name, roles) VALUES (?, ?, ?, ?)')
    const grant = db.prepare('INSERT INTO compartment_grant (account_id, compartment, approved_at) VALUES (?, ?, ?)')
    accounts.forEach((account, index) => {
      insert.run(index + 1, account.login, account.name, JSON.stringify(account.roles))
      for (const name of apartOf(account.roles)) grant.run(index + 1, name, clock.now())
    })
    mark(db, keyring)
    const digests = new RecordDigests(db)
    db.prepare('INSERT INTO desk_setting (id, body, saved_at) VALUES (1, ?, ?)').run(JSON.stringify(desk), clock.now())
    chain.append({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'vault.create', object: 'vault', fields: '', result: 'ok', reason: '', rowDigest: [...accounts.map((_, index) => `account:${index + 1}`), 'desk:1'].map((record) => digests.of(record)).join(' ') })
  })()
}

export type Unlocked = { readonly ok: true; readonly store: Store; readonly userId: number } | Refused

/** Opens the vault for one user, or says why not. Unknown login, wrong passphrase and an account that was shut get the same answer, and the same wait after it. */
export async function unlockVault(dir: string, { login, passphrase, clock }: { login: string; passphrase: string; clock: Clock }): Promise<Unlocked> {
  const fault = folderFault(dir)
  if (fault !== undefined) return { ok: false, code: fault }
  const tried = await tryLogin(dir, login, passphrase, clock)
  if (!tried.ok) return tried
  let shut = false
  try {
    const unlocked = openFor(dir, tried, clock)
    shut = !unlocked.ok && unlocked.code === 'wrong-login'
    return unlocked
  } finally {
    if (!shut) tried.accept()
  }
}

/** From a right passphrase to the open vault, unless the account it belongs to was shut. */
function openFor(dir: string, { keyring, userId, keys, waitMs }: Extract<Fitting, { ok: true }>, clock: Clock): Unlocked {
  let opened: ReturnType<typeof openStore> | undefined
  try {
    opened = openStore(dir, keyring, keys, clock)
  } finally {
    if (opened?.ok !== true) wipe(keys)
  }
  if (!opened.ok) return opened
  const { store } = opened
  try {
    mendKeyring(dir, keyring, keys, store, clock)
  } catch (error) {
    store.close()
    throw error
  }
  if (activeAccount(store.db, userId) !== undefined) {
    store.apart.admit(userId, keys)
    return { ok: true, store, userId }
  }
  store.close()
  return { ok: false, code: 'wrong-login', waitMs }
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
