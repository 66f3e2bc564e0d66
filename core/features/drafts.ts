/**
 * Drafts: each belongs to the worker who started it, and only that worker sees it.
 */
import type { Handlers } from '../contract/index'
import { THREE_ONES } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { DraftRecord, EndedDraft, Ticks } from '../door/ports'
import { draftTicket } from './queueSteps'
import { followDraft, leftBehind } from './recorderSteps'

/** The actor's own draft; somebody else's does not exist for them. */
function ownDraft(id: number, { repos, actor }: Ctx): DraftRecord {
  return repos.drafts.byId(id, actor.userId) ?? gone()
}

/** Removes the actor's own draft and gives what it knew; a refusal later in the same transaction brings it back. */
export function takeDraft(id: number, { repos, actor }: Ctx): EndedDraft {
  return repos.drafts.take(id, actor.userId) ?? gone()
}

const gone = (): never => refuse('draft-gone', '这份草稿已登记或已删除；请到信访事项里查找，没有的按 F2 重新登记', 'id')

/**
 * The times of 三个一 as the office keeps them: a tick already known keeps its time, a new one gets `now`, one taken back has none.
 * The screen's word on a time is never taken.
 */
export function officeTicks(wanted: Ticks, known: Ticks, now: number): Ticks {
  return Object.fromEntries(THREE_ONES.flatMap((key) => (wanted[key] === undefined ? [] : [[key, known[key] ?? now]])))
}

/** Which ticks came and went, for the audit log: `+smileAt`, `-waterAt`. */
function tickChanges(ticks: Ticks, known: Ticks): string[] {
  return THREE_ONES.flatMap((key) => (ticks[key] === known[key] ? [] : [`${ticks[key] === undefined ? '-' : '+'}${key}`]))
}

const shown = ({ id, revision, startedAt, savedAt, form }: DraftRecord, now: number) => ({ id, revision, startedAt, savedAt, form, now })

export const drafts: Handlers<'drafts', Ctx> = {
  list: (_input, ctx) => ctx.repos.drafts.list(ctx.actor.userId).map(({ id, form, startedAt, savedAt }) => ({
    id, startedAt, savedAt, name: (form.petitioner?.name ?? '').slice(0, 60), title: (form.title ?? '').slice(0, 80), empty: Object.keys(form).length === 0, ...draftTicket(form.ticketId, ctx),
  })),
  start: (_input, { repos, actor, now, audit }) => {
    const id = repos.drafts.start(actor.userId, now)
    audit({ object: `draft:${id}` })
    return { id, revision: 0, startedAt: now, savedAt: now, form: {}, now }
  },
  open: ({ id }, ctx) => shown(ownDraft(id, ctx), ctx.now),
  save: ({ id, revision, form }, ctx) => {
    const known = ctx.repos.drafts.ticks(id, ctx.actor.userId) ?? gone()
    const ticks = officeTicks(form, known, ctx.now)
    followDraft(id, form, ctx)
    const { smileAt: _smile, waterAt: _water, listAt: _list, ...rest } = form
    if (!ctx.repos.drafts.save(id, ctx.actor.userId, revision, { ...rest, ...ticks }, ctx.now)) refuse('draft-newer', '这份草稿在别处有更新的内容，请重新打开')
    ctx.audit({ object: `draft:${id}`, fields: [...Object.keys(form), ...tickChanges(ticks, known)] })
    return { revision: revision + 1, savedAt: ctx.now, ticks }
  },
  discard: ({ id }, ctx) => {
    ownDraft(id, ctx)
    const left = leftBehind(id, ctx)
    ctx.repos.drafts.remove(id, ctx.actor.userId)
    ctx.audit({ object: `draft:${id}`, ...left })
    return { done: true }
  },
}
