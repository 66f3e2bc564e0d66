/** Keeping and ending recordings: what is due, holds, destruction by two people, and that neither a fall nor an older database brings one back. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mediaFolder, mediaPath, newMediaName } from '#db/media/mediaFolder'
import { SealedReader } from '#db/media/sealedReader'
import { keysOf, openKnown } from '#tests/faults/faultVault'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { type MadeRecording, makeRecording } from '#tests/support/recordings'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const register = async (more: Parameters<typeof petition>[0] = {}) => (await room.as('li', 'petitions.register', { form: petition(more) })).id
const due = async (who: 'li' | 'wang' | 'zhao' = 'zhao') => (await room.as(who, 'recordingKeep.due', {})).rows
const approve = (...ids: readonly number[]) => ({ ids: [...ids], passphrase: PASSPHRASE })
const there = ({ file }: MadeRecording) => existsSync(mediaPath(room.dir, file))
const known = (id: number) => room.vault().repos.recordings.byId(id)
/** Proposed by 李敏, approved by 赵立. */
async function destroyed(...ids: readonly number[]) {
  await room.as('li', 'recordingKeep.propose', { ids: [...ids], ground: 'asked', reason: '本人要求删除' })
  return room.as('zhao', 'recordingKeep.approve', approve(...ids))
}

describe('the due list', () => {
  it('counts from the day it ended, by the period of its kind, and by the room’s own', async () => {
    const sound = await makeRecording(room, await register())
    const picture = await makeRecording(room, null, { kind: 'picture' })
    room.forward(365 * DAY)
    expect(await due()).toEqual([])
    room.forward(DAY)
    expect((await due()).map(({ id, keptUntil, ruleName, due: is }) => ({ id, keptUntil, ruleName, is }))).toEqual([{ id: picture.id, keptUntil: '2027-09-05', ruleName: '录像', is: true }])
    room.forward(365 * DAY)
    expect((await due()).map(({ number, petitionNumber }) => [number, petitionNumber])).toEqual([[sound.number, 'XF26-0001'], [picture.number, undefined]])
    await room.as('zhao', 'retention.setPeriods', { periods: { consult: 3, petition: 10, report: 10, buffer: 3, safety: 3, callBack: 1, draft: 30, recordingSound: 1000, recordingPicture: 30 }, reason: '本单位核定' })
    expect((await due()).map(({ id, keptUntil }) => [id, keptUntil])).toEqual([[picture.id, '2026-10-05']])
    expect(await room.refused('zhao', 'retention.setPeriods', { periods: { consult: 3, petition: 10, report: 10, buffer: 3, safety: 3, callBack: 1, draft: 30, recordingSound: 29, recordingPicture: 30 }, reason: '本单位核定' })).toMatchObject({ code: 'invalid', message: expect.stringContaining('最短保管 30 天') as unknown })
  })
  it('goes by pages, each one once', async () => {
    const ids: number[] = []
    for (let at = 0; at < 53; at += 1) ids.push((await makeRecording(room, null, { bytes: Buffer.from([at]) })).id)
    room.forward(740 * DAY)
    const first = await room.as('zhao', 'recordingKeep.due', {})
    expect(first.next).toBe(ids[49])
    const second = await room.as('zhao', 'recordingKeep.due', { after: first.next })
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids)
    expect(second.next).toBeUndefined()
  })
  it('shows what belongs to a petition only to who sees that, and what belongs to a draft to its owner and its maker, in list, page and ledger as in the index', async () => {
    const restricted = await makeRecording(room, await register({ statutoryKind: 'report', accused: '某物业' }))
    const drafts = [await room.as('li', 'drafts.start', {}), await room.as('wang', 'drafts.start', {})]
    const [own, others] = [await makeRecording(room, null, { draftId: drafts[0]?.id ?? 0 }), await makeRecording(room, null, { draftId: drafts[1]?.id ?? 0 })]
    const desk = await makeRecording(room, null)
    room.forward(740 * DAY)
    for (const [who, seen] of [['li', [restricted, own, others, desk]], ['wang', [others, desk]], ['zhao', [desk]]] as const) {
      const ids = seen.map(({ id }) => id)
      expect((await due(who)).map(({ id }) => id), who).toEqual(ids)
      expect((await room.as(who, 'recordings.list', {})).rows.map(({ id }) => id).reverse(), who).toEqual(ids)
      const { html } = await room.as(who, 'recordingKeep.ledger', { from: '2026-09-05', to: '2026-09-05' })
      expect([restricted, own, others, desk].filter(({ sha256 }) => html.includes(sha256)).map(({ id }) => id), who).toEqual(ids)
    }
    for (const { id } of [restricted, own]) expect((await room.refused('zhao', 'recordingKeep.of', { id })).code).toBe('not-found')
    expect((await room.refused('zhao', 'recordingKeep.hold', { id: restricted.id, ground: 'other', reason: '调阅' })).code).toBe('not-found')
  })
})

