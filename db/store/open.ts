/**
 * Opening one encrypted database connection with every setting read back (security.md §3).
 * Knows no schema; it never creates a database unless told that it is new.
 */
import { rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'

export type Db = Database.Database

/** Every connection this process made to a room's database, as long as it is open. */
const connections = new Set<Db>()

function remembered(db: Db): Db {
  for (const each of connections) if (!each.open) connections.delete(each)
  connections.add(db)
  return db
}

/** The driver's native module comes with the first database: here, before there is one of the room's. */
export function loadDriver(): void {
  new Database(':memory:').close()
}

/** Whether this process has the database open: then nothing may open the file through fs, for closing it again would drop SQLite's locks. */
export function isOpenHere(path: string): boolean {
  return [...connections].some((db) => db.open && db.name === path)
}

/** Authenticated pages (security.md §3). */
const ALGORITHM = 'aegis-256'

/** Name, value to set, value that must be read back. FULL is 2, MEMORY is 2. */
const SETTINGS: readonly (readonly [string, string, string | number])[] = [
  ['journal_mode', 'WAL', 'wal'], ['synchronous', 'FULL', 2], ['temp_store', 'MEMORY', 2], ['foreign_keys', 'ON', 1], ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0], ['cell_size_check', 'ON', 1], ['secure_delete', 'ON', 1], ['busy_timeout', '5000', 5000], ['wal_autocheckpoint', '0', 0],
  ['cache_size', '-16000', -16_000],
]

/**
 * Opens a database with a raw 32-byte key and zeroes both the key and the copy handed to SQLite.
 * @throws SqliteError with SQLITE_NOTADB when key or first page do not fit; Error when a setting did not take.
 */
export function openDatabase(path: string, key: Uint8Array, cipher: 'aegis' | 'chacha20', isNew: boolean): Db {
  return remembered(wholePages(settled(made(path, { fileMustExist: !isNew }, key), key, cipher)))
}

/**
 * Opens the room's own database a second time, for reading beside its writer in the same process. It sees what is committed and writes nothing.
 * @throws as openDatabase.
 */
export function openBeside(path: string, key: Uint8Array, cipher: 'aegis' | 'chacha20'): Db {
  return settled(made(path, { readonly: true, fileMustExist: true }, key), key, cipher)
}

/**
 * Of a file that ends within a page SQLite gives that page as it lies there, undeciphered and unproved. After a power cut the log still has the page and puts it right;
 * a file that was cut stays as it is. @throws SqliteError of damage.
 */
function wholePages(db: Db): Db {
  const endsWithin = (): boolean => statSync(db.name).size % Number(db.pragma('page_size', { simple: true })) !== 0
  try {
    if (!endsWithin()) return db
    db.pragma('wal_checkpoint(TRUNCATE)')
    if (endsWithin()) throw new Database.SqliteError('the file ends within a page', 'SQLITE_CORRUPT')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function settled(db: Db, key: Uint8Array, cipher: 'aegis' | 'chacha20'): Db {
  try {
    setKey(db, key, cipher)
    for (const [name, value, expected] of SETTINGS) {
      db.pragma(`${name}=${value}`)
      const actual: unknown = db.pragma(name, { simple: true })
      if (actual !== expected) throw new Error(`setting ${name} did not take`)
    }
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a database for reading only, without leaving a file beside it; for copies that nobody writes and that are not in WAL mode.
 * @throws SqliteError with SQLITE_NOTADB when key or first page do not fit.
 */
export function openForReading(path: string, key: Uint8Array, cipher: 'aegis' | 'chacha20'): Db {
  const db = made(path, { readonly: true, fileMustExist: true }, key)
  try {
    setKey(db, key, cipher)
    for (const setting of ['temp_store=MEMORY', 'trusted_schema=OFF', 'cell_size_check=ON', 'query_only=ON']) db.pragma(setting)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A file that cannot even be opened takes no key, and none is left behind. */
function made(path: string, options: Database.Options, key: Uint8Array): Db {
  try {
    return new Database(path, options)
  } catch (error) {
    key.fill(0)
    throw error
  }
}

function setKey(db: Db, key: Uint8Array, cipher: 'aegis' | 'chacha20'): void {
  db.pragma(`cipher='${cipher}'`)
  if (cipher === 'aegis') db.pragma(`algorithm='${ALGORITHM}'`)
  const raw = Buffer.concat([Buffer.from('raw:'), key])
  db.key(raw)
  raw.fill(0)
  key.fill(0)
  // A name the library does not know would leave its default without a word.
  if (db.pragma('cipher', { simple: true }) !== cipher) throw new Error('setting cipher did not take')
  if (cipher === 'aegis' && db.pragma('algorithm', { simple: true }) !== ALGORITHM) throw new Error('setting algorithm did not take')
}

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '')

/** Whether an error says that the file is not (any more) what was written with this key. Full disks and busy files are not damage. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:NOTADB|CORRUPT|IOERR_DATA)/u.test(codeOf(error))
}

/**
 * Takes the single-writer lock of a vault for as long as the returned connection lives; undefined when another holds it.
 * The lock file holds no data: one with foreign content can be held by nobody and is made anew. @throws SqliteError of the file system.
 */
export function takeWriterLock(path: string): Db | undefined {
  try {
    return locked(path)
  } catch (error) {
    if (/^SQLITE_BUSY/u.test(codeOf(error))) return undefined
    if (!isDamage(error)) throw error
    rmSync(path)
    return locked(path)
  }
}

function locked(path: string): Db {
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}
