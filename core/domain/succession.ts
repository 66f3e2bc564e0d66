/**
 * Who answers for a matter (首接责任人) when somebody cannot: for a conflict of interest (条例 Art. 28), or because he leaves the desk.
 * Screen and office judge with the same functions. Knows no petition's content.
 */

export interface Colleague { readonly id: number; readonly roles: readonly string[] }

/** Whether somebody with these roles can answer for a matter. */
export const receives = (roles: readonly string[]): boolean => roles.includes('reception') || roles.includes('leader')

/** Who may move the responsibility on, and with it shut somebody out: whoever bears it, or a leader (assigned cases only, security.md §5). */
export const mayHandOver = (officerId: number, actor: Colleague): boolean => actor.id === officerId || actor.roles.includes('leader')

/** Who can take a matter over from somebody: active colleagues at the desk who need not stand aside themselves. */
export function successorsOf<C extends Colleague>(active: readonly C[], fromId: number, excludedIds: readonly number[]): readonly C[] {
  return active.filter(({ id, roles }) => id !== fromId && receives(roles) && !excludedIds.includes(id))
}

/** Where a matter goes whose recorder stands aside without naming anybody: to a leader, to whom he has to choose, or to nobody, as there is nobody else. */
export type Succession<C> = { readonly kind: 'leader'; readonly leaders: readonly C[] } | { readonly kind: 'choose' } | { readonly kind: 'nobody' }

export function successionOf<C extends Colleague>(active: readonly C[], fromId: number, excludedIds: readonly number[]): Succession<C> {
  const able = successorsOf(active, fromId, excludedIds)
  const leaders = able.filter(({ roles }) => roles.includes('leader'))
  if (leaders.length > 0) return { kind: 'leader', leaders }
  return { kind: able.length > 0 ? 'choose' : 'nobody' }
}

/** The one with the fewest open matters; among equals the one who was there first. */
export function leastBurdened<C extends Colleague>(colleagues: readonly C[], openOf: (id: number) => number): C | undefined {
  return colleagues.map((colleague) => ({ colleague, open: openOf(colleague.id) })).sort((a, b) => a.open - b.open || a.colleague.id - b.colleague.id)[0]?.colleague
}
