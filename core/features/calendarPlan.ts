/**
 * What a change of the calendar or of a clock rule would do: the arrangement after it, the limits it moves, what it writes.
 * Plans and writes nothing; the plan's own `commit` does.
 */
import type { Change, Effect, Move } from '../contract/calendar'
import type { Day } from '../contract/fields'
import { type Ctx, refuse } from '../door/context'
import type { OpenLimit, Said } from '../door/calendarPort'
import { type Arrangement, arrange, type RoomOwn, settledRule } from '../domain/arrangement'
import type { YearFile } from '../domain/calendar'
import { addDays, compareDays, Day as DayOf, yearOf } from '../domain/day'
import type { ClockRule, DueProof } from '../domain/deadline'
import { newlyOverdue, REACH, redated, type Under } from '../domain/redating'
import { type Check, checkReading, differenceOf, LONGEST_REST, longestRest } from '../domain/yearChecks'
import { readIcs } from '../domain/yearIcs'
import { readYearJson } from '../domain/yearJson'
import { readNotice } from '../domain/yearNotice'
import { inOrder, type YearReading } from '../domain/yearReading'

export interface Moved { readonly limit: OpenLimit; readonly after: DueProof }
type Range = Parameters<Ctx['repos']['calendar']['openLimits']>[0]

export interface Plan {
  /** What the timeline and the log call it. */
  readonly title: string
  readonly object: string
  readonly fields: readonly string[]
  /** Undefined where it cannot be made as it is. */
  readonly next: Arrangement | undefined
  readonly changed?: string
  readonly range: Range
  readonly checks: readonly Check[]
  readonly shown?: Pick<Effect, 'reading' | 'difference'>
  readonly unchanged: boolean
  /** Gives the records it wrote, as the audit log names them. */
  commit(said: Said): readonly string[]
}

const READERS: Readonly<Record<'json' | 'ics' | 'notice', (text: string, year?: number) => YearReading>> = { json: readYearJson, ics: readIcs, notice: readNotice }
const FIRST = DayOf.parse('1900-01-01')
const LAST = DayOf.parse('9999-12-31')

/** What is said with a change stands in the proofs of the limits it moves. */
export interface Words { readonly reason: string; readonly source: string }
const NO_WORDS: Words = { reason: '', source: '' }
const OF_THE_ROOM = '本室定'

/** @throws Refusal for a rule that is not there, and for a year or day that was never the room's own. */
export function planOf(change: Change, ctx: Ctx, words: Words = NO_WORDS): Plan {
  switch (change.kind) {
    case 'year': return yearPlan(change, words, ctx)
    case 'yearBack': return backPlan(change.year, ctx)
    case 'local': return localPlan(change, words, ctx)
    case 'rule': case 'ruleBack': return rulePlan(change, words, ctx)
  }
}

const around = (from: Day, to: Day): Range => ({ from: addDays(from, -REACH), to: addDays(to, REACH) })
/** With the December before, which a notice may take in. */
const yearRange = (year: number): Range => around(DayOf.parse(`${year - 1}-12-01`), DayOf.parse(`${year}-12-31`))

function yearPlan({ form, text, year: wanted }: Extract<Change, { kind: 'year' }>, words: Words, { repos, brought, calendar }: Ctx): Plan {
  const reading = READERS[form](text, wanted)
  const { year, off, work, lines, source } = reading
  const shown = { reading: { ...(year === undefined ? {} : { year }), off: [...off], work: [...work], lines: [...lines], ...(source === undefined ? {} : { source }) } }
  const checks = checkReading(reading, brought.statutory)
  if (year === undefined || checks.some(({ level }) => level === 'wrong')) return { title: '录入放假安排', object: 'calendar', fields: [], next: undefined, range: around(FIRST, FIRST), checks, shown, unchanged: false, commit: () => [] }
  const before = calendar.years().find((file) => file.year === year)
  const difference = differenceOf(before, { off, work })
  const file: YearFile = { year, revision: `${year}.室${repos.calendar.timesOf(year) + 1}`, source: words.source, off, work }
  const next = arrange(brought, withYear(repos.calendar.own(), year, file))
  return {
    title: `录入${year}年放假安排`, object: `calendar:${year}`, fields: ['off', 'work'], next, range: yearRange(year), checks: [...checks, ...restCheck(next, off)],
    shown: { ...shown, difference: { offAdded: [...difference.offAdded], offGone: [...difference.offGone], workAdded: [...difference.workAdded], workGone: [...difference.workGone] } },
    unchanged: calendar.known(year) && Object.values(difference).every((days) => days.length === 0),
    commit: (said) => [`calendarYear:${repos.calendar.addYear(year, { ...said, file, form, source: words.source })}`],
  }
}

function withYear(own: RoomOwn, year: number, file: YearFile | undefined): RoomOwn {
  return { ...own, years: [...own.years.filter((one) => one.year !== year), ...(file === undefined ? [] : [file])] }
}

function backPlan(year: number, { repos, brought }: Ctx): Plan {
  const own = repos.calendar.yearOf(year)
  if (own === undefined) refuse('unchanged', `${year}年的放假安排没有本室录入的，不必撤回`, 'year')
  const { off, work } = brought.files.find((file) => file.year === year) ?? { off: [], work: [] }
  const difference = differenceOf(own.file, { off, work })
  return {
    title: `撤回本室录入的${year}年放假安排`, object: `calendar:${year}`, fields: ['off', 'work'], next: arrange(brought, withYear(repos.calendar.own(), year, undefined)), range: yearRange(year), checks: [], unchanged: false,
    shown: { difference: { offAdded: [...difference.offAdded], offGone: [...difference.offGone], workAdded: [...difference.workAdded], workGone: [...difference.workGone] } },
    commit: (said) => [`calendarYear:${repos.calendar.addYear(year, { ...said, file: undefined, form: 'back', source: '' })}`],
  }
}

