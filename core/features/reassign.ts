/**
 * Taking back a wrong recognition: a petition goes from the card it was registered on to another card, or to a new one made from its form.
 * The card it leaves gets back what the registration had written over; a receipt already issued stays as it was issued.
 */
import type { InputOf, OutputOf } from '../contract/index'
import type { NewPetition } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { Person, PersonFacts, Petition } from '../door/ports'
import { CARD_FIELDS, type CardField, completed, lacking, NO_FACTS, takenBack, without } from '../domain/cardFacts'
import { sameIdNumber } from '../domain/identity'
import { nameInitials } from '../domain/initials'
import { maskId, maskName } from '../domain/mask'
import { knownPerson } from './personCards'
import { detailOf, formOf } from './petitionPage'
import { notesFollow } from './safetySteps'
import { searchLines } from './searchText'
import { unerased } from './seenPetition'

export function reassign({ petitionId, toPersonId, name = '', reason }: InputOf<'people.reassign'>, ctx: Ctx): OutputOf<'people.reassign'> {
  const { repos, actor, now } = ctx
  const petition = unerased(petitionId, ctx)
  const form = detailOf(petition)
  if (form.petitioner.mode === 'anonymous') refuse('anonymous', '匿名登记的事项不属于任何人的档案，不能改归属；来访人愿意留名的请另行登记', 'petitionId')
  const own = ownFacts(petition, form, name)
  const target = toPersonId === undefined ? undefined : targetCard(toPersonId, petition, own, ctx)
  if (target === undefined && own.name === '') refuse('name-missing', '这件事项的姓名取自原来的档案，请填写来访人的姓名', 'name')
  const facts = target === undefined ? own : completed(own, target)
  const personId = target?.id ?? repos.people.add(own, ctx.ids.uid(), now)
  const fromCard = target === undefined ? [] : lacking(own, target)
  keep(petition, form, facts, { personId, fromCard }, ctx)
  if (petition.personId !== null) giveBack(petition.personId, own, ctx)
  if (petition.personId !== null) notesFollow(petition.personId, personId, ctx)
  if (target !== undefined) repos.people.update({ id: target.id, ...completed(target, own) })
  repos.petitions.addEvent(petitionId, now, actor.userId, 'reassigned', `由${cardWord(petition.personId, petition.name)}改归${cardWord(personId, facts.name)}：${reason}`)
  ctx.audit({ object: `petition:${petitionId}`, fields: ['personId', ...(petition.personId === null ? [] : [`person:${petition.personId}`]), `person:${personId}`], reason, records: [`petition:${petitionId}`, ...new Set([petition.personId, personId].filter((id) => id !== null).map((id) => `person:${id}`))] })
  return { personId }
}

const cardWord = (id: number | null, name: string): string => (id === null ? '未建档' : `档案 #${id}（${maskName(name) || '未留名'}）`)

/** What the visitor's own registration said, without what was taken from the card. */
function ownFacts({ fromCard }: Petition, form: NewPetition, name: string): PersonFacts {
  const own = without(factsOf(form), CARD_FIELDS.filter((field) => fromCard.split(',').includes(field)))
  return own.name === '' ? { ...own, name: name.trim() } : own
}

function targetCard(toPersonId: number, petition: Petition, own: PersonFacts, ctx: Ctx): Person {
  const { people } = ctx.repos
  const card = knownPerson(people.keptId(toPersonId), ctx) ?? refuse('unknown-person', '选中的档案不存在，请重新查找，或改为新建档案', 'toPersonId')
  if (petition.personId !== null && people.keptId(petition.personId) === card.id) refuse('same-person', '这件事项已在这份档案里；两份档案合并错了的，请先撤销合并', 'toPersonId')
  if (!sameIdNumber(own.idNumber, card.idNumber)) refuse('id-conflict', `登记的证件号与这份档案的（${maskId(card.idNumber)}）不同，请另选一份，或改为新建档案`, 'toPersonId')
  return card
}

/** The petition under its new card: whose it is, how it reads and how it is found. */
function keep(petition: Petition, form: NewPetition, facts: PersonFacts, { personId, fromCard }: { readonly personId: number; readonly fromCard: readonly CardField[] }, { repos, codeLists }: Ctx): void {
  const { name, idNumber, phone, address } = facts
  const moved: Petition = { ...petition, personId, fromCard: fromCard.join(','), name, nameInitials: nameInitials(name).join(' '), idNumber, phone, address, detail: JSON.stringify(formOf(form, facts)) }
  const later = repos.petitions.events(petition.id).filter(({ kind }) => kind === 'note' || kind === 'handedOver' || kind === 'classified').map(({ text }) => text)
  repos.petitions.reassign(moved, [...searchLines(moved, formOf(form, facts), codeLists), ...later])
}

/** The card left behind reads as if this registration had never been on it; one that no petition refers to any more is blanked. */
function giveBack(personId: number, brought: PersonFacts, { repos }: Ctx): void {
  const card = repos.people.byId(personId)
  if (card === undefined) return
  const earlier = repos.petitions.newestForm(personId)
  const joined = repos.people.isMerged(personId) || repos.people.merges(personId).length > 0
  if (earlier === undefined && !joined) return repos.people.update({ id: personId, ...NO_FACTS })
  repos.people.update({ id: personId, ...takenBack(card, brought, earlier === undefined ? NO_FACTS : factsOf(earlier)) })
}

function factsOf({ petitioner }: NewPetition): PersonFacts {
  const { name, idNumber = '', phone = '', address = '', grid = '', occupation = '', sex = null, bornOn = null } = petitioner
  return { name, idNumber, phone, address, grid, occupation, sex, bornOn }
}
