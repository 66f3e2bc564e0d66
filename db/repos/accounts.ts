/**
 * Accounts and the desk's own particulars.
 * Knows no passphrase: those are the keyring's.
 */
import { Role } from '#core/contract/call'
import { DeskSettings } from '#core/contract/desk'
import type { Account, Repos } from '#core/door/ports'
import { z } from 'zod'
import type { Db } from '../store/open'

interface Row { readonly id: number; readonly login: string; readonly name: string; readonly roles: string; readonly mustChange: number }

const Roles = z.array(Role)

/** Parses a text once as long as it stays the same: every save asks for the same account and the same room. */
function once<T>(parse: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined
  return (text) => {
    last = last?.text === text ? last : { text, value: parse(text) }
    return last.value
  }
}

const rolesOf = once((text) => Roles.parse(JSON.parse(text)))
const record = (row: Row): Account => ({ ...row, roles: [...rolesOf(row.roles)], mustChange: row.mustChange === 1 })

export function accountsRepo(db: Db): Repos['accounts'] {
  const deskOf = once((text) => DeskSettings.parse(JSON.parse(text)))
  const one = db.prepare<[number], Row>('SELECT id, login, name, roles, must_change AS mustChange FROM account WHERE id = ? AND active = 1')
  const all = db.prepare<[], Row>('SELECT id, login, name, roles, must_change AS mustChange FROM account WHERE active = 1 ORDER BY id')
  const names = db.prepare<[number], { name: string }>('SELECT name FROM account WHERE id = ?')
  const settings = db.prepare<[], { body: string }>('SELECT body FROM desk_setting WHERE id = 1')
  const save = db.prepare('UPDATE desk_setting SET body = ?, saved_at = ? WHERE id = 1')
  return {
    byId: (id) => { const row = one.get(id); return row === undefined ? undefined : record(row) },
    active: () => all.all().map(record),
    nameOf: (id) => names.get(id)?.name ?? '',
    desk: () => ({ ...deskOf(settings.get()?.body ?? '{}') }),
    saveDesk: (desk, at) => void save.run(JSON.stringify(desk), at),
  }
}
