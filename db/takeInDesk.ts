/**
 * The room's own recorder beside the desk: looks through its folders now and then, writes down what was seen, takes files in and removes originals, one job at a time in a thread.
 * When the room is locked the job under way is broken off and what it left is swept. Knows no petition, no rule of confirming and no compartment.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, sep } from 'node:path'
import type { Clock } from '#core/domain/clock'
import type { FolderState, FoundRecord, Presence, TakeInDoor, TakeInRepo, TakeInState, TakenAnswer } from '#core/door/takeInPort'
import { dropMedia, keptMedia, makeMediaFolder, mediaFolder, newMediaName, placeMedia, sweepTaking, takingPath } from './media/mediaFolder'
import type { FolderSeen } from './media/scan'
import { KEY_BYTES } from './media/sealedChunks'
import type { Later } from './quietMoment'
import type { Store } from './store/store'
import { type Ended, inTakeInThread, type Running, type Said, type TakeInJob } from './takeInThread'
import { settleUnfinished, writeGone, writeSights } from './takeInSights'

/** Between two looks: a recorder's file is two of them at rest before it is read. */
export const LOOK_MS = 15_000

export interface TakeInParts { readonly dir: string; readonly store: Store; readonly repo: TakeInRepo; readonly clock: Clock; readonly later: Later; readonly log: (line: string) => void; /** Something changed that is shown. */ readonly changed: () => void }

export class TakeInDesk {
  readonly #parts: TakeInParts
  #turn: Promise<unknown> = Promise.resolve()
  #running: Running | undefined
  #looking = false
  #wanted = false
  #failed = false
  #ended = false
  #reading: TakeInState['reading']
  readonly #taking = new Map<number, number>()
  readonly #seen = new Map<number, FolderSeen & { readonly at: number }>()
  /** What is known of a folder, as it is handed to the thread; made anew after something was written down. */
  readonly #known = new Map<number, SharedArrayBuffer>()
  #forget: () => void = () => undefined

  constructor(parts: TakeInParts) {
    this.#parts = parts
    this.#safely(() => {
      if (parts.store.readOnly) return
      sweepTaking(parts.dir, (name) => parts.repo.sights.isNamed(name))
      settleUnfinished(parts)
    })
    this.#next()
  }

  state(): TakeInState {
    const folders = this.#parts.repo.folders().map(({ id }): FolderState => {
      const seen = this.#seen.get(id)
      return seen === undefined ? { id, files: 0, unnamed: 0, more: false } : { id, how: seen.how, at: seen.at, files: seen.files, unnamed: seen.unnamed, more: seen.more }
    })
    return { looking: this.#looking, folders, ...(this.#reading === undefined ? {} : { reading: this.#reading }), taking: [...this.#taking].map(([fileId, done]) => ({ fileId, done })), failed: this.#failed }
  }

  look(): void {
    if (this.#wanted) return
    this.#wanted = true
    void this.#inTurn(() => this.#lookNow())
  }

  take(file: FoundRecord, check: boolean, answer: (answer: TakenAnswer) => void): void {
    this.#taking.set(file.id, 0)
    void this.#inTurn(() => this.#takeNow(file, check, answer))
  }

  remove(file: FoundRecord, answer: (removed: boolean) => void): void {
    void this.#inTurn(async () => {
      const { trouble } = await this.#run({ work: 'remove', ...orderOf(file) }, () => undefined)
      if (this.#open) answer(trouble === undefined)
    })
  }

  /** Ends what is under way; nothing is begun any more. */
  close(): void {
    this.#ended = true
    this.#forget()
    this.#running?.breakOff()
  }

  async settled(): Promise<void> {
    let turn: Promise<unknown> | undefined
    while (turn !== this.#turn) {
      turn = this.#turn
      await turn
    }
  }

  /** Something was written of found files by somebody else. */
  touched(): void {
    this.#known.clear()
  }

  get #open(): boolean {
    return !this.#ended && this.#parts.store.db.open
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(async () => {
      if (!this.#open) return
      try {
        await work()
      } catch (error) {
        this.#unsaid(error)
      }
      this.#reading = undefined
      if (this.#open) this.#parts.changed()
    })
    this.#turn = done
    return done
  }

  #run(job: TakeInJob, heard: (said: Exclude<Said, Ended>) => void): Promise<Ended> {
    const running = inTakeInThread(job, (said) => { if (this.#open) heard(said) })
    this.#running = running
    return running.done.finally(() => { this.#running = undefined })
  }

  #next(): void {
    this.#forget = this.#parts.later(() => { this.look() }, LOOK_MS)
  }

  async #lookNow(): Promise<void> {
    this.#wanted = false
    this.#forget()
    this.#failed = false
    const { repo, store } = this.#parts
    // What became of one could not be written down (a full disk): nobody is taking it in any more.
    if (this.#taking.size === 0 && !store.readOnly) this.#safely(() => { settleUnfinished(this.#parts) })
    const folders = store.readOnly ? [] : repo.folders()
    if (folders.length > 0) {
      this.#looking = true
      const before = JSON.stringify(this.state().folders.map(({ at: _at, ...rest }) => rest))
      this.#parts.changed()
      await this.#run({ work: 'look', folders: folders.map(({ id, path }) => ({ id, path, known: this.#knownOf(id), foreign: this.#seen.get(id)?.foreign ?? [] })) }, (said) => { this.#heard(said) })
      this.#looking = false
      if (this.#open && before !== JSON.stringify(this.state().folders.map(({ at: _at, ...rest }) => rest))) this.#parts.changed()
    }
    if (this.#open) this.#next()
  }

  #knownOf(id: number): SharedArrayBuffer {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const bytes = Buffer.from(JSON.stringify(this.#parts.repo.sights.ways(id)))
    const shared = new SharedArrayBuffer(bytes.length)
    new Uint8Array(shared).set(bytes)
    this.#known.set(id, shared)
    return shared
  }

  #heard(said: Exclude<Said, Ended>): void {
    if (said.say === 'reading') {
      this.#reading = { path: said.path, done: said.done }
      this.#parts.changed()
      return
    }
    const id = said.say === 'sights' ? said.folderId : said.seen.id
    if (said.say === 'seen') this.#seen.set(id, { ...said.seen, at: this.#parts.clock.now() })
    if (said.say === 'seen' && said.seen.gone.length === 0) return
    this.#known.delete(id)
    this.#safely(() => {
      if (said.say === 'sights') writeSights(this.#parts, id, said.sights)
      else writeGone(this.#parts, id, said.seen.gone)
    })
    this.#parts.changed()
  }

  async #takeNow(file: FoundRecord, check: boolean, answer: (answer: TakenAnswer) => void): Promise<void> {
    const { dir } = this.#parts
    const name = newMediaName()
    const drop = (): void => { dropMedia(dir, name) }
    const key = randomBytes(KEY_BYTES)
    try {
      makeMediaFolder(dir)
      const lent = new SharedArrayBuffer(KEY_BYTES)
      new Uint8Array(lent).set(key)
      const ended = await this.#run({ work: 'take', ...orderOf(file), to: takingPath(dir, name), key: lent, sha256: file.sha256 ?? '', check }, (said) => {
        if (said.say === 'reading') this.#taking.set(file.id, said.done)
        this.#parts.changed()
      })
      this.#taking.delete(file.id)
      this.#known.clear()
      // A room that is locked has nobody to answer to: the next opening says that it was stopped.
      if (!this.#open) drop()
      else if (ended.written === undefined) {
        drop()
        answer({ ok: false, trouble: ended.trouble === undefined || ended.trouble === 'not-removed' ? 'disk' : ended.trouble })
      } else answer({ ok: true, taken: { file: name, ...ended.written, key: key.toString('base64'), place: () => { placeMedia(dir, name) }, kept: () => { keptMedia(dir, name) }, drop } })
    } finally {
      key.fill(0)
      this.#taking.delete(file.id)
    }
  }

  /** What cannot be written down now (a full disk) is seen again at the next look. */
  #safely(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#unsaid(error)
    }
  }

  #unsaid(error: unknown): void {
    this.#failed = true
    this.#parts.log(`taking in: ${error instanceof Error ? error.name : 'unknown'}`)
  }
}

