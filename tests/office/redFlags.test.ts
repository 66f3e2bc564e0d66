/** 红旗 through the office: recorded at once, step by step, closed only when nothing mandatory is open, reviewed the next day by somebody else; as hidden as what it is about. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#core/contract/index'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const MINUTE = 60_000
const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const open = async (more: Partial<InputOf<'safety.openFlag'>> = {}, who: Who = 'li') => (await room.as(who, 'safety.openFlag', { kind: 'selfHarm', ...more })).id
const page = (id: number, who: Who = 'li') => room.as(who, 'safety.flag', { id })
const rows = async (which: 'open' | 'review' | 'all' = 'all', who: Who = 'li') => (await room.as(who, 'safety.flags', { which })).rows
const register = (more: Parameters<typeof petition>[0] = {}, who: Who = 'li') => room.as(who, 'petitions.register', { form: petition(more) })
const stateOf = ({ steps }: OutputOf<'safety.flag'>, step: string) => steps.find(({ id }) => id === step)?.state
const call = { how: 'done', who: '110 接警员', number: '110', said: '有人要跳楼，在桂花路 18 号', outcome: '民警十分钟到' } as const
const deed = { how: 'done', who: '李敏、王建国', outcome: '两人陪着' } as const

/** Closes every open mandatory step as done. */
async function finish(id: number, who: Who = 'li'): Promise<void> {
  const { kinds } = await room.as(who, 'safety.guide', {})
  const { kind, steps } = await page(id, who)
  const guide = kinds.find((each) => each.id === kind)
  for (const step of steps) {
    const how = guide?.steps.find((each) => each.id === step.id)?.how
    if (step.state !== 'open' || !step.mandatory) continue
    if (how === 'words') await room.as(who, 'safety.words', { id, text: '我不想活了' })
    else await room.as(who, 'safety.closeStep', { id, step: step.id, closing: how === 'call' ? call : deed })
  }
}

