/** A card with the visitor's own number that was passed over: refused until it is chosen or said to be another person's, and never in the way after that. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IntakeForm } from '#core/contract/intake'
import { ID, makeTestOffice, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const number = '11010519491231002X'
const register = async (form = petition()) => (await room.as('li', 'petitions.register', { form })).personId ?? 0
async function draft(who: Who, form: IntakeForm): Promise<number> {
  const { id, revision } = await room.as(who, 'drafts.start', {})
  await room.as(who, 'drafts.save', { id, revision, form })
  return id
}
const typed: IntakeForm = { petitioner: { name: '陈小燕', idNumber: number }, title: '楼上漏水' }

describe('a card with the same number', () => {
  it.each([['eighteen digits', number], ['eighteen typed in groups and small', '110105 1949 1231 002x'], ['fifteen on the card', number, '110105491231002']])('is not passed over: %s', async (_how, idNumber, onCard = number) => {
    const personId = await register(petition({ who: { idNumber: onCard, idReason: '旧证' } }))
    const form = petition({ who: { idNumber } })
    const draftId = await draft('li', { ...typed, petitioner: { name: '陈小燕', idNumber } })
    const fault = await room.refused('li', 'petitions.register', { draftId, form })
    expect(fault).toMatchObject({ code: 'possible-duplicate', field: 'form.personId', message: expect.stringMatching(/陈\*燕.*是此人.*不是，同名另一人/u) })
    expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(1)
    // The draft is still there, and choosing the card is the one way on.
    expect(await room.as('li', 'petitions.register', { draftId, form: { ...form, personId } })).toMatchObject({ personId, number: 'XF26-0002' })
  })

  it('said to be another person’s is never asked about again, however many there are', async () => {
    const ids: number[] = []
    for (let count = 0; count < 12; count += 1) ids.push(await register(petition({ title: `第${count}件` })))
    expect(new Set(ids).size).toBe(12)
    const shown = (await room.as('li', 'people.match', { idNumber: number })).map(({ personId }) => personId)
    const draftId = await draft('li', { ...typed, differentIds: shown.slice(0, -1) })
    expect((await room.refused('li', 'petitions.register', { draftId, form: petition() })).code).toBe('possible-duplicate')
    await room.as('li', 'drafts.save', { id: draftId, revision: 1, form: { ...typed, differentIds: shown } })
    expect(await room.as('li', 'petitions.register', { draftId, form: petition() })).toMatchObject({ number: 'XF26-0013' })
  })

  it('joined into another is asked about as the one it is kept in', async () => {
    const [first, second] = [await register(), await register()]
    await room.as('li', 'people.merge', { keepId: first, otherId: second, reason: '本人确认' })
    const draftId = await draft('li', { ...typed, differentIds: [first] })
    expect(await room.as('li', 'petitions.register', { draftId, form: petition() })).toMatchObject({ number: 'XF26-0003' })
  })

  it('that the worker may not see is told of by nothing', async () => {
    await register(petition({ statutoryKind: 'report', excludedIds: [ID.wang] }))
    const draftId = await draft('wang', typed)
    expect(await room.as('wang', 'petitions.register', { draftId, form: petition() })).toMatchObject({ number: 'XF26-0002' })
  })

  it('hinders neither an anonymous visitor, nor another kind of paper, nor a call that comes from no screen', async () => {
    await register()
    for (const who of [{ mode: 'anonymous', name: '', idNumber: '' }, { paperType: 'passport' }] as const) {
      const draftId = await draft('li', typed)
      await room.as('li', 'petitions.register', { draftId, form: petition({ who }) })
    }
    expect(await register()).toBeGreaterThan(0)
  })
})
