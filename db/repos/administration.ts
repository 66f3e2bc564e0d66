/**
 * Accounts as user administration sees them: everybody who ever had one, what was approved, who left with a key.
 * Knows no key; must be written together with the keyring.
 */
import { Role } from '#core/contract/call'
import type { KnownAccount, Leaver, Repos } from '#core/door/ports'
import type { AccountState } from '#core/domain/accountRules'
import { z } from 'zod'
import type { Db } from '../store/open'

interface Row { readonly id: number; readonly login: string; readonly name: string; readonly roles: string; readonly mustChange: number; readonly state: AccountState }

const Roles = z.array(Role)
const ALL = `SELECT id, login, name, roles, must_change AS mustChange, CASE WHEN removed_at IS NOT NULL THEN 'removed' WHEN active = 1 THEN 'active' ELSE 'disabled' END AS state FROM account ORDER BY id`
const record = (row: Row): KnownAccount => ({ ...row, roles: Roles.parse(JSON.parse(row.roles)), mustChange: row.mustChange === 1 })

export function administrationRepo(db: Db): Repos['administration'] {
  return { ...accountRows(db), ...compartmentRows(db) }
}

type Rows = Repos['administration']

const AT_DESK = `EXISTS (SELECT 1 FROM json_each(a.roles) r WHERE r.value IN ('reception', 'leader'))`
const ELSE = `a.id <> @id AND a.active = 1 AND ${AT_DESK}`
const KEPT = 'NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = p.id AND e.approved_by IS NOT NULL)'
/** Who can see a petition is petitionColumns.ts's to say; here it is turned round: those that only one account could see. */
const IN_HAND = `SELECT p.id FROM petition p WHERE p.officer_id = @id AND p.state <> 'closed'
  UNION SELECT p.id FROM petition_handler h JOIN petition p ON p.id = h.petition_id WHERE h.account_id = @id AND p.restricted = 1 AND ${KEPT}
    AND NOT EXISTS (SELECT 1 FROM petition_handler o JOIN account a ON a.id = o.account_id WHERE o.petition_id = p.id AND ${ELSE})
  UNION SELECT p.id FROM petition_exclusion x JOIN petition p ON p.id = x.petition_id WHERE p.restricted = 0 AND ${KEPT}
    AND EXISTS (SELECT 1 FROM account a WHERE a.id = @id AND ${AT_DESK}) AND NOT EXISTS (SELECT 1 FROM petition_exclusion own WHERE own.petition_id = p.id AND own.account_id = @id)
    AND NOT EXISTS (SELECT 1 FROM account a WHERE ${ELSE} AND NOT EXISTS (SELECT 1 FROM petition_exclusion y WHERE y.petition_id = p.id AND y.account_id = a.id))
  ORDER BY 1`

function accountRows(db: Db): Omit<Rows, keyof ReturnType<typeof compartmentRows>> {
  return {
    all: () => db.prepare<[], Row>(ALL).all().map(record),
    nextId: () => (db.prepare<[], number | null>('SELECT max(id) FROM account').pluck().get() ?? 0) + 1,
    add: (id, login, name, roles) => void db.prepare('INSERT INTO account (id, login, name, roles, must_change) VALUES (?, ?, ?, ?, 1)').run(id, login, name, JSON.stringify(roles)),
    rename: (id, name) => void db.prepare('UPDATE account SET name = ? WHERE id = ?').run(name, id),
    setRoles: (id, roles) => void db.prepare('UPDATE account SET roles = ? WHERE id = ?').run(JSON.stringify(roles), id),
    setActive: (id, active) => void db.prepare('UPDATE account SET active = ? WHERE id = ?').run(active ? 1 : 0, id),
    remove: (id, at) => void db.prepare('UPDATE account SET active = 0, removed_at = ? WHERE id = ?').run(at, id),
    inHand: (id) => db.prepare<[{ id: number }], number>(IN_HAND).pluck().all({ id }),
    setMustChange: (id, must) => void db.prepare('UPDATE account SET must_change = ? WHERE id = ?').run(must ? 1 : 0, id),
  }
}

function compartmentRows(db: Db): Pick<Rows, 'grant' | 'withdraw' | 'noteLeaver' | 'leavers' | 'noteRotation'> {
  return {
    grant: (id, compartments, byId, at) => {
      const add = db.prepare('INSERT INTO compartment_grant (account_id, compartment, approved_by, approved_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET approved_by = excluded.approved_by, approved_at = excluded.approved_at')
      for (const name of compartments) add.run(id, name, byId, at)
    },
    withdraw: (id, compartments) => {
      const drop = db.prepare('DELETE FROM compartment_grant WHERE account_id = ? AND compartment = ?')
      for (const name of compartments) drop.run(id, name)
    },
    noteLeaver: (id, compartments, at) => {
      const note = db.prepare('INSERT INTO compartment_leaver (compartment, account_id, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET account_id = excluded.account_id, at = excluded.at')
      for (const name of compartments) note.run(name, id, at)
    },
    leavers: () => db.prepare<[], Leaver>('SELECT l.compartment, a.name, l.at FROM compartment_leaver l JOIN account a ON a.id = l.account_id ORDER BY l.compartment').all(),
    noteRotation: (compartments) => {
      for (const name of compartments) db.prepare('DELETE FROM compartment_leaver WHERE compartment = ?').run(name)
    },
  }
}
