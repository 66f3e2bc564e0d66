/**
 * 警示备注: facts a colleague has to know before he receives somebody, each with author, last day and review.
 * What a note says never enters the audit log.
 */
import type { Handlers } from '../contract/index'
import type { NoteRow } from '../contract/safetyNotes'
import { type Ctx, refuse } from '../door/context'
import type { Person } from '../door/ports'
import type { NoteRecord } from '../door/safetyPort'
import { addDays } from '../domain/day'
import { maskName } from '../domain/mask'
import { expiryProblem, mayClose, mayExtend, noteState } from '../domain/warningNotes'
import { rulesOf } from './alarms'
import { sightedPerson } from './safetySight'

const PAGE = 50
type Notes = Pick<Handlers<'safety', Ctx>, 'notes' | 'writeNote' | 'reviewNote' | 'noteList'>

const unknown = (field: string): never => refuse('not-found', '没有这个人的登记或这条备注，或您无权查看；请刷新后重试', field)

/** All notes on a person's cards, closed ones too, oldest first. */
export function everyNote(personId: number, { repos }: Ctx): NoteRecord[] {
  return repos.people.memberIds(repos.people.keptId(personId)).flatMap((id) => repos.safety.notesOf(id)).filter(({ reason }) => reason !== '')
}

/** Notes that hold today. Nothing where the actor may not know of any; that is asked only where there is one, as most people have none. */
export function currentNotes(personId: number, ctx: Ctx): NoteRecord[] {
  const current = holding(personId, ctx)
  return current.length > 0 && sightedPerson(personId, ctx) !== undefined ? current : []
}

const holding = (personId: number, ctx: Ctx): NoteRecord[] => everyNote(personId, ctx).filter((note) => noteState({ ...note, closed: note.closed === 1 }, ctx.today) === 'current')

/** 须两人接待 for whoever looks after somebody without reading petitions: the fact that nobody should be alone with the person, never why. */
export function notAlone(personId: number, ctx: Ctx): boolean {
  const { people, safety } = ctx.repos
  return holding(personId, ctx).some(({ twoPersons }) => twoPersons === 1) && !safety.isShutOut(people.memberIds(people.keptId(personId)), ctx.actor.userId)
}

/** 须两人接待, as far as the actor may know. */
export const asksForTwo = (personId: number, ctx: Ctx): boolean => currentNotes(personId, ctx).some(({ twoPersons }) => twoPersons === 1)

function noteRow(note: NoteRecord, person: Person, { repos, actor, today }: Ctx): NoteRow {
  const { id, at, authorId, reason, twoPersons, expiresOn, closed } = note
  const worker = { id: actor.userId, roles: actor.roles }
  return {
    id, personId: person.id, personName: maskName(person.name), at, author: repos.accounts.nameOf(authorId), reason, twoPersons: twoPersons === 1, expiresOn, state: noteState({ closed: closed === 1, expiresOn }, today),
    mayClose: closed === 0 && mayClose(authorId, worker), mayExtend: closed === 0 && mayExtend(worker),
    reviews: repos.safety.noteReviews(id).map((review) => ({ at: review.at, by: repos.accounts.nameOf(review.actorId), step: review.step, ...(review.expiresOn === null ? {} : { expiresOn: review.expiresOn }), text: review.text })),
  }
}

export const warningNotes: Notes = {
  notes: ({ personId }, ctx) => {
    const person = sightedPerson(personId, ctx)
    const notes = person === undefined ? [] : currentNotes(personId, ctx)
    return { today: ctx.today, twoPersons: notes.some(({ twoPersons }) => twoPersons === 1), rows: person === undefined ? [] : notes.map((note) => noteRow(note, person, ctx)) }
  },
  writeNote: ({ personId, reason, twoPersons, expiresOn }, ctx) => {
    const { repos, actor, now, today, safetyGuide } = ctx
    const person = sightedPerson(personId, ctx) ?? unknown('personId')
    const until = expiresOn ?? addDays(today, rulesOf(ctx).noteDays)
    const problem = expiryProblem(until, today, safetyGuide.note.mostDays)
    if (problem !== undefined) refuse('expiry', problem, 'expiresOn')
    const id = repos.safety.addNote({ personId: person.id, at: now, authorId: actor.userId, reason: reason.trim(), twoPersons: Number(twoPersons), expiresOn: until })
    ctx.audit({ object: `person:${person.id}`, fields: [`warning:${id}`, 'expiresOn', ...(twoPersons ? ['twoPersons'] : [])] })
    return { id }
  },
  reviewNote: ({ id, step, expiresOn, text }, ctx) => {
    const { repos, actor, now, today, safetyGuide } = ctx
    const note = repos.safety.note(id)
    const person = note === undefined ? undefined : sightedPerson(note.personId, ctx)
    if (note === undefined || person === undefined) return unknown('id')
    if (note.closed === 1) refuse('note-closed', '这条备注已关闭；仍然需要的请另写一条', 'id')
    const worker = { id: actor.userId, roles: actor.roles }
    if (step === 'close' ? !mayClose(note.authorId, worker) : !mayExtend(worker)) refuse('not-yours', step === 'close' ? '这条备注请由写的人或分管领导关闭' : '延长要由分管领导复核后决定；仍然需要的请报告分管领导', 'id')
    const until = step === 'close' ? undefined : expiresOn ?? addDays(today, rulesOf(ctx).noteDays)
    const problem = until === undefined ? undefined : expiryProblem(until, today, safetyGuide.note.mostDays)
    if (problem !== undefined) refuse('expiry', problem, 'expiresOn')
    repos.safety.reviewNote(id, { at: now, actorId: actor.userId, step, expiresOn: until ?? null, text: text.trim() })
    ctx.audit({ object: `person:${person.id}`, fields: [`warning:${id}`, step, ...(until === undefined ? [] : ['expiresOn'])] })
    return { done: true }
  },
  noteList: ({ after }, ctx) => {
    const from = after === undefined ? undefined : ctx.repos.safety.note(after)
    const found = ctx.repos.safety.openNotes({ expiresOn: from?.expiresOn ?? '', id: from?.id ?? 0 }, PAGE)
    const last = found.at(-1)
    const rows = found.flatMap((note) => {
      const person = sightedPerson(note.personId, ctx)
      return person === undefined ? [] : [noteRow(note, person, ctx)]
    })
    return { today: ctx.today, rows, ...(found.length === PAGE && last !== undefined ? { next: last.id } : {}) }
  },
}
