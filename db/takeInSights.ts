/**
 * Writes down what a look at the recorder's folders saw; every change of a file that belongs to a recording, and everything a person is to know, with its entry in the log.
 * That a file still grows is no change of a record, and leaves no entry.
 */
import type { Clock } from '#core/domain/clock'
import { type FoundState, type Known, missed, seen, type Sight, type Standing } from '#core/domain/foundFile'
import type { SightsRepo, TakeInRepo } from '#core/door/takeInPort'
import type { Store } from './store/store'

interface Parts { readonly store: Store; readonly repo: TakeInRepo; readonly clock: Clock }

/** What one piece of writing comes to in the log. */
class Notes {
  readonly #states = new Set<FoundState>()
  readonly #records = new Map<number, FoundState>()

  add(before: Standing | undefined, after: Standing | 'dropped'): void {
    const state = after === 'dropped' ? 'gone' : after.state
    for (const id of [before?.recordingId, after === 'dropped' ? undefined : after.recordingId]) if (id !== undefined && id !== null) this.#records.set(id, state)
    if (before?.state !== state && state !== 'growing') this.#states.add(state)
  }

  /** What was a duplicate waits for a person now. */
  released(): void {
    this.#states.add('new')
  }

  tell({ store, clock }: Parts, folderId: number): void {
    const entry = (object: string, fields: string, rowDigest: string): void => { store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '自动', role: '', action: 'takeIn.look', object, fields, result: 'ok', reason: '', rowDigest }) }
    for (const [id, state] of this.#records) entry(`recording:${id}`, `found.${state}`, store.recordDigest(`recording:${id}`))
    if (this.#states.size > 0) entry(`recordingFolder:${folderId}`, [...this.#states].sort().map((state) => `found.${state}`).join(','), '')
  }
}

const alike = (a: Standing, b: Standing): boolean => (Object.keys(b) as (keyof Standing)[]).every((key) => a[key] === b[key])

export function writeSights(parts: Parts, folderId: number, sights: readonly (readonly [path: string, sight: Sight])[]): void {
  const { store, repo, clock } = parts
  // A folder that is watched no more since the look began.
  if (repo.folder(folderId) === undefined) return
  store.write(() => {
    const notes = new Notes()
    for (const [path, sight] of sights) {
      const held = repo.sights.at(folderId, path)?.sha256
      writeOne(repo.sights, folderId, path, sight, { notes, now: clock.now() })
      if (held !== undefined && held !== null && repo.sights.release(held)) notes.released()
    }
    notes.tell(parts, folderId)
  })
}

function writeOne(repo: SightsRepo, folderId: number, path: string, sight: Sight, { notes, now }: { readonly notes: Notes; readonly now: number }): void {
  const known = repo.at(folderId, path)
  // It is being taken in or was settled by somebody since the look began.
  if (known?.state === 'taking') return
  const moved = sight.kind === 'whole' && (known === undefined || known.recordingId === null) ? repo.lost(sight.sha256) : undefined
  if (moved !== undefined && known !== undefined && moved !== known.id) {
    const before = repo.byId(moved)
    repo.put(folderId, path, standingOf(known, sight), now)
    repo.replace(moved, known.id, now)
    const after = repo.byId(moved)
    if (after !== undefined) notes.add(before, after)
    return
  }
  const standing = seen(path, known, sight, (sha256) => repo.isThere(sha256, known?.id ?? 0))
  if (known !== undefined && alike(known, standing)) return
  repo.put(folderId, path, standing, now)
  notes.add(known, standing)
}

/** The stamp of a place that something known has moved to. */
const standingOf = (known: Known, { size, mtime, ctime }: Sight): Standing => ({ ...known, size, mtime, ctime })

export function writeGone(parts: Parts, folderId: number, paths: readonly string[]): void {
  const { store, repo: { sights, folder }, clock } = parts
  if (folder(folderId) === undefined) return
  store.write(() => {
    const notes = new Notes()
    for (const path of paths) {
      const known = sights.at(folderId, path)
      const standing = known === undefined ? undefined : missed(known)
      if (known === undefined || standing === undefined) continue
      if (standing === 'dropped') sights.drop(known.id)
      else {
        sights.put(folderId, path, standing, clock.now())
        const other = sights.double(known)
        if (other !== undefined) sights.replace(known.id, other, clock.now())
      }
      notes.add(known, standing === 'dropped' ? standing : sights.byId(known.id) ?? standing)
    }
    notes.tell(parts, folderId)
  })
}

/** After the program fell or the room was locked: nobody is taking anything in. */
export function settleUnfinished(parts: Parts): void {
  const { store, repo, clock } = parts
  if (!repo.sights.isTaking()) return
  store.write(() => {
    repo.sights.unfinished()
    store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '自动', role: '', action: 'takeIn.look', object: '', fields: 'found.stopped', result: 'ok', reason: '', rowDigest: '' })
  })
}
