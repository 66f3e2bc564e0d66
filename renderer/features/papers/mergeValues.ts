/** Brings together what two people wrote in one draft, field by field, from the text both began with. Knows no call and no screen. */
import type { Values } from '#core/contract/paperRows'

export type Value = Values[string]
export interface Merged {
  readonly values: Values
  /** Fields that both changed, and not into the same: they stand as `mine` has them. */
  readonly both: readonly string[]
  /** Fields that only the other one changed. */
  readonly taken: readonly string[]
}

/** Nothing typed yet is the same as a field emptied again. */
const written = (value: Value | undefined): string => JSON.stringify(value === undefined || value.length === 0 ? '' : value)
const sameValue = (one: Value | undefined, other: Value | undefined): boolean => written(one) === written(other)

export function mergeValues(base: Values, mine: Values, theirs: Values): Merged {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])]
  const changedBy = (values: Values) => (key: string): boolean => !sameValue(base[key], values[key])
  const differ = keys.filter((key) => !sameValue(mine[key], theirs[key]))
  const both = differ.filter((key) => changedBy(mine)(key) && changedBy(theirs)(key))
  const taken = differ.filter((key) => !changedBy(mine)(key))
  return { values: { ...mine, ...pick(theirs, taken) }, both, taken }
}

/** These fields of the values; one that is not among them is emptied. */
export function pick(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? '']))
}
