/** How loud packets of sound are, by the browser's own decoder. Knows no container; holds what one slice decodes to and nothing longer. */
import type { Codec, Slice } from '#core/domain/soundSlices'
import type { Heard } from '#core/domain/waveform'

/** Until a decoder that begins in the middle has found in; it may be wrong before. */
const WARM_MS = 80
const MICRO = 1000
/** Samples as they are have nothing to find in. */
const PLAIN = /^pcm-|law$/u

const configOf = ({ name, sampling, channels, description }: Codec): AudioDecoderConfig => ({ codec: name, sampleRate: sampling, numberOfChannels: channels, ...(description === undefined ? {} : { description }) })

export async function canDecode(codec: Codec): Promise<boolean> {
  try {
    return (await AudioDecoder.isConfigSupported(configOf(codec))).supported === true
  } catch {
    // What it is given to know the codec by does not fit it.
    return false
  }
}

function loudest(data: AudioData, buffer: Float32Array<ArrayBuffer>): number {
  let peak = 0
  for (let plane = 0; plane < data.numberOfChannels; plane += 1) {
    data.copyTo(buffer, { planeIndex: plane, format: 'f32-planar' })
    for (let at = 0; at < data.numberOfFrames; at += 1) peak = Math.max(peak, Math.abs(buffer[at] ?? 0))
  }
  return peak
}

export class Listener {
  readonly #codec: Codec
  #decoder: AudioDecoder | undefined
  #buffer = new Float32Array(4096)
  #told: { data: Heard[]; ms: number } = { data: [], ms: 0 }
  #clock = 0

  constructor(codec: Codec) {
    this.#codec = codec
  }

  #begin(): AudioDecoder {
    const decoder = new AudioDecoder({ output: (data) => { this.#hear(data) }, error: () => undefined })
    decoder.configure(configOf(this.#codec))
    return decoder
  }

  #hear(data: AudioData): void {
    if (data.numberOfFrames > this.#buffer.length) this.#buffer = new Float32Array(data.numberOfFrames)
    const peak = loudest(data, this.#buffer)
    this.#told.data.push({ ms: this.#told.ms, peak: Number.isFinite(peak) ? peak : 0 })
    this.#told.ms += (data.numberOfFrames * 1000) / data.sampleRate
    data.close()
  }

  /** `until` is where it ends; undefined where it cannot be decoded. */
  async hear({ ms, packets }: Slice): Promise<{ readonly heard: readonly Heard[]; readonly until: number } | undefined> {
    this.#told = { data: [], ms }
    try {
      if (this.#decoder === undefined || this.#decoder.state === 'closed') this.#decoder = this.#begin()
      for (const packet of packets) {
        this.#decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: this.#clock, data: packet.slice() }))
        this.#clock += WARM_MS * MICRO
      }
      await this.#decoder.flush()
    } catch {
      // A decoder that met an error is closed; the next slice gets a new one.
      this.close()
    }
    const { data, ms: until } = this.#told
    const warm = !PLAIN.test(this.#codec.name) ? data.filter((one) => one.ms >= ms + WARM_MS) : data
    return data.length === 0 ? undefined : { heard: warm.length === 0 ? data : warm, until }
  }

  close(): void {
    if (this.#decoder !== undefined && this.#decoder.state !== 'closed') this.#decoder.close()
    this.#decoder = undefined
  }
}
