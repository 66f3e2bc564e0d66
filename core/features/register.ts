/**
 * Registration: person, petition, number, receipt and timeline, all in the caller's transaction.
 * The one place where a receipt number is taken.
 */
import type { OutputOf } from '../contract/index'
import { THREE_ONES, TICKED_NOW, type NewPetition } from '../contract/intake'
import type { DueProof } from '../contract/petitions'
import { type AuditNote, type Ctx, refuse } from '../door/context'
import type { RoundRecord } from '../door/coursePort'
import type { EndedDraft, Petition } from '../door/ports'
import { RECEIPT_TEMPLATE } from '../documents/receipt'
import type { ReceiptData } from '../documents/receiptData'
import { ROUND_NAMES } from '../domain/course'
import { dayNumber, yearOf } from '../domain/day'
import { checkId, sameIdNumber } from '../domain/identity'
import { nameInitials } from '../domain/initials'
import { maskName } from '../domain/mask'
import { queryCode, receiptNumber } from '../domain/numbering'
import { enteredClass, noticeExempt, promisesFor } from '../domain/petitionClass'
import { officeTicks, takeDraft } from './drafts'
import { judge, withRightNumbers, type Judged } from './petitionForm'
import { refuseUnanswered } from './recognised'
import { detailOf, formOf } from './petitionPage'
import { noteRegistered } from './queueSteps'
import { followDraft } from './recorderSteps'
import { flagsFollow, keepSecond } from './safetySteps'
import { noteUses } from './scriptSteps'
import { searchLines } from './searchText'

interface Given { readonly draftId?: number | undefined; readonly form: NewPetition; readonly round?: Omit<RoundRecord, 'petitionId'> }

export function register(given: Omit<Given, 'round'>, ctx: Ctx): OutputOf<'petitions.register'> {
  const { entered, note } = enter(given, ctx)
  ctx.audit(note)
  return entered
}

/** A closed petition taken up again: a new one of the same people and matter, linked to it. Its records are named in the caller's own entry. */
export function registerRound(petition: Petition, { kind, reason }: Pick<RoundRecord, 'kind' | 'reason'>, ctx: Ctx): { readonly id: number; readonly number: string; readonly records: readonly string[] } {
  const { smileAt: _smile, waterAt: _water, listAt: _list, conflict: _conflict, guard: _guard, ticketId: _ticket, secondWorkerId: _second, scriptsUsed: _said, emotionLevel: _emotion, selfReport: _self, ...form } = detailOf(petition)
  const again: NewPetition = {
    ...form, petitioner: withCardNumber(petition, form.petitioner, ctx), petitionClass: petition.petitionClass === 'unreasonable' ? 'complex' : petition.petitionClass, statutoryKind: petition.statutoryKind ?? undefined, excludedIds: [],
    linkedPetitionId: petition.id, visitKind: '重复访', visitReason: `${petition.number} 另立一轮：${ROUND_NAMES[kind]}`, ...(petition.personId === null ? {} : { personId: petition.personId }),
  }
  const { entered, note } = enter({ form: again, round: { ofId: petition.id, kind, reason } }, ctx)
  return { id: entered.id, number: entered.number, records: note.records }
}

/** Cards may have been joined since: the number that counts is that of the card the petition belongs to now. */
function withCardNumber({ personId }: Petition, petitioner: NewPetition['petitioner'], { repos, today }: Ctx): NewPetition['petitioner'] {
  const idNumber = personId === null ? '' : repos.people.byId(repos.people.keptId(personId))?.idNumber ?? ''
  if (sameIdNumber(petitioner.idNumber ?? '', idNumber)) return petitioner
  return { ...petitioner, idNumber, idReason: checkId(idNumber, today).ok ? undefined : '沿用档案里的证件号' }
}

