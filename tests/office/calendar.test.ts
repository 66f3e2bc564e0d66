/** 放假与时限 through the office: a year is read in, tried, and taken together with every limit it moves; rules change and go back; nothing closed or hidden is touched or told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Change, Effect } from '#core/contract/calendar'
import type { InputOf, OutputOf } from '#core/contract/index'
import { NOTICE_2027 } from '#tests/domain/notices'
import { ID, makeTestOffice, petition, type TestOffice, type Who } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
/** Wednesday 2026-12-30, 10:00 in Shanghai. */
beforeEach(async () => { room = await makeTestOffice({ at: '2026-12-30T02:00:00Z' }) })
afterEach(async () => { await room.close() })

const SOURCE = '国办发明电〔2026〕9号'
/** 2027 with a longer New Year: the fourth and fifth of January are off, too. */
const longNewYear = JSON.stringify({ year: 2027, off: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'], work: [] })
const asYear = (text: string, form: 'json' | 'notice' = 'json'): Change & { kind: 'year' } => ({ kind: 'year', form, text })

const effect = (change: Change, who: Who = 'zhao'): Promise<Effect> => room.as(who, 'calendar.effect', { change })
async function setYear(text: string, form: 'json' | 'notice' = 'json', who: Who = 'zhao'): Promise<void> {
  const { seen } = await effect(asYear(text, form), who)
  await room.as(who, 'calendar.setYear', { form, text, source: SOURCE, reason: '通知已公布', doubtsSeen: true, seen })
}
async function setRule(numbers: Omit<InputOf<'calendar.setRule'>, 'reason' | 'seen' | 'source'>, source = '街道2027年工作计划'): Promise<void> {
  const { seen } = await effect({ kind: 'rule', ...numbers })
  await room.as('zhao', 'calendar.setRule', { ...numbers, source, reason: '街道统一要求', seen })
}
async function local(days: readonly string[], what: 'holiday' | 'ethnic' | 'closure' | 'work' | 'clear', reason = '台风停办'): Promise<void> {
  const { seen } = await effect({ kind: 'local', days: days as never, what })
  await room.as('zhao', 'calendar.setLocal', { days: days as never, what, reason, seen })
}
const consult = (who: Who = 'li', more: Parameters<typeof petition>[0] = {}) => room.as(who, 'petitions.register', { form: petition({ petitionClass: 'consult', title: '问低保怎么办', ...more }) })
const page = (id: number, who: Who = 'li') => room.as(who, 'petitions.get', { id })
const shown = ({ moves }: Effect) => moves.map(({ number, ruleName, before, after, newlyOverdue, firm }) => `${number} ${ruleName} ${before.dueOn}${before.provisional ? '暂定' : ''} → ${after.dueOn}${after.provisional ? '暂定' : ''}${firm ? ' 确定' : ''}${newlyOverdue ? ' 超期' : ''}`)

describe('a year', () => {
  it('is tried first, then taken with the limits it moves: lists, page, timeline and log follow, the receipt stays', async () => {
    const { id, number, promise } = await consult()
    expect(promise).toMatchObject({ dueOn: '2027-01-05', provisional: true })
    const receipt = await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })
    const tried = await effect(asYear(longNewYear))
    expect(shown(tried)).toEqual([`${number} 政策咨询书面回复 2027-01-05暂定 → 2027-01-07 确定`, `${number} 书面告知 2027-01-14暂定 → 2027-01-14 确定`])
    expect(tried.difference).toMatchObject({ offAdded: ['2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'], offGone: [] })
    expect((await page(id)).promise).toMatchObject({ dueOn: '2027-01-05' })
    await setYear(longNewYear)
    const after = await page(id)
    expect(after.promise).toMatchObject({ dueOn: '2027-01-07', earlyOn: '2027-01-07', provisional: false, calendarRevision: expect.stringContaining('2027:2027.室1') })
    expect(after.statutory).toMatchObject({ dueOn: '2027-01-14', provisional: false })
    expect(after.row).toMatchObject({ dueOn: '2027-01-07', provisional: false })
    expect(after.timeline[0]).toMatchObject({ kind: 'state', actor: '赵立', text: '期限重算（录入2027年放假安排）：政策咨询书面回复 2027年1月5日（暂定） → 2027年1月7日；书面告知 2027年1月14日不变，不再是暂定。原因：通知已公布' })
    expect((await room.as('li', 'petitions.list', {})).rows[0]).toMatchObject({ dueOn: '2027-01-07' })
    expect(await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })).toEqual(receipt)
    expect((await room.as('shen', 'audit.list', {})).rows.filter(({ action }) => action === 'calendar.setYear').map(({ object, reason }) => [object, reason])).toEqual([[`petition:${id}`, '通知已公布'], ['calendar:2027', `通知已公布（来源：${SOURCE}）`]])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('holds for what is registered afterwards, and after the room was opened anew', async () => {
    await setYear(NOTICE_2027, 'notice')
    expect((await consult()).promise).toMatchObject({ dueOn: '2027-01-05', provisional: false })
    await room.restart()
    expect((await room.as('li', 'desk.calendar', {})).years.find(({ year }) => year === 2027)).toEqual({ year: 2027, known: true, revision: '2027.室1', source: SOURCE })
    expect(await room.as('qin', 'calendar.overview', {})).toMatchObject({ missing: [], years: expect.arrayContaining([{ year: 2027, state: 'known', revision: '2027.室1', source: SOURCE, own: true }]) })
  })
  it('goes back to what the program brings, dates becoming 暂定 again, and the former ones stay in the history', async () => {
    const { id, number } = await consult()
    await setYear(longNewYear)
    const change: Change = { kind: 'yearBack', year: 2027 }
    const tried = await effect(change)
    expect(shown(tried)).toEqual([`${number} 政策咨询书面回复 2027-01-07 → 2027-01-05暂定`, `${number} 书面告知 2027-01-14 → 2027-01-14暂定`])
    expect(await room.refused('admin', 'calendar.effect', { change: { kind: 'yearBack', year: 1990 } })).toMatchObject({ code: 'unchanged', field: 'year' })
    await room.as('admin', 'calendar.dropYear', { year: 2027, reason: '录错了', seen: (await effect(change, 'admin')).seen })
    expect((await page(id)).promise).toMatchObject({ dueOn: '2027-01-05', provisional: true })
    await setYear(NOTICE_2027, 'notice')
    expect((await room.as('li', 'calendar.year', { year: 2027 })).revision).toBe('2027.室3')
    expect((await room.as('li', 'calendar.history', {})).map(({ text, by, reason }) => `${text} ${by} ${reason}`).sort()).toEqual(['录入2027年放假安排 赵立 通知已公布', '录入2027年放假安排 赵立 通知已公布', '撤回2027年放假安排 管理员 录错了'])
    expect(await room.refused('zhao', 'calendar.effect', { change: { kind: 'yearBack', year: 2026 } })).toMatchObject({ code: 'unchanged' })
  })
  it('says what is newly overdue', async () => {
    const { number } = await consult()
    await setYear(longNewYear)
    room.forward(7 * DAY)
    expect(shown(await effect({ kind: 'yearBack', year: 2027 }))[0]).toBe(`${number} 政策咨询书面回复 2027-01-07 → 2027-01-05暂定 超期`)
  })
  it('can be taken out of the calendar page and read in again as JSON', async () => {
    await setYear(NOTICE_2027, 'notice')
    const { json, off, work } = await room.as('li', 'calendar.year', { year: 2027 })
    const again = await effect(asYear(json))
    expect(again.reading).toMatchObject({ year: 2027, off, work, source: SOURCE })
    expect(await room.refused('zhao', 'calendar.setYear', { form: 'json', text: json, source: SOURCE, reason: '再来一次', doubtsSeen: true, seen: again.seen })).toMatchObject({ code: 'unchanged' })
  })
  it('is refused where it cannot be read, has doubts nobody looked at, names no source, or was not looked at', async () => {
    const base = { form: 'notice' as const, text: '你好', source: SOURCE, reason: '通知已公布', doubtsSeen: true, seen: '' }
    expect(await room.refused('zhao', 'calendar.setYear', base)).toMatchObject({ code: 'unreadable', field: 'text' })
    expect(await room.refused('zhao', 'calendar.setYear', { ...base, form: 'json', text: longNewYear, doubtsSeen: false })).toMatchObject({ code: 'doubts', field: 'doubtsSeen' })
    expect(await room.refused('zhao', 'calendar.setYear', { ...base, source: '' })).toMatchObject({ code: 'invalid', field: 'source', message: expect.stringContaining('请写明来源') })
    expect(await room.refused('zhao', 'calendar.setYear', { ...base, form: 'json', text: longNewYear })).toMatchObject({ code: 'effect-changed' })
    const { seen } = await effect(asYear(longNewYear))
    await consult()
    expect(await room.refused('zhao', 'calendar.setYear', { ...base, form: 'json', text: longNewYear, seen })).toMatchObject({ code: 'effect-changed', message: expect.stringContaining('再看一遍') })
    expect((await room.as('li', 'calendar.year', { year: 2027 })).state).toBe('statutory')
  })
  it('is missed from October on, on the calendar and in the 体检', async () => {
    expect((await room.as('li', 'calendar.overview', {})).missing).toEqual([2027])
    expect((await room.as('admin', 'health.report', {})).checks.find(({ id }) => id === 'calendar')).toMatchObject({ level: 'amber', text: expect.stringContaining('2027 年放假安排未录入') })
    const early = await makeTestOffice({ at: '2026-09-30T02:00:00Z' })
    expect((await early.as('li', 'calendar.overview', {})).missing).toEqual([])
    await early.close()
  })
  it('of a test’s own takes the place of those that come with the program', async () => {
    const own = await makeTestOffice({ at: '2030-03-01T02:00:00Z', calendars: [{ year: 2030, revision: 't', source: '测试', off: [], work: [] }] })
    expect((await own.as('li', 'desk.calendar', {})).years).toEqual([{ year: 2030, known: true, revision: 't', source: '测试' }])
    await own.close()
  })
})

