/** 法治教育和心理疏导 through the office: offered, answered, held, called off, ended; a refusal is respected. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#core/contract/index'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const repeated = async (more: Parameters<typeof petition>[0] = {}) => (await room.as('li', 'petitions.register', { form: petition({ visitKind: '重复访', ...more }) })).id
type Content = InputOf<'guidance.plan'>['content']
const CONTENT: Content = { goal: '明白处理结果和还有哪些途径', measures: [{ kind: 'law', guide: 'justice', name: '宋律', frequency: '每两周一次' }, { kind: 'care', guide: 'volunteer', name: '秦安', frequency: '每周一次' }], reviewOn: '2026-10-10' }
const AGREED = { consent: 'agreed', on: '2026-09-05', note: '愿意听听' } as const
const begin = async (petitionId: number, answer: InputOf<'guidance.plan'>['answer'] = AGREED) => (await room.as('li', 'guidance.plan', { petitionId, content: CONTENT, answer })).id
const schedule = async (id: number, on = '2026-09-10') => (await room.as('li', 'guidance.schedule', { id, kind: 'law', on, topic: '信访程序' })).no
const HELD = { heldOn: '2026-09-10', topic: '信访程序', participation: 'part', attitude: '听完后提了两个问题', nextStep: '下次带条例文本' } as const
const of = (petitionId: number) => room.as('wang', 'guidance.of', { petitionId })

it('is for approved 无理缠访 and repeated visits only', async () => {
  const first = (await room.as('li', 'petitions.register', { form: petition() })).id
  expect((await of(first)).noPlan).toContain('重复访')
  expect(await room.refused('li', 'guidance.plan', { petitionId: first, content: CONTENT, answer: AGREED })).toMatchObject({ code: 'no-ground' })
  const guarded = (await room.as('li', 'petitions.register', { form: petition({ petitionClass: 'unreasonable', guard: { basis: 'review', basisNo: '复核〔2025〕3号', opinionNo: '法意〔2026〕1号', approverId: ID.zhao } }) })).id
  expect(await of(guarded)).toMatchObject({ plans: [], noPlan: expect.stringContaining('批准') as string })
  await room.as('zhao', 'petitions.approveGuard', { id: guarded, opinionSeen: true, passphrase: PASSPHRASE })
  expect(await of(guarded)).toMatchObject({ ground: 'unreasonable', noPlan: '' })
  const id = await begin(guarded)
  await room.as('zhao', 'petitions.revokeGuard', { id: guarded, reason: '有新证据' })
  expect(await room.refused('li', 'guidance.schedule', { id, kind: 'law', on: '2026-09-10', topic: '程序' })).toMatchObject({ code: 'no-ground' })
  await room.as('li', 'guidance.end', { id, revision: 1, outcome: 'notNeeded', text: '分类已撤销' })
  expect((await of(guarded)).plans[0]?.ended).toMatchObject({ outcome: 'notNeeded', by: '李敏', on: '2026-09-05' })
})

it('goes from the offer through its sessions to the end, and leaves what took place as it was', async () => {
  const petitionId = await repeated()
  const id = await begin(petitionId, { consent: 'asked', on: '2026-09-05', note: '' })
  expect((await of(petitionId)).noPlan).toContain('正在进行')
  expect(await room.refused('wang', 'guidance.plan', { petitionId, content: CONTENT, answer: AGREED })).toMatchObject({ code: 'plan-open' })
  const no = await schedule(id)
  expect(await room.refused('li', 'guidance.end', { id, revision: 1, outcome: 'completed', text: '没有进行过' })).toMatchObject({ code: 'guidance-incomplete', field: 'outcome' })
  room.forward(5 * DAY)
  expect(await room.refused('li', 'guidance.hold', { id, no, ...HELD })).toMatchObject({ code: 'consent-missing' })
  await room.as('li', 'guidance.answer', { id, answer: { ...AGREED, on: '2026-09-10' } })
  await room.as('wang', 'guidance.hold', { id, no, ...HELD })
  expect(await room.refused('li', 'guidance.hold', { id, no, ...HELD, attitude: '别的' })).toMatchObject({ code: 'session-over' })
  const second = await schedule(id, '2026-09-26')
  await room.as('li', 'guidance.callOff', { id, no: second, how: 'missed', reason: '临时有事' })
  await room.as('wang', 'guidance.change', { id, revision: 1, content: { ...CONTENT, reviewOn: '2026-11-10' } })
  expect(await room.refused('li', 'guidance.change', { id, revision: 1, content: CONTENT })).toMatchObject({ code: 'changed' })
  expect(await of(petitionId)).toMatchObject({ ground: 'repeated', plans: [{
    consent: 'agreed', revision: 2, content: { reviewOn: '2026-11-10' }, answers: [{ consent: 'asked' }, { consent: 'agreed', note: '愿意听听', by: '李敏' }],
    sessions: [{ no: 1, state: 'held', by: '王建国', held: { on: '2026-09-10', participation: 'part', attitude: '听完后提了两个问题', nextStep: '下次带条例文本' } }, { no: 2, state: 'missed', reason: '临时有事' }],
  }] })
  await room.as('li', 'guidance.end', { id, revision: 2, outcome: 'completed', text: '本人表示清楚了' })
  expect(await room.refused('li', 'guidance.schedule', { id, kind: 'law', on: '2026-09-12', topic: '程序' })).toMatchObject({ code: 'ended' })
  expect((await room.as('li', 'petitions.get', { id: petitionId })).timeline.filter(({ kind }) => kind === 'work').map(({ text }) => text)).toEqual(['法治教育和心理疏导结束（按计划完成）：本人表示清楚了', '法治教育第 2 次本人未到：临时有事', '安排法治教育第 2 次，2026年9月26日：信访程序', '法治教育第 1 次：信访程序', '法治教育和心理疏导计划：本人同意', '安排法治教育第 1 次，2026年9月10日：信访程序', '提出法治教育和心理疏导计划：明白处理结果和还有哪些途径（已提出，尚未答复）'])
  expect(await begin(petitionId, { consent: 'asked', on: '2026-09-10', note: '' })).toBeGreaterThan(id)
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
})

describe('a refusal', () => {
  it('is recorded, calls off what was arranged, and nobody is asked again', async () => {
    const petitionId = await repeated()
    const id = await begin(petitionId)
    await schedule(id)
    await room.as('li', 'guidance.answer', { id, answer: { consent: 'refused', on: '2026-09-05', note: '' } })
    expect((await of(petitionId)).plans[0]).toMatchObject({ consent: 'refused', sessions: [{ state: 'cancelled', reason: '本人不愿意' }] })
    expect(await room.refused('li', 'guidance.schedule', { id, kind: 'law', on: '2026-09-12', topic: '程序' })).toMatchObject({ code: 'consent-missing' })
    expect(await room.refused('li', 'guidance.answer', { id, answer: { consent: 'asked', on: '2026-09-05', note: '' } })).toMatchObject({ code: 'consent-missing' })
    await room.as('li', 'guidance.answer', { id, answer: AGREED })
    expect(await schedule(id)).toBe(2)
  })
  it.each([[{ goal: '' }, 'content.goal'], [{ measures: [] }, 'content.measures'], [{ reviewOn: '2026-09-01' }, 'content.reviewOn']] as const)('is not what an incomplete plan gets: %j at its field', async (more, field) => {
    expect(await room.refused('li', 'guidance.plan', { petitionId: await repeated(), content: { ...CONTENT, ...more }, answer: AGREED })).toMatchObject({ field })
  })
})

it('goes when its petition is erased', async () => {
  const petitionId = await repeated()
  const id = await begin(petitionId)
  await schedule(id)
  room.forward(11 * 366 * DAY)
  await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
  expect(await of(petitionId)).toMatchObject({ plans: [], shut: expect.stringContaining('销毁') as string })
  expect(await room.refused('li', 'guidance.answer', { id, answer: AGREED })).toMatchObject({ code: 'not-found' })
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
})
