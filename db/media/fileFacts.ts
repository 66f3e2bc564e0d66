/**
 * Compares the encrypted files of recordings with the rows that name them, by their sizes alone; whether their bytes are right is for checking (verify.ts).
 * Says how many, never which.
 */
import { readdirSync, statSync } from 'node:fs'
import type { RecordingFiles } from '#core/door/recordingsPort'
import type { Db } from '../store/open'
import { MEDIA_NAME, mediaFolder, mediaPath } from './mediaFolder'

interface Row { readonly file: string; readonly stored: number | null; readonly expected: number }
// Of one that runs, and of one that fell with nothing in it, no size is known.
const NAMED = `SELECT file, stored, state IN ('ended', 'cut') AND sha256 IS NOT NULL AS expected FROM recording WHERE file IS NOT NULL`

function sizes(vault: string): Map<string, number> {
  let names: string[]
  try {
    names = readdirSync(mediaFolder(vault)).filter((name) => MEDIA_NAME.test(name))
  } catch {
    return new Map()
  }
  return new Map(names.flatMap((name) => {
    const size = statSync(mediaPath(vault, name), { throwIfNoEntry: false })?.size
    return size === undefined ? [] : [[name, size] as const]
  }))
}

/** @throws Error of the database, or of the file system where the folder is there and cannot be read. */
export function recordingFiles(db: Db, vault: string): RecordingFiles {
  const [found, rows] = [sizes(vault), db.prepare<[], Row>(NAMED).all()]
  const named = new Set(rows.map(({ file }) => file))
  return {
    wrong: rows.filter(({ file, stored, expected }) => expected === 1 && (!found.has(file) || (stored !== null && stored !== found.get(file)))).length,
    nameless: [...found.keys()].filter((name) => !named.has(name)).length, bytes: [...found.values()].reduce((sum, size) => sum + size, 0),
  }
}
