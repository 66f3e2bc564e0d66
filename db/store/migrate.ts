/**
 * Brings a schema up to date: all pending migrations in one transaction, forward only.
 * Refuses a schema newer than the program.
 */
import type { Db } from './open'

export class NewerSchema extends Error {}

/** Version of the schema in a database. */
export function schemaVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Runs what is pending and gives how many ran. @throws NewerSchema; any error of a statement, after rolling back. */
export function migrate(db: Db, migrations: readonly string[]): number {
  const version = schemaVersion(db)
  if (version > migrations.length) throw new NewerSchema(`schema ${version}, program knows ${migrations.length}`)
  const pending = migrations.slice(version)
  if (pending.length === 0) return 0
  db.transaction(() => {
    for (const sql of pending) db.exec(sql)
    const broken: unknown = db.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) throw new Error('foreign keys do not hold after migrating')
    db.pragma(`user_version=${migrations.length}`)
  }).exclusive()
  return pending.length
}

/** The whole schema as text, for the committed snapshot. */
export function schemaText(db: Db): string {
  const rows = db.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`).all()
  return `${rows.map((row) => `${row.sql};`).join('\n\n')}\n`
}
