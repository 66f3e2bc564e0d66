/** Where in a file a moment lies, by the places that are known so far: between two of them it is taken to go on evenly. */

interface Known { readonly at: number; readonly ms: number }
const MOST = 10_000

export class Places {
  readonly #known: Known[]

  constructor(...known: readonly Known[]) {
    this.#known = [...known]
  }

  guess(ms: number): number {
    const next = Math.max(1, this.#after(ms))
    const [before, after] = [this.#known[next - 1], this.#known[next]]
    if (before === undefined || after === undefined || after.ms <= before.ms) return before?.at ?? 0
    return Math.floor(before.at + ((after.at - before.at) * (ms - before.ms)) / (after.ms - before.ms))
  }

  /** What does not go on with both its neighbours is not believed. */
  note(at: number, ms: number): void {
    const next = this.#after(ms)
    const [before, after] = [this.#known[next - 1], this.#known[next]]
    if (before === undefined || after === undefined || this.#known.length >= MOST) return
    if (at > before.at && at < after.at && ms > before.ms) this.#known.splice(next, 0, { at, ms })
  }

  /** The first that is later. */
  #after(ms: number): number {
    let [low, high] = [0, this.#known.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#known[middle]?.ms ?? 0) > ms) high = middle
      else low = middle + 1
    }
    return low
  }
}
