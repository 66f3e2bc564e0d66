/**
 * Peaks of a recording for drawing, worked out from what is being played: a short one whole, a long one from moments that are spread over it.
 * Knows no ticket's rights: it asks where the player asks.
 */
import type { RecordingFormat } from '#core/domain/recordingFormat'
import { openSound, type Sound } from '#core/domain/soundSlices'
import { enough, type Heard, moments, waveOf, wholeAtOnce } from '#core/domain/waveform'
import { canDecode, Listener } from './listening'
import { readBytes, Unread } from './soundBytes'

/** The least a browser decodes to; drawing needs no more. */
const RATE = 3000
/** Samples that are looked at together: ten milliseconds. */
const BLOCK = 30
/** Slices between two pictures of what there is so far. */
const OFTEN = 40
/** Answers that failed one after the other: then nothing more comes. */
const GIVEN_UP = 8

/** `readable` are the bytes that are served: more than `bytes` where a front was made anew, fewer where the end is damaged. */
export interface Source { readonly address: string; readonly format: RecordingFormat; readonly readable: number; readonly damaged: boolean; readonly bytes: number; readonly lengthMs: number | undefined }
/** `whole` where there was nothing that could not be read; `sampled` where it was drawn from moments. */
export interface Drawn { readonly wave: Uint8Array; readonly lengthMs: number; readonly whole: boolean; readonly sampled: boolean }

/** 0–255 each, evenly over the length. `grow` gets what there is so far and the share that was gone through. @throws Error where there is no sound in it that can be decoded, or it was called off. */
export async function drawWave(source: Source, grow: (wave: Uint8Array, share: number, lengthMs: number) => void, signal: AbortSignal): Promise<Drawn> {
  const { address, bytes, damaged, lengthMs } = source
  if (lengthMs === undefined || damaged || !wholeAtOnce(bytes, lengthMs)) return await ofMoments(source, grow, signal)
  try {
    return await ofWhole(address, lengthMs, signal)
  } catch {
    // Damaged somewhere: what lies around it can still be drawn.
    signal.throwIfAborted()
    return await ofMoments(source, grow, signal)
  }
}

async function ofWhole(address: string, lengthMs: number, signal: AbortSignal): Promise<Drawn> {
  const answer = await fetch(address, { signal })
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await answer.arrayBuffer())
  const samples = sound.getChannelData(0)
  const heard = Array.from({ length: Math.ceil(samples.length / BLOCK) }, (_, at): Heard => ({ ms: at, peak: samples.subarray(at * BLOCK, (at + 1) * BLOCK).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0) }))
  return { wave: waveOf(heard, heard.length, heard.length), lengthMs, whole: true, sampled: false }
}

/** What there is to be read of the length, as far as the bytes tell. */
const readableMs = ({ readable, damaged, bytes, lengthMs }: Source): number | undefined => (lengthMs === undefined || !damaged || readable >= bytes ? lengthMs : (lengthMs * readable) / bytes)

/** What was heard beyond a moment is not listened to again; times that are only measured on the way are not those that are asked for. */
const heardUntil = ({ turnedOut }: Sound, asked: number, from: number, until: number): number => (turnedOut === undefined ? Math.max(asked, from) : asked) + until - from

async function ofMoments(source: Source, grow: (wave: Uint8Array, share: number, lengthMs: number) => void, signal: AbortSignal): Promise<Drawn> {
  const { address, format, readable } = source
  const known = readableMs(source)
  const sound = await readBytes(address, readable, openSound(format, { size: readable, ...(known === undefined ? {} : { lengthMs: known }) }), signal)
  if (sound === undefined || !(await canDecode(sound.codec))) throw new Unread('no sound that can be decoded')
  const lengthMs = source.lengthMs ?? sound.lengthMs
  const [heard, wanted, listener]: [Heard[], readonly number[], Listener] = [[], moments(sound.lengthMs), new Listener(sound.codec)]
  let [until, missed, failed, torn] = [0, 0, 0, source.damaged]
  try {
    for (const [at, ms] of wanted.entries()) {
      signal.throwIfAborted()
      if (at > 0 && at % OFTEN === 0) grow(waveOf(heard, lengthMs, wanted.length), at / wanted.length, lengthMs)
      if (ms < until) continue
      try {
        const slice = await readBytes(address, readable, sound.slice(ms), signal)
        const told = slice === undefined ? undefined : await listener.hear(slice)
        if (told === undefined) missed += 1
        else heard.push(...told.heard)
        if (slice !== undefined && told !== undefined) until = heardUntil(sound, ms, slice.ms, told.until)
        failed = 0
      } catch (error) {
        if (!(error instanceof Unread)) throw error
        torn = true
        failed += 1
        if (failed >= GIVEN_UP) break
      }
    }
  } finally {
    listener.close()
  }
  if (heard.length === 0) throw new Unread('nothing was heard')
  const stretch = sound.lengthMs / (sound.turnedOut?.() ?? sound.lengthMs)
  return { wave: waveOf(heard.map(({ ms, peak }) => ({ ms: ms * stretch, peak })), lengthMs, wanted.length), lengthMs, whole: !torn && enough(wanted.length, missed), sampled: true }
}
