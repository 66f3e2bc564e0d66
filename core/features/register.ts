/**
 * Registration: person, petition, number, receipt and timeline, all in the caller's transaction.
 * The one place where a receipt number is taken.
 */
import type { OutputOf } from '../contract/index'
import type { NewPetition } from '../contract/intake'
import type { DueProof } from '../contract/petitions'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import type { ReceiptData } from '../documents/receiptData'
import { dayNumber, yearOf } from '../domain/day'
import { nameInitials } from '../domain/initials'
import { maskName } from '../domain/mask'
import { queryCode, receiptNumber } from '../domain/numbering'
import { promisesFor } from '../domain/petitionClass'
import { ownDraft } from './drafts'
import { judge, type Judged } from './petitionForm'

export function register({ draftId, form }: { readonly draftId?: number | undefined; readonly form: NewPetition }, ctx: Ctx): OutputOf<'petitions.register'> {
  const { repos, actor, now, today, ids } = ctx
  if (draftId !== undefined) ownDraft(draftId, ctx)
  const judged = judge(form, ctx)
  const personId = personOf(form, judged, ctx)
  const id = repos.petitions.nextId(dayNumber(today)) ?? refuse('day-full', '今天的登记数已到上限，请明天再登记')
  const clocks = promisesFor(form.petitionClass, today, ctx.calendar, ctx.rules)
  const petition = record(form, judged, { id, personId, number: receiptNumber(yearOf(today), repos.petitions.nextSequence(yearOf(today))), queryCode: queryCode(ids) }, clocks, ctx)
  repos.petitions.add(petition, searchable(petition, form))
  repos.papers.addReceipt(id, petition.number, now, JSON.stringify(receiptOf(petition, form, judged, clocks, ctx)))
  repos.petitions.addEvent(id, now, actor.userId, 'registered', registeredText(form, judged))
  repos.petitions.addHandler(id, judged.officer.id)
  for (const accountId of judged.excludedIds) repos.petitions.exclude(id, accountId)
  if (draftId !== undefined) repos.drafts.remove(draftId, actor.userId)
  ctx.audit({ object: `petition:${id}`, fields: Object.keys(form), reason: form.petitioner.idReason ?? '', row: petition })
  const { number, queryCode: code } = petition
  return { id, number, queryCode: code, receivedOn: today, ...clocks, ...(personId === null ? {} : { personId }), officerName: judged.officer.name }
}

function personOf(form: NewPetition, { facts, personId }: Judged, { repos, ids, now }: Ctx): number | null {
  if (personId !== null) {
    repos.people.update({ id: personId, ...facts })
    return personId
  }
  return form.petitioner.mode === 'anonymous' || facts.name === '' ? null : repos.people.add(facts, ids.uid(), now)
}

type Keys = Pick<Petition, 'id' | 'personId' | 'number' | 'queryCode'>
interface Clocks { readonly promise: DueProof; readonly statutory: DueProof }

function record(form: NewPetition, { facts, officer }: Judged, keys: Keys, { promise, statutory }: Clocks, { actor, now, today }: Ctx): Petition {
  const { name, idNumber, phone, address, grid, occupation, sex, bornOn } = facts
  const detail = { ...form, petitioner: { ...form.petitioner, name, idNumber, phone, address, grid, occupation, ...(sex === null ? {} : { sex }), ...(bornOn === null ? {} : { bornOn }) } }
  return {
    ...keys, receivedAt: now, receivedOn: today, receiverId: actor.userId, officerId: officer.id, state: 'registered', form: form.form, petitionClass: form.petitionClass,
    statutoryKind: form.statutoryKind ?? null, restricted: Number(form.statutoryKind === 'report'), name, nameInitials: nameInitials(name).join(' '), idNumber, phone, address,
    title: form.title.trim(), requests: form.requests ?? '', facts: form.facts ?? '', headcount: form.headcount, visitKind: form.visitKind ?? null, linkedPetitionId: form.linkedPetitionId ?? null,
    emotionLevel: form.emotionLevel ?? null, dueOn: promise.dueOn, earlyOn: promise.earlyOn, provisional: Number(promise.provisional),
    promise: JSON.stringify(promise), statutory: JSON.stringify(statutory), detail: JSON.stringify(detail),
  }
}

function searchable(petition: Petition, form: NewPetition): string[] {
  const { number, title, name, phone, idNumber, address, requests, facts, queryCode: code } = petition
  return [number, code, title, name, phone, idNumber, address, requests, facts, form.accused ?? '', form.happenedAt ?? '', form.petitioner.principal?.name ?? '', ...form.representatives.map((person) => person.name)]
}

function receiptOf(petition: Petition, form: NewPetition, { officer }: Judged, clocks: Clocks, { repos, actor }: Ctx): ReceiptData {
  const { number, queryCode: code, receivedAt, name, headcount, title, petitionClass } = petition
  return {
    ...repos.accounts.desk(), number, queryCode: code, receivedAt, mode: form.petitioner.mode, name: maskName(name), headcount, representatives: form.representatives.map((person) => maskName(person.name)),
    title: form.statutoryKind === 'report' ? '' : title, petitionClass, statutoryKind: form.statutoryKind, ...clocks, receiverName: actor.name, officerName: officer.name, materials: form.materials, notice: form.notice,
  }
}

function registeredText({ conflict }: NewPetition, { officer }: Judged): string {
  if (conflict?.has !== true) return `登记，首接责任人 ${officer.name}`
  return conflict.handOverTo === undefined ? '登记；登记人申明回避，待分管领导指定接办人' : `登记；登记人回避，首接责任人 ${officer.name}`
}

