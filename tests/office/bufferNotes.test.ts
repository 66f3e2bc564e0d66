/** Psychological notes: who writes and reads them, what stays of them in files and logs, after another key, and when the petition is erased. */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { APART } from '#core/domain/compartments'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { keysOf, openKnown } from '#tests/faults/faultVault'

const NOTE = '说起女儿时一直抹泪不止，夜里辗转到天明，没有轻生的话'
const SUMMARY = '想先弄清低保什么时候能批'
const YEARS = 11 * 366 * 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

async function calmed(): Promise<{ readonly draftId: number; readonly stayId: number }> {
  const { id: draftId } = await room.as('li', 'drafts.start', {})
  const { stayId } = await room.as('li', 'buffer.start', { name: '欧阳桂英', level: 3, selfReport: 8, draftId })
  await room.as('qin', 'buffer.take', { stayId })
  return { draftId, stayId }
}
const texts = async (stayId: number, who: Who = 'qin') => (await room.as(who, 'buffer.notes', { stayId })).map(({ text }) => text)
/** Everything in the database, as whoever has the key of the room sees it. */
async function stored(): Promise<string> {
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
  const tables = store.db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'`).pluck().all()
  const all = tables.map((table) => JSON.stringify(store.db.prepare(`SELECT * FROM ${table}`).all())).join('\n')
  store.close()
  await room.restart()
  return all
}

