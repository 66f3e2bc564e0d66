/** Search through index, unindexed petitions and filters together, against reading every text: exactly the same petitions, newest first. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Petition, Repos } from '#core/door/ports'
import { dayOf } from '#core/domain/day'
import { normaliseSearch, ungrouped } from '#core/domain/grams'
import { migrations } from '#db/migrations/index'
import { makeRepos } from '#db/repos/repos'
import { migrate } from '#db/store/migrate'
import { type Db, openDatabase } from '#db/store/open'
import { searchUpkeep } from '#db/store/searchIndex'

const TODAY = dayOf(1_800_000_000_000)
const COUNT = 240
const LETTERS = [...'漏水楼上，。；-0123449xXfZ 张三']
const folder = mkdtempSync(join(tmpdir(), 'room-search-'))
let db: Db
let repos: Repos
/** The words every petition of this test has: of 来访 and 合理诉求（简单）, and its one visitor. */
const WORDS = ['来访', '合理诉求(简单)', '1']
const texts = new Map<number, { readonly text: string; readonly initials: readonly string[]; readonly closed: boolean }>()

function petition(id: number, title: string, initials: string, state: Petition['state']): Petition {
  return {
    id, number: `N${id}`, queryCode: `Q${id}`, receivedAt: id, receivedOn: TODAY, personId: null, receiverId: 1, officerId: 1, state, form: 'visit', petitionClass: 'simple', statutoryKind: null, restricted: 0,
    name: '张三', nameInitials: initials, idNumber: '', phone: '', address: '', title, requests: '', facts: '', headcount: 1, visitKind: null, linkedPetitionId: null, emotionLevel: null, dueOn: null, earlyOn: null, provisional: 0,
    promise: '{}', statutory: '{}', detail: '{}', fromCard: '', guardState: null, guardBy: null, guardAt: null,
  }
}

beforeAll(() => {
  db = openDatabase(join(folder, 'room.db'), Buffer.alloc(32, 7), 'aegis', true)
  migrate(db, migrations)
  db.exec(`INSERT INTO account (id, login, name, roles) VALUES (1, 'li', '李敏', '["reception"]')`)
  repos = makeRepos(db)
  const upkeep = searchUpkeep(db)
  const pieces = fc.sample(fc.tuple(fc.array(fc.constantFrom(...LETTERS), { minLength: 5, maxLength: 60 }), fc.array(fc.constantFrom('zs', 'zsf', 'xz', 'fx'), { maxLength: 2 }), fc.boolean()), { numRuns: COUNT, seed: 11 })
  for (const [at, [letters, initials, closed]] of pieces.entries()) {
    const id = (at + 1) * 1000
    const text = letters.join('')
    repos.petitions.add(petition(id, text, initials.join(' '), closed ? 'closed' : 'registered'), [text, `440101${at}`])
    texts.set(id, { text: normaliseSearch(`${text}\n440101${at}`), initials, closed })
    if (at === COUNT - 40) while (upkeep()) continue
  }
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

function expected(query: string, closedOnly: boolean, limit: number): number[] {
  const needle = normaliseSearch(query.trim())
  const named = /^[a-z]{1,8}$/u.test(needle)
  const meant = [needle, ungrouped(needle)].filter((one) => one !== undefined)
  return [...texts].filter(([, one]) => (meant.some((wanted) => one.text.includes(wanted) || WORDS.some((word) => word.includes(wanted))) || (named && one.initials.some((reading) => reading.includes(needle)))) && (!closedOnly || one.closed)).map(([id]) => id).reverse().slice(0, limit)
}

const piece = fc.tuple(fc.nat(COUNT - 1), fc.nat(40), fc.integer({ min: 1, max: 14 })).map(([at, from, length]) => [...(texts.get((at + 1) * 1000)?.text ?? '')].slice(from, from + length).join(''))
const typed = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 9 }).map((letters) => letters.join(''))

test('finds exactly what reading every text finds, indexed or not, filtered or not', () => {
  fc.assert(fc.property(fc.oneof(piece, typed, fc.constantFrom('zs', 'zsf', 'XZ', 'fx', 'sf', 'z', 'f', '440101', '440-101', '4401 01', '4 4 0 1 0 1 2', '1010', '000000', '简单', '求(', '来访', '1', '信')), fc.boolean(), fc.constantFrom(5, 50, 1000), (text, closedOnly, limit) => {
    fc.pre(text.trim() !== '' && !text.includes('\n'))
    const found = repos.petitions.list({ text, limit, ...(closedOnly ? { state: 'closed' } : {}) }, 1, TODAY).map((row) => row.id)
    expect({ text, found }).toEqual({ text, found: expected(text, closedOnly, limit) })
  }), { numRuns: 1500 })
})

test('a petition noted again is taken in anew and its old grams are gone', () => {
  const upkeep = searchUpkeep(db)
  upkeep()
  db.exec(`UPDATE petition SET search_text = 'neu量子飞船' WHERE id = 1000; INSERT INTO petition_unindexed VALUES (1000)`)
  const find = (text: string): boolean => repos.petitions.list({ text, limit: 1000 }, 1, TODAY).some((row) => row.id === 1000)
  const old = texts.get(1000)?.text.slice(0, 5) ?? ''
  expect([find('量子飞船'), find('4401010'), find(old.trim())]).toEqual([true, false, false])
  expect(upkeep()).toBe(false)
  expect([find('量子飞船'), find('4401010'), find(old.trim())]).toEqual([true, false, false])
  expect(db.prepare('SELECT count(*) FROM petition_unindexed').pluck().get()).toBe(0)
})

test('petitions indexed before there were words, or by an older revision, are taken in anew by upkeep', () => {
  const find = (text: string): number => repos.petitions.list({ text, limit: 1000 }, 1, TODAY).length
  const all = find('来访')
  expect(all).toBe(COUNT)
  db.exec(`DELETE FROM search; DELETE FROM petition_unindexed; DELETE FROM petition_words WHERE petition_id % 2000 = 0; UPDATE petition_words SET revision = 0, words = '旧'`)
  db.exec(`INSERT INTO search (rowid, grams) SELECT id, '旧' FROM petition`)
  expect([find('来访'), find('旧')]).toEqual([0, COUNT / 2])
  const upkeep = searchUpkeep(db)
  while (upkeep()) continue
  expect([find('来访'), find('旧'), find('zs')]).toEqual([COUNT, 0, expected('zs', false, 1000).length])
})
