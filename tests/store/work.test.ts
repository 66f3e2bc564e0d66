/** 三清单, 联席会议 and 疏导 in the database: what stays as it was, what goes with an approved erasure, and what falls due for whom, by which index. */
import { afterEach, beforeEach, expect, it, test } from 'vitest'
import type { Repos } from '#core/door/ports'
import { Day } from '#core/domain/day'
import { FORGET_CLAIMS } from '#db/repos/claims'
import { FORGET_GUIDANCE } from '#db/repos/guidance'
import { FORGET_MATTERS } from '#db/repos/meetings'
import { makeRepos } from '#db/repos/repos'
import type { Store } from '#db/store/store'
import { makeTestVault, type TestVault } from './testVault'

let vault: TestVault
let store: Store
let repos: Repos
beforeEach(async () => {
  vault = await makeTestVault()
  store = await vault.open()
  repos = makeRepos(store.db)
  for (const id of [1, 2]) {
    run(`INSERT INTO petition (id, number, query_code, received_at, received_on, receiver_id, officer_id, state, form, petition_class, name, title, headcount, search_text) VALUES (${id}, 'XF26-${id}', 'c${id}', 1, '2026-09-05', 1, 1, 'handling', 'visit', 'complex', '某人', '漏水', 1, '')`)
    run(`INSERT INTO petition_detail (petition_id, promise, statutory, detail) VALUES (${id}, '{}', '{}', '{}')`)
  }
  run('INSERT INTO petition_exclusion (petition_id, account_id) VALUES (2, 2)')
})
afterEach(() => {
  store.close()
  vault.remove()
})

const day = (text: string): Day => Day.parse(text)
const run = (sql: string): number => store.db.prepare(sql).run().changes
const HAND = { byId: 1, at: 1 }
const claim = (more: object = {}) => ({ issue: '渗水', leadUnit: '物业', coUnits: ['居委会'], person: '周工', path: '查', dueOn: day('2026-09-19'), milestones: [{ day: day('2026-09-08'), what: '查看', by: '' }, { day: day('2026-09-09'), what: '报价', doneOn: day('2026-09-08'), by: '周工' }], status: 'working' as const, statusReason: '', evidence: '', materials: ['照片'], ...more })
const plan = (petitionId: number) => repos.guidance.plan(petitionId, { goal: '明白程序', measures: [{ kind: 'law', guide: 'justice', name: '宋律', frequency: '每月' }], reviewOn: day('2026-10-10') }, { consent: 'agreed', on: day('2026-09-05'), note: '' }, HAND)
const meeting = (): number => repos.meetings.plan({ title: '会', day: day('2026-09-10'), time: '', place: '三楼', chair: '赵', recorder: '李' }, [{ unit: '物业', name: '周工', duty: '', present: false }], HAND)

const dueClaims = (reader: number, until = '2026-12-31') => repos.claims.dueMilestones({ until: day(until), limit: 9 }, reader).map(({ kind, day: on, number, text, leadUnit }) => [kind, on, number, text, leadUnit])
const dueSessions = (reader: number, until = '2026-12-31') => repos.guidance.dueSessions({ until: day(until), limit: 9 }, reader).map(({ kind, day: on, number, text }) => [kind, on, number, text])

it('reads an item back as it was saved, and every version of it, also of one taken off the sheet', () => {
  const id = repos.claims.add(1, claim(), null, HAND)
  expect(repos.claims.byId(id)).toMatchObject({ ...claim(), no: 1, revision: 1, endedOn: null })
  expect(repos.claims.save(id, 7, claim(), null, HAND)).toBe(false)
  expect(repos.claims.save(id, 1, claim({ coUnits: [], milestones: [] }), null, { byId: 2, at: 2 })).toBe(true)
  expect(repos.claims.byId(id)).toMatchObject({ coUnits: [], milestones: [], revision: 2, byId: 2 })
  expect(repos.claims.drop(id, 1, '写错了', HAND)).toBe(false)
  expect(repos.claims.drop(id, 2, '写错了', HAND)).toBe(true)
  expect([repos.claims.byId(id), repos.claims.ofPetition(1)]).toEqual([undefined, []])
  expect(repos.claims.versions(id).map(({ revision, byId, dropped, content }) => [revision, byId, dropped, content.coUnits.length])).toEqual([[3, 1, '写错了', 0], [2, 2, null, 0], [1, 1, null, 1]])
})

