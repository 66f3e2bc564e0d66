/** Records of which no petition came: when they are due, who proposes and approves, what is left, and that an older database does not bring them back. */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { keysOf, openKnown } from '#tests/faults/faultVault'

const DAY = 86_400_000
const TOLD = '欧阳桂英说夜里总睡不着'
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const unfiled = async (who: Who = 'zhao') => (await room.as(who, 'retention.unfiled', {})).rows
const named = async (who?: Who) => (await unfiled(who)).map(({ kind, no }) => `${kind} ${no}`)

/** A stay with a note, ended; of a draft if one is named. */
async function stayed(draftId?: number): Promise<number> {
  const { stayId } = await room.as('li', 'buffer.start', { name: '欧阳桂英', level: 3, selfReport: 8, ...(draftId === undefined ? {} : { draftId }) })
  await room.as('qin', 'buffer.take', { stayId })
  await room.as('qin', 'buffer.note', { stayId, text: TOLD })
  await room.as('qin', 'buffer.end', { stayId, outcome: 'left', level: 2, summary: TOLD })
  return stayId
}

/** A red flag of a medical emergency, closed and reviewed the next day. */
async function flagged(link: { readonly personId?: number } = {}): Promise<number> {
  const { id } = await room.as('li', 'safety.openFlag', { kind: 'medical', ...link })
  await room.as('li', 'safety.words', { id, text: TOLD })
  const { steps } = await room.as('li', 'safety.flag', { id })
  for (const { id: step } of steps.filter(({ mandatory, state }) => mandatory && state === 'open')) await room.as('li', 'safety.closeStep', { id, step, closing: { how: 'done', who: '欧阳桂英之女', number: '120', said: TOLD, outcome: TOLD } })
  await room.as('li', 'safety.closeFlag', { id, outcome: TOLD })
  room.forward(DAY)
  await room.as('zhao', 'safety.review', { id, result: 'settled', text: TOLD, seenNotPossible: false })
  return id
}

async function calledBack(outcome: 'reached' | 'notReached' = 'reached'): Promise<number> {
  const { id } = await room.as('li', 'handover.promiseCallBack', { name: '欧阳桂英', phone: '13900001111', about: TOLD, dueOn: '2099-12-01', dueTime: '' })
  await room.as('li', 'handover.noteCall', { id, outcome, note: TOLD })
  return id
}

async function erase(kind: 'stay' | 'flag' | 'callBack', no: number): Promise<void> {
  const records = [{ kind, no }]
  await room.as('li', 'retention.proposeUnfiled', { records, reason: '保管期满' })
  await room.as('zhao', 'retention.approveUnfiled', { records, passphrase: PASSPHRASE })
}

