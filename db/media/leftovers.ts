/**
 * Removes what must not be left of recordings: plain copies that were not finished, and the files of destroyed ones: these after the change is kept, and at the next opening where the program fell in between.
 * A file no recording names is left alone: it may be one that is being taken in, or belong to a newer database.
 */
import { readdirSync } from 'node:fs'
import type { Clock } from '#core/domain/clock'
import type { EvidenceDoor } from '#core/door/evidencePort'
import type { CopyPlace } from '#core/door/recordingKeepPort'
import type { Repos } from '#core/door/ports'
import type { Store } from '../store/store'
import { MEDIA_NAME, mediaFolder, removeMedia } from './mediaFolder'

/** What cannot be removed now is tried again after the next destruction and at the next opening. A doubted database has no say in what is removed. */
export function leftoverKeeper(vault: string, store: Pick<Store, 'readOnly'>, { recordingKeep }: Pick<Repos, 'recordingKeep'>, log: (line: string) => void): () => void {
  return () => {
    if (store.readOnly) return
    for (const name of named(vault)) {
      if (!recordingKeep.isDestroyed(name)) continue
      try {
        removeMedia(vault, name)
      } catch (error) {
        log(`recording not removed: ${error instanceof Error ? error.name : 'unknown'}`)
      }
    }
  }
}

/** What a fall left of copies for evidence; a folder that is not there now is looked for at the next opening. */
export function copySweeper(evidence: Pick<EvidenceDoor, 'sweep'>, store: Store, { recordingKeep }: Pick<Repos, 'recordingKeep'>, { clock, log }: { readonly clock: Clock; log(line: string): void }): () => void {
  const looked = (place: CopyPlace, found: boolean): void => {
    if (!store.db.open || store.readOnly) return
    try {
      store.write(() => {
        recordingKeep.removeCopy(place)
        if (found) store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'recordingKeep.sweepCopy', object: `recording:${place.recordingId}`, fields: `export ${place.exportId}`, result: 'ok', reason: '', rowDigest: '' })
      })
    } catch (error) {
      log(`copy not swept: ${error instanceof Error ? error.name : 'unknown'}`)
    }
  }
  return () => {
    if (!store.readOnly) evidence.sweep(recordingKeep.copies(), looked)
  }
}

function named(vault: string): string[] {
  try {
    return readdirSync(mediaFolder(vault)).filter((name) => MEDIA_NAME.test(name))
  } catch {
    return []
  }
}
