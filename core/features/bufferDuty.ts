/**
 * Volunteers: who is on duty and free, what they did today, and who should rest after a hard conversation.
 * A suggested rest is advice: whoever goes on in spite of it says why.
 */
import type { DutyRow } from '../contract/buffer'
import type { Handlers } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { Stay } from '../door/bufferPort'
import type { Account } from '../door/ports'
import { isOnDuty, labelOf, loadOn, restReason, restUntil } from '../domain/buffer'
import { startOf } from '../domain/day'

const LOOKS_AFTER = ['counsellor', 'reception', 'leader']

/** Active colleagues who may look after somebody; counsellors first. */
function colleagues({ repos }: Ctx): Account[] {
  return repos.accounts.active().filter(({ roles }) => roles.some((role) => LOOKS_AFTER.includes(role))).sort((a, b) => Number(b.roles.includes('counsellor')) - Number(a.roles.includes('counsellor')) || a.id - b.id)
}

const looksAfter = ({ volunteerId, secondId }: Stay, accountId: number): boolean => volunteerId === accountId || secondId === accountId

interface Facts { readonly mine: readonly Stay[]; readonly last: 'came' | 'went' | undefined; readonly since: number | undefined }

function factsOf(ctx: Ctx): (accountId: number) => Facts {
  const stays = ctx.repos.buffer.since(startOf(ctx.today) - LONGEST_REST_MS)
  const events = ctx.repos.buffer.dutyOn(ctx.today).filter(({ kind }) => kind !== 'resumed')
  return (accountId) => {
    const last = events.findLast((event) => event.accountId === accountId)
    return { mine: stays.filter((stay) => looksAfter(stay, accountId)), last: last?.kind === 'came' ? 'came' : last === undefined ? undefined : 'went', since: last?.kind === 'came' ? last.at : undefined }
  }
}
/** A rest may reach over midnight: as long as the longest that can be set. */
const LONGEST_REST_MS = 240 * 60_000

/** The rest after the newest hard stay, unless he went on in spite of it. */
function restOf(mine: readonly Stay[], accountId: number, { repos, now }: Ctx): (DutyRow['rest'] & { readonly stayId: number }) | undefined {
  const { restMinutes } = repos.buffer.savedRules()?.rules ?? repos.buffer.defaults().rules
  for (const stay of [...mine].reverse()) {
    const { endedAt, outcome } = stay
    if (endedAt === null || outcome === null) continue
    const why = restReason({ ...stay, endedAt, outcome, hardMinutes: repos.buffer.rulesOf(stay.rulesId).hardMinutes })
    if (why === undefined) continue
    const until = restUntil(endedAt, restMinutes, now)
    return until === undefined || repos.buffer.resumed(stay.id, accountId) ? undefined : { until, why, stayId: stay.id }
  }
  return undefined
}

function rowOf({ id, name }: Account, facts: Facts, ctx: Ctx): DutyRow {
  const busy = facts.mine.filter(({ endedAt }) => endedAt === null)
  const visible = new Set(ctx.repos.buffer.running(ctx.actor.userId).map((stay) => stay.id))
  const rest = restOf(facts.mine, id, ctx)
  const stays = facts.mine.flatMap((stay) => (stay.startedAt === null ? [] : [{ ...stay, startedAt: stay.startedAt }]))
  return {
    accountId: id, name, onDuty: isOnDuty({ last: facts.last, busy: busy.length > 0 }), ...(facts.since === undefined ? {} : { since: facts.since }),
    busyWith: busy.filter((stay) => visible.has(stay.id)).map((stay) => ({ stayId: stay.id, label: labelOf(stay) })),
    ...loadOn(stays, ctx.today, ctx.now), ...(rest === undefined ? {} : { rest: { until: rest.until, why: rest.why } }),
  }
}

function note(accountId: number, kind: 'came' | 'went' | 'resumed', { repos, now, today, actor }: Ctx, more: { readonly stayId: number; readonly reason: string } | undefined = undefined): void {
  repos.buffer.addDuty({ accountId, at: now, onDay: today, byId: actor.userId, kind, stayId: more?.stayId ?? null, reason: more?.reason ?? '' })
}

function colleague(accountId: number, ctx: Ctx, field = 'accountId'): Account {
  return colleagues(ctx).find(({ id }) => id === accountId) ?? refuse('unknown-officer', '请选一位在用的心理志愿者、接访社工或分管领导', field)
}

interface Wanted { readonly accountId: number; readonly restReason?: string | undefined; /** Whether being off duty stands in the way, or is mended. */ readonly comes: boolean; readonly field?: string }

/** Sees to it that somebody can look after one more person: not after another already, on duty, rested or with a reason. */
export function free({ accountId, restReason: why, comes, field = 'volunteerId' }: Wanted, ctx: Ctx): void {
  const account = colleague(accountId, ctx, field)
  const { mine, last } = factsOf(ctx)(accountId)
  if (mine.some(({ endedAt, volunteerId }) => endedAt === null && volunteerId === accountId)) refuse('volunteer-busy', `${account.name}正在陪另一位来访人，请另选一位，或先不指定、由别人接手`, field)
  const rest = restOf(mine, accountId, ctx)
  if (rest !== undefined && why === undefined) refuse('resting', `${account.name}刚结束一次较重的谈话，建议先休息；请另选一位，确需由${account.name}来的请写明原因`, 'restReason')
  if (rest !== undefined) note(accountId, 'resumed', ctx, { stayId: rest.stayId, reason: why?.trim() ?? '' })
  if (isOnDuty({ last, busy: mine.some(({ endedAt }) => endedAt === null) })) return
  if (!comes) refuse('off-duty', `${account.name}今天还没有上岗，请先点“上岗”，或另选一位`, field)
  note(accountId, 'came', ctx)
}

export const bufferDuty: Pick<Handlers<'buffer', Ctx>, 'duty' | 'setDuty' | 'resume'> = {
  duty: (_input, ctx) => {
    const facts = factsOf(ctx)
    return { now: ctx.now, rows: colleagues(ctx).map((account) => rowOf(account, facts(account.id), ctx)) }
  },
  setDuty: ({ accountId, onDuty }, ctx) => {
    const { name } = colleague(accountId, ctx)
    const { last, mine } = factsOf(ctx)(accountId)
    const busy = mine.some(({ endedAt }) => endedAt === null)
    if (!onDuty && busy) refuse('volunteer-busy', `${name}还在陪来访人，请先结束，或由别人接手后再离岗`, 'accountId')
    if (isOnDuty({ last, busy: false }) === onDuty) refuse('same-state', `${name}已经${onDuty ? '上岗' : '离岗'}了`, 'accountId')
    note(accountId, onDuty ? 'came' : 'went', ctx)
    ctx.audit({ object: `account:${accountId}`, fields: [onDuty ? '+onDuty' : '-onDuty'] })
    return { done: true }
  },
  resume: ({ accountId, reason }, ctx) => {
    const { name } = colleague(accountId, ctx)
    const rest = restOf(factsOf(ctx)(accountId).mine, accountId, ctx) ?? refuse('not-resting', `${name}没有需要提前结束的休息`, 'accountId')
    note(accountId, 'resumed', ctx, { stayId: rest.stayId, reason: reason.trim() })
    ctx.audit({ object: `account:${accountId}`, fields: ['rest'] })
    return { done: true }
  },
}
