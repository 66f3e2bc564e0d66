/** What 送达 of papers does to the limits of a petition: notice given, right begun, and both taken back where the line was wrong. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '#core/domain/day'
import { issuedPaper, SERVED } from '#tests/support/papers'
import { makeTestOffice, petition, type TestOffice } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => {
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  await room.close()
})

const today = () => dayOf(room.now())
const clocks = async (id: number) => (await room.as('li', 'course.get', { id })).clocks
const running = async (id: number) => Object.fromEntries((await clocks(id)).filter(({ state }) => state === 'open').map(({ rule, proof }) => [rule, proof.dueOn]))
const ended = async (id: number) => Object.fromEntries((await clocks(id)).filter(({ state }) => state !== 'open').map(({ rule, state }) => [rule, state]))
const NOT_TAKEN = { ...SERVED, outcome: 'refused', signedBy: '', refusal: '不愿签收', witness1: '周一', witness2: '吴二' } as const

/** A petition with an answer that is numbered and not served yet. */
async function answered(told: { readonly toldOn?: string } = {}): Promise<{ readonly id: number; readonly paperId: number }> {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  await room.as('li', 'course.act', { id, kind: 'answer', doneOn: today(), unit: '桂花社区', outcome: 'explain', text: '已说明', ...told })
  const { paperId } = await issuedPaper(room, 'li', { kind: 'answer', petitionId: id }, { items: [{ request: '协调维修', outcome: 'explain', opinion: '已说明', law: '《物业管理条例》第二十九条' }], guidance: '已当面说明维修责任' })
  await room.as('li', 'papers.receiveNumber', { paperId, number: '桂街信处字〔2026〕9号', on: today() })
  return { id, paperId }
}

describe('served papers', () => {
  it('tell in writing, and the right to a review begins on the day the answer arrived, put right with it', async () => {
    const { id, paperId } = await answered()
    expect((await room.as('li', 'agenda.list', { whose: 'mine' })).items.map(({ what }) => what)).toContain('送达《答复/处理意见书》')
    const { deliveryId } = await room.as('li', 'papers.deliver', { paperId, ...SERVED })
    expect(await running(id)).toMatchObject({ 'review-request': '2026-10-05' })
    expect((await ended(id))['written-notice']).toBe('met')
    room.forward(DAY)
    await room.as('li', 'papers.deliver', { paperId, ...SERVED, on: today(), corrects: deliveryId })
    expect([(await running(id))['review-request'], (await clocks(id)).filter(({ rule }) => rule === 'review-request').length]).toEqual(['2026-10-06', 2])
  })
})

describe('a paper said to be served by mistake', () => {
  it('gives no right to a review and no notice: the one lapses, the other is owed again, until it is served', async () => {
    const { id, paperId } = await answered()
    const { deliveryId } = await room.as('li', 'papers.deliver', { paperId, ...SERVED })
    const wrong = await room.as('li', 'papers.deliver', { paperId, ...NOT_TAKEN, corrects: deliveryId })
    expect(await running(id)).toMatchObject({ 'written-notice': '2026-09-20' })
    expect([(await running(id))['review-request'], (await ended(id))['review-request']]).toEqual([undefined, 'lapsed'])
    room.forward(DAY)
    await room.as('li', 'papers.deliver', { paperId, ...SERVED, on: today(), corrects: wrong.deliveryId })
    expect([(await running(id))['review-request'], (await running(id))['written-notice']]).toEqual(['2026-10-06', undefined])
  })
  it('leaves what an act told of it the same day', async () => {
    const { id, paperId } = await answered({ toldOn: today() })
    const { deliveryId } = await room.as('li', 'papers.deliver', { paperId, ...SERVED })
    await room.as('li', 'papers.deliver', { paperId, ...NOT_TAKEN, corrects: deliveryId })
    expect([(await running(id))['review-request'], (await ended(id))['written-notice']]).toEqual(['2026-10-05', 'met'])
  })
})
