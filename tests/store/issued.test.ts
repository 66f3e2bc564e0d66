/** Papers in the store: numbers by series and year, what cannot be changed, what the agenda reads. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import type { PaperFacts } from '#core/door/paperPort'
import type { Db } from '#db/store/open'
import { makeRepos } from '#db/repos/repos'
import type { Store } from '#db/store/store'
import { makeTestVault, type TestVault } from './testVault'

let vault: TestVault
let store: Store
let db: Db
beforeEach(async () => {
  vault = await makeTestVault()
  store = await vault.open()
  db = store.db
})
afterEach(() => {
  store.close()
  vault.remove()
})

const CONTENT = { template: '1', digest: 'd', values: '{"toUnit":"房管所"}', issue: '{"on":"2026-09-05"}', composed: '{"blocks":[]}', html: '<p>某甲</p>' }
const FACTS: PaperFacts = {
  petitionId: null, meetingId: null, kind: 'transferred', kindName: '转送（交办）告知单', series: '信转字', year: 2026, no: 1, number: '桂社信转字〔2026〕1号', title: '转送告知单', addressee: '房管所', unit: '桂花社区', drafted: 0, toDeliver: 1, copies: 2,
  issuedOn: Day.parse('2026-09-05'), issuedAt: 1, issuedBy: 1,
}
const LINE = { addressee: '房管所', way: 'direct', outcome: 'signed', on: Day.parse('2026-09-06'), time: '09:00', place: '办公室', signedBy: '房管所', relation: '', refusal: '', witness1: '', witness2: '', mailNumber: '', server: '李敏', note: '', at: 2, byId: 1, served: 1, corrects: null } as const

describe('numbers', () => {
  it('run by series and year, and are taken back where the transaction is', () => {
    const { issued } = makeRepos(db)
    const taken = [['信转字', 2026], ['信转字', 2026], ['信受字', 2026], ['信转字', 2027], ['信转字', 2026]] as const
    expect(taken.map(([series, year]) => issued.nextNumber(series, year))).toEqual([1, 2, 1, 1, 3])
    expect(() => db.transaction(() => { issued.nextNumber('信转字', 2026); throw new Error('back') })()).toThrow('back')
    expect(issued.nextNumber('信转字', 2026)).toBe(4)
  })
  it('never stand on two papers, nor on one drafted for another body', () => {
    const { issued } = makeRepos(db)
    issued.issue(FACTS, CONTENT)
    expect(() => issued.issue(FACTS, CONTENT)).toThrow(/UNIQUE/u)
    expect(() => issued.issue({ ...FACTS, no: 2, drafted: 1 }, CONTENT)).toThrow(/CHECK/u)
    expect(() => issued.issue({ ...FACTS, no: 3, number: null }, CONTENT)).toThrow(/CHECK/u)
  })
})

describe('what was issued', () => {
  it('is given back byte for byte', () => {
    const { issued } = makeRepos(db)
    expect(issued.content(issued.issue(FACTS, CONTENT))).toEqual(CONTENT)
  })
  it.each([
    'UPDATE paper SET copies = 9', `UPDATE paper SET title = '', addressee = ''`, 'UPDATE paper SET number = NULL, no = NULL, series = NULL', 'DELETE FROM paper', `UPDATE paper_page SET digest = ''`, 'DELETE FROM paper_page',
    `UPDATE paper_void SET reason = ''`, 'DELETE FROM paper_void', `UPDATE paper_received SET number = ''`, 'DELETE FROM paper_received', 'UPDATE paper_output SET reprint = 1', 'DELETE FROM paper_output',
    'UPDATE paper_output_failure SET at = 9', 'DELETE FROM paper_output_failure', 'UPDATE paper_delivery SET served = 0', `UPDATE paper_delivery SET addressee = ''`, 'DELETE FROM paper_delivery',
  ])('is kept from: %s', (sql) => {
    const { issued } = makeRepos(db)
    const id = issued.issue(FACTS, CONTENT)
    issued.addOutput(id, null, { outputNo: 1, at: 2, byId: 1, medium: 'sheet', reprint: 0, digest: 'd' })
    issued.addOutputFailure(id, null, 1, 3, 1)
    issued.addReceived(id, null, { number: '街1号', on: FACTS.issuedOn, at: 3, byId: 1 })
    issued.addDelivery(id, null, LINE)
    issued.addVoid(id, null, 4, 1, '写错了')
    expect(() => db.exec(sql)).toThrow('append-only')
  })
})

describe('minutes, which speak of several petitions', () => {
  const values = (...numbers: readonly string[]) => JSON.stringify({ matters: numbers.map((matter) => ({ matter })) })
  const rewrite = (id: number, to: string) => db.prepare('UPDATE paper_page SET field_values = ? WHERE paper_id = ?').run(to, id).changes
  it('are changed by an approved erasure alone, so that they name it in fewer places, once', () => {
    const { issued } = makeRepos(db)
    db.exec(`INSERT INTO petition (id, number, query_code, received_at, received_on, receiver_id, officer_id, state, form, petition_class, name, title, headcount, search_text) VALUES (1, 'N1', 'Q1', 1, '2026-09-05', 1, 1, 'closed', 'visit', 'simple', '', '', 1, '')`)
    const minutes = issued.issue({ ...FACTS, kind: 'minutes', series: null, no: null, number: null }, { ...CONTENT, values: values('N1', 'N2') })
    const other = issued.issue(FACTS, { ...CONTENT, values: values('N1') })
    expect(() => rewrite(minutes, values('N2'))).toThrow('append-only')
    db.exec(`INSERT INTO erasure (petition_id, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at) VALUES (1, 'r', '2026-09-05', '期满', 1, 1, 2, 2)`)
    expect(() => rewrite(minutes, values('N1'))).toThrow('append-only')
    expect(() => rewrite(minutes, values('N1', 'N3'))).toThrow('append-only')
    expect(() => rewrite(other, values())).toThrow('append-only')
    expect(rewrite(minutes, values('', 'N2'))).toBe(1)
    expect(() => rewrite(minutes, values('', ''))).toThrow('append-only')
  })
})

describe('what waits to be served', () => {
  it('is kept beside the papers, so that many served ones cost nothing', () => {
    const { issued } = makeRepos(db)
    const ids = Array.from({ length: 200 }, (_, at) => issued.issue({ ...FACTS, no: at + 1, number: `桂社信转字〔2026〕${at + 1}号` }, CONTENT))
    for (const id of ids.slice(0, 198)) issued.addDelivery(id, null, LINE)
    expect(issued.undelivered({ after: 0, limit: 50 }, 1).map(({ paperId }) => paperId)).toEqual(ids.slice(198))
    expect(db.prepare('SELECT count(*) FROM paper_unserved').pluck().get()).toBe(2)
    const line = issued.addDelivery(ids[199] ?? 0, null, LINE)
    issued.addDelivery(ids[199] ?? 0, null, { ...LINE, served: 0, outcome: 'refused', corrects: line })
    expect(issued.deliveredOn(ids[199] ?? 0)).toBeUndefined()
    expect(issued.undelivered({ after: ids[198] ?? 0, limit: 50 }, 1).map(({ paperId }) => paperId)).toEqual([ids[199]])
    expect(() => issued.addDelivery(ids[199] ?? 0, null, { ...LINE, corrects: line })).toThrow(/UNIQUE/u)
  })
  it.each([
    ['one to the addressee', [{}], '2026-09-06'], ['the last to the addressee', [{}, { on: '2026-09-09' }], '2026-09-09'], ['to the addressee, though somebody else got it later', [{}, { addressee: '承办单位', on: '2026-09-09' }], '2026-09-06'],
    ['to somebody else only', [{ addressee: '承办单位', on: '2026-09-09' }], '2026-09-09'], ['not at all', [{ served: 0 }], undefined],
  ] as const)('served: %s', (_name, lines, day) => {
    const { issued } = makeRepos(db)
    const id = issued.issue(FACTS, CONTENT)
    for (const line of lines as readonly Partial<{ readonly on: string; readonly addressee: string; readonly served: number }>[]) issued.addDelivery(id, null, { ...LINE, ...line, on: Day.parse(line.on ?? LINE.on) })
    expect(issued.deliveredOn(id)).toBe(day)
  })
})

it('takes the digest of a desk’s own paper as a record, and of nothing else', () => {
  const { issued } = makeRepos(db)
  const id = issued.issue(FACTS, CONTENT)
  const before = store.recordDigest(`paper:${id}`)
  issued.addVoid(id, null, 4, 1, '写错了')
  expect(store.recordDigest(`paper:${id}`)).not.toBe(before)
  expect(store.recordDigest('paper:99')).toBe('paper:99=gone')
})