describe('a red flag', () => {
  it('is there with its kind alone, and every answer and step is kept at once', async () => {
    const id = await open()
    expect(await page(id)).toMatchObject({ kind: 'selfHarm', open: true, own: true, by: '李敏', reviewOn: '2026-09-06', reviewState: 'later', answers: {}, words: [] })
    expect((await page(id)).steps.filter(({ mandatory }) => mandatory).map((step) => step.id)).toEqual(['stay', 'family', 'leader', 'words'])
    await room.as('li', 'safety.answer', { id, question: 'plan', answer: 'yes' })
    await room.as('li', 'safety.answer', { id, question: 'plan', answer: 'yes' })
    expect((await page(id)).steps.find((step) => step.id === 'call110')).toMatchObject({ state: 'open', mandatory: true, because: ['plan'] })
    room.forward(MINUTE)
    await room.as('wang', 'safety.called', { id, step: 'call110' })
    const begun = room.now()
    room.forward(2 * MINUTE)
    await room.as('li', 'safety.closeStep', { id, step: 'call110', closing: call })
    await room.restart()
    expect((await page(id)).steps.find((step) => step.id === 'call110')).toMatchObject({ state: 'done', called: { at: begun, by: '王建国' }, closing: { by: '李敏', who: '110 接警员', number: '110', doneAt: begun, said: call.said, outcome: call.outcome } })
    expect(await rows('open')).toMatchObject([{ id, stepsOpen: 6, reviewState: 'later' }])
  })
  it('keeps words byte for byte, line by line', async () => {
    const id = await open()
    const words = '  “我\u3000今晚 8 点…\n就从这里\t跳下去！” 👵🏽  '
    await room.as('li', 'safety.words', { id, text: words })
    room.forward(MINUTE)
    await room.as('wang', 'safety.words', { id, text: '“都别过来。”' })
    expect((await page(id)).words).toEqual([{ at: room.now() - MINUTE, by: '李敏', text: words }, { at: room.now(), by: '王建国', text: '“都别过来。”' }])
    expect(stateOf(await page(id), 'words')).toBe('done')
    const long = '原话。'.repeat(6000)
    await room.as('li', 'safety.words', { id, text: long })
    expect((await page(id)).words.at(-1)?.text).toBe(long)
    expect(await room.refused('li', 'safety.words', { id, text: ' ' })).toMatchObject({ code: 'invalid', field: 'text' })
  })
  it('is not closed while a mandatory step is open; what was not possible needs its reason and stays on the list', async () => {
    const id = await open()
    expect(await room.refused('li', 'safety.closeFlag', { id, outcome: '已劝回' })).toMatchObject({ code: 'steps-open', message: expect.stringContaining('不让其独处') as unknown })
    expect(await room.refused('li', 'safety.closeStep', { id, step: 'family', closing: { how: 'notPossible', reason: '' } })).toMatchObject({ code: 'step-incomplete', field: 'closing.reason' })
    expect(await room.refused('li', 'safety.closeStep', { id, step: 'leader', closing: { ...call, number: '' } })).toMatchObject({ code: 'step-incomplete', field: 'closing.number', message: expect.stringContaining('号码') as unknown })
    expect(await room.refused('li', 'safety.closeStep', { id, step: 'nothing', closing: call })).toMatchObject({ code: 'unknown-step' })
    expect(await room.refused('li', 'safety.answer', { id, question: 'nothing', answer: 'yes' })).toMatchObject({ code: 'unknown-question' })
    await room.as('li', 'safety.closeStep', { id, step: 'family', closing: { how: 'notPossible', reason: '无亲属，社区独居' } })
    await room.as('li', 'safety.answer', { id, question: 'plan', answer: 'yes' })
    await room.as('li', 'safety.answer', { id, question: 'plan', answer: 'no' })
    expect(stateOf(await page(id), 'call110')).toBe('open')
    await finish(id)
    expect(await rows()).toMatchObject([{ open: true, stepsOpen: 0, notPossible: 1 }])
    await room.as('li', 'safety.closeFlag', { id, outcome: '由民警送医' })
    expect(await page(id)).toMatchObject({ open: false, outcome: { by: '李敏', text: '由民警送医' } })
    for (const [name, input] of [['safety.words', { id, text: '又说' }], ['safety.answer', { id, question: 'wish', answer: 'yes' }], ['safety.closeStep', { id, step: 'family', closing: deed }], ['safety.closeFlag', { id, outcome: '再了结' }], ['safety.called', { id, step: 'call110' }]] as const) expect((await room.refused('li', name, input)).code, name).toBe('flag-closed')
  })
  it('takes a time to come as now, and one of before as it is', async () => {
    const id = await open()
    room.forward(10 * MINUTE)
    await room.as('li', 'safety.closeStep', { id, step: 'family', closing: { ...call, at: room.now() + DAY } })
    await room.as('li', 'safety.closeStep', { id, step: 'leader', closing: { ...call, at: room.now() - MINUTE } })
    const { steps } = await page(id)
    expect(steps.find((step) => step.id === 'family')?.closing?.doneAt).toBe(room.now())
    expect(steps.find((step) => step.id === 'leader')?.closing?.doneAt).toBe(room.now() - MINUTE)
  })
  it('keeps what a worker has half typed, for him alone, until it is closed', async () => {
    const id = await open()
    await room.as('li', 'safety.keepTyped', { id, typed: { words: '“我就', 'call110.said': '' } })
    await room.restart()
    expect((await page(id)).typed).toEqual({ words: '“我就' })
    expect((await page(id, 'wang')).typed).toEqual({})
    await finish(id)
    await room.as('li', 'safety.closeFlag', { id, outcome: '已交家属' })
    await room.as('li', 'safety.keepTyped', { id, typed: { words: '晚到的保存' } })
    expect((await page(id)).typed).toEqual({})
  })
})

