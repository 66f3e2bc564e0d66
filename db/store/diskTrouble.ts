/**
 * What an error of the disk means to a person: it is full, it did not read or write, or another program holds the file.
 * Knows the codes of SQLite and of the file system, and no sentence.
 */
export type DiskTrouble = 'full' | 'failing' | 'held'

const FULL = /^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/u
const FAILING = /^(?:EIO|EROFS|EACCES|EPERM|ENXIO|ENODEV|EMFILE|ENFILE|SQLITE_(?:IOERR|CANTOPEN|READONLY|CORRUPT)(?:_[A-Z_]+)?|SQLITE_NOTADB)$/u
const HELD = /^(?:EBUSY|SQLITE_(?:BUSY|LOCKED|PROTOCOL)(?:_[A-Z_]+)?)$/u

/** Undefined for whatever is no trouble of the disk. What a vault opened before cannot make sense of any more was not read right, so that counts too. */
export function diskTrouble(error: unknown): DiskTrouble | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (FULL.test(code)) return 'full'
  if (HELD.test(code)) return 'held'
  return FAILING.test(code) && code !== 'SQLITE_IOERR_DATA' ? 'failing' : undefined
}