/** What of the visitor stands in the database, as whoever has the key of the room sees it. */
async function stored(): Promise<readonly string[]> {
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
  const tables = store.db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'script%'`).pluck().all()
  const all = tables.map((table) => JSON.stringify(store.db.prepare(`SELECT * FROM ${table}`).all())).join('\n')
  store.close()
  await room.restart()
  return [...new Set(all.match(/欧阳桂英|睡不着|13900001111/gu))]
}

describe('what is due', () => {
  it('is what was finished, each by the period of its kind, told without what it says', async () => {
    const [stay, flag, callBack] = [await stayed(), await flagged(), await calledBack()]
    await calledBack('notReached')
    await room.as('li', 'safety.openFlag', { kind: 'medical' })
    await room.as('li', 'buffer.start', { name: '还在里面', level: 3 })
    room.forward(364 * DAY)
    expect(await named()).toEqual([])
    room.forward(2 * DAY)
    expect(await named()).toEqual([`callBack ${callBack}`])
    room.forward(2 * 366 * DAY)
    expect(await unfiled('li')).toEqual([
      { kind: 'stay', no: stay, begunOn: '2026-09-05', by: '李敏', lastOn: '2026-09-05', keptUntil: '2029-09-05', ruleName: '未登记成事项的缓冲室记录' },
      { kind: 'flag', no: flag, begunOn: '2026-09-05', by: '李敏', lastOn: '2026-09-06', keptUntil: '2029-09-06', ruleName: '没有关联的红旗' },
      { kind: 'callBack', no: callBack, begunOn: '2026-09-06', by: '李敏', lastOn: '2026-09-06', keptUntil: '2027-09-06', ruleName: '未登记成事项的回电' },
    ])
    expect(JSON.stringify(await unfiled())).not.toMatch(/欧阳|睡不着|139/u)
  })
  it('is nothing that belongs to a petition, a person or a draft still being written', async () => {
    const { id: draftId } = await room.as('li', 'drafts.start', {})
    const ofDraft = await stayed(draftId)
    const { personId = 0 } = await room.as('li', 'petitions.register', { form: petition() })
    const ofPerson = await flagged({ personId })
    room.forward(4 * 366 * DAY)
    expect(await named()).toEqual([])
    for (const record of [{ kind: 'stay', no: ofDraft }, { kind: 'flag', no: ofPerson }, { kind: 'stay', no: 999 }] as const) {
      expect(await room.refused('li', 'retention.proposeUnfiled', { records: [record], reason: '清理' })).toMatchObject({ code: 'not-due', field: 'records', message: expect.stringContaining('刷新清单') as unknown })
    }
    await room.as('li', 'drafts.discard', { id: draftId })
    expect(await named()).toEqual([`stay ${ofDraft}`])
  })
  it('is no stay of a ticket that was registered afterwards: it belongs to the petition and goes with it', async () => {
    const { ticketId } = await room.as('li', 'queue.take', { name: '欧阳桂英', matter: '低保', headcount: 1 })
    const { stayId } = await room.as('li', 'buffer.start', { level: 3, ticketId })
    await room.as('qin', 'buffer.take', { stayId })
    await room.as('qin', 'buffer.note', { stayId, text: TOLD })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'back', level: 2, summary: TOLD })
    await room.as('li', 'queue.call', { ticketId })
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    const { id } = await room.as('li', 'petitions.register', { draftId, form: { ...petition({ who: { name: '欧阳桂英' } }), ticketId } })
    expect((await room.as('li', 'buffer.of', { petitionId: id })).stays.map((stay) => stay.stayId)).toEqual([stayId])
    room.forward(11 * 366 * DAY)
    expect(await named()).toEqual([])
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
    expect(await stored()).toEqual([])
  })
  it('begins anew with a note written later, and follows the periods the room has set', async () => {
    const stay = await stayed()
    room.forward(100 * DAY)
    await room.as('qin', 'buffer.note', { stayId: stay, text: '补记' })
    room.forward(3 * 365 * DAY - 50 * DAY)
    expect(await named()).toEqual([])
    await room.as('zhao', 'retention.setPeriods', { periods: { consult: 3, petition: 10, report: 10, buffer: 1, safety: 3, callBack: 1, draft: 30, recordingSound: 730, recordingPicture: 365 }, reason: '本单位核定' })
    expect(await named()).toEqual([`stay ${stay}`])
  })
})

/** The older copy as somebody would put it back: whole, and without what the newer one may have left in its write-ahead log. */
function putBack(): void {
  for (const name of ['room.db-wal', 'room.db-shm']) rmSync(join(room.dir, name), { force: true })
  for (const name of ['room.db', 'anchor.json']) cpSync(join(`${room.dir}-older`, name), join(room.dir, name))
}

describe('erasing', () => {
  it('takes two people and a passphrase, all of what was chosen or nothing', async () => {
    const [one, two] = [await calledBack(), await calledBack()]
    room.forward(366 * DAY + DAY)
    const [first, both] = [[{ kind: 'callBack', no: one }], [{ kind: 'callBack', no: one }, { kind: 'callBack', no: two }, { kind: 'callBack', no: one }]] as const
    const approve = (records: readonly { readonly kind: 'callBack'; readonly no: number }[]) => ({ records: [...records], passphrase: PASSPHRASE })
    expect(await room.refused('zhao', 'retention.approveUnfiled', approve(first))).toMatchObject({ code: 'not-proposed' })
    await room.as('zhao', 'retention.proposeUnfiled', { records: [...first], reason: '保管期满' })
    expect((await unfiled('zhao')).map(({ proposal }) => proposal?.own)).toEqual([true, undefined])
    expect(await room.refused('li', 'retention.proposeUnfiled', { records: [...both], reason: '保管期满' })).toMatchObject({ code: 'already-proposed', message: `回电 ${one} 号已由 赵立 提出销毁` })
    expect(await room.refused('zhao', 'retention.approveUnfiled', approve(first))).toMatchObject({ code: 'own-proposal' })
    expect(await room.refused('li', 'retention.withdrawUnfiled', { records: [...first], reason: '不同意' })).toMatchObject({ code: 'not-yours' })
    await room.as('zhao', 'retention.withdrawUnfiled', { records: [...first], reason: '改由他人提出' })
    await room.as('li', 'retention.proposeUnfiled', { records: [...first], reason: '保管期满' })
    expect(await room.refused('zhao', 'retention.approveUnfiled', approve(both))).toMatchObject({ code: 'not-proposed', message: expect.stringContaining(`回电 ${two} 号`) as unknown })
    expect(await room.refused('zhao', 'retention.approveUnfiled', { ...approve(first), passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(10_000)
    expect(await named()).toEqual([`callBack ${one}`, `callBack ${two}`])
    await room.as('li', 'retention.proposeUnfiled', { records: [{ kind: 'callBack', no: two }], reason: '保管期满' })
    expect(await room.as('zhao', 'retention.approveUnfiled', approve(both))).toEqual({ erased: 2 })
    expect(await named()).toEqual([])
    expect(await room.refused('zhao', 'retention.approveUnfiled', approve(first))).toMatchObject({ code: 'not-due' })
    const { rows } = await room.as('shen', 'audit.list', { action: 'retention.approveUnfiled', result: 'ok' })
    expect(rows.map(({ userName, object, reason }) => [userName, object, reason])).toEqual([['赵立', `callBack:${two}`, '保管期满'], ['赵立', `callBack:${one}`, '保管期满']])
  })
  it('leaves what was done when, and nothing of whom or what', async () => {
    const [stay, flag, callBack] = [await stayed(), await flagged(), await calledBack()]
    room.forward(4 * 366 * DAY)
    for (const [kind, no] of [['stay', stay], ['flag', flag], ['callBack', callBack]] as const) await erase(kind, no)
    expect(await stored()).toEqual([])
    expect(await room.as('zhao', 'safety.flag', { id: flag })).toMatchObject({ kind: 'medical', erased: true, open: false })
    expect(await room.as('zhao', 'buffer.stay', { stayId: stay })).toMatchObject({ notes: 0 })
    expect(await room.refused('qin', 'buffer.note', { stayId: stay, text: '补记' })).toMatchObject({ code: 'erased' })
    expect(await room.as('li', 'handover.revealPhone', { id: callBack, reason: '回拨' })).toEqual({ value: '' })
    expect(await calledBack()).toBe(callBack + 1)
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('survives an older copy of the database put back, and names nobody beside it', async () => {
    const [stay, flag, callBack] = [await stayed(), await flagged(), await calledBack()]
    room.forward(4 * 366 * DAY)
    await room.office().close()
    cpSync(room.dir, `${room.dir}-older`, { recursive: true })
    await room.restart()
    for (const [kind, no] of [['stay', stay], ['flag', flag], ['callBack', callBack]] as const) await erase(kind, no)
    await room.office().close()
    putBack()
    await room.restart()
    expect((await room.as('shen', 'audit.list', { action: 'retention.eraseAgain' })).rows.map(({ object }) => object).toSorted()).toEqual([`callBack:${callBack}`, `flag:${flag}`, `stay:${stay}`])
    expect(await stored()).toEqual([])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    expect(readFileSync(join(room.dir, 'erasures.json'), 'utf8')).not.toMatch(/欧阳|睡不着|139/u)
  })
  it('leaves alone one that only took the number of another', async () => {
    const gone = await calledBack()
    room.forward(366 * DAY + DAY)
    await room.office().close()
    cpSync(room.dir, `${room.dir}-older`, { recursive: true })
    await room.restart()
    room.forward(DAY)
    const late = await calledBack()
    await erase('callBack', gone)
    room.forward(366 * DAY + DAY)
    await erase('callBack', late)
    await room.office().close()
    putBack()
    await room.restart()
    const again = await calledBack()
    expect(again).toBe(late)
    await room.restart()
    expect(await stored()).toHaveLength(3)
  })
})
