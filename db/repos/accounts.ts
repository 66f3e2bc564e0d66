/**
 * Accounts and the desk's own particulars.
 * Knows no passphrase: those are the keyring's.
 */
import { Role } from '#core/contract/call'
import { DeskSettings } from '#core/contract/desk'
import type { Account, Repos } from '#core/door/ports'
import { z } from 'zod'
import type { Db } from '../store/open'

interface Row { readonly id: number; readonly login: string; readonly name: string; readonly roles: string }

const record = (row: Row): Account => ({ ...row, roles: z.array(Role).parse(JSON.parse(row.roles)) })

export function accountsRepo(db: Db): Repos['accounts'] {
  const one = db.prepare<[number], Row>('SELECT id, login, name, roles FROM account WHERE id = ? AND active = 1')
  const all = db.prepare<[], Row>('SELECT id, login, name, roles FROM account WHERE active = 1 ORDER BY id')
  const names = db.prepare<[number], { name: string }>('SELECT name FROM account WHERE id = ?')
  const settings = db.prepare<[], { body: string }>('SELECT body FROM desk_setting WHERE id = 1')
  const save = db.prepare('UPDATE desk_setting SET body = ?, saved_at = ? WHERE id = 1')
  return {
    byId: (id) => { const row = one.get(id); return row === undefined ? undefined : record(row) },
    active: () => all.all().map(record),
    nameOf: (id) => names.get(id)?.name ?? '',
    desk: () => DeskSettings.parse(JSON.parse(settings.get()?.body ?? '{}')),
    saveDesk: (desk, at) => void save.run(JSON.stringify(desk), at),
  }
}
