/**
 * Silent alarms, who came and how they ended, and the roster of those who are called.
 * Adds and ends; what was once written is never changed.
 */
import { z } from 'zod'
import { AlarmContact, type AlarmOutcome } from '#core/contract/safetyAlarms'
import type { AlarmRecord, RosterRecord, SafetyRepo } from '#core/door/safetyPort'
import type { Db } from '../store/open'

type Alarms = Pick<SafetyRepo, 'roster' | 'rosterOf' | 'saveRoster' | 'deskOf' | 'sit' | 'raise' | 'alarm' | 'running' | 'alarms' | 'acknowledge' | 'endAlarm'>

interface RosterRow extends Omit<RosterRecord, 'desks' | 'contacts' | 'boardSound'> { readonly desks: string; readonly contacts: string; readonly boardSound: number }
interface AlarmRow extends Omit<AlarmRecord, 'drill' | 'acknowledged' | 'ended'> { readonly drill: number }
interface EventRow { readonly byId: number; readonly at: number; readonly kind: 'acknowledged' | 'ended'; readonly outcome: AlarmOutcome | null; readonly reason: string }

const ROSTER = 'SELECT revision, at, by_id AS byId, desks, contacts, board_sound AS boardSound, board_text AS boardText, note_days AS noteDays FROM safety_roster'
const ALARM = 'SELECT id, at, by_id AS byId, desk, drill, roster FROM alarm'
const Desks = z.array(z.string())
const Contacts = z.array(AlarmContact)

const rosterOfRow = (row: RosterRow | undefined): RosterRecord | undefined =>
  row === undefined ? undefined : { ...row, desks: Desks.parse(JSON.parse(row.desks)), contacts: Contacts.parse(JSON.parse(row.contacts)), boardSound: row.boardSound === 1 }

function rosters(db: Db): Pick<Alarms, 'roster' | 'rosterOf' | 'saveRoster' | 'deskOf' | 'sit'> {
  const newest = db.prepare<[], RosterRow>(`${ROSTER} WHERE revision = (SELECT max(revision) FROM safety_roster)`)
  const one = db.prepare<[number], RosterRow>(`${ROSTER} WHERE revision = ?`)
  const save = db.prepare('INSERT INTO safety_roster (revision, at, by_id, desks, contacts, board_sound, board_text, note_days) VALUES (@revision, @at, @byId, @desks, @contacts, @boardSound, @boardText, @noteDays)')
  const seat = db.prepare<[number], string>('SELECT desk FROM safety_seat WHERE account_id = ?').pluck()
  const sit = db.prepare('INSERT INTO safety_seat (account_id, desk, at) VALUES (?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET desk = excluded.desk, at = excluded.at')
  return {
    roster: () => rosterOfRow(newest.get()), rosterOf: (revision) => rosterOfRow(one.get(revision)),
    saveRoster: (roster) => void save.run({ ...roster, desks: JSON.stringify(roster.desks), contacts: JSON.stringify(roster.contacts), boardSound: Number(roster.boardSound) }),
    deskOf: (accountId) => seat.get(accountId) ?? '', sit: (accountId, desk, at) => void sit.run(accountId, desk, at),
  }
}

export function alarmsRepo(db: Db): Alarms {
  const one = db.prepare<[number], AlarmRow>(`${ALARM} WHERE id = ?`)
  const running = db.prepare<[], AlarmRow>(`${ALARM} WHERE running = 1 ORDER BY id`)
  const list = db.prepare<[number, number, number], AlarmRow>(`${ALARM} WHERE drill = ? AND id < ? ORDER BY id DESC LIMIT ?`)
  const events = db.prepare<[number], EventRow>('SELECT actor_id AS byId, at, kind, outcome, reason FROM alarm_event WHERE alarm_id = ? ORDER BY id')
  const raise = db.prepare('INSERT INTO alarm (at, by_id, desk, drill, roster) VALUES (@at, @byId, @desk, @drill, @roster)')
  const event = db.prepare('INSERT INTO alarm_event (alarm_id, id, at, actor_id, kind, outcome, reason) VALUES (@id, 1 + coalesce((SELECT max(id) FROM alarm_event WHERE alarm_id = @id), 0), @at, @byId, @kind, @outcome, @reason)')
  const over = db.prepare('UPDATE alarm SET running = 0 WHERE id = ?')
  const whole = (row: AlarmRow): AlarmRecord => {
    const told = events.all(row.id)
    const ended = told.find(({ kind }) => kind === 'ended')
    return {
      ...row, drill: row.drill === 1, acknowledged: told.filter(({ kind }) => kind === 'acknowledged').map(({ byId, at }) => ({ byId, at })),
      ...(ended === undefined || ended.outcome === null ? {} : { ended: { byId: ended.byId, at: ended.at, outcome: ended.outcome, reason: ended.reason } }),
    }
  }
  return {
    ...rosters(db),
    raise: (alarm) => Number(raise.run({ ...alarm, drill: Number(alarm.drill) }).lastInsertRowid),
    alarm: (id) => { const row = one.get(id); return row === undefined ? undefined : whole(row) },
    running: () => running.all().map(whole), alarms: (drill, before, limit) => list.all(Number(drill), before, limit).map(whole),
    acknowledge: (id, byId, at) => void event.run({ id, at, byId, kind: 'acknowledged', outcome: null, reason: '' }),
    endAlarm: (id, byId, at, outcome, reason) => {
      event.run({ id, at, byId, kind: 'ended', outcome, reason })
      over.run(id)
    },
  }
}
