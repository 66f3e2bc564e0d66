/**
 * Opening one encrypted database connection with every setting read back (security.md §3).
 * Knows no schema; it never creates a database unless told that it is new.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'

export type Db = Database.Database

/** Name, value to set, value that must be read back. FULL is 2, MEMORY is 2. */
const SETTINGS: readonly (readonly [string, string, string | number])[] = [
  ['journal_mode', 'WAL', 'wal'], ['synchronous', 'FULL', 2], ['temp_store', 'MEMORY', 2], ['foreign_keys', 'ON', 1], ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0], ['cell_size_check', 'ON', 1], ['secure_delete', 'ON', 1], ['busy_timeout', '5000', 5000], ['wal_autocheckpoint', '0', 0],
]

/**
 * Opens a database with a raw 32-byte key and zeroes both the key and the copy handed to SQLite.
 * @throws SqliteError with SQLITE_NOTADB when key or first page do not fit; Error when a setting did not take.
 */
export function openDatabase(path: string, key: Uint8Array, cipher: 'aegis' | 'chacha20', isNew: boolean): Db {
  const db = new Database(path, { fileMustExist: !isNew })
  try {
    db.pragma(`cipher='${cipher}'`)
    if (cipher === 'aegis') db.pragma(`algorithm='aegis-256'`)
    const raw = Buffer.concat([Buffer.from('raw:'), key])
    db.key(raw)
    raw.fill(0)
    key.fill(0)
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
