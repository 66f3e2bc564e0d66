/**
 * Whom warning notes and red flags about a person may reach.
 * Nobody who is excluded from one of the person's matters: a note may well be about just that.
 */
import type { Ctx } from '../door/context'
import type { Person } from '../door/ports'
import { receives } from '../domain/succession'
import { knownPerson } from './personCards'

/** Whether the actor reads petitions and cards at all. */
export const readsPetitions = ({ actor }: Ctx): boolean => receives(actor.roles)

/** The card that was kept, where the actor may know what happened around its person, be it without the name. */
export function sighted(id: number, ctx: Ctx): Person | undefined {
  const { people, safety } = ctx.repos
  const keptId = people.keptId(id)
  return safety.isShutOut(people.memberIds(keptId), ctx.actor.userId) ? undefined : knownPerson(keptId, ctx)
}

/** The same for those who read cards. */
export const sightedPerson = (id: number, ctx: Ctx): Person | undefined => (readsPetitions(ctx) ? sighted(id, ctx) : undefined)
