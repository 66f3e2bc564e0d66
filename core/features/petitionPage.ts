/**
 * How a petition is shown: list row, page and timeline, names and numbers masked.
 * Reads records and writes nothing.
 */
import type { OutputOf } from '../contract/index'
import { NewPetition } from '../contract/intake'
import { DueProof, type DueState } from '../contract/petitions'
import type { Ctx } from '../door/context'
import type { Petition } from '../door/ports'
import { addDays, type Day } from '../domain/day'
import { ageOn } from '../domain/identity'
import { isGroupVisit } from '../domain/intake'
import { maskId, maskName, maskPhone } from '../domain/mask'
import { maskAddress } from './people'

type Page = OutputOf<'petitions.get'>

/** How near a due date is; a due date ends at 24:00 of its day. */
export function dueState(dueOn: Day | null, closed: boolean, today: Day): DueState {
  if (closed || dueOn === null) return 'none'
  if (dueOn < today) return 'overdue'
  if (dueOn <= addDays(today, 1)) return 'soon'
  return dueOn <= addDays(today, 7) ? 'week' : 'later'
}

export function rowOf(petition: Petition, { repos, today }: Ctx): Page['row'] {
  const { id, number, receivedAt, receivedOn, name, phone, title, form, petitionClass, statutoryKind, state, dueOn, earlyOn, officerId, visitKind, headcount, emotionLevel } = petition
  return {
    id, number, receivedAt, receivedOn, name: maskName(name), phone: maskPhone(phone), title, form, petitionClass, ...(statutoryKind === null ? {} : { statutoryKind }), state,
    ...(dueOn === null ? {} : { dueOn }), ...(earlyOn === null ? {} : { earlyOn }), provisional: petition.provisional === 1, dueState: dueState(dueOn, state === 'closed', today),
    officerId, officerName: repos.accounts.nameOf(officerId), ...(visitKind === null ? {} : { visitKind }), headcount, group: isGroupVisit(headcount), restricted: petition.restricted === 1,
    ...(emotionLevel === null ? {} : { emotionLevel }),
  }
}

/** The form as registered. */
export function detailOf(petition: Petition): NewPetition {
  return NewPetition.parse(JSON.parse(petition.detail))
}

function petitionerOf({ petitioner }: NewPetition, receivedOn: Day): Page['petitioner'] {
  const { mode, paperType, idReason = '', grid = '', occupation = '', relation = '', sex, bornOn, principal } = petitioner
  return {
    mode, name: maskName(petitioner.name), paperType, idNumber: maskId(petitioner.idNumber ?? ''), idReason, phone: maskPhone(petitioner.phone ?? ''), address: maskAddress(petitioner.address ?? ''), grid, occupation, relation,
    sex, bornOn, ...(bornOn === undefined ? {} : { age: ageOn(bornOn, receivedOn) }),
    ...(principal === undefined ? {} : { principal: { name: maskName(principal.name), idNumber: maskId(principal.idNumber ?? ''), phone: maskPhone(principal.phone ?? ''), relation: principal.relation ?? '' } }),
  }
}

export function pageOf(petition: Petition, ctx: Ctx): Page {
  const form = detailOf(petition)
  const { smileAt, waterAt, listAt, guard, notice, conflict } = form
  const { repos } = ctx
  return {
    row: rowOf(petition, ctx), queryCode: petition.queryCode, ...(petition.personId === null ? {} : { personId: petition.personId }), smileAt, waterAt, listAt,
    petitioner: petitionerOf(form, petition.receivedOn),
    representatives: form.representatives.map(({ name, idNumber = '', phone = '' }) => ({ name: maskName(name), idNumber: maskId(idNumber), phone: maskPhone(phone) })),
    requests: petition.requests, facts: petition.facts, happenedOn: form.happenedOn, happenedAt: form.happenedAt ?? '', accused: form.accused ?? '',
    contentClass1: form.contentClass1 ?? '', contentClass2: form.contentClass2 ?? '', purpose: form.purpose ?? '', flags: form.flags, materials: form.materials, selfReport: form.selfReport, notice,
    ...(conflict === undefined ? {} : { conflict: { has: conflict.has, reason: conflict.reason ?? '' } }),
    ...(guard === undefined ? {} : { guard: { basis: guard.basis, basisNo: guard.basisNo, opinionNo: guard.opinionNo, approverName: repos.accounts.nameOf(guard.approverId) } }),
    visitReason: form.visitReason ?? '', linkedPetitionId: form.linkedPetitionId,
    promise: DueProof.parse(JSON.parse(petition.promise)), statutory: DueProof.parse(JSON.parse(petition.statutory)), receiverName: repos.accounts.nameOf(petition.receiverId),
    timeline: repos.petitions.events(petition.id).map(({ id, at, kind, actorId, text }) => ({ id, at, kind, actor: repos.accounts.nameOf(actorId), text })),
  }
}
