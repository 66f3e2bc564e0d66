/**
 * Migrations that fail at every statement, from every schema before with rows in every table: all or nothing, every row kept, the version
 * right, foreign keys sound. Takes up later migrations by itself; one more, invented, stands for those to come.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { migrations } from '#db/migrations/index'
import { migrate, schemaText, schemaVersion } from '#db/store/migrate'
import { type Db, openDatabase } from '#db/store/open'
import { derivedKey } from '#db/store/secrets'
import { unlockVault } from '#db/store/vault'
import { files } from '#db/store/vaultFolder'
import { PASSPHRASE } from '#tests/support/office'
import { clock, LOGIN, makeFaultVault, openKnown, tempFolder } from './faultVault'
import { allRows, fillTables, type Rows } from './schemaRows'
import { Counter, spread, type Tally } from './tally'

/** What a later migration may do: add, fill, link, rebuild. */
const INVENTED = `
CREATE TABLE matter_tag (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id), word TEXT NOT NULL) STRICT;
-- A comment; with a semicolon.
INSERT INTO matter_tag (account_id, word) SELECT id, 'a;b' FROM account;
ALTER TABLE desk_setting ADD COLUMN seal TEXT NOT NULL DEFAULT '';
CREATE TRIGGER matter_tag_kept BEFORE DELETE ON matter_tag BEGIN
  SELECT raise(ABORT, 'kept');
END;
UPDATE desk_setting SET seal = 'x';
CREATE INDEX matter_tag_word ON matter_tag (word);
`
/** Ends with a reference to nobody, which only the check of foreign keys finds. */
const ORPHAN = `PRAGMA defer_foreign_keys=ON; INSERT INTO matter_tag (account_id, word) VALUES (999999, 'nobody');`

