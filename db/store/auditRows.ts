/**
 * What the audit log says of rows: a digest of everything that belongs to a record, taken from the database after a change and compared with it later.
 * Knows which tables make up a record; columns that are empty do not count, so that a later migration adding one leaves old digests true.
 * Digests of before more tables were counted are compared as they were made.
 */
import { hash } from 'node:crypto'
import type Database from 'better-sqlite3-multiple-ciphers'
import type { Db } from './open'

type Table = readonly [name: string, column: string, order?: string]
/** The tables that make up a record of a kind, the one that says whether it is there first: name, column of the record's number, order of its rows. */
const RECORDS: Readonly<Record<string, readonly Table[]>> = {
  petition: [
    ['petition', 'id'], ['petition_detail', 'petition_id'], ['receipt', 'petition_id'], ['petition_event', 'petition_id', 'id'],
    ['print_log', 'petition_id', 'print_no'], ['petition_handler', 'petition_id', 'account_id'], ['petition_exclusion', 'petition_id', 'account_id'],
    // From the second form of digests on.
    ['retention_hold', 'petition_id'], ['erasure', 'petition_id'], ['receipt_original', 'petition_id', 'paper'], ['print_failure', 'petition_id', 'print_no'],
    // From the third form on.
    ['petition_act', 'petition_id', 'id'], ['petition_clock', 'petition_id', 'id'], ['petition_round', 'petition_id'],
    ['paper', 'petition_id', 'id'], ['paper_page', 'petition_id', 'paper_id'], ['paper_void', 'petition_id', 'paper_id'], ['paper_received', 'petition_id', 'id'], ['paper_output', 'petition_id', 'id'], ['paper_output_failure', 'petition_id', 'id'], ['paper_delivery', 'petition_id', 'id'],
    ['claim_item', 'petition_id', 'id'], ['claim_unit', 'petition_id', 'claim_id, no'], ['claim_milestone', 'petition_id', 'claim_id, no'], ['work_version', 'petition_id', 'kind, record_id, revision'],
    ['meeting_matter', 'petition_id', 'meeting_id'], ['matter_supplement', 'petition_id', 'meeting_id, id'], ['guidance_plan', 'petition_id', 'id'], ['guidance_answer', 'petition_id', 'plan_id, id'], ['guidance_session', 'petition_id', 'plan_id, no'],
    ['legal_request', 'petition_id', 'id'], ['legal_step', 'petition_id', 'id'], ['legal_opinion', 'petition_id', 'request_id'],
  ],
  person: [['person', 'id'], ['person_merge', 'keep_id', 'id'], ['person_merge', 'other_id', 'id']],
  account: [['account', 'id'], ['compartment_grant', 'account_id', 'compartment']],
  meeting: [['meeting', 'id'], ['meeting_attendee', 'meeting_id', 'no'], ['meeting_supplement', 'meeting_id', 'id']],
  desk: [['desk_setting', 'id'], ['retention_setting', 'id']],
  recording: [['recording', 'id'], ['recording_event', 'recording_id', 'id'], ['recording_mark', 'recording_id', 'id'], ['recording_hold', 'recording_id'], ['recording_erasure', 'recording_id'], ['recording_export', 'recording_id', 'id'], ['found_file', 'recording_id', 'id']],
  // Of no petition; the others are part of theirs.
  paper: [['desk_paper', 'id'], ['paper_page', 'paper_id'], ['paper_void', 'paper_id'], ['paper_received', 'paper_id', 'id'], ['paper_output', 'paper_id', 'id'], ['paper_output_failure', 'paper_id', 'id'], ['paper_delivery', 'paper_id', 'id']],
  calendarYear: [['calendar_year', 'id']], localDay: [['local_day', 'id']], clockSetting: [['clock_setting', 'id']], paperTemplate: [['paper_template', 'id']], signer: [['recording_signer', 'id']], recordingFolder: [['recording_folder', 'id']],
}
/** Kinds in earlier forms of digests, with as many of their tables as each counted; a kind that is not named had all it has. */
const FIRST_FORM: Readonly<Record<string, number>> = { petition: 7 }
const SECOND_FORM: Readonly<Record<string, number>> = { petition: 11 }
/** How a digest of the second and of the present form begins; the first had no beginning. */
const SECOND = '2.'
const PRESENT = '3.'
/** Of a record that is not there, so that an erasure can be told from a loss. */
const GONE = 'gone'

interface Reading { readonly statement: Database.Statement<[number], unknown[]>; readonly names: readonly string[] }

/** Which record, and which entry said last what it holds. */
export interface Said { readonly record: string; readonly digest: string; readonly seq: number }

export class RecordDigests {
  readonly #db: Db
  readonly #readings = new Map<string, readonly Reading[]>()

  constructor(db: Db) {
    this.#db = db
  }

  /** `petition:12=<sha256>`, as an entry carries it. @throws Error for a kind of record that is not known. */
  of(record: string): string {
    return `${record}=${this.#digest(record)}`
  }

  /** The first of the records that does not hold what was said of it last, and how many do not. */
  differing(said: Iterable<Said>): { readonly first: Said; readonly count: number } | undefined {
    let first: Said | undefined
    let count = 0
    for (const { each, rows } of this.#walked([...said])) {
      if (digestLike(each, rows) === each.digest) continue
      count += 1
      if (first === undefined || each.seq < first.seq) first = each
    }
    return first === undefined ? undefined : { first, count }
  }

