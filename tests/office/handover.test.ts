/** 日终交接 through the office: what stands on the sheet, who may see what of it, call backs to their end, and the signature of somebody else. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unlockVault } from '#db/store/vault'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { issuedPaper, SERVED } from '#tests/support/papers'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const register = async (more: Parameters<typeof petition>[0] = {}) => room.as('li', 'petitions.register', { form: petition(more) })
const sheet = (who: 'li' | 'wang' | 'zhao' = 'li') => room.as(who, 'handover.sheet', {})

describe('the sheet', () => {
  it('names what was registered today, what is soon due and what is overdue, in that need', async () => {
    const { number } = await register({ title: '楼上漏水' })
    expect((await sheet()).petitions).toMatchObject([{ number, why: 'today', name: '陈*燕' }])
    room.forward(2 * DAY)
    expect((await sheet()).petitions).toEqual([])
    room.forward(4 * DAY)
    const second = await register({ title: '噪声' })
    expect((await sheet()).petitions.map(({ number: one, why }) => [one, why])).toEqual([[number, 'soon'], [second.number, 'today']])
    room.forward(2 * DAY)
    expect((await sheet()).petitions.map(({ why }) => why)).toEqual(['overdue'])
  })
  it('has no gap in the receipts, names a receipt that nobody got, and drops it once it is printed', async () => {
    const { id, number } = await register()
    expect(await sheet()).toMatchObject({ gaps: [], undelivered: [], unprinted: [{ id, number }], backup: { level: expect.any(String) as string } })
    await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })
    expect((await sheet()).unprinted).toEqual([])
    const { seq, mark } = (await sheet()).head
    expect(seq).toBeGreaterThan(0)
    expect(mark).not.toBe('')
  })
  it('names a paper until it is with whom it is for, now and in a kept sheet, to whoever may see its petition', async () => {
    const { id, number } = await register({ excludedIds: [ID.wang] })
    const { paperId, number: paperNumber } = await issuedPaper(room, 'li', { kind: 'transferred', petitionId: id }, { mode: 'forward', feedback: 'no', toUnit: '桂花街道房屋管理所', toContact: '桂花路 2 号' })
    const line = { id: paperId, petitionNumber: number, kindName: '转送（交办）告知单', paperNumber, issuedOn: '2026-09-05' }
    expect([(await sheet()).undelivered, (await sheet('wang')).undelivered]).toEqual([[line], []])
    const made = await room.as('li', 'handover.make', { note: '' })
    await room.as('li', 'papers.deliver', { paperId, ...SERVED })
    expect((await sheet()).undelivered).toEqual([])
    expect([(await room.as('zhao', 'handover.get', { id: made.id })).sheet.undelivered, (await room.as('wang', 'handover.get', { id: made.id })).sheet.undelivered]).toEqual([[line], []])
  })
  it('tells whoever is excluded, or no handler of a 检举控告, nothing of it: neither now nor in a sheet that somebody else made', async () => {
    await register({ title: '关于王建国', excludedIds: [ID.wang] })
    await register({ title: '某物业收费', statutoryKind: 'report', accused: '某物业' })
    expect((await sheet()).petitions).toHaveLength(2)
    expect((await sheet('wang')).petitions).toEqual([])
    const { id } = await room.as('li', 'handover.make', { note: '' })
    expect((await room.as('li', 'handover.get', { id })).sheet.petitions).toHaveLength(2)
    const seen = await room.as('wang', 'handover.get', { id })
    expect(seen.sheet).toMatchObject({ petitions: [], unprinted: [] })
  })
})

it('names numbers that are missing, of receipts and of the day’s tickets, at the end of a run too', async () => {
  await register()
  await room.as('li', 'queue.take', { name: '陈伯', matter: '楼上漏水', headcount: 1 })
  expect((await sheet()).gaps).toEqual([])
  await room.as('admin', 'vault.lock', {})
  const opened = await unlockVault(room.dir, { login: 'li', passphrase: PASSPHRASE, clock: { now: () => room.now(), uptime: () => 0 } })
  if (!opened.ok) throw new Error(opened.code)
  opened.store.db.exec('UPDATE receipt_counter SET last = last + 2; UPDATE ticket_counter SET last = last + 1')
  opened.store.close()
  await room.restart()
  const { number } = await register({ title: '单车棚' })
  await room.as('li', 'queue.take', { name: '周姨', matter: '单车棚', headcount: 1 })
  expect(number).toBe('XF26-0004')
  expect((await sheet()).gaps).toEqual(['XF26-0002 至 XF26-0003', '候访号 A002'])
  const { id } = await room.as('li', 'handover.make', { note: '' })
  expect((await room.as('wang', 'handover.paper', { id })).html).toContain('候访号 A002')
})

describe('a call back', () => {
  const promise = { name: '', phone: '', about: '告知维修进展', dueOn: '2026-09-07', dueTime: '09:30' } as const
  it('takes name and telephone from the petition, waits, is tried in vain, and ends when somebody was reached', async () => {
    const { id: petitionId, number } = await register()
    const { id } = await room.as('li', 'handover.promiseCallBack', { ...promise, petitionId })
    expect((await sheet('wang')).callBacks).toMatchObject([{ id, number, name: '陈*燕', phone: '138****5678', state: 'later', promisedBy: '李敏', dueTime: '09:30', calls: [] }])
    room.forward(2 * DAY)
    expect((await sheet()).callBacks).toMatchObject([{ state: 'today' }])
    await room.as('wang', 'handover.noteCall', { id, outcome: 'notReached', note: '无人接听' })
    room.forward(DAY)
    await room.restart()
    expect((await sheet()).callBacks).toMatchObject([{ state: 'overdue', calls: [{ by: '王建国', outcome: 'notReached' }] }])
    await room.as('li', 'handover.noteCall', { id, outcome: 'reached', note: '已告知' })
    expect((await sheet()).callBacks).toEqual([])
    expect(await room.as('li', 'handover.callBacks', { petitionId })).toMatchObject([{ state: 'closed', calls: [{}, { outcome: 'reached' }] }])
    expect(await room.refused('wang', 'handover.noteCall', { id, outcome: 'reached', note: '再打' })).toMatchObject({ code: 'closed' })
  })
  it('shows the whole number on asking, with the reason in the log', async () => {
    const { id } = await room.as('li', 'handover.promiseCallBack', { ...promise, name: '来电人周先生', phone: '13900001111' })
    expect(await room.as('wang', 'handover.revealPhone', { id, reason: '回拨电话' })).toEqual({ value: '13900001111' })
    const { rows } = await room.as('shen', 'audit.list', { object: `callBack:${id}` })
    expect(rows.find(({ action }) => action === 'handover.revealPhone')).toMatchObject({ reason: '回拨电话', fields: 'phone' })
  })
  it.each([
    [{ phone: '139' }, 'name-missing', 'name'], [{ name: '周' }, 'phone-missing', 'phone'], [{ name: '周', phone: '139', about: ' ' }, 'about-missing', 'about'], [{ name: '周', phone: '139', dueOn: '2026-09-04' }, 'past', 'dueOn'], [{ name: '周', phone: '139', dueTime: '9点' }, 'invalid', 'dueTime'],
  ] as const)('is refused as %j, naming the field', async (part, code, field) => {
    expect(await room.refused('li', 'handover.promiseCallBack', { ...promise, ...part })).toMatchObject({ code, field })
  })
  it('is hidden with its petition, and goes with it when that is erased', async () => {
    const { id: petitionId } = await register({ excludedIds: [ID.wang] })
    const { id } = await room.as('li', 'handover.promiseCallBack', { ...promise, petitionId })
    expect((await sheet('wang')).callBacks).toEqual([])
    expect(await room.refused('wang', 'handover.noteCall', { id, outcome: 'reached', note: '已告知' })).toMatchObject({ code: 'not-found' })
    await room.as('li', 'handover.noteCall', { id, outcome: 'notReached', note: '无人接听' })
    room.forward(11 * 366 * DAY)
    await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
    expect(await room.refused('li', 'handover.revealPhone', { id, reason: '回拨电话' })).toMatchObject({ code: 'not-found' })
  })
})

describe('handing over', () => {
  it('stays as it was handed over, waits for somebody else, and is signed once with the passphrase', async () => {
    const { number } = await register()
    const { id } = await room.as('li', 'handover.make', { note: '三楼阿姨明早来取材料', toId: ID.wang })
    const later = await register({ title: '下班后来的' })
    expect(await room.refused('li', 'handover.sign', { id, remark: '', passphrase: PASSPHRASE })).toMatchObject({ code: 'own-handover' })
    expect(await room.refused('wang', 'handover.sign', { id, remark: '', passphrase: '不对' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(15 * 3_600_000)
    await room.restart()
    expect((await room.as('wang', 'handover.list', {})).rows).toMatchObject([{ id, madeBy: '李敏', toName: '王建国', own: false, day: '2026-09-05' }])
    await room.as('wang', 'handover.sign', { id, remark: '已看过', passphrase: PASSPHRASE })
    expect(await room.refused('zhao', 'handover.sign', { id, remark: '', passphrase: PASSPHRASE })).toMatchObject({ code: 'already-signed' })
    const { row, sheet: kept } = await room.as('li', 'handover.get', { id })
    expect(row).toMatchObject({ note: '三楼阿姨明早来取材料', signed: { by: '王建国', remark: '已看过' } })
    expect(kept.petitions.map((one) => one.number)).toEqual([number])
    expect(kept.petitions.map((one) => one.number)).not.toContain(later.number)
  })
  it('lists unsigned sheets first, however old, and pages the rest', async () => {
    const { id: old } = await room.as('li', 'handover.make', { note: '没人签' })
    for (let at = 0; at < 22; at += 1) {
      const { id } = await room.as('li', 'handover.make', { note: String(at) })
      await room.as('wang', 'handover.sign', { id, remark: '', passphrase: PASSPHRASE })
    }
    const first = await room.as('wang', 'handover.list', {})
    expect(first.rows[0]).toMatchObject({ id: old })
    const second = await room.as('wang', 'handover.list', { before: first.next ?? 0 })
    expect([...first.rows, ...second.rows].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) === at)).toHaveLength(23)
  })
  it('goes to nobody who cannot take over', async () => {
    expect(await room.refused('li', 'handover.make', { note: '', toId: ID.li })).toMatchObject({ code: 'self', field: 'toId' })
    expect(await room.refused('li', 'handover.make', { note: '', toId: ID.shen })).toMatchObject({ code: 'unknown-officer', field: 'toId' })
  })
  it('prints numbers and days, but neither names, telephones nor titles, and the head of the log', async () => {
    const { id: petitionId, number } = await register({ title: '楼上漏水' })
    await room.as('li', 'handover.promiseCallBack', { petitionId, name: '', phone: '', about: '告知进展', dueOn: '2026-09-07', dueTime: '' })
    const { id } = await room.as('li', 'handover.make', { note: '钥匙在抽屉' })
    const { html } = await room.as('wang', 'handover.paper', { id })
    expect(html).toContain(number)
    expect(html).toContain('钥匙在抽屉')
    expect(html).not.toMatch(/陈|1381|漏水|告知进展/u)
    expect(html).toContain((await room.as('li', 'handover.get', { id })).sheet.head.mark)
  })
})
