/**
 * What is kept too long, and its erasure by two people; drafts nobody went on with, and the periods the room sets for itself.
 * A petition the actor may not see is not there for them, neither to hold, nor to propose, nor to approve.
 */
import type { Handlers } from '../contract/index'
import type { RetentionRow } from '../contract/retention'
import { type Ctx, refuse } from '../door/context'
import type { Keeping } from '../door/ports'
import { dayNumber, dayOf } from '../domain/day'
import { maskName } from '../domain/mask'
import { ERASED_TITLE, erasedForm, inDays, isDue, keptUntil, PERIODS, retentionRuleId, type RetentionRule, settledRules } from '../domain/retention'
import { detailOf } from './petitionPage'
import { leftBehind } from './recorderSteps'
import { unfiled } from './unfiled'

const PAGE = 50
/** Petitions looked at for one page of the list. */
const LOOKED_AT = 1000

const rulesOf = ({ retention, repos }: Ctx) => settledRules(retention.rules, repos.retention.periods())

function ruleOf({ petitionClass, statutoryKind }: Keeping, ctx: Ctx): RetentionRule & { readonly years: number } {
  const rule = rulesOf(ctx).find(({ id }) => id === retentionRuleId(petitionClass, statutoryKind))
  if (rule === undefined || rule.years === null) throw new TypeError('no retention rule for a petition')
  return { ...rule, years: rule.years }
}

function rowOf(keeping: Keeping, ctx: Ctx): RetentionRow {
  const { id, number, title, name, receivedOn, lastAt, state, hold, proposal } = keeping
  const rule = ruleOf(keeping, ctx)
  const { nameOf } = ctx.repos.accounts
  const lastOn = dayOf(lastAt)
  return {
    id, number, title, name: maskName(name), receivedOn, lastOn, keptUntil: keptUntil(lastOn, rule.years), ruleName: rule.name, state,
    ...(hold === undefined ? {} : { hold: { reason: hold.reason, by: nameOf(hold.byId), at: hold.at } }),
    ...(proposal === undefined ? {} : { proposal: { reason: proposal.reason, by: nameOf(proposal.byId), at: proposal.at, own: proposal.byId === ctx.actor.userId } }),
  }
}

function keepingOf(petitionId: number, { repos, actor }: Ctx): Keeping {
  return repos.retention.byId(petitionId, actor.userId) ?? refuse('not-found', '没有这件信访事项，或您无权查看')
}

const dueOf = (keeping: Keeping, ctx: Ctx): RetentionRow => {
  const row = rowOf(keeping, ctx)
  if (row.hold !== undefined) refuse('held', `${row.number} 已标为暂缓销毁，请先由分管领导解除`)
  if (!isDue(row.keptUntil, ctx.today)) refuse('not-due', `${row.number} 要保管到 ${row.keptUntil}，还不能销毁`)
  return row
}

const periodOf = (rules: readonly RetentionRule[], id: string): number => rules.filter((rule) => rule.id === id).map(({ years, days }) => days ?? years ?? 0)[0] ?? 0

const DAY_MS = 86_400_000

/** Drafts nobody has gone on with for longer than they are kept: one's own, for a leader everybody's. */
function forgotten(ctx: Ctx): ReturnType<Ctx['repos']['drafts']['untouched']> {
  const { actor, now, repos } = ctx
  return repos.drafts.untouched(now - periodOf(rulesOf(ctx), 'draft') * DAY_MS).filter(({ ownerId }) => ownerId === actor.userId || actor.roles.includes('leader'))
}

