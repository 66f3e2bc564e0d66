/**
 * Petitions: promise, registration, list, page, reveal, notes, hand-over.
 * What the actor may not see is not found.
 */
import type { Handlers, OutputOf } from '../contract/index'
import type { NewPetition } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import { promisesFor } from '../domain/petitionClass'
import { receiver } from './petitionForm'
import { detailOf, pageOf, rowOf } from './petitionPage'
import { register } from './register'

const PAGE = 50

function visible(id: number, { repos, actor }: Ctx): Petition {
  return repos.petitions.byId(id, actor.userId) ?? refuse('not-found', '没有这件信访事项，或您无权查看')
}

const SECRETS: Readonly<Record<'name' | 'idNumber' | 'phone' | 'address' | 'principalName' | 'principalIdNumber' | 'principalPhone', (petitioner: NewPetition['petitioner']) => string | undefined>> = {
  name: (petitioner) => petitioner.name, idNumber: (petitioner) => petitioner.idNumber, phone: (petitioner) => petitioner.phone, address: (petitioner) => petitioner.address,
  principalName: ({ principal }) => principal?.name, principalIdNumber: ({ principal }) => principal?.idNumber, principalPhone: ({ principal }) => principal?.phone,
}

export const petitions: Handlers<'petitions', Ctx> = {
  promise: ({ petitionClass, startOn }, { today, calendar, rules }) => promisesFor(petitionClass, startOn ?? today, calendar, rules),
  register,
  list: ({ limit = PAGE, ...filter }, ctx): OutputOf<'petitions.list'> => {
    const found = ctx.repos.petitions.list({ ...filter, limit: limit + 1 }, ctx.actor.userId, ctx.today)
    const rows = found.slice(0, limit).map((petition) => rowOf(petition, ctx))
    const last = rows.at(-1)
    return { rows, ...(found.length > limit && last !== undefined ? { next: last.id } : {}) }
  },
  get: ({ id }, ctx) => {
    const petition = visible(id, ctx)
    if (petition.restricted === 1) ctx.audit({ object: `petition:${id}`, fields: ['restricted'] })
    return pageOf(petition, ctx)
  },
  reveal: ({ id, field, reason }, ctx) => {
    const value = SECRETS[field](detailOf(visible(id, ctx)).petitioner) ?? ''
    ctx.audit({ object: `petition:${id}`, fields: [field], reason })
    return { value }
  },
  note: ({ id, text }, ctx) => {
    visible(id, ctx)
    ctx.repos.petitions.addEvent(id, ctx.now, ctx.actor.userId, 'note', text)
    ctx.audit({ object: `petition:${id}`, fields: ['note'], row: text })
    return { done: true }
  },
  handOver: ({ id, toId, reason, exclude }, ctx) => {
    const { repos, actor, now } = ctx
    const petition = visible(id, ctx)
    const to = receiver(toId, repos)
    if (to === undefined || toId === petition.officerId || repos.petitions.isExcluded(id, toId)) return refuse('unknown-officer', '接办人须是另一名未回避的接访社工或分管领导，请重新选择', 'toId')
    repos.petitions.addEvent(id, now, actor.userId, 'handedOver', `由 ${repos.accounts.nameOf(petition.officerId)} 移交 ${to.name}：${reason}`)
    repos.petitions.setOfficer(id, toId)
    repos.petitions.addHandler(id, toId)
    if (exclude) repos.petitions.exclude(id, petition.officerId)
    ctx.audit({ object: `petition:${id}`, fields: ['officerId'], reason })
    return { done: true }
  },
}
