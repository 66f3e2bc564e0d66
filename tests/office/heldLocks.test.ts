/** Nothing asked of an open room opens its database files past SQLite: closing such a file again would drop the locks SQLite holds on it (as the kernel lists them, on Linux). */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isOpenHere } from '#db/store/open'
import { inspectVault } from '#db/store/vaultFolder'
import { makeTestOffice, PASSPHRASE, type TestOffice } from '#tests/support/office'
import { makeTestVault } from '#tests/store/testVault'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

/** The locks this process holds on a database. */
function held(path = join(room.dir, 'room.db')): number {
  const inode = String(statSync(path).ino)
  return readFileSync('/proc/locks', 'utf8').split('\n').filter((line) => line.split(/\s+/u).includes(String(process.pid)) && line.includes(`:${inode} `)).length
}

it.runIf(process.platform === 'linux')('the locks are the same after every call that looks at the folder', async () => {
  await room.as('li', 'drafts.start', {})
  const before = held()
  expect(before).toBeGreaterThan(0)
  const call = (name: string, input: unknown) => room.office().call({ call: name, input })
  expect(await call('vault.status', {})).toMatchObject({ ok: true, value: { state: 'open', deskName: '桂花社区信访接待室' } })
  expect(held()).toBe(before)
  await call('vault.nextRecoveryKey', {})
  expect(held()).toBe(before)
  expect((await call('vault.newRecoveryKey', {})).ok).toBe(false)
  expect(held()).toBe(before)
  expect((await call('vault.recover', { login: 'li', recoveryKey: room.recoveryKey, next: '雨后的石板路有点滑呢' })).ok).toBe(true)
  expect((await call('vault.renewRecovery', { recoveryKey: room.recoveryKey, recoveryTyped: 'x' })).ok).toBe(false)
  await room.as('zhao', 'backups.make', {})
  await room.as('admin', 'health.report', {})
  expect((await call('vault.unlock', { login: 'wang', passphrase: PASSPHRASE })).ok).toBe(true)
  expect(held()).toBe(before)
})

it.runIf(process.platform === 'linux')('a database opened for the length of a recovery is not looked into meanwhile', async () => {
  const vault = await makeTestVault()
  const store = await vault.open()
  const path = join(vault.dir, 'room.db')
  const before = held(path)
  expect(inspectVault(vault.dir)).toMatchObject({ state: 'locked' })
  expect([held(path), before > 0, isOpenHere(path)]).toEqual([before, true, true])
  store.close()
  expect(isOpenHere(path)).toBe(false)
  vault.remove()
})
