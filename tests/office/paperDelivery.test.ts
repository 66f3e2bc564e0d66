/** 送达: who got a paper when and how, what a line of it must say, and what still waits. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DeliveryFacts, deliveryProblems, isServed } from '#core/domain/delivery'
import { Day } from '#core/contract/fields'
import { makeTestOffice, petition, type TestOffice } from '#tests/support/office'
import { issuedPaper, SERVED } from '#tests/support/papers'

const LINE: DeliveryFacts = { ...SERVED, on: Day.parse('2026-09-05') }
const REFUSED = { outcome: 'refused', signedBy: '', refusal: '不同意', witness1: '钱红', witness2: '孙亮' } as const

describe('a line', () => {
  it.each([
    ['signed for by the addressee', {}, []],
    ['signed for by somebody who is not said to be anybody', { signedBy: '陈大勇' }, ['relation']],
    ['signed for by his son', { signedBy: '陈大勇', relation: '儿子' }, []],
    ['signed for by nobody', { signedBy: ' ' }, ['signedBy']],
    ['refused, with reason and two witnesses', REFUSED, []],
    ['refused without anything', { outcome: 'refused', signedBy: '' }, ['refusal', 'witness1', 'witness2']],
    ['refused before one witness twice', { ...REFUSED, witness2: '钱红 ' }, ['witness2']],
    ['refused before the server himself', { ...REFUSED, witness1: '李敏' }, ['witness1']],
    ['refused before the addressee himself', { ...REFUSED, witness2: '陈小燕' }, ['witness2']],
    ['left after a refusal', { ...REFUSED, way: 'left' }, []],
    ['left and signed for', { way: 'left' }, ['outcome']],
    ['mailed without a number', { way: 'mail', outcome: 'sent', signedBy: '' }, ['mailNumber']],
    ['mailed', { way: 'mail', outcome: 'sent', signedBy: '', mailNumber: 'EA123456789CN' }, []],
    ['come back without a reason', { way: 'mail', outcome: 'returned', signedBy: '', mailNumber: 'EA123456789CN' }, ['refusal']],
    ['sent to no account', { way: 'electronic', place: '' }, ['place']],
    ['handed over but not known by whom', { server: '' }, ['server']],
  ] as const)('%s', (_name, more, fields) => expect(deliveryProblems({ ...LINE, ...more }).map(({ field }) => field)).toEqual(fields))
  it.each([['direct', 'signed', true], ['direct', 'refused', false], ['left', 'refused', true], ['mail', 'sent', false], ['mail', 'signed', true], ['mail', 'returned', false], ['entrusted', 'sent', false], ['electronic', 'signed', true]] as const)('%s and %s: served %s', (way, outcome, served) => expect(isServed({ way, outcome })).toBe(served))
})

describe('at the desk', () => {
  let room: TestOffice
  let petitionId: number
  let paperId: number
  beforeEach(async () => {
    room = await makeTestOffice({ at: '2026-09-05T02:00:00Z' })
    petitionId = (await room.as('li', 'petitions.register', { form: petition() })).id
    paperId = (await issuedPaper(room, 'li', { kind: 'transferred', petitionId }, { mode: 'forward', feedback: 'no', toUnit: '陈小燕' })).paperId
  })
  afterEach(() => room.close())
  const waiting = async () => (await room.as('wang', 'papers.undelivered', {})).rows.map((row) => row.paperId)
  const whole = () => room.as('li', 'papers.get', { paperId })

  it('waits until a line completes it; a correction takes its place and may open it again', async () => {
    expect(await waiting()).toEqual([paperId])
    expect(await room.refused('li', 'papers.deliver', { paperId, ...SERVED, place: ' ' })).toMatchObject({ code: 'incomplete', field: 'place' })
    expect(await room.refused('li', 'papers.deliver', { paperId, ...SERVED, on: '2026-09-04' })).toMatchObject({ code: 'day-wrong', field: 'on' })
    expect(await room.refused('li', 'papers.deliver', { paperId, ...SERVED, time: '10:01' })).toMatchObject({ code: 'day-wrong' })
    await room.as('li', 'papers.deliver', { paperId, ...SERVED, ...REFUSED })
    expect((await room.as('li', 'papers.undelivered', {})).rows).toMatchObject([{ paperId, last: { way: 'direct', outcome: 'refused', on: '2026-09-05' } }])
    room.forward(86_400_000)
    const served = await room.as('li', 'papers.deliver', { paperId, ...SERVED, ...REFUSED, way: 'left', on: '2026-09-06', time: '09:30' })
    expect(served.complete).toBe(true)
    expect(await waiting()).toEqual([])
    expect(await whole()).toMatchObject({ deliveredOn: '2026-09-06' })
    const corrected = await room.as('zhao', 'papers.deliver', { paperId, ...SERVED, ...REFUSED, on: '2026-09-06', time: '09:30', corrects: served.deliveryId })
    expect(await waiting()).toEqual([paperId])
    expect((await whole()).deliveredOn).toBeUndefined()
    expect(await room.refused('li', 'papers.deliver', { paperId, ...SERVED, corrects: served.deliveryId })).toMatchObject({ code: 'no-delivery', field: 'corrects' })
    await room.as('li', 'papers.deliver', { paperId, ...SERVED, on: '2026-09-06', time: '10:00', corrects: corrected.deliveryId })
    expect((await whole()).deliveries.map(({ outcome, corrected: gone }) => [outcome, gone])).toEqual([['signed', false], ['refused', true], ['refused', true], ['refused', false]])
    expect(await waiting()).toEqual([])
  })

  it('counts a mail from its being signed for, and no later line for somebody else', async () => {
    const MAIL = { ...SERVED, way: 'mail', mailNumber: 'EA123456789CN', place: '桂花路 18 号' } as const
    await room.as('li', 'papers.deliver', { paperId, ...MAIL, outcome: 'sent', signedBy: '' })
    expect(await waiting()).toEqual([paperId])
    room.forward(3 * 86_400_000)
    await room.as('li', 'papers.deliver', { paperId, ...MAIL, on: '2026-09-07', outcome: 'signed' })
    await room.as('li', 'papers.deliver', { paperId, ...SERVED, addressee: '承办单位', signedBy: '承办单位', on: '2026-09-08' })
    expect((await whole()).deliveredOn).toBe('2026-09-07')
    expect((await room.as('li', 'papers.register', {})).rows).toMatchObject([{ deliveredOn: '2026-09-07' }])
  })

  it('leaves out what is voided, and takes no line for it', async () => {
    await room.as('zhao', 'papers.void', { paperId, reason: '写错了' })
    expect(await waiting()).toEqual([])
    expect(await room.refused('li', 'papers.deliver', { paperId, ...SERVED })).toMatchObject({ code: 'voided' })
  })

  it('lists the oldest first', async () => {
    room.forward(60_000)
    const second = (await issuedPaper(room, 'wang', { kind: 'transferred', petitionId }, { mode: 'forward', feedback: 'no' })).paperId
    expect(await waiting()).toEqual([paperId, second])
  })
})