const orderOf = ({ folder, path, size, mtime, ctime }: FoundRecord) => ({ root: folder, path, stamp: { size, mtime, ctime } })

/** A folder's own name, so that a link in it cannot be turned later; the room's own folders are none. */
function judge(dir: string, path: string): ReturnType<TakeInDoor['judge']> {
  try {
    if (!isAbsolute(path)) return { ok: false, code: 'not-there' }
    const real = realpathSync(path)
    if (!lstatSync(real).isDirectory()) return { ok: false, code: 'not-there' }
    const own = [dir, mediaFolder(dir)].filter((folder) => existsSync(folder)).map((folder) => realpathSync(folder))
    const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`)
    return own.some((folder) => within(folder, real) || within(real, folder)) ? { ok: false, code: 'own' } : { ok: true, path: real }
  } catch {
    return { ok: false, code: 'not-there' }
  }
}

/** How a file stands on the disk, without reading it. */
export function presenceOf({ folder, path, size, mtime, ctime }: Pick<FoundRecord, 'folder' | 'path' | 'size' | 'mtime' | 'ctime'>): Presence {
  try {
    const full = join(folder, path)
    if (realpathSync(dirname(full)) !== dirname(full)) return 'altered'
    const stat = lstatSync(full, { bigint: true })
    return stat.isFile() && Number(stat.size) === size && String(stat.mtimeNs) === mtime && String(stat.ctimeNs) === ctime ? 'there' : 'altered'
  } catch (error) {
    if (!existsSync(folder)) return 'unplugged'
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'gone' : 'unreadable'
  }
}

export function takeInDoor(dir: string, desk: TakeInDesk): TakeInDoor {
  return {
    state: () => desk.state(), judge: (path) => judge(dir, path), presence: presenceOf,
    look: () => { desk.touched(); desk.look() }, take: (file, check, answer) => { desk.take(file, check, answer) }, remove: (file, answer) => { desk.remove(file, answer) }, settled: () => desk.settled(),
  }
}
