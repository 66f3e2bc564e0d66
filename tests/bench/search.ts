/**
 * Search of the real office against LIKE and against FTS5 trigram over the same texts, in a database of the same cipher and size.
 * LIKE is also the judge of every answer.
 */
import { openDatabase, type Db } from '#db/store/open'
import { generator } from './invented'
import { ratio, report, spread } from './figures'
import type { BenchRoom, Registered } from './room'

const PAGE = 50
const COLUMNS = ['number', 'title', 'requests', 'facts', 'name', 'phone', 'idNumber', 'address', 'queryCode'] as const

function texts({ number, queryCode, form }: Registered): string[] {
  const { name, phone = '', idNumber = '', address = '' } = form.petitioner
  return [number, form.title, form.requests ?? '', form.facts ?? '', name, phone, idNumber, address, queryCode]
}

/** Opened with the vault's own cipher and settings, so that both sides pay for reading pages. */
function baseline(all: readonly Registered[], file: string): Db {
  const db = openDatabase(file, new Uint8Array(32).fill(7), 'aegis', true)
  db.exec(`CREATE TABLE petition (id INTEGER PRIMARY KEY, ${COLUMNS.join(' TEXT, ')} TEXT) STRICT; CREATE VIRTUAL TABLE gram USING fts5 (${COLUMNS.join(', ')}, tokenize='trigram')`)
  const row = db.prepare(`INSERT INTO petition VALUES (${Array.from({ length: COLUMNS.length + 1 }, () => '?').join(', ')})`)
  const gram = db.prepare(`INSERT INTO gram (rowid, ${COLUMNS.join(', ')}) VALUES (${Array.from({ length: COLUMNS.length + 1 }, () => '?').join(', ')})`)
  db.transaction(() => {
    for (const one of all) {
      row.run(one.id, ...texts(one))
      gram.run(one.id, ...texts(one))
    }
  })()
  return db
}

/** Pieces of the texts themselves, one character upwards, tails of numbers, and words that stand nowhere. */
function questions(all: readonly Registered[], count: number): string[] {
  const next = generator(77)
  const asked = new Set(['量子飞船', '鑫', '漏水', '低保', '扰民', '0000000'])
  while (asked.size < count) {
    const column = next(COLUMNS.length)
    const text = texts(all[next(all.length)] as Registered)[column] ?? ''
    const length = 1 + next(column === 5 || column === 6 ? 8 : 6)
    const from = column === 5 || column === 6 ? Math.max(0, text.length - length) : next(Math.max(1, text.length - length))
    const piece = text.slice(from, from + length)
    if (piece !== '' && !/[A-Za-z%_]/u.test(piece) && piece.trim() === piece) asked.add(piece)
  }
  return [...asked]
}

export async function searchBench(room: BenchRoom, all: readonly Registered[], file: string, count = 200): Promise<void> {
  const db = baseline(all, file)
  const like = db.prepare<unknown[], number>(`SELECT id FROM petition WHERE ${COLUMNS.map((column) => `${column} LIKE @q`).join(' OR ')} ORDER BY id DESC LIMIT ${PAGE}`).pluck()
  const trigram = db.prepare<unknown[], number>(`SELECT rowid FROM gram WHERE gram MATCH ? ORDER BY rowid DESC LIMIT ${PAGE}`).pluck()
  const times = { office: [] as number[], like: [] as number[], trigram: [] as number[] }
  const wrong: string[] = []
  const slow: { readonly question: string; readonly ms: number; readonly rows: number }[] = []
  let trigramWrong = 0
  for (const question of questions(all, count)) {
    const first = performance.now()
    const wanted = like.all({ q: `%${question}%` })
    const start = performance.now()
    times.like.push(start - first)
    const found = (await room.ask('petitions.list', { text: question, limit: PAGE })).rows.map((row) => row.id)
    const took = performance.now() - start
    times.office.push(took)
    slow.push({ question, ms: Math.round(took), rows: found.length })
    if (found.join() !== wanted.join()) wrong.push(question)
    const second = performance.now()
    const grams = trigram.all(`"${question.replaceAll('"', '""')}"`)
    const alone = grams.join() === wanted.join()
    if (!alone) trigramWrong += 1
    if ([...question].length < 3) like.all({ q: `%${question}%` })
    times.trigram.push(performance.now() - second)
  }
  db.close()
  const office = spread(times.office)
  const likeTimes = spread(times.like)
  const trigramTimes = spread(times.trigram)
  report('search', {
    wrongAnswers: { value: wrong.length, limit: 0 },
    p99OfLike: { value: ratio(office.p99, likeTimes.p99), limit: 1 / 50 },
  }, { petitions: all.length, office, like: likeTimes, trigramWithFallback: trigramTimes, p99OfTrigram: ratio(office.p99, trigramTimes.p99), trigramAloneWrong: trigramWrong, wrong: wrong.slice(0, 10), slowest: slow.toSorted((a, b) => b.ms - a.ms).slice(0, 8) })
}
