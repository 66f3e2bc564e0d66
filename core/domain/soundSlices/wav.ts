/** WAV: samples at their place, as whole blocks of all channels. */
import { bytesAt, type Reading } from '../mediaLength/asking'
import { type Form, wavSound } from '../mediaLength/wav'
import { type Codec, sensible, type Sound, type SoundFile } from './slice'

const [PCM, FLOAT, ALAW, ULAW] = [1, 3, 6, 7]
const SPAN_MS = 400
/** So that a place in it can be told. */
const PARTS = 4
const MOST_BYTES = 1_048_576

function nameOf({ tag, bits }: Form): string | undefined {
  if (tag === ALAW) return 'alaw'
  if (tag === ULAW) return 'ulaw'
  if (tag === FLOAT) return bits === 32 ? 'pcm-f32' : undefined
  return tag === PCM && [8, 16, 24, 32].includes(bits) ? `pcm-${bits === 8 ? 'u' : 's'}${bits}` : undefined
}

export function* openWav({ size }: SoundFile): Reading<Sound | undefined> {
  const found = yield* wavSound(size)
  if (found === undefined) return undefined
  const { form, from, bytes } = found
  const name = nameOf(form)
  const block = (form.channels * form.bits) / 8
  if (name === undefined || block !== form.block || bytes < block) return undefined
  const codec: Codec = { name, sampling: form.sampling, channels: form.channels }
  if (!sensible(codec)) return undefined
  const rate = (form.sampling * block) / 1000
  const part = Math.ceil(Math.min(MOST_BYTES, SPAN_MS * rate) / PARTS / block) * block
  return {
    codec, lengthMs: bytes / rate,
    *slice(ms) {
      const at = Math.floor((ms * rate) / block) * block
      const samples = yield* bytesAt(from + at, Math.max(0, Math.min(part * PARTS, bytes - at)))
      const whole = samples.subarray(0, samples.length - (samples.length % block))
      const packets = Array.from({ length: Math.ceil(whole.length / part) }, (_, one) => whole.subarray(one * part, (one + 1) * part))
      return packets.length === 0 ? undefined : { ms: at / rate, packets }
    },
  }
}
