/**
 * From the door of the room to its outcome: started or refused, looked after, observed, extended once, ended.
 * Every step is an event; the rules are those of core/domain/buffer.ts.
 */
import type { Handlers, InputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { NewEvent, Stay } from '../door/bufferPort'
import { labelOf, MEDICAL_LEVEL, mayGoBack, OUTCOME_NAMES, stateOf, type StayAction, SUPPORTED_LEVEL, takes } from '../domain/buffer'
import { free } from './bufferDuty'
import { seenStay } from './bufferPage'
import { ticketFromBuffer, ticketToBuffer, type TicketReturn } from './bufferTicket'
import { markHappening } from './recorderSteps'
import { unerased } from './seenPetition'

type Visitor = Omit<InputOf<'buffer.start'>, 'volunteerId' | 'restReason' | 'support'>
type Outcome = InputOf<'buffer.end'>['outcome']

/** Where the ticket of somebody goes who comes out: whoever would not stay keeps his place. */
const RETURNS: Readonly<Record<Outcome, TicketReturn>> = { back: 'back', refused: 'back', referred: 'referred', left: 'left', stopped: 'left' }
const NO_SUPPORT = '情绪 4 级要有两名工作人员在场并已通知安保才能继续：请填第二名工作人员和安保人员；凑不齐或谈不下去的，请选“停止谈话”并转红旗处置'
const MEDICAL = '昏沉、难唤醒属于急症，不进缓冲室：请立即拨打 120，有人守在身边，并到“红旗与报警”里记录'

/** A stay that still takes the action. */
function open(stayId: number, action: StayAction, ctx: Ctx): Stay {
  const stay = seenStay(stayId, ctx)
  const state = stateOf(stay)
  if (takes(state, action)) return stay
  if (state === 'extended' && action === 'extend') refuse('already-extended', '已经延长过一次，不能再延长；请选回到接谈、转介或离开', 'stayId')
  return refuse('ended', `这次缓冲已经结束（${stay.outcome === null ? '' : OUTCOME_NAMES[stay.outcome]}），不能再改；需要的请重新开始一次`, 'stayId')
}

/** What the stay belongs to must be the actor's own draft, or a petition he may see, and have nobody in the room yet. */
function checkLinks({ draftId, petitionId, ticketId }: Visitor, ctx: Ctx): void {
  const { repos, actor } = ctx
  if (draftId !== undefined && repos.drafts.ticks(draftId, actor.userId) === undefined) refuse('draft-gone', '这份草稿已登记或已删除；请刷新后重试', 'draftId')
  if (petitionId !== undefined) unerased(petitionId, ctx)
  const running = repos.buffer.runningOf({ draftId, ticketId, petitionId })
  if (running !== undefined) refuse('already-in', '这位来访人已经在情绪缓冲室里，请到缓冲室里查看，不用再开始一次')
}

function add({ name = '', callName = '', level, selfReport, ticketId, draftId, petitionId }: Visitor, more: Partial<Stay>, first: Omit<NewEvent, 'at' | 'byId'>, { repos, now, actor }: Ctx): number {
  const stay = {
    rulesId: repos.buffer.presentRules(now), openedAt: now, openedBy: actor.userId, startedAt: null, endedAt: null, outcome: null, ticketId: ticketId ?? null, draftId: draftId ?? null, petitionId: petitionId ?? null,
    name: name.trim(), callName: callName.trim(), firstLevel: level, level, peakLevel: level, selfBefore: selfReport ?? null, selfNow: null, volunteerId: null, secondId: null, security: '', securityAt: null,
    extendedAt: null, extensionReason: '', summary: '', detail: '', ...more,
  }
  return repos.buffer.add(stay, { at: now, byId: actor.userId, level, selfReport: selfReport ?? null, ...first })
}

/** Somebody who must stand aside from the matter cannot look after its visitor. */
function suitable(stayId: number, accountId: number, field: string, { repos }: Ctx): void {
  if (repos.buffer.byId(stayId, accountId) === undefined) refuse('not-suitable', `${repos.accounts.nameOf(accountId)}须回避这件事项，请另选一位`, field)
}

function addEvent(stay: Pick<Stay, 'id'>, event: Omit<NewEvent, 'at' | 'byId'>, { repos, now, actor }: Ctx): void {
  repos.buffer.addEvent(stay.id, { at: now, byId: actor.userId, ...event })
}

/** A draft begun from a number in the queue brings its ticket along. */
function withTicket(visitor: Visitor, { repos, actor }: Ctx): Visitor {
  const ticketId = visitor.ticketId ?? (visitor.draftId === undefined ? undefined : repos.drafts.byId(visitor.draftId, actor.userId)?.form.ticketId)
  return ticketId === undefined ? visitor : { ...visitor, ticketId }
}

function start({ volunteerId, restReason, support, ...given }: InputOf<'buffer.start'>, ctx: Ctx): { stayId: number } {
  const visitor = withTicket(given, ctx)
  checkLinks(visitor, ctx)
  if (visitor.level === MEDICAL_LEVEL) refuse('medical', MEDICAL, 'level')
  if (visitor.level >= SUPPORTED_LEVEL && (support === undefined || volunteerId === undefined)) refuse('support-missing', NO_SUPPORT, 'support')
  if (volunteerId !== undefined) free({ accountId: volunteerId, restReason, comes: false }, ctx)
  const stayId = add(visitor, { startedAt: ctx.now, volunteerId: volunteerId ?? null }, { kind: 'started', accountId: volunteerId ?? null }, ctx)
  if (volunteerId !== undefined) suitable(stayId, volunteerId, 'volunteerId', ctx)
  if (support !== undefined) supported(seenStay(stayId, ctx), support, ctx)
  if (visitor.ticketId !== undefined) ticketToBuffer(visitor.ticketId, ctx)
  markHappening(visitor, 'buffer', '进入情绪缓冲室', ctx)
  ctx.audit({ object: `stay:${stayId}`, fields: ['level', ...(volunteerId === undefined ? [] : ['volunteer']), ...(support === undefined ? [] : ['support']), ...(restReason === undefined ? [] : ['rest'])] })
  return { stayId }
}

/** Nobody goes in. */
function neverEntered(visitor: Visitor, outcome: 'refused' | 'stopped', reason: string, ctx: Ctx): { stayId: number } {
  checkLinks(visitor, ctx)
  const stayId = add(visitor, { endedAt: ctx.now, outcome, detail: reason.trim(), volunteerId: outcome === 'stopped' ? ctx.actor.userId : null }, { kind: outcome, text: reason.trim() }, ctx)
  ctx.audit({ object: `stay:${stayId}`, fields: ['level', 'outcome'] })
  return { stayId }
}

function supported(stay: Stay, { secondId, security }: NonNullable<InputOf<'buffer.start'>['support']>, ctx: Ctx): void {
  const { repos, now } = ctx
  if (!repos.accounts.active().some(({ id }) => id === secondId)) refuse('not-suitable', '请选一位在用的同事作第二名工作人员', 'secondId')
  if (secondId === stay.volunteerId) refuse('same-person', '第二名工作人员要和陪同的志愿者不是同一人，请另选一位', 'secondId')
  suitable(stay.id, secondId, 'secondId', ctx)
  repos.buffer.change(stay.id, { secondId, security: security.trim(), securityAt: now })
  addEvent(stay, { kind: 'supported', accountId: secondId, text: `已通知安保：${security.trim()}` }, ctx)
}

/** The first 0–10 somebody gives is the one to compare with. */
function observe(stay: Stay, level: number, selfReport: number | undefined, ctx: Ctx): void {
  ctx.repos.buffer.change(stay.id, { level, peakLevel: Math.max(level, stay.peakLevel ?? 0), ...(selfReport === undefined ? {} : stay.selfBefore === null ? { selfBefore: selfReport } : { selfNow: selfReport }) })
  addEvent(stay, { kind: 'observed', level, selfReport: selfReport ?? null }, ctx)
}

/** What an outcome needs to be told: where a person goes, why nobody can speak, and what the next one must know. */
function checkOutcome({ outcome, summary = '', detail = '' }: InputOf<'buffer.end'>, level: number): void {
  if (outcome === 'back' && level === MEDICAL_LEVEL) refuse('medical', MEDICAL, 'level')
  if (outcome === 'back' && !mayGoBack(level)) refuse('level-high', `现在仍是 ${level} 级，还不能回到接谈：请再陪一会儿（可延长一次），降到 1–2 级后记录再回；等不下去的请选转介、离开或不愿留下`, 'level')
  if (outcome === 'back' && summary.trim().length < 2) refuse('summary-missing', '请写一句话交接语，来访人就不用从头再讲', 'summary')
  if (outcome === 'referred' && detail.trim().length < 2) refuse('to-missing', '请写明转给谁（单位或姓名）', 'detail')
  if (outcome === 'stopped' && detail.trim().length < 2) refuse('reason-missing', '请写明为什么谈不下去', 'detail')
}

export const bufferStays: Pick<Handlers<'buffer', Ctx>, 'start' | 'refuse' | 'stop' | 'take' | 'support' | 'observe' | 'tick' | 'extend' | 'end'> = {
  start,
  refuse: ({ reason = '', ...visitor }, ctx) => neverEntered(visitor, 'refused', reason, ctx),
  stop: ({ reason, ...visitor }, ctx) => neverEntered(visitor, 'stopped', reason, ctx),
  take: ({ stayId, volunteerId, restReason }, ctx) => {
    const stay = open(stayId, 'take', ctx)
    const accountId = volunteerId ?? ctx.actor.userId
    if (stay.volunteerId === accountId) refuse('same-person', `已经由${ctx.repos.accounts.nameOf(accountId)}陪同`, 'volunteerId')
    if (stay.secondId === accountId) refuse('same-person', `${ctx.repos.accounts.nameOf(accountId)}是第二名工作人员，请先另填第二名工作人员，再接手陪同`, 'volunteerId')
    free({ accountId, restReason, comes: true }, ctx)
    suitable(stayId, accountId, 'volunteerId', ctx)
    ctx.repos.buffer.change(stayId, { volunteerId: accountId })
    addEvent(stay, { kind: 'taken', accountId }, ctx)
    ctx.audit({ object: `stay:${stayId}`, fields: ['volunteer', ...(restReason === undefined ? [] : ['rest'])] })
    return { done: true }
  },
  support: ({ stayId, ...support }, ctx) => {
    supported(open(stayId, 'support', ctx), support, ctx)
    ctx.audit({ object: `stay:${stayId}`, fields: ['support'] })
    return { done: true }
  },
  observe: ({ stayId, level, selfReport }, ctx) => {
    const stay = open(stayId, 'observe', ctx)
    if (level >= SUPPORTED_LEVEL && (stay.secondId === null || stay.volunteerId === null)) refuse('support-missing', stay.volunteerId === null ? `还没有人陪同${labelOf(stay)}：请先接手。${NO_SUPPORT}` : NO_SUPPORT, 'level')
    observe(stay, level, selfReport, ctx)
    ctx.audit({ object: `stay:${stayId}`, fields: ['level', ...(selfReport === undefined ? [] : ['selfReport'])] })
    return { done: true }
  },
  tick: ({ stayId, step, done }, ctx) => {
    const stay = open(stayId, 'tick', ctx)
    if (!ctx.repos.buffer.rulesOf(stay.rulesId).steps.some(({ id }) => id === step)) refuse('unknown-step', '没有这个步骤，请刷新后重试', 'step')
    addEvent(stay, { kind: done ? 'ticked' : 'unticked', step }, ctx)
    ctx.audit({ object: `stay:${stayId}`, fields: [done ? '+calmingStep' : '-calmingStep'] })
    return { done: true }
  },
  extend: ({ stayId, reason }, ctx) => {
    const stay = open(stayId, 'extend', ctx)
    ctx.repos.buffer.change(stayId, { extendedAt: ctx.now, extensionReason: reason.trim() })
    addEvent(stay, { kind: 'extended', text: reason.trim() }, ctx)
    ctx.audit({ object: `stay:${stayId}`, fields: ['extended'] })
    return { done: true }
  },
  end: (input, ctx) => {
    const { stayId, outcome, level, selfReport, summary = '', detail = '' } = input
    const stay = open(stayId, 'end', ctx)
    checkOutcome(input, level ?? stay.level ?? MEDICAL_LEVEL)
    if (level !== undefined) observe(stay, level, selfReport, ctx)
    addEvent(stay, { kind: 'ended', text: [OUTCOME_NAMES[outcome], detail.trim(), summary.trim()].filter((part) => part !== '').join('：') }, ctx)
    ctx.repos.buffer.change(stayId, { summary: summary.trim(), detail: detail.trim(), endedAt: ctx.now, outcome })
    const working = ctx.repos.buffer.working(stayId, ctx.actor.userId)
    if (working !== undefined) ctx.repos.buffer.keep(stayId, ctx.actor.userId, { ...working, summary: '' }, ctx.now)
    if (stay.ticketId !== null) ticketFromBuffer(stay.ticketId, ctx, RETURNS[outcome])
    ctx.audit({ object: `stay:${stayId}`, fields: ['outcome', ...(level === undefined ? [] : ['level']), ...(summary.trim() === '' ? [] : ['summary'])] })
    return { done: true }
  },
}
