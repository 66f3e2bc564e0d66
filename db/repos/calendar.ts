/**
 * The room's own years, local days and clock settings, only ever added to, and the limits they are about.
 * Knows neither what the program brings nor how a limit is reckoned.
 */
import type { CalendarChange, CalendarRepo, OpenLimit, OwnDay, OwnRule, Said, YearForm } from '#core/door/calendarPort'
import type { LocalDay, LocalKind, YearFile } from '#core/domain/calendar'
import type { DueProof } from '#core/domain/deadline'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

const SAID = 'reason, by_id AS byId, at'
interface YearRow extends Said { readonly body: string | null; readonly form: YearForm }
interface DayRow extends Said { readonly day: OwnDay['day']; readonly kind: LocalKind | 'clear' }
type RuleRow = Said & ({ readonly rule: string; readonly source: string; readonly n: number; readonly unit: OwnRule['unit']; readonly onRestDay: OwnRule['onRestDay'] } | { readonly rule: string; readonly source: string; readonly n: null; readonly unit: null; readonly onRestDay: null })

/** Of our own writing. */
const fileOf = (body: string): YearFile => JSON.parse(body) as YearFile

const isOwn = (row: RuleRow): row is RuleRow & OwnRule => row.n !== null
const isLocal = (row: DayRow): row is DayRow & OwnDay => row.kind !== 'clear'

/** How often each year is there. */
function counted(years: readonly number[]): ReadonlyMap<number, number> {
  return new Map([...Map.groupBy(years, (year) => year)].map(([year, all]) => [year, all.length]))
}

function reading(db: Db): Pick<CalendarRepo, 'head' | 'own' | 'yearOf' | 'timesOf' | 'localOf' | 'ruleOf' | 'changes'> {
  const head = db.prepare<[], string>(`SELECT coalesce((SELECT max(id) FROM calendar_year), 0) || '.' || coalesce((SELECT max(id) FROM local_day), 0) || '.' || coalesce((SELECT max(id) FROM clock_setting), 0)`).pluck()
  const years = db.prepare<[], YearRow>(`SELECT body, form, ${SAID} FROM calendar_year y WHERE id = (SELECT max(id) FROM calendar_year WHERE year = y.year) ORDER BY year, id`)
  const oneYear = db.prepare<[number], YearRow>(`SELECT body, form, ${SAID} FROM calendar_year WHERE year = ? ORDER BY id DESC LIMIT 1`)
  const times = db.prepare<[number], number>('SELECT count(*) FROM calendar_year WHERE year = ?').pluck()
  const days = db.prepare<[string, string], DayRow>(`SELECT day, kind, ${SAID} FROM local_day d WHERE day BETWEEN ? AND ? AND id = (SELECT max(id) FROM local_day WHERE day = d.day) ORDER BY day, id`)
  const changed = db.prepare<[], number>('SELECT CAST(substr(day, 1, 4) AS INTEGER) FROM local_day ORDER BY day').pluck()
  const RULE = `rule, n, unit, on_rest_day AS onRestDay, source, ${SAID} FROM clock_setting c`
  const rules = db.prepare<[], RuleRow>(`SELECT ${RULE} WHERE id = (SELECT max(id) FROM clock_setting WHERE rule = c.rule) ORDER BY rule, id`)
  const oneRule = db.prepare<[string], RuleRow>(`SELECT ${RULE} WHERE rule = ? ORDER BY id DESC LIMIT 1`)
  const changes = ([
    ['year', `SELECT 'year' AS what, CAST(year AS TEXT) AS key, form AS detail, source, ${SAID} FROM calendar_year`], ['local', `SELECT 'local' AS what, day AS key, kind AS detail, '' AS source, ${SAID} FROM local_day`],
    ['rule', `SELECT 'rule' AS what, rule AS key, CASE WHEN n IS NULL THEN 'back' ELSE n || ' ' || unit || ' ' || on_rest_day END AS detail, source, ${SAID} FROM clock_setting`],
  ] as const).map(([, sql]) => db.prepare<[number], CalendarChange>(`${sql} ORDER BY id DESC LIMIT ?`))
  const local = (from: string, to: string): OwnDay[] => days.all(from, to).filter(isLocal)
  return {
    head: () => head.get() ?? '',
    own: () => ({
      years: years.all().flatMap(({ body }) => (body === null ? [] : [fileOf(body)])), settings: rules.all().filter(isOwn),
      layer: { days: local('', '9999').map(({ day, kind, reason }): LocalDay => ({ day, kind, reason })), changes: counted(changed.all()) },
    }),
    yearOf: (year) => {
      const row = oneYear.get(year)
      return row === undefined || row.body === null ? undefined : { file: fileOf(row.body), reason: row.reason, byId: row.byId, at: row.at }
    },
    timesOf: (year) => times.get(year) ?? 0,
    localOf: (year) => local(`${year}-01-01`, `${year}-12-31`),
    ruleOf: (rule) => { const row = oneRule.get(rule); return row !== undefined && isOwn(row) ? row : undefined },
    changes: (limit) => changes.flatMap((statement) => statement.all(limit)).sort((a, b) => b.at - a.at).slice(0, limit),
  }
}

