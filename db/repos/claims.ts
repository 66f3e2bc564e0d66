/**
 * 三清单: items with their units and milestones as they stand, every version of them, and what falls due.
 * Knows nothing of the rules; lists across petitions carry the reader.
 */
import { ClaimContent } from '#core/contract/claims'
import type { ClaimRecord, ClaimsRepo, ClaimVersionRecord, DueClaim, DueRange, Hand } from '#core/door/workPort'
import { type Claim, isClaimEnded, type Milestone } from '#core/domain/claims'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

/** Takes a petition's items out with it; each takes its id. */
export const FORGET_CLAIMS: readonly string[] = ['claim_milestone', 'claim_unit', 'claim_item', 'work_version'].map((table) => `DELETE FROM ${table} WHERE petition_id = ?`)

interface Row extends Omit<ClaimRecord, 'leadUnit' | 'coUnits' | 'milestones' | 'materials'> { readonly materials: string }
interface VersionRow { readonly revision: number; readonly at: number; readonly byId: number; readonly body: string; readonly dropped: string | null }

const ITEM = `c.id, c.petition_id AS petitionId, c.no, c.revision, c.issue, c.person, c.path, c.due_on AS dueOn, c.status, c.status_reason AS statusReason, c.evidence, c.materials, c.ended_on AS endedOn, c.by_id AS byId, c.at FROM claim_item c`
const LEAD = '(SELECT u.name FROM claim_unit u WHERE u.claim_id = c.id AND u.no = 0) AS leadUnit'
/** Of one officer, or of all. */
export const OF_OFFICER = '(@officerId IS NULL OR p.officer_id = @officerId)'
export interface DueInput { readonly until: string; readonly limit: number; readonly officerId: number | null; readonly reader: number }
export const dueInput = ({ until, limit, officerId }: DueRange, reader: number): DueInput => ({ until, limit, officerId: officerId ?? null, reader })
const DUE_ITEM = `SELECT 'item' AS kind, c.due_on AS day, c.petition_id AS petitionId, p.number, p.title, p.officer_id AS officerId, c.id AS claimId, c.no, c.issue AS text, ${LEAD}, c.person FROM claim_item c JOIN petition p ON p.id = c.petition_id
  WHERE c.ended_on IS NULL AND c.dropped = 0 AND c.due_on <= @until AND p.state <> 'closed' AND ${OF_OFFICER} AND ${VISIBLE} ORDER BY c.due_on, c.id LIMIT @limit`
const DUE_MILESTONE = `SELECT 'milestone' AS kind, m.day, c.petition_id AS petitionId, p.number, p.title, p.officer_id AS officerId, c.id AS claimId, c.no, m.what AS text, ${LEAD}, c.person FROM claim_milestone m JOIN claim_item c ON c.id = m.claim_id JOIN petition p ON p.id = c.petition_id
  WHERE m.open = 1 AND m.day <= @until AND p.state <> 'closed' AND ${OF_OFFICER} AND ${VISIBLE} ORDER BY m.day, m.claim_id, m.no LIMIT @limit`

function reading(db: Db): (row: Row) => ClaimRecord {
  const units = db.prepare<[number], string>('SELECT name FROM claim_unit WHERE claim_id = ? ORDER BY no').pluck()
  const milestones = db.prepare<[number], { day: Milestone['day']; what: string; doneOn: Milestone['day'] | null; by: string }>('SELECT day, what, done_on AS doneOn, by_name AS by FROM claim_milestone WHERE claim_id = ? ORDER BY no')
  return ({ materials, ...row }) => {
    const [leadUnit = '', ...coUnits] = units.all(row.id)
    return { ...row, leadUnit, coUnits, materials: JSON.parse(materials) as readonly string[], milestones: milestones.all(row.id).map(({ doneOn, ...rest }) => ({ ...rest, ...(doneOn === null ? {} : { doneOn }) })) }
  }
}

