/**
 * Records of which no petition came and that are kept past their period: listed without what they say, and erased by two people.
 * Who may see such a record while it is kept is no matter here; of those that are due only kind, number and dates are told.
 */
import type { Handlers } from '../contract/index'
import type { Unfiled, UnfiledRow } from '../contract/retention'
import { type Ctx, refuse } from '../door/context'
import type { UnfiledKeeping } from '../door/ports'
import { dayOf } from '../domain/day'
import { isDue, keptUntil, settledRules, unfiledName, UNFILED_RULES } from '../domain/retention'

const PAGE = 50
const DAY_MS = 86_400_000
const KINDS = ['stay', 'flag', 'callBack'] as const

function ruleOf(kind: Unfiled['kind'], { retention, repos }: Ctx): { readonly id: string; readonly name: string; readonly years: number } {
  const rule = settledRules(retention.rules, repos.retention.periods()).find(({ id }) => id === UNFILED_RULES[kind])
  if (rule === undefined || rule.years === null) throw new TypeError('no retention rule for a record without a petition')
  return { id: rule.id, name: rule.name, years: rule.years }
}

function rowOf({ kind, no, begunAt, byId, lastAt, proposal }: UnfiledKeeping, ctx: Ctx): UnfiledRow {
  const { years, name } = ruleOf(kind, ctx)
  const { nameOf } = ctx.repos.accounts
  const lastOn = dayOf(lastAt)
  return {
    kind, no, begunOn: dayOf(begunAt), by: nameOf(byId), lastOn, keptUntil: keptUntil(lastOn, years), ruleName: name,
    ...(proposal === undefined ? {} : { proposal: { reason: proposal.reason, by: nameOf(proposal.byId), at: proposal.at, own: proposal.byId === ctx.actor.userId } }),
  }
}

/** One that is due. Whether another is kept longer, belongs to a petition or was never there, nobody learns here. */
function dueOf(record: Unfiled, ctx: Ctx): UnfiledRow {
  const found = ctx.repos.unfiled.byNo(record)
  const row = found === undefined ? undefined : rowOf(found, ctx)
  return row !== undefined && isDue(row.keptUntil, ctx.today) ? row : refuse('not-due', `${unfiledName(record)}还没到期、已登记成事项或已销毁；请刷新清单`, 'records')
}

/** Each once, in the order they were chosen. */
const each = (records: readonly Unfiled[]): readonly Unfiled[] => [...new Map(records.map((record) => [unfiledName(record), record])).values()]

type Calls = Pick<Handlers<'retention', Ctx>, 'unfiled' | 'proposeUnfiled' | 'withdrawUnfiled' | 'approveUnfiled'>

export const unfiled: Calls = {
  unfiled: (_input, ctx) => {
    const due = KINDS.flatMap((kind) => {
      // A year has 365 days at least: whatever is due by the calendar is older than that.
      const before = ctx.now - (ruleOf(kind, ctx).years * 365 - 1) * DAY_MS
      return ctx.repos.unfiled.list(kind, { before, limit: PAGE * 2 }).map((one) => rowOf(one, ctx)).filter((row) => isDue(row.keptUntil, ctx.today))
    }).toSorted((a, b) => a.lastOn.localeCompare(b.lastOn))
    return { rows: due.slice(0, PAGE), more: due.length > PAGE }
  },
  proposeUnfiled: ({ records, reason }, ctx) => {
    for (const record of each(records)) {
      const row = dueOf(record, ctx)
      if (row.proposal !== undefined) refuse('already-proposed', `${unfiledName(record)}已由 ${row.proposal.by} 提出销毁`, 'records')
      ctx.repos.unfiled.propose({ ...record, rule: ruleOf(record.kind, ctx).id, keptUntil: row.keptUntil, reason: reason.trim(), byId: ctx.actor.userId, at: ctx.now })
      ctx.audit({ object: `${record.kind}:${record.no}`, fields: [`keptUntil ${row.keptUntil}`], reason })
    }
    return { done: true }
  },
  withdrawUnfiled: ({ records, reason }, ctx) => {
    for (const record of each(records)) {
      const { proposal } = dueOf(record, ctx)
      if (proposal === undefined) return refuse('not-proposed', `${unfiledName(record)}没有人提出销毁`, 'records')
      if (!proposal.own && !ctx.actor.roles.includes('leader')) refuse('not-yours', `${unfiledName(record)}是别人提出的，请由提出人或分管领导撤回`, 'records')
      ctx.repos.unfiled.withdraw(record)
      ctx.audit({ object: `${record.kind}:${record.no}`, reason })
    }
    return { done: true }
  },
  approveUnfiled: ({ records }, ctx) => {
    const chosen = each(records)
    for (const record of chosen) {
      const { proposal } = dueOf(record, ctx)
      if (proposal === undefined) return refuse('not-proposed', `${unfiledName(record)}没有人提出销毁，请先由另一人提出`, 'records')
      if (proposal.own) refuse('own-proposal', `${unfiledName(record)}是您自己提出的，要由另一位分管领导批准`, 'records')
      ctx.repos.unfiled.approve(record, ctx.actor.userId, ctx.now)
      ctx.repos.unfiled.erase(record)
      ctx.audit({ object: `${record.kind}:${record.no}`, reason: proposal.reason })
    }
    return { erased: chosen.length }
  },
}
