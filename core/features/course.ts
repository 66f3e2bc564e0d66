/**
 * 办理: what can be done in a petition and what was, acts, extension, another class, another round.
 * Whether is decided by core/domain/course.ts; what follows is done by courseSteps.ts.
 */
import type { ActInput } from '../contract/course'
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { ClockRecord } from '../door/coursePort'
import type { Petition } from '../door/ports'
import { ACT_KINDS, lateRequest, problemOf, ROUND_NAMES, roundProblem, type RoundKind } from '../domain/course'
import { actSentence, formProblem } from '../domain/courseForm'
import { roundClock } from '../domain/courseClocks'
import { addDays, formatDayZh } from '../domain/day'
import { CLASS_NAMES, enteredClass, guardProblem, KIND_NAMES, promisesFor } from '../domain/petitionClass'
import { mayHandOver } from '../domain/succession'
import { matterOf, proofOf, record, replacePromise, shownDue } from './courseSteps'
import { detailOf } from './petitionPage'
import { registerRound } from './register'
import { seen, unerased } from './seenPetition'

const ROUNDS = Object.keys(ROUND_NAMES) as RoundKind[]

/** Acts in a petition are for whoever answers for it, and for leaders (security.md §5: assigned cases only). */
const mayAct = ({ officerId }: Petition, { actor }: Ctx): boolean => mayHandOver(officerId, { id: actor.userId, roles: actor.roles })

function own(id: number, ctx: Ctx): Petition {
  const petition = unerased(id, ctx)
  return mayAct(petition, ctx) ? petition : refuse('not-yours', `这件事项由${ctx.repos.accounts.nameOf(petition.officerId)}负责，请由本人或分管领导办理`, 'id')
}

const entryOf = ({ id, rule, track, state, proof, endedOn }: ClockRecord): OutputOf<'course.get'>['clocks'][number] => ({
  id, rule, track, state, proof, ...(endedOn === null ? {} : { endedOn }), late: endedOn !== null && state === 'met' && endedOn > proof.dueOn,
})

function get({ id }: InputOf<'course.get'>, ctx: Ctx): OutputOf<'course.get'> {
  const { repos, actor, today } = ctx
  const petition = seen(id, ctx)
  const matter = matterOf(petition, ctx)
  const linked = (petitionId: number, kind: RoundKind): { id: number; number: string; kind: RoundKind }[] => {
    const other = repos.petitions.byId(petitionId, actor.userId)
    return other === undefined ? [] : [{ id: other.id, number: other.number, kind }]
  }
  const of = repos.course.roundOf(id)
  const before = of === undefined ? undefined : linked(of.ofId, of.kind)[0]
  const clocks = repos.course.clocks(id).map(entryOf)
  return {
    state: petition.state,
    acts: repos.course.acts(id).reverse().map(({ actorId, toldOn, ...act }) => ({ ...act, actor: repos.accounts.nameOf(actorId), ...(toldOn === null ? {} : { toldOn }) })),
    clocks: [...clocks.filter(({ state }) => state === 'open').sort((a, b) => a.proof.dueOn.localeCompare(b.proof.dueOn)), ...clocks.filter(({ state }) => state !== 'open').reverse()],
    can: ACT_KINDS.map((kind) => { const problem = problemOf(kind, matter, today); return { kind, ...(problem === undefined ? {} : { problem }) } }),
    canReopen: ROUNDS.map((kind) => {
      const [problem, late] = [problemOf('reopen', matter, today) ?? roundProblem(kind, matter), lateRequest(kind, matter, today)]
      return { kind, ...(problem === undefined ? {} : { problem }), ...(late === undefined ? {} : { late }) }
    }),
    ...(before === undefined ? {} : { of: before }), rounds: repos.course.roundsFrom(id).flatMap(({ petitionId, kind }) => linked(petitionId, kind)),
    mayAct: mayAct(petition, ctx), mayExtend: actor.roles.includes('leader') && petition.officerId !== actor.userId,
  }
}

function act({ id, ...told }: ActInput, ctx: Ctx): OutputOf<'course.act'> {
  const petition = own(id, ctx)
  const problem = problemOf(told.kind, matterOf(petition, ctx), ctx.today)
  if (problem !== undefined) refuse('not-now', problem, 'kind')
  const wrong = formProblem(told, { receivedOn: petition.receivedOn, today: ctx.today })
  if (wrong !== undefined) refuse('incomplete', wrong.message, wrong.field)
  const { kind, doneOn, unit = '', coUnits = '', reasonCode = '', outcome = '', text = '', toldOn, feedbackBy } = told
  record(petition, { kind, doneOn, unit: unit.trim(), coUnits: coUnits.trim(), reasonCode, outcome, text, toldOn: toldOn ?? null, feedbackBy }, actSentence(told), ctx)
  ctx.audit({ object: `petition:${id}`, fields: [kind, ...(outcome === '' ? [] : [outcome])], records: [`petition:${id}`] })
  return { state: ctx.repos.petitions.byId(id, ctx.actor.userId)?.state ?? petition.state }
}