describe('what is closed or hidden', () => {
  it('never changes once it is closed, not even a limit that runs on in it', async () => {
    const withdrawn = await consult()
    const settled = await room.as('li', 'petitions.register', { form: petition({ who: { name: '周平', idNumber: '', phone: '13900000001' } }) })
    const act = (id: number, kind: InputOf<'course.act'>['kind'], more: object = {}) => room.as('li', 'course.act', { id, kind, doneOn: '2026-12-30' as never, ...more })
    await act(withdrawn.id, 'withdraw', { text: '和解' })
    await act(settled.id, 'mediate', { text: '双方同意调解' })
    await act(settled.id, 'agree', { text: '楼上赔偿并维修', unit: '桂花社区人民调解委员会' })
    await act(settled.id, 'inform', { text: '调解协议书已交双方' })
    await act(settled.id, 'close', { outcome: 'resolved' })
    const whole = async (id: number) => [await page(id), await room.as('li', 'course.get', { id })]
    const before = [await whole(withdrawn.id), await whole(settled.id)]
    expect((await room.as('li', 'course.get', { id: settled.id })).clocks.filter(({ state }) => state === 'open').map(({ rule, proof }) => [rule, proof.provisional])).toEqual(expect.arrayContaining([['judicial-confirmation', true], ['follow-up-30', true]]))
    expect((await effect(asYear(longNewYear))).moves).toEqual([])
    await setYear(longNewYear)
    await setRule({ id: 'follow-up-30', n: 20, unit: 'day', onRestDay: 'keep' })
    expect([await whole(withdrawn.id), await whole(settled.id)]).toEqual(before)
  })
  it('is moved with the others, and told to nobody who may not see it', async () => {
    const open = await consult()
    const aside = await consult('li', { title: '反映赵立', excludedIds: [ID.zhao], who: { name: '周平', idNumber: '', phone: '13900000001' } })
    const secret = await consult('li', { title: '举报', statutoryKind: 'report', accused: '某物业', who: { name: '吴明', idNumber: '', phone: '13900000002' } })
    const tried = await effect(asYear(longNewYear))
    expect(new Set(tried.moves.map(({ petitionId }) => petitionId))).toEqual(new Set([open.id]))
    const admin = await effect(asYear(longNewYear), 'admin')
    expect([admin.moves, admin.more, admin.reads]).toEqual([[], false, false])
    await setYear(longNewYear, 'json', 'admin')
    for (const { id } of [open, aside]) expect((await page(id)).promise).toMatchObject({ dueOn: '2027-01-07', provisional: false })
    expect((await page(secret.id)).promise).toMatchObject({ rule: 'report-transfer', dueOn: '2027-01-14', provisional: false })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('is changed by leader and administrator only', async () => {
    for (const who of ['li', 'qin', 'tang', 'song', 'shen'] as const) {
      expect(await room.refused(who, 'calendar.effect', { change: asYear(longNewYear) })).toMatchObject({ code: 'forbidden' })
      expect(await room.refused(who, 'calendar.setLocal', { days: ['2027-01-04'], what: 'closure', reason: '停办', seen: '' })).toMatchObject({ code: 'forbidden' })
      expect((await room.as(who, 'calendar.rules', {})).rules).toHaveLength(17)
    }
  })
})

describe('days of the room', () => {
  it('are rest days of every limit, and are taken back', async () => {
    const { id, number } = await consult()
    expect(shown(await effect({ kind: 'local', days: ['2026-12-31'] as never, what: 'closure' }))).toEqual([`${number} 政策咨询书面回复 2027-01-05暂定 → 2027-01-06暂定`])
    await local(['2026-12-31'], 'closure')
    expect((await page(id)).promise).toMatchObject({ dueOn: '2027-01-06', skipped: expect.arrayContaining([{ day: '2026-12-31', why: '本地停办：台风停办' }]), calendarRevision: expect.stringContaining('2026:2026.1+本地1') })
    expect((await room.as('shen', 'calendar.year', { year: 2026 })).local).toEqual([{ day: '2026-12-31', kind: 'closure', by: '赵立', at: room.now(), reason: '台风停办' }])
    expect(await room.refused('zhao', 'calendar.setLocal', { days: ['2026-12-31'], what: 'closure', reason: '又一次', seen: (await effect({ kind: 'local', days: ['2026-12-31'] as never, what: 'closure' })).seen })).toMatchObject({ code: 'unchanged' })
    await local(['2026-12-31'], 'clear', '台风没来')
    expect((await page(id)).promise).toMatchObject({ dueOn: '2027-01-05', calendarRevision: expect.stringContaining('2026:2026.1+本地2') })
    expect((await room.as('li', 'calendar.history', {})).map(({ text }) => text)).toEqual(expect.arrayContaining(['2026-12-31 本地停办', '2026-12-31 取消本地日期']))
  })
  it('can be ethnic holidays, and working days', async () => {
    await local(['2027-01-04'], 'ethnic', '苗年')
    await local(['2027-01-02'], 'work', '集中接访')
    expect((await consult()).promise).toMatchObject({ counted: ['2026-12-31', '2027-01-02', '2027-01-05'] })
  })
  it('cannot be so many in a row that no limit can be reckoned', async () => {
    const days = Array.from({ length: 50 }, (_, at) => new Date(Date.UTC(2027, 2, 1 + at)).toISOString().slice(0, 10))
    const tried = await effect({ kind: 'local', days: days as never, what: 'closure' })
    expect(tried.checks).toEqual([{ level: 'wrong', text: expect.stringContaining('连续休息超过 40 天') }])
    expect(await room.refused('zhao', 'calendar.setLocal', { days, what: 'closure', reason: '装修', seen: tried.seen })).toMatchObject({ code: 'too-long-rest', field: 'days' })
  })
})

describe('a clock rule', () => {
  const rule = async (id: string): Promise<OutputOf<'calendar.rules'>['rules'][number]> => {
    const found = (await room.as('li', 'calendar.rules', {})).rules.find((one) => one.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }
  it('is changed with the limits that run by it, shows what it was, and goes back', async () => {
    const { id, number } = await consult()
    expect(shown(await effect({ kind: 'rule', id: 'consult-answer', n: 5, unit: 'workday', onRestDay: 'keep' }))).toEqual([`${number} 政策咨询书面回复 2027-01-05暂定 → 2027-01-07暂定`])
    await setRule({ id: 'consult-answer', n: 5, unit: 'workday', onRestDay: 'keep' })
    expect((await page(id)).promise).toMatchObject({ n: 5, dueOn: '2027-01-07', source: '街道2027年工作计划' })
    expect((await page(id)).timeline[0]?.text).toBe('期限重算（改时限规则“政策咨询书面回复”为5个工作日）：政策咨询书面回复 2027年1月5日（暂定） → 2027年1月7日（暂定）。原因：街道统一要求')
    expect(await rule('consult-answer')).toMatchObject({ n: 5, source: '街道2027年工作计划', brought: { n: 3, unit: 'workday', source: '2026年工作计划' }, own: { by: '赵立', reason: '街道统一要求' } })
    expect((await consult('li', { who: { name: '周平', idNumber: '', phone: '13900000001' } })).promise).toMatchObject({ n: 5 })
    const back: Change = { kind: 'ruleBack', id: 'consult-answer' }
    await room.as('zhao', 'calendar.dropRule', { id: 'consult-answer', reason: '试行结束', seen: (await effect(back)).seen })
    expect((await page(id)).promise).toMatchObject({ n: 3, dueOn: '2027-01-05', source: '2026年工作计划' })
    expect((await rule('consult-answer')).own).toBeUndefined()
    expect(await room.refused('zhao', 'calendar.dropRule', { id: 'consult-answer', reason: '再退一次', seen: (await effect(back)).seen })).toMatchObject({ code: 'unchanged' })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('can run in calendar days and move on from rest days', async () => {
    const { id } = await consult()
    await setRule({ id: 'consult-answer', n: 3, unit: 'day', onRestDay: 'forward' })
    expect((await page(id)).promise).toMatchObject({ dueOn: '2027-01-04', unit: 'day' })
  })
  it('of the law warns and needs a source', async () => {
    const { id } = await consult()
    const change = { id: 'written-notice', n: 10, unit: 'day', onRestDay: 'keep' } as const
    const tried = await effect({ kind: 'rule', ...change })
    expect(tried.checks).toEqual([{ level: 'doubt', text: expect.stringContaining('由法律、条例规定') }])
    expect(await room.refused('zhao', 'calendar.setRule', { ...change, source: ' ', reason: '想快一点', seen: tried.seen })).toMatchObject({ code: 'source-missing', field: 'source' })
    await setRule(change, '《信访工作条例》第二十三条（修订）')
    expect((await page(id)).statutory).toMatchObject({ n: 10, dueOn: '2027-01-09' })
  })
  it('of the plan takes no source, and is then the room’s', async () => {
    await setRule({ id: 'follow-up-7', n: 10, unit: 'day', onRestDay: 'keep' }, '')
    expect(await rule('follow-up-7')).toMatchObject({ source: '本室定', n: 10 })
  })
  it.each([[{ n: 0 }, 'n'], [{ n: 366 }, 'n'], [{ n: 1.5 }, 'n'], [{ unit: 'week' }, 'unit']])('refuses %o', async (wrong, field) => {
    expect(await room.refused('zhao', 'calendar.setRule', { id: 'consult-answer', n: 3, unit: 'day', onRestDay: 'keep', source: '', reason: '改一改', seen: '', ...wrong })).toMatchObject({ code: 'invalid', field })
  })
  it('that is not there, or is not changed, is refused', async () => {
    expect(await room.refused('zhao', 'calendar.effect', { change: { kind: 'rule', id: 'no-such', n: 3, unit: 'day', onRestDay: 'keep' } })).toMatchObject({ code: 'unknown-rule' })
    const same = { id: 'consult-answer', n: 3, unit: 'workday', onRestDay: 'keep' } as const
    expect(await room.refused('zhao', 'calendar.setRule', { ...same, source: '', reason: '没有改', seen: (await effect({ kind: 'rule', ...same })).seen })).toMatchObject({ code: 'unchanged' })
  })
})