it('lists what falls due, soonest first, of open items and petitions, to whoever may see them', () => {
  repos.claims.add(1, claim(), null, HAND)
  repos.claims.add(2, claim({ issue: '照明', dueOn: day('2026-09-07'), milestones: [] }), null, HAND)
  repos.claims.add(1, claim({ issue: '好了', status: 'done', evidence: '照片' }), day('2026-09-06'), HAND)
  expect(dueClaims(1)).toEqual([['item', '2026-09-07', 'XF26-2', '照明', '物业'], ['milestone', '2026-09-08', 'XF26-1', '查看', '物业'], ['item', '2026-09-19', 'XF26-1', '渗水', '物业']])
  expect(dueClaims(2)).toEqual([['milestone', '2026-09-08', 'XF26-1', '查看', '物业'], ['item', '2026-09-19', 'XF26-1', '渗水', '物业']])
  expect(dueClaims(2, '2026-09-07')).toEqual([])
  expect(repos.claims.units(1)).toEqual(['居委会', '物业'])
  const id = plan(1)
  const no = repos.guidance.schedule(id, { kind: 'law', on: day('2026-09-12'), topic: '程序' }, HAND)
  repos.guidance.schedule(plan(2), { kind: 'law', on: day('2026-09-11'), topic: '别的' }, HAND)
  expect(dueSessions(1, '2026-09-30')).toEqual([['session', '2026-09-11', 'XF26-2', '别的'], ['session', '2026-09-12', 'XF26-1', '程序']])
  expect(dueSessions(2)).toEqual([['session', '2026-09-12', 'XF26-1', '程序'], ['review', '2026-10-10', 'XF26-1', '明白程序']])
  repos.guidance.callOff(id, no, 'missed', '有事', HAND)
  run(`UPDATE petition SET state = 'closed' WHERE id = 1`)
  expect([...dueClaims(2), ...dueSessions(2)]).toEqual([])
})

test('a closed or cancelled meeting, a session that is over, an ended plan and every version stay as they are', () => {
  const [closed, cancelled, open] = [meeting(), meeting(), meeting()]
  for (const id of [closed, cancelled, open]) repos.meetings.addMatter(id, 1, '', HAND)
  repos.meetings.hold(closed, 1, { heldOn: day('2026-09-10'), chair: '赵', recorder: '李' }, [{ unit: '物业', name: '周工', duty: '', present: true }])
  expect(() => repos.meetings.dropMatter(closed, 1)).toThrow('append-only')
  repos.meetings.close(closed, 2, HAND)
  repos.meetings.cancel(cancelled, '改期')
  repos.meetings.supplement(closed, undefined, { ...HAND, reason: '漏', text: '补' })
  repos.meetings.supplement(closed, 1, { ...HAND, reason: '漏', text: '补' })
  const id = plan(1)
  const no = repos.guidance.schedule(id, { kind: 'law', on: day('2026-09-12'), topic: '程序' }, HAND)
  repos.guidance.hold(id, no, { heldOn: day('2026-09-12'), topic: '程序', participation: 'whole', attitude: '听完', nextStep: '' }, HAND)
  repos.guidance.end(id, 1, { endedOn: day('2026-09-13'), outcome: 'completed', outcomeText: '好' }, HAND)
  repos.claims.add(1, claim(), null, HAND)
  for (const sql of [
    `UPDATE meeting SET chair = '钱' WHERE id = ${closed}`, `UPDATE meeting SET state = 'planned' WHERE id = ${cancelled}`, 'DELETE FROM meeting', `UPDATE meeting_attendee SET present = 0 WHERE meeting_id = ${closed}`, `DELETE FROM meeting_attendee WHERE meeting_id = ${cancelled}`,
    `UPDATE meeting_matter SET decision = '别的' WHERE meeting_id = ${closed}`, `DELETE FROM meeting_matter WHERE meeting_id = ${cancelled}`, `UPDATE meeting_matter SET outcome = 'done' WHERE meeting_id = ${cancelled}`, `UPDATE meeting_matter SET outcome = 'done', unit = '别的' WHERE meeting_id = ${closed}`, `UPDATE meeting_supplement SET text = ''`, 'DELETE FROM meeting_supplement', `UPDATE matter_supplement SET text = ''`, 'DELETE FROM matter_supplement',
    `UPDATE guidance_plan SET goal = '别的'`, 'DELETE FROM guidance_plan', `UPDATE guidance_session SET attitude = '别的'`, 'DELETE FROM guidance_session', `UPDATE guidance_answer SET note = '别的'`, 'DELETE FROM guidance_answer', `UPDATE work_version SET body = '{}'`, 'DELETE FROM work_version',
  ]) expect(() => run(sql), sql).toThrow('append-only')
  expect(run(`UPDATE meeting_matter SET discussion = '说了' WHERE meeting_id = ${open}`)).toBe(1)
  expect(run(`UPDATE meeting_matter SET outcome = 'done', ended_on = '2026-09-12' WHERE meeting_id = ${closed}`)).toBe(1)
})

