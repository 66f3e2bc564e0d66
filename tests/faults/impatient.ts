/**
 * Shortens the driver's patience with a lock that cannot be had, for workers whose every lock is made to fail: SQLite takes a
 * failing lock of its shared memory for a busy one and would wait five seconds at each call. What is asked for and read back,
 * and every retry but the last ones, stay as they are. Knows no suite.
 */
import Database from 'better-sqlite3-multiple-ciphers'

const SET = /^busy_timeout\s*=\s*(\d+)$/u
/** Long enough for the driver to try again and again. */
const PATIENCE_MS = 100

/** From now on connections of this process wait that long, while they say that they wait as long as they were told. */
export function beImpatient(): void {
  const pragma = Reflect.get(Database.prototype, 'pragma') as (this: Database.Database, source: string, options?: Database.PragmaOptions) => unknown
  let told = 0
  Database.prototype.pragma = function impatient(source, options) {
    if (source === 'busy_timeout') return told
    const [, wanted] = SET.exec(source) ?? []
    if (wanted === undefined) return pragma.call(this, source, options)
    told = Number(wanted)
    return pragma.call(this, `busy_timeout=${Math.min(told, PATIENCE_MS)}`, options)
  }
}
