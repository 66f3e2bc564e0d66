/**
 * Small files that must be whole or as before: written beside, synced, renamed, the folder synced.
 * Knows nothing of what is in them.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder's entries durable; not every file system can, and then there is nothing more to do. */
export function syncFolder(folder: string): void {
  let handle: number
  try {
    handle = openSync(folder, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(handle)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'EPERM'))) throw error
  } finally {
    closeSync(handle)
  }
}

/** Makes the content of a closed file durable that something else has written. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Replaces a file durably; `durable: false` keeps it whole against a killed process only. */
export function replaceFile(path: string, text: string, durable = true): void {
  const beside = `${path}.tmp`
  const handle = openSync(beside, 'w', 0o600)
  try {
    writeSync(handle, text)
    if (durable) fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, path)
  if (durable) syncFolder(dirname(path))
}

export function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