describe('notes', () => {
  it('are written and read by a counsellor and a leader who hold the key, and by nobody else', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: ` ${NOTE}\n` })
    room.forward(60_000)
    await room.as('zhao', 'buffer.note', { stayId, text: '已和家属通电话' })
    expect(await room.as('zhao', 'buffer.notes', { stayId })).toEqual([{ at: room.now() - 60_000, by: '秦安', text: NOTE }, { at: room.now(), by: '赵立', text: '已和家属通电话' }])
    for (const who of ['li', 'wang', 'admin', 'shen', 'tang', 'song'] as const) {
      for (const [call, more] of [['buffer.notes', {}], ['buffer.note', { text: '看一下' }]] as const) expect(await room.refused(who, call, { stayId, ...more }), who).toMatchObject({ code: 'not-held', message: expect.stringContaining('“心理/重点人群”') as unknown })
      expect((await room.refused(who, 'buffer.notes', { stayId: 999 })).code).toBe('not-held')
    }
    expect(await room.refused('li', 'buffer.keep', { stayId, summary: '', note: NOTE })).toMatchObject({ code: 'not-held' })
    expect(await room.as('li', 'buffer.stay', { stayId })).toMatchObject({ holdsNotes: false, notes: 2 })
    expect(await room.as('qin', 'buffer.stay', { stayId })).toMatchObject({ holdsNotes: true, notes: 2 })
  })
  it('are not in what the desk sees, which has the summary', async () => {
    const { stayId, draftId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'back', level: 2, summary: SUMMARY })
    await room.as('qin', 'buffer.note', { stayId, text: '补记：约了周五再来' })
    const seen = JSON.stringify([await room.as('li', 'buffer.of', { draftId }), await room.as('li', 'buffer.stay', { stayId }), await room.as('li', 'buffer.ended', {}), await room.as('li', 'buffer.board', {})])
    expect(seen).toContain(SUMMARY)
    expect(seen).not.toMatch(/抹泪不止|周五|欧阳桂英/u)
    expect(await texts(stayId)).toEqual([NOTE, '补记：约了周五再来'])
  })
  it('are neither in the files, nor in the rows that the key of the room opens, nor in an auditor\'s log, which tells who read them', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    await room.as('qin', 'buffer.keep', { stayId, summary: SUMMARY, note: '还没写完：夜里辗转到天明' })
    await texts(stayId, 'zhao')
    await room.as('qin', 'buffer.extend', { stayId, reason: '欧阳桂英刚愿意说话' })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'referred', level: 3, detail: '心理门诊', summary: SUMMARY })
    const { rows } = await room.as('shen', 'audit.list', { limit: 100 })
    expect(rows.filter(({ action }) => action.startsWith('buffer.note')).map(({ action, userName, object, fields }) => [action, userName, object, fields])).toEqual([['buffer.notes', '赵立', `stay:${stayId}`, 'psy'], ['buffer.note', '秦安', `stay:${stayId}`, 'psy']])
    const csv = (await room.as('shen', 'audit.export', { passphrase: PASSPHRASE })).csv
    for (const log of [JSON.stringify(rows), csv]) expect(log).not.toMatch(/辗转到天明|欧阳|低保|心理门诊|愿意说话/u)
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    const all = await stored()
    expect(all).toContain(SUMMARY)
    expect(all).not.toMatch(/辗转到天明|抹泪不止/u)
    for (const name of readdirSync(room.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))) {
      const bytes = readFileSync(name)
      for (const word of ['辗转到天明', '抹泪不止', '欧阳', SUMMARY]) expect(bytes.includes(Buffer.from(word)), name).toBe(false)
    }
  })
  it('open after a lock, a restart and another key, in sessions of before and after', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    await room.as('zhao', 'accounts.rotate', { compartments: ['psy'], passphrase: PASSPHRASE })
    await room.as('qin', 'buffer.note', { stayId, text: '换了密钥以后写的' })
    expect(await texts(stayId)).toEqual([NOTE, '换了密钥以后写的'])
    await room.as('qin', 'vault.lock', {})
    await room.restart()
    await room.as('zhao', 'accounts.rotate', { compartments: [...APART], passphrase: PASSPHRASE })
    for (const who of ['zhao', 'qin'] as const) expect(await texts(stayId, who)).toEqual([NOTE, '换了密钥以后写的'])
    expect(await room.refused('li', 'buffer.notes', { stayId })).toMatchObject({ code: 'not-held' })
  })
  it('come back with a backup made before the key was replaced', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    const { name } = await room.as('li', 'backups.make', {})
    await room.as('zhao', 'accounts.rotate', { compartments: ['psy'], passphrase: PASSPHRASE })
    await room.as('qin', 'buffer.note', { stayId, text: '备份以后写的' })
    await room.as('li', 'vault.lock', {})
    await room.restart()
    const restored = await room.office().call({ call: 'backups.restore', input: { source: { name }, secret: { login: 'zhao', passphrase: PASSPHRASE, recoveryKey: '' }, reason: '硬盘更换' } })
    expect(restored).toMatchObject({ ok: true })
    for (const who of ['zhao', 'qin'] as const) expect(await texts(stayId, who)).toEqual([NOTE])
  })
  it('are closed to a counsellor whose key was taken, and to a new one until it was given and he logged in again', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    await room.as('admin', 'accounts.setRoles', { id: ID.tang, roles: ['counsellor'], passphrase: PASSPHRASE })
    await room.restart()
    expect(await room.refused('tang', 'buffer.notes', { stayId })).toMatchObject({ code: 'not-held', message: expect.stringContaining('重新登录') as unknown })
    await room.as('zhao', 'accounts.approve', { id: ID.tang, compartments: ['psy'], passphrase: PASSPHRASE })
    expect((await room.refused('tang', 'buffer.notes', { stayId })).code).toBe('not-held')
    await room.restart()
    expect(await texts(stayId, 'tang')).toEqual([NOTE])
    await room.as('admin', 'accounts.setRoles', { id: ID.tang, roles: ['mediator'], passphrase: PASSPHRASE })
    await room.restart()
    expect((await room.refused('tang', 'buffer.notes', { stayId })).code).toBe('not-held')
  })
  it('of one stay do not open as those of another, and one that was changed is told', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    const { stayId: other } = await room.as('li', 'buffer.refuse', { name: '乙', level: 3 })
    await room.office().close()
    const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
    store.db.prepare('INSERT INTO buffer_note SELECT ?, seq, at, by_id, sealed FROM buffer_note WHERE stay_id = ?').run(other, stayId)
    expect(() => store.db.prepare('UPDATE buffer_note SET at = 0').run()).toThrow('append-only')
    expect(() => store.db.prepare('DELETE FROM buffer_note').run()).toThrow('append-only')
    expect(() => store.db.prepare('DELETE FROM buffer_event').run()).toThrow('append-only')
    expect(() => store.db.prepare('DELETE FROM buffer_stay').run()).toThrow('append-only')
    expect(() => store.db.prepare('UPDATE buffer_stay SET outcome = ? WHERE id = ?').run('left', other)).toThrow('append-only')
    expect(() => store.db.prepare(`UPDATE buffer_stay SET name = '' WHERE id = ?`).run(other)).toThrow('append-only')
    store.close()
    await room.restart()
    expect(await room.refused('qin', 'buffer.notes', { stayId: other })).toMatchObject({ code: 'unreadable', message: expect.stringContaining('体检') as unknown })
    expect(await texts(stayId)).toEqual([NOTE])
  })
})

