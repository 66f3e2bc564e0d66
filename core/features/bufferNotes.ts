/**
 * Psychological notes: sealed under the key of 心理/重点人群, for whoever's session has it and may know of the stay.
 * Also what is being typed, so that a lock or a restart loses nothing.
 */
import type { Handlers } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import { needApart, openApart, sealApart } from './apart'
import { noteRecord, seenStay, workingRecord } from './bufferPage'

export const bufferNotes: Pick<Handlers<'buffer', Ctx>, 'keep' | 'note' | 'notes'> = {
  keep: ({ stayId, summary, note }, ctx) => {
    const { repos, actor, now } = ctx
    seenStay(stayId, ctx)
    const sealed = note === undefined ? repos.buffer.working(stayId, actor.userId)?.sealed ?? '' : note === '' ? '' : sealApart('psy', workingRecord(stayId, actor.userId), note, ctx)
    if (summary === '' && sealed === '') repos.buffer.dropWorking(stayId, actor.userId)
    else repos.buffer.keep(stayId, actor.userId, { summary, sealed }, now)
    ctx.audit({ object: `stay:${stayId}` })
    return { done: true }
  },
  note: ({ stayId, text }, ctx) => {
    needApart('psy', ctx)
    const { repos, actor, now } = ctx
    const stay = seenStay(stayId, ctx)
    if (stay.petitionId !== null && repos.retention.isErased(stay.petitionId)) refuse('erased', '这件事项已按保管期限销毁，不能再添加记录', 'stayId')
    if (repos.unfiled.isErased({ kind: 'stay', no: stayId })) refuse('erased', '这次接待已按保管期限销毁，不能再添加记录', 'stayId')
    const seq = repos.buffer.nextNote(stayId)
    repos.buffer.addNote(stayId, { seq, at: now, byId: actor.userId, sealed: sealApart('psy', noteRecord(stayId, seq), text.trim(), ctx) })
    repos.buffer.addEvent(stayId, { at: now, byId: actor.userId, kind: 'noted' })
    const working = repos.buffer.working(stayId, actor.userId)
    if (working !== undefined) repos.buffer.keep(stayId, actor.userId, { ...working, sealed: '' }, now)
    ctx.audit({ object: `stay:${stayId}`, fields: ['psy'] })
    return { done: true }
  },
  notes: ({ stayId }, ctx) => {
    needApart('psy', ctx)
    seenStay(stayId, ctx)
    const notes = ctx.repos.buffer.notes(stayId).map(({ seq, at, byId, sealed }) => ({ at, by: ctx.repos.accounts.nameOf(byId), text: openApart('psy', noteRecord(stayId, seq), sealed, ctx) }))
    if (notes.length > 0) ctx.audit({ object: `stay:${stayId}`, fields: ['psy'] })
    return notes
  },
}
