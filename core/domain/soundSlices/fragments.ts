/**
 * MP4 in fragments: the packets of one fragment. The next one stands where the last ends; one farther on is looked for by its mark.
 * Its own head says when it is (`tfdt`); one that does not is taken to be where it was looked for.
 */
import { letters, u32be, u64be } from '../mediaLength/bytes'
import type { Reading } from '../mediaLength/asking'
import { type Box, find } from '../mediaLength/boxes'
import { packetsAt } from './film'
import { type Head, inMemory, usual, within } from './filmHead'
import { Places } from './places'
import { MOST_PACKET, packetsOf, Reach, type Slice, type Sound, type SoundFile, type Taken } from './slice'

/** The head of a fragment: two tables of its packets. */
const MOST_HEAD = 1_048_576
/** Looked through for the beginning of one. */
const MOST_LOOK = 4_194_304
/** So many are gone through one after the other before one is looked for. */
const HOPS = 4
const MOST_TRACKS = 64
const MOST_RUNS = 4096
const MOST_SAMPLES = 100_000
/** Its size, its type, and the same of its first content, which is always this long. */
const [MARK, FIRST] = [16, 16]

interface Sample { readonly at: number; readonly length: number; /** From the beginning of the fragment, in units of the track. */ readonly from: number }
const NOTHING: Sample = { at: 0, length: 0, from: 0 }
interface Fragment { readonly at: number; readonly end: number; readonly ms: number | undefined; readonly samples: readonly Sample[] }

const isMark = (bytes: Uint8Array, at: number): boolean => bytes[at + 4] === 0x6d && letters(bytes, at + 4, 4) === 'moof' && letters(bytes, at + 12, 4) === 'mfhd' && u32be(bytes, at + 8) === FIRST

type Defaults = ReturnType<typeof usual>