/** What belongs to an item beside its row is written anew each time, and the whole as a version. */
function keeping(db: Db): (item: { readonly id: number; readonly petitionId: number; readonly revision: number }, claim: Claim, hand: Hand) => void {
  const noUnits = db.prepare('DELETE FROM claim_unit WHERE claim_id = ?')
  const noMilestones = db.prepare('DELETE FROM claim_milestone WHERE claim_id = ?')
  const unit = db.prepare('INSERT INTO claim_unit (claim_id, no, petition_id, name) VALUES (?, ?, ?, ?)')
  const milestone = db.prepare('INSERT INTO claim_milestone (claim_id, no, petition_id, day, what, done_on, by_name, open) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const version = db.prepare(`INSERT INTO work_version (petition_id, kind, record_id, revision, at, by_id, body) VALUES (?, 'claim', ?, ?, ?, ?, ?)`)
  return ({ id, petitionId, revision }, claim, { byId, at }) => {
    noUnits.run(id)
    noMilestones.run(id)
    for (const [no, name] of [claim.leadUnit, ...claim.coUnits].entries()) unit.run(id, no, petitionId, name)
    for (const [no, { day, what, doneOn, by }] of claim.milestones.entries()) milestone.run(id, no, petitionId, day, what, doneOn ?? null, by, Number(doneOn === undefined && !isClaimEnded(claim.status)))
    version.run(petitionId, id, revision, at, byId, JSON.stringify(claim))
  }
}

function dropping(db: Db, versions: ClaimsRepo['versions']): ClaimsRepo['drop'] {
  const drop = db.prepare('UPDATE claim_item SET dropped = 1, revision = revision + 1, by_id = @byId, at = @at WHERE id = @id AND revision = @revision AND dropped = 0')
  const rest = db.prepare('UPDATE claim_milestone SET open = 0 WHERE claim_id = ?')
  const version = db.prepare(`INSERT INTO work_version (petition_id, kind, record_id, revision, at, by_id, body, dropped) SELECT c.petition_id, 'claim', c.id, c.revision, c.at, c.by_id, @body, @reason FROM claim_item c WHERE c.id = @id`)
  return (id, revision, reason, hand) => {
    const [last] = versions(id)
    if (last === undefined || drop.run({ id, revision, ...hand }).changes !== 1) return false
    rest.run(id)
    version.run({ id, reason, body: JSON.stringify(last.content) })
    return true
  }
}

/** A limited union of two lists that are each in order. */
export function soonest<T extends { readonly day: string }>(lists: readonly (readonly T[])[], limit: number): T[] {
  return lists.flat().sort((a, b) => a.day.localeCompare(b.day)).slice(0, limit)
}

export function claimsRepo(db: Db): ClaimsRepo {
  const read = reading(db)
  const keep = keeping(db)
  const all = db.prepare<[number], Row>(`SELECT ${ITEM} WHERE c.petition_id = ? AND c.dropped = 0 ORDER BY c.no`)
  const one = db.prepare<[number], Row>(`SELECT ${ITEM} WHERE c.id = ? AND c.dropped = 0`)
  const add = db.prepare(`INSERT INTO claim_item (petition_id, no, revision, issue, person, path, due_on, status, status_reason, evidence, materials, ended_on, by_id, at)
    VALUES (@petitionId, 1 + coalesce((SELECT max(no) FROM claim_item WHERE petition_id = @petitionId), 0), 1, @issue, @person, @path, @dueOn, @status, @statusReason, @evidence, @materials, @endedOn, @byId, @at)`)
  const save = db.prepare<[object], number>(`UPDATE claim_item SET revision = revision + 1, issue = @issue, person = @person, path = @path, due_on = @dueOn, status = @status, status_reason = @statusReason, evidence = @evidence, materials = @materials, ended_on = @endedOn, by_id = @byId, at = @at
    WHERE id = @id AND revision = @revision AND dropped = 0 RETURNING petition_id`).pluck()
  const past = db.prepare<[{ id: number }], VersionRow>(`SELECT v.revision, v.at, v.by_id AS byId, v.body, v.dropped FROM work_version v WHERE v.petition_id = (SELECT c.petition_id FROM claim_item c WHERE c.id = @id) AND v.kind = 'claim' AND v.record_id = @id ORDER BY v.revision DESC`)
  const units = db.prepare<[{ reader: number }], string>(`SELECT DISTINCT u.name FROM claim_unit u JOIN petition p ON p.id = u.petition_id WHERE u.name > '' AND ${VISIBLE} ORDER BY u.name LIMIT 300`).pluck()
  const dueItem = db.prepare<[DueInput], DueClaim>(DUE_ITEM)
  const dueMilestone = db.prepare<[DueInput], DueClaim>(DUE_MILESTONE)
  const versions = (id: number): ClaimVersionRecord[] => past.all({ id }).map(({ body, ...rest }) => ({ ...rest, content: ClaimContent.parse(JSON.parse(body)) }))
  const columns = (claim: Claim, endedOn: string | null, { byId, at }: Hand) => ({ issue: claim.issue, person: claim.person, path: claim.path, dueOn: claim.dueOn, status: claim.status, statusReason: claim.statusReason, evidence: claim.evidence, materials: JSON.stringify(claim.materials), endedOn, byId, at })
  return {
    ofPetition: (petitionId) => all.all(petitionId).map(read),
    byId: (id) => { const row = one.get(id); return row === undefined ? undefined : read(row) },
    add: (petitionId, claim, endedOn, hand) => {
      const id = Number(add.run({ petitionId, ...columns(claim, endedOn, hand) }).lastInsertRowid)
      keep({ id, petitionId, revision: 1 }, claim, hand)
      return id
    },
    save: (id, revision, claim, endedOn, hand) => {
      const petitionId = save.get({ id, revision, ...columns(claim, endedOn, hand) })
      if (petitionId === undefined) return false
      keep({ id, petitionId, revision: revision + 1 }, claim, hand)
      return true
    },
    drop: dropping(db, versions), versions, units: (reader) => units.all({ reader }),
    dueMilestones: (range, reader) => soonest([dueItem.all(dueInput(range, reader)), dueMilestone.all(dueInput(range, reader))], range.limit),
  }
}
