/**
 * MP3 and AAC (ADTS): frames found where several follow each other.
 * They carry no times: how many bytes a moment takes is measured on the way, so that a file whose rate changes is drawn to scale.
 */
import type { Reading } from '../mediaLength/asking'
import { aacFrame, afterTag, begins, type FrameAt, mp3Frame, TAG_HEAD } from '../mediaLength/frames'
import { packetsOf, Reach, sensible, type Slice, type Sound, type SoundFile, type Taken } from './slice'

const MOST_READ = 131_072

interface Frames { readonly packets: readonly Uint8Array[]; readonly ms: number; readonly bytes: number }

/** Whole frames one after the other; something foreign ends them. */
function framesIn(bytes: Uint8Array, frameAt: FrameAt): Frames & { readonly used: number; readonly full: boolean } | undefined {
  const from = begins(bytes, 0, frameAt)
  if (from === undefined) return undefined
  const packets: Uint8Array[] = []
  const wanted = packetsOf(frameAt(bytes, from)?.ms ?? 0)
  let [at, ms] = [from, 0]
  while (packets.length < wanted) {
    const frame = frameAt(bytes, at)
    if (frame === undefined || at + frame.bytes > bytes.length) break
    packets.push(bytes.subarray(at, at + frame.bytes))
    at += frame.bytes
    ms += frame.ms
  }
  return { packets, ms, bytes: at - from, used: at, full: packets.length === wanted }
}

const takeFrames = (frameAt: FrameAt) => (bytes: Uint8Array, last: boolean): Taken<Frames> | undefined => {
  const found = framesIn(bytes, frameAt)
  if (found === undefined || found.packets.length === 0 || (!last && !found.full)) return undefined
  return { value: found, used: found.used }
}

export function* openFrames({ size, lengthMs }: SoundFile): Reading<Sound | undefined> {
  const tag = afterTag(yield { at: 0, length: TAG_HEAD })
  const head = yield { at: tag, length: MOST_READ }
  const [mp3, aac] = [begins(head, 0, mp3Frame), begins(head, 0, aacFrame)]
  const ofMp3 = mp3 !== undefined && (aac === undefined || mp3 < aac)
  const start = ofMp3 ? mp3 : aac
  const frameAt = ofMp3 ? mp3Frame : aacFrame
  const first = start === undefined ? undefined : frameAt(head, start)
  const sample = framesIn(head, frameAt)
  if (start === undefined || first === undefined || sample === undefined || sample.packets.length === 0) return undefined
  const codec = { name: ofMp3 ? 'mp3' : 'mp4a.40.2', sampling: first.sampling, channels: first.channels }
  const from = tag + start
  const whole = lengthMs ?? ((size - from) * sample.ms) / sample.bytes
  return sensible(codec) && whole > 0 && size > from ? framed(codec, { from, end: size, lengthMs: whole }, frameAt) : undefined
}

function framed(codec: Sound['codec'], { from, end, lengthMs }: { readonly from: number; readonly end: number; readonly lengthMs: number }, frameAt: FrameAt): Sound {
  const reach = new Reach()
  let known = { at: from, ms: 0, rate: lengthMs / (end - from) }
  return {
    codec, lengthMs,
    *slice(ms): Reading<Slice | undefined> {
      const at = from + Math.floor(((end - from) * ms) / lengthMs)
      const found = yield* reach.read(at, Math.min(MOST_READ, end - at), takeFrames(frameAt))
      if (found === undefined) return undefined
      const rate = found.ms / found.bytes
      known = { at, ms: known.ms + (at - known.at) * (known.at === from ? rate : (known.rate + rate) / 2), rate }
      return { ms: known.ms, packets: found.packets }
    },
    turnedOut: () => known.ms + (end - known.at) * known.rate,
  }
}
