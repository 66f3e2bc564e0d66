/** Peaks of a recording for drawing, worked out from what is being played. Knows no ticket's rights: it asks where the player asks. */

/** As many as a screen can show. */
const PEAKS = 1200
const LOUDEST = 255
/** The least a browser decodes to; drawing needs no more, and hours of it fit into memory. */
const RATE = 3000

/** 0–255 each, evenly over the length. @throws Error where there is no sound in it that can be decoded. */
export async function waveOf(address: string): Promise<Uint8Array> {
  const answer = await fetch(address)
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await answer.arrayBuffer())
  const samples = sound.getChannelData(0)
  const wave = new Uint8Array(Math.min(PEAKS, samples.length))
  for (let at = 0; at < samples.length; at += 1) {
    const place = Math.floor((at * wave.length) / samples.length)
    wave[place] = Math.max(wave[place] ?? 0, Math.min(LOUDEST, Math.round(Math.abs(samples[at] ?? 0) * LOUDEST)))
  }
  return wave
}
