/**
 * 法治教育 and 心理疏导: plans with their versions, answers and sessions, and what falls due.
 * Knows nothing of the rules; lists across petitions carry the reader.
 */
import type { AnswerRecord, DueSession, GuidanceRepo, PlanRecord, SessionRecord } from '#core/door/workPort'
import type { Measure } from '#core/domain/guidance'
import type { Db } from '../store/open'
import { dueInput, type DueInput, OF_OFFICER, soonest } from './claims'
import { VISIBLE } from './petitionColumns'

/** Takes a petition's plans out with it; their versions go with those of the items. Each takes its id. */
export const FORGET_GUIDANCE: readonly string[] = ['guidance_answer', 'guidance_session', 'guidance_plan'].map((table) => `DELETE FROM ${table} WHERE petition_id = ?`)

type Row = Omit<PlanRecord, 'measures'> & { readonly measures: string }
const PLAN = 'g.id, g.petition_id AS petitionId, g.revision, g.goal, g.measures, g.review_on AS reviewOn, g.consent, g.by_id AS byId, g.at, g.ended_on AS endedOn, g.outcome, g.outcome_text AS outcomeText, g.ended_by AS endedBy FROM guidance_plan g'
const SESSION = 's.no, s.kind, s.due_on AS "on", s.topic, s.state, s.held_on AS heldOn, s.participation, s.attitude, s.next_step AS nextStep, s.reason, s.by_id AS byId, s.at FROM guidance_session s'
const DUE_SESSION = `SELECT 'session' AS kind, s.due_on AS day, s.petition_id AS petitionId, p.number, p.title, p.officer_id AS officerId, s.plan_id AS planId, s.no, s.kind AS guidance, s.topic AS text FROM guidance_session s JOIN petition p ON p.id = s.petition_id
  WHERE s.state = 'planned' AND s.due_on <= @until AND p.state <> 'closed' AND ${OF_OFFICER} AND ${VISIBLE} ORDER BY s.due_on, s.plan_id, s.no LIMIT @limit`
const DUE_REVIEW = `SELECT 'review' AS kind, g.review_on AS day, g.petition_id AS petitionId, p.number, p.title, p.officer_id AS officerId, g.id AS planId, 0 AS no, NULL AS guidance, g.goal AS text FROM guidance_plan g JOIN petition p ON p.id = g.petition_id
  WHERE g.ended_on IS NULL AND g.review_on <= @until AND p.state <> 'closed' AND ${OF_OFFICER} AND ${VISIBLE} ORDER BY g.review_on, g.id LIMIT @limit`
const OF_PLAN = 'WHERE petition_id = (SELECT g.petition_id FROM guidance_plan g WHERE g.id = @id) AND plan_id = @id'

const planOf = ({ measures, ...row }: Row): PlanRecord => ({ ...row, measures: JSON.parse(measures) as readonly Measure[] })

function answering(db: Db): Pick<GuidanceRepo, 'answers' | 'answer'> {
  const all = db.prepare<[{ id: number }], AnswerRecord>(`SELECT consent, answered_on AS "on", note, by_id AS byId, at FROM guidance_answer ${OF_PLAN} ORDER BY id`)
  const add = db.prepare(`INSERT INTO guidance_answer (petition_id, plan_id, id, consent, answered_on, note, by_id, at)
    SELECT g.petition_id, g.id, 1 + coalesce((SELECT max(a.id) FROM guidance_answer a WHERE a.petition_id = g.petition_id AND a.plan_id = g.id), 0), @consent, @on, @note, @byId, @at FROM guidance_plan g WHERE g.id = @id`)
  const consent = db.prepare('UPDATE guidance_plan SET consent = @consent WHERE id = @id AND consent <> @consent')
  return {
    answers: (id) => all.all({ id }),
    answer: (id, answer) => {
      add.run({ id, ...answer })
      consent.run({ id, consent: answer.consent })
    },
  }
}

