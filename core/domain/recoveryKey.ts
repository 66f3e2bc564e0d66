/**
 * How a recovery key is read: what was typed or read aloud, made one, and compared group by group.
 * Makes, stores and opens none.
 */

/** Characters of a group; a half has four groups. */
export const GROUP_LENGTH = 4

/** Separators away, O as 0, I and L as 1. */
export function normaliseRecoveryKey(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1')
}

export interface TypedGroup {
  readonly text: string
  /** `open` while it is shorter than the group it stands for and right so far. */
  readonly state: 'right' | 'wrong' | 'open'
}

/** Each group of a half as typed so far; `extra` is what was typed beyond its end. */
export function compareHalf(typed: string, half: string): { readonly groups: readonly TypedGroup[]; readonly extra: string; readonly right: boolean } {
  const [have, want] = [normaliseRecoveryKey(typed), normaliseRecoveryKey(half)]
  const groups = (want.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'gu')) ?? []).map((group, index): TypedGroup => {
    const text = have.slice(index * GROUP_LENGTH, index * GROUP_LENGTH + group.length)
    return { text, state: text === group ? 'right' : group.startsWith(text) ? 'open' : 'wrong' }
  })
  return { groups, extra: have.slice(want.length), right: have === want }
}

/** Splits a pasted whole key into its halves; undefined when it is no longer than one half. */
export function splitPasted(pasted: string, halves: readonly [string, string]): readonly [string, string] | undefined {
  const key = normaliseRecoveryKey(pasted)
  const length = normaliseRecoveryKey(halves[0]).length
  return key.length > length ? [inGroups(key.slice(0, length)), inGroups(key.slice(length))] : undefined
}

/** A key written in its groups. */
export function inGroups(key: string): string {
  return (key.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'gu')) ?? []).join('-')
}
