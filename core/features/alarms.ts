/**
 * 静默报警: raising, coming, ending, and who is called for which desk.
 * Anybody at work may raise one and come to one; nothing about it depends on a petition.
 */
import type { Handlers } from '../contract/index'
import type { AlarmContact, RunningAlarm, SafetyRules } from '../contract/safetyAlarms'
import { type Ctx, refuse } from '../door/context'
import type { AlarmRecord } from '../door/safetyPort'
import { answeredAfter, calledFor, repeated } from '../domain/alarms'

const PAGE = 30
type Alarms = Pick<Handlers<'safety', Ctx>, 'rules' | 'saveRules' | 'sit' | 'raise' | 'acknowledge' | 'endAlarm' | 'alarms' | 'board' | 'alarmHistory'>

/** What the room settled, or what it begins with. */
export function rulesOf({ repos, safetyGuide, actor }: Ctx): SafetyRules {
  const roster = repos.safety.roster()
  const shared = { noteMostDays: safetyGuide.note.mostDays, myDesk: repos.safety.deskOf(actor.userId) }
  if (roster === undefined) return { ...safetyGuide.rules, revision: 0, contacts: [], noteDays: safetyGuide.note.days, ...shared }
  const { revision, at, byId, desks, contacts, boardSound, boardText, noteDays } = roster
  return { revision, savedAt: at, savedBy: repos.accounts.nameOf(byId), desks: [...desks], contacts: [...contacts], boardSound, boardText, noteDays, ...shared }
}

/** As they were when the alarm was raised. */
function calledIn({ roster, desk }: Pick<AlarmRecord, 'roster' | 'desk'>, { repos }: Ctx): Pick<AlarmContact, 'name' | 'role' | 'phone'>[] {
  return calledFor(desk, repos.safety.rosterOf(roster)?.contacts ?? []).map(({ name, role, phone }) => ({ name, role, phone }))
}

const cameTo = ({ acknowledged }: AlarmRecord, { repos }: Ctx) => acknowledged.map(({ byId, at }) => ({ name: repos.accounts.nameOf(byId), at }))

export function runningAlarms(ctx: Ctx): RunningAlarm[] {
  return ctx.repos.safety.running().map((alarm) => ({
    id: alarm.id, at: alarm.at, desk: alarm.desk, drill: alarm.drill, by: ctx.repos.accounts.nameOf(alarm.byId), own: alarm.byId === ctx.actor.userId, called: calledIn(alarm, ctx), acknowledged: cameTo(alarm, ctx),
  }))
}

function runningAlarm(id: number, { repos }: Ctx): AlarmRecord {
  const alarm = repos.safety.alarm(id) ?? refuse('not-found', '没有这次报警，请刷新后重试', 'id')
  return alarm.ended === undefined ? alarm : refuse('alarm-over', `这次报警已由 ${repos.accounts.nameOf(alarm.ended.byId)} 解除；仍有危险请重新报警（F4）`, 'id')
}

const mark = ({ id, drill }: { readonly id: number; readonly drill: boolean }) => ({ object: `alarm:${id}`, ...(drill ? { fields: ['drill'] } : {}) })

/** A revision that was read is the one that is replaced; a desk that somebody is called for is one of the room's. */
function saveRules({ revision, desks, contacts, boardSound, boardText, noteDays }: Parameters<Alarms['saveRules']>[0], ctx: Ctx): { done: true } {
  const { repos, actor, now, safetyGuide } = ctx
  const present = repos.safety.roster()?.revision ?? 0
  if (revision !== present) refuse('rules-newer', '这些设置刚被别人改过，请重新打开后再改')
  const names = desks.map((desk) => desk.trim())
  const named = contacts.map((contact) => ({ name: contact.name.trim(), role: contact.role.trim(), phone: contact.phone.trim(), desks: contact.desks.map((desk) => desk.trim()) }))
  for (const [at, contact] of named.entries()) {
    const unknown = contact.desks.find((desk) => !names.includes(desk))
    if (unknown !== undefined) refuse('unknown-desk', `${contact.name}要通知的“${unknown}”不在窗口名单里，请先添加窗口或改选`, `contacts.${at}.desks`)
  }
  if (noteDays > safetyGuide.note.mostDays) refuse('too-long', `警示备注默认有效期最长 ${safetyGuide.note.mostDays} 天，请改短`, 'noteDays')
  const roster = { revision: present + 1, at: now, byId: actor.userId, desks: [...new Set(names)], contacts: named, boardSound, boardText: boardText.trim(), noteDays }
  repos.safety.saveRoster(roster)
  ctx.audit({ object: `alarmRules:${roster.revision}`, fields: ['desks', 'contacts', 'boardSound', 'boardText', 'noteDays'], row: roster })
  return { done: true }
}

