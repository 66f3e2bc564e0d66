/**
 * A person's cards and petitions as far as the actor may know of them.
 * Refuses to tell a hidden person from one that does not exist.
 */
import type { Ctx } from '../door/context'
import type { Person, Petition } from '../door/ports'
import type { Day } from '../domain/day'
import { checkId } from '../domain/identity'

/** So many cards are shown to whoever types. */
export const MOST_MATCHES = 8

/** All petitions of a person's cards that the actor may see, newest first. */
export function petitionsOf(id: number, ctx: Ctx): Petition[] {
  return ctx.repos.people.memberIds(id).flatMap((member) => ctx.repos.petitions.ofPerson(member, ctx.actor.userId)).sort((a, b) => b.id - a.id)
}

/** A card the actor may know of: somebody whose every petition is hidden from them is not known to the desk. */
export function knownPerson(id: number, ctx: Ctx): Person | undefined {
  const { repos, actor } = ctx
  const person = repos.people.byId(id)
  return person !== undefined && repos.people.memberIds(id).some((member) => repos.petitions.anyOf(member, actor.userId)) ? person : undefined
}

/** A number and its other form: the card may hold the fifteen digits of before 1999, the visitor bring the eighteen of today, or the other way round. */
function bothForms(idNumber: string, today: Day): string[] {
  const check = checkId(idNumber, today)
  if (!check.ok) return check.suggestion === undefined ? [idNumber] : [idNumber, check.suggestion]
  return check.normal.slice(6, 8) === '19' ? [check.normal, check.normal.slice(0, 6) + check.normal.slice(8, 17)] : [check.normal]
}

/** Every card with this number, those the actor may not know of among them. */
export function cardsWithNumber(idNumber: string, { repos, today }: Ctx): Person[] {
  return bothForms(idNumber, today).flatMap((number) => repos.people.byIdNumber(number))
}
