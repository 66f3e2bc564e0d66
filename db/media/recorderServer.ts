/**
 * The recorder between its neighbours: takes what the page hears, does what the office says, tells the shell how loud it is.
 * Holds no key longer than it takes to begin; knows no Electron and no petition.
 */
import type { DeviceFault, DeviceNames, Devices, FromPage, RecorderStatus, ToPage } from '#core/domain/recorderWords'
import type { RecorderReady } from '#core/door/recorderPort'
import { type Recorder, type RecorderParts, type Result, type Trouble } from './recorder'
import type { OfficeWord, RecorderWord, Wire } from './recorderWire'
import { drawn } from './wave'

/** The page has this long to hand over the last of a recording. */
const LAST_MS = 2000
/** Devices that were opened and for which nothing began are closed again. */
const READY_MS = 180_000
/** As long as a permission and a slow camera take. */
const OPEN_MS = 15_000

type Opened = { readonly device: string } | { readonly fault: DeviceFault }
interface Asked { readonly at: number; opened?(answer: Opened): void; names?(found: DeviceNames): void; pictured?(picture: ArrayBuffer | undefined): void }
/** Of the recording that is made. */
interface Around { readonly id: number; readonly since: number; readonly kind: RecorderReady['kind']; readonly peaks: number[]; endingAt: number | undefined }

export class RecorderServer {
  readonly #recorder: Recorder
  readonly #parts: Pick<RecorderParts, 'uptime' | 'now'>
  readonly #tell: (status: RecorderStatus) => void
  readonly #waves = new Map<number, Uint8Array>()
  /** That could not even begin. */
  readonly #unbegun = new Map<number, Result>()
  readonly #asked = new Map<number, Asked>()
  #office: { readonly wire: Wire<OfficeWord, RecorderWord>; seen: number } | undefined
  #page: Wire<FromPage, ToPage> | undefined
  #ready: { readonly as: RecorderReady; readonly at: number } | undefined
  #around: Around | undefined
  #level = 0
  #asks = 0

  constructor(recorder: Recorder, parts: Pick<RecorderParts, 'uptime' | 'now'>, tell: (status: RecorderStatus) => void) {
    this.#recorder = recorder
    this.#parts = parts
    this.#tell = tell
  }

