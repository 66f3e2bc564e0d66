/**
 * What a closed database looks like from outside: a digest over the authentication marks of all its pages, by which one old
 * page put back is told, though it is authentic. Knows no key; the anchor keeps the digest and signs it.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'

const PAGE_BYTES = 4096
/** Nonce and tag stand at the end of each page and are new each time it is written. */
const MARK_BYTES = 64
const PAGES_AT_ONCE = 256

/** Digest of a database that no connection of this process has open (reading would drop SQLite's locks); undefined while a write-ahead log holds pages of it. @throws Error of the file system. */
export function sealOf(path: string): string | undefined {
  const log = `${path}-wal`
  if (existsSync(log) && statSync(log).size > 0) return undefined
  const digest = createHash('sha256')
  const buffer = Buffer.alloc(PAGES_AT_ONCE * PAGE_BYTES)
  const marks = Buffer.alloc(PAGES_AT_ONCE * MARK_BYTES)
  const file = openSync(path, 'r')
  try {
    let size = 0
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      const pages = Math.ceil(length / PAGE_BYTES)
      for (let page = 0; page < pages; page += 1) buffer.copy(marks, page * MARK_BYTES, (page + 1) * PAGE_BYTES - MARK_BYTES, (page + 1) * PAGE_BYTES)
      digest.update(marks.subarray(0, pages * MARK_BYTES))
      size += length
    }
    return digest.update(String(size)).digest('hex')
  } finally {
    closeSync(file)
  }
}