/** Statements of a migration, each whole: a trigger's own statements belong to it. */
export function statementsOf(sql: string): string[] {
  const bare = sql.replaceAll(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//gu, (part) => (part.startsWith(`'`) ? part.replaceAll(';', '\u0001') : ''))
  const statements: string[] = []
  let open = ''
  for (const piece of bare.split(';')) {
    open += open === '' ? piece : `;${piece}`
    if (/^\s*CREATE\s+(?:TEMP\w*\s+)?TRIGGER\b/iu.test(open) && !/\bEND\s*$/iu.test(open)) continue
    if (open.trim() !== '') statements.push(`${open.trim().replaceAll('\u0001', ';')};`)
    open = ''
  }
  return statements
}

type Migrate = (db: Db, list: readonly string[]) => number
/** From a schema of `from` steps, through all there are; the fault is put into the step `into`. `make` opens a database of that schema with rows in every table. */
interface Step { readonly name: string; readonly from: number; readonly into: number; readonly list: readonly string[]; make(dir: string): Db }

/** Columns whose values a released migration changes on purpose, as `table.column` by the number of the schema it leads to; what is not named here comes through as it was. */
const CHANGED: Readonly<Record<number, readonly string[]>> = {}

export interface MigrationOptions {
  readonly seed?: number
  /** The way of migrating: the program's own, unless a careless one is tried to show that the suite looks. */
  readonly how?: Migrate
  /** The steps of the schema; the program's own unless some are invented. */
  readonly released?: readonly string[]
}

/** Tries a failure before each statement and after the last of every step still to come, from every schema before; at most `most` of these. */
export async function migrationSuite(most = Number.POSITIVE_INFINITY, { seed = 1, how = migrate, released = migrations }: MigrationOptions = {}): Promise<Tally> {
  const counter = new Counter('migrations', seed)
  const base = tempFolder('faults-migrate')
  const filled = join(base, 'filled')
  const keys = await makeFaultVault(filled)
  const room = openKnown(filled, keys)
  fillTables(room.db, seed)
  room.close()
  const open = (dir: string): Db => openKnown(dir, keys).db
  const invented: Step = { name: 'an invented one on a room with rows', from: migrations.length, into: migrations.length, list: [...migrations, INVENTED], make: (dir) => { cpSync(filled, dir, { recursive: true }); return open(dir) } }
  const faults = [...stepsOf(released, join(base, 'schemas'), seed), invented].flatMap((step) => Array.from({ length: statementsOf(step.list[step.into] ?? '').length + 1 }, (_, at) => ({ step, at })))
  for (const { step, at } of spread(faults, most, seed)) {
    counter.add(tried(step, at, join(base, 'at'), how).map((problem) => `${step.name}, statement ${at}: ${problem}`))
    counter.count(step.name)
  }
  counter.add(orphanProblems(invented, join(base, 'at'), how))
  counter.add(await newerProblems(filled, join(base, 'newer'), keys.dk))
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

/** From each schema the program ever had, with rows in every table of it, to the present one. */
function stepsOf(list: readonly string[], folder: string, seed: number): Step[] {
  return list.flatMap((_, from) => {
    const template = join(folder, String(from))
    const db = bareDatabase(template, list.slice(0, from))
    fillTables(db, seed)
    db.close()
    const make = (dir: string): Db => { cpSync(template, dir, { recursive: true }); return bareDatabase(dir, list.slice(0, from)) }
    return list.slice(from).map((__, later) => ({ name: `schema ${from} to ${list.length}, failing on the way to ${from + later + 1}`, from, into: from + later, list, make }))
  })
}

const KEY = randomBytes(32)
function bareDatabase(dir: string, list: readonly string[]): Db {
  mkdirSync(dir, { recursive: true })
  const db = openDatabase(files(dir).database, Buffer.from(KEY), 'aegis', !existsSync(files(dir).database))
  migrate(db, list)
  return db
}

function tried({ from, into, list, make }: Step, at: number, dir: string, how: Migrate): string[] {
  rmSync(dir, { recursive: true, force: true })
  const db = make(dir)
  const [before, rows] = [stateOf(db), allRows(db)]
  const statements = statementsOf(list[into] ?? '')
  const broken = list.map((sql, step) => (step === into ? [...statements.slice(0, at), 'SELECT a_fault_at_this_place();', ...statements.slice(at)].join('\n') : sql))
  const found = [...(throws(() => how(db, broken)) ? [] : ['the failure was not passed on']), ...(db.inTransaction ? ['a transaction is left open'] : []), ...(stateOf(db) === before ? [] : ['not as before'])]
  const whole = throws(() => how(db, list)) ? ['does not go through afterwards'] : []
  const after = [
    ...(schemaVersion(db) === list.length ? [] : [`version ${schemaVersion(db)}`]), ...(rowsOf(db, 'PRAGMA foreign_key_check').length === 0 ? [] : ['foreign keys do not hold']),
    ...(db.pragma('integrity_check', { simple: true }) === 'ok' ? [] : ['integrity_check fails']), ...(throws(() => how(db, list)) ? ['a second time fails'] : []),
    ...lostRows(rows, allRows(db), new Set(Object.entries(CHANGED).flatMap(([version, columns]) => (Number(version) > from ? columns : [])))),
  ]
  db.close()
  return [...found, ...whole, ...after]
}

/** Every row there was is there still, value for value, whatever was added. */
function lostRows(before: ReadonlyMap<string, Rows>, after: ReadonlyMap<string, Rows>, changed: ReadonlySet<string>): string[] {
  return [...before].flatMap(([table, { columns, rows }]) => {
    const now = after.get(table)
    if (now === undefined) return changed.has(table) ? [] : [`table ${table} is gone`]
    const kept = columns.filter((column) => !changed.has(`${table}.${column}`))
    const gone = kept.filter((column) => !now.columns.includes(column))
    if (gone.length > 0) return [`${table} lost ${gone.join(' ')}`]
    const picked = (from: Rows): string[] => from.rows.map((row) => text(kept.map((column) => row[from.columns.indexOf(column)])))
    const left = new Set(picked(now))
    const missing = picked({ columns, rows }).filter((row) => !left.has(row))
    return missing.length === 0 ? [] : [`${table}: ${missing.length} of ${rows.length} rows are not as they were`]
  })
}

/** A migration that goes through but leaves a reference to nobody is not taken. */
function orphanProblems(step: Step, dir: string, how: Migrate): string[] {
  rmSync(dir, { recursive: true, force: true })
  const db = step.make(dir)
  const before = stateOf(db)
  const refused = throws(() => how(db, [...step.list.slice(0, step.from), INVENTED + ORPHAN]))
  const same = stateOf(db) === before
  db.close()
  return [...(refused ? [] : ['a broken reference was taken']), ...(same ? [] : ['a broken reference left traces'])]
}

/** A vault written by a newer program is refused by name and stays as it is, byte for byte. */
async function newerProblems(filled: string, dir: string, dk: Uint8Array): Promise<string[]> {
  cpSync(filled, dir, { recursive: true })
  const db = openDatabase(files(dir).database, derivedKey(dk, 'database'), 'aegis', false)
  db.pragma(`user_version=${migrations.length + 1}`)
  db.close()
  const bytes = (): string => createHash('sha256').update(readFileSync(files(dir).database)).digest('hex')
  const before = bytes()
  const opened = await unlockVault(dir, { login: LOGIN, passphrase: PASSPHRASE, clock })
  if (opened.ok) opened.store.close()
  const kept = readdirSync(dir).includes('room.db') && bytes() === before
  return [...(!opened.ok && opened.code === 'newer' ? [] : ['a newer schema was not refused as newer']), ...(kept ? [] : ['a newer database was changed'])]
}

function throws(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}

const rowsOf = (db: Db, sql: string): unknown[] => db.prepare(sql).raw(true).all()

const text = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))

/** Version, schema and every row, as one text. */
const stateOf = (db: Db): string => text([schemaVersion(db), schemaText(db), [...allRows(db)]])
