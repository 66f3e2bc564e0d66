/** A restore cut off after each of its steps: the room is as before or as after, and a next start has nothing to mend by hand. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeBackup } from '#db/store/backup'
import { contentDigest } from '#db/store/backupCheck'
import { backupsFolder, ensureBackupsFolder } from '#db/store/backupFolder'
import { finishRestore, restoreSteps } from '#db/store/restore'
import { proveBackup } from '#db/store/restoreProof'
import { ARGON_FLOOR } from '#db/store/secrets'
import type { Store } from '#db/store/store'
import { createVault, sweepUnfinished } from '#db/store/vault'
import { readKeyring } from '#db/store/vaultFolder'
import { desk, entry, ids, LI, makeTestVault, type TestVault, ZHAO } from './testVault'

let vault: TestVault
let source = ''
let [before, after] = ['', '']
beforeEach(async () => {
  vault = await makeTestVault()
  const store = await vault.open()
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  const add = (name: string) => addPerson(store, name, true)
  add('first-person')
  const { name } = store.lend(({ dk }) => writeBackup({ db: store.db, dk, keyring }, ensureBackupsFolder(vault.dir), 'hand', vault.clock.now()))
  source = join(backupsFolder(vault.dir), name)
  after = 'first-person'
  add('second-person')
  before = 'first-person,second-person'
  store.close()
})
afterEach(() => { vault.remove() })

/** As the program does it, or as it was done before the log said anything of cards. */
function addPerson(store: Store, name: string, said: boolean): void {
  store.write(() => {
    const { lastInsertRowid } = store.db.prepare('INSERT INTO person (uid, name, created_at) VALUES (?, ?, 1)').run(name, name)
    store.appendAudit(entry('test', said ? { rowDigest: store.recordDigest(`person:${lastInsertRowid}`) } : {}))
  })
}

async function steps(): Promise<readonly (() => void)[]> {
  const proof = await proveBackup(vault.dir, source, { ...ZHAO, recoveryKey: '' }, vault.clock)
  if (!proof.ok) throw new Error(proof.code)
  const { keys, keyring, manifest } = proof
  return restoreSteps({ dir: vault.dir, source, dk: keys.dk, keyring, manifest, entry: entry('backups.restore', { reason: 'disk' }), counters: [{ year: 2026, last: 7 }], paperCounters: [{ series: '信转字', year: 2026, last: 4 }], aside: `${vault.dir}-before-1` })
}

/** What a start does before anything is opened. */
function start(): void {
  finishRestore(vault.dir)
  sweepUnfinished(vault.dir)
}

async function state(): Promise<string> {
  const store = await vault.open()
  expect(store.problem).toBeUndefined()
  expect(store.verifyAudit().ok).toBe(true)
  const names = store.db.prepare<[], string>('SELECT name FROM person ORDER BY id').pluck().all().join(',')
  store.close()
  return names
}

test.each([[0, 'before'], [1, 'before'], [2, 'before'], [3, 'before'], [4, 'after'], [5, 'after']] as const)('cut off after step %i the room is as %s', async (cut, expected) => {
  for (const step of (await steps()).slice(0, cut)) step()
  start()
  expect(await state()).toBe(expected === 'before' ? before : after)
  expect(readdirSync(backupsFolder(vault.dir)).filter((name) => name.startsWith('restor'))).toEqual([])
  expect(existsSync(`${vault.dir}-before-1`)).toBe(expected === 'after')
  expect(existsSync(join(source, 'room.db'))).toBe(true)
  start()
  expect(await state()).toBe(expected === 'before' ? before : after)
})

test('a restore that was cut off can be made again, and all rows are those of the backup', async () => {
  for (const step of (await steps()).slice(0, 2)) step()
  for (const step of await steps()) step()
  expect(await state()).toBe(after)
  const store = await vault.open()
  expect(store.db.prepare('SELECT year, last FROM receipt_counter').all()).toEqual([{ year: 2026, last: 7 }])
  expect(store.db.prepare('SELECT series, year, last FROM paper_number').all()).toEqual([{ series: '信转字', year: 2026, last: 4 }])
  store.db.exec('DROP TRIGGER audit_no_delete; DELETE FROM receipt_counter; DELETE FROM paper_number; DELETE FROM audit WHERE seq > 2')
  const restored = contentDigest(store.db)
  store.close()
  const proof = await proveBackup(vault.dir, source, { ...ZHAO, recoveryKey: '' }, vault.clock)
  expect(proof.ok && proof.manifest.digest).toBe(restored)
})

test('a backup of another room is refused, whatever opens it', async () => {
  const other = join(vault.root, 'other')
  await createVault(other, { accounts: [{ ...LI, name: '李梅', roles: ['admin'] }], recoveryKey: 'K'.repeat(32), desk, clock: vault.clock, ids, argon: ARGON_FLOOR })
  expect(await proveBackup(other, source, { ...ZHAO, recoveryKey: '' }, vault.clock)).toEqual({ ok: false, code: 'other-room' })
  vault.forward(1000)
  expect(await proveBackup(other, source, { ...LI, recoveryKey: '' }, vault.clock)).toEqual({ ok: false, code: 'other-room' })
})

test('a backup of before the log said anything of cards is told of them when it is restored', async () => {
  vault.remove()
  vault = await makeTestVault()
  const store = await vault.open()
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  addPerson(store, 'of-before', false)
  const { name } = store.lend(({ dk }) => writeBackup({ db: store.db, dk, keyring }, ensureBackupsFolder(vault.dir), 'hand', vault.clock.now()))
  source = join(backupsFolder(vault.dir), name)
  expect(store.verifyAudit().ok).toBe(false)
  store.close()
  for (const step of await steps()) step()
  expect(await state()).toBe('of-before')
})
