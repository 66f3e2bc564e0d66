/**
 * From proved keys to an open store: the folder is looked at, the writer lock taken, the schema brought up to date.
 * Never replaces or deletes a database it cannot open.
 */
import type { Clock } from '#core/domain/clock'
import { migrations } from '../migrations'
import { Anchor } from './anchor'
import { ApartKeys } from './apartKeys'
import { writeBackup } from './backup'
import { ensureBackupsFolder } from './backupFolder'
import { isAuthentic, type Keyring, type Keys } from './keyring'
import { migrate, NewerSchema, schemaVersion } from './migrate'
import { type Db, isDamage, openDatabase, takeWriterLock } from './open'
import type { Refused, UnlockFault } from './proof'
import { sealOf } from './seal'
import { derivedKey, withDerivedKey } from './secrets'
import { type Seal, Store } from './store'
import { entriesOfUnknownKinds } from './verifyLog'
import { files, inspectVault, readKeyring } from './vaultFolder'

class NoSchema extends Error {}

/** What the folder itself says against opening, before any key is tried. */
export function folderFault(dir: string): UnlockFault | undefined {
  const { state } = inspectVault(dir)
  if (state === 'foreign' || state === 'newer') return state
  if (state === 'absent' || state === 'missing-database') return 'missing'
  return state === 'locked' ? undefined : 'damaged'
}

/** The store then owns the keys; on refusal and on error they stay the caller's. @throws what is neither damage nor a newer schema, such as a full disk: the database is then as it was. */
export function openStore(dir: string, keyring: Keyring, keys: Keys, clock: Clock): { readonly ok: true; readonly store: Store } | Refused {
  const lock = takeWriterLock(files(dir).lock)
  if (lock === undefined) return { ok: false, code: 'busy' }
  let db: Db | undefined
  try {
    const seal = brokenSeal(dir, keys)
    db = openDatabase(files(dir).database, derivedKey(keys.dk, 'database'), keyring.cipher, false)
    if (db.pragma('user_version', { simple: true }) === 0) throw new NoSchema()
    const migrated = migrateSafely(dir, db, keyring, keys, clock)
    const present = () => believed(dir, keys)
    const store = new Store({ db, lock, keys, anchorPath: files(dir).anchor, keyring: present, seal, apart: new ApartKeys(present) })
    if (migrated) tellRecords(store, clock)
    return { ok: true, store }
  } catch (error) {
    db?.close()
    lock.close()
    if (error instanceof NewerSchema) return { ok: false, code: 'newer' }
    if (error instanceof NoSchema || isDamage(error)) return { ok: false, code: 'damaged' }
    throw error
  }
}

/**
 * Whether the database is the one that was closed: then the seal comes off, so that it may be written. `none`: it was not closed in order, and nothing can be told of its pages.
 * @throws Error of the file system.
 */
function brokenSeal(dir: string, { dk }: Keys): Seal {
  return withDerivedKey(dk, 'anchor', (key) => {
    const anchor = new Anchor(files(dir).anchor, key)
    try {
      const seal = anchor.sealed()
      if (seal === undefined) return 'none'
      if (seal !== sealOf(files(dir).database)) return 'wrong'
      anchor.unseal()
      return 'right'
    } finally {
      anchor.close()
      anchor.wipe()
    }
  })
}

/** The present keyring, when it was signed with the key that opened the database. */
function believed(dir: string, { dk }: Keys): Keyring | undefined {
  const keyring = readKeyring(dir)
  return keyring !== undefined && isAuthentic(keyring, dk) ? keyring : undefined
}

/** No migration without a proved backup of what was there before. @throws what hinders the backup; nothing is migrated then. */
function migrateSafely(dir: string, db: Db, keyring: Keyring, keys: Keys, clock: Clock): boolean {
  if (schemaVersion(db) < migrations.length) writeBackup({ db, dk: keys.dk, keyring }, ensureBackupsFolder(dir), 'migration', clock.now())
  return migrate(db, migrations) > 0
}

/** A room of an earlier version may have kinds of records its log does not know. */
function tellRecords(store: Store, clock: Clock): void {
  if (store.readOnly) return
  const entries = entriesOfUnknownKinds(store.db, { at: clock.now(), uptime: clock.uptime() })
  if (entries.length > 0) store.write(() => { for (const entry of entries) store.appendAudit(entry) })
}

export interface KnownAccount { readonly name: string; readonly roles: string }

/** The active account of a user of the keyring, as the database knows it. */
export function activeAccount(db: Db, userId: number): KnownAccount | undefined {
  return db.prepare<[number], KnownAccount>('SELECT name, roles FROM account WHERE id = ? AND active = 1').get(userId)
}