type Stored = Omit<OpenLimit, 'proof' | 'seen'> & { readonly proof: string; readonly seen: number }

export function calendarRepo(db: Db): CalendarRepo {
  const addYear = db.prepare('INSERT INTO calendar_year (year, body, form, source, reason, by_id, at) VALUES (@year, @body, @form, @source, @reason, @byId, @at)')
  const addLocal = db.prepare('INSERT INTO local_day (day, kind, reason, by_id, at) VALUES (@day, @kind, @reason, @byId, @at)')
  const addRule = db.prepare('INSERT INTO clock_setting (rule, n, unit, on_rest_day, source, reason, by_id, at) VALUES (@rule, @n, @unit, @onRestDay, @source, @reason, @byId, @at)')
  const open = db.prepare<[object], Stored>(`SELECT c.petition_id AS petitionId, c.id, c.rule, c.track, c.proof, c.state, c.act_id AS actId, c.ended_on AS endedOn, p.number, (${VISIBLE}) AS seen
    FROM petition_clock c JOIN petition p ON p.id = c.petition_id
    WHERE c.state = 'open' AND p.state <> 'closed' AND c.due_on >= @from AND c.start_on <= @to AND (@rule IS NULL OR c.rule = @rule) ORDER BY c.due_on, c.petition_id`)
  const follows = (['promise', 'statutory'] as const).map((column) => db.prepare(`UPDATE petition_detail SET ${column} = @proof WHERE petition_id = @petitionId AND json_extract(${column}, '$.rule') = @rule AND json_extract(${column}, '$.startOn') = @startOn`))
  const show = db.prepare('UPDATE petition SET due_on = @dueOn, early_on = @earlyOn, provisional = @provisional WHERE id = @petitionId')
  const rowId = ({ lastInsertRowid }: { readonly lastInsertRowid: number | bigint }): number => Number(lastInsertRowid)
  return {
    ...reading(db),
    addYear: (year, { file, ...change }) => rowId(addYear.run({ year, body: file === undefined ? null : JSON.stringify(file), ...change })),
    addLocal: (day, kind, change) => rowId(addLocal.run({ day, kind, ...change })),
    addRule: (rule, setting, change) => rowId(addRule.run({ rule, n: setting?.n ?? null, unit: setting?.unit ?? null, onRestDay: setting?.onRestDay ?? null, ...change })),
    openLimits: ({ from, to, rule = null }, reader) => open.all({ from, to, rule, reader }).map(({ proof, seen, ...limit }) => ({ ...limit, seen: seen === 1, proof: JSON.parse(proof) as DueProof })),
    follow: (petitionId, proof) => { for (const statement of follows) statement.run({ petitionId, proof: JSON.stringify(proof), rule: proof.rule, startOn: proof.startOn }) },
    showDue: (petitionId, { dueOn, earlyOn, provisional }) => void show.run({ petitionId, dueOn, earlyOn, provisional: Number(provisional) }),
  }
}
