/** Keeping and erasing: what is due, who proposes and who approves, what is left, and that an older database does not bring it back. */
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { keysOf, openKnown } from '#tests/faults/faultVault'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const register = async (more: Parameters<typeof petition>[0] = {}) => (await room.as('li', 'petitions.register', { form: petition(more) })).id
const due = async () => (await room.as('zhao', 'retention.due', {})).rows
const forget = async (id: number) => {
  await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
  return room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
}

describe('the due list', () => {
  it('counts from the day something was last done, by the rule of the class', async () => {
    const consult = await register({ petitionClass: 'consult', title: '咨询低保' })
    const claim = await register({ title: '漏水' })
    room.forward(30 * DAY)
    await room.as('li', 'petitions.note', { id: consult, text: '已回复' })
    room.forward(3 * 365 * DAY - 29 * DAY)
    expect(await due()).toEqual([])
    room.forward(31 * DAY)
    expect((await due()).map(({ id, ruleName, lastOn, keptUntil }) => ({ id, ruleName, lastOn, keptUntil }))).toEqual([{ id: consult, ruleName: '政策咨询登记', lastOn: '2026-10-05', keptUntil: '2029-10-05' }])
    room.forward(7 * 366 * DAY)
    expect((await due()).map(({ id }) => id)).toEqual([consult, claim])
  })
  it('leaves out what the reader may not see', async () => {
    const handled = await register({ statutoryKind: 'report', accused: '某物业' })
    room.forward(11 * 366 * DAY)
    expect(await due()).toEqual([])
    expect((await room.as('li', 'retention.due', {})).rows.map(({ id }) => id)).toEqual([handled])
    expect(await room.refused('zhao', 'retention.approve', { petitionIds: [handled], passphrase: PASSPHRASE })).toMatchObject({ code: 'not-found' })
  })
  it('says which periods hold and that the room has to settle them', async () => {
    const { rules } = await room.as('shen', 'retention.rules', {})
    expect(rules.find(({ id }) => id === 'petition')).toMatchObject({ years: 10, verified: false })
  })
})