export const retention: Handlers<'retention', Ctx> = {
  ...unfiled,
  rules: (_input, ctx) => ({ ...ctx.retention, rules: [...rulesOf(ctx)] }),
  setPeriods: ({ periods, reason }, ctx) => {
    const before = rulesOf(ctx)
    const changed = PERIODS.filter((id) => periodOf(before, id) !== periods[id])
    if (changed.length === 0) refuse('unchanged', '期限没有改动；要改请先填新的期限', 'periods')
    ctx.repos.retention.setPeriods(periods, ctx.actor.userId, ctx.now)
    const moved = changed.map((id) => `${before.find((rule) => rule.id === id)?.name ?? id} ${periodOf(before, id)} → ${periods[id]} ${inDays(id) ? '天' : '年'}`)
    ctx.audit({ object: 'retention', fields: changed.map((id) => `period.${id}`), reason: `${reason.trim()}（${moved.join('，')}）`, records: ['desk:1'] })
    return { done: true }
  },
  drafts: (_input, ctx) => forgotten(ctx).map(({ id, ownerId, startedAt, savedAt }) => ({ id, owner: ctx.repos.accounts.nameOf(ownerId), own: ownerId === ctx.actor.userId, startedAt, savedAt })),
  discardDrafts: ({ draftIds, reason }, ctx) => {
    for (const id of new Set(draftIds)) {
      const draft = forgotten(ctx).find((one) => one.id === id) ?? refuse('not-due', '这份草稿还没到期，或已登记、删除；请刷新清单', 'draftIds')
      const left = leftBehind(id, ctx)
      ctx.repos.drafts.remove(id, draft.ownerId)
      ctx.audit({ object: `draft:${id}`, fields: [`account:${draft.ownerId}`], reason, ...left })
    }
    return { done: true }
  },
  due: ({ after }, ctx) => {
    const shortest = Math.min(...rulesOf(ctx).flatMap(({ years }) => (years === null ? [] : [years])))
    const looked = ctx.repos.retention.list({ after: after ?? 0, receivedBefore: dayNumber(ctx.today) - shortest * 365, limit: LOOKED_AT }, ctx.actor.userId)
    const rows = looked.map((keeping) => rowOf(keeping, ctx)).filter((row) => isDue(row.keptUntil, ctx.today)).slice(0, PAGE)
    const next = rows.length === PAGE ? rows.at(-1)?.id : looked.length === LOOKED_AT ? looked.at(-1)?.id : undefined
    return { rows, ...(next === undefined ? {} : { next }) }
  },
  hold: ({ petitionId, reason }, ctx) => {
    const keeping = keepingOf(petitionId, ctx)
    if (keeping.hold !== undefined) refuse('already-held', `${keeping.number} 已标为暂缓销毁`)
    ctx.repos.retention.hold(petitionId, reason.trim(), ctx.actor.userId, ctx.now)
    ctx.audit({ object: `petition:${petitionId}`, reason, records: [`petition:${petitionId}`] })
    return { done: true }
  },
  release: ({ petitionId, reason }, ctx) => {
    keepingOf(petitionId, ctx)
    if (!ctx.repos.retention.release(petitionId)) refuse('not-held', '这件事项没有标为暂缓销毁')
    ctx.audit({ object: `petition:${petitionId}`, reason, records: [`petition:${petitionId}`] })
    return { done: true }
  },
  propose: ({ petitionIds, reason }, ctx) => {
    for (const id of new Set(petitionIds)) {
      const keeping = keepingOf(id, ctx)
      const row = dueOf(keeping, ctx)
      if (row.proposal !== undefined) refuse('already-proposed', `${row.number} 已由 ${row.proposal.by} 提出销毁`)
      ctx.repos.retention.propose({ petitionId: id, rule: ruleOf(keeping, ctx).id, keptUntil: row.keptUntil, reason: reason.trim(), byId: ctx.actor.userId, at: ctx.now })
      ctx.audit({ object: `petition:${id}`, fields: [`keptUntil ${row.keptUntil}`], reason, records: [`petition:${id}`] })
    }
    return { done: true }
  },
  withdraw: ({ petitionIds, reason }, ctx) => {
    for (const id of new Set(petitionIds)) {
      const { number, proposal } = keepingOf(id, ctx)
      if (proposal === undefined) return refuse('not-proposed', `${number} 没有人提出销毁`)
      if (proposal.byId !== ctx.actor.userId && !ctx.actor.roles.includes('leader')) refuse('not-yours', `${number} 是别人提出的，请由提出人或分管领导撤回`)
      ctx.repos.retention.withdraw(id)
      ctx.audit({ object: `petition:${id}`, reason, records: [`petition:${id}`] })
    }
    return { done: true }
  },
  approve: ({ petitionIds }, ctx) => {
    const ids = new Set(petitionIds)
    for (const id of ids) erase(id, ctx)
    return { erased: ids.size }
  },
}

function erase(id: number, ctx: Ctx): void {
  const { proposal, number } = keepingOf(id, ctx)
  if (proposal === undefined) return refuse('not-proposed', `${number} 没有人提出销毁，请先由另一人提出`)
  if (proposal.byId === ctx.actor.userId) refuse('own-proposal', `${number} 是您自己提出的，要由另一位分管领导批准`)
  dueOf(keepingOf(id, ctx), ctx)
  const hindering = ctx.repos.recordingKeep.hindering(id)
  if (hindering !== undefined) refuse('held', hindering.why === 'held' ? `${number} 的录音录像 ${hindering.number} 已标为暂缓销毁，请先由分管领导解除` : `${number} 正在录音录像（${hindering.number}），请先结束录制`)
  const copying = ctx.vault.evidence.state().running?.recordingId
  if (copying !== undefined && ctx.repos.recordings.byId(copying)?.petitionId === id) refuse('held', `${number} 的录音录像正在导出证据副本，请等它完成或停止`)
  ctx.repos.retention.approve(id, ctx.actor.userId, ctx.now)
  const others = eraseContent(id, ctx)
  // Whoever is hearing one of its recordings hears no more of it.
  for (const record of others) if (record.startsWith('recording:')) ctx.vault.media.closeAll(Number(record.slice('recording:'.length)))
  ctx.repos.petitions.addEvent(id, ctx.now, ctx.actor.userId, 'state', `按保管期限销毁：${ctx.repos.accounts.nameOf(proposal.byId)} 提出，${ctx.actor.name} 批准`)
  ctx.audit({ object: `petition:${id}`, reason: proposal.reason, records: [`petition:${id}`, ...others] })
}

/** Gives the other records that changed with it. */
function eraseContent(id: number, ctx: Ctx): readonly string[] {
  const petition = ctx.repos.petitions.byId(id, ctx.actor.userId) ?? refuse('not-found', '没有这件信访事项，或您无权查看')
  return ctx.repos.retention.erase(id, ERASED_TITLE, JSON.stringify(erasedForm({ ...detailOf(petition), petitionClass: petition.petitionClass })))
}
