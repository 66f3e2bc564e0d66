/**
 * Rows for every table of a schema, whatever its version: read from the schema itself, so that a later table gets rows without a word here.
 * Values are drawn until the constraints take them; knows of the tables only which of their texts are JSON.
 */
import type { Db } from '#db/store/open'
import { seeded } from './tally'

/** A later migration may look into these. */
const JSON_TEXTS: Readonly<Record<string, string>> = {
  'account.roles': '["reception","leader"]', 'draft.form': '{"title":"写到一半","petitioner":{"name":"陈小燕"}}', 'desk_setting.body': '{"roomName":"接待室","lockMinutes":5}',
  'petition_detail.promise': '{"n":7}', 'petition_detail.statutory': '{"n":15}', 'petition_detail.detail': '{"requests":"维修","materials":[]}', 'petition_detail.from_card': '["phone"]', 'claim_item.materials': '["照片"]', 'guidance_plan.measures': '[]', 'work_version.body': '{}', 'paper_template.used': '[]', 'receipt.data': '{"title":"漏水"}',
}
const WANTED = 3
const TRIES = 2000

interface Column { readonly name: string; readonly type: string; readonly notnull: number; readonly pk: number }
interface Link { readonly id: number; readonly seq: number; readonly table: string; readonly from: string; readonly to: string | null }
export interface Rows { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }

/** Tables with rows of their own; a virtual one has them in its shadows. */
export function tablesOf(db: Db): string[] {
  return db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name`).pluck().all()
}
const isShadow = (name: string): boolean => name.startsWith('search_') || name.startsWith('sqlite_')

/** Every row of every table, those of the search index included. */
export function allRows(db: Db): ReadonlyMap<string, Rows> {
  return new Map(tablesOf(db).map((name) => {
    const select = db.prepare(`SELECT * FROM "${name}"`).raw(true)
    return [name, { columns: select.columns().map((column) => column.name), rows: select.all() as unknown[][] }]
  }))
}

/** Puts rows into every table that has fewer than wanted. @throws Error naming a table no row could be made for. */
export function fillTables(db: Db, seed = 1): void {
  const next = seeded(seed)
  const open = new Set(tablesOf(db).filter((name) => !isShadow(name)))
  while (open.size > 0) {
    const ready = [...open].find((name) => linksOf(db, name).every(({ table }) => table === name || !open.has(table)))
    if (ready === undefined) throw new Error(`tables refer to each other in a circle: ${[...open].join(' ')}`)
    open.delete(ready)
    fillOne(db, ready, next)
  }
  if (db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search'`).get() !== undefined) for (const id of [1, 2]) db.prepare('INSERT INTO search (rowid, grams) VALUES (?, ?)').run(BigInt(id), 'a1 b2 c3')
}

const linksOf = (db: Db, name: string): Link[] => db.prepare<[string], Link>('SELECT id, seq, "table", "from", "to" FROM pragma_foreign_key_list(?)').all(name)
const countOf = (db: Db, name: string): number => Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())

function fillOne(db: Db, name: string, next: () => number): void {
  const columns = db.prepare<[string], Column>('SELECT name, type, "notnull", pk FROM pragma_table_info(?)').all(name)
  const sql = db.prepare<[string], string>(`SELECT sql FROM sqlite_schema WHERE name = ?`).pluck().get(name) ?? ''
  const insert = db.prepare(`INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  for (let tries = 0; tries < TRIES && countOf(db, name) < WANTED; tries += 1) {
    const linked = linkedValues(db, name, next)
    const values = columns.map((column) => (linked.has(column.name) ? linked.get(column.name) : drawn(name, column, wordsIn(sql, column.name), rangeIn(sql, column.name), next)))
    try {
      insert.run(...values)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))) throw error
    }
  }
  if (countOf(db, name) === 0) throw new Error(`no row of ${name} could be made: its constraints need more than drawing (tests/faults/schemaRows.ts)`)
}

/** Columns that refer to a row elsewhere, taken from one that is there; a table that refers to itself begins with none. */
function linkedValues(db: Db, name: string, next: () => number): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  const links = linksOf(db, name)
  for (const id of new Set(links.map((link) => link.id))) {
    const group = links.filter((link) => link.id === id)
    const parent = group[0]?.table ?? ''
    const wanted = group.map(({ to }) => (to === null ? 'rowid' : `"${to}"`)).join(', ')
    const rows = db.prepare(`SELECT ${wanted} FROM "${parent}"`).raw(true).all() as unknown[][]
    const row = rows[Math.floor(next() * rows.length)]
    for (const { from, seq } of group) found.set(from, row?.[seq] ?? null)
  }
  return found
}

/** Texts and numbers the schema itself names at a column: what a CHECK may ask for. */
function wordsIn(sql: string, column: string): string[] {
  const bare = sql.replaceAll(/--[^\n]*/gu, '')
  const line = new RegExp(`"?\\b${column}\\b"?[^,(]*\\([^)]*\\([^)]*\\)|"?\\b${column}\\b"?[^,]*CHECK\\s*\\([^)]*`, 'u').exec(bare)?.[0] ?? ''
  return [...line.matchAll(/'((?:[^']|'')*)'/gu)].map((match) => (match[1] ?? '').replaceAll(`''`, `'`))
}

/** The numbers a column may hold, where the schema says so. */
function rangeIn(sql: string, column: string): readonly [number, number] | undefined {
  const [, from, to] = new RegExp(`\\b${column}\\s+BETWEEN\\s+(\\d+)\\s+AND\\s+(\\d+)`, 'u').exec(sql) ?? []
  return from === undefined || to === undefined ? undefined : [Number(from), Number(to)]
}

let count = 0
function drawn(table: string, { name, type, notnull, pk }: Column, words: readonly string[], range: readonly [number, number] | undefined, next: () => number): unknown {
  count += 1
  const json = JSON_TEXTS[`${table}.${name}`]
  if (json !== undefined) return json
  if (notnull === 0 && pk === 0 && next() < 0.3) return null
  if (type === 'INTEGER' && range !== undefined) return BigInt(range[0] + Math.floor(next() * (range[1] - range[0] + 1)))
  if (type === 'INTEGER') return BigInt([1, 0, 2, 3, 1 + Math.floor(next() * 50), 1_788_000_000_000 + count][Math.floor(next() * 6)] ?? 1)
  if (type === 'REAL') return next() * 100
  if (type === 'BLOB') return Buffer.from(`页 ${count}\0`)
  const word = words[Math.floor(next() * words.length)]
  if (word !== undefined) return word
  return next() < 0.2 ? `2026-09-${String(1 + (count % 28)).padStart(2, '0')}` : `行 ${count}："单'双"；-- 与 ; 号`
}