describe('the review', () => {
  const settle = { result: 'settled', text: '已电话回访，情绪平稳', seenNotPossible: false } as const
  it('falls due on the next calendar day, also over midnight and a rest day, and shows when it is overdue', async () => {
    room.forward(Date.parse('2026-09-05T15:59:00Z') - room.now())
    const late = await open()
    room.forward(2 * MINUTE)
    const early = await open()
    expect([(await page(late)).reviewOn, (await page(early)).reviewOn]).toEqual(['2026-09-06', '2026-09-07'])
    expect((await rows('review')).map(({ id, reviewState }) => [id, reviewState])).toEqual([[late, 'due']])
    room.forward(DAY)
    expect((await rows('review')).map(({ id, reviewState }) => [id, reviewState])).toEqual([[early, 'due'], [late, 'overdue']])
  })
  it('is somebody else’s, not before the next day, and only over a closed one', async () => {
    const id = await open()
    await finish(id)
    expect(await room.refused('wang', 'safety.review', { id, ...settle })).toMatchObject({ code: 'too-early', message: expect.stringContaining('2026年9月6日') as unknown })
    room.forward(DAY)
    expect(await room.refused('wang', 'safety.review', { id, ...settle })).toMatchObject({ code: 'flag-open' })
    await room.as('li', 'safety.closeFlag', { id, outcome: '已交家属' })
    expect(await room.refused('li', 'safety.review', { id, ...settle })).toMatchObject({ code: 'own-flag' })
    expect(await room.as('wang', 'safety.review', { id, ...settle, result: 'watch' })).toEqual({ reviewOn: '2026-09-07' })
    expect(await room.refused('zhao', 'safety.review', { id, ...settle })).toMatchObject({ code: 'too-early' })
    room.forward(3 * DAY)
    expect((await rows('review', 'zhao')).map(({ reviewState }) => reviewState)).toEqual(['overdue'])
    expect(await room.as('zhao', 'safety.review', { id, ...settle })).toEqual({})
    expect(await rows('review')).toEqual([])
    expect((await page(id)).reviews.map(({ by, result }) => [by, result])).toEqual([['王建国', 'watch'], ['赵立', 'settled']])
    expect(await room.refused('wang', 'safety.review', { id, ...settle })).toMatchObject({ code: 'no-review' })
  })
  it('asks whether the steps that were not possible were seen', async () => {
    const id = await open()
    await room.as('li', 'safety.closeStep', { id, step: 'family', closing: { how: 'notPossible', reason: '家属电话不通' } })
    await finish(id)
    await room.as('li', 'safety.closeFlag', { id, outcome: '由民警送医' })
    room.forward(DAY)
    expect(await room.refused('zhao', 'safety.review', { id, ...settle })).toMatchObject({ code: 'not-possible-unseen', field: 'seenNotPossible' })
    await room.as('zhao', 'safety.review', { id, ...settle, seenNotPossible: true })
    expect((await room.as('shen', 'audit.list', { action: 'safety.review' })).rows.map(({ result, fields }) => [result, fields])).toEqual([['ok', 'notPossible'], ['not-possible-unseen', '']])
  })
  it('does not come nearer when the clock is set back', async () => {
    const id = await open()
    await finish(id)
    await room.as('li', 'safety.closeFlag', { id, outcome: '已交家属' })
    room.forward(-2 * DAY)
    expect(await rows('review')).toEqual([])
    expect(await room.refused('zhao', 'safety.review', { id, ...settle })).toMatchObject({ code: 'too-early' })
    expect((await page(id)).reviewState).toBe('later')
  })
})

