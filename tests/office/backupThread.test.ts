/** A backup of a larger room while the desk goes on: commands are answered, the copy is of one moment, a lock does not wait for it. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inThread } from '#db/backupThread'
import { petitionCount } from '#db/store/backupCheck'
import { readManifest } from '#db/store/backupFolder'
import { openForReading } from '#db/store/open'
import { derivedKey } from '#db/store/secrets'
import { entriesOfUnknownKinds } from '#db/store/verifyLog'
import { keysOf, openKnown } from '#tests/faults/faultVault'
import { makeTestOffice, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })

/** Puts so many people with long names into the room. */
async function fill(people: number): Promise<void> {
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir))
  const add = store.db.prepare('INSERT INTO person (uid, name, created_at) VALUES (?, ?, 1)')
  store.write(() => {
    for (let at = 0; at < people; at += 1) add.run(`u-${at}`, `欧阳标记${'长'.repeat(800)}${at}`)
    for (const entry of entriesOfUnknownKinds(store.db, { at: room.now(), uptime: 0 })) store.appendAudit(entry)
  })
  store.close()
  await room.restart()
}
afterEach(async () => { await room.close() })

const own = () => `${room.dir}-backups`
const names = (): string[] => (existsSync(own()) ? readdirSync(own()).sort() : [])
const register = () => room.as('li', 'petitions.register', { form: petition() })
/** Each call comes in a turn of its own, as from another process. */
const turn = () => new Promise((resolve) => { setImmediate(resolve) })
const state = async () => {
  await turn()
  return room.as('li', 'backups.state', {})
}

it('answers the desk while the backup of the day is made, and the copy is the room at one moment of it', async () => {
  await fill(7500)
  expect((await state()).underWay).toBe(false)
  const idle = room.office().idle()
  let answered = 0
  while (answered < 20 && (await state()).underWay) {
    await register()
    answered += 1
  }
  await idle
  const { rows: [made], level } = await state()
  expect(answered).toBeGreaterThan(1)
  expect(made).toMatchObject({ kind: 'auto', sound: true })
  expect(made?.bytes).toBeGreaterThan(16 * 1024 * 1024)
  expect(level).toBe('amber')
  const name = made?.name ?? ''
  const manifest = readManifest(join(own(), name))
  // Of which moment is the thread's to choose: how soon it started decides.
  expect(manifest?.petitions).toBeLessThanOrEqual(answered)
  expect(await room.as('li', 'backups.check', { name })).toMatchObject({ passed: true })
  const copy = openForReading(join(own(), name, 'room.db'), derivedKey((await keysOf(room.dir)).dk, 'database'), 'aegis')
  expect([petitionCount(copy), copy.prepare('SELECT count(*) FROM audit').pluck().get()]).toEqual([manifest?.petitions, manifest?.auditEntries])
  copy.close()
  expect((await room.as('shen', 'audit.list', { action: 'backups.auto' })).rows).toMatchObject([{ object: `backup:${name}`, result: 'ok' }])
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  expect(room.topics.filter((topics) => topics.includes('backups')).length).toBeGreaterThanOrEqual(2)
})

it('makes one at a time', async () => {
  await fill(1500)
  await state()
  let most = 0
  let under = true
  const made = Promise.all([room.as('li', 'backups.make', {}), room.as('zhao', 'backups.make', {})]).finally(() => { under = false })
  while (under) {
    await turn()
    most = Math.max(most, names().filter((name) => name.endsWith('.part')).length)
  }
  const rows = await made
  expect(most).toBe(1)
  expect(new Set(rows.map(({ name }) => name)).size).toBe(2)
  expect((await state()).rows.every(({ sound }) => sound)).toBe(true)
})

it('a lock breaks it off, leaves nothing half-made and lets the next in', async () => {
  await fill(1500)
  const { number } = await register()
  await room.office().idle()
  const before = names()
  await register()
  const ended: string[] = []
  const made = room.refused('li', 'backups.make', {}).then(({ code }) => { ended.push(code) })
  while (!names().some((name) => name.endsWith('.part'))) await turn()
  await room.as('li', 'vault.lock', {})
  expect(ended).toEqual([])
  await made
  expect(ended).toEqual(['locked'])
  await room.restart()
  expect(names()).toEqual(before)
  const list = await room.as('li', 'petitions.list', {})
  expect(list.rows.map((row) => row.number)).toContain(number)
  expect(list.rows).toHaveLength(2)
  expect(await room.as('li', 'vault.status', {})).not.toHaveProperty('doubt')
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
})

it('leaving waits for it, logs it, and backs up what came after it, too', async () => {
  await fill(1500)
  await state()
  await room.office().idle()
  room.forward(60_000)
  const made = room.as('li', 'backups.make', {})
  while (!names().some((name) => name.endsWith('.part'))) await turn()
  await register()
  room.forward(60_000)
  await room.as('li', 'vault.lock', { leaving: true })
  const { name } = await made
  expect(names().map((each) => readManifest(join(own(), each))?.petitions)).toEqual([1])
  await room.restart()
  expect((await room.as('shen', 'audit.list', { action: 'backups.make' })).rows).toMatchObject([{ object: `backup:${name}`, result: 'ok' }])
})

/** A thread that was ended while it loaded its native modules took the whole process with it. */
it('is not ended before its native modules are loaded, and then at once', async () => {
  const terminated = vi.spyOn(Worker.prototype, 'terminate')
  for (let round = 0; round < 5; round += 1) {
    terminated.mockClear()
    const running = inThread({ work: 'check', path: join(room.dir, 'none') }, new Uint8Array(32))
    running.breakOff()
    expect(terminated).not.toHaveBeenCalled()
    await running.done.catch(() => undefined)
    expect(terminated).toHaveBeenCalledOnce()
  }
  terminated.mockRestore()
})
