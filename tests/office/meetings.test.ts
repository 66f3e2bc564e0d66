/** 联席会议 through the office: planned, held, recorded, closed by a leader, supplemented; and what of it each reader may see. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#core/contract/index'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const register = async (more: Parameters<typeof petition>[0] = {}) => (await room.as('li', 'petitions.register', { form: petition({ petitionClass: 'complex', ...more }) })).id
type Plan = InputOf<'meetings.plan'>['plan']
const PLAN: Plan = { title: '', day: '2026-09-10', time: '14:30', place: '街道三楼', chair: '赵立', recorder: '李敏', attendees: [{ unit: '桂花物业', name: '周工' }, { unit: '住建所', name: '' }] }
const plan = async (more: Partial<Plan> = {}) => (await room.as('li', 'meetings.plan', { plan: { ...PLAN, ...more } })).id
const HELD = { heldOn: '2026-09-10', chair: '赵立', recorder: '李敏', attendees: [{ unit: '桂花物业', name: '周工', duty: '工程部经理', present: true }, { unit: '住建所', name: '', present: false }] } as const
const NOTE = { discussion: '物业说漏点在楼上', decision: '十日内修好', unit: '桂花物业', dueOn: '2026-09-20' } as const
const page = (id: number, who: Who = 'li') => room.as(who, 'meetings.get', { id })

/** A meeting held on its day with its matters recorded. */
async function held(...petitionIds: readonly number[]): Promise<number> {
  const id = await plan()
  for (const petitionId of petitionIds) await room.as('li', 'meetings.addMatter', { id, petitionId, reason: '' })
  room.forward(5 * DAY)
  await room.as('li', 'meetings.hold', { id, revision: 1, ...HELD, attendees: [...HELD.attendees] })
  for (const petitionId of petitionIds) await room.as('li', 'meetings.noteMatter', { id, petitionId, revision: 0, note: NOTE })
  return id
}

