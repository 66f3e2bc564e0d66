/**
 * Records of which no petition came: stays in the 情绪缓冲室, red flags and call backs that stand for themselves.
 * The schema's triggers let their texts go only after an approval; who may approve is the feature's.
 */
import type { Unfiled } from '#core/contract/retention'
import type { UnfiledErased, UnfiledKeeping, UnfiledRepo } from '#core/door/ports'
import type { Db } from '../store/open'
import { BLANKS_STAY } from './buffer'
import { flagErasure } from './safetyErasure'

interface Row { readonly kind: Unfiled['kind']; readonly no: number; readonly begunAt: number; readonly byId: number; readonly lastAt: number; readonly reason: string | null; readonly proposedBy: number; readonly proposedAt: number }

/** A registration still being written may yet become the petition, and the ticket may have become one. */
const NOT_BECOME = 'NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = r.draft_id) AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = r.ticket_id AND t.petition_id IS NOT NULL)'
/** What each kind is kept in: since when, by whom, until when something was done, and whether it is finished and belongs to nothing else. */
const KINDS: Readonly<Record<Unfiled['kind'], { readonly table: string; readonly begun: string; readonly by: string; readonly last: string; /** Never later than the last, and indexed. */ readonly order: string; readonly unfiled: string }>> = {
  stay: { table: 'buffer_stay', begun: 'r.opened_at', by: 'r.opened_by', last: 'r.known_at', order: 'r.known_at', unfiled: `r.petition_id IS NULL AND r.ended_at IS NOT NULL AND ${NOT_BECOME}` },
  flag: { table: 'red_flag', begun: 'r.at', by: 'r.by_id', last: 'coalesce((SELECT max(v.at) FROM red_flag_event v WHERE v.flag_id = r.id), r.at)', order: 'r.at', unfiled: `r.petition_id IS NULL AND r.person_id IS NULL AND r.open = 0 AND r.review_on IS NULL AND r.erased = 0 AND ${NOT_BECOME}` },
  callBack: { table: 'call_back', begun: 'r.promised_at', by: 'r.promised_by', last: 'r.closed_at', order: 'r.closed_at', unfiled: 'r.petition_id IS NULL AND r.closed_at IS NOT NULL' },
}
const NAMES = Object.keys(KINDS) as Unfiled['kind'][]

/** The open ones of a kind, as far as `more` says. */
function keepingOf(kind: Unfiled['kind'], more: string): string {
  const { table, begun, by, last, unfiled } = KINDS[kind]
  return `SELECT '${kind}' AS kind, r.id AS no, ${begun} AS begunAt, ${by} AS byId, ${last} AS lastAt, u.reason, u.proposed_by AS proposedBy, u.proposed_at AS proposedAt
    FROM ${table} r LEFT JOIN unfiled_erasure u ON u.kind = '${kind}' AND u.record_id = r.id WHERE ${unfiled} AND u.approved_by IS NULL AND ${more}`
}

const keeping = ({ reason, proposedBy, proposedAt, ...rest }: Row): UnfiledKeeping => ({ ...rest, ...(reason === null ? {} : { proposal: { reason, byId: proposedBy, at: proposedAt } }) })

function forEachKind<T>(make: (kind: Unfiled['kind']) => T): Readonly<Record<Unfiled['kind'], T>> {
  return Object.fromEntries(NAMES.map((kind) => [kind, make(kind)])) as Record<Unfiled['kind'], T>
}

function erasing(db: Db): UnfiledRepo['erase'] {
  const statements = (sqls: readonly string[]) => {
    const made = sqls.map((sql) => db.prepare(sql))
    return (id: number) => { for (const statement of made) statement.run(BigInt(id)) }
  }
  const by: Readonly<Record<Unfiled['kind'], (id: number) => void>> = {
    stay: statements(BLANKS_STAY),
    flag: flagErasure(db),
    // Its row stays: another would take its number.
    callBack: statements(['DELETE FROM call_back_event WHERE call_back_id = ?', `UPDATE call_back SET name = '', phone = '', about = '' WHERE id = ?`]),
  }
  return ({ kind, no }) => { by[kind](no) }
}

/** `changed` is told of every approval, so that the ledger beside the database can follow once it is committed. */
export function unfiledRepo(db: Db, changed: () => void = () => undefined): UnfiledRepo {
  const lists = forEachKind((kind) => db.prepare<[{ before: number; limit: number }], Row>(`${keepingOf(kind, `${KINDS[kind].order} < @before AND ${KINDS[kind].last} < @before`)} ORDER BY ${KINDS[kind].order} LIMIT @limit`))
  const ones = forEachKind((kind) => db.prepare<[number], Row>(keepingOf(kind, 'r.id = ?')))
  const begun = forEachKind((kind) => db.prepare<[number], number>(`SELECT ${KINDS[kind].begun} FROM ${KINDS[kind].table} r WHERE r.id = ?`).pluck())
  const propose = db.prepare('INSERT INTO unfiled_erasure (kind, record_id, begun_at, rule, kept_until, reason, proposed_by, proposed_at) VALUES (@kind, @no, @begunAt, @rule, @keptUntil, @reason, @byId, @at)')
  const withdraw = db.prepare('DELETE FROM unfiled_erasure WHERE kind = ? AND record_id = ? AND approved_by IS NULL')
  const approve = db.prepare('UPDATE unfiled_erasure SET approved_by = ?, approved_at = ? WHERE kind = ? AND record_id = ? AND approved_by IS NULL')
  const done = db.prepare<[string, number], unknown>('SELECT 1 FROM unfiled_erasure WHERE kind = ? AND record_id = ? AND approved_by IS NOT NULL')
  const erased = db.prepare<[], UnfiledErased>('SELECT kind, record_id AS no, begun_at AS begunAt, rule, kept_until AS keptUntil, proposed_by AS proposedBy, proposed_at AS proposedAt, approved_by AS approvedBy, approved_at AS approvedAt FROM unfiled_erasure WHERE approved_by IS NOT NULL ORDER BY kind, record_id')
  const again = db.prepare(`INSERT INTO unfiled_erasure (kind, record_id, begun_at, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at) VALUES (@kind, @no, @begunAt, @rule, @keptUntil, '', @proposedBy, @proposedAt, @approvedBy, @approvedAt)
    ON CONFLICT (kind, record_id) DO UPDATE SET proposed_by = @proposedBy, proposed_at = @proposedAt, approved_by = @approvedBy, approved_at = @approvedAt`)
  const erase = erasing(db)
  const isErased = ({ kind, no }: Unfiled): boolean => done.get(kind, no) !== undefined
  return {
    list: (kind, range) => lists[kind].all(range).map(keeping),
    byNo: ({ kind, no }) => { const row = ones[kind].get(no); return row === undefined ? undefined : keeping(row) },
    propose: (proposal) => void propose.run({ ...proposal, begunAt: begun[proposal.kind].get(proposal.no) }),
    withdraw: ({ kind, no }) => void withdraw.run(kind, no),
    approve: ({ kind, no }, byId, at) => {
      if (approve.run(byId, at, kind, no).changes !== 1) throw new Error('nothing proposed')
      changed()
    },
    erase, isErased, erased: () => erased.all(),
    isStillThere: ({ kind, no, begunAt }) => begun[kind].get(no) === begunAt,
    eraseAgain: (one) => {
      again.run(one)
      erase(one)
    },
  }
}
