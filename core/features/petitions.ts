/**
 * Petitions: promise, registration, list, page, reveal, notes, hand-over.
 * What the actor may not see is not found.
 */
import type { z } from 'zod'
import type { Handlers, OutputOf } from '../contract/index'
import type { NewPetition } from '../contract/intake'
import type { SecretField } from '../contract/petitions'
import { type Ctx, refuse } from '../door/context'
import { EXEMPT, promisesFor } from '../domain/petitionClass'
import { mayHandOver } from '../domain/succession'
import { approveGuard, guards, revokeGuard } from './guard'
import { receiver } from './petitionForm'
import { detailOf, isPending, pageOf, rowOf, timelineOf } from './petitionPage'
import { register } from './register'
import { seen, unerased } from './seenPetition'

const PAGE = 50

const SECRETS: Readonly<Record<z.infer<typeof SecretField>, (form: NewPetition) => string | undefined>> = {
  name: ({ petitioner }) => petitioner.name, idNumber: ({ petitioner }) => petitioner.idNumber, phone: ({ petitioner }) => petitioner.phone, address: ({ petitioner }) => petitioner.address,
  principalName: ({ petitioner }) => petitioner.principal?.name, principalIdNumber: ({ petitioner }) => petitioner.principal?.idNumber, principalPhone: ({ petitioner }) => petitioner.principal?.phone,
  otherPhones: ({ petitioner }) => petitioner.otherPhones?.join('、'), domicile: ({ petitioner }) => petitioner.domicile, email: ({ petitioner }) => petitioner.email,
  companions: (form) => form.companions,
  representatives: ({ representatives }) => representatives.map(({ name, idNumber = '', phone = '' }) => [name, idNumber, phone].filter((part) => part !== '').join(' ')).join('；'),
}

export const petitions: Handlers<'petitions', Ctx> = {
  promise: ({ petitionClass, statutoryKind, untold, startOn }, { today, calendar, rules }) => promisesFor({ petitionClass, statutoryKind, exempt: untold === true ? EXEMPT : undefined }, startOn ?? today, calendar, rules),
  register,
  list: ({ limit = PAGE, ...filter }, ctx): OutputOf<'petitions.list'> => {
    const found = ctx.repos.petitions.list({ ...filter, limit: limit + 1 }, ctx.actor.userId, ctx.today)
    const names = new Map<number, string>()
    const nameOf = (id: number): string => {
      const name = names.get(id) ?? ctx.repos.accounts.nameOf(id)
      names.set(id, name)
      return name
    }
    const rows = found.slice(0, limit).map((petition) => rowOf(petition, ctx, nameOf))
    const last = rows.at(-1)
    return { rows, ...(found.length > limit && last !== undefined ? { next: last.id } : {}) }
  },
  get: ({ id }, ctx) => {
    const petition = seen(id, ctx)
    if (petition.restricted === 1) ctx.audit({ object: `petition:${id}`, fields: ['restricted'] })
    return pageOf(petition, ctx)
  },
  timeline: ({ id, before }, ctx) => timelineOf(seen(id, ctx), before, ctx),
  reveal: ({ id, field, reason }, ctx) => {
    const value = SECRETS[field](detailOf(seen(id, ctx))) ?? ''
    ctx.audit({ object: `petition:${id}`, fields: [field], reason })
    return { value }
  },
  note: ({ id, text }, ctx) => {
    unerased(id, ctx)
    ctx.repos.petitions.addEvent(id, ctx.now, ctx.actor.userId, 'note', text)
    ctx.repos.petitions.addSearchable(id, text)
    ctx.repos.noteDrafts.keep(id, ctx.actor.userId, '', ctx.now)
    ctx.audit({ object: `petition:${id}`, fields: ['note'], records: [`petition:${id}`] })
    return { done: true }
  },
  noteDraft: ({ id }, ctx) => ({ text: ctx.repos.noteDrafts.text(seen(id, ctx).id, ctx.actor.userId) }),
  keepNoteDraft: ({ id, text }, ctx) => {
    unerased(id, ctx)
    ctx.repos.noteDrafts.keep(id, ctx.actor.userId, text, ctx.now)
    ctx.audit({ object: `petition:${id}` })
    return { done: true }
  },
  handOver: ({ id, toId, reason, exclude }, ctx) => {
    const { repos, actor, now } = ctx
    const petition = unerased(id, ctx)
    const from = repos.accounts.nameOf(petition.officerId)
    if (!mayHandOver(petition.officerId, { id: actor.userId, roles: actor.roles })) refuse('not-yours', `这件事项由${from}负责，请由本人或分管领导移交`)
    const to = receiver(toId, repos)
    if (to === undefined || toId === petition.officerId || repos.petitions.isExcluded(id, toId)) return refuse('unknown-officer', '接办人须是另一名未回避的接访社工或分管领导，请重新选择', 'toId')
    const text = `由 ${from} 移交 ${to.name}：${reason}`
    repos.petitions.addEvent(id, now, actor.userId, 'handedOver', text)
    repos.petitions.addSearchable(id, text)
    repos.petitions.setOfficer(id, toId)
    repos.petitions.addHandler(id, toId)
    // Whoever declared a conflict of interest and found nobody is out of it as soon as there is somebody.
    if (exclude || isPending(petition, detailOf(petition))) repos.petitions.exclude(id, petition.officerId)
    ctx.audit({ object: `petition:${id}`, fields: ['officerId'], reason, records: [`petition:${id}`] })
    return { done: true }
  },
  guards,
  approveGuard,
  revokeGuard,
}
