/**
 * A file of the room's own recorder from being seen first to being confirmed, left out, changed or gone: what each look at the disk makes of it.
 * Knows no disk and no petition. What stays where it is and belongs to a recording is never quietly taken for something else.
 */
import type { RecordingFormat } from './recordingFormat'
import { namedTimes } from './recordingName'

export const FOUND_STATES = ['growing', 'new', 'taking', 'confirmed', 'ignored', 'changed', 'gone', 'duplicate'] as const
export type FoundState = (typeof FOUND_STATES)[number]
export const FOUND_STATE_NAMES: Readonly<Record<FoundState, string>> = { growing: '正在写入', new: '待确认', taking: '正在转存', confirmed: '已确认', ignored: '不收', changed: '内容变了', gone: '不见了', duplicate: '内容重复' }
/** What hindered the last try. `altered`: it was written to while it was read. `stopped`: the room was locked or the program fell. */
export const FOUND_TROUBLES = ['', 'unreadable', 'unplugged', 'stopped', 'altered', 'disk-full', 'disk', 'not-removed'] as const
export type FoundTrouble = (typeof FOUND_TROUBLES)[number]

/** By which a file is told to be as it was; the times in nanoseconds. */
export interface Stamp { readonly size: number; readonly mtime: string; readonly ctime: string }
/** `moving`: it is not at rest, or cannot be read. `whole`: at rest, and read to its end. `same`: there again as it was. */
export type Sight = Stamp & (
  | { readonly kind: 'moving'; readonly trouble: '' | 'unreadable' }
  | { readonly kind: 'whole'; readonly format: RecordingFormat; readonly lengthMs: number | null; readonly sha256: string }
  | { readonly kind: 'same' }
)
export interface Content { readonly format: RecordingFormat | null; readonly lengthMs: number | null; readonly sha256: string | null; readonly startedAt: number | null; readonly endedAt: number | null; readonly times: 'name' | 'written' | null }
export interface Standing extends Stamp, Content {
  readonly state: FoundState; readonly was: FoundState | null; readonly trouble: FoundTrouble
  readonly recordingId: number | null
}
/** A file as it stands; `kept`: the recording it belongs to has no other bytes than these, with this digest. */
export interface Known extends Standing { readonly path: string; readonly kept: string | null }

/** How the next look at the disk has to take a file: as one that may still grow, one at rest, one that is somebody's only copy, one that is gone (`lost`: somebody's only copy), one whose absence says nothing. */
export type Way = 'growing' | 'settled' | 'pinned' | 'gone' | 'lost' | 'loose'
export function wayOf({ state, kept }: Pick<Known, 'state' | 'kept'>): Way {
  if (state === 'gone') return kept === null ? 'gone' : 'lost'
  if (state === 'growing') return state
  if (kept !== null) return 'pinned'
  return state === 'ignored' || state === 'confirmed' || state === 'taking' ? 'loose' : 'settled'
}

const NOTHING: Content = { format: null, lengthMs: null, sha256: null, startedAt: null, endedAt: null, times: null }
const FREE = { was: null, trouble: '', recordingId: null } as const
const NANO = 1_000_000n
/** A recorder writes no file longer than a day: later it was copied or touched. */
const LONGEST_MS = 86_400_000

/** From when to when it was recorded: by its name, else by when it was last written, and its length. */
export function timesOf(path: string, { mtime, lengthMs }: { readonly mtime: string; readonly lengthMs: number | null }): Pick<Content, 'startedAt' | 'endedAt' | 'times'> {
  const written = Number(BigInt(mtime) / NANO)
  const named = namedTimes(path.slice(path.lastIndexOf('/') + 1))
  if (named === undefined) return { startedAt: written - (lengthMs ?? 0), endedAt: written, times: 'written' }
  const byWriting = written > named.startedAt && written - named.startedAt <= LONGEST_MS ? written : named.startedAt
  return { startedAt: named.startedAt, endedAt: named.endedAt ?? (lengthMs === null ? byWriting : named.startedAt + lengthMs), times: 'name' }
}

const stampOf = ({ size, mtime, ctime }: Stamp): Stamp => ({ size, mtime, ctime })
const contentOf = (path: string, sight: Extract<Sight, { kind: 'whole' }>): Content => ({ format: sight.format, lengthMs: sight.lengthMs, sha256: sight.sha256, ...timesOf(path, sight) })

/** What a look makes of a file. `isThere`: something else holds the same bytes, or a recording that was destroyed did. */
export function seen(path: string, known: Known | undefined, sight: Sight, isThere: (sha256: string) => boolean): Standing {
  const present = known?.state === 'gone' ? known.was ?? 'new' : known?.state
  if (known !== undefined && present !== undefined && sight.kind === 'same') return { ...known, ...stampOf(sight), state: present, was: null }
  if (known !== undefined && known.kept !== null) return pinned(known, known.kept, sight, present ?? 'confirmed')
  if (sight.kind !== 'whole') return { ...stampOf(sight), ...NOTHING, ...FREE, state: 'growing', trouble: sight.kind === 'moving' ? sight.trouble : '' }
  return { ...stampOf(sight), ...contentOf(path, sight), ...FREE, state: isThere(sight.sha256) ? 'duplicate' : 'new' }
}

/** Its recording has nothing but it: other bytes are named, the same ones are right again. */
function pinned(known: Known, digest: string, sight: Sight, present: FoundState): Standing {
  if (sight.kind !== 'whole') return { ...known, state: present, was: null, trouble: sight.kind === 'moving' ? sight.trouble : known.trouble }
  const right = sight.sha256 === digest
  return { ...known, ...stampOf(sight), was: null, trouble: '', state: right ? 'confirmed' : 'changed', sha256: sight.sha256, lengthMs: sight.lengthMs }
}

/** What becomes of one that is not there any more; `dropped`: nobody had seen it whole, or there is another. */
export function missed(known: Known): Standing | 'dropped' | undefined {
  const way = wayOf(known)
  if (way === 'gone' || way === 'lost' || way === 'loose') return undefined
  return way === 'growing' || known.state === 'duplicate' ? 'dropped' : { ...known, state: 'gone', was: known.state }
}

/** With picture or sound alone, as far as the format says. */
export const kindOf = (format: RecordingFormat): 'sound' | 'picture' => (format === 'mp4' || format === 'webm' ? 'picture' : 'sound')
