/** Who tries a log-in that nobody has costs the same work as who tries a wrong passphrase: what is computed is compared, no time. */
import * as crypto from 'node:crypto'
import * as argon2 from '@node-rs/argon2'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openKeys } from '#db/store/keyring'
import { checkPassphrase, recoverPassphrase } from '#db/store/passphrases'
import { unlockVault } from '#db/store/vault'
import { readKeyring } from '#db/store/vaultFolder'
import { ids, LI, makeTestVault, RECOVERY, type TestVault, ZHAO } from './testVault'

vi.mock('@node-rs/argon2', async (original) => {
  const real: typeof argon2 = await original()
  return { ...real, hashRaw: vi.fn(real.hashRaw) }
})
vi.mock('node:crypto', async (original) => {
  const real: typeof crypto = await original()
  return { ...real, default: real, createDecipheriv: vi.fn(real.createDecipheriv), hkdfSync: vi.fn(real.hkdfSync), createHmac: vi.fn(real.createHmac) }
})

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const counted = { derivations: vi.mocked(argon2.hashRaw), decryptions: vi.mocked(crypto.createDecipheriv), derived: vi.mocked(crypto.hkdfSync), macs: vi.mocked(crypto.createHmac) }

interface Work { readonly answer: unknown; readonly argon: readonly unknown[]; readonly counts: Readonly<Record<string, number>> }

/** What a try computes, and what it is answered; the delay before it is over. */
async function workOf(attempt: () => Promise<unknown>): Promise<Work> {
  vault.forward(400_000)
  for (const each of Object.values(counted)) each.mockClear()
  const answer = await attempt()
  const argon = counted.derivations.mock.calls.map(([password, settings]) => ({ characters: String(password).length, memory: settings?.memoryCost, passes: settings?.timeCost, length: settings?.outputLen, salt: settings?.salt?.length }))
  return { answer: { ...(answer as object), waitMs: 0 }, argon, counts: Object.fromEntries(Object.entries(counted).map(([name, each]) => [name, each.mock.calls.length])) }
}

const WRONG = '春江水暖鸭先知吗不是的'
const unlock = (login: string) => workOf(() => unlockVault(vault.dir, { login, passphrase: WRONG, clock: vault.clock }))
const check = (login: string) => workOf(() => checkPassphrase(vault.dir, { login, passphrase: WRONG, clock: vault.clock }))
const recover = (login: string) => workOf(() => recoverPassphrase(vault.dir, { login, recoveryKey: RECOVERY.replace('0123', '3210'), next: WRONG, clock: vault.clock, ids }))

test.each([['logging in', unlock], ['checking a passphrase', check], ['the recovery key', recover]] as const)('%s: the same work and the same answer for a known and an unknown login', async (_what, tried) => {
  const known = await tried(LI.login)
  expect(known.answer).toMatchObject({ ok: false, code: 'wrong-login' })
  expect(known.counts['decryptions'], 'what is computed is seen').toBeGreaterThan(0)
  for (const login of [ZHAO.login, 'nobody', '', 'x'.repeat(32)]) expect(await tried(login), login).toEqual(known)
})

test('a passphrase is derived exactly once with the parameters of the room, whoever is tried', async () => {
  for (const login of [LI.login, 'nobody']) expect((await unlock(login)).argon).toEqual([{ characters: WRONG.length, memory: 65_536, passes: 2, length: 32, salt: 16 }])
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  expect((await workOf(() => openKeys(keyring, 'nobody', WRONG))).argon).toHaveLength(1)
})