describe('the room’s own periods', () => {
  const own = { consult: 1, petition: 15, report: 10, buffer: 5, safety: 3, callBack: 1, draft: 7, recordingSound: 730, recordingPicture: 365 }
  it('take the place of those that come with the program, by leader or administrator, with a reason in the log', async () => {
    const id = await register({ petitionClass: 'consult', title: '咨询低保' })
    room.forward(400 * DAY)
    expect(await due()).toEqual([])
    expect((await room.refused('li', 'retention.setPeriods', { periods: own, reason: '本单位核定' })).code).toBe('forbidden')
    expect(await room.refused('zhao', 'retention.setPeriods', { periods: { ...own, consult: 0 }, reason: '本单位核定' })).toMatchObject({ code: 'invalid', message: expect.stringContaining('最短 1 年') as unknown })
    await room.as('zhao', 'retention.setPeriods', { periods: own, reason: '本单位核定' })
    expect((await due()).map((row) => [row.id, row.keptUntil])).toEqual([[id, '2027-09-05']])
    const { rules } = await room.as('shen', 'retention.rules', {})
    expect(rules.map(({ id: rule, years, days, own: ours }) => [rule, years ?? days, ours])).toEqual([['consult', 1, true], ['petition', 15, true], ['report', 10, true], ['audit', null, false], ['draft', 7, true], ['ticket', null, false], ['buffer', 5, true], ['safety', 3, true], ['callBack', 1, true], ['recordingSound', 730, true], ['recordingPicture', 365, true], ['alarm', null, false], ['statistics', null, false]])
    expect((await room.refused('admin', 'retention.setPeriods', { periods: own, reason: '再核定' })).code).toBe('unchanged')
    await room.as('admin', 'retention.setPeriods', { periods: { ...own, consult: 3 }, reason: '再核定' })
    expect(await due()).toEqual([])
    const { rows } = await room.as('shen', 'audit.list', { action: 'retention.setPeriods', result: 'ok' })
    expect(rows.map(({ userName, fields, reason }) => [userName, fields, reason])).toEqual([
      ['管理员', expect.any(String), '再核定（政策咨询登记 1 → 3 年）'], ['赵立', expect.any(String), '本单位核定（政策咨询登记 3 → 1 年，信访登记、回执和办理记录 10 → 15 年，未登记成事项的缓冲室记录 3 → 5 年，未登记的草稿 30 → 7 天）'],
    ])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
})

describe('a draft nobody goes on with', () => {
  it('is due to its owner and, without its content, to the leader, who may discard it with a reason', async () => {
    const mine = await room.as('li', 'drafts.start', {})
    const hers = await room.as('wang', 'drafts.start', {})
    await room.as('wang', 'drafts.save', { id: hers.id, revision: 0, form: { title: '楼上漏水', petitioner: { mode: 'named', name: '陈小燕' } } })
    room.forward(30 * DAY)
    expect(await room.as('zhao', 'retention.drafts', {})).toEqual([])
    room.forward(1)
    expect((await room.as('li', 'retention.drafts', {})).map(({ id, own }) => [id, own])).toEqual([[mine.id, true]])
    const seen = await room.as('zhao', 'retention.drafts', {})
    expect(seen).toEqual([{ id: mine.id, owner: '李敏', own: false, startedAt: mine.startedAt, savedAt: mine.savedAt }, { id: hers.id, owner: '王建国', own: false, startedAt: hers.startedAt, savedAt: hers.savedAt }])
    await room.as('li', 'drafts.save', { id: mine.id, revision: 0, form: { title: '再写一点' } })
    expect((await room.refused('li', 'retention.discardDrafts', { draftIds: [hers.id], reason: '无人认领' })).code).toBe('not-due')
    expect((await room.refused('zhao', 'retention.discardDrafts', { draftIds: [hers.id, mine.id], reason: '无人认领' })).code).toBe('not-due')
    expect(await room.as('wang', 'drafts.list', {})).toHaveLength(1)
    await room.as('zhao', 'retention.discardDrafts', { draftIds: [hers.id], reason: '无人认领' })
    expect(await room.as('wang', 'drafts.list', {})).toEqual([])
    expect((await room.refused('wang', 'drafts.open', { id: hers.id })).code).toBe('draft-gone')
    expect((await room.as('shen', 'audit.list', { action: 'retention.discardDrafts', result: 'ok' })).rows).toMatchObject([{ userName: '赵立', object: `draft:${hers.id}`, reason: '无人认领' }])
  })
})

describe('erasing', () => {
  it('takes two people, a passphrase and the time to be over', async () => {
    const id = await register()
    expect(await room.refused('li', 'retention.propose', { petitionIds: [id], reason: '早了' })).toMatchObject({ code: 'not-due' })
    room.forward(11 * 366 * DAY)
    const approve = { petitionIds: [id], passphrase: PASSPHRASE }
    expect(await room.refused('zhao', 'retention.approve', approve)).toMatchObject({ code: 'not-proposed' })
    await room.as('zhao', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    expect(await room.refused('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })).toMatchObject({ code: 'already-proposed' })
    expect(await room.refused('zhao', 'retention.approve', approve)).toMatchObject({ code: 'own-proposal' })
    expect(await room.refused('li', 'retention.withdraw', { petitionIds: [id], reason: '不同意' })).toMatchObject({ code: 'not-yours' })
    await room.as('zhao', 'retention.withdraw', { petitionIds: [id], reason: '改由他人提出' })
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    expect(await room.refused('zhao', 'retention.approve', { petitionIds: [id], passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(10_000)
    await room.as('zhao', 'retention.hold', { petitionId: id, reason: '诉讼未结' })
    expect(await room.refused('zhao', 'retention.approve', approve)).toMatchObject({ code: 'held' })
    expect(await room.refused('li', 'retention.release', { petitionId: id, reason: '已结' })).toMatchObject({ code: 'forbidden' })
    await room.as('zhao', 'retention.release', { petitionId: id, reason: '已结' })
    expect(await room.as('zhao', 'retention.approve', approve)).toEqual({ erased: 1 })
    expect(await due()).toEqual([])
    expect(await room.refused('zhao', 'retention.approve', approve)).toMatchObject({ code: 'not-found' })
  })
  it('leaves number, dates and class, and nothing that names anybody; the person goes with the last petition', async () => {
    const first = await register({ title: '楼上漏水', who: { name: '欧阳小燕' } })
    const { personId = 0, row: { number } } = await room.as('li', 'petitions.get', { id: first })
    const second = await register({ title: '再来一次', personId, who: { name: '欧阳小燕' } })
    room.forward(11 * 366 * DAY)
    await forget(first)
    expect((await room.as('li', 'people.card', { id: personId })).visits).toBe(1)
    const page = await room.as('li', 'petitions.get', { id: first })
    expect(page).toMatchObject({ row: { number, title: '（已按保管期限销毁）', name: '', phone: '', state: 'closed', petitionClass: 'simple', receivedOn: '2026-09-05' }, petitioner: { name: '', idNumber: '', phone: '', address: '' }, requests: '', facts: '' })
    expect(page.timeline.map(({ text }) => text)).toEqual(['按保管期限销毁：李敏 提出，赵立 批准'])
    expect(page.personId).toBeUndefined()
    await forget(second)
    for (const text of ['欧阳', '漏水', '13812345678', '再来']) expect((await room.as('li', 'petitions.list', { text })).rows, text).toEqual([])
    expect((await room.as('li', 'petitions.list', { text: number })).rows.map(({ id }) => id)).toEqual([first])
    expect(await room.as('li', 'people.match', { phone: '13812345678' })).toEqual([])
    expect(await room.refused('li', 'receipts.preview', { petitionId: first, paper: 'a5' })).toMatchObject({ code: 'not-found' })
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    expect((await room.as('li', 'petitions.register', { form: petition() })).number).toMatch(/^XF37-0001$/u)
  })
  it('survives an older copy of the database put back', async () => {
    const id = await register({ title: '楼上漏水' })
    room.forward(11 * 366 * DAY)
    await room.office().close()
    cpSync(room.dir, `${room.dir}-older`, { recursive: true })
    await room.restart()
    await forget(id)
    await room.office().close()
    for (const name of ['room.db', 'anchor.json']) cpSync(join(`${room.dir}-older`, name), join(room.dir, name))
    await room.restart()
    expect((await room.as('li', 'petitions.get', { id })).row.title).toBe('（已按保管期限销毁）')
    expect((await room.as('shen', 'audit.list', { action: 'retention.eraseAgain' })).rows).toHaveLength(1)
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    expect(readFileSync(join(room.dir, 'erasures.json'), 'utf8')).not.toMatch(/漏水|陈小燕|138/u)
  })
  it('keeps two petitions of one number and id apart: only the very one that was erased is erased again', async () => {
    const id = await register({ title: '旧的' })
    room.forward(11 * 366 * DAY)
    await forget(id)
    await room.office().close()
    const ledger = join(room.dir, 'erasures.json')
    const other = await makeTestOffice()
    await other.as('wang', 'drafts.list', {})
    const same = (await other.as('li', 'petitions.register', { form: petition({ title: '另一件' }) })).id
    expect(same).toBe(id)
    await other.office().close()
    cpSync(ledger, join(other.dir, 'erasures.json'))
    await other.restart()
    expect((await other.as('li', 'petitions.get', { id: same })).row.title).toBe('另一件')
    await other.close()
    await room.restart()
  })
  it('goes on when an older database is accepted as it is', async () => {
    const id = await register({ title: '楼上漏水' })
    room.forward(11 * 366 * DAY)
    await room.office().close()
    cpSync(join(room.dir, 'room.db'), `${room.dir}-room.db`)
    await room.restart()
    await forget(id)
    await room.office().close()
    cpSync(`${room.dir}-room.db`, join(room.dir, 'room.db'))
    await room.restart()
    expect((await room.as('zhao', 'vault.status', {})).doubt).toBeDefined()
    await room.as('zhao', 'vault.acceptDatabase', { reason: '只剩这一份', passphrase: PASSPHRASE })
    expect((await room.as('zhao', 'petitions.get', { id })).row.title).toBe('（已按保管期限销毁）')
  })
  it('can be done for a 检举控告: handing it to the leader does not begin the period anew', async () => {
    const id = await register({ statutoryKind: 'report', accused: '某物业' })
    room.forward(11 * 366 * DAY)
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    await room.as('li', 'petitions.handOver', { id, toId: ID.zhao, reason: '请批准销毁', exclude: false })
    expect(await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })).toEqual({ erased: 1 })
  })
  it('takes nothing new into what was erased, and keeps no reason that tells of the person', async () => {
    const { id, number } = await room.as('li', 'petitions.register', { form: petition({ who: { name: '欧阳小燕', idNumber: '110105194912310020', idReason: '欧阳小燕的旧证件' } }) })
    const other = await register({ who: { name: '欧阳小燕', idNumber: '', phone: '13900001111' } })
    const [{ personId: keepId = 0 }, { personId: otherId = 0 }] = [await room.as('li', 'petitions.get', { id }), await room.as('li', 'petitions.get', { id: other })]
    await room.as('li', 'people.merge', { keepId, otherId, reason: '欧阳小燕本人说明' })
    room.forward(11 * 366 * DAY)
    await forget(id)
    await forget(other)
    for (const refused of [await room.refused('li', 'petitions.note', { id, text: '又来电' }), await room.refused('li', 'petitions.handOver', { id, toId: ID.zhao, reason: '移交', exclude: false })]) {
      expect(refused).toMatchObject({ code: 'erased', message: expect.stringContaining(number) as unknown })
    }
    expect((await room.as('shen', 'audit.list', { action: 'petitions.register', limit: 100 })).rows.map(({ reason }) => reason)).toEqual(['', ''])
    await room.office().close()
    const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
    expect(store.db.prepare('SELECT reason FROM person_merge').pluck().all()).toEqual([''])
    store.close()
    await room.restart()
  })
  it('takes what could be searched for out of the pages of the index as well', async () => {
    const id = await register({ who: { name: '欧阳小燕' } })
    for (let more = 0; more < 40; more += 1) {
      await register({ title: `第 ${more} 件`, facts: Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x5000 + ((more * 400 + at) % 4500))).join('') })
      room.office().idle()
    }
    room.forward(11 * 366 * DAY)
    await forget(id)
    room.office().idle()
    await room.office().close()
    const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
    // Terms stand there without what they share with the one before.
    const pages = Buffer.concat(store.db.prepare<[], Buffer>('SELECT block FROM search_data').pluck().all())
    expect(pages.includes('销')).toBe(true)
    expect(pages.includes('阳')).toBe(false)
    store.close()
    await room.restart()
  })
})
