/**
 * What is kept for how long: holds, proposals, approvals, and taking the content out of a petition for good.
 * The schema's triggers let content go only after an approval; who may approve is the feature's.
 */
import { Periods } from '#core/contract/retention'
import type { Erased, Keeping, Repos } from '#core/door/ports'
import { normaliseSearch } from '#core/domain/grams'
import type { Db } from '../store/open'
import { wordKeeper } from '../store/petitionWords'
import { ERASES_STAYS } from './buffer'
import { FORGET_CLAIMS } from './claims'
import { FORGET_COURSE } from './course'
import { FORGET_PAPERS } from './issued'
import { FORGET_GUIDANCE } from './guidance'
import { FORGET_LEGAL } from './legal'
import { FORGET_CALL_BACKS } from './handover'
import { FORGET_MATTERS } from './meetings'
import { destroyingOfPetition } from './recordingKeep'
import { VISIBLE } from './petitionColumns'
import { idsOfDay } from './petitions'
import { safetyErasure } from './safetyErasure'
import { sharedPapers } from './sharedPapers'
import { FORGET_TICKETS } from './tickets'

type People = Pick<Repos['people'], 'keptId' | 'memberIds'>

interface Row extends Omit<Keeping, 'hold' | 'proposal'> {
  readonly holdReason: string | null; readonly holdBy: number; readonly holdAt: number
  readonly proposedReason: string | null; readonly proposedBy: number; readonly proposedAt: number
}

/** Handing over, printing and setting right whose it is do nothing in the matter: a period does not begin anew with them. */
const KEEPING = `SELECT p.id, p.number, p.title, p.name, p.received_on AS receivedOn, p.state, p.petition_class AS petitionClass, p.statutory_kind AS statutoryKind,
  coalesce((SELECT max(at) FROM petition_event v WHERE v.petition_id = p.id AND v.kind NOT IN ('handedOver', 'printed', 'reassigned')), p.received_at) AS lastAt,
  h.reason AS holdReason, h.by_id AS holdBy, h.at AS holdAt, e.reason AS proposedReason, e.proposed_by AS proposedBy, e.proposed_at AS proposedAt
  FROM petition p LEFT JOIN retention_hold h ON h.petition_id = p.id LEFT JOIN erasure e ON e.petition_id = p.id
  WHERE e.approved_by IS NULL AND ${VISIBLE}`

const ERASED = 'e.petition_id AS petitionId, p.number, p.query_code AS queryCode, e.rule, e.kept_until AS keptUntil, e.proposed_by AS proposedBy, e.proposed_at AS proposedAt, e.approved_by AS approvedBy, e.approved_at AS approvedAt FROM erasure e JOIN petition p ON p.id = e.petition_id WHERE e.approved_by IS NOT NULL'

function keeping({ holdReason, holdBy, holdAt, proposedReason, proposedBy, proposedAt, ...rest }: Row): Keeping {
  return {
    ...rest,
    ...(holdReason === null ? {} : { hold: { reason: holdReason, byId: holdBy, at: holdAt } }),
    ...(proposedReason === null ? {} : { proposal: { reason: proposedReason, byId: proposedBy, at: proposedAt } }),
  }
}

/** Takes out what names anybody; number, query code, dates, class and headcount stay. */
function erasing(db: Db, people: People): Repos['retention']['erase'] {
  const short = db.prepare(`UPDATE petition SET state = 'closed', person_id = NULL, name = '', name_initials = '', id_number = '', phone = '', address = '', title = @title, emotion_level = NULL, due_on = NULL, early_on = NULL, provisional = 0, search_text = @searchText WHERE id = @id`)
  const long = db.prepare(`UPDATE petition_detail SET detail = @detail, from_card = '', guard_state = NULL, guard_by = NULL, guard_at = NULL WHERE petition_id = @id`)
  const gone = [
    'DELETE FROM petition_event WHERE petition_id = ?', 'DELETE FROM receipt WHERE petition_id = ?', 'DELETE FROM receipt_original WHERE petition_id = ?', 'DELETE FROM retention_hold WHERE petition_id = ?', 'DELETE FROM note_draft WHERE petition_id = ?', 'DELETE FROM search WHERE rowid = ?',
    ...FORGET_TICKETS,
    ...FORGET_COURSE,
    ...FORGET_PAPERS,
    ...FORGET_LEGAL,
    ...FORGET_CALL_BACKS,
    ...FORGET_CLAIMS, ...FORGET_MATTERS, ...FORGET_GUIDANCE,
    ...ERASES_STAYS,
  ].map((sql) => db.prepare(sql))
  const unindexed = db.prepare('INSERT OR IGNORE INTO petition_unindexed (petition_id) VALUES (?)')
  const known = db.prepare<[number], { personId: number | null; number: string; queryCode: string; title: string; name: string; idNumber: string; phone: string; address: string }>('SELECT person_id AS personId, number, query_code AS queryCode, title, name, id_number AS idNumber, phone, address FROM petition WHERE id = ?')
  const person = forgetting(db, people)
  const recordings = destroyingOfPetition(db)
  const safety = safetyErasure(db)
  const words = wordKeeper(db)
  const shared = sharedPapers(db)
  return (id, title, detail) => {
    const before = known.get(id)
    if (before === undefined) throw new Error('no such petition')
    short.run({ id, title, searchText: normaliseSearch([before.number, before.queryCode, title].join('\n')) })
    long.run({ id, detail })
    for (const statement of gone) statement.run(BigInt(id))
    safety.petition(id)
    words(id)
    unindexed.run(id)
    const papers = shared(id, { ...before, people: [before.name, before.idNumber, before.phone, before.address] })
    const destroyed = recordings(id).map((recordingId) => `recording:${recordingId}`)
    return [...papers, ...destroyed, ...(before.personId === null ? [] : person(before.personId)).map((personId) => `person:${personId}`)]
  }
}

