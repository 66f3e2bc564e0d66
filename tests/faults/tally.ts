/** What a fault suite reports: how many faults were tried, how many survived, and what went wrong with the others. */
export interface Tally { readonly suite: string; /** With it the same faults can be tried again. */ readonly seed: number; readonly tried: number; readonly survived: number; readonly problems: readonly string[]; readonly outcomes?: Readonly<Record<string, number>> }

/** Counts one suite. A problem is kept in words, at most fifty of them. */
export class Counter {
  readonly #suite: string
  readonly #seed: number
  #tried = 0
  #survived = 0
  readonly #problems: string[] = []
  readonly #outcomes: Record<string, number> = {}

  constructor(suite: string, seed: number) {
    this.#suite = suite
    this.#seed = seed
  }

  /** One fault more; `problems` names what did not hold, nothing means survived. */
  add(problems: readonly string[]): void {
    this.#tried += 1
    if (problems.length === 0) this.#survived += 1
    else if (this.#problems.length < 50) this.#problems.push(problems.join(' · '))
  }

  /** How the faults ended, by name, where there is more than one way to survive. */
  count(outcome: string): void {
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1
  }

  get tally(): Tally {
    return { suite: this.#suite, seed: this.#seed, tried: this.#tried, survived: this.#survived, problems: this.#problems, ...(Object.keys(this.#outcomes).length === 0 ? {} : { outcomes: this.#outcomes }) }
  }
}

/** At most `most` of them, evenly over all there are; which ones depends on the seed. */
export function spread<T>(all: readonly T[], most: number, seed: number): T[] {
  if (all.length <= most) return [...all]
  const start = seeded(seed)()
  return Array.from({ length: most }, (_, at) => all[Math.floor(((at + start) * all.length) / most)]).filter((one) => one !== undefined)
}

/** A sequence of numbers in [0, 1) that is the same for the same seed, so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