test('with an approved erasure all of it goes but the place on the agenda', () => {
  const id = meeting()
  repos.meetings.addMatter(id, 1, '牵涉多家', HAND)
  repos.meetings.hold(id, 1, { heldOn: day('2026-09-10'), chair: '赵', recorder: '李' }, [{ unit: '物业', name: '周工', duty: '', present: true }])
  repos.meetings.noteMatter(id, 1, 0, { discussion: '某人说', decision: '修', unit: '物业', dueOn: day('2026-09-20') })
  repos.meetings.close(id, 2, HAND)
  repos.meetings.supplement(id, 1, { ...HAND, reason: '漏', text: '某人在场' })
  const planId = plan(1)
  repos.guidance.schedule(planId, { kind: 'law', on: day('2026-09-12'), topic: '程序' }, HAND)
  repos.guidance.end(planId, 1, { endedOn: day('2026-09-13'), outcome: 'refused', outcomeText: '不愿意' }, HAND)
  repos.claims.add(1, claim(), null, HAND)
  const forget = (): void => { for (const sql of [...FORGET_CLAIMS, ...FORGET_MATTERS, ...FORGET_GUIDANCE]) store.db.prepare(sql).run(1) }
  expect(() => store.write(forget)).toThrow('append-only')
  run(`INSERT INTO erasure (petition_id, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at) VALUES (1, 'r', '2026-09-05', '期满', 1, 1, 2, 2)`)
  store.write(forget)
  const left = ['claim_item', 'claim_unit', 'claim_milestone', 'work_version', 'matter_supplement', 'guidance_plan', 'guidance_answer', 'guidance_session'].map((table) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  expect(left).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  expect(repos.meetings.matters(id)).toMatchObject([{ no: 1, petitionId: 1, reason: '', discussion: '', decision: '', unit: '', dueOn: '2026-09-20' }])
})

test('what falls due is found by an index of what is open, not by reading everything', () => {
  const kept: string[] = []
  makeRepos(new Proxy(store.db, { get: (target, name) => (name === 'prepare' ? (sql: string) => { kept.push(sql); return target.prepare(sql) } : (Reflect.get(target, name, target) as unknown)) }))
  const planned = ["SELECT 'item' AS kind", "SELECT 'milestone' AS kind", "SELECT 'session' AS kind", "SELECT 'review' AS kind", 'SELECT DISTINCT u.name', 'SELECT DISTINCT a.unit', 'SELECT k.due_on AS day'].map((begin) => {
    const sql = kept.find((one) => one.startsWith(begin)) ?? ''
    const rows = store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Object.fromEntries((sql.match(/@\w+/gu) ?? []).map((name) => [name.slice(1), 1]))) as { detail: string }[]
    return [rows[0]?.detail.replace(/ \(.*$/u, ''), rows.some(({ detail }) => detail.includes('TEMP B-TREE'))]
  })
  expect(planned).toEqual([['SEARCH c USING INDEX claim_item_due', false], ['SEARCH m USING INDEX claim_milestone_due', false], ['SEARCH s USING INDEX guidance_session_due', false], ['SEARCH g USING INDEX guidance_plan_review', false], ['SEARCH u USING COVERING INDEX claim_unit_name', false], ['SEARCH a USING COVERING INDEX meeting_attendee_unit', false], ['SEARCH k USING INDEX meeting_matter_due', false]])
})
