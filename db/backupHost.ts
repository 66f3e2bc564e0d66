/**
 * Introduces the office to its backups: by hand, by the day, when leaving; checks, drills and restores.
 * Knows folders and keys so that nobody above has to; what takes long is done in a thread (backupDesk.ts).
 */
import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import type { BackupRow, BackupSource } from '#core/contract/backups'
import type { Clock, Ids } from '#core/domain/clock'
import { backupDue, type Occasion } from '#core/domain/rotation'
import type { BackupDoor, Refused } from '#core/door/backupPort'
import { BackupDesk } from './backupDesk'
import { BrokenOff } from './backupThread'
import { isTarget, NoRoom, writeBackup, type Written } from './store/backup'
import { failedBackups } from './store/backupCheck'
import { BACKUP_NAME, backupsFolder, ensureBackupsFolder, listBackups, type Listed, prune, seemsWhole } from './store/backupFolder'
import { drillBackup } from './store/drill'
import { files, readKeyring } from './store/vaultFolder'
import type { Store } from './store/store'
import { previewRestore, restoreKeyring, restoreRoom } from './restoreHost'

export interface BackupParts { readonly dir: string; readonly clock: Clock; readonly ids: Ids; readonly open: () => Store | undefined }

export interface BackupKeeper {
  readonly door: BackupDoor
  /** Makes the automatic backup when one is due; never throws. Resolves when it is made. */
  automatic(store: Store, occasion: 'daily' | 'leaving'): Promise<void>
  /** Proves the whole of a room that was opened without a seal; nothing where it was broken off. Never throws. */
  prove(store: Store): Promise<void>
  /** Whether a thread may still read the room's database, one that was told to end too. */
  reading(): boolean
  /** What a lock has time for: a small room is backed up at once, anything under way is broken off. Never throws. */
  locking(store: Store): void
}

/** Beyond this size a lock makes no backup: it must be quick. A room in which nothing happened yet has some 1.1 MiB. */
const LOCKING_BYTES = 2 * 1024 * 1024
const RETRY_MS = 3_600_000

export function rowOf({ name, manifest }: Listed): BackupRow {
  const { at, kind, petitions, auditEntries, bytes } = manifest ?? { at: 0, kind: 'hand' as const, petitions: 0, auditEntries: 0, bytes: 0 }
  return { name, readable: manifest !== undefined, at, kind, petitions, auditEntries, bytes }
}

/** The path of a backup, or undefined when there is none of that name. */
export function pathOf(dir: string, { folder, name }: BackupSource): string | undefined {
  const path = join(folder ?? backupsFolder(dir), name)
  return (folder === undefined || isAbsolute(folder)) && BACKUP_NAME.test(name) && existsSync(path) ? path : undefined
}

/** A chosen folder that is itself a backup stands for the folder around it. */
function found(dir: string, folder: string | undefined): ReturnType<BackupDoor['found']> {
  if (folder === undefined) return { rows: listBackups(backupsFolder(dir)).map(rowOf) }
  if (!isAbsolute(folder)) return { folder, rows: [] }
  const itself = BACKUP_NAME.test(basename(folder))
  const around = itself ? dirname(folder) : folder
  const rows = listBackups(around).map(rowOf)
  return { folder: around, rows: itself ? rows.filter(({ name }) => name === basename(folder)) : rows }
}

/** The automatic backups of one vault: when one is due, and whether the last try failed. */
class Automatic {
  readonly #parts: BackupParts
  readonly #desk: BackupDesk
  #failedAt: number | undefined

  constructor(parts: BackupParts, desk: BackupDesk) {
    this.#parts = parts
    this.#desk = desk
  }

  get failed(): boolean {
    return this.#failedAt !== undefined
  }

