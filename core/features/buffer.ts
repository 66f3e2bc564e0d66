/**
 * 情绪缓冲室: who is being calmed, since when, and how it ended.
 */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { bufferDuty } from './bufferDuty'
import { bufferNotes } from './bufferNotes'
import { bufferPage } from './bufferPage'
import { bufferStays } from './bufferStays'

export const buffer: Handlers<'buffer', Ctx> = {
  ...bufferPage, ...bufferStays, ...bufferNotes, ...bufferDuty,
  rules: (_input, { repos }) => {
    const { rules, revision, source } = repos.buffer.defaults()
    const saved = repos.buffer.savedRules()
    return { rules: saved?.rules ?? rules, revision, source, ...(saved === undefined ? {} : { saved: { by: repos.accounts.nameOf(saved.byId), at: saved.at } }) }
  },
  saveRules: (rules, ctx) => {
    ctx.repos.buffer.saveRules(rules, ctx.actor.userId, ctx.now)
    ctx.audit({ object: 'stay', fields: ['stayRules'], row: rules })
    return { done: true }
  },
}