/** Blanks a person's cards, merged ones too, once no petition refers to any of them; gives those that were, and those they were once joined with, as the reasons of that go too. */
function forgetting(db: Db, people: People): (personId: number) => readonly number[] {
  const used = db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM petition WHERE person_id = ?')
  const blank = db.prepare(`UPDATE person SET name = '', id_number = '', phone = '', address = '', grid = '', occupation = '', sex = NULL, born_on = NULL WHERE id = ?`)
  const reasons = db.prepare(`UPDATE person_merge SET reason = '', undo_reason = CASE WHEN undo_reason IS NULL THEN NULL ELSE '' END WHERE keep_id = ? OR other_id = ?`)
  const safety = safetyErasure(db)
  const beside = db.prepare<[number, number], number>('SELECT keep_id FROM person_merge WHERE other_id = ? UNION ALL SELECT other_id FROM person_merge WHERE keep_id = ?').pluck()
  return (personId) => {
    const ids = people.memberIds(people.keptId(personId))
    if (!ids.every((id) => used.get(id)?.n === 0)) return []
    for (const id of ids) {
      blank.run(id)
      reasons.run(id, id)
      safety.person(id)
    }
    return [...new Set([...ids, ...ids.flatMap((id) => beside.all(id, id))])]
  }
}

/** `changed` is told of every approval, so that the ledger beside the database can follow once it is committed. */
export function retentionRepo(db: Db, people: People, changed: () => void = () => undefined): Repos['retention'] {
  const list = db.prepare<[{ after: number; below: number; reader: number; limit: number }], Row>(`${KEEPING} AND p.id > @after AND p.id < @below ORDER BY p.id LIMIT @limit`)
  const one = db.prepare<[{ id: number; reader: number }], Row>(`${KEEPING} AND p.id = @id`)
  const hold = db.prepare('INSERT INTO retention_hold (petition_id, reason, by_id, at) VALUES (?, ?, ?, ?)')
  const release = db.prepare('DELETE FROM retention_hold WHERE petition_id = ?')
  const propose = db.prepare('INSERT INTO erasure (petition_id, rule, kept_until, reason, proposed_by, proposed_at) VALUES (@petitionId, @rule, @keptUntil, @reason, @byId, @at)')
  const withdraw = db.prepare('DELETE FROM erasure WHERE petition_id = ? AND approved_by IS NULL')
  const approve = db.prepare('UPDATE erasure SET approved_by = ?, approved_at = ? WHERE petition_id = ? AND approved_by IS NULL')
  const done = db.prepare<[number], unknown>('SELECT 1 FROM erasure WHERE petition_id = ? AND approved_by IS NOT NULL')
  const periods = db.prepare<[], string>('SELECT body FROM retention_setting WHERE id = 1').pluck()
  const settle = db.prepare('INSERT INTO retention_setting (id, body, by_id, at) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body, by_id = excluded.by_id, at = excluded.at')
  const erased = db.prepare<[], Erased>(`SELECT ${ERASED} ORDER BY e.petition_id`)
  return {
    list: ({ after, receivedBefore, limit }, reader) => list.all({ after, below: idsOfDay(receivedBefore).first, reader, limit }).map(keeping),
    byId: (id, reader) => { const row = one.get({ id, reader }); return row === undefined ? undefined : keeping(row) },
    hold: (petitionId, reason, byId, at) => void hold.run(petitionId, reason, byId, at),
    release: (petitionId) => release.run(petitionId).changes === 1,
    propose: (proposal) => void propose.run(proposal),
    withdraw: (petitionId) => withdraw.run(petitionId).changes === 1,
    approve: (petitionId, byId, at) => {
      if (approve.run(byId, at, petitionId).changes !== 1) throw new Error('nothing proposed')
      changed()
    },
    erase: erasing(db, people), isErased: (petitionId) => done.get(petitionId) !== undefined,
    erased: () => erased.all(),
    periods: () => { const body = periods.get(); return body === undefined ? undefined : Periods.partial().parse(JSON.parse(body)) },
    setPeriods: (own, byId, at) => void settle.run(JSON.stringify(own), byId, at),
  }
}
