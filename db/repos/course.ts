/**
 * The course of petitions: acts, limits and rounds.
 * Knows nothing of which act is allowed when.
 */
import type { ActRecord, ClockRecord, CourseRepo, DueClock, RoundRecord } from '#core/door/coursePort'
import type { DueProof } from '#core/domain/deadline'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

const ACT = 'id, kind, done_on AS doneOn, at, actor_id AS actorId, from_state AS fromState, to_state AS toState, unit, co_units AS coUnits, reason_code AS reasonCode, outcome, text, told_on AS toldOn'
const CLOCK = 'c.petition_id AS petitionId, c.id, c.rule, c.track, c.proof, c.state, c.act_id AS actId, c.ended_on AS endedOn'
const ROUND = 'petition_id AS petitionId, of_id AS ofId, kind, reason'

/** What was written goes; what was done when, and by which limits, stays. Each takes the petition's id. */
export const FORGET_COURSE: readonly string[] = [
  `UPDATE petition_act SET text = '', unit = '', co_units = '' WHERE petition_id = ?`, `UPDATE petition_round SET reason = '' WHERE petition_id = ?`,
  `UPDATE petition_clock SET state = 'lapsed', ended_on = due_on WHERE petition_id = ? AND state = 'open'`,
]

type Stored<T> = Omit<T, 'proof'> & { readonly proof: string }

/** A column of our own writing. */
function read<T extends { readonly proof: string }>(row: T): Omit<T, 'proof'> & { readonly proof: DueProof } {
  return { ...row, proof: JSON.parse(row.proof) as DueProof }
}

function clocking(db: Db): Pick<CourseRepo, 'clocks' | 'addClock' | 'endClock' | 'redate' | 'due'> {
  const clocks = db.prepare<[number], Stored<ClockRecord>>(`SELECT ${CLOCK} FROM petition_clock c WHERE c.petition_id = ? ORDER BY c.id`)
  const add = db.prepare<[object], number>(`INSERT INTO petition_clock (petition_id, id, rule, track, start_on, due_on, early_on, provisional, proof, state, act_id, ended_on)
    VALUES (@petitionId, 1 + coalesce((SELECT max(id) FROM petition_clock WHERE petition_id = @petitionId), 0), @rule, @track, @startOn, @dueOn, @earlyOn, @provisional, @proof, @state, @actId, @endedOn) RETURNING id`).pluck()
  const end = db.prepare('UPDATE petition_clock SET state = ?, ended_on = ? WHERE petition_id = ? AND id = ?')
  const redate = db.prepare('UPDATE petition_clock SET start_on = @startOn, due_on = @dueOn, early_on = @earlyOn, provisional = @provisional, proof = @proof WHERE petition_id = @petitionId AND id = @id')
  const due = db.prepare<[object], Stored<DueClock>>(`SELECT ${CLOCK}, p.number, p.title, p.restricted, p.officer_id AS officerId FROM petition_clock c JOIN petition p ON p.id = c.petition_id
    WHERE c.state = 'open' AND c.due_on <= @until AND (c.track <> 'right' OR c.due_on >= @rightsFrom) AND @officerId IN (0, p.officer_id) AND ${VISIBLE} ORDER BY c.due_on, c.petition_id, c.id LIMIT @limit`)
  const stored = (proof: DueProof) => ({ startOn: proof.startOn, dueOn: proof.dueOn, earlyOn: proof.earlyOn, provisional: Number(proof.provisional), proof: JSON.stringify(proof) })
  return {
    clocks: (petitionId) => clocks.all(petitionId).map(read),
    addClock: (petitionId, { track, proof, actId, state = 'open', endedOn = null }) => add.get({ petitionId, rule: proof.rule, track, state, actId, endedOn, ...stored(proof) }) ?? 0,
    endClock: (petitionId, id, state, on) => void end.run(state, on, petitionId, id),
    redate: (petitionId, id, proof) => void redate.run({ petitionId, id, ...stored(proof) }),
    due: ({ rightsFrom, until, limit, officerId = 0 }, reader) => due.all({ rightsFrom, until, limit, officerId, reader }).map(read),
  }
}

export function courseRepo(db: Db): CourseRepo {
  const acts = db.prepare<[number], ActRecord>(`SELECT ${ACT} FROM petition_act WHERE petition_id = ? ORDER BY id`)
  const addAct = db.prepare<[object], number>(`INSERT INTO petition_act (petition_id, id, kind, done_on, at, actor_id, from_state, to_state, unit, co_units, reason_code, outcome, text, told_on)
    VALUES (@petitionId, 1 + coalesce((SELECT max(id) FROM petition_act WHERE petition_id = @petitionId), 0), @kind, @doneOn, @at, @actorId, @fromState, @toState, @unit, @coUnits, @reasonCode, @outcome, @text, @toldOn) RETURNING id`).pluck()
  const state = db.prepare('UPDATE petition SET state = @state, due_on = @dueOn, early_on = @earlyOn, provisional = @provisional WHERE id = @petitionId')
  const unindexed = db.prepare('INSERT OR IGNORE INTO petition_unindexed (petition_id) VALUES (?)')
  const addRound = db.prepare('INSERT INTO petition_round (petition_id, of_id, kind, reason) VALUES (@petitionId, @ofId, @kind, @reason)')
  const round = db.prepare<[number], RoundRecord>(`SELECT ${ROUND} FROM petition_round WHERE petition_id = ?`)
  const rounds = db.prepare<[number], RoundRecord>(`SELECT ${ROUND} FROM petition_round WHERE of_id = ? ORDER BY petition_id`)
  return {
    ...clocking(db),
    acts: (petitionId) => acts.all(petitionId), addAct: (petitionId, act) => addAct.get({ petitionId, ...act }) ?? 0,
    setState: (petitionId, name, due) => {
      state.run({ petitionId, state: name, dueOn: due?.dueOn ?? null, earlyOn: due?.earlyOn ?? null, provisional: Number(due?.provisional ?? false) })
      unindexed.run(petitionId)
    },
    addRound: (record) => void addRound.run(record), roundOf: (petitionId) => round.get(petitionId), roundsFrom: (petitionId) => rounds.all(petitionId),
  }
}
