/** Recordings in the database: numbers, keys, and what stays of one that was destroyed. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mediaPath } from '#db/media/mediaFolder'
import { SealedReader } from '#db/media/sealedReader'
import { keysOf, openKnown } from '#tests/faults/faultVault'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

it('numbers them within a year, opens with the sealed key, and the log knows every row', async () => {
  const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition() })
  const first = await makeRecording(room, petitionId)
  const second = await makeRecording(room, null)
  expect([first.number, second.number]).toEqual(['LX26-0001', 'LX26-0002'])
  const vault = room.vault()
  const known = vault.repos.recordings.byId(first.id)
  const opened = vault.open('rec', ID.li, `recording:${first.id}`, known?.fileKey ?? '')
  expect(opened.ok).toBe(true)
  const reader = new SealedReader(mediaPath(room.dir, first.file), Buffer.from(opened.ok ? opened.text : '', 'base64'), known?.stored ?? undefined)
  expect(reader.digest()).toBe(known?.sha256)
  reader.close()
  expect(vault.repos.recordings.ofPetition(petitionId).map(({ id }) => id)).toEqual([first.id])
  expect(vault.verifyAudit()).toMatchObject({ ok: true })
})

it('gives no number twice, whatever became of its rows, as papers are numbered', async () => {
  await makeRecording(room, null)
  const { repos, write } = room.vault()
  // As a restore raises it: numbers that were given out since the backup.
  expect(write(() => repos.issued.nextNumber('LX', 2026))).toBe(2)
  expect((await makeRecording(room, null)).number).toBe('LX26-0003')
})

it('does what follows a change only once the change is kept', async () => {
  await room.as('li', 'vault.status', {})
  const { write, afterwards } = room.vault()
  const done: string[] = []
  expect(() => write(() => {
    afterwards(() => done.push('taken back'))
    throw new Error('refused')
  })).toThrow('refused')
  write(() => {
    afterwards(() => done.push('kept'))
    done.push('change')
  })
  write(() => done.push('next'))
  expect(done).toEqual(['change', 'kept', 'next'])
})

it('keeps number, times and digest of a destroyed one, and neither key nor words', async () => {
  const { id } = await makeRecording(room, null)
  const vault = room.vault()
  vault.write(() => { vault.repos.recordings.addMark(id, { ms: 1000, kind: 'note', text: '提到邻居', byId: ID.li, at: room.now() }) })
  expect(() => { vault.write(() => { vault.repos.recordings.addEvent(id, { at: 1, byId: null, act: 'x', ms: null, text: 'y' }) }) }).not.toThrow()
  expect(() => vault.write(() => vault.repos.recordings.destroy(id))).toThrow('not approved')
  expect(vault.repos.recordings.byId(id)?.fileKey).not.toBe(null)
  vault.write(() => {
    vault.repos.recordingKeep.propose(id, { ground: 'due', rule: 'recordingSound', keptUntil: '2028-09-04', reason: '期满', byId: ID.li, at: room.now() })
    vault.repos.recordingKeep.approve(id, ID.zhao, room.now())
    vault.repos.recordings.destroy(id)
  })
  expect(() => { vault.write(() => { vault.repos.recordings.setKey(id, 'again') }) }).toThrow()
  expect(vault.repos.recordings.byId(id)).toMatchObject({ state: 'destroyed', fileKey: null, name: '', number: 'LX26-0001', lengthMs: 600_000 })
  expect(vault.repos.recordings.byId(id)?.sha256).toMatch(/^[0-9a-f]{64}$/u)
  expect(vault.repos.recordings.marks(id)).toEqual([])
  expect(vault.repos.recordings.events(id).map(({ text }) => text)).toEqual(['', ''])
})

it('keeps marks, events and the row itself as they were written, whoever asks the database', async () => {
  const { id } = await makeRecording(room, null)
  room.vault().write(() => { room.vault().repos.recordings.addMark(id, { ms: 1000, kind: 'note', text: '提到邻居', byId: ID.li, at: room.now() }) })
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
  for (const change of ["UPDATE recording_mark SET text = 'other'", 'DELETE FROM recording_mark', "UPDATE recording_event SET act = 'other'", 'DELETE FROM recording_event', 'DELETE FROM recording', 'UPDATE recording SET file_key = NULL', "UPDATE recording SET state = 'destroyed', file_key = NULL, wave = NULL, name = ''"]) expect(() => store.db.exec(change), change).toThrow(/kept|append-only|not approved/u)
  store.close()
  await room.restart()
})