describe('what is being typed', () => {
  it('is there again after a lock, for whoever typed it, and goes when it was handed in', async () => {
    const { stayId } = await calmed()
    await room.as('qin', 'buffer.keep', { stayId, summary: '想先', note: '说起女儿时' })
    await room.restart()
    expect((await room.as('qin', 'buffer.stay', { stayId })).working).toEqual({ summary: '想先', note: '说起女儿时' })
    expect((await room.as('zhao', 'buffer.stay', { stayId })).working).toEqual({ summary: '', note: '' })
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    expect((await room.as('qin', 'buffer.stay', { stayId })).working).toEqual({ summary: '想先', note: '' })
    await room.as('qin', 'buffer.keep', { stayId, summary: '想先', note: '又写了一点' })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'left' })
    expect((await room.as('qin', 'buffer.stay', { stayId })).working).toEqual({ summary: '', note: '又写了一点' })
    await room.as('qin', 'buffer.keep', { stayId, summary: '', note: '' })
    expect((await room.as('qin', 'buffer.stay', { stayId })).working).toEqual({ summary: '', note: '' })
  })
  it('keeps the summary of somebody without the key', async () => {
    const { stayId } = await calmed()
    await room.as('li', 'buffer.keep', { stayId, summary: '想先' })
    expect((await room.as('li', 'buffer.stay', { stayId })).working).toEqual({ summary: '想先', note: '' })
  })
})

describe('erasing', () => {
  async function erased(): Promise<{ readonly id: number; readonly stayId: number }> {
    const { draftId, stayId } = await calmed()
    await room.as('qin', 'buffer.note', { stayId, text: NOTE })
    await room.as('qin', 'buffer.keep', { stayId, summary: '欧阳桂英要', note: '未写完' })
    await room.as('qin', 'buffer.support', { stayId, secondId: ID.li, security: '保安王师傅' })
    await room.as('qin', 'buffer.extend', { stayId, reason: '欧阳桂英刚愿意说话' })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'referred', level: 2, selfReport: 4, summary: SUMMARY, detail: '市三院王医生' })
    const { id } = await room.as('li', 'petitions.register', { draftId, form: petition({ who: { name: '欧阳桂英' } }) })
    room.forward(YEARS)
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    return { id, stayId }
  }
  const approve = (id: number) => room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
  const GONE = /欧阳|低保什么时候|愿意说话|市三院|王师傅/u

  it('of the petition takes names, words and notes of its stays along, and leaves times and outcome', async () => {
    const { id, stayId } = await erased()
    await approve(id)
    const { facts, entries } = await room.as('li', 'buffer.stay', { stayId })
    expect(facts).toMatchObject({ state: 'ended', outcome: 'referred', label: '未留姓名', summary: '', detail: '', volunteer: '秦安' })
    expect([facts.level, facts.selfBefore, facts.selfNow, entries]).toEqual([undefined, undefined, undefined, []])
    expect(await texts(stayId)).toEqual([])
    expect(await room.refused('qin', 'buffer.note', { stayId, text: '又来电' })).toMatchObject({ code: 'erased' })
    expect(await room.refused('li', 'buffer.start', { name: '甲', level: 3, petitionId: id })).toMatchObject({ code: 'erased' })
    expect(await stored()).not.toMatch(GONE)
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('is done again when an older database is put back', async () => {
    const { id, stayId } = await erased()
    await room.office().close()
    cpSync(room.dir, `${room.dir}-older`, { recursive: true })
    await room.restart()
    await approve(id)
    await room.office().close()
    // A backup broken off may leave the newest pages in the write-ahead log.
    for (const name of ['room.db', 'room.db-wal', 'anchor.json']) {
      rmSync(join(room.dir, name), { force: true })
      if (existsSync(join(`${room.dir}-older`, name))) cpSync(join(`${room.dir}-older`, name), join(room.dir, name))
    }
    await room.restart()
    expect((await room.as('li', 'petitions.get', { id })).row.title).toBe('（已按保管期限销毁）')
    expect(await texts(stayId)).toEqual([])
    expect(await stored()).not.toMatch(GONE)
  })
})