describe('a hold', () => {
  it('keeps one from being destroyed, its petition’s as well, until a leader releases it', async () => {
    const petitionId = await register()
    const one = await makeRecording(room, petitionId)
    const ask = { ids: [one.id], ground: 'due' as const, reason: '保管期满' }
    await room.as('li', 'recordingKeep.hold', { id: one.id, ground: 'lawsuit', reason: '行政诉讼未结' })
    expect((await due()).map(({ hold, due: is }) => [hold?.ground, hold?.by, is])).toEqual([['lawsuit', '李敏', false]])
    expect((await room.refused('wang', 'recordingKeep.hold', { id: one.id, ground: 'review', reason: '复查' })).code).toBe('already-kept')
    room.forward(740 * DAY)
    expect(await room.refused('li', 'recordingKeep.propose', ask)).toMatchObject({ code: 'kept', message: expect.stringContaining('诉讼') as unknown })
    expect(await room.refused('li', 'recordingKeep.propose', { ...ask, ground: 'asked' })).toMatchObject({ code: 'kept' })
    expect((await room.refused('li', 'recordingKeep.release', { id: one.id, reason: '已结' })).code).toBe('forbidden')
    await room.as('zhao', 'recordingKeep.release', { id: one.id, reason: '已判决' })
    expect((await room.refused('zhao', 'recordingKeep.release', { id: one.id, reason: '已判决' })).code).toBe('not-kept')
    await room.as('li', 'retention.hold', { petitionId, reason: '复核未结' })
    expect(await room.refused('li', 'recordingKeep.propose', ask)).toMatchObject({ code: 'kept', message: expect.stringContaining('XF26-0001') as unknown })
    expect((await due()).map(({ petitionHold, due: is }) => [petitionHold?.reason, is])).toEqual([['复核未结', true]])
    await room.as('zhao', 'retention.release', { petitionId, reason: '已结' })
    await room.as('li', 'recordingKeep.propose', ask)
    await room.as('wang', 'recordingKeep.hold', { id: one.id, ground: 'inquiry', reason: '纪检调阅' })
    expect((await room.refused('zhao', 'recordingKeep.approve', approve(one.id))).code).toBe('kept')
    expect(there(one)).toBe(true)
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
})

describe('destroying', () => {
  it('takes two people, a passphrase and the time to be over, or the wish of who is in it', async () => {
    const one = await makeRecording(room, await register())
    expect(await room.refused('li', 'recordingKeep.propose', { ids: [one.id], ground: 'due', reason: '早了' })).toMatchObject({ code: 'not-due', message: expect.stringContaining('2028-09-04') as unknown })
    expect((await room.refused('zhao', 'recordingKeep.approve', approve(one.id))).code).toBe('not-proposed')
    await room.as('zhao', 'recordingKeep.propose', { ids: [one.id], ground: 'asked', reason: '本人撤回同意' })
    expect((await room.refused('li', 'recordingKeep.propose', { ids: [one.id], ground: 'asked', reason: '再提' })).code).toBe('already-proposed')
    expect((await room.refused('zhao', 'recordingKeep.approve', approve(one.id))).code).toBe('own-proposal')
    expect((await room.refused('wang', 'recordingKeep.withdraw', { ids: [one.id], reason: '不同意' })).code).toBe('not-yours')
    await room.as('zhao', 'recordingKeep.withdraw', { ids: [one.id], reason: '改由他人提出' })
    expect((await room.refused('zhao', 'recordingKeep.withdraw', { ids: [one.id], reason: '改由他人提出' })).code).toBe('not-proposed')
    await room.as('li', 'recordingKeep.propose', { ids: [one.id], ground: 'asked', reason: '本人撤回同意' })
    expect((await room.refused('wang', 'recordingKeep.approve', approve(one.id))).code).toBe('forbidden')
    expect(await room.refused('zhao', 'recordingKeep.approve', { ids: [one.id], passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(10_000)
    expect(await room.as('zhao', 'recordingKeep.approve', approve(one.id))).toEqual({ destroyed: 1, byHand: [] })
    expect((await room.refused('li', 'recordingKeep.propose', { ids: [one.id], ground: 'asked', reason: '再来' })).code).toBe('not-now')
    expect((await room.refused('li', 'recordingKeep.hold', { id: one.id, ground: 'other', reason: '再来' })).code).toBe('not-now')
  })
  it('makes the bytes unreadable: neither key nor file is left, though somebody kept a copy; the record stays', async () => {
    const one = await makeRecording(room, await register(), { places: new Uint8Array([1, 2, 3]) })
    const other = await makeRecording(room, null)
    const vault = room.vault()
    expect(vault.repos.recordings.places(one.id)).toHaveLength(3)
    vault.write(() => {
      vault.repos.recordings.addMark(one.id, { ms: 1000, kind: 'note', text: '提到邻居', byId: ID.li, at: room.now() })
      vault.repos.recordings.setWave(one.id, new Uint8Array([1, 2, 3]))
      vault.appendAudit({ userId: ID.li, userName: '李敏', role: 'reception', action: 'recordings.note', object: `recording:${one.id}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${one.id}`) })
    })
    const stolen = readFileSync(mediaPath(room.dir, one.file))
    const keyText = known(one.id)?.fileKey ?? ''
    const opened = vault.open('rec', ID.li, `recording:${one.id}`, keyText)
    const key = Buffer.from(opened.ok ? opened.text : '', 'base64')
    await destroyed(one.id)
    expect([there(one), there(other)]).toEqual([false, true])
    expect(known(one.id)).toMatchObject({ number: one.number, state: 'destroyed', fileKey: null, sha256: one.sha256, bytes: one.bytes.length, lengthMs: 600_000 })
    expect([vault.repos.recordings.wave(one.id), vault.repos.recordings.places(one.id), vault.repos.recordings.marks(one.id)]).toEqual([undefined, undefined, []])
    expect(await room.as('li', 'recordingKeep.of', { id: one.id })).toMatchObject({ state: 'destroyed', destroyed: { ground: 'asked', proposedBy: '李敏', approvedBy: '赵立', at: room.now() } })
    expect(vault.repos.recordings.events(one.id).at(-1)).toMatchObject({ act: 'destroy', byId: ID.zhao, text: '李敏 提出，赵立 批准' })
    expect((await room.as('shen', 'audit.list', { action: 'recordingKeep.approve', result: 'ok' })).rows).toMatchObject([{ userName: '赵立', object: `recording:${one.id}`, reason: '本人要求删除' }])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    await room.office().idle()
    await room.office().close()
    // The sealed key is in no page of the database any more; only with the key the copy could be read.
    const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
    expect(JSON.stringify(store.db.prepare('SELECT * FROM recording').all())).not.toContain(keyText)
    store.close()
    const copy = join(mediaFolder(room.dir), newMediaName())
    writeFileSync(copy, stolen)
    expect(new SealedReader(copy, key).digest()).toBe(one.sha256)
    expect(() => new SealedReader(copy, Buffer.alloc(32, 7), stolen.length)).toThrow('damaged')
    await room.restart()
  })
  it('says of one left on the room’s own recorder that its file must be removed by hand', async () => {
    const one = await makeRecording(room, null)
    const vault = room.vault()
    const kept = vault.write(() => {
      const added = vault.repos.recordings.add({ year: 2026, source: 'kept', kind: 'picture', format: 'mp4', state: 'ended', trouble: '', petitionId: null, draftId: null, room: '接待室一', device: '硬盘录像机', name: '20260905_090000.mp4', startedAt: room.now(), endedAt: null, lengthMs: null, bytes: 10, sha256: 'a'.repeat(64), file: null, stored: null, noticeHow: 'sign', noticeConsent: 'notApplicable', byId: ID.li, addedAt: room.now() })
      vault.appendAudit({ userId: ID.li, userName: '李敏', role: 'reception', action: 'takeIn.keep', object: `recording:${added.id}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${added.id}`) })
      return added
    })
    expect(await destroyed(one.id, kept.id)).toEqual({ destroyed: 2, byHand: [{ number: kept.number, name: '20260905_090000.mp4' }] })
    expect(known(kept.id)?.name).toBe('')
  })
  it('is all or nothing', async () => {
    const [one, two] = [await makeRecording(room, null), await makeRecording(room, null)]
    await room.as('li', 'recordingKeep.propose', { ids: [one.id], ground: 'asked', reason: '本人要求删除' })
    expect((await room.refused('zhao', 'recordingKeep.approve', approve(one.id, two.id))).code).toBe('not-proposed')
    expect([there(one), known(one.id)?.state]).toEqual([true, 'ended'])
  })
})

describe('a petition that is erased', () => {
  it('takes its recordings with it, bytes and key, by the same two people', async () => {
    const id = await register()
    const [one, other] = [await makeRecording(room, id), await makeRecording(room, null)]
    room.forward(11 * 366 * DAY)
    await room.as('li', 'recordingKeep.hold', { id: one.id, ground: 'review', reason: '复核未结' })
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    expect(await room.refused('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })).toMatchObject({ code: 'held', message: expect.stringContaining(one.number) as unknown })
    await room.as('zhao', 'recordingKeep.release', { id: one.id, reason: '已结' })
    await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
    expect([there(one), there(other)]).toEqual([false, true])
    expect(known(one.id)).toMatchObject({ state: 'destroyed', fileKey: null })
    expect(await room.as('li', 'recordingKeep.of', { id: one.id })).toMatchObject({ destroyed: { ground: 'petition', proposedBy: '李敏', approvedBy: '赵立' } })
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('is hindered by one of its recordings that runs', async () => {
    const id = await register()
    const one = await makeRecording(room, id)
    const { repos, write } = room.vault()
    expect(repos.recordingKeep.hindering(id)).toBeUndefined()
    // Here no recorder makes it, so the office itself would close it at the next log-in or passphrase.
    write(() => { repos.recordings.setState(one.id, 'running') })
    expect(repos.recordingKeep.hindering(id)).toEqual({ number: one.number, why: 'running' })
  })
})

describe('what is destroyed stays destroyed', () => {
  it('when the program fell before the file was removed: it goes at the next opening, and no other', async () => {
    const [one, other] = [await makeRecording(room, null), await makeRecording(room, null)]
    const left = readFileSync(mediaPath(room.dir, one.file))
    await destroyed(one.id)
    const stray = mediaPath(room.dir, newMediaName())
    writeFileSync(mediaPath(room.dir, one.file), left)
    writeFileSync(stray, 'no row names it')
    await room.restart()
    await room.as('li', 'vault.status', {})
    expect([there(one), there(other), existsSync(stray)]).toEqual([false, true, true])
  })
  it('when an older copy of the database is put back, with a petition or by itself', async () => {
    const petitionId = await register()
    const ofPetition = await makeRecording(room, petitionId)
    const single = await makeRecording(room, null)
    const kept = await makeRecording(room, null)
    room.forward(11 * 366 * DAY)
    await room.office().close()
    cpSync(room.dir, `${room.dir}-older`, { recursive: true })
    cpSync(mediaFolder(room.dir), `${room.dir}-older-recordings`, { recursive: true })
    await room.restart()
    await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
    await destroyed(single.id)
    await room.office().close()
    for (const name of ['room.db', 'anchor.json']) cpSync(join(`${room.dir}-older`, name), join(room.dir, name))
    cpSync(`${room.dir}-older-recordings`, mediaFolder(room.dir), { recursive: true })
    await room.restart()
    await room.as('li', 'vault.status', {})
    expect([there(ofPetition), there(single), there(kept)]).toEqual([false, false, true])
    for (const { id } of [ofPetition, single]) expect(known(id)).toMatchObject({ state: 'destroyed', fileKey: null })
    expect(await room.as('li', 'recordingKeep.of', { id: single.id })).toMatchObject({ destroyed: { ground: 'asked', proposedBy: '李敏', approvedBy: '赵立' } })
    expect((await room.as('shen', 'audit.list', { action: 'retention.eraseAgain' })).rows.map(({ object }) => object).sort()).toEqual([`petition:${petitionId}`, `recording:${single.id}`])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
})

describe('the index on paper', () => {
  it('has a row for each recording of the days, also for a destroyed one, how often it was heard, and no name of a visitor', async () => {
    const [one, gone] = [await makeRecording(room, await register()), await makeRecording(room, null, { kind: 'picture', format: 'mp4' })]
    await room.as('li', 'recordingKeep.hold', { id: one.id, ground: 'lawsuit', reason: '行政诉讼未结' })
    await destroyed(gone.id)
    const vault = room.vault()
    vault.write(() => {
      vault.repos.recordings.addEvent(one.id, { at: room.now(), byId: ID.li, act: 'play', ms: 0, text: '' })
      vault.appendAudit({ userId: ID.li, userName: '李敏', role: 'reception', action: 'recordings.play', object: `recording:${one.id}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${one.id}`) })
    })
    const { html, rows, fileTitle } = await room.as('zhao', 'recordingKeep.ledger', { from: '2026-09-05', to: '2026-09-05' })
    expect([rows, fileTitle]).toEqual([2, '录音录像索引台账-2026-09-05-2026-09-05'])
    for (const wanted of [one.number, 'XF26-0001', one.sha256, gone.sha256, '08:50–09:00', '00:10:00', 'LX26-0001.webm', '0.2 MB', '当面口头告知+标识', '暂缓销毁', '2026-09-05 销毁（本人撤回同意或要求删除），李敏 提出，赵立 批准', '<td class="count">1</td>']) expect(html).toContain(wanted)
    expect(html).not.toMatch(/陈小燕|漏水|13812345678/u)
    expect((await room.as('zhao', 'recordingKeep.ledger', { from: '2026-09-06', to: '2026-09-30' })).rows).toBe(0)
    expect(await room.refused('zhao', 'recordingKeep.ledger', { from: '2026-09-06', to: '2026-09-05' })).toMatchObject({ code: 'days-wrong', field: 'to' })
    expect((await room.as('shen', 'audit.list', { action: 'recordingKeep.ledger', result: 'ok' })).rows).toHaveLength(2)
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('leaves out what the reader may not see', async () => {
    await makeRecording(room, await register({ statutoryKind: 'report', accused: '某物业' }))
    expect((await room.as('zhao', 'recordingKeep.ledger', { from: '2026-09-05', to: '2026-09-05' })).rows).toBe(0)
    expect((await room.as('li', 'recordingKeep.ledger', { from: '2026-09-05', to: '2026-09-05' })).rows).toBe(1)
  })
})