function enter({ draftId, form: given, round }: Given, ctx: Ctx): { readonly entered: OutputOf<'petitions.register'>; readonly note: AuditNote & { readonly records: readonly string[] } } {
  const { repos, actor, now, today, ids } = ctx
  // The draft goes, and with it what tells whose they are and what was said before.
  const recorded = draftId === undefined ? [] : repos.recordings.ofDraft(draftId)
  if (draftId !== undefined) followDraft(draftId, given, ctx)
  const draft = draftId === undefined ? undefined : takeDraft(draftId, ctx)
  const form = withRightNumbers(timed(given, draft, ctx), ctx)
  const judged = judge(form, ctx)
  if (draft !== undefined) refuseUnanswered(form, draft, ctx)
  const personId = personOf(form, judged, ctx)
  const id = repos.petitions.nextId(dayNumber(today)) ?? refuse('day-full', '今天的登记数已到上限，请明天再登记')
  const clocks = promisesFor({ ...enteredClass(form.petitionClass), statutoryKind: form.statutoryKind, exempt: noticeExempt({ ...form.petitioner, ...judged.facts }) }, today, ctx.calendar, ctx.rules)
  const petition = record(form, judged, { id, personId, number: receiptNumber(yearOf(today), repos.petitions.nextSequence(yearOf(today))), queryCode: queryCode(ids) }, clocks, ctx)
  repos.petitions.add(petition, searchLines(petition, formOf(form, judged.facts), ctx.codeLists))
  repos.papers.addReceipt(id, { number: petition.number, at: now, data: JSON.stringify(receiptOf(petition, form, judged, clocks, ctx)), template: RECEIPT_TEMPLATE })
  repos.petitions.addEvent(id, now, actor.userId, 'registered', registeredText(form, judged, ctx))
  repos.course.addClock(id, { track: 'promise', proof: clocks.promise, actId: null })
  repos.course.addClock(id, { track: 'statute', proof: clocks.statutory, actId: null, ...(clocks.statutory.exempt === undefined ? {} : { state: 'lapsed', endedOn: today } as const) })
  repos.petitions.addHandler(id, judged.officer.id)
  repos.buffer.registered({ draftId, ticketId: form.ticketId }, id)
  // Whoever is asked to approve must be able to read what is asked.
  if (petition.guardState === 'pending' && petition.restricted === 1 && form.guard !== undefined) repos.petitions.addHandler(id, form.guard.approverId)
  for (const accountId of judged.excludedIds) repos.petitions.exclude(id, accountId)
  noteRegistered(form.ticketId, id, ctx)
  keepSecond(form, id, personId, ctx)
  flagsFollow({ draftId, ticketId: form.ticketId }, id, ctx)
  noteUses(id, form.scriptsUsed ?? [], ctx)
  for (const recording of recorded) repos.recordings.attach(recording.id, id)
  if (round !== undefined) repos.course.addRound({ petitionId: id, ...round })
  const note = { object: `petition:${id}`, fields: [...Object.keys(form), ...((form.petitioner.idReason ?? '') === '' ? [] : ['idReason']), ...(judged.taker === 'pending' ? ['conflictPending'] : [])], records: [`petition:${id}`, ...(personId === null ? [] : [`person:${personId}`]), ...recorded.map((recording) => `recording:${recording.id}`)] }
  const { number, queryCode: code } = petition
  return { entered: { id, number, queryCode: code, receivedOn: today, ...clocks, ...(personId === null ? {} : { personId }), officerName: judged.officer.name }, note }
}

/** With the office's times of 三个一: those of the draft, which ends with this, and never a time to come. */
function timed(form: NewPetition, draft: EndedDraft | undefined, ctx: Ctx): NewPetition {
  const known = draft === undefined ? Object.fromEntries(THREE_ONES.map((key) => [key, form[key] === TICKED_NOW || (form[key] ?? 0) > ctx.now ? undefined : form[key]])) : draft.ticks
  return { ...form, ...officeTicks(form, known, ctx.now) }
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

function record(form: NewPetition, { facts, officer, restricted, fromCard }: Judged, keys: Keys, { promise, statutory }: Clocks, { actor, now, today }: Ctx): Petition {
  const { name, idNumber, phone, address } = facts
  return {
    ...keys, receivedAt: now, receivedOn: today, receiverId: actor.userId, officerId: officer.id, state: 'registered', form: form.form, ...enteredClass(form.petitionClass), guardBy: null, guardAt: null,
    statutoryKind: form.statutoryKind ?? null, restricted: Number(restricted), name, nameInitials: nameInitials(name).join(' '), idNumber, phone, address,
    title: form.title.trim(), requests: form.requests ?? '', facts: form.facts ?? '', headcount: form.headcount, visitKind: form.visitKind ?? null, linkedPetitionId: form.linkedPetitionId ?? null,
    emotionLevel: form.emotionLevel ?? null, dueOn: promise.dueOn, earlyOn: promise.earlyOn, provisional: Number(promise.provisional),
    promise: JSON.stringify(promise), statutory: JSON.stringify(statutory), detail: JSON.stringify(formOf(form, facts)), fromCard: fromCard.join(','),
  }
}

function receiptOf(petition: Petition, form: NewPetition, { officer, taker, restricted }: Judged, clocks: Clocks, { repos, actor }: Ctx): ReceiptData {
  const { number, queryCode: code, receivedAt, name, headcount, title, petitionClass } = petition
  return {
    ...repos.accounts.desk(), number, queryCode: code, receivedAt, form: form.form, mode: form.petitioner.mode, name: maskName(name), headcount, representatives: form.representatives.map((person) => maskName(person.name)),
    title: restricted ? '' : title, petitionClass, statutoryKind: form.statutoryKind, ...(restricted ? { confidential: true } : {}), ...clocks,
    receiverName: actor.name, officerName: officer.name, ...(taker === 'leader' ? { byLeader: true } : {}), materials: form.materials, notice: form.notice,
  }
}

function registeredText({ guard, petitionClass }: NewPetition, judged: Judged, { repos }: Ctx): string {
  const waits = petitionClass !== 'unreasonable' || guard === undefined ? '' : `；拟列为无理缠访，待 ${repos.accounts.nameOf(guard.approverId)} 审批，审批前按合理诉求（复杂）办理`
  return takenBy(judged) + waits
}

function takenBy({ officer, taker }: Judged): string {
  switch (taker) {
    case 'recorder': return `登记，首接责任人 ${officer.name}`
    case 'successor': return `登记；登记人回避，首接责任人 ${officer.name}`
    case 'leader': return `登记；登记人回避，由分管领导接办，首接责任人 ${officer.name}`
    case 'pending': return `登记；登记人申明回避，本室没有别人可以接办，暂由 ${officer.name} 保管，回避待处理`
  }
}

