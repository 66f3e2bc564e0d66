/** Delays after wrong passphrases: growth, every way around them, clocks that move. */
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearFailures, noteAttempt, waitLeft } from '#db/store/delays'
import { changePassphrase, checkPassphrase } from '#db/store/passphrases'
import { unlockVault } from '#db/store/vault'
import { files } from '#db/store/vaultFolder'
import { ids, LI, makeTestVault, type TestVault } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const YEAR_MS = 365 * 86_400_000

test('delays double up to five minutes and end with a right passphrase', () => {
  const waits = Array.from({ length: 12 }, () => noteAttempt(vault.dir, vault.clock))
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300].map((seconds) => seconds * 1000))
  clearFailures(vault.dir)
  expect(waitLeft(vault.dir, vault.clock)).toBe(0)
})

test('guessing in parallel, or by changing or confirming a passphrase, gains nothing', async () => {
  const wrong = { login: 'li', passphrase: 'x', clock: vault.clock }
  const answers = await Promise.all(Array.from({ length: 4 }, () => unlockVault(vault.dir, wrong)))
  expect(answers.map((answer) => (answer.ok ? '' : answer.code)).sort()).toEqual(['wait', 'wait', 'wait', 'wrong-login'])
  expect(await changePassphrase(vault.dir, { login: 'li', current: LI.passphrase, next: 'y', clock: vault.clock, ids })).toEqual({ ok: false, code: 'wait', waitMs: 1000 })
  vault.forward(1000)
  expect(await changePassphrase(vault.dir, { login: 'li', current: 'x', next: 'y', clock: vault.clock, ids })).toEqual({ ok: false, code: 'wrong-login', waitMs: 2000 })
  vault.forward(2000)
  expect(await checkPassphrase(vault.dir, wrong)).toEqual({ ok: false, code: 'wrong-login', waitMs: 4000 })
})

test('a process ended while it tried has used up its attempt', () => {
  noteAttempt(vault.dir, vault.clock)
  expect(waitLeft(vault.dir, vault.clock)).toBe(1000)
})

test('a clock set back neither shortens the delay nor makes it endless', () => {
  for (let failure = 0; failure < 3; failure += 1) noteAttempt(vault.dir, vault.clock)
  vault.forward(-YEAR_MS)
  expect(waitLeft(vault.dir, vault.clock)).toBe(4000)
  vault.forward(3999)
  expect(waitLeft(vault.dir, vault.clock)).toBe(1)
  vault.forward(1)
  expect(waitLeft(vault.dir, vault.clock)).toBe(0)
})

test('a damaged delay file locks nobody out', async () => {
  writeFileSync(files(vault.dir).delays, '{"failures":-1')
  ;(await vault.open()).close()
})