/** The fields of `tfhd` and `trun` that are there stand one behind the other. */
class Fields {
  readonly #flags: number
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, box: Box) {
    this.#bytes = bytes
    this.#flags = (u32be(bytes, box.from) ?? 0) & 0xff_ffff
    this.at = box.from + 4
  }

  has(flag: number): boolean { return (this.#flags & flag) !== 0 }
  take(): number {
    this.at += 4
    return u32be(this.#bytes, this.at - 4) ?? 0
  }

  takeIf(flag: number, otherwise: number): number { return this.has(flag) ? this.take() : otherwise }
}

interface Traf { readonly base: number; readonly usual: Defaults }

/** Of the track that is heard; `begun` is where the fragment stands in the file. */
function headOf(bytes: Uint8Array, box: Box, begun: number, id: number, otherwise: Defaults): Traf | undefined {
  const fields = new Fields(bytes, box)
  if (fields.take() !== id) return undefined
  const base = fields.has(1) ? u64be(bytes, fields.at) ?? Infinity : begun
  if (fields.has(1)) fields.at += 8
  fields.takeIf(2, 0)
  return { base, usual: { duration: fields.takeIf(8, otherwise.duration), size: fields.takeIf(0x10, otherwise.size) } }
}

/** Adds the packets of a run; `after` is where the run before ended. @returns where this one does. */
function run(bytes: Uint8Array, box: Box, { base, usual: defaults }: Traf, after: number, samples: Sample[]): number {
  const fields = new Fields(bytes, box)
  const count = fields.take()
  let at = fields.has(1) ? base + (fields.take() | 0) : after
  fields.takeIf(4, 0)
  const last = samples.at(-1)
  let from = last === undefined ? 0 : last.from + defaults.duration
  for (let one = 0; one < count && samples.length < MOST_SAMPLES && fields.at <= box.end; one += 1) {
    const [duration, length] = [fields.takeIf(0x100, defaults.duration), fields.takeIf(0x200, defaults.size)]
    fields.takeIf(0x400, 0)
    fields.takeIf(0x800, 0)
    samples.push({ at, length, from })
    at += length
    from += duration
  }
  return at
}

/** `bytes` is all of `moof`, which stands there in the file. */
export function fragmentIn(bytes: Uint8Array, begun: number, { track }: Pick<Head, 'track'>, otherwise: Defaults): Omit<Fragment, 'at' | 'end'> {
  let at = 8
  const samples: Sample[] = []
  let ms: number | undefined
  for (let left = MOST_TRACKS; left > 0; left -= 1) {
    const traf = find(inMemory(bytes), ['traf'], at, bytes.length)
    if (traf === undefined) break
    at = traf.end
    const [box, time] = [within(bytes, traf, 'tfhd'), within(bytes, traf, 'tfdt')]
    const head = box === undefined ? undefined : headOf(bytes, box, begun, track.id, otherwise)
    if (head === undefined) continue
    if (time !== undefined) ms ??= ((bytes[time.from] === 1 ? u64be(bytes, time.from + 4) : u32be(bytes, time.from + 4)) ?? 0) * 1000 / track.scale
    let [place, after] = [traf.from, head.base]
    for (let runs = MOST_RUNS; runs > 0; runs -= 1) {
      const trun = find(inMemory(bytes), ['trun'], place, Math.min(traf.end, bytes.length))
      if (trun === undefined) break
      after = run(bytes, trun, head, after, samples)
      place = trun.end
    }
  }
  return { ms, samples }
}

/** The fragments of a file, one after the other or from a place on. */
class Fragments {
  readonly #reach = new Reach()
  readonly #look = new Reach()
  readonly #usual: Defaults
  readonly #size: number
  readonly head: Head

  constructor(head: Head, size: number) {
    this.head = head
    this.#size = size
    this.#usual = usual(head)
  }

  /** The first that begins there or behind. */
  *from(at: number, look: boolean): Reading<Fragment | undefined> {
    const most = Math.min(look ? MOST_LOOK + MOST_HEAD : MOST_HEAD, Math.max(0, this.#size - at))
    return yield* (look ? this.#look : this.#reach).read(at, most, (bytes) => this.#take(bytes, at, look))
  }

  #take(bytes: Uint8Array, base: number, look: boolean): Taken<Fragment> | undefined {
    for (let at = 0; at <= (look ? Math.min(bytes.length - MARK, MOST_LOOK) : 0); at += 1) {
      if (!isMark(bytes, at)) continue
      const length = u32be(bytes, at) ?? 0
      const next = at + length
      // Behind it stands what it speaks of.
      if (length < MARK || length > MOST_HEAD || next + 8 > bytes.length) return undefined
      const content = letters(bytes, next + 4, 4) === 'mdat' ? u32be(bytes, next) ?? 0 : 0
      const long = content === 1 ? u64be(bytes, next + 8) ?? 0 : content
      return { value: { at: base + at, end: base + next + long, ...fragmentIn(bytes.subarray(at, next), base + at, this.head, this.#usual) }, used: next + MARK }
    }
    return undefined
  }
}

/** How long it is, by the last fragment; and when the first begins. */
function* endOf(fragments: Fragments, { end, track }: Head, size: number): Reading<number | undefined> {
  let [at, latest]: [number, number | undefined] = [Math.max(end, size - MOST_LOOK), undefined]
  for (let left = 4096; left > 0 && at < size; left -= 1) {
    const found = yield* fragments.from(at, true)
    if (found === undefined) break
    if (found.ms !== undefined) latest = found.ms + ((found.samples.at(-1)?.from ?? 0) * 1000) / track.scale
    at = Math.max(found.end, found.at + MARK)
  }
  return latest
}

export function* fragmentSound({ size, lengthMs }: SoundFile, head: Head): Reading<Sound | undefined> {
  const fragments = new Fragments(head, size)
  const first = yield* fragments.from(head.end, true)
  if (first === undefined) return undefined
  const begun = first.ms ?? 0
  const last = lengthMs ?? (yield* endOf(fragments, head, size))
  const long = last === undefined ? undefined : lengthMs ?? last - begun
  return long === undefined || long <= 0 ? undefined : sliced(fragments, first, { size, begun, long })
}

function sliced(fragments: Fragments, first: Fragment, { size, begun, long }: { readonly size: number; readonly begun: number; readonly long: number }): Sound {
  const { track } = fragments.head
  const places = new Places({ at: first.at, ms: 0 }, { at: size, ms: long })
  const after = ({ from }: Sample): number => (from * 1000) / track.scale
  let now = { ...first, from: 0 }
  const endMs = (): number => now.from + after(now.samples.at(-1) ?? NOTHING)

  function* reached(ms: number): Reading<boolean> {
    const guess = places.guess(ms)
    let hops = guess - now.end <= HOPS * (now.end - now.at) ? HOPS * 4 : 0
    while (endMs() < ms) {
      const found = hops > 0 ? yield* fragments.from(now.end, false) : yield* fragments.from(Math.max(guess, now.end), true)
      if (found === undefined && hops === 0) return false
      if (found !== undefined) {
        const from = found.ms === undefined ? Math.max(ms, endMs()) : found.ms - begun
        now = { ...found, from }
        places.note(found.at, from)
        if (hops === 0) return true
      }
      hops = found === undefined ? 0 : hops - 1
    }
    return true
  }

  return {
    codec: track.codec, lengthMs: long,
    *slice(ms): Reading<Slice | undefined> {
      if (!(yield* reached(ms))) return undefined
      const from = Math.max(0, now.samples.findIndex((sample) => now.from + after(sample) >= ms))
      const wanted = now.samples.slice(from, from + packetsOf(after(now.samples[from + 1] ?? NOTHING) - after(now.samples[from] ?? NOTHING))).filter(({ length }) => length <= MOST_PACKET)
      const packets = yield* packetsAt(wanted, size)
      return packets.length === 0 ? undefined : { ms: now.from + after(wanted[0] ?? NOTHING), packets }
    },
  }
}
