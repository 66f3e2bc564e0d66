/**
 * Keeping and ending recordings: what is due, holds, and destruction by two people.
 * One the actor may not see is not there for him; nothing here reads what was recorded.
 */
import type { Handlers } from '../contract/index'
import type { RecordingKept } from '../contract/recordingKeep'
import { type Ctx, refuse } from '../door/context'
import type { RecordingKeeping } from '../door/recordingKeepPort'
import { recordingActProblem } from '../domain/recording'
import { HOLD_GROUND_NAMES, recordingKeptUntil, recordingRuleId } from '../domain/recordingKeep'
import { isDue, type RetentionRule, settledRules } from '../domain/retention'
import { needApart } from './apart'

const PAGE = 50
/** Looked at for one page of the list. */
const LOOKED_AT = 1000
const DAY_MS = 86_400_000

type Ruled = RetentionRule & { readonly days: number }
export function recordingRule(kind: RecordingKeeping['kind'], { retention, repos }: Ctx): Ruled {
  const rule = settledRules(retention.rules, repos.retention.periods()).find(({ id }) => id === recordingRuleId(kind))
  if (rule === undefined || rule.days === null) throw new TypeError('no retention rule for a recording')
  return { ...rule, days: rule.days }
}

/** One the actor may see, with the compartment in his hands. */
export function keepingOf(id: number, ctx: Ctx): RecordingKeeping {
  needApart('rec', ctx)
  return ctx.repos.recordingKeep.byId(id, ctx.actor.userId) ?? refuse('not-found', '没有这段录音录像，或您无权查看')
}

export function keptOf(keeping: RecordingKeeping, ctx: Ctx): RecordingKept {
  const { id, number, kind, source, state, room, startedAt, bytes, petitionId, petitionNumber, hold, petitionHold, proposal } = keeping
  const rule = recordingRule(kind, ctx)
  const { nameOf } = ctx.repos.accounts
  const erased = state === 'destroyed' ? ctx.repos.recordingKeep.erasedOf(id) : undefined
  const keptUntil = recordingKeptUntil(keeping.lastAt, rule.days)
  return {
    id, number, kind, source, state, room, startedAt, bytes, keptUntil, ruleName: rule.name, due: (state === 'ended' || state === 'cut') && isDue(keptUntil, ctx.today),
    ...(petitionId === null ? {} : { petitionId }), ...(petitionNumber === null ? {} : { petitionNumber }),
    ...(hold === undefined ? {} : { hold: { ground: hold.ground, reason: hold.reason, by: nameOf(hold.byId), at: hold.at } }),
    ...(petitionHold === undefined ? {} : { petitionHold: { reason: petitionHold.reason, by: nameOf(petitionHold.byId), at: petitionHold.at } }),
    ...(proposal === undefined ? {} : { proposal: { ground: proposal.ground, reason: proposal.reason, by: nameOf(proposal.byId), at: proposal.at, own: proposal.byId === ctx.actor.userId } }),
    ...(erased === undefined ? {} : { destroyed: { ground: erased.ground, at: erased.approvedAt, proposedBy: nameOf(erased.proposedBy), approvedBy: nameOf(erased.approvedBy) } }),
  }
}

/** One that may be destroyed: finished, held by nothing, and over its time unless it was asked for. */
function endingOf(id: number, ground: 'due' | 'asked' | 'petition' | undefined, ctx: Ctx): { readonly keeping: RecordingKeeping; readonly row: RecordingKept } {
  const keeping = keepingOf(id, ctx)
  const row = keptOf(keeping, ctx)
  const problem = recordingActProblem('destroy', keeping.state)
  if (problem !== undefined) refuse('not-now', `${row.number}：${problem}`, 'ids')
  if (row.hold !== undefined) refuse('kept', `${row.number} 已因${HOLD_GROUND_NAMES[row.hold.ground]}暂缓销毁，请先由分管领导解除`, 'ids')
  if (row.petitionHold !== undefined) refuse('kept', `${row.number} 的信访件 ${row.petitionNumber ?? ''} 已标为暂缓销毁，请先由分管领导解除`, 'ids')
  if (ground === 'due' && !row.due) refuse('not-due', `${row.number} 要保管到 ${row.keptUntil}，还不能按保管期满销毁；本人撤回同意或要求删除的，请选这个理由`, 'ids')
  return { keeping, row }
}