  due(store: Store, occasion: Occasion): boolean {
    const { clock, dir } = this.#parts
    if (store.readOnly || (this.#failedAt !== undefined && clock.uptime() - this.#failedAt < RETRY_MS)) return false
    const newest = sound(dir, store).flatMap((one) => (one.sound && one.manifest !== undefined ? [one.manifest] : [])).sort((a, b) => b.auditEntries - a.auditEntries)[0]
    return backupDue(newest, store.auditHead().seq, clock.now(), occasion)
  }

  async make(store: Store): Promise<void> {
    const { dir, clock } = this.#parts
    try {
      this.done(store, await this.#desk.make(store, ensureBackupsFolder(dir), 'auto', clock.now()))
    } catch (error) {
      if (!(error instanceof BrokenOff)) this.missed(store)
    }
  }

  done(store: Store, { name }: Written): void {
    this.#failedAt = undefined
    if (!store.db.open) return
    pruned(this.#parts.dir, store)
    tell(store, this.#parts.clock, name, 'ok')
  }

  missed(store: Store): void {
    this.#failedAt = this.#parts.clock.uptime()
    tell(store, this.#parts.clock, '', 'backup-failed')
  }
}

export function backupKeeper(parts: BackupParts): BackupKeeper {
  const { dir } = parts
  const desk = new BackupDesk(dir)
  const automatic = new Automatic(parts, desk)
  return {
    automatic: async (store, occasion) => {
      if (occasion === 'leaving') {
        await desk.settled()
        // Whoever made the last one writes his entry first; without it the next would not be due.
        await new Promise((resolve) => { setImmediate(resolve) })
      } else if (desk.busy) return
      try {
        if (automatic.due(store, occasion)) await automatic.make(store)
      } catch {
        automatic.missed(store)
      }
    },
    prove: (store) => prove(dir, desk, store),
    reading: () => desk.busy,
    locking: (store) => {
      try {
        if (desk.busy) desk.breakOff()
        else if (sizeOf(store) <= LOCKING_BYTES && automatic.due(store, 'locking')) automatic.done(store, atOnce(parts, store))
      } catch {
        automatic.missed(store)
      }
    },
    door: doorOf(parts, desk, automatic),
  }
}

/** What hinders it this time does not hinder the next opening. */
async function prove(dir: string, desk: BackupDesk, store: Store): Promise<void> {
  const keyring = readKeyring(dir)
  if (keyring === undefined) return
  try {
    const proof = await desk.run(store, () => ({ work: 'prove', database: files(dir).database, cipher: keyring.cipher, atLeast: store.auditHead().seq }))
    if (store.db.open) store.heed(proof)
  } catch {
    return
  }
}

/** On the office's own thread, where nothing else can happen meanwhile. */
function atOnce({ dir, clock }: BackupParts, store: Store): Written {
  const keyring = readKeyring(dir)
  if (keyring === undefined) throw new Error('the room has no readable keyring')
  return store.lend(({ dk }) => writeBackup({ db: store.db, dk, keyring }, ensureBackupsFolder(dir), 'auto', clock.now()))
}

function doorOf(parts: BackupParts, desk: BackupDesk, automatic: Automatic): BackupDoor {
  const { dir, clock, ids } = parts
  const opened = (): Store => parts.open() ?? fail()
  return {
    own: () => { const store = opened(); return { rows: sound(dir, store).map((one) => ({ ...rowOf(one), sound: one.sound })), failed: automatic.failed, underWay: desk.making } },
    found: (folder) => found(dir, folder),
    make: (folder) => {
      if (folder !== undefined && (!isAbsolute(folder) || !isTarget(folder, dir))) return Promise.resolve({ ok: false, code: 'no-folder' })
      const store = opened()
      return answered(async () => {
        const row = rowOf(await desk.make(store, folder ?? ensureBackupsFolder(dir), 'hand', clock.now()))
        if (folder === undefined && store.db.open) pruned(dir, store)
        return { row }
      }, 'backup-failed')
    },
    check: (source) => {
      const [store, path] = [opened(), pathOf(dir, source)]
      if (path === undefined) return Promise.resolve({ ok: false, code: 'not-found' })
      return answered(async () => ({ checks: await desk.run(store, () => ({ work: 'check', path })) }))
    },
    drill: (source, login, passphrase) => {
      const [store, path] = [opened(), pathOf(dir, source)]
      if (path === undefined) return Promise.resolve({ ok: false, code: 'not-found' })
      return answered(async () => ({ drill: await drillBackup({ dir, source: path, store, id: ids.uid(), login, passphrase, run: (job) => desk.run(store, () => job) }) }))
    },
    preview: (source, secret) => previewRestore(parts, pathOf(dir, source), secret),
    restore: (source, secret, more) => restoreRoom(parts, pathOf(dir, source), secret, more),
    restoreKeyring: (source, secret, reason) => restoreKeyring(parts, pathOf(dir, source), secret, reason),
    settled: () => desk.settled(),
    onChange: (listener) => { desk.onChange(listener) },
  }
}

function fail(): never {
  throw new Error('backups need the open room')
}

const sizeOf = ({ db }: Store): number => Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))

/** Whole as far as can be seen from outside, and not known for a check it failed. */
function sound(dir: string, store: Store): (Listed & { readonly sound: boolean })[] {
  const failed = failedBackups(store.db)
  const folder = backupsFolder(dir)
  return store.lend(({ dk }) => listBackups(folder).map((one) => ({ ...one, sound: !failed.has(one.name) && seemsWhole(folder, one, dk) })))
}

function pruned(dir: string, store: Store): void {
  store.lend(({ dk }) => prune(backupsFolder(dir), dk, failedBackups(store.db)))
}

/** `otherwise` is the answer to whatever else went wrong; without it the office says it in its own words. */
async function answered<T>(work: () => Promise<T>, otherwise?: string): Promise<({ readonly ok: true } & T) | Refused> {
  try {
    return { ok: true, ...(await work()) }
  } catch (error) {
    if (error instanceof BrokenOff) return { ok: false, code: 'locked' }
    if (error instanceof NoRoom) return { ok: false, code: 'disk-full' }
    if (otherwise === undefined) throw error
    return { ok: false, code: otherwise }
  }
}

/** What nobody did by hand is in the log all the same. A database that takes no entry has said so elsewhere. */
function tell(store: Store, clock: Clock, name: string, result: string): void {
  try {
    store.write(() => {
      store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '自动', role: '', action: 'backups.auto', object: name === '' ? '' : `backup:${name}`, fields: '', result, reason: '', rowDigest: '' })
    })
  } catch {
    return
  }
}
