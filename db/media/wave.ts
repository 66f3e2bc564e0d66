/** Peaks of a recording as they are kept for drawing: evenly over its length, and not more than a screen can show. */
const MOST = 2000

/** Of several that fall on one place the loudest. */
export function drawn(peaks: readonly number[]): Uint8Array {
  const wave = new Uint8Array(Math.min(peaks.length, MOST))
  for (const [at, peak] of peaks.entries()) {
    const place = Math.floor((at * wave.length) / peaks.length)
    wave[place] = Math.max(wave[place] ?? 0, peak)
  }
  return wave
}