export const recordingKeeping: Pick<Handlers<'recordingKeep', Ctx>, 'due' | 'of' | 'hold' | 'release' | 'propose' | 'withdraw' | 'approve'> = {
  due: ({ after }, ctx) => {
    needApart('rec', ctx)
    const shortest = Math.min(recordingRule('sound', ctx).days, recordingRule('picture', ctx).days)
    const looked = ctx.repos.recordingKeep.list({ after: after ?? 0, endedBefore: ctx.now - (shortest - 1) * DAY_MS, limit: LOOKED_AT }, ctx.actor.userId)
    const rows = looked.map((one) => keptOf(one, ctx)).filter(({ due, hold, proposal }) => due || hold !== undefined || proposal !== undefined).slice(0, PAGE)
    const next = rows.length === PAGE ? rows.at(-1)?.id : looked.length === LOOKED_AT ? looked.at(-1)?.id : undefined
    return { rows, ...(next === undefined ? {} : { next }) }
  },
  of: ({ id }, ctx) => keptOf(keepingOf(id, ctx), ctx),
  hold: ({ id, ground, reason }, ctx) => {
    const { number, state, hold } = keepingOf(id, ctx)
    if (hold !== undefined) refuse('already-kept', `${number} 已标为暂缓销毁`)
    if (state === 'destroyed') refuse('not-now', `${number} 已经销毁，只留下索引`)
    ctx.repos.recordingKeep.hold(id, { ground, reason: reason.trim(), byId: ctx.actor.userId, at: ctx.now })
    noted(id, 'hold', ctx, { fields: [`hold.${ground}`], reason })
    return { done: true }
  },
  release: ({ id, reason }, ctx) => {
    const { number } = keepingOf(id, ctx)
    if (!ctx.repos.recordingKeep.release(id)) refuse('not-kept', `${number} 没有标为暂缓销毁；随信访件暂缓的，请在信访件上解除`)
    noted(id, 'release', ctx, { reason })
    return { done: true }
  },
  propose: ({ ids, ground, reason }, ctx) => {
    for (const id of new Set(ids)) {
      const { keeping, row } = endingOf(id, ground, ctx)
      if (row.proposal !== undefined) refuse('already-proposed', `${row.number} 已由 ${row.proposal.by} 提出销毁`, 'ids')
      ctx.repos.recordingKeep.propose(id, { ground, rule: recordingRuleId(keeping.kind), keptUntil: row.keptUntil, reason: reason.trim(), byId: ctx.actor.userId, at: ctx.now })
      noted(id, 'propose', ctx, { fields: [`destroy.${ground}`, `keptUntil ${row.keptUntil}`], reason })
    }
    return { done: true }
  },
  withdraw: ({ ids, reason }, ctx) => {
    for (const id of new Set(ids)) {
      const { number, proposal } = keepingOf(id, ctx)
      if (proposal === undefined) return refuse('not-proposed', `${number} 没有人提出销毁`, 'ids')
      if (proposal.byId !== ctx.actor.userId && !ctx.actor.roles.includes('leader')) refuse('not-yours', `${number} 是别人提出的，请由提出人或分管领导撤回`, 'ids')
      ctx.repos.recordingKeep.withdraw(id)
      noted(id, 'withdraw', ctx, { reason })
    }
    return { done: true }
  },
  approve: ({ ids }, ctx) => {
    const gone = [...new Set(ids)].map((id) => destroy(id, ctx))
    return { destroyed: gone.length, byHand: gone.filter(({ source }) => source === 'kept').map(({ number, name }) => ({ number, name })) }
  },
}

/** What was done is told in the recording itself, too, without a word of why: that stands in the log. */
function noted(id: number, act: string, ctx: Ctx, note: { readonly fields?: readonly string[]; readonly reason: string }): void {
  ctx.repos.recordings.addEvent(id, { at: ctx.now, byId: ctx.actor.userId, act, ms: null, text: '' })
  ctx.audit({ object: `recording:${id}`, ...note, records: [`recording:${id}`] })
}

function destroy(id: number, ctx: Ctx): RecordingKeeping {
  const { number, proposal } = keepingOf(id, ctx)
  if (proposal === undefined) return refuse('not-proposed', `${number} 没有人提出销毁，请先由另一人提出`, 'ids')
  if (proposal.byId === ctx.actor.userId) refuse('own-proposal', `${number} 是您自己提出的，要由另一位分管领导批准`, 'ids')
  const { keeping } = endingOf(id, proposal.ground, ctx)
  if (ctx.vault.evidence.state().running?.recordingId === id) refuse('not-now', `${number} 正在导出证据副本，请等它完成或停止`, 'ids')
  ctx.repos.recordingKeep.approve(id, ctx.actor.userId, ctx.now)
  // Whoever is playing it holds its key, and where an open file cannot be removed, its file.
  ctx.vault.media.closeAll(id)
  ctx.repos.recordings.destroy(id)
  ctx.repos.recordings.addEvent(id, { at: ctx.now, byId: ctx.actor.userId, act: 'destroy', ms: null, text: `${ctx.repos.accounts.nameOf(proposal.byId)} 提出，${ctx.actor.name} 批准` })
  ctx.audit({ object: `recording:${id}`, fields: [`destroy.${proposal.ground}`], reason: proposal.reason, records: [`recording:${id}`] })
  return keeping
}
