/**
 * Recognising people while their particulars are typed, their cards, joining and separating them.
 * Two people of one name stay two until a worker joins them.
 */
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import type { PersonMatch } from '../contract/people'
import { type Ctx, refuse } from '../door/context'
import type { Person, Petition } from '../door/ports'
import { ageOn, normaliseId } from '../domain/identity'
import { similarity, suggestVisitKind } from '../domain/intake'
import { maskId, maskName, maskPhone } from '../domain/mask'

const SAME_ADDRESS_FROM = 0.6
const MOST_MATCHES = 8

/** The first six characters; enough to recognise a street, not a door. */
export function maskAddress(address: string): string {
  const characters = [...address]
  return characters.length <= 6 ? address : `${characters.slice(0, 6).join('')}****`
}

const isOpen = (petition: Petition) => petition.state !== 'closed'

function petitionsOf(id: number, ctx: Ctx): Petition[] {
  return ctx.repos.people.memberIds(id).flatMap((member) => ctx.repos.petitions.ofPerson(member, ctx.actor.userId)).sort((a, b) => b.id - a.id)
}

/** A card the actor may know of: somebody whose every petition is hidden from them is not known to the desk. */
export function knownPerson(id: number, ctx: Ctx): Person | undefined {
  const person = ctx.repos.people.byId(id)
  return person !== undefined && petitionsOf(id, ctx).length > 0 ? person : undefined
}

function shortly(petition: Petition, { repos }: Ctx) {
  const { id, number, title, petitionClass, receivedOn, dueOn, officerId } = petition
  return { id, number, title, petitionClass, receivedOn, ...(dueOn === null ? {} : { dueOn }), open: isOpen(petition), officerName: repos.accounts.nameOf(officerId) }
}

function personal(person: Person, { today }: Ctx) {
  return {
    ...(person.sex === null ? {} : { sex: person.sex }),
    ...(person.bornOn === null ? {} : { age: ageOn(person.bornOn, today) }),
  }
}

function candidates(input: InputOf<'people.match'>, { repos }: Ctx): Map<number, PersonMatch['by']> {
  const found = new Map<number, PersonMatch['by']>()
  const add = (people: readonly Person[], by: PersonMatch['by']) => { for (const person of people) if (!found.has(person.id)) found.set(person.id, by) }
  const idNumber = normaliseId(input.idNumber ?? '')
  const phone = normalPhone(input.phone ?? '')
  if (idNumber.length >= 6) add(repos.people.byIdNumber(idNumber), 'id')
  if (phone.length >= 7) add(repos.people.byPhone(phone), 'phone')
  const name = (input.name ?? '').trim()
  const namesakes = name.length < 2 ? [] : repos.people.byName(name)
  const year = (input.bornOn ?? '').slice(0, 4)
  const address = (input.address ?? '').trim()
  if (year.length === 4) add(namesakes.filter((person) => person.bornOn?.startsWith(year) === true), 'nameBorn')
  if (address.length >= 3) add(namesakes.filter((person) => person.address.includes(address) || similarity(person.address, address) >= SAME_ADDRESS_FROM), 'nameAddress')
  return found
}

/** Digits only, without the country code. */
export function normalPhone(raw: string): string {
  return raw.normalize('NFKC').replace(/[\s\-()]/gu, '').replace(/^\+?86(?=1\d{10}$)/u, '')
}

function matched(id: number, by: PersonMatch['by'], input: InputOf<'people.match'>, ctx: Ctx): OutputOf<'people.match'>[number] | undefined {
  const person = knownPerson(ctx.repos.people.keptId(id), ctx)
  if (person === undefined) return undefined
  const petitions = petitionsOf(person.id, ctx)
  const last = petitions[0]
  return {
    personId: person.id, by, name: maskName(person.name), idNumber: maskId(person.idNumber), phone: maskPhone(person.phone), address: maskAddress(person.address), ...personal(person, ctx),
    visits: petitions.length, ...(last === undefined ? {} : { lastVisitOn: last.receivedOn }), petitions: petitions.slice(0, 20).map((petition) => shortly(petition, ctx)),
    suggestion: suggestVisitKind(petitions.map((petition) => ({ ...petition, open: isOpen(petition) })), { title: input.title ?? '', requests: input.requests ?? '' }),
  }
}

export const people: Handlers<'people', Ctx> = {
  match: (input, ctx) => {
    const shown = new Map<number, OutputOf<'people.match'>[number]>()
    for (const [id, by] of candidates(input, ctx)) {
      const match = shown.size < MOST_MATCHES ? matched(id, by, input, ctx) : undefined
      if (match !== undefined && !shown.has(match.personId)) shown.set(match.personId, match)
    }
    return [...shown.values()]
  },
  card: ({ id }, ctx) => {
    const person = knownPerson(id, ctx) ?? refuse('not-found', '没有这个人的登记')
    const petitions = petitionsOf(id, ctx)
    const keptId = ctx.repos.people.keptId(id)
    return {
      id, name: maskName(person.name), idNumber: maskId(person.idNumber), phone: maskPhone(person.phone), address: maskAddress(person.address), grid: person.grid, occupation: person.occupation,
      ...personal(person, ctx), ...(person.bornOn === null ? {} : { bornOn: person.bornOn }), visits: petitions.length, petitions: petitions.map((petition) => shortly(petition, ctx)),
      ...(keptId === id ? {} : { mergedInto: keptId }),
      merged: ctx.repos.people.merges(id).map((merge) => ({ ...merge, name: maskName(merge.name) })),
    }
  },
  merge: ({ keepId, otherId, reason }, ctx) => {
    if (knownPerson(keepId, ctx) === undefined || knownPerson(otherId, ctx) === undefined) refuse('not-found', '没有这个人的登记')
    if (keepId === otherId || ctx.repos.people.keptId(keepId) === otherId) refuse('same-person', '这两张卡片已是同一个人')
    if (ctx.repos.people.isMerged(otherId)) refuse('already-merged', '这张卡片已并入别的卡片，请先撤销')
    const mergeId = ctx.repos.people.merge(keepId, otherId, reason, ctx.actor.userId, ctx.now)
    ctx.audit({ object: `person:${keepId}`, fields: [`person:${otherId}`], reason })
    return { mergeId }
  },
  unmerge: ({ mergeId, reason }, ctx) => {
    if (!ctx.repos.people.unmerge(mergeId, reason, ctx.actor.userId, ctx.now)) refuse('not-merged', '没有这次合并，或已撤销')
    ctx.audit({ object: `merge:${mergeId}`, reason })
    return { done: true }
  },
}