describe('what it is about', () => {
  it('is told on the petition’s timeline, and hidden with the petition', async () => {
    const { id: petitionId, number } = await register({ excludedIds: [ID.zhao, ID.qin] })
    const id = await open({ kind: 'threat', petitionId })
    expect((await rows())[0]).toMatchObject({ id, petition: { id: petitionId, number } })
    expect((await room.as('li', 'petitions.get', { id: petitionId })).timeline[0]).toMatchObject({ kind: 'note', text: expect.stringContaining('记红旗：威胁他人') as unknown })
    for (const who of ['zhao', 'qin'] as const) {
      expect(await rows('all', who)).toEqual([])
      expect(await rows('open', who)).toEqual([])
      for (const [name, input] of [['safety.flag', { id }], ['safety.words', { id, text: '原话' }], ['safety.closeFlag', { id, outcome: '了结' }], ['safety.keepTyped', { id, typed: {} }], ['safety.link', { id }]] as const) expect((await room.refused(who, name, input)).code, name).toBe('not-found')
    }
    expect((await room.refused('zhao', 'safety.flags', { which: 'all', petitionId })).code).toBe('not-found')
    expect((await room.refused('zhao', 'safety.openFlag', { kind: 'threat', petitionId })).code).toBe('not-found')
    expect((await room.as('zhao', 'audit.list', { action: 'safety.openFlag' })).rows.filter(({ result }) => result === 'ok')).toEqual([])
    expect(await rows('all', 'wang')).toMatchObject([{ id }])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('of a 检举控告 is its handlers’ alone', async () => {
    const { id: petitionId } = await register({ statutoryKind: 'report', accused: '某主任' })
    const id = await open({ kind: 'announced', petitionId })
    for (const who of ['wang', 'zhao', 'qin'] as const) expect((await room.refused(who, 'safety.flag', { id })).code).toBe('not-found')
    await page(id)
    expect((await room.as('shen', 'audit.list', { action: 'safety.flag' })).rows[0]).toMatchObject({ object: `flag:${id}`, fields: 'restricted' })
    expect((await room.as('zhao', 'audit.list', { action: 'safety.flag' })).rows).toEqual([])
  })
  it('follows a draft into its registration, and is hidden from then on like the petition', async () => {
    const draft = await room.as('li', 'drafts.start', {})
    expect((await room.refused('wang', 'safety.openFlag', { kind: 'selfHarm', draftId: draft.id })).code).toBe('draft-gone')
    const id = await open({ draftId: draft.id })
    expect(await rows('all', 'wang')).toMatchObject([{ id, draftId: draft.id }])
    expect(await room.as('li', 'safety.flags', { which: 'all', draftId: draft.id })).toMatchObject({ rows: [{ id }] })
    const made = await room.as('li', 'petitions.register', { draftId: draft.id, form: petition({ statutoryKind: 'report' }) })
    expect((await page(id)).petition).toEqual({ id: made.id, number: made.number })
    expect(await rows('all', 'wang')).toEqual([])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('may be a person, a ticket, or be said later; never twice', async () => {
    const { id: petitionId, personId = 0 } = await register()
    const id = await open({ ticketId: 12 })
    expect((await page(id)).ticketId).toBe(12)
    await room.as('wang', 'safety.link', { id, personId })
    expect((await page(id)).person).toEqual({ id: personId, name: '陈*燕' })
    expect((await room.as('li', 'safety.flags', { which: 'all', personId })).rows).toMatchObject([{ id }])
    await room.as('li', 'safety.link', { id, petitionId })
    expect((await room.as('li', 'safety.flags', { which: 'all', petitionId })).rows).toMatchObject([{ id }])
    expect(await room.refused('li', 'safety.link', { id, petitionId })).toMatchObject({ code: 'already-linked', field: 'petitionId' })
  })
  it('of a person alone is hidden from whoever is excluded from one of the person’s matters', async () => {
    const { personId = 0 } = await register()
    await register({ personId, title: '投诉王建国', excludedIds: [ID.wang, ID.qin] })
    const id = await open({ personId })
    expect(await rows('all', 'zhao')).toMatchObject([{ id, person: { name: '陈*燕' } }])
    for (const who of ['wang', 'qin'] as const) {
      expect(await rows('all', who)).toEqual([])
      expect((await room.refused(who, 'safety.flag', { id })).code).toBe('not-found')
    }
  })
  it('of somebody known by a 检举控告 only is its handler’s alone', async () => {
    const { personId = 0 } = await register({ statutoryKind: 'report' })
    const id = await open({ personId })
    await page(id)
    for (const who of ['wang', 'qin', 'zhao'] as const) expect(await rows('all', who)).toEqual([])
  })
  it('names no petition and no person to the counsellor, who reads neither', async () => {
    const { id: petitionId, personId = 0 } = await register()
    const [first, second] = [await open({ petitionId }), await open({ personId })]
    expect((await rows('all', 'qin')).map(({ id, petition: about, person }) => [id, about, person])).toEqual([[second, undefined, undefined], [first, undefined, undefined]])
    for (const link of [{ petitionId }, { personId }]) expect((await room.refused('qin', 'safety.openFlag', { kind: 'medical', ...link })).code).toBe('not-found')
    expect(await open({ kind: 'medical' }, 'qin')).toBeGreaterThan(0)
  })
  it('goes through a long list by key, each once', async () => {
    for (let each = 0; each < 65; each += 1) await open({ kind: 'medical' })
    const found: number[] = []
    let before: number | undefined
    do {
      const { rows: some, next } = await room.as('li', 'safety.flags', { which: 'all', ...(before === undefined ? {} : { before }) })
      found.push(...some.map(({ id }) => id))
      before = next
    } while (before !== undefined)
    expect(found).toEqual(Array.from({ length: 65 }, (_, at) => 65 - at))
  })
})

describe('erasing', () => {
  const forget = async (id: number) => {
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
  }
  it('takes the texts of a petition’s red flag, and of the person’s with the last petition', async () => {
    const first = await register({ who: { name: '欧阳小燕' } })
    const { personId = 0 } = first
    const second = await register({ personId, title: '再来一次', who: { name: '欧阳小燕' } })
    const [ofPetition, ofPerson, ofNobody] = [await open({ petitionId: first.id }), await open({ personId }), await open()]
    for (const id of [ofPetition, ofPerson, ofNobody]) {
      await room.as('li', 'safety.words', { id, text: '欧阳小燕说她要跳河' })
      await room.as('li', 'safety.keepTyped', { id, typed: { outcome: '欧阳小燕' } })
      await finish(id)
      await room.as('li', 'safety.closeFlag', { id, outcome: '欧阳小燕由家属接回' })
    }
    room.forward(11 * 366 * DAY)
    await forget(first.id)
    expect(await page(ofPetition)).toMatchObject({ erased: true, words: [{ text: '' }], outcome: { text: '' } })
    expect((await page(ofPetition)).steps.find((step) => step.id === 'leader')?.closing).toMatchObject({ who: '', said: '', outcome: '' })
    expect((await page(ofPerson)).words[0]?.text).toContain('欧阳小燕')
    await forget(second.id)
    // Of a person nobody knows any more a red flag is known to nobody either, and keeps nothing.
    expect((await room.refused('li', 'safety.flag', { id: ofPerson })).code).toBe('not-found')
    expect((await page(ofNobody)).words[0]?.text).toContain('欧阳小燕')
    expect((await page(ofPetition)).steps.find((step) => step.id === 'leader')?.state).toBe('done')
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    expect((await room.refused('li', 'safety.openFlag', { kind: 'medical', petitionId: first.id })).code).toBe('erased')
    const third = await register({ who: { name: '欧阳小燕' } })
    const left = await open({ petitionId: third.id })
    room.forward(11 * 366 * DAY)
    await forget(third.id)
    expect(await page(left)).toMatchObject({ open: false, reviewState: 'none', erased: true })
    expect((await room.refused('li', 'safety.words', { id: left, text: '又说' })).code).toBe('flag-closed')
  })
})
