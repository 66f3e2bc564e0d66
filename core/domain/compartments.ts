/**
 * Compartments: what is kept apart even inside the room, and which roles need it for their work (security.md §2).
 * Knows no keys; a role only makes somebody eligible, a leader who holds the compartment approves.
 */

/** CK_psy 心理/重点人群, CK_rec 录音录像, CK_legal 法律意见. */
export const APART = ['psy', 'rec', 'legal'] as const
export type Apart = (typeof APART)[number]

export const APART_NAMES: Readonly<Record<Apart, string>> = { psy: '心理/重点人群', rec: '录音录像', legal: '法律意见' }

const GRANTS: Readonly<Record<string, readonly Apart[]>> = { reception: ['rec'], counsellor: ['psy'], justice: ['legal'], leader: APART }

/** Compartments that these roles need, in fixed order. */
export function apartOf(roles: readonly string[]): readonly Apart[] {
  return APART.filter((name) => roles.some((role) => GRANTS[role]?.includes(name) === true))
}

/** Names for a sentence: `“心理/重点人群”、“录音录像”`. */
export function spokenApart(names: readonly Apart[]): string {
  return names.map((name) => `“${APART_NAMES[name]}”`).join('、')
}
