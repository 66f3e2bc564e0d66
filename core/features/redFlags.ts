/**
 * 红旗: recorded with the first key, then answer by answer and step by step, each kept at once; closed only when no mandatory step is open; reviewed the next day.
 * What was said and done is added and never changed.
 */
import type { Handlers } from '../contract/index'
import type { GuideStep } from '../contract/safetyGuide'
import { type AuditNote, type Ctx, refuse } from '../door/context'
import type { FlagRecord, NewFlagEvent } from '../door/safetyPort'
import { formatDayZh } from '../domain/day'
import { closingProblem, notPossible, openMandatory, reviewDay, reviewRefusal, type ReviewRefusal } from '../domain/redFlags'
import { flagOf, flagPage, flagRow, isSighted, kindOf, standingOf } from './redFlagPage'
import { markHappening } from './recorderSteps'
import { readsPetitions, sightedPerson } from './safetySight'
import { seen, unerased } from './seenPetition'

const PAGE = 30
type Flags = Pick<Handlers<'safety', Ctx>, 'openFlag' | 'flags' | 'flag' | 'answer' | 'words' | 'called' | 'closeStep' | 'keepTyped' | 'link' | 'closeFlag' | 'review'>
type Linking = { readonly petitionId?: number | undefined; readonly personId?: number | undefined }

/** A petition or card the red flag may be tied to by this worker. */
function checkedLink({ petitionId, personId }: Linking, ctx: Ctx): { readonly petitionId: number | null; readonly personId: number | null } {
  const hidden = (field: string): never => refuse('not-found', '没有这件信访事项或这个人的登记，或您无权查看；请先不关联，记下后再请接访人员关联', field)
  if (petitionId !== undefined && !readsPetitions(ctx)) hidden('petitionId')
  const petition = petitionId === undefined ? undefined : unerased(petitionId, ctx)
  const person = personId === undefined ? undefined : sightedPerson(personId, ctx) ?? hidden('personId')
  return { petitionId: petition?.id ?? null, personId: person?.id ?? null }
}

/** Adds a line to the timeline of the petition it is about, and says in the log that it did. */
function tellPetition(petitionId: number | null, text: string, ctx: Ctx, note: Omit<AuditNote, 'object'> = {}): void {
  if (petitionId === null) return
  ctx.repos.petitions.addEvent(petitionId, ctx.now, ctx.actor.userId, 'note', text)
  ctx.audit({ ...note, object: `petition:${petitionId}`, records: [`petition:${petitionId}`] })
}

/** A red flag that still takes entries. */
function openOne(id: number, ctx: Ctx): FlagRecord {
  const flag = flagOf(id, ctx)
  if (flag.erased === 1) refuse('flag-closed', '这条红旗已按保管期限销毁，不能再添加；有新情况请另记一条', 'id')
  return flag.open === 1 ? flag : refuse('flag-closed', '这条红旗已了结，不能再添加；有新情况请另记一条，或在复核里写明', 'id')
}

function add(id: number, event: Omit<NewFlagEvent, 'at' | 'actorId'>, field: string, { repos, now, actor, audit }: Ctx): { done: true } {
  repos.safety.addFlagEvent(id, { at: now, actorId: actor.userId, ...event })
  audit({ object: `flag:${id}`, fields: [field] })
  return { done: true }
}

function stepNamed(flag: FlagRecord, step: string, ctx: Ctx): GuideStep {
  return kindOf(flag, ctx).steps.find(({ id }) => id === step) ?? refuse('unknown-step', '没有这一步，请刷新后重试', 'step')
}

const openFlag: Flags['openFlag'] = ({ kind, draftId, ticketId, ...wanted }, ctx) => {
  const { repos, actor, now, today, safetyGuide } = ctx
  if (draftId !== undefined && repos.drafts.byId(draftId, actor.userId) === undefined) refuse('draft-gone', '这份草稿已登记或已删除；请从信访事项里记红旗，或先不关联', 'draftId')
  const link = checkedLink(wanted, ctx)
  const id = repos.safety.openFlag({ kind, at: now, byId: actor.userId, reviewOn: reviewDay(today, safetyGuide.reviewDays), draftId: draftId ?? null, ticketId: ticketId ?? null, ...link })
  ctx.audit({ object: `flag:${id}`, fields: [kind] })
  markHappening({ draftId, petitionId: link.petitionId }, 'flag', `红旗：${kindOf({ kind }, ctx).name}`, ctx)
  tellPetition(link.petitionId, `记红旗：${kindOf({ kind }, ctx).name}（红旗 ${id}）`, ctx, { fields: [`flag:${id}`] })
  return { id }
}

const flags: Flags['flags'] = ({ which, petitionId, personId, draftId, before }, ctx) => {
  const { repos, actor, today } = ctx
  if (petitionId !== undefined) seen(petitionId, ctx)
  const personIds = personId === undefined ? undefined : repos.people.memberIds(repos.people.keptId(personId))
  const found = repos.safety.flags({ which, petitionId, personIds, draftId, today, before: before ?? Number.MAX_SAFE_INTEGER, limit: PAGE }, actor.userId)
  const last = found.at(-1)
  return { today, rows: found.filter((flag) => isSighted(flag, ctx)).map((flag) => flagRow(flag, ctx)), ...(found.length === PAGE && last !== undefined ? { next: last.id } : {}) }
}

const answer: Flags['answer'] = ({ id, question, answer: value }, ctx) => {
  const flag = openOne(id, ctx)
  if (!kindOf(flag, ctx).questions.some((known) => known.id === question)) refuse('unknown-question', '没有这个问题，请刷新后重试', 'question')
  const present = ctx.repos.safety.flagEvents(id).findLast(({ kind, item }) => kind === 'answered' && item === question)?.answer
  return present === value ? { done: true } : add(id, { kind: 'answered', item: question, answer: value }, 'answers', ctx)
}

