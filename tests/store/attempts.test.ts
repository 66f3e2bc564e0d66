/** The record of failed attempts: it goes on from what was taken in, and nothing noted before can be taken away or changed by who finds the file. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Attempts, NO_ATTEMPTS, sinceSeal, withAttempt } from '#db/store/attempts'
import { recordedAttempts } from '#db/store/delays'
import { checkPassphrase, recoverPassphrase } from '#db/store/passphrases'
import { takeAttempts } from '#db/store/takeAttempts'
import { files } from '#db/store/vaultFolder'
import { ids, LI, makeTestVault, type TestVault } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const wrong = async (login = 'li') => { await checkPassphrase(vault.dir, { login, passphrase: 'x', clock: vault.clock }); vault.forward(400_000) }
/** Opens, takes in, and gives what the log has of attempts. */
async function taken(): Promise<string[]> {
  const store = await vault.open()
  takeAttempts(vault.dir, store, { clock: vault.clock, ids })
  takeAttempts(vault.dir, store, { clock: vault.clock, ids })
  const found = store.db.prepare(`SELECT action || ' ' || object || ' ' || result FROM audit WHERE action LIKE 'vault.attempt%' ORDER BY seq`).pluck().all() as string[]
  expect(store.verifyAudit().ok).toBe(true)
  store.close()
  return found
}

it('takes each failed attempt once, says whose account was named, and forgets a right passphrase', async () => {
  await wrong()
  await wrong('没有这个人')
  await recoverPassphrase(vault.dir, { login: 'zhao', recoveryKey: 'W'.repeat(32), next: '另一句够长的密码吧', clock: vault.clock, ids })
  vault.forward(400_000)
  const first = ['vault.attempt account:1 wrong-login', 'vault.attempt vault wrong-login', 'vault.attempt account:2 wrong-recovery']
  expect(await taken()).toEqual(first)
  expect(recordedAttempts(vault.dir).entries).toEqual([])
  expect(await taken()).toEqual(first)
  await wrong()
  expect(await taken()).toEqual([...first, 'vault.attempt account:1 wrong-login'])
  expect(readFileSync(files(vault.dir).delays, 'utf8')).not.toContain('没有这个人')
})

it('says so when the record was deleted, cut back, changed, or an old one put back', async () => {
  expect(await taken()).toEqual([])
  const path = files(vault.dir).delays
  const change = (with_: (attempts: Attempts) => Attempts) => { const all = JSON.parse(readFileSync(path, 'utf8')) as { attempts: Attempts }; writeFileSync(path, JSON.stringify({ ...all, attempts: with_(all.attempts) })) }
  const spoilers: (() => void)[] = [
    () => { rmSync(path) },
    () => { change((attempts) => ({ ...attempts, entries: [] })) },
    () => { change((attempts) => ({ ...attempts, entries: attempts.entries.map((each) => ({ ...each, userId: 2 })) })) },
    () => { change((attempts) => ({ ...attempts, entries: attempts.entries.slice(1) })) },
    () => { change((attempts) => ({ ...attempts, base: 5, entries: [] })) },
  ]
  for (const [at, spoil] of spoilers.entries()) {
    await wrong()
    await wrong()
    spoil()
    expect((await taken()).filter((line) => line === 'vault.attemptsLost vault lost')).toHaveLength(at + 1)
  }
})

it('whoever finds the file can add to it but not go back', () => {
  const attempt = { at: 1, kind: 'login', userId: 1 } as const
  const one = withAttempt({ ...NO_ATTEMPTS, key: 'a'.repeat(64) }, attempt)
  const seal = { total: 0, key: 'a'.repeat(64) }
  let many = one
  for (let count = 1; count < 230; count += 1) many = withAttempt(many, attempt)
  expect(sinceSeal(many, seal)).toMatchObject({ more: 30 })
  expect(sinceSeal({ ...many, more: 29 }, seal)).toBeUndefined()
  expect(sinceSeal({ ...many, entries: one.entries, more: 0 }, seal)).toBeUndefined()
  expect(sinceSeal({ ...many, key: one.key }, seal)).toBeUndefined()
})

it('a right passphrase beside a running attempt leaves that one noted', async () => {
  expect(await taken()).toEqual([])
  const right = checkPassphrase(vault.dir, { ...LI, clock: vault.clock })
  vault.forward(2000)
  const other = checkPassphrase(vault.dir, { login: 'zhao', passphrase: 'x', clock: vault.clock })
  await Promise.all([right, other])
  vault.forward(400_000)
  expect(await taken()).toContain('vault.attempt account:2 wrong-login')
})
