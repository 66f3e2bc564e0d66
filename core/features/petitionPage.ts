/**
 * How a petition is shown: list row, page and timeline, names and numbers masked.
 * Reads records and writes nothing.
 */
import type { OutputOf } from '../contract/index'
import { NewPetition } from '../contract/intake'
import { MatterMore, matterMore } from '../contract/intakeMore'
import { DueProof, type DueState } from '../contract/petitions'
import type { Ctx } from '../door/context'
import type { PersonFacts, Petition, PetitionSummary } from '../door/ports'
import { compareDays, type Day } from '../domain/day'
import { mayMove } from '../domain/deadline'
import { ageOn } from '../domain/identity'
import { isGroupVisit } from '../domain/intake'
import { maskAddress, maskEmail, maskId, maskName, maskPhone } from '../domain/mask'
import { promiseRule } from '../domain/petitionClass'

type Page = OutputOf<'petitions.get'>

/** How near a due date is; a due date ends at 24:00 of its day. */
export function dueState(dueOn: Day | null, closed: boolean, today: Day): DueState {
  if (closed || dueOn === null) return 'none'
  const left = compareDays(dueOn, today)
  if (left < 0) return 'overdue'
  if (left <= 1) return 'soon'
  return left <= 7 ? 'week' : 'later'
}

/** 暂定 is the date only where it can still move; `rules` tell by what kind of days it was counted. */
export function rowOf(petition: PetitionSummary, { today, rules }: Pick<Ctx, 'today' | 'rules'>, nameOf: (accountId: number) => string): Page['row'] {
  const { id, number, receivedAt, receivedOn, name, phone, title, form, petitionClass, statutoryKind, state, dueOn, earlyOn, officerId, visitKind, headcount, emotionLevel } = petition
  return {
    id, number, receivedAt, receivedOn, name: maskName(name), phone: maskPhone(phone), title, form, petitionClass, ...(statutoryKind === null ? {} : { statutoryKind }), state,
    ...(dueOn === null ? {} : { dueOn }), ...(earlyOn === null ? {} : { earlyOn }), provisional: mayMove({ provisional: petition.provisional === 1, unit: promiseRule(petition, rules).unit }), dueState: dueState(dueOn, state === 'closed', today),
    officerId, officerName: nameOf(officerId), ...(visitKind === null ? {} : { visitKind }), headcount, group: isGroupVisit(headcount), restricted: petition.restricted === 1,
    ...(emotionLevel === null ? {} : { emotionLevel }),
  }
}

/** The form as registered. */
export function detailOf(petition: Petition): NewPetition {
  return NewPetition.parse(JSON.parse(petition.detail))
}

/** The form as it is kept: with the petitioner's particulars as the office knows them. */
export function formOf(form: NewPetition, { name, idNumber, phone, address, grid, occupation, sex, bornOn }: PersonFacts): NewPetition {
  return { ...form, petitioner: { ...form.petitioner, name, idNumber, phone, address, grid, occupation, sex: sex ?? undefined, bornOn: bornOn ?? undefined } }
}

function petitionerOf({ petitioner }: NewPetition, receivedOn: Day): Page['petitioner'] {
  const { mode, paperType, idReason = '', grid = '', occupation = '', relation = '', sex, bornOn, principal } = petitioner
  return {
    mode, name: maskName(petitioner.name), paperType, idNumber: maskId(petitioner.idNumber ?? ''), idReason, phone: maskPhone(petitioner.phone ?? ''), address: maskAddress(petitioner.address ?? ''), grid, occupation, relation,
    sex, bornOn, ...(bornOn === undefined ? {} : { age: ageOn(bornOn, receivedOn) }),
    ...(principal === undefined ? {} : { principal: { name: maskName(principal.name), idNumber: maskId(principal.idNumber ?? ''), idReason: principal.idReason ?? '', phone: maskPhone(principal.phone ?? ''), relation: principal.relation ?? '' } }),
    more: moreOf(petitioner),
  }
}

/** 民族 and the rest; what leads to a person is masked. */
function moreOf({ ethnicity, otherPhones, domicile, workplace, position, political, postcode, email }: NewPetition['petitioner']): Page['petitioner']['more'] {
  return {
    ethnicity, workplace, position, political, postcode, ...(otherPhones === undefined ? {} : { otherPhones: otherPhones.map(maskPhone) }),
    ...(domicile === undefined ? {} : { domicile: maskAddress(domicile) }), ...(email === undefined ? {} : { email: maskEmail(email) }),
  }
}