function extend({ id, days, reason }: InputOf<'course.extend'>, ctx: Ctx): OutputOf<'course.extend'> {
  const petition = unerased(id, ctx)
  if (petition.officerId === ctx.actor.userId) refuse('own-matter', '这件事项由您本人负责，延期请另一位分管领导批准（条例第三十四条）', 'id')
  const problem = problemOf('extend', matterOf(petition, ctx), ctx.today)
  if (problem !== undefined) refuse('not-now', problem, 'id')
  const closing = ctx.repos.course.clocks(id).find(({ rule, state }) => rule === 'closing' && state === 'open')
  const until = closing === undefined ? '' : `，办结期限由${formatDayZh(closing.proof.dueOn)}延至${formatDayZh(addDays(closing.proof.dueOn, days))}`
  record(petition, { kind: 'extend', doneOn: ctx.today, unit: '', coUnits: '', reasonCode: '', outcome: '', text: reason, toldOn: null, days }, `批准延期 ${days} 日${until}；理由 ${reason}`, ctx)
  ctx.audit({ object: `petition:${id}`, fields: ['extend'], reason, records: [`petition:${id}`] })
  return { done: true }
}

function classify({ id, petitionClass, statutoryKind, reason, guard }: InputOf<'course.classify'>, ctx: Ctx): OutputOf<'course.classify'> {
  const { repos, actor, calendar, rules } = ctx
  const petition = own(id, ctx)
  if (petition.state === 'closed') refuse('not-now', '已经办结，不能改分类；需要重新办理的请“另立一轮”', 'id')
  const kind = statutoryKind ?? null
  if (petitionClass === petition.petitionClass && kind === petition.statutoryKind) refuse('unchanged', '分类没有变化，请选另一类', 'petitionClass')
  if (petition.statutoryKind === 'report' && kind !== 'report') refuse('not-now', '检举控告不能改成别的类别：内容仍须保密；另有诉求的请另行登记', 'statutoryKind')
  if (petitionClass === 'unreasonable') checkGuard(petition, guard, ctx)
  const { petitionClass: entered, guardState } = enteredClass(petitionClass)
  const { promise } = promisesFor({ petitionClass: entered, statutoryKind: kind }, petition.receivedOn, calendar, rules)
  const before = shownDue(repos.course.clocks(id))
  replacePromise(petition, promise, ctx)
  const after = before === undefined ? undefined : promise
  const detail = JSON.stringify({ ...detailOf(petition), ...(guard === undefined || petitionClass !== 'unreasonable' ? {} : { guard }) })
  repos.petitions.classify({ ...petition, petitionClass: entered, statutoryKind: kind, restricted: Number(petition.restricted === 1 || kind === 'report'), guardState, guardBy: null, guardAt: null, detail, promise: JSON.stringify(promise), dueOn: after?.dueOn ?? null, earlyOn: after?.earlyOn ?? null, provisional: Number(after?.provisional ?? false) })
  const names = (name: Petition['petitionClass'], law: Petition['statutoryKind']) => [CLASS_NAMES[name], law === null ? '' : KIND_NAMES[law]].filter((word) => word !== '').join('、')
  const asked = guardState === 'pending' && guard !== undefined ? `；拟列为无理缠访，待 ${repos.accounts.nameOf(guard.approverId)} 审批，审批前按合理诉求（复杂）办理` : ''
  const text = `改分类：由 ${names(petition.petitionClass, petition.statutoryKind)} 改为 ${names(entered, kind)}${asked}；期限仍从登记日起算；原因 ${reason}`
  repos.petitions.addEvent(id, ctx.now, actor.userId, 'classified', text)
  repos.petitions.addSearchable(id, text)
  if (guardState === 'pending' && petition.restricted === 1 && guard !== undefined) repos.petitions.addHandler(id, guard.approverId)
  ctx.audit({ object: `petition:${id}`, fields: ['petitionClass', 'statutoryKind'], reason, records: [`petition:${id}`] })
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function checkGuard({ id, receiverId }: Petition, guard: InputOf<'course.classify'>['guard'], { repos, actor }: Ctx): void {
  const problem = guardProblem(guard, actor.userId)
  if (problem !== undefined) refuse(problem.field.endsWith('approverId') && guard?.approverId !== undefined ? 'approver-invalid' : 'guard-missing', problem.message, problem.field)
  const approver = guard?.approverId === undefined ? undefined : repos.accounts.byId(guard.approverId)
  if (approver?.roles.includes('leader') !== true || approver.id === receiverId || repos.petitions.isExcluded(id, approver.id)) refuse('approver-invalid', '审批人须是没有登记过本件、不用回避的分管领导，请重新选择', 'guard.approverId')
}

function reopen({ id, kind, reason }: InputOf<'course.reopen'>, ctx: Ctx): OutputOf<'course.reopen'> {
  const petition = own(id, ctx)
  const matter = matterOf(petition, ctx)
  const problem = problemOf('reopen', matter, ctx.today) ?? roundProblem(kind, matter)
  if (problem !== undefined) refuse('not-now', problem, 'kind')
  const late = lateRequest(kind, matter, ctx.today)
  const made = registerRound(petition, { kind, reason }, ctx)
  const begins = roundClock(kind, ctx.repos.course.acts(id).findLast((one) => one.kind === 'evaluate')?.doneOn ?? ctx.today, ctx.today)
  if (begins !== undefined) ctx.repos.course.addClock(made.id, { track: begins.track, proof: proofOf(begins, ctx), actId: null })
  record(petition, { kind: 'reopen', doneOn: ctx.today, unit: '', coUnits: '', reasonCode: '', outcome: '', text: reason, toldOn: null }, `另立一轮（${ROUND_NAMES[kind]}）：${made.number}；原因 ${reason}${late === undefined ? '' : `；${late}`}`, ctx)
  ctx.audit({ object: `petition:${id}`, fields: ['reopen', kind], reason, records: [`petition:${id}`, ...made.records] })
  return { id: made.id, number: made.number }
}

export const course: Handlers<'course', Ctx> = { get, act, extend, classify, reopen }
