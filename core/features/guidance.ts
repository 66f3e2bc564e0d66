/**
 * 法治教育 and 心理疏导: a plan offered in one petition, the answer, sessions, the end. Without consent nothing is held.
 * Refuses to keep what was confided: a session has its topic, how somebody took part and the next step.
 */
import type { GuidancePlan, GuidanceSession } from '../contract/guidance'
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import type { PlanRecord, SessionRecord } from '../door/workPort'
import { dayOf, formatDayZh } from '../domain/day'
import { earlyDay } from '../domain/deadline'
import { CONSENT_NAMES, consentProblem, GUIDANCE_KIND_NAMES, GUIDANCE_OUTCOME_NAMES, guidanceEndProblem, guidanceGround, guidancePlanProblem, type GuidanceProblem, scheduleProblem, SESSION_STATE_NAMES, sessionProblem } from '../domain/guidance'
import { inWork, noted, shutWords } from './inWork'
import { seen } from './seenPetition'

const NO_GROUND = '法治教育和心理疏导用于经批准列为无理缠访的事项，或重复访的事项'

function sessionShown(session: SessionRecord, { repos, calendar }: Ctx): GuidanceSession {
  const { no, kind, on, topic, state, heldOn, participation, attitude, nextStep, reason, byId, at } = session
  const { earlyOn } = earlyDay(on, calendar)
  return {
    no, kind, on, topic, state, by: repos.accounts.nameOf(byId), at, reason, ...(state !== 'planned' || earlyOn === on ? {} : { earlyOn }),
    ...(heldOn === null || participation === null ? {} : { held: { on: heldOn, participation, attitude, nextStep } }),
  }
}

function planShown(plan: PlanRecord, ctx: Ctx): GuidancePlan {
  const { repos } = ctx
  const { id, revision, goal, measures, reviewOn, consent, byId, at, endedOn, outcome, outcomeText, endedBy } = plan
  const { nameOf } = repos.accounts
  return {
    id, revision, content: { goal, measures: measures.map((measure) => ({ ...measure })), reviewOn }, consent, madeBy: nameOf(byId), madeOn: dayOf(at), sessions: repos.guidance.sessions(id).map((session) => sessionShown(session, ctx)),
    answers: repos.guidance.answers(id).map(({ byId: by, ...answer }) => ({ ...answer, by: nameOf(by) })),
    ...(endedOn === null || outcome === null || endedBy === null ? {} : { ended: { on: endedOn, outcome, text: outcomeText, by: nameOf(endedBy) } }),
  }
}

function ofPetition({ petitionId }: InputOf<'guidance.of'>, ctx: Ctx): OutputOf<'guidance.of'> {
  const petition = seen(petitionId, ctx)
  const plans = ctx.repos.guidance.ofPetition(petitionId).map((plan) => planShown(plan, ctx))
  const ground = guidanceGround(petition)
  const shut = shutWords(petition, ctx)
  const noPlan = shut !== '' ? shut : ground === undefined ? NO_GROUND : plans.some(({ ended }) => ended === undefined) ? '已有一份正在进行的计划' : ''
  return { today: ctx.today, plans, shut, noPlan, ...(ground === undefined ? {} : { ground }) }
}

/** A plan that goes on, of a petition the actor sees and that takes work. */
function running(id: number, ctx: Ctx): { readonly plan: PlanRecord; readonly petition: Petition } {
  const plan = ctx.repos.guidance.byId(id) ?? missing()
  const petition = inWork(plan.petitionId, ctx)
  if (plan.endedOn !== null) refuse('ended', '这份计划已经结束，不能再改；需要继续的请另订一份', 'id')
  return { plan, petition }
}
const missing = (): never => refuse('not-found', '没有这份计划，或您无权查看；请刷新后重试', 'id')
const changed = (): never => refuse('changed', '这份计划刚刚有人改过，您填写的内容还在；请对照最新的内容后再保存', 'revision')

function check(wrong: GuidanceProblem | undefined, at = ''): void {
  if (wrong !== undefined) refuse(wrong.code, wrong.message, wrong.field === '' ? undefined : `${at}${wrong.field}`)
}

const handOf = ({ actor, now }: Ctx) => ({ byId: actor.userId, at: now })
const tell = (petitionId: number, fields: readonly string[], ctx: Ctx, reason?: string): void => ctx.audit({ object: `petition:${petitionId}`, fields: ['guidance', ...fields], records: [`petition:${petitionId}`], ...(reason === undefined ? {} : { reason }) })

type Content = Parameters<Handlers<'guidance', Ctx>['plan']>[0]['content']
function tidy({ goal, measures, reviewOn }: Content): Content {
  return { goal: goal.trim(), reviewOn, measures: measures.map((measure) => ({ ...measure, name: measure.name.trim(), frequency: measure.frequency.trim() })).filter(({ name, frequency }) => name !== '' || frequency !== '') }
}

type PlanInput = Parameters<Handlers<'guidance', Ctx>['plan']>[0]
function begin({ petitionId, content, answer }: PlanInput, ctx: Ctx): { id: number } {
  const petition = inWork(petitionId, ctx)
  if (guidanceGround(petition) === undefined) refuse('no-ground', NO_GROUND, 'petitionId')
  if (ctx.repos.guidance.ofPetition(petitionId).some(({ endedOn }) => endedOn === null)) refuse('plan-open', '已有一份正在进行的计划，请先结束它，或直接修改', 'petitionId')
  const kept = tidy(content)
  check(guidancePlanProblem(kept, ctx.today), 'content.')
  check(consentProblem(undefined, answer.consent, answer.on, ctx.today), 'answer.')
  const id = ctx.repos.guidance.plan(petitionId, kept, { ...answer, note: answer.note.trim() }, handOf(ctx))
  noted(petitionId, `提出法治教育和心理疏导计划：${kept.goal}（${CONSENT_NAMES[answer.consent]}）`, ctx)
  tell(petitionId, ['planned'], ctx)
  return { id }
}