  /** Records that no entry knows of, kind by kind. */
  unsaid(said: { has(record: string): boolean }): { readonly kind: string; readonly records: readonly string[] }[] {
    return Object.entries(RECORDS).map(([kind, [first]]) => ({
      kind, records: this.#db.prepare<[], number>(`SELECT ${first?.[1]} FROM ${first?.[0]} ORDER BY 1`).pluck().all().map((id) => `${kind}:${id}`).filter((record) => !said.has(record)),
    })).filter(({ records }) => records.length > 0)
  }

  #digest(record: string): string {
    const [kind = '', id = ''] = record.split(':')
    return digestOf(this.#reading(kind).map(({ statement, names }) => statement.all(Number(id)).map((row) => filled(names, row))))
  }

  #reading(kind: string): readonly Reading[] {
    const known = this.#readings.get(kind)
    if (known !== undefined) return known
    const made = tablesOf(kind).map(([table, column, order]) => {
      const statement = this.#db.prepare<[number], unknown[]>(`SELECT * FROM ${table} WHERE ${column} = ?${order === undefined ? '' : ` ORDER BY ${order}`}`).raw(true)
      return { statement, names: statement.columns().map(({ name }) => name) }
    })
    this.#readings.set(kind, made)
    return made
  }

  /** The digests of many records, by the order of their numbers: every table is read once from end to end, not looked into for each of them. */
  * #walked(said: readonly Said[]): Generator<{ readonly each: Said; readonly rows: readonly Rows[] }> {
    for (const [kind, all] of Object.entries(Object.groupBy(said, ({ record }) => record.slice(0, record.indexOf(':'))))) {
      const walks: TableWalk[] = []
      try {
        // One by one, so that those before are ended when damage is met in beginning one.
        for (const table of tablesOf(kind)) walks.push(new TableWalk(this.#db, table))
        for (const { each, id } of (all ?? []).map((one) => ({ each: one, id: numberOf(one.record) })).sort((a, b) => a.id - b.id)) yield { each, rows: walks.map((walk) => walk.rowsOf(id)) }
      } finally {
        for (const walk of walks) walk.end()
      }
    }
  }
}

const numberOf = (record: string): number => Number(record.slice(record.indexOf(':') + 1))

function tablesOf(kind: string): readonly Table[] {
  const tables = Object.hasOwn(RECORDS, kind) ? RECORDS[kind] : undefined
  if (tables === undefined) throw new Error('no such kind of record')
  return tables
}

/** One table in the order of the records its rows belong to. */
class TableWalk {
  readonly #rows: IterableIterator<unknown[]>
  readonly #names: readonly string[]
  readonly #column: number
  #next: IteratorResult<unknown[], unknown>

  constructor(db: Db, [table, column, order]: Table) {
    const statement = db.prepare<[], unknown[]>(`SELECT * FROM ${table} ORDER BY ${column}${order === undefined ? '' : `, ${order}`}`).raw(true)
    this.#names = statement.columns().map(({ name }) => name)
    this.#column = this.#names.indexOf(column)
    this.#rows = statement.iterate()
    this.#next = this.#rows.next()
  }

  /** The rows of one record; numbers must be asked for in their order. */
  rowsOf(id: number): unknown[][] {
    const rows: unknown[][] = []
    while (this.#next.done !== true && Number(this.#next.value[this.#column]) <= id) {
      if (this.#next.value[this.#column] === id) rows.push(filled(this.#names, this.#next.value))
      this.#next = this.#rows.next()
    }
    return rows
  }

  end(): void {
    this.#rows.return?.()
  }
}

type Rows = readonly (readonly unknown[])[]

/** `found` holds the rows of a record table by table. */
function digestOf(found: readonly Rows[]): string {
  return (found[0]?.length ?? 0) === 0 ? GONE : `${PRESENT}${hash('sha256', JSON.stringify(found))}`
}

/** In the form in which it was said. */
function digestLike({ record, digest }: Said, found: readonly Rows[]): string {
  const now = digestOf(found)
  if (now === GONE || digest.startsWith(PRESENT)) return now
  const kind = record.slice(0, record.indexOf(':'))
  if (digest.startsWith(SECOND)) return `${SECOND}${hash('sha256', JSON.stringify(found.slice(0, SECOND_FORM[kind])))}`
  const counted = FIRST_FORM[kind]
  return counted === undefined ? now : hash('sha256', JSON.stringify(found.slice(0, counted)))
}

function filled(names: readonly string[], row: readonly unknown[]): unknown[] {
  const kept: unknown[] = []
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at]
    // A page stands for itself by the digest beside it, which is compared before it is printed again.
    if (value !== null && value !== '' && value !== 0 && !(value instanceof Uint8Array)) kept.push(names[at], value)
  }
  return kept
}

/** What an entry says of records; an entry may say nothing, or carry a digest of something that is in no row. */
export function saidBy(seq: number, rowDigest: string): Said[] {
  if (!rowDigest.includes('=')) return []
  return rowDigest.split(' ').map((part) => {
    const at = part.indexOf('=')
    return { record: part.slice(0, at), digest: part.slice(at + 1), seq }
  })
}