describe('a meeting', () => {
  it('goes from its plan to a closed record, which every petition on it learns of', async () => {
    const petitionId = await register()
    const id = await held(petitionId)
    expect(await room.refused('li', 'meetings.close', { id, revision: 2 })).toMatchObject({ code: 'forbidden' })
    await room.as('zhao', 'meetings.close', { id, revision: 2 })
    expect(await page(id, 'wang')).toMatchObject({
      row: { state: 'closed', title: '信访工作联席会议', matters: 1 }, heldOn: '2026-09-10', closed: { by: '赵立' }, attendees: HELD.attendees,
      matters: [{ no: 1, seen: { petitionId, name: '陈*燕', note: NOTE, revision: 1 } }],
    })
    expect((await room.as('wang', 'meetings.of', { petitionId })).meetings).toMatchObject([{ row: { id, state: 'closed' }, note: { decision: '十日内修好' } }])
    expect((await room.as('li', 'petitions.get', { id: petitionId })).timeline[0]).toMatchObject({ kind: 'work', actor: '赵立', text: '2026年9月10日信访工作联席会议的意见：十日内修好（桂花物业，2026年9月20日前）' })
    expect((await room.as('li', 'petitions.list', { text: '十日内修好' })).rows).toHaveLength(1)
    for (const [call, input] of [['hold', { id, revision: 3, ...HELD }], ['noteMatter', { id, petitionId, revision: 1, note: NOTE }], ['change', { id, revision: 3, plan: PLAN }], ['cancel', { id, reason: '不开了' }], ['addMatter', { id, petitionId: await register(), reason: '' }]] as const) {
      expect(await room.refused('li', `meetings.${call}`, input), call).toMatchObject({ code: 'meeting-step' })
    }
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('is put right only by supplements with a reason, of a matter or of the meeting', async () => {
    const petitionId = await register()
    const id = await held(petitionId)
    expect(await room.refused('li', 'meetings.supplement', { id, reason: '漏记', text: '住建所电话参会' })).toMatchObject({ code: 'meeting-step' })
    await room.as('zhao', 'meetings.close', { id, revision: 2 })
    await room.as('li', 'meetings.supplement', { id, reason: '漏记', text: '住建所电话参会' })
    await room.as('wang', 'meetings.supplement', { id, petitionId, reason: '数字有误', text: '应为十五日' })
    expect(await page(id)).toMatchObject({ supplements: [{ by: '李敏', reason: '漏记', text: '住建所电话参会' }], matters: [{ seen: { note: NOTE, supplements: [{ by: '王建国', text: '应为十五日' }] } }] })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('cannot be closed with a matter left open, nor by an outdated page', async () => {
    const [first, second] = [await register(), await register({ title: '楼道照明' })]
    const id = await held(first)
    await room.as('wang', 'meetings.addMatter', { id, petitionId: second, reason: '会上临时提出' })
    const open = await room.refused('zhao', 'meetings.close', { id, revision: 2 })
    expect(open).toMatchObject({ code: 'meeting-incomplete', field: 'matters' })
    expect(open.message).toContain('1 件')
    await room.as('li', 'meetings.noteMatter', { id, petitionId: second, revision: 0, note: { discussion: '', decision: '未研究：时间不够', unit: '' } })
    await room.as('wang', 'meetings.hold', { id, revision: 2, ...HELD, attendees: [...HELD.attendees] })
    expect(await room.refused('zhao', 'meetings.close', { id, revision: 2 })).toMatchObject({ code: 'changed' })
    await room.as('zhao', 'meetings.close', { id, revision: 3 })
  })
  it('takes complex matters as they are, others with a reason, none twice, and lets go of one before it is held', async () => {
    const [complex, simple] = [await register(), await register({ petitionClass: 'simple' })]
    const id = await plan()
    expect((await room.as('li', 'meetings.of', { petitionId: simple }))).toMatchObject({ needsReason: true, open: [{ id }], meetings: [] })
    expect(await room.refused('li', 'meetings.addMatter', { id, petitionId: simple, reason: '' })).toMatchObject({ code: 'reason-missing', field: 'reason' })
    await room.as('li', 'meetings.addMatter', { id, petitionId: simple, reason: '牵涉三家单位' })
    await room.as('li', 'meetings.addMatter', { id, petitionId: complex, reason: '' })
    expect(await room.refused('wang', 'meetings.addMatter', { id, petitionId: complex, reason: '' })).toMatchObject({ code: 'already-on' })
    await room.as('li', 'meetings.dropMatter', { id, petitionId: simple, reason: '已经谈妥' })
    expect((await page(id)).matters.map(({ no }) => no)).toEqual([2])
    expect((await room.as('li', 'petitions.get', { id: simple })).timeline[0]?.text).toContain('撤下：已经谈妥')
    await room.as('li', 'meetings.cancel', { id, reason: '改期' })
    expect(await page(id)).toMatchObject({ row: { state: 'cancelled' }, cancelReason: '改期' })
    expect((await room.as('li', 'petitions.get', { id: complex })).timeline[0]?.text).toContain('取消')
  })
  it('loses nothing where two write of one matter', async () => {
    const petitionId = await register()
    const id = await held(petitionId)
    await room.as('wang', 'meetings.noteMatter', { id, petitionId, revision: 1, note: { ...NOTE, decision: '十五日内修好' } })
    expect(await room.refused('li', 'meetings.noteMatter', { id, petitionId, revision: 1, note: NOTE })).toMatchObject({ code: 'changed', field: 'revision' })
    expect((await page(id)).matters[0]?.seen?.note.decision).toBe('十五日内修好')
  })
  it.each([[{ day: '2026-09-04' }, 'meeting-day', 'plan.day'], [{ place: '' }, 'meeting-incomplete', 'plan.place'], [{ time: '2点' }, 'invalid', 'plan.time'], [{ attendees: [{ unit: ' ', name: '周工' }] }, 'meeting-incomplete', 'plan.attendees.0.unit']] as const)('refuses the plan %j at its field', async (more, code, field) => {
    expect(await room.refused('li', 'meetings.plan', { plan: { ...PLAN, ...more } })).toMatchObject({ code, field })
  })
  it('pages by day, latest first, and names a rest day', async () => {
    for (let at = 0; at < 32; at += 1) await plan({ title: `第${at + 1}次`, day: `2026-1${at % 2}-${String(1 + (at % 28)).padStart(2, '0')}` })
    const first = await room.as('wang', 'meetings.list', {})
    const second = await room.as('wang', 'meetings.list', { before: first.next })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([30, 2, undefined])
    const days = [...first.rows, ...second.rows].map(({ day }) => day)
    expect(days).toEqual(days.toSorted().toReversed())
    expect((await page(await plan({ day: '2026-09-26' }))).restDay).toBe('节假日')
  })
})

describe('what was decided', () => {
  const due = async (who: Who, whose: 'mine' | 'all', days = 30) => (await room.as(who, 'agenda.list', { whose, days })).items.filter(({ kind }) => kind === 'decision').map(({ petitionId, title, dueOn, earlyOn, group, officerName }) => [petitionId, title, dueOn, earlyOn, group, officerName])
  it('stands on the agenda of who answers for the matter from the closing on, until it is marked, and again where the mark is taken back', async () => {
    const petitionId = await register()
    const id = await held(petitionId)
    expect(await due('li', 'all')).toEqual([])
    const settle = { id, petitionId, revision: 1, outcome: 'done' as const, on: '2026-09-10', text: ' 漏点已封 ' }
    expect(await room.refused('li', 'meetings.settleMatter', settle)).toMatchObject({ code: 'meeting-step', message: expect.stringContaining('定稿以后') as unknown })
    await room.as('zhao', 'meetings.close', { id, revision: 2 })
    const shown = [petitionId, '十日内修好（桂花物业）', '2026-09-20', '2026-09-20', 'later', '李敏']
    expect([await due('li', 'mine'), await due('wang', 'mine'), await due('wang', 'all'), await due('li', 'mine', 3)]).toEqual([[shown], [], [shown], []])
    for (const [more, code, field] of [[{ text: '好' }, 'meeting-incomplete', 'text'], [{ on: undefined }, 'meeting-incomplete', 'on'], [{ on: '2026-09-11' }, 'meeting-day', 'on'], [{ on: '2026-09-09' }, 'meeting-day', 'on'], [{ revision: 0 }, 'changed', 'revision']] as const) {
      expect(await room.refused('li', 'meetings.settleMatter', { ...settle, ...more }), JSON.stringify(more)).toMatchObject({ code, field })
    }
    await room.as('wang', 'meetings.settleMatter', settle)
    expect((await page(id)).matters[0]?.seen).toMatchObject({ revision: 2, note: NOTE, settled: { outcome: 'done', on: '2026-09-10', by: '王建国', text: '漏点已封' } })
    expect((await room.as('li', 'meetings.of', { petitionId })).meetings[0]?.settled?.outcome).toBe('done')
    expect((await room.as('li', 'petitions.get', { id: petitionId })).timeline[0]).toMatchObject({ kind: 'work', actor: '王建国', text: '2026年9月10日信访工作联席会议的意见已落实（2026年9月10日）：漏点已封' })
    expect(await due('li', 'all')).toEqual([])
    await room.as('li', 'meetings.settleMatter', { id, petitionId, revision: 2, outcome: 'open', text: '又漏了' })
    expect(await due('li', 'mine')).toEqual([shown])
    room.forward(11 * DAY)
    expect((await due('li', 'mine'))[0]?.[4]).toBe('overdue')
    await room.as('li', 'meetings.settleMatter', { id, petitionId, revision: 3, outcome: 'dropped', on: '2026-09-21', text: '本人撤回' })
    expect(await due('li', 'mine')).toEqual([])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('of a petition the reader may not see is not on his agenda nor his to mark, and goes from it with an erasure', async () => {
    const petitionId = await register({ excludedIds: [ID.wang] })
    const id = await held(petitionId)
    await room.as('zhao', 'meetings.close', { id, revision: 2 })
    expect([(await due('li', 'all')).length, await due('wang', 'all')]).toEqual([1, []])
    expect(await room.refused('wang', 'meetings.settleMatter', { id, petitionId, revision: 1, outcome: 'done', on: '2026-09-10', text: '修好了' })).toMatchObject({ code: 'not-found' })
    room.forward(11 * 366 * DAY)
    await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
    expect(await due('li', 'all')).toEqual([])
    expect(await room.refused('li', 'meetings.settleMatter', { id, petitionId, revision: 1, outcome: 'done', on: '2026-09-10', text: '修好了' })).toMatchObject({ code: 'erased' })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
})

describe('what may be seen of it', () => {
  it('a petition somebody is excluded from, or a 检举控告, keeps its place on the agenda and says nothing more', async () => {
    const excluded = await register({ title: '关于王建国', excludedIds: [ID.wang] })
    const restricted = await register({ title: '某物业收费', statutoryKind: 'report', accused: '某物业' })
    const id = await held(excluded, restricted)
    expect((await page(id)).matters.map(({ seen }) => seen?.title)).toEqual(['关于王建国', '某物业收费'])
    expect((await page(id, 'wang')).matters).toEqual([{ no: 1 }, { no: 2 }])
    expect((await page(id, 'zhao')).matters.map(({ seen }) => seen?.title)).toEqual(['关于王建国', undefined])
    expect(JSON.stringify(await page(id, 'wang'))).not.toMatch(/十日|漏点|关于|某物业/u)
    for (const [call, more] of [['noteMatter', { revision: 1, note: NOTE }], ['addMatter', { reason: '再议' }]] as const) expect(await room.refused('wang', `meetings.${call}`, { id, petitionId: excluded, ...more }), call).toMatchObject({ code: 'not-found' })
    expect(await room.refused('wang', 'meetings.of', { petitionId: excluded })).toMatchObject({ code: 'not-found' })
    await room.as('zhao', 'meetings.close', { id, revision: 2 })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('what was written of a petition goes when that is erased, from closed records too; the others stay', async () => {
    const [gone, stays] = [await register({ title: '要销毁的' }), await register({ title: '留下的' })]
    const id = await held(gone, stays)
    await room.as('zhao', 'meetings.close', { id, revision: 2 })
    await room.as('li', 'meetings.supplement', { id, petitionId: gone, reason: '漏记', text: '陈小燕也在场' })
    room.forward(11 * 366 * DAY)
    await room.as('li', 'retention.propose', { petitionIds: [gone], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [gone], passphrase: PASSPHRASE })
    const { matters } = await page(id)
    expect(matters[0]?.seen).toMatchObject({ note: { discussion: '', decision: '', unit: '' }, supplements: [] })
    expect(matters[1]?.seen).toMatchObject({ note: NOTE })
    expect(await room.refused('li', 'meetings.supplement', { id, petitionId: gone, reason: '漏记', text: '又想起' })).toMatchObject({ code: 'erased' })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
})

it('stands on the agenda with milestones and sessions, without what it is about', async () => {
  const petitionId = await register({ visitKind: '重复访', excludedIds: [ID.wang] })
  const id = await plan()
  await room.as('li', 'meetings.addMatter', { id, petitionId, reason: '' })
  await room.as('li', 'claims.save', { petitionId, revision: 0, item: { issue: '渗水', leadUnit: '桂花物业', coUnits: [], person: '周工', path: '', dueOn: '2026-09-13', milestones: [{ day: '2026-09-07', what: '现场查看', by: '' }], status: 'notStarted', statusReason: '', evidence: '', materials: [] } })
  const plan1 = await room.as('li', 'guidance.plan', { petitionId, content: { goal: '明白程序', measures: [{ kind: 'law', guide: 'justice', name: '宋律', frequency: '每月' }], reviewOn: '2026-09-12' }, answer: { consent: 'agreed', on: '2026-09-05', note: '' } })
  await room.as('li', 'guidance.schedule', { id: plan1.id, kind: 'law', on: '2026-09-11', topic: '信访程序' })
  const due = async (who: Who, whose: 'mine' | 'all') => (await room.as(who, 'agenda.list', { whose, days: 9 })).items.filter(({ kind }) => ['milestone', 'meeting', 'session'].includes(kind)).map(({ kind, what, dueOn, earlyOn, title }) => [kind, what, dueOn, earlyOn, title])
  // Li stays its officer: every day chosen stands there, 提前办结日 beside it.
  expect(await due('li', 'mine')).toEqual([
    ['milestone', '三清单第 1 项节点', '2026-09-07', '2026-09-07', '现场查看（桂花物业）'], ['meeting', '联席会议', '2026-09-10', undefined, '信访工作联席会议'], ['session', '法治教育', '2026-09-11', '2026-09-11', '信访程序'],
    ['session', '疏导计划回看', '2026-09-12', '2026-09-11', '明白程序'], ['milestone', '三清单第 1 项时限', '2026-09-13', '2026-09-11', '渗水（桂花物业）'],
  ])
  expect(await due('wang', 'all')).toEqual([['meeting', '联席会议', '2026-09-10', undefined, '信访工作联席会议']])
  expect(await due('zhao', 'mine')).toEqual([])
})

it('fills in the sheet of 三清单 that is printed', async () => {
  const petitionId = await register()
  await room.as('li', 'claims.save', { petitionId, revision: 0, item: { issue: '渗水', leadUnit: '桂花物业', coUnits: ['居委会', '住建所'], person: '周工', path: '先查', dueOn: '2026-09-14', milestones: [{ day: '2026-09-07', what: '查看', by: '' }], status: 'impossible', statusReason: '产权不明', evidence: '函', materials: ['图纸'] } })
  const { draftId } = await room.as('li', 'papers.start', { petitionId, kind: 'claims' })
  const { values } = await room.as('li', 'papers.open', { draftId })
  expect(values['items']).toEqual([{ no: '1', issue: '渗水', leadUnit: '桂花物业', coUnits: '居委会、住建所', person: '周工', path: '先查', milestones: '2026年9月7日　查看', due: '2026-09-14', status: '无法完成：产权不明', evidence: '函；材料：图纸' }])
})

it('drafts its minutes with what everybody at the desk may see', async () => {
  const [open, excluded, restricted] = [await register(), await register({ title: '关于王建国', excludedIds: [ID.wang] }), await register({ title: '某物业收费', statutoryKind: 'report', accused: '某物业' })]
  const id = await held(open, excluded, restricted)
  const { draftId } = await room.as('li', 'meetings.minutes', { id })
  const { values } = await room.as('wang', 'papers.open', { draftId })
  const hidden = { matter: '一件限制查看的事项', discussion: '', decision: '', unit: '', dueOn: '' }
  expect(values).toMatchObject({
    meeting: '信访工作联席会议', heldOn: '2026-09-10', chair: '赵立', recorder: '李敏', attendance: [{ unit: '桂花物业', name: '周工', duty: '工程部经理' }], absent: '住建所', agenda: [{ item: '楼上漏水（XF26-0001）' }, { item: hidden.matter }, { item: hidden.matter }],
    matters: [{ matter: '楼上漏水（XF26-0001）', ...NOTE }, hidden, hidden],
  })
  expect(await room.refused('li', 'meetings.minutes', { id: await plan({ day: '2026-09-20' }) })).toMatchObject({ code: 'meeting-step' })
})