const closeStep: Flags['closeStep'] = ({ id, step: name, closing }, ctx) => {
  const flag = openOne(id, ctx)
  const step = stepNamed(flag, name, ctx)
  const problem = closingProblem(step, closing)
  if (problem !== undefined) refuse('step-incomplete', problem.message, `closing.${problem.field}`)
  if (closing.how === 'notPossible') return add(id, { kind: 'notPossible', item: name, text: closing.reason.trim() }, 'steps', ctx)
  const begun = ctx.repos.safety.flagEvents(id).findLast(({ kind, item }) => kind === 'called' && item === name)?.at
  // A time to come is a slip of the hand or of the clock: nothing was done later than now.
  const doneAt = Math.min(closing.at ?? begun ?? ctx.now, ctx.now)
  return add(id, { kind: 'done', item: name, who: closing.who.trim(), number: (closing.number ?? '').trim(), doneAt, said: closing.said ?? '', text: closing.outcome ?? '' }, 'steps', ctx)
}

const link: Flags['link'] = ({ id, ...wanted }, ctx) => {
  const flag = flagOf(id, ctx)
  const { petitionId, personId } = checkedLink(wanted, ctx)
  if ((petitionId !== null && flag.petitionId !== null) || (personId !== null && flag.personId !== null)) refuse('already-linked', '这条红旗已关联信访件或信访人；关联错了的请另记一条，并在结果里写明', petitionId === null ? 'personId' : 'petitionId')
  ctx.repos.safety.linkFlag(id, { petitionId, personId })
  add(id, { kind: 'linked' }, 'linked', ctx)
  tellPetition(petitionId, `关联红旗：${kindOf(flag, ctx).name}（红旗 ${id}）`, ctx, { fields: [`flag:${id}`] })
  return { done: true }
}

const closeFlag: Flags['closeFlag'] = ({ id, outcome }, ctx) => {
  const flag = openOne(id, ctx)
  const left = openMandatory(standingOf(flag, ctx.repos.safety.flagEvents(id), ctx))
  if (left.length > 0) refuse('steps-open', `还有 ${left.length} 个必做步骤没有完成：${left.map(({ step }) => step.text).join('、')}。请逐项填写；确实做不到的选“做不到”并写明原因`)
  add(id, { kind: 'closed', text: outcome }, 'outcome', ctx)
  ctx.repos.safety.closeFlag(id)
  ctx.repos.safety.dropTyped(id)
  tellPetition(flag.petitionId, `红旗 ${id}（${kindOf(flag, ctx).name}）已了结，待次日复核`, ctx, { fields: [`flag:${id}`] })
  return { done: true }
}

const REFUSALS: Readonly<Record<ReviewRefusal, string>> = {
  'no-review': '这条红旗已复核完毕，不用再复核', 'own-flag': '这条红旗是您记的，要由分管领导或另一位工作人员复核', 'too-early': '复核要到次日才能做；今天的情况请记在原话和步骤里',
  'flag-open': '这条红旗还没有了结，请先完成必做步骤并写明结果；还要看的请选“继续关注”', 'not-possible-unseen': '有没能做到的必做步骤，请逐项看过原因后勾选',
}

const review: Flags['review'] = ({ id, result, text, seenNotPossible }, ctx) => {
  const { repos, actor, today, safetyGuide } = ctx
  const flag = flagOf(id, ctx)
  const steps = standingOf(flag, repos.safety.flagEvents(id), ctx)
  const refusal = reviewRefusal({ recorderId: flag.byId, actorId: actor.userId, open: flag.open === 1, reviewOn: flag.reviewOn ?? undefined, today, steps, result, seenNotPossible })
  if (refusal !== undefined) refuse(refusal, refusal === 'too-early' && flag.reviewOn !== null ? `${REFUSALS[refusal]}（${formatDayZh(flag.reviewOn)}起）` : REFUSALS[refusal], refusal === 'not-possible-unseen' ? 'seenNotPossible' : 'result')
  const next = result === 'settled' ? null : reviewDay(today, safetyGuide.reviewDays)
  add(id, { kind: 'reviewed', result, text }, notPossible(steps).length > 0 ? 'notPossible' : 'reviews', ctx)
  repos.safety.setReview(id, next)
  tellPetition(flag.petitionId, `红旗 ${id}（${kindOf(flag, ctx).name}）已复核：${next === null ? '可以了结' : `继续关注，${formatDayZh(next)}再复核`}`, ctx, { fields: [`flag:${id}`] })
  return next === null ? {} : { reviewOn: next }
}

export const redFlags: Flags = {
  openFlag, flags, answer, closeStep, link, closeFlag, review,
  flag: ({ id }, ctx) => {
    const flag = flagOf(id, ctx)
    if (flag.petitionId !== null && seen(flag.petitionId, ctx).restricted === 1) ctx.audit({ object: `flag:${id}`, fields: ['restricted'] })
    return flagPage(flag, ctx)
  },
  words: ({ id, text }, ctx) => add(openOne(id, ctx).id, { kind: 'words', text }, 'words', ctx),
  called: ({ id, step }, ctx) => add(id, { kind: 'called', item: stepNamed(openOne(id, ctx), step, ctx).id }, 'called', ctx),
  keepTyped: ({ id, typed }, ctx) => {
    const { open, erased } = flagOf(id, ctx)
    // A screen that saves a moment after somebody closed it brings nothing back.
    if (open === 1 && erased === 0) ctx.repos.safety.keepTyped(id, ctx.actor.userId, JSON.stringify(typed), ctx.now)
    ctx.audit({ object: `flag:${id}`, fields: ['typed'] })
    return { done: true }
  },
}