function sessions(db: Db): Pick<GuidanceRepo, 'sessions' | 'schedule' | 'hold' | 'callOff'> {
  const all = db.prepare<[{ id: number }], SessionRecord>(`SELECT ${SESSION} ${OF_PLAN} ORDER BY s.no`)
  const add = db.prepare<[object], number>(`INSERT INTO guidance_session (petition_id, plan_id, no, kind, due_on, topic, state, by_id, at)
    SELECT g.petition_id, g.id, 1 + coalesce((SELECT max(s.no) FROM guidance_session s WHERE s.petition_id = g.petition_id AND s.plan_id = g.id), 0), @kind, @on, @topic, 'planned', @byId, @at FROM guidance_plan g WHERE g.id = @id RETURNING no`).pluck()
  const hold = db.prepare(`UPDATE guidance_session SET state = 'held', held_on = @heldOn, topic = @topic, participation = @participation, attitude = @attitude, next_step = @nextStep, by_id = @byId, at = @at ${OF_PLAN} AND no = @no`)
  const off = db.prepare(`UPDATE guidance_session SET state = @how, reason = @reason, by_id = @byId, at = @at ${OF_PLAN} AND no = @no`)
  return {
    sessions: (id) => all.all({ id }),
    schedule: (id, session, hand) => add.get({ id, ...session, ...hand }) ?? 0,
    hold: (id, no, held, hand) => void hold.run({ id, no, ...held, ...hand }),
    callOff: (id, no, how, reason, hand) => void off.run({ id, no, how, reason, ...hand }),
  }
}

export function guidanceRepo(db: Db): GuidanceRepo {
  const all = db.prepare<[number], Row>(`SELECT ${PLAN} WHERE g.petition_id = ? ORDER BY g.id DESC`)
  const one = db.prepare<[number], Row>(`SELECT ${PLAN} WHERE g.id = ?`)
  const add = db.prepare('INSERT INTO guidance_plan (petition_id, revision, goal, measures, review_on, consent, by_id, at) VALUES (@petitionId, 1, @goal, @measures, @reviewOn, @consent, @byId, @at)')
  const change = db.prepare<[object], number>('UPDATE guidance_plan SET revision = revision + 1, goal = @goal, measures = @measures, review_on = @reviewOn WHERE id = @id AND revision = @revision RETURNING petition_id').pluck()
  const end = db.prepare('UPDATE guidance_plan SET revision = revision + 1, ended_on = @endedOn, outcome = @outcome, outcome_text = @outcomeText, ended_by = @byId WHERE id = @id AND revision = @revision')
  const version = db.prepare(`INSERT INTO work_version (petition_id, kind, record_id, revision, at, by_id, body) VALUES (@petitionId, 'plan', @id, @revision, @at, @byId, @body)`)
  const dueSession = db.prepare<[DueInput], DueSession>(DUE_SESSION)
  const dueReview = db.prepare<[DueInput], DueSession>(DUE_REVIEW)
  const answers = answering(db)
  const columns = ({ goal, measures, reviewOn }: Pick<PlanRecord, 'goal' | 'measures' | 'reviewOn'>) => ({ goal, measures: JSON.stringify(measures), reviewOn })
  return {
    ...answers, ...sessions(db),
    ofPetition: (petitionId) => all.all(petitionId).map(planOf),
    byId: (id) => { const row = one.get(id); return row === undefined ? undefined : planOf(row) },
    plan: (petitionId, content, answer, hand) => {
      const id = Number(add.run({ petitionId, ...columns(content), consent: answer.consent, ...hand }).lastInsertRowid)
      answers.answer(id, { ...answer, ...hand })
      version.run({ petitionId, id, revision: 1, ...hand, body: JSON.stringify(content) })
      return id
    },
    change: (id, revision, content, hand) => {
      const petitionId = change.get({ id, revision, ...columns(content) })
      if (petitionId === undefined) return false
      version.run({ petitionId, id, revision: revision + 1, ...hand, body: JSON.stringify(content) })
      return true
    },
    end: (id, revision, ended, { byId }) => end.run({ id, revision, ...ended, byId }).changes === 1,
    dueSessions: (range, reader) => soonest([dueSession.all(dueInput(range, reader)), dueReview.all(dueInput(range, reader))], range.limit),
  }
}
