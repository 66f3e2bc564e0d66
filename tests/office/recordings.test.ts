/** 录音录像: who finds what, by which words, and what its page says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, petition, type TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const numbers = async (who: 'li' | 'wang' | 'zhao', filter: object): Promise<string[]> => (await room.as(who, 'recordings.list', filter)).rows.map(({ number }) => number)
const mark = (id: number, ms: number, text: string): void => { room.vault().write(() => { room.vault().repos.recordings.addMark(id, { ms, kind: 'note', text, byId: ID.li, at: room.now() }) }) }

describe('the index', () => {
  it('is searched by number, person, title, day, room, state and the words of marks', async () => {
    const { id: petitionId, number } = await room.as('li', 'petitions.register', { form: petition() })
    const first = await makeRecording(room, petitionId, { startedAt: Date.parse('2026-09-01T02:00:00Z') })
    const second = await makeRecording(room, null, { startedAt: Date.parse('2026-09-03T15:59:00Z'), room: '调解室' })
    mark(first.id, 61_000, '提到 Lift 停运')
    expect(await numbers('li', {})).toEqual([second.number, first.number])
    for (const text of [first.number.toLowerCase(), number, '陈小燕', 'cxy', '漏水']) expect([text, await numbers('li', { text })]).toEqual([text, [first.number]])
    expect(await numbers('li', { text: '没有这个人' })).toEqual([])
    expect(await numbers('li', { mark: 'lift' })).toEqual([first.number])
    expect(await numbers('li', { from: '2026-09-03', to: '2026-09-03' })).toEqual([second.number])
    expect(await numbers('li', { to: '2026-09-02' })).toEqual([first.number])
    expect(await numbers('li', { room: '调解室' })).toEqual([second.number])
    expect(await numbers('li', { state: 'running' })).toEqual([])
    expect(await numbers('li', { unassigned: true })).toEqual([second.number])
    const { rows, rooms } = await room.as('li', 'recordings.list', {})
    expect(rooms).toEqual(['接待室一', '调解室'].sort())
    expect(rows[1]).toMatchObject({ marks: 1, by: '李敏', petition: { id: petitionId, number, name: '陈*燕', title: '楼上漏水' } })
  })

  it('goes on where a page ended, also among recordings of one moment', async () => {
    const at = room.now() - 1000
    for (let count = 0; count < 53; count += 1) await makeRecording(room, null, { startedAt: at, bytes: Buffer.alloc(10, count) })
    const first = await room.as('li', 'recordings.list', {})
    const rest = await room.as('li', 'recordings.list', first.next === undefined ? {} : { before: first.next })
    expect([first.rows.length, rest.rows.length, rest.next]).toEqual([50, 3, undefined])
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(53)
  })

  it('hides a recording with its petition, from lists, page and log alike', async () => {
    const aside = await room.as('li', 'petitions.register', { form: petition({ title: '反映王建国', excludedIds: [ID.wang] }) })
    const report = await room.as('li', 'petitions.register', { form: petition({ title: '检举', statutoryKind: 'report' }) })
    const [hidden, restricted] = [await makeRecording(room, aside.id), await makeRecording(room, report.id)]
    expect(await numbers('li', {})).toEqual([restricted.number, hidden.number])
    expect(await numbers('wang', {})).toEqual([])
    for (const { id } of [hidden, restricted]) expect(await room.refused('wang', 'recordings.get', { id })).toMatchObject({ code: 'not-found' })
    expect(await room.refused('wang', 'recordings.of', { petitionId: aside.id })).toMatchObject({ code: 'not-found' })
    expect((await room.refused('wang', 'recordings.get', { id: 999 })).message).toBe((await room.refused('wang', 'recordings.get', { id: hidden.id })).message)
    const begun = async (who: 'admin' | 'zhao' | 'shen'): Promise<string[]> => (await room.as(who, 'audit.list', { action: 'recorder.begin' })).rows.map(({ subject }) => subject)
    // A restricted matter is for those who handle it and the auditor who oversees.
    expect(await begun('admin')).toEqual([`录音录像 ${hidden.number}`])
    expect(await begun('shen')).toEqual([`录音录像 ${restricted.number}`, `录音录像 ${hidden.number}`])
    const own = await room.as('li', 'petitions.register', { form: petition({ title: '反映赵立', excludedIds: [ID.zhao] }) })
    const { number } = await makeRecording(room, own.id)
    expect(await begun('zhao')).not.toContain(`录音录像 ${number}`)
    expect(await begun('admin')).toContain(`录音录像 ${number}`)
  })

  it('shows what is recorded on an open draft to its owner only', async () => {
    const { id: draftId } = await room.as('wang', 'drafts.start', {})
    const made = await makeRecording(room, null, { draftId })
    expect([await numbers('wang', {}), await numbers('li', {}), await numbers('zhao', {})]).toEqual([[made.number], [made.number], []])
  })
})
