/**
 * 街道联席会议: meetings with attendance, matters and supplements. The schema's triggers keep what was closed as it is.
 * Knows nothing of the rules; who may see a matter is asked of the petition.
 */
import type { DueDecision, MatterRecord, MeetingRecord, MeetingsRepo, SupplementRecord } from '#core/door/workPort'
import { LAST_DAY } from '#core/domain/day'
import type { Attendee } from '#core/domain/meetings'
import type { Db } from '../store/open'
import { type DueInput, dueInput } from './claims'
import { VISIBLE } from './petitionColumns'

/** Takes what was written of a petition out of the meetings; that it was on the agenda stays. Each takes its id. */
export const FORGET_MATTERS: readonly string[] = ['DELETE FROM matter_supplement WHERE petition_id = ?', `UPDATE meeting_matter SET reason = '', discussion = '', decision = '', unit = '', outcome_text = '', ended_on = coalesce(ended_on, due_on) WHERE petition_id = ?`]

const MEETING = `m.id, m.title, m.day, m.time, m.place, m.chair, m.recorder, m.state, m.revision, m.held_on AS heldOn, m.closed_by AS closedBy, m.closed_at AS closedAt, m.cancel_reason AS cancelReason, m.made_by AS madeBy,
  (SELECT count(*) FROM meeting_matter k WHERE k.meeting_id = m.id) AS matters FROM meeting m`
const MATTER = 'k.meeting_id AS meetingId, k.no, k.petition_id AS petitionId, k.reason, k.by_id AS byId, k.at, k.revision, k.discussion, k.decision, k.unit, k.due_on AS dueOn, k.outcome, k.outcome_text AS outcomeText, k.ended_on AS endedOn, k.ended_by AS endedBy FROM meeting_matter k'

type MatterRow = Omit<MatterRecord, 'dueOn'> & { readonly dueOn: NonNullable<MatterRecord['dueOn']> | null }
const matterOf = ({ dueOn, ...row }: MatterRow): MatterRecord => ({ ...row, ...(dueOn === null ? {} : { dueOn }) })

type Steps = Pick<MeetingsRepo, 'plan' | 'change' | 'hold' | 'close' | 'cancel' | 'attendees'>
function steps(db: Db): Steps {
  const add = db.prepare(`INSERT INTO meeting (title, day, time, place, chair, recorder, state, revision, made_by, made_at) VALUES (@title, @day, @time, @place, @chair, @recorder, 'planned', 1, @byId, @at)`)
  const change = db.prepare('UPDATE meeting SET title = @title, day = @day, time = @time, place = @place, chair = @chair, recorder = @recorder, revision = revision + 1 WHERE id = @id AND revision = @revision')
  const hold = db.prepare(`UPDATE meeting SET state = 'held', held_on = @heldOn, chair = @chair, recorder = @recorder, revision = revision + 1 WHERE id = @id AND revision = @revision`)
  const close = db.prepare(`UPDATE meeting SET state = 'closed', closed_by = @byId, closed_at = @at, revision = revision + 1 WHERE id = @id AND revision = @revision`)
  const cancel = db.prepare(`UPDATE meeting SET state = 'cancelled', cancel_reason = @reason, revision = revision + 1 WHERE id = @id`)
  const nobody = db.prepare('DELETE FROM meeting_attendee WHERE meeting_id = ?')
  const attendee = db.prepare('INSERT INTO meeting_attendee (meeting_id, no, unit, name, duty, present) VALUES (?, ?, ?, ?, ?, ?)')
  const attendees = db.prepare<[number], { unit: string; name: string; duty: string; present: number }>('SELECT unit, name, duty, present FROM meeting_attendee WHERE meeting_id = ? ORDER BY no')
  const attend = (id: number, all: readonly Attendee[]): void => {
    nobody.run(id)
    for (const [no, { unit, name, duty, present }] of all.entries()) attendee.run(id, no, unit, name, duty, Number(present))
  }
  const kept = (id: number, changes: number, all: readonly Attendee[]): boolean => {
    if (changes === 1) attend(id, all)
    return changes === 1
  }
  return {
    attendees: (id) => attendees.all(id).map(({ present, ...rest }) => ({ ...rest, present: present === 1 })),
    plan: (plan, all, hand) => {
      const id = Number(add.run({ ...plan, ...hand }).lastInsertRowid)
      attend(id, all)
      return id
    },
    change: (id, revision, plan, all) => kept(id, change.run({ ...plan, id, revision }).changes, all),
    hold: (id, revision, held, all) => kept(id, hold.run({ ...held, id, revision }).changes, all),
    close: (id, revision, hand) => close.run({ ...hand, id, revision }).changes === 1,
    cancel: (id, reason) => void cancel.run({ id, reason }),
  }
}

