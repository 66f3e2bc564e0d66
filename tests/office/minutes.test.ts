/** 联席会议纪要 outlive none of the petitions they speak of: an erasure takes its own lines out of issued minutes and drafts, and the others' stay. */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#core/contract/index'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { keysOf, openKnown } from '#tests/faults/faultVault'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

type Values = InputOf<'papers.save'>['values']
const register = async (title: string, name: string) => (await room.as('li', 'petitions.register', { form: petition({ petitionClass: 'complex', title, who: { name, idNumber: '', phone: '' } }) })).id
const noteOf = (discussion: string) => ({ discussion, decision: `${discussion}，十日内修好`, unit: '桂花物业', dueOn: '2026-09-20' as const })

/** A closed meeting on the petitions, each with what was said of it. */
async function meetingOn(...matters: readonly (readonly [petitionId: number, discussion: string])[]): Promise<number> {
  const { id } = await room.as('li', 'meetings.plan', { plan: { title: '', day: '2026-09-05', time: '', place: '街道三楼', chair: '赵立', recorder: '李敏', attendees: [] } })
  for (const [petitionId] of matters) await room.as('li', 'meetings.addMatter', { id, petitionId, reason: '' })
  await room.as('li', 'meetings.hold', { id, revision: 1, heldOn: '2026-09-05', chair: '赵立', recorder: '李敏', attendees: [{ unit: '桂花物业', name: '周工', present: true }] })
  for (const [petitionId, discussion] of matters) await room.as('li', 'meetings.noteMatter', { id, petitionId, revision: 0, note: noteOf(discussion) })
  await room.as('zhao', 'meetings.close', { id, revision: 2 })
  return id
}
const drafted = async (id: number): Promise<{ readonly draftId: number; readonly values: Values }> => {
  const { draftId } = await room.as('li', 'meetings.minutes', { id })
  return { draftId, values: (await room.as('li', 'papers.open', { draftId })).values }
}
async function issued(id: number): Promise<number> {
  const { draftId } = await drafted(id)
  return (await room.as('li', 'papers.finalise', { draftId, revision: 0, copies: 5 })).paperId
}
const forget = async (id: number): Promise<void> => {
  await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
}

/** Everything the database holds in the clear, pages unpacked; the log and the register of numbers are part of it. */
async function allText(): Promise<string> {
  await room.office().idle()
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
  const tables = store.db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'`).pluck().all()
  const cells = tables.flatMap((table) => store.db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw(true).all().flat())
  const pages = Buffer.concat(store.db.prepare<[], Buffer>('SELECT block FROM search_data').pluck().all()).toString('utf8')
  store.close()
  await room.restart()
  return `${cells.map((cell) => (cell instanceof Uint8Array ? inflated(cell) : String(cell))).join('\n')}\n${pages}`
}
/** Where a text still stands, with what is around it. */
const found = (all: string, what: RegExp): string[] => [...all.matchAll(new RegExp(`.{0,20}(?:${what.source}).{0,20}`, 'gu'))].map(([text]) => text)
const inflated = (bytes: Uint8Array): string => { try { return inflateRawSync(bytes).toString('utf8') } catch { return Buffer.from(bytes).toString('utf8') } }

