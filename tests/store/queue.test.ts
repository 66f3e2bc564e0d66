/** The queue's questions go by an index, however many days of tickets lie behind today's. */
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '#db/migrations/index'
import { queueRepo } from '#db/repos/queue'
import { migrate } from '#db/store/migrate'
import { type Db, openDatabase } from '#db/store/open'
import { makeTestVault, type TestVault } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

test.each([
  ['today\'s open tickets', /ended_at IS NULL AND t\.on_day = @day AND \(t\.petition_id[\s\S]*ORDER BY t\.id/u, 'ticket_open (on_day=?)'],
  ['open ones of earlier days', /ended_at IS NULL AND t\.on_day < @day[\s\S]*ORDER BY/u, 'ticket_open (on_day<?)'],
  ['the last ended', /ended_at IS NOT NULL AND t\.on_day = @day/u, 'ticket_ended (on_day=?'],
  ['today\'s calls', /e\.action = 'call' ORDER BY/u, 'ticket_event_call (day=?)'],
  ['the last calls', /e\.call_no AS callNo/u, 'ticket_event_call (day=?)'],
  ['the steps of one', /FROM ticket_event e WHERE e\.ticket_id = \?/u, 'ticket_event_ticket (ticket_id=?)'],
  ['what is to be forgotten', /on_day < \? AND forgotten = 0/u, 'ticket_named (on_day<?)'],
])('%s', (_what, pattern, index) => {
  const db = openDatabase(join(vault.root, 'fresh.db'), Buffer.alloc(32, 7), 'aegis', true)
  migrate(db, migrations)
  const sql = statementsOf(db).find((one) => pattern.test(one)) ?? ''
  const named = [...new Set(sql.match(/@\w+/gu) ?? [])].map((name) => [name.slice(1), 1] as const)
  const values: unknown[] = named.length > 0 ? [Object.fromEntries(named)] : (sql.match(/\?/gu) ?? []).map(() => 1)
  const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail).join('\n')
  expect(plan).toContain(index)
  expect(plan).not.toMatch(/TEMP B-TREE|^SCAN/mu)
  db.close()
})

function statementsOf(db: Db): string[] {
  const kept: string[] = []
  queueRepo(new Proxy(db, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name, target) as unknown
      return (sql: string) => { kept.push(sql); return target.prepare(sql) }
    },
  }))
  return kept
}