type Matters = Pick<MeetingsRepo, 'matters' | 'matter' | 'addMatter' | 'dropMatter' | 'noteMatter' | 'settleMatter' | 'dueDecisions' | 'ofPetition'>
function matters(db: Db): Matters {
  const all = db.prepare<[number], MatterRow>(`SELECT ${MATTER} WHERE k.meeting_id = ? ORDER BY k.no`)
  const one = db.prepare<[number, number], MatterRow>(`SELECT ${MATTER} WHERE k.petition_id = ? AND k.meeting_id = ?`)
  const ofPetition = db.prepare<[number], MatterRow>(`SELECT ${MATTER} WHERE k.petition_id = ? ORDER BY k.meeting_id DESC`)
  const add = db.prepare('INSERT INTO meeting_matter (petition_id, meeting_id, no, reason, by_id, at) VALUES (@petitionId, @id, 1 + coalesce((SELECT max(no) FROM meeting_matter WHERE meeting_id = @id), 0), @reason, @byId, @at)')
  const drop = db.prepare('DELETE FROM meeting_matter WHERE petition_id = ? AND meeting_id = ?')
  const note = db.prepare('UPDATE meeting_matter SET discussion = @discussion, decision = @decision, unit = @unit, due_on = @dueOn, revision = revision + 1 WHERE petition_id = @petitionId AND meeting_id = @id AND revision = @revision')
  const settle = db.prepare('UPDATE meeting_matter SET outcome = @outcome, outcome_text = @outcomeText, ended_on = @endedOn, ended_by = @endedBy, revision = revision + 1 WHERE petition_id = @petitionId AND meeting_id = @id AND revision = @revision')
  const due = db.prepare<[DueInput], DueDecision>(`SELECT k.due_on AS day, k.meeting_id AS meetingId, k.petition_id AS petitionId, p.number, p.officer_id AS officerId, k.decision, k.unit FROM meeting_matter k JOIN meeting m ON m.id = k.meeting_id JOIN petition p ON p.id = k.petition_id
    WHERE k.due_on <= @until AND k.ended_on IS NULL AND m.state = 'closed' AND (@officerId IS NULL OR p.officer_id = @officerId) AND ${VISIBLE} ORDER BY k.due_on, k.meeting_id, k.petition_id LIMIT @limit`)
  return {
    matters: (id) => all.all(id).map(matterOf),
    matter: (id, petitionId) => { const row = one.get(petitionId, id); return row === undefined ? undefined : matterOf(row) },
    ofPetition: (petitionId) => ofPetition.all(petitionId).map(matterOf),
    addMatter: (id, petitionId, reason, hand) => void add.run({ id, petitionId, reason, ...hand }),
    dropMatter: (id, petitionId) => void drop.run(petitionId, id),
    noteMatter: (id, petitionId, revision, { discussion, decision, unit, dueOn }) => note.run({ id, petitionId, revision, discussion, decision, unit, dueOn: dueOn ?? null }).changes === 1,
    settleMatter: (id, petitionId, revision, ended) => settle.run({ id, petitionId, revision, ...(ended ?? { outcome: '', outcomeText: '', endedOn: null, endedBy: null }) }).changes === 1,
    dueDecisions: (range, reader) => due.all(dueInput(range, reader)),
  }
}

function supplementing(db: Db): Pick<MeetingsRepo, 'supplements' | 'supplement'> {
  const general = db.prepare<[number], SupplementRecord>('SELECT at, by_id AS byId, reason, text FROM meeting_supplement WHERE meeting_id = ? ORDER BY id')
  const ofMatter = db.prepare<[number, number], SupplementRecord>('SELECT at, by_id AS byId, reason, text FROM matter_supplement WHERE petition_id = ? AND meeting_id = ? ORDER BY id')
  const add = db.prepare('INSERT INTO meeting_supplement (meeting_id, id, at, by_id, reason, text) VALUES (@id, 1 + coalesce((SELECT max(id) FROM meeting_supplement WHERE meeting_id = @id), 0), @at, @byId, @reason, @text)')
  const addOf = db.prepare('INSERT INTO matter_supplement (petition_id, meeting_id, id, at, by_id, reason, text) VALUES (@petitionId, @id, 1 + coalesce((SELECT max(id) FROM matter_supplement WHERE petition_id = @petitionId AND meeting_id = @id), 0), @at, @byId, @reason, @text)')
  return {
    supplements: (id, petitionId) => (petitionId === undefined ? general.all(id) : ofMatter.all(petitionId, id)),
    supplement: (id, petitionId, supplement) => void (petitionId === undefined ? add.run({ id, ...supplement }) : addOf.run({ id, petitionId, ...supplement })),
  }
}

export function meetingsRepo(db: Db): MeetingsRepo {
  const list = db.prepare<[{ day: string; id: number; limit: number }], MeetingRecord>(`SELECT ${MEETING} WHERE (m.day, m.id) < (@day, @id) ORDER BY m.day DESC, m.id DESC LIMIT @limit`)
  const one = db.prepare<[number], MeetingRecord>(`SELECT ${MEETING} WHERE m.id = ?`)
  const open = db.prepare<[{ until: string; madeBy: number | null; limit: number }], MeetingRecord>(`SELECT ${MEETING} WHERE m.state IN ('planned', 'held') AND m.day <= @until AND (@madeBy IS NULL OR m.made_by = @madeBy) ORDER BY m.day, m.id LIMIT @limit`)
  const units = db.prepare<[], string>(`SELECT DISTINCT a.unit FROM meeting_attendee a WHERE a.unit > '' ORDER BY a.unit LIMIT 300`).pluck()
  return { ...steps(db), ...matters(db), ...supplementing(db), list: ({ day, id }, limit) => list.all({ day, id, limit }), byId: (id) => one.get(id), open: ({ until = LAST_DAY, madeBy = null, limit }) => open.all({ until, madeBy, limit }), units: () => units.all() }
}
