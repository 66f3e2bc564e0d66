/**
 * Search of the real office against LIKE and against FTS5 trigram over the same texts, in a database of the same cipher and settings.
 * All are given the same task, the newest 50; LIKE is also the judge of every answer.
 */
import { normaliseSearch, ungrouped } from '#core/domain/grams'
import { checkId } from '#core/domain/identity'
import { nameInitials } from '#core/domain/initials'
import { Day } from '#core/contract/fields'
import { searchWords } from '#core/domain/searchWords'
import { openDatabase, type Db } from '#db/store/open'
import { existsSync } from 'node:fs'
import { generator } from './invented'
import { ratio, report, spread } from './figures'
import { questions, type Question } from './questions'
import type { BenchRoom, Registered } from './room'

const PAGE = 50
const COLUMNS = ['number', 'title', 'requests', 'facts', 'name', 'phone', 'idNumber', 'address', 'queryCode', 'others', 'chosen'] as const
const INITIALS = /^[a-z]{1,8}$/u

const ANY_DAY = Day.parse('2026-01-05')

/** Words of what was chosen, and the particulars the office takes from an identity number. */
function chosen({ form, petitionClass, statutoryKind, visitKind, headcount, petitioner: { mode, paperType, idNumber = '' }, emotionLevel, affected, amount }: Registered['form']): { readonly words: string; readonly bornOn: string } {
  const id = checkId(idNumber, ANY_DAY)
  const known = id.ok ? id : undefined
  return { words: normaliseSearch(searchWords({ form, petitionClass, statutoryKind, visitKind, headcount, mode, paperType, sex: known?.sex, emotionLevel, affected, amount }).join('\n')), bornOn: known?.bornOn ?? '' }
}

function texts({ number, queryCode, form }: Registered): string[] {
  const { name, phone = '', idNumber = '', address = '' } = form.petitioner
  const { words, bornOn } = chosen(form)
  return [number, form.title, form.requests ?? '', form.facts ?? '', name, phone, idNumber, address, queryCode, [...form.materials.map((each) => each.name), ...form.flags, form.contentClass1 ?? '', form.contentClass2 ?? '', form.purpose ?? '', form.petitioner.grid ?? '', form.petitioner.occupation ?? '', bornOn].join('\n'), words]
}