type AnswerInput = Parameters<Handlers<'guidance', Ctx>['answer']>[0]
function answered({ id, answer }: AnswerInput, ctx: Ctx): { done: true } {
  const { plan, petition } = running(id, ctx)
  check(consentProblem(plan.consent, answer.consent, answer.on, ctx.today), 'answer.')
  ctx.repos.guidance.answer(id, { ...answer, note: answer.note.trim(), ...handOf(ctx) })
  if (answer.consent === 'refused') for (const { no, state } of ctx.repos.guidance.sessions(id)) if (state === 'planned') ctx.repos.guidance.callOff(id, no, 'cancelled', CONSENT_NAMES.refused, handOf(ctx))
  noted(petition.id, `法治教育和心理疏导计划：${CONSENT_NAMES[answer.consent]}`, ctx)
  tell(petition.id, ['answered', answer.consent], ctx)
  return { done: true }
}

type SessionInput = Parameters<Handlers<'guidance', Ctx>['schedule']>[0]
function schedule({ id, kind, on, topic }: SessionInput, ctx: Ctx): { no: number } {
  const { plan, petition } = running(id, ctx)
  if (guidanceGround(petition) === undefined) refuse('no-ground', `${NO_GROUND}；这件已不是，请结束计划`, 'id')
  check(scheduleProblem({ kind, on, topic }, plan, ctx.today))
  const no = ctx.repos.guidance.schedule(id, { kind, on, topic: topic.trim() }, handOf(ctx))
  noted(petition.id, `安排${GUIDANCE_KIND_NAMES[kind]}第 ${no} 次，${formatDayZh(on)}：${topic.trim()}`, ctx)
  tell(petition.id, ['session'], ctx)
  return { no }
}

function openSession(plan: PlanRecord, no: number, { repos }: Ctx): SessionRecord {
  const session = repos.guidance.sessions(plan.id).find((each) => each.no === no) ?? refuse('not-found', '没有这一次安排，请刷新后重试', 'no')
  return session.state === 'planned' ? session : refuse('session-over', '这一次已经记过了，不能再改；有补充请写在下一次里，或添加备注', 'no')
}

type HoldInput = Parameters<Handlers<'guidance', Ctx>['hold']>[0]
function held({ id, no, heldOn, topic, participation, attitude, nextStep }: HoldInput, ctx: Ctx): { done: true } {
  const { plan, petition } = running(id, ctx)
  const { kind } = openSession(plan, no, ctx)
  check(sessionProblem({ heldOn, topic, attitude }, { consent: plan.consent, since: dayOf(plan.at) }, ctx.today))
  ctx.repos.guidance.hold(id, no, { heldOn, topic: topic.trim(), participation, attitude: attitude.trim(), nextStep: nextStep.trim() }, handOf(ctx))
  noted(petition.id, `${GUIDANCE_KIND_NAMES[kind]}第 ${no} 次：${topic.trim()}`, ctx)
  tell(petition.id, ['session', 'held'], ctx)
  return { done: true }
}

export const guidance: Handlers<'guidance', Ctx> = {
  of: ofPetition, plan: begin, answer: answered, schedule, hold: held,
  change: ({ id, revision, content }, ctx) => {
    const { plan, petition } = running(id, ctx)
    const kept = tidy(content)
    check(guidancePlanProblem(kept, kept.reviewOn === plan.reviewOn ? plan.reviewOn : ctx.today), 'content.')
    if (!ctx.repos.guidance.change(id, revision, kept, handOf(ctx))) changed()
    tell(petition.id, ['planned'], ctx)
    return { done: true }
  },
  callOff: ({ id, no, how, reason }, ctx) => {
    const { plan, petition } = running(id, ctx)
    const { kind } = openSession(plan, no, ctx)
    ctx.repos.guidance.callOff(id, no, how, reason.trim(), handOf(ctx))
    noted(petition.id, `${GUIDANCE_KIND_NAMES[kind]}第 ${no} 次${SESSION_STATE_NAMES[how]}：${reason.trim()}`, ctx)
    tell(petition.id, ['session', how], ctx, reason)
    return { done: true }
  },
  end: ({ id, revision, outcome, text }, ctx) => {
    const { petition } = running(id, ctx)
    check(guidanceEndProblem(outcome, ctx.repos.guidance.sessions(id)))
    for (const { no, state } of ctx.repos.guidance.sessions(id)) if (state === 'planned') ctx.repos.guidance.callOff(id, no, 'cancelled', '计划结束', handOf(ctx))
    if (!ctx.repos.guidance.end(id, revision, { endedOn: ctx.today, outcome, outcomeText: text.trim() }, handOf(ctx))) changed()
    noted(petition.id, `法治教育和心理疏导结束（${GUIDANCE_OUTCOME_NAMES[outcome]}）：${text.trim()}`, ctx)
    tell(petition.id, ['ended', outcome], ctx)
    return { done: true }
  },
}
