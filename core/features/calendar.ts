/**
 * 放假与时限: years, the room's own days and clock rules, looked at by everybody and changed by administrator and leader;
 * a change is made together with the limits it moves, and only on what was looked at before.
 */
import type { Change } from '../contract/calendar'
import type { Handlers, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { CalendarChange, OwnRule, Said } from '../door/calendarPort'
import { LOCAL_NAMES, type LocalKind, overdueYears } from '../domain/calendar'
import { yearOf } from '../domain/day'
import type { ClockRule } from '../domain/deadline'
import { moveInWords } from '../domain/redating'
import { writeYear } from '../domain/yearJson'
import { type Moved, movesOf, type Plan, planOf, readsPetitions, seenOf, shownMoves } from './calendarPlan'
import { shownDue } from './courseSteps'

const MOST_SHOWN = 1000
const HISTORY = 100

interface Told { readonly reason: string; readonly source?: string | undefined; readonly seen: string }

/** The change, its limits, their timelines and the log, in the transaction of the call. */
function make(change: Change, { reason, source = '', seen }: Told, ctx: Ctx): { done: true } {
  const words = { reason: reason.trim(), source: source.trim() }
  const plan = planOf(change, ctx, words)
  if (plan.unchanged) refuse('unchanged', '和现在的一样，没有改动')
  const wrong = plan.checks.find(({ level }) => level === 'wrong')
  if (wrong !== undefined) refuse(change.kind === 'year' ? 'unreadable' : 'too-long-rest', wrong.text, change.kind === 'year' ? 'text' : 'days')
  const moved = movesOf(plan, ctx)
  if (seenOf(shownMoves(moved, ctx), ctx) !== seen) refuse('effect-changed', '看过前后对照以后，又有期限变了；请再看一遍前后对照，再确认', 'seen')
  const records = plan.commit({ reason: words.reason, byId: ctx.actor.userId, at: ctx.now })
  ctx.audit({ object: plan.object, fields: plan.fields, reason: words.source === '' ? words.reason : `${words.reason}（来源：${words.source}）`, records })
  for (const [petitionId, limits] of Map.groupBy(moved, ({ limit }) => limit.petitionId)) redate(petitionId, limits, plan, words.reason, ctx)
  return { done: true }
}

/** Everything that shows a limit follows it: the limit, the proof beside it, the date of the lists, the timeline. Receipts stay as issued. */
function redate(petitionId: number, moved: readonly Moved[], { title }: Plan, reason: string, ctx: Ctx): void {
  const { repos, now, actor } = ctx
  for (const { limit, after } of moved) {
    repos.course.redate(petitionId, limit.id, after)
    repos.calendar.follow(petitionId, after)
  }
  const shown = shownDue(repos.course.clocks(petitionId))
  if (shown !== undefined && moved.some(({ after }) => after.rule === shown.rule)) repos.calendar.showDue(petitionId, shown)
  repos.petitions.addEvent(petitionId, now, actor.userId, 'state', `期限重算（${title}）：${moved.map(({ limit, after }) => moveInWords(limit.proof, after)).join('；')}。原因：${reason}`)
  ctx.audit({ object: `petition:${petitionId}`, fields: ['dueDates'], reason, records: [`petition:${petitionId}`] })
}

const said = ({ reason, byId, at }: Said, { repos }: Ctx) => ({ by: repos.accounts.nameOf(byId), at, reason })

function yearPage(year: number, ctx: Ctx): OutputOf<'calendar.year'> {
  const { calendar, brought, repos } = ctx
  const file = calendar.years().find((one) => one.year === year)
  const own = repos.calendar.yearOf(year)
  const state = calendar.state(year)
  return {
    year, state, revision: calendar.revision(year), source: file?.source ?? '', off: [...(file?.off ?? [])], work: [...(file?.work ?? [])], statutory: brought.statutory.filter(({ day }) => yearOf(day) === year).map(({ day, name }) => ({ day, name })),
    local: repos.calendar.localOf(year).map(({ day, kind, ...rest }) => ({ day, kind, ...said(rest, ctx) })), ...(own === undefined ? {} : { own: said(own, ctx) }),
    json: file === undefined || state !== 'known' ? '' : writeYear(file),
  }
}

const numbers = ({ n, unit, onRestDay, source }: ClockRule | OwnRule) => ({ n, unit, onRestDay, source })

function ruleRow(rule: ClockRule, ctx: Ctx): OutputOf<'calendar.rules'>['rules'][number] {
  const now = ctx.rules.find(({ id }) => id === rule.id) ?? rule
  const own = ctx.repos.calendar.ruleOf(rule.id)
  return { id: rule.id, name: rule.name, start: rule.start, fixedBy: rule.fixedBy ?? 'plan', ...numbers(now), brought: numbers(rule), ...(own === undefined ? {} : { own: said(own, ctx) }) }
}

/** One line of what was changed when. */
function changeLine({ what, key, detail, source, ...rest }: CalendarChange, ctx: Ctx): OutputOf<'calendar.history'>[number] {
  return { what, text: lineText(what, key, detail, ctx), source, ...said(rest, ctx) }
}

function lineText(what: CalendarChange['what'], key: string, detail: string, { brought }: Ctx): string {
  switch (what) {
    case 'year': return detail === 'back' ? `撤回${key}年放假安排` : `录入${key}年放假安排`
    case 'local': return `${key} ${detail === 'clear' ? '取消本地日期' : LOCAL_NAMES[detail as LocalKind]}`
    case 'rule': {
      const name = brought.rules.find(({ id }) => id === key)?.name ?? key
      const [n = '', unit, onRestDay] = detail.split(' ')
      return detail === 'back' ? `“${name}”改回默认` : `“${name}”改为${n}${unit === 'day' ? '日' : '个工作日'}${onRestDay === 'forward' ? '，遇休息日顺延' : ''}`
    }
  }
}

export const calendar: Handlers<'calendar', Ctx> = {
  overview: (_input, ctx) => {
    const { today, repos } = ctx
    const own = new Set(repos.calendar.own().years.map(({ year }) => year))
    return { today, missing: overdueYears(ctx.calendar, today), years: ctx.calendar.years().map(({ year, source }) => ({ year, source, state: ctx.calendar.state(year), revision: ctx.calendar.revision(year), own: own.has(year) })) }
  },
  year: ({ year }, ctx) => yearPage(year, ctx),
  rules: (_input, ctx) => ({ rules: ctx.brought.rules.map((rule) => ruleRow(rule, ctx)), warnings: { ...ctx.brought.warnings, steps: [...ctx.brought.warnings.steps] } }),
  history: (_input, ctx) => ctx.repos.calendar.changes(HISTORY).map((change) => changeLine(change, ctx)),
  effect: ({ change }, ctx) => {
    const plan = planOf(change, ctx)
    const moves = shownMoves(movesOf(plan, ctx), ctx)
    return { ...plan.shown, checks: [...plan.checks], moves: moves.slice(0, MOST_SHOWN), more: moves.length > MOST_SHOWN, reads: readsPetitions(ctx), seen: plan.next === undefined ? '' : seenOf(moves, ctx) }
  },
  setYear: ({ form, text, year, doubtsSeen, ...told }, ctx) => {
    const change: Change = { kind: 'year', form, text, year }
    if (!doubtsSeen && planOf(change, ctx).checks.some(({ level }) => level === 'doubt')) refuse('doubts', '有存疑的地方，请逐条核对后勾选“已核对”', 'doubtsSeen')
    return make(change, told, ctx)
  },
  dropYear: ({ year, ...told }, ctx) => make({ kind: 'yearBack', year }, told, ctx),
  setLocal: ({ days, what, ...told }, ctx) => make({ kind: 'local', days, what }, told, ctx),
  setRule: ({ id, n, unit, onRestDay, ...told }, ctx) => {
    const rule = ctx.brought.rules.find((one) => one.id === id)
    if (rule?.fixedBy === 'law' && told.source.trim().length < 4) refuse('source-missing', `“${rule.name}”由法律、条例规定，改动要写明来源（如新的法律条款或上级文件的名称、文号）`, 'source')
    return make({ kind: 'rule', id, n, unit, onRestDay }, told, ctx)
  },
  dropRule: ({ id, ...told }, ctx) => make({ kind: 'ruleBack', id }, told, ctx),
}