describe('an erasure', () => {
  it('takes its petition out of issued minutes and of drafts, and leaves the others what was said of them', async () => {
    const [gone, stays] = [await register('鸽棚臭味', '欧阳小燕'), await register('路灯不亮', '司马大山')]
    const id = await meetingOn([gone, '欧阳小燕说鸽棚太近'], [stays, '线路老化'])
    const paperId = await issued(id)
    await drafted(id)
    const reworded = await drafted(id)
    await room.as('li', 'papers.save', { draftId: reworded.draftId, revision: 0, values: { ...reworded.values, agenda: [{ item: '鸽棚的事' }], matters: [] } })
    await room.as('li', 'papers.print', { paperId, medium: 'sheet' })
    expect(found(await allText(), /鸽棚/u)).not.toEqual([])
    room.forward(11 * 366 * DAY)
    await forget(gone)
    const left = await allText()
    expect(found(left, /鸽|欧阳|阳小/u)).toEqual([])
    expect(found(left, /路灯不亮（XF26-0002）/u)).not.toEqual([])
    const { html } = await room.as('wang', 'papers.preview', { paperId })
    expect(html).toMatch(/（一）（已按保管期限销毁）.*（二）路灯不亮（XF26-0002）.*讨论情况：线路老化/su)
    expect(await room.as('li', 'papers.print', { paperId, medium: 'sheet' })).toMatchObject({ reprint: true })
    await room.as('li', 'papers.docx', { paperId, own: false })
    const { drafts } = await room.as('li', 'papers.ofDesk', {})
    expect(drafts).toHaveLength(1)
    expect((await room.as('li', 'papers.open', { draftId: drafts[0]?.id ?? 0 })).values).toMatchObject({
      agenda: [{ item: '（已按保管期限销毁）' }, { item: '路灯不亮（XF26-0002）' }],
      matters: [{ matter: '（已按保管期限销毁）', discussion: '', decision: '', unit: '', dueOn: '' }, { matter: '路灯不亮（XF26-0002）', unit: '桂花物业' }],
    })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
    await forget(stays)
    expect(found(await allText(), /路灯|司马/u)).toEqual([])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('takes it out again where an older database is put back', async () => {
    const [gone, stays] = [await register('鸽棚臭味', '欧阳小燕'), await register('路灯不亮', '司马大山')]
    const paperId = await issued(await meetingOn([gone, '鸽棚太近'], [stays, '线路老化']))
    room.forward(11 * 366 * DAY)
    await room.office().close()
    cpSync(room.dir, `${room.dir}-older`, { recursive: true })
    await room.restart()
    await forget(gone)
    await room.office().close()
    for (const name of ['room.db-wal', 'room.db-shm']) rmSync(join(room.dir, name), { force: true })
    for (const name of readdirSync(`${room.dir}-older`).filter((one) => /^room\.db|^anchor/u.test(one))) cpSync(join(`${room.dir}-older`, name), join(room.dir, name))
    await room.restart()
    expect((await room.as('li', 'papers.preview', { paperId })).html).not.toMatch(/鸽棚/u)
    const left = await allText()
    expect(found(left, /鸽/u)).toEqual([])
    expect(found(left, /线路老化/u)).not.toEqual([])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('finds it in minutes that belong to another petition, and leaves one whose number only begins alike', async () => {
    const [gone, other] = [await register('鸽棚臭味', '欧阳小燕'), await register('路灯不亮', '司马大山')]
    const { draftId } = await room.as('li', 'papers.start', { petitionId: other, kind: 'minutes' })
    const row = { discussion: '看过现场', decision: '修好', unit: '物业', dueOn: '2026-09-20' }
    const values = { meeting: '碰头会', heldOn: '2026-09-05', place: '三楼', chair: '赵立', recorder: '李敏', attendance: [{ unit: '物业', name: '周工', duty: '' }], agenda: [{ item: '路灯' }], matters: [{ matter: '路灯不亮（XF26-0002）', ...row }, { matter: '鸽棚臭味（XF26-0001）', ...row }, { matter: '井盖（XF26-00012）', ...row }] }
    await room.as('li', 'papers.save', { draftId, revision: 0, values })
    const { paperId } = await room.as('li', 'papers.finalise', { draftId, revision: 1, copies: 1 })
    room.forward(11 * 366 * DAY)
    await forget(gone)
    expect((await room.as('li', 'papers.preview', { paperId })).html).toMatch(/（一）路灯不亮（XF26-0002）.*（二）（已按保管期限销毁）.*（三）井盖（XF26-00012）/su)
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
})

it('minutes of a meeting are not issued while one of its matters is not named by its number', async () => {
  const [first, second] = [await register('鸽棚臭味', '欧阳小燕'), await register('路灯不亮', '司马大山')]
  const { draftId, values } = await drafted(await meetingOn([first, '鸽棚太近'], [second, '线路老化']))
  const rows = values['matters'] as readonly Record<string, string>[]
  await room.as('li', 'papers.save', { draftId, revision: 0, values: { ...values, matters: rows.map((row, at) => (at === 0 ? { ...row, matter: '鸽棚的事' } : row)) } })
  const refused = await room.refused('li', 'papers.finalise', { draftId, revision: 1, copies: 1 })
  expect(refused).toMatchObject({ code: 'incomplete', field: 'matters' })
  expect(refused.message).toContain('XF26-0001')
  await room.as('li', 'papers.save', { draftId, revision: 1, values })
  const { paperId } = await room.as('li', 'papers.finalise', { draftId, revision: 2, copies: 1 })
  // A copy is of the same meeting.
  const copy = await room.as('li', 'papers.copy', { paperId })
  await room.as('li', 'papers.save', { draftId: copy.draftId, revision: 0, values: { ...values, agenda: [{ item: '两件事' }] } })
  expect((await room.as('li', 'papers.missing', { draftId: copy.draftId })).map(({ field }) => field)).toEqual(['agenda'])
})
