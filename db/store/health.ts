/**
 * Figures about the open database and its disk, without any content of it.
 * Judges nothing.
 */
import { statfsSync } from 'node:fs'
import type { VaultFacts } from '#core/door/ports'
import type { Clock } from '#core/domain/clock'
import { recordingFiles } from '../media/fileFacts'
import { schemaVersion } from './migrate'
import type { Db } from './open'
import { readKeyring } from './vaultFolder'

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`
const MISSING = `SELECT count(*) AS n FROM petition p WHERE NOT EXISTS (SELECT 1 FROM search_docsize d WHERE d.id = p.id) AND NOT EXISTS (SELECT 1 FROM petition_unindexed u WHERE u.petition_id = p.id)`

export function vaultFacts(db: Db, dir: string, clock: Clock): VaultFacts {
  const count = (sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? 0
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }))
  const { bavail, bsize } = statfsSync(dir)
  const last = db.prepare<[], { at: number; uptime: number }>('SELECT at, uptime FROM audit ORDER BY seq DESC LIMIT 1').get()
  const recoveryUsedAt = readKeyring(dir)?.recovery.usedAt
  const [now, uptime] = [clock.now(), clock.uptime()]
  // The uptime of an entry of an earlier session says nothing about this one.
  const driftMs = last === undefined || last.uptime > uptime ? undefined : now - last.at - (uptime - last.uptime)
  return {
    sound: db.pragma('quick_check', { simple: true }) === 'ok', schema: schemaVersion(db), petitions: count('SELECT count(*) AS n FROM petition'), unindexed: count('SELECT count(*) AS n FROM petition_unindexed'), missing: count(MISSING),
    databaseBytes: pragma('page_count') * pragma('page_size'), freeBytes: bavail * bsize, now, ...(recoveryUsedAt === undefined ? {} : { recoveryUsedAt }), ...(last === undefined ? {} : { lastAt: last.at }), ...(driftMs === undefined ? {} : { driftMs }),
    recordings: recordingFiles(db, dir), rows: Object.fromEntries(db.prepare<[], { name: string }>(TABLES).all().map(({ name }) => [name, count(`SELECT count(*) AS n FROM "${name}"`)])),
    actions: Object.fromEntries(db.prepare<[], { what: string; n: number }>(`SELECT action || ' ' || result AS what, count(*) AS n FROM audit GROUP BY 1 ORDER BY 1`).all().map(({ what, n }) => [what, n])),
    machine: { platform: process.platform, arch: process.arch, node: process.versions.node, electron: process.versions['electron'] ?? '', memoryMb: Math.round(process.memoryUsage().rss / 1024 ** 2) },
  }
}
