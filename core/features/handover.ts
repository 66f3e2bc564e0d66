/**
 * 日终交接: what the next person takes over, call backs that were promised, and who signed for what.
 * Nobody signs for what he handed over himself.
 */
import type { Handlers } from '../contract/index'
import type { HandoverRow } from '../contract/handover'
import { type Ctx, refuse } from '../door/context'
import type { CallBackRecord, HandoverRecord } from '../door/handoverPort'
import { handoverHtml } from '../documents/handoverSheet'
import { closesCallBack } from '../domain/handover'
import { receiver } from './petitionForm'
import { detailOf } from './petitionPage'
import { seen, unerased } from './seenPetition'
import { callBackRow, sheetNow, sheetOf, storedSheet } from './handoverSheet'

const PAGE = 20

function rowOf({ id, day, madeAt, madeBy, toId, note, signedAt, signedBy, remark }: HandoverRecord, { repos, actor }: Ctx): HandoverRow {
  const { nameOf } = repos.accounts
  return {
    id, day, madeAt, madeBy: nameOf(madeBy), toName: toId === null ? '' : nameOf(toId), note, own: madeBy === actor.userId,
    ...(signedAt === null || signedBy === null ? {} : { signed: { at: signedAt, by: nameOf(signedBy), remark: remark ?? '' } }),
  }
}

const known = (id: number, { repos }: Ctx): HandoverRecord => repos.handover.byId(id) ?? refuse('not-found', '没有这份交接单，请刷新后重试', 'id')
const callBackOf = (id: number, { repos, actor }: Ctx): CallBackRecord => repos.handover.callBack(id, actor.userId) ?? refuse('not-found', '没有这条回电，或您无权查看；请刷新后重试', 'id')

type PromiseInput = Parameters<Handlers<'handover', Ctx>['promiseCallBack']>[0]

function promiseCallBack({ petitionId, name, phone, about, dueOn, dueTime }: PromiseInput, ctx: Ctx): { id: number } {
  const petition = petitionId === undefined ? undefined : unerased(petitionId, ctx)
  const petitioner = petition === undefined ? undefined : detailOf(petition).petitioner
  if (petition === undefined && name.trim() === '') refuse('name-missing', '请填写要回电的人的姓名或称呼', 'name')
  if (phone.trim() === '' && (petitioner?.phone ?? '') === '') refuse('phone-missing', '请填写回电号码', 'phone')
  if (about.trim() === '') refuse('about-missing', '请写明回电说什么事', 'about')
  if (dueOn < ctx.today) refuse('past', '回电日期已经过去，请选今天或以后的日期', 'dueOn')
  const id = ctx.repos.handover.promise({ petitionId: petitionId ?? null, name: name.trim(), phone: phone.trim(), about: about.trim(), dueOn, dueTime, promisedBy: ctx.actor.userId, promisedAt: ctx.now })
  ctx.audit({ object: petitionId === undefined ? `callBack:${id}` : `petition:${petitionId}`, fields: ['callBack', 'dueOn'] })
  return { id }
}

export const handover: Handlers<'handover', Ctx> = {
  sheet: (_input, ctx) => sheetNow(ctx),
  callBacks: ({ petitionId }, ctx) => {
    seen(petitionId, ctx)
    return ctx.repos.handover.callBacksOf(petitionId).map((callBack) => callBackRow(callBack, ctx))
  },
  promiseCallBack,
  noteCall: ({ id, outcome, note }, ctx) => {
    const callBack = callBackOf(id, ctx)
    if (callBack.closedAt !== null) refuse('closed', '这条回电已经了结，请刷新后重试', 'id')
    ctx.repos.handover.addCall(id, { at: ctx.now, byId: ctx.actor.userId, outcome, note: note.trim() }, closesCallBack(outcome))
    ctx.audit({ object: callBack.petitionId === null ? `callBack:${id}` : `petition:${callBack.petitionId}`, fields: ['callBack', outcome] })
    return { done: true }
  },
  revealPhone: ({ id, reason }, ctx) => {
    const { phone, petitionId } = callBackOf(id, ctx)
    ctx.audit({ object: petitionId === null ? `callBack:${id}` : `petition:${petitionId}`, fields: ['phone'], reason })
    return { value: phone !== '' || petitionId === null ? phone : detailOf(seen(petitionId, ctx)).petitioner.phone ?? '' }
  },
  make: ({ note, toId }, ctx) => {
    const { repos, actor, now, today, vault } = ctx
    if (toId === actor.userId) refuse('self', '接班人不能是自己，请选别人，或先不指定', 'toId')
    if (toId !== undefined && receiver(toId, repos) === undefined) refuse('unknown-officer', '接班人须是在用的接访社工或分管领导，请重新选择', 'toId')
    const { seq, hash } = vault.auditHead()
    const id = repos.handover.add({ day: today, madeAt: now, madeBy: actor.userId, toId: toId ?? null, note: note.trim(), sheet: storedSheet(sheetNow(ctx)), headSeq: seq, headHash: hash })
    ctx.audit({ object: `handover:${id}`, fields: toId === undefined ? [] : ['toId'] })
    return { id }
  },
  list: ({ before }, ctx) => {
    const { handover: repo } = ctx.repos
    const waiting = before === undefined ? repo.unsigned(PAGE) : []
    const found = repo.list(before ?? Number.MAX_SAFE_INTEGER, PAGE + 1)
    const rest = found.slice(0, PAGE).filter(({ id }) => !waiting.some((other) => other.id === id))
    const last = found[PAGE - 1]
    return { rows: [...waiting, ...rest].map((record) => rowOf(record, ctx)), ...(found.length > PAGE && last !== undefined ? { next: last.id } : {}) }
  },
  get: ({ id }, ctx) => {
    const record = known(id, ctx)
    return { row: rowOf(record, ctx), sheet: sheetOf(record, ctx) }
  },
  sign: ({ id, remark }, ctx) => {
    const { madeBy, signedAt } = known(id, ctx)
    if (madeBy === ctx.actor.userId) refuse('own-handover', '这是您自己交出的，要由接班的同事签收', 'id')
    if (signedAt !== null) refuse('already-signed', '这份交接单已有人签收，请刷新', 'id')
    ctx.repos.handover.sign(id, ctx.actor.userId, ctx.now, remark.trim())
    ctx.audit({ object: `handover:${id}`, fields: ['signed'] })
    return { done: true }
  },
  paper: ({ id }, ctx) => {
    const record = known(id, ctx)
    const { roomName, community } = ctx.repos.accounts.desk()
    ctx.audit({ object: `handover:${id}`, fields: ['print'] })
    return { html: handoverHtml({ roomName, community, row: rowOf(record, ctx), sheet: sheetOf(record, ctx), head: { seq: record.headSeq, hash: record.headHash } }), day: record.day }
  },
}
