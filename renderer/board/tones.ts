/** The boards' tones, made of oscillators: no file, nothing fetched. A machine without sound stays silent and keeps the time of the tone. */

/** Hertz, start and length in seconds. */
type Tone = readonly [pitch: number, from: number, lasts: number]

/** Each is told apart by its shape, not by its loudness: two falling, one rising, three even, two low ones close together. */
export const TONES = {
  chime: [[784, 0, 0.5], [523, 0.4, 0.9]],
  soft: [[523, 0, 0.4], [659, 0.35, 0.7]],
  hard: [[659, 0, 0.3], [659, 0.4, 0.3], [659, 0.8, 0.6]],
  alarm: [[392, 0, 0.25], [392, 0.32, 0.45]],
} as const satisfies Readonly<Record<string, readonly Tone[]>>
export type ToneName = keyof typeof TONES

const loudness = 0.35
const attackSeconds = 0.02
let context: AudioContext | undefined
let master: GainNode | undefined

/** Fulfilled when the tone has ended. */
export function playTone(name: ToneName): Promise<void> {
  const tones: readonly Tone[] = TONES[name]
  try {
    context ??= new AudioContext()
    void context.resume()
    stopTone()
    master = context.createGain()
    master.connect(context.destination)
    for (const tone of tones) sound(context, master, tone)
  } catch {
    // No sound on this machine: the board says it in letters.
  }
  const lasts = Math.max(...tones.map(([, from, length]) => from + length))
  return new Promise((resolve) => setTimeout(resolve, lasts * 1000))
}

export function stopTone(): void {
  master?.disconnect()
  master = undefined
}

function sound(audio: AudioContext, out: AudioNode, [pitch, from, lasts]: Tone): void {
  const at = audio.currentTime + from
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = pitch
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(loudness, at + attackSeconds)
  gain.gain.exponentialRampToValueAtTime(0.001, at + lasts)
  oscillator.connect(gain).connect(out)
  oscillator.start(at)
  oscillator.stop(at + lasts)
}