function raise({ window, drill = false }: Parameters<Alarms['raise']>[0], ctx: Ctx): { id: number; again: boolean } {
  const { repos, actor, now, safetyGuide } = ctx
  const press = { byId: actor.userId, desk: window?.trim() ?? repos.safety.deskOf(actor.userId), drill, at: now }
  const running = repeated(repos.safety.running(), press, safetyGuide.alarm.repeatSeconds)
  const id = running?.id ?? repos.safety.raise({ ...press, roster: repos.safety.roster()?.revision ?? 0 })
  const { object, fields = [] } = mark({ id, drill })
  ctx.audit({ object, fields: [...fields, ...(running === undefined ? [] : ['again'])] })
  return { id, again: running !== undefined }
}

export const alarms: Alarms = {
  rules: (_input, ctx) => rulesOf(ctx),
  saveRules,
  sit: ({ desk }, { repos, actor, now, audit }) => {
    repos.safety.sit(actor.userId, desk.trim(), now)
    audit({ object: `account:${actor.userId}`, fields: ['myDesk'] })
    return { done: true }
  },
  raise,
  acknowledge: ({ id }, ctx) => {
    const alarm = runningAlarm(id, ctx)
    if (!alarm.acknowledged.some(({ byId }) => byId === ctx.actor.userId)) ctx.repos.safety.acknowledge(id, ctx.actor.userId, ctx.now)
    ctx.audit(mark(alarm))
    return { done: true }
  },
  endAlarm: ({ id, outcome, reason }, ctx) => {
    const alarm = runningAlarm(id, ctx)
    ctx.repos.safety.endAlarm(id, ctx.actor.userId, ctx.now, outcome, reason.trim())
    const { object, fields = [] } = mark(alarm)
    ctx.audit({ object, fields: [...fields, outcome] })
    return { done: true }
  },
  alarms: (_input, ctx) => ({ now: ctx.now, boardSound: rulesOf(ctx).boardSound, running: runningAlarms(ctx) }),
  board: (_input, ctx) => ({ now: ctx.now, boardSound: rulesOf(ctx).boardSound, running: runningAlarms(ctx).map(({ id, at, desk, drill, acknowledged }) => ({ id, at, desk, drill, acknowledged })) }),
  alarmHistory: ({ drill, before }, ctx) => {
    const found = ctx.repos.safety.alarms(drill, before ?? Number.MAX_SAFE_INTEGER, PAGE + 1)
    const rows = found.slice(0, PAGE).map((alarm) => {
      const { id, at, desk, byId, ended } = alarm
      const answeredMs = answeredAfter(at, alarm.acknowledged)
      return {
        id, at, desk, by: ctx.repos.accounts.nameOf(byId), called: calledIn(alarm, ctx), acknowledged: cameTo(alarm, ctx), ...(answeredMs === undefined ? {} : { answeredMs }),
        ...(ended === undefined ? {} : { ended: { at: ended.at, by: ctx.repos.accounts.nameOf(ended.byId), outcome: ended.outcome, reason: ended.reason } }),
      }
    })
    const last = rows.at(-1)
    return { now: ctx.now, rows, ...(found.length > PAGE && last !== undefined ? { next: last.id } : {}) }
  },
}
