/**
 * The rules of the emotion buffer room as they were saved: each saving is a new row, and a stay names the row it began under.
 * Knows nothing of what the minutes are for.
 */
import { BufferRules } from '#core/contract/buffer'
import type { BufferRepo } from '#core/door/bufferPort'
import { bufferDefaults } from '#resources'
import type { Db } from '../store/open'

interface Row { readonly id: number; readonly body: string; readonly savedAt: number; readonly savedBy: number | null }

const parsed = (body: string): BufferRules => BufferRules.parse(JSON.parse(body))

export function rulesStatements(db: Db): Pick<BufferRepo, 'savedRules' | 'defaults' | 'rulesOf' | 'saveRules' | 'presentRules'> {
  const columns = 'id, body, saved_at AS savedAt, saved_by AS savedBy FROM buffer_rules'
  const own = db.prepare<[], Row>(`SELECT ${columns} WHERE id = (SELECT max(id) FROM buffer_rules WHERE saved_by > 0)`)
  const brought = db.prepare<[string], Row>(`SELECT ${columns} WHERE saved_by IS NULL AND body = ?`)
  const one = db.prepare<[number], Row>(`SELECT ${columns} WHERE id = ?`)
  const insert = db.prepare('INSERT INTO buffer_rules (body, saved_at, saved_by) VALUES (?, ?, ?)')
  return {
    defaults: () => bufferDefaults,
    savedRules: () => {
      const row = own.get()
      return row === undefined || row.savedBy === null ? undefined : { rules: parsed(row.body), byId: row.savedBy, at: row.savedAt }
    },
    rulesOf: (rulesId) => parsed(one.get(rulesId)?.body ?? ''),
    saveRules: (rules, byId, at) => void insert.run(JSON.stringify(rules), at, byId),
    presentRules: (at) => {
      const body = JSON.stringify(bufferDefaults.rules)
      return own.get()?.id ?? brought.get(body)?.id ?? Number(insert.run(body, at, null).lastInsertRowid)
    },
  }
}
