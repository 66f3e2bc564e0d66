/**
 * Percentiles, the one line of JSON each measurement ends with, and whether all that was measured is within what is wanted.
 */
export interface Spread { readonly n: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** Milliseconds in, milliseconds out. */
export function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export function ratio(value: number, base: number): number {
  return base === 0 ? 0 : rounded(value / base)
}

const missed: string[] = []
/** What was not within what is wanted, in any report so far. */
export const missedSoFar = (): readonly string[] => missed

/** How a run ends: 1 when anything was missed, so that whoever runs it need not read it; `reportOnly` is for machines that are known to be too slow. */
export const exitCode = (reportOnly: boolean): 0 | 1 => (missed.length > 0 && !reportOnly ? 1 : 0)

/** One measurement: what was measured, its ratios, and whether each is within what is wanted. */
export function report(bench: string, wanted: Readonly<Record<string, { readonly value: number; readonly limit: number }>>, detail: Readonly<Record<string, unknown>>): void {
  const ratios = Object.fromEntries(Object.entries(wanted).map(([name, { value, limit }]) => [name, { value, limit, met: value <= limit }]))
  missed.push(...Object.entries(ratios).filter(([, { met }]) => !met).map(([name, { value, limit }]) => `${bench} ${name}: ${value}, limit ${limit}`))
  process.stdout.write(`${JSON.stringify({ bench, ratios, ...detail })}\n`)
}