/** Opened with the vault's own cipher and settings, so that both sides pay for reading pages. A kept one is used again. */
function baseline(all: readonly Registered[], file: string): Db {
  const kept = existsSync(file)
  const db = openDatabase(file, new Uint8Array(32).fill(7), 'aegis', !kept)
  if (kept) return db
  db.exec(`CREATE TABLE petition (id INTEGER PRIMARY KEY, ${COLUMNS.join(' TEXT, ')} TEXT, initials TEXT) STRICT; CREATE VIRTUAL TABLE gram USING fts5 (${COLUMNS.join(', ')}, tokenize='trigram')`)
  const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ')
  const row = db.prepare(`INSERT INTO petition VALUES (${marks(COLUMNS.length + 2)})`)
  const gram = db.prepare(`INSERT INTO gram (rowid, ${COLUMNS.join(', ')}) VALUES (${marks(COLUMNS.length + 1)})`)
  db.transaction(() => {
    for (const one of all) {
      row.run(one.id, ...texts(one), ` ${nameInitials(one.form.petitioner.name).join(' ')}`)
      gram.run(one.id, ...texts(one))
    }
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  return db
}

interface Answer { readonly ids: readonly number[]; readonly ms: number }
type Asker = (asked: string) => Promise<readonly number[]>
interface Askers { readonly like: Asker; readonly office: Asker; readonly trigram: Asker; readonly trigramAlone: Asker }

function askers(room: BenchRoom, db: Db): Askers {
  const anywhere = COLUMNS.map((column) => `${column} LIKE @q`).join(' OR ')
  const like = (where: string) => db.prepare<unknown[], number>(`SELECT id FROM petition WHERE ${where} ORDER BY id DESC LIMIT ${PAGE}`).pluck()
  const ungroupedToo = COLUMNS.map((column) => `${column} LIKE @p`).join(' OR ')
  const [text, named, grouped] = [like(anywhere), like(`${anywhere} OR initials LIKE @i`), like(`${anywhere} OR ${ungroupedToo}`)]
  const gram = db.prepare<unknown[], number>(`SELECT rowid FROM gram WHERE gram MATCH ? ORDER BY rowid DESC LIMIT ${PAGE}`).pluck()
  const judge = (asked: string): number[] => {
    const plain = ungrouped(normaliseSearch(asked))
    if (plain !== undefined) return grouped.all({ q: `%${asked}%`, p: `%${plain}%` })
    return INITIALS.test(asked.toLowerCase()) ? named.all({ q: `%${asked}%`, i: `%${asked}%` }) : text.all({ q: `%${asked}%` })
  }
  const grams = (asked: string): number[] => gram.all(`"${asked.replaceAll('"', '""')}"`)
  return {
    like: (asked) => Promise.resolve(judge(asked)),
    office: async (asked) => (await room.ask('petitions.list', { text: asked, limit: PAGE })).rows.map((row) => row.id),
    trigram: (asked) => Promise.resolve([...asked].length < 3 ? judge(asked) : grams(asked)),
    trigramAlone: (asked) => Promise.resolve(grams(asked)),
  }
}

async function timed(ask: Asker, asked: string): Promise<Answer> {
  const start = performance.now()
  const ids = await ask(asked)
  return { ids, ms: performance.now() - start }
}

interface Asked extends Question { readonly rows: number; readonly right: boolean; readonly trigramAlone: boolean; readonly office: number; readonly like: number; readonly trigram: number }
/** Questions put to one side in a row, before the next side gets the same: nobody runs on caches another has just swept. */
const BLOCK = 50

async function block(some: readonly Question[], ask: Askers): Promise<Asked[]> {
  const pass = async (one: Asker): Promise<Answer[]> => {
    const answers: Answer[] = []
    for (const { asked } of some) answers.push(await timed(one, asked))
    return answers
  }
  const [like, office, trigram, alone] = [await pass(ask.like), await pass(ask.office), await pass(ask.trigram), await pass(ask.trigramAlone)]
  return some.map((question, at) => {
    const wanted = like[at]?.ids.join()
    return { ...question, rows: office[at]?.ids.length ?? 0, right: office[at]?.ids.join() === wanted, trigramAlone: alone[at]?.ids.join() === wanted, like: like[at]?.ms ?? 0, office: office[at]?.ms ?? 0, trigram: trigram[at]?.ms ?? 0 }
  })
}

/** Every question is put this often, all others in between; its time is the middle one, so that a hiccup of the machine is nobody's. */
const ROUNDS = 3

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function together(rounds: readonly Asked[][]): Asked[] {
  return (rounds[0] ?? []).map((first, at) => {
    const same = rounds.map((round) => round[at] ?? first)
    return { ...first, right: same.every((one) => one.right), like: middle(same.map((one) => one.like)), office: middle(same.map((one) => one.office)), trigram: middle(same.map((one) => one.trigram)) }
  })
}

export async function searchBench(room: BenchRoom, all: readonly Registered[], file: string, count = 400): Promise<void> {
  const db = baseline(all, file)
  const ask = askers(room, db)
  const asked = questions(all.map((one) => ({ ...one.form, number: one.number, queryCode: one.queryCode })), count, generator(77))
  const rounds: Asked[][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const some: Asked[] = []
    for (let from = 0; from < asked.length; from += BLOCK) some.push(...await block(asked.slice(from, from + BLOCK), ask))
    rounds.push(some)
  }
  const answers = together(rounds)
  db.close()
  const [office, like, trigram] = [spread(answers.map((one) => one.office)), spread(answers.map((one) => one.like)), spread(answers.map((one) => one.trigram))]
  const wrong = answers.filter((one) => !one.right)
  const kinds = Object.groupBy(answers, (one) => one.kind)
  const short = (value: number): number => Math.round(value * 100) / 100
  report('search', {
    wrongAnswers: { value: wrong.length, limit: 0 },
    p99OfLike: { value: ratio(office.p99, like.p99), limit: 1 / 50 },
  }, {
    petitions: all.length, task: `the newest ${PAGE} matches, the middle of ${ROUNDS} rounds per question; LIKE and trigram give ids, the office whole masked rows`, office, like, officeEveryAnswer: spread(rounds.flat().map((one) => one.office)), likeEveryAnswer: spread(rounds.flat().map((one) => one.like)), trigramWithFallback: trigram, p99OfTrigram: ratio(office.p99, trigram.p99), trigramAloneWrong: answers.filter((one) => !one.trigramAlone).length,
    wrong: wrong.slice(0, 10).map((one) => one.asked),
    kinds: Object.fromEntries(Object.entries(kinds).map(([kind, some = []]) => [kind, { n: some.length, officeP50: spread(some.map((one) => one.office)).p50, officeMax: spread(some.map((one) => one.office)).max, likeP50: spread(some.map((one) => one.like)).p50 }])),
    slowest: answers.toSorted((a, b) => b.office - a.office).slice(0, 20).map(({ asked, kind, rows, office: ms, like: likeMs }) => ({ asked, kind, rows, ms: short(ms), likeMs: short(likeMs) })),
  })
}
