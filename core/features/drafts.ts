/**
 * Drafts: each belongs to the worker who started it, and only that worker sees it.
 */
import type { Handlers } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { DraftRecord } from '../door/ports'

/** The actor's own draft; somebody else's does not exist for them. */
export function ownDraft(id: number, { repos, actor }: Ctx): DraftRecord {
  return repos.drafts.byId(id, actor.userId) ?? refuse('draft-gone', '这份草稿已登记或已删除')
}

const shown = ({ id, revision, startedAt, savedAt, form }: DraftRecord) => ({ id, revision, startedAt, savedAt, form })

export const drafts: Handlers<'drafts', Ctx> = {
  list: (_input, { repos, actor }) => repos.drafts.list(actor.userId).map(({ id, form, startedAt, savedAt }) => ({
    id, startedAt, savedAt, name: (form.petitioner?.name ?? '').slice(0, 60), title: (form.title ?? '').slice(0, 80), empty: Object.keys(form).length === 0,
  })),
  start: (_input, { repos, actor, now, audit }) => {
    const id = repos.drafts.start(actor.userId, now)
    audit({ object: `draft:${id}` })
    return { id, revision: 0, startedAt: now, savedAt: now, form: {} }
  },
  open: ({ id }, ctx) => shown(ownDraft(id, ctx)),
  save: ({ id, revision, form }, ctx) => {
    ownDraft(id, ctx)
    if (!ctx.repos.drafts.save(id, ctx.actor.userId, revision, form, ctx.now)) refuse('draft-newer', '这份草稿在别处有更新的内容，请重新打开')
    ctx.audit({ object: `draft:${id}`, fields: Object.keys(form) })
    return { revision: revision + 1, savedAt: ctx.now }
  },
  discard: ({ id }, ctx) => {
    ownDraft(id, ctx)
    ctx.repos.drafts.remove(id, ctx.actor.userId)
    ctx.audit({ object: `draft:${id}` })
    return { done: true }
  },
}
