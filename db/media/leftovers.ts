/**
 * Removes the files of recordings that were destroyed: after the change is kept, and at the next opening where the program fell in between.
 * A file no recording names is left alone: it may be one that is being taken in, or belong to a newer database.
 */
import { readdirSync } from 'node:fs'
import type { Repos } from '#core/door/ports'
import type { Store } from '../store/store'
import { MEDIA_NAME, mediaFolder, removeMedia } from './mediaFolder'

/** What cannot be removed now is tried again after the next destruction and at the next opening. A doubted database has no say in what is removed. */
export function leftoverKeeper(vault: string, store: Pick<Store, 'readOnly'>, { recordingKeep }: Pick<Repos, 'recordingKeep'>, log: (line: string) => void): () => void {
  return () => {
    if (store.readOnly) return
    for (const name of named(vault)) {
      if (recordingKeep.stateOfFile(name)?.destroyed !== true) continue
      try {
        removeMedia(vault, name)
      } catch (error) {
        log(`recording not removed: ${error instanceof Error ? error.name : 'unknown'}`)
      }
    }
  }
}

function named(vault: string): string[] {
  try {
    return readdirSync(mediaFolder(vault)).filter((name) => MEDIA_NAME.test(name))
  } catch {
    return []
  }
}
