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
import { maskAddress, maskId, maskName, maskPhone } from '../domain/mask'
import { normalPhone } from '../domain/phone'
import { ownFile } from './ownFile'
import { cardsWithNumber, knownPerson, MOST_MATCHES, petitionsOf } from './personCards'
import { reassign } from './reassign'

const SAME_ADDRESS_FROM = 0.6

const isOpen = (petition: Petition) => petition.state !== 'closed'

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

function candidates(input: InputOf<'people.match'>, ctx: Ctx): Map<number, PersonMatch['by']> {
  const { repos } = ctx
  const found = new Map<number, PersonMatch['by']>()
  const add = (people: readonly Person[], by: PersonMatch['by']) => { for (const person of people) if (!found.has(person.id)) found.set(person.id, by) }
  const idNumber = normaliseId(input.idNumber ?? '')
  const phone = normalPhone(input.phone ?? '')
  if (idNumber.length >= 6) add(cardsWithNumber(idNumber, ctx), 'id')
  if (phone.length >= 7) add(repos.people.byPhone(phone), 'phone')
  const name = (input.name ?? '').trim()
  const year = (input.bornOn ?? '').slice(0, 4)
  const address = (input.address ?? '').trim()
  if (name.length >= 2 && year.length === 4) add(repos.people.bornIn(name, year), 'nameBorn')
  if (name.length >= 2 && address.length >= 3) add(repos.people.withAddress(name).filter((person) => person.address.includes(address) || similarity(person.address, address) >= SAME_ADDRESS_FROM), 'nameAddress')
  return found
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

function matches(found: ReadonlyMap<number, PersonMatch['by']>, input: InputOf<'people.match'>, except: number | undefined, ctx: Ctx): OutputOf<'people.match'> {
  const shown = new Map<number, OutputOf<'people.match'>[number]>()
  for (const [id, by] of found) {
    const match = shown.size < MOST_MATCHES ? matched(id, by, input, ctx) : undefined
    if (match !== undefined && match.personId !== except && !shown.has(match.personId)) shown.set(match.personId, match)
  }
  return [...shown.values()]
}

/** Hidden and missing are told alike. */
const unknown = (field: string): never => refuse('not-found', '没有这个人的登记，或您无权查看；请刷新后重新查找，找不到的按新人登记', field)

export const people: Handlers<'people', Ctx> = {
  match: (input, ctx) => matches(candidates(input, ctx), input, undefined, ctx),
  alike: ({ id }, ctx) => {
    const { name, idNumber, phone, address, bornOn } = knownPerson(id, ctx) ?? unknown('id')
    const found = candidates({ name, idNumber, phone, address, ...(bornOn === null ? {} : { bornOn }) }, ctx)
    for (const namesake of name === '' ? [] : ctx.repos.people.byName(name)) if (!found.has(namesake.id)) found.set(namesake.id, 'name')
    return matches(found, {}, ctx.repos.people.keptId(id), ctx)
  },
  card: ({ id }, ctx) => {
    const person = knownPerson(id, ctx) ?? unknown('id')
    const petitions = petitionsOf(id, ctx)
    const keptId = ctx.repos.people.keptId(id)
    return {
      id, name: maskName(person.name), idNumber: maskId(person.idNumber), phone: maskPhone(person.phone), address: maskAddress(person.address), grid: person.grid, occupation: person.occupation,
      ...personal(person, ctx), ...(person.bornOn === null ? {} : { bornOn: person.bornOn }), visits: petitions.length, petitions: petitions.map((petition) => shortly(petition, ctx)),
      ...(keptId === id ? {} : { mergedInto: keptId }),
      merged: ctx.repos.people.memberIds(id).flatMap(ctx.repos.people.merges).map((merge) => ({ ...merge, name: maskName(merge.name) })),
    }
  },
  merge: ({ keepId, otherId, reason }, ctx) => {
    for (const [field, id] of [['keepId', keepId], ['otherId', otherId]] as const) if (knownPerson(id, ctx) === undefined) unknown(field)
    if (keepId === otherId || ctx.repos.people.keptId(keepId) === otherId) refuse('same-person', '这两份档案已是同一个人，不用再合并；要合并别人的请另选一份', 'otherId')
    if (ctx.repos.people.isMerged(otherId)) refuse('already-merged', '这份档案已并入别的档案；请先打开那份档案，在“合并过的档案”里撤销合并', 'otherId')
    const mergeId = ctx.repos.people.merge(keepId, otherId, reason, ctx.actor.userId, ctx.now)
    ctx.audit({ object: `person:${keepId}`, fields: [`person:${otherId}`], reason, records: [`person:${keepId}`, `person:${otherId}`] })
    return { mergeId }
  },
  unmerge: ({ mergeId, reason }, ctx) => {
    const pair = ctx.repos.people.merged(mergeId) ?? refuse('not-merged', '没有这次合并，或已撤销；请刷新后查看档案', 'mergeId')
    if (knownPerson(pair.keepId, ctx) === undefined || knownPerson(pair.otherId, ctx) === undefined) unknown('mergeId')
    ctx.repos.people.unmerge(mergeId, reason, ctx.actor.userId, ctx.now)
    ctx.audit({ object: `merge:${mergeId}`, reason, records: [`person:${pair.keepId}`, `person:${pair.otherId}`] })
    const meanwhile = ctx.repos.petitions.ofPerson(ctx.repos.people.keptId(pair.keepId), ctx.actor.userId).filter(({ receivedAt }) => receivedAt > pair.at)
    return { done: true, registeredMeanwhile: meanwhile.map(({ id, number, title }) => ({ id, number, title })) }
  },
  reassign,
  ownFile,
}
