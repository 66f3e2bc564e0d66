/**
 * The picture of a recording: how loud it is, place by place. Of a long one only moments are listened to, spread evenly over it.
 * Knows no file and no decoder.
 */

/** As many as a screen can show. */
const PLACES = 1200
/** Two moments for each place of the picture. */
const MOMENTS = 2400
/** Closer together they would be most of the file. */
const LEAST_MS = 1000
const LOUDEST = 255
/** Places between two that were listened to, which take the loudness of the one before. */
const BRIDGED = 3
/** Of the moments: so few that gave nothing are no gap in the picture. */
const FORGIVEN = 0.02

/** Longer or larger ones are not decoded as a whole, which would take the desk's memory: 230 MB for ten minutes. */
const WHOLE_MS = 600_000
const WHOLE_BYTES = 31_457_280

/** Whether it is decoded in one go. */
export const wholeAtOnce = (bytes: number | undefined, lengthMs: number | undefined): boolean => bytes !== undefined && bytes <= WHOLE_BYTES && lengthMs !== undefined && lengthMs <= WHOLE_MS

export interface Heard { readonly ms: number; /** 0–1. */ readonly peak: number }

/** When to listen. */
export function moments(lengthMs: number): readonly number[] {
  const count = Math.max(1, Math.min(MOMENTS, Math.ceil(lengthMs / LEAST_MS)))
  return Array.from({ length: count }, (_, at) => (lengthMs * at) / count)
}

/** Seconds from one moment to the next. */
export const secondsBetween = (lengthMs: number): number => lengthMs / moments(lengthMs).length / 1000

/** Whether a picture that is kept was drawn from moments: of what is long, but not what the desk recorded to its end, as it listens to all of it meanwhile. */
export const keptFromMoments = ({ source, state, bytes }: { readonly source: string; readonly state: string; readonly bytes?: number | undefined }, lengthMs: number): boolean => !(source === 'desk' && state === 'ended') && !wholeAtOnce(bytes, lengthMs)

export const enough = (wanted: number, missed: number): boolean => missed <= wanted * FORGIVEN

/** 0–255 each, evenly over the length; 0 where nothing was heard. `most` is how many places there can be by what was listened to. */
export function waveOf(heard: readonly Heard[], lengthMs: number, most: number): Uint8Array {
  const wave = new Uint8Array(Math.min(PLACES, most))
  const known = new Set<number>()
  for (const { ms, peak } of heard) {
    const place = Math.max(0, Math.min(wave.length - 1, Math.floor((ms * wave.length) / lengthMs)))
    wave[place] = Math.max(wave[place] ?? 0, Math.min(LOUDEST, Math.round(peak * LOUDEST)))
    known.add(place)
  }
  let before: number | undefined
  for (const place of [...known].toSorted((one, other) => one - other)) {
    if (before !== undefined && place - before <= BRIDGED + 1) wave.fill(wave[before] ?? 0, before + 1, place)
    before = place
  }
  return wave
}