function localPlan({ days: given, what }: Extract<Change, { kind: 'local' }>, { reason }: Words, { repos, brought }: Ctx): Plan {
  const own = repos.calendar.own()
  const days = inOrder(given)
  const [from = FIRST, to = FIRST] = [days[0], days.at(-1)]
  const touched = days.filter((day) => (own.layer.days.find((one) => one.day === day)?.kind ?? 'clear') !== what)
  const changes = new Map(own.layer.changes)
  for (const day of days) changes.set(yearOf(day), (changes.get(yearOf(day)) ?? 0) + 1)
  const after = own.layer.days.filter(({ day }) => !days.includes(day))
  const next = arrange(brought, { ...own, layer: { changes, days: what === 'clear' ? after : [...after, ...days.map((day) => ({ day, kind: what, reason }))] } })
  return {
    title: what === 'clear' ? '取消本地放假、停办日' : '改本地放假、停办日', object: 'localDays', fields: [what], next, range: around(from, to), checks: restCheck(next, days), unchanged: touched.length === 0,
    commit: (said) => days.map((day) => `localDay:${repos.calendar.addLocal(day, what, said)}`),
  }
}

function rulePlan(change: Extract<Change, { kind: 'rule' | 'ruleBack' }>, words: Words, { repos, brought, rules }: Ctx): Plan {
  const rule = brought.rules.find(({ id }) => id === change.id) ?? refuse('unknown-rule', '没有这条时限规则，请刷新后重试', 'id')
  const now = rules.find(({ id }) => id === change.id) ?? rule
  const own = repos.calendar.own()
  const others = own.settings.filter((setting) => setting.rule !== rule.id)
  const source = words.source === '' ? OF_THE_ROOM : words.source
  const settings = change.kind === 'ruleBack' ? others : [...others, { rule: rule.id, n: change.n, unit: change.unit, onRestDay: change.onRestDay, source }]
  const then = settledRule(rule, settings)
  const fields = (['n', 'unit', 'onRestDay'] as const).filter((field) => then[field] !== now[field])
  return {
    title: `${change.kind === 'ruleBack' ? '时限规则改回默认' : '改时限规则'}“${rule.name}”为${inWords(then)}`, object: `clockRule:${rule.name}`, fields, changed: rule.id, next: arrange(brought, { ...own, settings }), checks: lawCheck(change, rule),
    range: { from: FIRST, to: LAST, rule: rule.id }, unchanged: change.kind === 'ruleBack' ? repos.calendar.ruleOf(rule.id) === undefined : fields.length === 0,
    commit: (said) => [`clockSetting:${change.kind === 'ruleBack' ? repos.calendar.addRule(rule.id, undefined, { ...said, source: '' }) : repos.calendar.addRule(rule.id, { n: then.n, unit: then.unit, onRestDay: then.onRestDay, source }, { ...said, source })}`],
  }
}

const inWords = ({ n, unit, onRestDay }: ClockRule): string => `${n}${unit === 'day' ? '日' : '个工作日'}${onRestDay === 'forward' ? '，遇休息日顺延' : ''}`

function lawCheck(change: Change, { fixedBy, source }: ClockRule): readonly Check[] {
  return change.kind === 'rule' && fixedBy === 'law' ? [{ level: 'doubt', text: `这个时限由法律、条例规定（${source}），本室不能自行放宽；法律改了或上级有规定的，要写明来源` }] : []
}

/** Limits cannot be reckoned through endless rest. */
function restCheck({ calendar }: Arrangement, days: readonly Day[]): readonly Check[] {
  return longestRest(days, (day) => !calendar.isWorkday(day).workday) > LONGEST_REST ? [{ level: 'wrong', text: `连续休息超过 ${LONGEST_REST} 天，期限无法推算，请分开或核对` }] : []
}

/** Every limit that the plan moves, whoever may see it. */
export function movesOf({ next, changed, range }: Plan, { repos, actor }: Ctx): Moved[] {
  if (next === undefined) return []
  const under: Under = { ...next, changed }
  return repos.calendar.openLimits(range, actor.userId).flatMap((limit) => {
    const after = redated(limit.proof, under)
    return after === undefined ? [] : [{ limit, after }]
  })
}

/** Who reads petitions at all. */
export const readsPetitions = ({ actor }: Ctx): boolean => actor.roles.some((role) => role === 'reception' || role === 'leader')

const due = ({ dueOn, earlyOn, provisional }: DueProof): Move['before'] => ({ dueOn, earlyOn, provisional })

/** What the actor may see of it, soonest first. */
export function shownMoves(moved: readonly Moved[], ctx: Ctx): Move[] {
  if (!readsPetitions(ctx)) return []
  return moved.filter(({ limit }) => limit.seen).map(({ limit: { petitionId, number, proof }, after }) => ({
    petitionId, number, ruleName: after.ruleName, startOn: after.startOn, before: due(proof), after: due(after), newlyOverdue: newlyOverdue(proof, after, ctx.today), firm: proof.provisional && !after.provisional,
  })).sort((a, b) => compareDays(a.after.dueOn, b.after.dueOn) || a.petitionId - b.petitionId)
}

export const seenOf = (moves: readonly Move[], { digest }: Ctx): string => digest(JSON.stringify(moves))
