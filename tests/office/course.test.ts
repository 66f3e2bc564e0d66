/** Petitions carried to their end through the real office: three classes, two clocks, transfers, extensions, rounds; and a thousand driven at random. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActInput } from '#core/contract/course'
import type { InputOf, OutputOf } from '#core/contract/index'
import { ACT_KINDS, OUTCOMES } from '#core/domain/course'
import { ACT_FORMS, type ActFormKind } from '#core/domain/courseForm'
import { dayOf } from '#core/domain/day'
import { reasonsOf } from '#core/domain/refusalReasons'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => {
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  await room.close()
})

type Form = Parameters<typeof petition>[0]
const registered = async (more: Form = {}, who: Who = 'li') => (await room.as(who, 'petitions.register', { form: petition(more) })).id
const today = () => dayOf(room.now())
type Told = Omit<InputOf<'course.act'>, 'id' | 'kind' | 'doneOn'>
const act = (id: number, kind: ActInput['kind'], more: Told = {}, who: Who = 'li') => room.as(who, 'course.act', { id, kind, doneOn: today(), ...more })
const get = (id: number, who: Who = 'li') => room.as(who, 'course.get', { id })
const running = async (id: number) => Object.fromEntries((await get(id)).clocks.filter(({ state }) => state === 'open').map(({ rule, proof }) => [rule, proof.dueOn]))
const ended = async (id: number) => Object.fromEntries((await get(id)).clocks.filter(({ state }) => state !== 'open').map(({ rule, state, late }) => [rule, late ? `${state} late` : state]))
const row = async (id: number) => (await room.as('li', 'petitions.get', { id })).row
const why = (course: OutputOf<'course.get'>, kind: string) => course.can.find((one) => one.kind === kind)?.problem

describe('政策咨询', () => {
  it('is answered on the spot, closed, evaluated and archived', async () => {
    const id = await registered({ petitionClass: 'consult', title: '医保怎么转' })
    expect(await running(id)).toEqual({ 'consult-answer': '2026-09-09', 'written-notice': '2026-09-20' })
    await act(id, 'answerOnSpot', { text: '按医保转移办法第三条，持证到医保窗口办理' })
    expect([(await row(id)).state, (await row(id)).dueOn, await running(id), await ended(id)]).toEqual(['answered', undefined, {}, { 'consult-answer': 'met', 'written-notice': 'met' }])
    await act(id, 'close', { outcome: 'resolved' })
    await act(id, 'evaluate', { outcome: 'satisfied' })
    await act(id, 'archive', { text: '三号柜二层' })
    expect((await get(id)).acts.map(({ kind, fromState, toState }) => `${kind} ${fromState} ${toState}`)).toEqual(['archive closed closed', 'evaluate closed closed', 'close answered closed', 'answerOnSpot registered answered'])
  })
  it('promised in writing is late when it is', async () => {
    const id = await registered({ petitionClass: 'consult' })
    room.forward(5 * DAY)
    await act(id, 'answer', { unit: '桂花社区', outcome: 'explain', text: '政策说明', toldOn: today() })
    expect(await ended(id)).toEqual({ 'consult-answer': 'met late', 'written-notice': 'met' })
  })
})

describe('合理诉求', () => {
  it('runs two clocks, from acceptance 60 days, extended once before they end, by a leader who is not its officer', async () => {
    const id = await registered({ petitionClass: 'complex' })
    await act(id, 'accept', { unit: '桂花街道办事处', toldOn: today() })
    expect(await running(id)).toEqual({ 'complex-claim': '2026-10-05', closing: '2026-11-04' })
    room.forward(50 * DAY)
    const late = { id, days: 20, reason: '等待房屋鉴定', passphrase: PASSPHRASE }
    expect(await room.refused('zhao', 'course.extend', { ...late, days: 31 })).toMatchObject({ code: 'invalid', field: 'days', message: expect.stringContaining('30 日') })
    expect(await room.refused('zhao', 'course.extend', { ...late, passphrase: '不是这个密码不是这个' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(2000)
    await room.as('zhao', 'course.extend', late)
    expect(await running(id)).toMatchObject({ extension: '2026-11-24' })
    expect(await room.refused('zhao', 'course.extend', late)).toMatchObject({ code: 'not-now', message: expect.stringContaining('已经延期过一次') })
    expect((await room.as('li', 'petitions.get', { id })).timeline[0]?.text).toBe('批准延期 20 日，办结期限由2026年11月4日延至2026年11月24日；理由 等待房屋鉴定')
  })
  it('is not extended by the leader who answers for it, nor after its limit', async () => {
    const own = await registered({}, 'zhao')
    await act(own, 'accept', { unit: '街道' }, 'zhao')
    expect(await room.refused('zhao', 'course.extend', { id: own, days: 5, reason: '等鉴定', passphrase: PASSPHRASE })).toMatchObject({ code: 'own-matter' })
    const id = await registered()
    await act(id, 'accept', { unit: '街道' })
    room.forward(61 * DAY)
    expect(await room.refused('zhao', 'course.extend', { id, days: 5, reason: '等鉴定', passphrase: PASSPHRASE })).toMatchObject({ code: 'not-now', message: expect.stringContaining('期满后') })
  })
  it('can be accepted and answered more than once, each with its own limits', async () => {
    const id = await registered()
    await act(id, 'accept', { unit: '街道' })
    await act(id, 'assign', { unit: '物业公司', coUnits: '业委会', text: '先查漏点再修', feedbackBy: '2026-09-20' })
    await act(id, 'feedback', { unit: '物业公司', text: '已修好' })
    await act(id, 'answer', { unit: '街道', outcome: 'support', text: '已维修', toldOn: today() })
    room.forward(3 * DAY)
    await act(id, 'answer', { unit: '住建部门', outcome: 'explain', text: '另一部门的意见', toldOn: today() })
    const { clocks } = await get(id)
    expect(clocks.filter(({ rule }) => rule === 'review-request').map(({ proof, track }) => [proof.dueOn, track]).sort()).toEqual([['2026-10-05', 'right'], ['2026-10-08', 'right']])
    await act(id, 'close', { outcome: 'resolved', text: '回访满意' })
    expect(await ended(id)).toMatchObject({ 'simple-claim': 'met', closing: 'met', feedback: 'met' })
  })
  it('goes into mediation, and an agreement is followed up after closing', async () => {
    const id = await registered()
    await act(id, 'mediate')
    await act(id, 'agree', { text: '楼上赔偿并维修', unit: '桂花社区人民调解委员会' })
    expect(await running(id)).toMatchObject({ 'follow-up-3': '2026-09-08', 'follow-up-7': '2026-09-12', 'follow-up-30': '2026-10-05', 'judicial-confirmation': '2026-10-08' })
    await act(id, 'inform', { text: '调解协议书已交双方' })
    await act(id, 'close', { outcome: 'resolved' })
    room.forward(3 * DAY)
    await act(id, 'followUp', { outcome: 'kept', text: '电话，已维修' })
    expect([Object.keys(await running(id)).sort(), (await ended(id))['follow-up-3']]).toEqual([['follow-up-30', 'follow-up-7', 'judicial-confirmation'], 'met'])
  })
})

describe('other ways', () => {
  it('a transfer that comes back', async () => {
    const id = await registered()
    await act(id, 'transfer', { unit: '区住建局', text: '房屋质量', toldOn: today() })
    expect(await running(id)).toEqual({ 'simple-claim': '2026-09-12', objection: '2026-09-11' })
    room.forward(2 * DAY)
    await act(id, 'returned', { unit: '区住建局', text: '不属本局' })
    expect([(await row(id)).state, (await ended(id))['objection']]).toEqual(['verifying', 'met'])
    await act(id, 'transfer', { unit: '区城管局', text: '改送' })
    await act(id, 'close', { outcome: 'unresolved', text: '已转送并告知去向' })
    expect(why(await get(id), 'meet')).toMatch(/已经办结/u)
  })
  it('a 检举控告 is only passed on, seen by its handlers alone', async () => {
    const id = await registered({ statutoryKind: 'report', title: '反映某人' })
    expect(await room.refused('wang', 'course.get', { id })).toMatchObject({ code: 'not-found' })
    expect(await room.refused('li', 'course.act', { id, kind: 'mediate', doneOn: today() })).toMatchObject({ code: 'not-now', message: expect.stringContaining('只密封转送') })
    await act(id, 'transfer', { unit: '区纪委监委', text: '密封转送', toldOn: today() })
    expect((await ended(id))['report-transfer']).toBe('met')
    expect((await room.as('wang', 'agenda.list', { whose: 'all', days: 90 })).items).toEqual([])
  })
  it.each([['refuse', 'arbitration', { unit: '劳动仲裁委' }], ['noLonger', 'review-finished', {}], ['direct', 'litigation', { unit: '区法院' }]] as const)('%s with its reason', async (kind, reasonCode, more) => {
    const id = await registered()
    expect(await room.refused('li', 'course.act', { id, kind, doneOn: today(), text: '说明', ...more })).toMatchObject({ code: 'incomplete', field: 'reasonCode' })
    await act(id, kind, { reasonCode, text: '依据和去向', toldOn: today(), ...more })
    await act(id, 'close', { outcome: 'unresolved' })
    expect(await ended(id)).toEqual({ 'simple-claim': 'met', 'written-notice': 'met' })
  })
  it('only its officer and leaders act, and no day lies outside', async () => {
    const id = await registered()
    expect(await room.refused('wang', 'course.act', { id, kind: 'verify', doneOn: today() })).toMatchObject({ code: 'not-yours', message: expect.stringContaining('李敏') })
    await act(id, 'verify', {}, 'zhao')
    expect(await room.refused('li', 'course.act', { id, kind: 'meet', doneOn: '2026-09-04', text: '谈' })).toMatchObject({ code: 'incomplete', field: 'doneOn', message: expect.stringContaining('2026年9月5日') })
    expect((await get(id, 'wang')).mayAct).toBe(false)
  })
})

describe('another class', () => {
  it('counts from the original day, keeps what was, and asks a second person for 无理缠访', async () => {
    const id = await registered()
    room.forward(4 * DAY)
    expect(await room.as('li', 'course.classify', { id, petitionClass: 'complex', statutoryKind: 'appeal', reason: '涉及十二户' })).toMatchObject({ before: { dueOn: '2026-09-12' }, after: { dueOn: '2026-10-05', startOn: '2026-09-05' } })
    expect([await running(id), (await ended(id))['simple-claim'], (await row(id)).dueOn]).toEqual([{ 'complex-claim': '2026-10-05', 'written-notice': '2026-09-20' }, 'replaced', '2026-10-05'])
    expect(await room.refused('li', 'course.classify', { id, petitionClass: 'complex', statutoryKind: 'appeal', reason: '再来' })).toMatchObject({ code: 'unchanged' })
    expect(await room.refused('li', 'course.classify', { id, petitionClass: 'unreasonable', statutoryKind: 'appeal', reason: '已有结论' })).toMatchObject({ code: 'guard-missing' })
    const guard = { basis: 'review', basisNo: '复核 3 号', opinionNo: '法意 1 号', approverId: ID.zhao } as const
    await room.as('li', 'course.classify', { id, petitionClass: 'unreasonable', statutoryKind: 'appeal', reason: '已有结论', guard })
    expect(why(await get(id), 'withdraw')).toMatch(/等审批/u)
    await room.as('zhao', 'petitions.approveGuard', { id, opinionSeen: true, passphrase: PASSPHRASE })
    expect([await running(id), (await row(id)).petitionClass]).toEqual([{ 'explain-answer': '2026-10-05', 'written-notice': '2026-09-20' }, 'unreasonable'])
    expect((await room.as('li', 'petitions.get', { id })).timeline.map(({ text }) => text.slice(0, 20)).join()).toContain('改分类：由 合理诉求（简单）')
  })
  it('to 检举控告 shuts the others out, and never back', async () => {
    const id = await registered()
    await room.as('li', 'course.classify', { id, petitionClass: 'simple', statutoryKind: 'report', reason: '实为检举' })
    expect(await room.refused('wang', 'petitions.get', { id })).toMatchObject({ code: 'not-found' })
    expect(await running(id)).toMatchObject({ 'report-transfer': '2026-09-20' })
    expect(await room.refused('li', 'course.classify', { id, petitionClass: 'simple', statutoryKind: 'appeal', reason: '改回' })).toMatchObject({ code: 'not-now', field: 'statutoryKind' })
  })
})

describe('rounds', () => {
  it('不满意 is handled again in a petition of its own, met within three days; the closed one stays', async () => {
    const id = await registered({ petitionClass: 'consult' })
    await act(id, 'answerOnSpot', { text: '答复' })
    await act(id, 'close', { outcome: 'unresolved' })
    expect(await room.refused('li', 'course.reopen', { id, kind: 'secondHandling', reason: '不满意' })).toMatchObject({ code: 'not-now' })
    await act(id, 'evaluate', { outcome: 'unsatisfied', text: '没有解决' })
    const before = await room.as('li', 'petitions.get', { id })
    const again = await room.as('li', 'course.reopen', { id, kind: 'secondHandling', reason: '评价不满意' })
    const after = await room.as('li', 'petitions.get', { id })
    expect({ ...after, timeline: [], row: { ...after.row } }).toEqual({ ...before, timeline: [], row: { ...before.row } })
    expect(await running(again.id)).toMatchObject({ 'second-handling': '2026-09-08', 'consult-answer': '2026-09-09' })
    expect([(await get(again.id)).of, (await get(id)).rounds]).toEqual([{ id, number: before.row.number, kind: 'secondHandling' }, [{ ...again, kind: 'secondHandling' }]])
    await act(again.id, 'meet', { text: '当面说明，表示理解' })
    expect((await ended(again.id))['second-handling']).toBe('met')
  })
  it('goes on under the number of the card the person has now, where cards with different numbers were joined', async () => {
    const id = await registered({ petitionClass: 'consult', who: { idNumber: '110105194912310020', idReason: '旧证件' } })
    const other = await registered({ who: { phone: '13900001111' } })
    const [{ personId: otherId = 0 }, { personId: keepId = 0, petitioner }] = [await room.as('li', 'petitions.get', { id }), await room.as('li', 'petitions.get', { id: other })]
    await room.as('li', 'people.merge', { keepId, otherId, reason: '本人说明换过证件' })
    await act(id, 'answerOnSpot', { text: '答复' })
    await act(id, 'close', { outcome: 'resolved' })
    const again = await room.as('li', 'course.reopen', { id, kind: 'newFacts', reason: '又漏了' })
    expect(await room.as('li', 'petitions.get', { id: again.id })).toMatchObject({ personId: keepId, petitioner: { idNumber: petitioner.idNumber } })
  })
  it('复查 follows an answer, 复核 a 复查', async () => {
    const id = await registered()
    await act(id, 'answer', { unit: '街道', outcome: 'refuse', text: '依据不足', toldOn: today() })
    await act(id, 'close', { outcome: 'unresolved' })
    const review = await room.as('li', 'course.reopen', { id, kind: 'review', reason: '不服处理意见' })
    expect(await running(review.id)).toMatchObject({ 'review-answer': '2026-10-05' })
    expect(await room.refused('li', 'course.reopen', { id, kind: 'recheck', reason: '不服' })).toMatchObject({ code: 'not-now', message: expect.stringContaining('先有复查意见') })
  })
  it('复查 is not late before the first working day after its 30 days is over; a late one is registered and said to be late', async () => {
    const [id, other] = [await registered(), await registered({ who: { name: '周平', idNumber: '', phone: '13900000001' } })]
    for (const one of [id, other]) {
      await act(one, 'answer', { unit: '街道', outcome: 'refuse', text: '依据不足', toldOn: today() })
      await act(one, 'close', { outcome: 'unresolved' })
    }
    const late = async () => (await get(other)).canReopen.find(({ kind }) => kind === 'review')?.late
    const listed = async () => (await room.as('li', 'agenda.list', { whose: 'mine' })).items.filter(({ petitionId }) => petitionId === other).map(({ dueOn, group }) => [dueOn, group])
    room.forward(33 * DAY)
    expect([today(), await late(), await listed()]).toEqual(['2026-10-08', undefined, [['2026-10-05', 'today']]])
    await room.as('li', 'course.reopen', { id, kind: 'review', reason: '不服处理意见' })
    expect((await room.as('li', 'petitions.get', { id })).timeline[0]?.text).toMatch(/原因 不服处理意见$/u)
    room.forward(DAY)
    expect([await late(), await listed()]).toEqual([expect.stringContaining('期限已过（至2026年10月8日）'), []])
    await room.as('li', 'course.reopen', { id: other, kind: 'review', reason: '不服处理意见' })
    expect((await room.as('li', 'petitions.get', { id: other })).timeline[0]?.text).toMatch(/不服处理意见；登记时申请复查的期限已过/u)
  })
  it('carries who must stand aside into the new one', async () => {
    const id = await registered({ excludedIds: [ID.wang] })
    await act(id, 'withdraw', { text: '和解' })
    const again = await room.as('li', 'course.reopen', { id, kind: 'newFacts', reason: '又漏了' })
    expect(await room.refused('wang', 'petitions.get', { id: again.id })).toMatchObject({ code: 'not-found' })
  })
})

describe('the agenda', () => {
  it('has the next due of everything, soonest first, mine or all, with its share of time gone', async () => {
    const simple = await registered({ title: '漏水' })
    const consult = await registered({ petitionClass: 'consult', title: '咨询', who: { name: '另一位', idNumber: '', phone: '13900000001' } }, 'wang')
    await room.as('li', 'handover.promiseCallBack', { petitionId: simple, name: '', phone: '', about: '告知进展', dueOn: '2026-09-06', dueTime: '' })
    room.forward(4 * DAY)
    const all = await room.as('li', 'agenda.list', { whose: 'all' })
    expect(all.items.map(({ what, petitionId, dueOn, group, elapsed, mine }) => [what, petitionId, dueOn, group, elapsed, mine])).toEqual([
      ['回电', simple, '2026-09-06', 'overdue', undefined, true], ['政策咨询书面回复', consult, '2026-09-09', 'today', 80, false], ['简单诉求办结', simple, '2026-09-12', 'soon', 50, true],
    ])
    expect(all.items.map(({ warning }) => warning?.name)).toEqual([undefined, '警告', '预警'])
    expect((await room.as('li', 'agenda.list', { whose: 'mine', days: 90 })).items.map(({ what }) => what)).toEqual(['回电', '简单诉求办结', '书面告知'])
    await act(simple, 'withdraw', { text: '和解' })
    expect((await room.as('li', 'agenda.list', { whose: 'mine', days: 90 })).items.map(({ what }) => what)).toEqual(['回电'])
  })
})

it('a thousand petitions driven at random through the office keep state, acts and limits together', async () => {
  const kinds = ACT_KINDS.filter((kind): kind is ActFormKind => kind !== 'extend' && kind !== 'reopen')
  const whole = (kind: ActFormKind, pick: number): Told => {
    const { fields } = ACT_FORMS[kind]
    const outcomes = Object.keys((OUTCOMES as Readonly<Record<string, object>>)[kind] ?? {})
    const reasons = reasonsOf(kind)
    return {
      ...('unit' in fields ? { unit: '某单位' } : {}), ...('text' in fields ? { text: '说明' } : {}), ...('toldOn' in fields && pick % 2 === 0 ? { toldOn: today() } : {}), ...('feedbackBy' in fields && pick % 3 === 0 ? { feedbackBy: '2027-06-01' } : {}),
      ...(outcomes.length === 0 ? {} : { outcome: outcomes[pick % outcomes.length] as 'support' }), ...(reasons.length === 0 ? {} : { reasonCode: reasons[pick % reasons.length]?.code as 'litigation' }),
    }
  }
  let acts = 0
  const seen = new Set<ActFormKind>()
  const script = fc.record({ petitionClass: fc.constantFrom('consult' as const, 'simple' as const, 'complex' as const), statutoryKind: fc.constantFrom('appeal' as const, 'suggestion' as const, 'report' as const), picks: fc.array(fc.nat(1000), { minLength: 3, maxLength: 9 }) })
  for (const { petitionClass, statutoryKind, picks } of fc.sample(script, { numRuns: 1000, seed: 20_260_905 })) {
    const id = await registered({ petitionClass, statutoryKind, who: { name: `路人${acts}`, idNumber: '', phone: '' } })
    for (const pick of picks) {
      const course = await get(id)
      const able = kinds.filter((kind) => why(course, kind) === undefined)
      const kind = able[pick % able.length]
      if (kind === undefined) break
      const { state } = await act(id, kind, whole(kind, pick))
      seen.add(kind)
      acts += 1
      const after = await get(id)
      expect(after.state).toBe(state)
      expect(after.acts[0]).toMatchObject({ kind, fromState: course.state, toState: state })
      if (state === 'closed') expect(after.clocks.filter((clock) => clock.state === 'open' && clock.track !== 'right' && !clock.rule.startsWith('follow-up') && clock.rule !== 'second-handling')).toEqual([])
      const refusedKind = kinds.find((one) => why(after, one) !== undefined)
      if (pick % 7 === 0 && refusedKind !== undefined) {
        expect((await room.refused('li', 'course.act', { id, kind: refusedKind, doneOn: today(), ...whole(refusedKind, pick) })).message).toBe(why(after, refusedKind))
        expect(await get(id)).toEqual(after)
      }
    }
    if (acts % 5 === 0) room.forward(DAY / 4)
  }
  expect(acts).toBeGreaterThan(4000)
  expect([...seen].sort()).toEqual([...kinds].sort())
}, 240_000)
