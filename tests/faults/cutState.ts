/**
 * What a disk may hold after the power went at one moment: everything synced before, and of the rest any part.
 * Unsynced writes are dropped, kept or torn at a sector; unsynced names are kept up to some point, in their order.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FileEvent } from './trace'

const SECTOR = 512

export type Loss = 'all' | 'none' | 'some'

interface Change { readonly at: number; readonly bytes: Buffer | undefined; synced: boolean }
interface Inode { readonly before: Buffer; readonly changes: Change[] }
interface NameChange { readonly apply: (names: Map<string, Inode>) => void; readonly folder: string; synced: boolean }

class Disk {
  readonly #initial: Map<string, Inode>
  readonly #now: Map<string, Inode>
  readonly #nameChanges: NameChange[] = []

  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#initial = new Map([...files].map(([path, before]) => [path, { before, changes: [] }]))
    this.#now = new Map(this.#initial)
  }

  take(event: FileEvent): void {
    if (event.kind === 'said') return
    const { path } = event
    const inode = this.#now.get(path)
    switch (event.kind) {
      case 'create':
        if (inode === undefined) this.#name(dirname(path), (names, made) => { names.set(path, made) })
        return
      case 'remove': this.#name(dirname(path), (names) => { names.delete(path) }); return
      case 'rename':
        this.#name(dirname(path), (names) => { moveNames(names, path, event.to) })
        return
      case 'copy': {
        const source = this.#now.get(event.from)
        const bytes = source === undefined ? Buffer.alloc(0) : contents(source, 'none', () => 0).subarray(event.at, event.at + event.size)
        inode?.changes.push({ at: event.at, bytes, synced: false })
        return
      }
      case 'write': inode?.changes.push({ at: event.at, bytes: event.bytes, synced: false }); return
      case 'truncate': inode?.changes.push({ at: event.size, bytes: undefined, synced: false }); return
      case 'sync': this.#sync(path, inode)
    }
  }

  #name(folder: string, apply: (names: Map<string, Inode>, made: Inode) => void): void {
    const made: Inode = { before: Buffer.alloc(0), changes: [] }
    const change = { apply: (names: Map<string, Inode>) => { apply(names, made) }, folder, synced: false }
    change.apply(this.#now)
    this.#nameChanges.push(change)
  }

  /** Syncing a file makes its bytes durable and promises nothing of its name; syncing a folder makes the names in it durable. */
  #sync(path: string, inode: Inode | undefined): void {
    for (const change of inode?.changes ?? []) change.synced = true
    if (inode === undefined) for (const change of this.#nameChanges) if (change.folder === path) change.synced = true
  }

  /** File contents after the cut. */
  after(loss: Loss, next: () => number): Map<string, Buffer> {
    const names = new Map(this.#initial)
    const lastSynced = this.#nameChanges.findLastIndex((change) => change.synced)
    const open = this.#nameChanges.length - lastSynced - 1
    const kept = lastSynced + 1 + (loss === 'all' ? 0 : loss === 'none' ? open : Math.floor(next() * (open + 1)))
    for (const change of this.#nameChanges.slice(0, kept)) change.apply(names)
    return new Map([...names].map(([path, inode]) => [path, contents(inode, loss, next)]))
  }
}

/** A renamed folder takes along what is in it. */
function moveNames(names: Map<string, Inode>, from: string, to: string): void {
  for (const [path, inode] of [...names]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    names.delete(path)
    names.set(`${to}${path.slice(from.length)}`, inode)
  }
}

function contents({ before, changes }: Inode, loss: Loss, next: () => number): Buffer {
  let body = before
  for (const { at, bytes, synced } of changes) {
    const kept = synced || loss === 'none' || (loss === 'some' && next() < 0.5)
    if (!kept) continue
    if (bytes === undefined) {
      body = at <= body.length ? body.subarray(0, at) : Buffer.concat([body, Buffer.alloc(at - body.length)])
      continue
    }
    const torn = !synced && loss === 'some' && next() < 0.3
    const length = torn ? Math.min(bytes.length, SECTOR * Math.floor(next() * (bytes.length / SECTOR + 1))) : bytes.length
    if (length === 0) continue
    const grown = Buffer.alloc(Math.max(body.length, at + length))
    body.copy(grown)
    bytes.copy(grown, at, 0, length)
    body = grown
  }
  return body
}

/** Shared memory of SQLite does not survive the power; it is made anew. */
const isLost = (path: string): boolean => path.endsWith('-shm')

function filesIn(folder: string): Map<string, Buffer> {
  return new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).map((path) => [path, readFileSync(path)]))
}

/**
 * Lays out in `target` what would be left of `folder` if the power went after the first `count` events.
 * `snapshot` is a copy of the folder before the first event.
 */
export function layOut(snapshot: string, folder: string, events: readonly FileEvent[], count: number, loss: Loss, next: () => number, target: string): void {
  const files = new Map([...filesIn(snapshot)].map(([path, body]) => [join(folder, path.slice(snapshot.length + 1)), body]))
  const disk = new Disk(files)
  for (const event of events.slice(0, count)) disk.take(event)
  if (existsSync(target)) rmSync(target, { recursive: true })
  mkdirSync(target, { recursive: true })
  for (const [path, body] of disk.after(loss, next)) {
    if (isLost(path)) continue
    const place = join(target, path.slice(folder.length + 1))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, body)
  }
}

/** A copy of a folder under another name, for `layOut`. */
export function snapshotOf(folder: string): string {
  const copy = join(dirname(folder), `${basename(folder)}.before`)
  cpSync(folder, copy, { recursive: true })
  return copy
}