  /** An office that was opened; the one before is gone. */
  office(wire: Wire<OfficeWord, RecorderWord>): void {
    const office = { wire, seen: 0 }
    this.#office = office
    wire.hear((word) => {
      if (this.#office !== office) return
      office.seen = word.no
      this.#heed(word)
      this.#changed()
    })
    this.#changed()
  }

  page(wire: Wire<FromPage, ToPage>): void {
    this.#page = wire
    wire.hear((word) => { if (this.#page === wire) this.#hear(word) })
  }

  /** With it everything that it would still have given. */
  pageGone(): void {
    this.#page = undefined
    this.#ready = undefined
    for (const ask of this.#asked.keys()) this.#giveUp(ask)
    this.#close(this.#around?.endingAt === undefined ? 'silent' : undefined)
    this.#changed()
  }

  open({ room, ...devices }: Devices & { readonly room: string }): Promise<Opened> {
    if (this.#around !== undefined) return Promise.resolve({ fault: 'recording' })
    return new Promise((answer) => {
      this.#ask('open', { opened: (found) => {
        this.#ready = 'device' in found ? { as: { kind: devices.kind, device: found.device, room }, at: this.#parts.uptime() } : undefined
        this.#changed()
        answer(found)
      } }, devices)
    })
  }

  names(): Promise<DeviceNames> {
    return new Promise((answer) => { this.#ask('names', { names: answer }) })
  }

  /** What the camera sees while it is tried, as JPEG; never of a visit that is being recorded. */
  picture(): Promise<ArrayBuffer | undefined> {
    if (this.#around !== undefined || this.#ready?.as.kind !== 'picture') return Promise.resolve(undefined)
    return new Promise((answer) => { this.#ask('picture', { pictured: answer }) })
  }

  /** Closes devices for which nothing runs, also those that are still being opened. */
  rest(): void {
    if (this.#around !== undefined) return
    this.#ready = undefined
    for (const [ask, { opened }] of this.#asked) if (opened !== undefined) this.#giveUp(ask)
    this.#level = 0
    this.#page?.send({ say: 'rest' })
    this.#changed()
  }

  /** Ends what runs as somebody's word would. */
  end(): void {
    if (this.#around !== undefined) this.#ending(this.#around)
  }

  get running(): boolean {
    return this.#around !== undefined
  }

  /** Nothing runs, and nothing that ended waits to be written down. */
  get settled(): boolean {
    return this.#around === undefined && this.#recorder.results().length + this.#unbegun.size === 0
  }

  /** Called a few times a second. */
  tick(): void {
    const now = this.#parts.uptime()
    this.#recorder.tick()
    for (const [ask, { at }] of this.#asked) if (now - at >= OPEN_MS) this.#giveUp(ask)
    if (this.#around?.endingAt !== undefined && now - this.#around.endingAt >= LAST_MS) this.#close()
    else if (this.#around !== undefined && this.#recorder.progress() === undefined) this.#close()
    else if (this.#around === undefined && this.#ready !== undefined && now - this.#ready.at >= READY_MS) this.rest()
    else if (this.#around !== undefined) this.#changed()
  }

  #ask(say: 'open', asked: Pick<Asked, 'opened'>, devices: Devices): void
  #ask(say: 'names' | 'picture', asked: Pick<Asked, 'names' | 'pictured'>): void
  #ask(say: 'open' | 'names' | 'picture', asked: Omit<Asked, 'at'>, devices?: Devices): void {
    const ask = (this.#asks += 1)
    this.#asked.set(ask, { at: this.#parts.uptime(), ...asked })
    if (this.#page === undefined) this.pageGone()
    else if (say !== 'open') this.#page.send({ say, ask })
    else if (devices !== undefined) this.#page.send({ say, ask, ...devices })
  }

  /** Nobody waits for the answer any more. */
  #giveUp(ask: number): void {
    const asked = this.#asked.get(ask)
    this.#asked.delete(ask)
    asked?.opened?.({ fault: 'device-failed' })
    asked?.names?.({ microphones: [], cameras: [] })
    asked?.pictured?.(undefined)
  }

  #heed(word: OfficeWord): void {
    if (word.say === 'begin') return this.#begin(word)
    if (word.say === 'forget') {
      this.#recorder.forget(word.id)
      this.#waves.delete(word.id)
      this.#unbegun.delete(word.id)
      return
    }
    const around = this.#around
    if (around?.id !== word.id) return
    if (word.say === 'end') return this.#ending(around)
    this.#recorder[word.say](word.id)
    this.#page?.send({ say: word.say })
  }

  /** A key is not kept: the file's own was made of it. */
  #begin({ id, path, key }: Extract<OfficeWord, { say: 'begin' }>): void {
    let trouble: Trouble | undefined = this.#ready === undefined || this.#page === undefined ? 'silent' : undefined
    try {
      if (trouble === undefined && this.#recorder.begin({ id, path, key }) !== 'begun') trouble = 'disk-full'
    } catch {
      trouble = 'disk'
    } finally {
      key.fill(0)
    }
    if (trouble !== undefined) {
      this.#unbegun.set(id, { id, trouble, lengthMs: 0, endedAt: this.#parts.now() })
      this.rest()
    } else if (this.#ready !== undefined) {
      this.#around = { id, since: this.#parts.now(), kind: this.#ready.as.kind, peaks: [], endingAt: undefined }
      this.#page?.send({ say: 'start', id })
    }
  }

  #ending(around: Around): void {
    if (around.endingAt !== undefined) return
    around.endingAt = this.#parts.uptime()
    if (this.#page === undefined) this.#close()
    else this.#page.send({ say: 'stop' })
  }

  #hear(word: FromPage): void {
    if ('of' in word) return this.#recorder.take(word.of, new Uint8Array(word.bytes))
    if ('level' in word) return this.#loud(word.level)
    if ('stopped' in word) return word.stopped === this.#around?.id ? this.#close(this.#around.endingAt === undefined ? 'silent' : undefined) : undefined
    if ('gone' in word) return this.#gone()
    const ask = 'opened' in word ? word.opened : 'names' in word ? word.names : word.pictured
    const asked = this.#asked.get(ask)
    this.#asked.delete(ask)
    // What opened after it was given up is closed again.
    if (asked === undefined && 'opened' in word) this.rest()
    else if ('names' in word) asked?.names?.(word.found)
    // Begun meanwhile: then it is a visit's.
    else if ('pictured' in word) asked?.pictured?.(this.#around === undefined ? word.picture : undefined)
    else asked?.opened?.(word.device === undefined ? { fault: word.fault ?? 'device-failed' } : { device: word.device })
  }

  #loud(level: number): void {
    this.#level = Math.max(0, Math.min(255, Math.round(level)))
    if (this.#around !== undefined && this.#recorder.progress()?.state === 'running') this.#around.peaks.push(this.#level)
    this.#tell(this.#status())
  }

  /** A device that was taken away: what it still gave has come before. */
  #gone(): void {
    if (this.#around === undefined) this.rest()
    else this.#close('silent')
  }

  #close(trouble?: Trouble): void {
    const around = this.#around
    if (around === undefined) return
    this.#around = undefined
    this.#recorder.end(around.id, trouble)
    this.#waves.set(around.id, drawn(around.peaks))
    this.rest()
  }

  #changed(): void {
    this.#tell(this.#status())
    const progress = this.#recorder.progress()
    this.#office?.wire.send({
      seen: this.#office.seen, ...(this.#ready === undefined ? {} : { ready: this.#ready.as }), ...(progress === undefined ? {} : { progress }),
      ended: [...this.#recorder.results(), ...this.#unbegun.values()].map((result) => ({ ...result, wave: this.#waves.get(result.id) ?? new Uint8Array() })),
    })
  }

  #status(): RecorderStatus {
    const progress = this.#recorder.progress()
    const around = this.#around
    if (around === undefined || progress === undefined) return { state: this.#ready === undefined ? 'rest' : 'ready', ...(this.#ready === undefined ? {} : { kind: this.#ready.as.kind }), lengthMs: 0, level: this.#level, low: false }
    return { state: progress.state, kind: around.kind, since: around.since, lengthMs: Math.round(progress.lengthMs), level: progress.state === 'running' ? this.#level : 0, low: progress.low }
  }
}