/** The seldom-asked fields of the matter, as registered; who came along is masked. */
function matterMoreOf(form: NewPetition): MatterMore {
  const more = MatterMore.parse(Object.fromEntries(Object.entries(form).filter(([field]) => Object.hasOwn(matterMore, field))))
  return { ...more, ...(more.companions === undefined ? {} : { companions: maskName(more.companions) }) }
}

/** 回避 declared, and still with whoever declared it. */
export const isPending = ({ officerId, receiverId }: Petition, { conflict }: NewPetition): boolean => conflict?.has === true && officerId === receiverId

/** Why the visit counts as a repetition, and of what: as hidden as the earlier petition itself. */
function earlierOf({ visitReason = '', linkedPetitionId }: NewPetition, { repos, actor }: Ctx): Pick<Page, 'visitReason' | 'linkedPetitionId'> {
  if (linkedPetitionId === undefined) return { visitReason }
  return repos.petitions.byId(linkedPetitionId, actor.userId) === undefined ? { visitReason: '' } : { visitReason, linkedPetitionId }
}

function guardOf({ guardState, guardBy, guardAt, receiverId }: Petition, guard: NewPetition['guard'], { repos, actor }: Ctx): Pick<Page, 'guard'> {
  if (guard === undefined || guardState === null) return {}
  const { basis, basisNo, opinionNo, approverId } = guard
  const { nameOf } = repos.accounts
  return { guard: { basis, basisNo, opinionNo, approverName: nameOf(approverId), state: guardState, ...(guardBy === null ? {} : { decidedBy: nameOf(guardBy) }), ...(guardAt === null ? {} : { decidedAt: guardAt }), own: receiverId === actor.userId } }
}

/** What was said from the script library, by the title it then had, each entry once. */
function saidOf({ scriptsUsed = [] }: NewPetition, { repos }: Ctx): Pick<Page, 'scriptsUsed'> {
  const firsts = scriptsUsed.filter(({ scriptId }, at) => scriptsUsed.findIndex((one) => one.scriptId === scriptId) === at)
  const said = firsts.flatMap(({ scriptId, version, at }) => { const known = repos.scripts.version(scriptId, version); return known === undefined ? [] : [{ scriptId, title: known.title, version, at }] })
  return said.length === 0 ? {} : { scriptsUsed: said }
}

/** Entries given at once. */
const TIMELINE = 200

function pageOfTimeline(petitionId: number, before: number | undefined, { repos }: Ctx): Pick<Page, 'timeline' | 'earlier'> {
  const events = repos.petitions.events(petitionId, { before, limit: TIMELINE + 1 })
  const shown = events.slice(0, TIMELINE)
  const oldest = shown.at(-1)
  return { timeline: shown.map(({ id, at, kind, actorId, text }) => ({ id, at, kind, actor: repos.accounts.nameOf(actorId), text })), ...(events.length > shown.length && oldest !== undefined ? { earlier: oldest.id } : {}) }
}

export function timelineOf(petition: Petition, before: number, ctx: Ctx): OutputOf<'petitions.timeline'> {
  const { timeline, ...more } = pageOfTimeline(petition.id, before, ctx)
  return { entries: timeline, ...more }
}

export function pageOf(petition: Petition, ctx: Ctx): Page {
  const form = detailOf(petition)
  const { smileAt, waterAt, listAt, guard, notice, conflict } = form
  const { repos } = ctx
  return {
    row: rowOf(petition, ctx, repos.accounts.nameOf), queryCode: petition.queryCode, ...(petition.personId === null ? {} : { personId: petition.personId }), smileAt, waterAt, listAt,
    petitioner: petitionerOf(form, petition.receivedOn),
    representatives: form.representatives.map(({ name, idNumber = '', idReason = '', phone = '' }) => ({ name: maskName(name), idNumber: maskId(idNumber), idReason, phone: maskPhone(phone) })),
    requests: petition.requests, facts: petition.facts, happenedOn: form.happenedOn, happenedAt: form.happenedAt ?? '', accused: form.accused ?? '',
    contentClass1: form.contentClass1 ?? '', contentClass2: form.contentClass2 ?? '', purpose: form.purpose ?? '', more: matterMoreOf(form), flags: form.flags, materials: form.materials, selfReport: form.selfReport, notice,
    ...(conflict === undefined ? {} : { conflict: { has: conflict.has, reason: conflict.reason ?? '', pending: isPending(petition, form) } }),
    ...guardOf(petition, guard, ctx),
    ...earlierOf(form, ctx),
    ...saidOf(form, ctx),
    promise: DueProof.parse(JSON.parse(petition.promise)), statutory: DueProof.parse(JSON.parse(petition.statutory)), receiverName: repos.accounts.nameOf(petition.receiverId),
    ...pageOfTimeline(petition.id, undefined, ctx),
  }
}
