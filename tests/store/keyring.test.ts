/** The keyring: damage, tampering, bounds, generations, compartments, recovery. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { normaliseRecoveryKey } from '#core/domain/recoveryKey'
import { newRecoveryKey, openByRecovery, openKeys } from '#db/store/keyring'
import { passphraseKey } from '#db/store/secrets'
import { openStore } from '#db/store/opening'
import { changePassphrase, checkPassphrase, recoverPassphrase } from '#db/store/passphrases'
import { unlockVault } from '#db/store/vault'
import { files, inspectVault, readKeyring, writeKeyring } from '#db/store/vaultFolder'
import { ids, LI, makeTestVault, RECOVERY, type TestVault, ZHAO } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const present = () => {
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  return keyring
}
const NEXT = '另一句够长的密码吧'

test('a keyring that is cut, empty, re-ordered, blank-padded or holds unknown fields is damaged, and stays as it is', async () => {
  const path = files(vault.dir).keyring
  const text = readFileSync(path, 'utf8')
  const [first = '', ...rest] = text.slice(1, -1).split(',')
  for (const bad of ['', text.slice(0, -20), `${text} `, text.replace('{', '{"extra":1,'), `{${[...rest, first].join(',')}}`, text.replace('"version":1', '"version":1,"version":1'), 'x'.repeat(1_000_001)]) {
    writeFileSync(path, bad)
    expect(inspectVault(vault.dir).state).toBe('damaged')
    expect(await unlockVault(vault.dir, { ...LI, clock: vault.clock })).toEqual({ ok: false, code: 'damaged' })
    expect(readFileSync(path, 'utf8')).toBe(bad)
  }
})

test('argon2 parameters outside the bounds are refused before anything is computed', async () => {
  const text = readFileSync(files(vault.dir).keyring, 'utf8')
  for (const [from, to] of [['"memoryKiB":65536', '"memoryKiB":65535'], ['"memoryKiB":65536', '"memoryKiB":1048577'], ['"time":2', '"time":1'], ['"time":2', '"time":11']] as const) {
    writeFileSync(files(vault.dir).keyring, text.replace(from, to))
    expect(readKeyring(vault.dir)).toBeUndefined()
  }
  await expect(passphraseKey('x', new Uint8Array(16), { memoryKiB: 1024, time: 1 })).rejects.toThrow(RangeError)
})

test('a tampered keyring opens nothing and is not signed anew by changing a passphrase', async () => {
  const path = files(vault.dir).keyring
  writeFileSync(path, readFileSync(path, 'utf8').replace('幸福社区信访接待室', '别的接待室'))
  const before = readFileSync(path, 'utf8')
  const given = { login: LI.login, clock: vault.clock, ids, next: NEXT }
  expect(await changePassphrase(vault.dir, { ...given, current: LI.passphrase })).toEqual({ ok: false, code: 'damaged' })
  expect(await recoverPassphrase(vault.dir, { ...given, recoveryKey: RECOVERY })).toEqual({ ok: false, code: 'damaged' })
  expect(await checkPassphrase(vault.dir, { ...LI, clock: vault.clock })).toEqual({ ok: false, code: 'damaged' })
  expect(readFileSync(path, 'utf8')).toBe(before)
})

test('a compartment goes only to the roles that grant it', async () => {
  const held = async (who: typeof LI) => Object.keys((await openKeys(present(), who.login, who.passphrase))?.keys ?? {}).sort()
  expect(await held(LI)).toEqual(['dk', 'rec'])
  expect(await held(ZHAO)).toEqual(['dk', 'legal', 'psy', 'rec'])
})

test('the recovery key opens every compartment, however it is typed; another one opens nothing', async () => {
  const leader = await openKeys(present(), ZHAO.login, ZHAO.passphrase)
  expect(await openByRecovery(present(), RECOVERY.toLowerCase().replaceAll('-', ' ').replace('0', 'o').replace('1', 'l'))).toEqual(leader?.keys)
  expect(await openByRecovery(present(), RECOVERY.replace('WXYZ', 'WXYW'))).toBeUndefined()
  const halves = newRecoveryKey(ids)
  expect(normaliseRecoveryKey(halves.join('-'))).toMatch(/^[0-9A-HJKMNP-TV-Z]{32}$/u)
})

test('a lost passphrase is replaced by the recovery key; the user keeps his compartments; a wrong key waits like a wrong passphrase', async () => {
  const given = { login: LI.login, clock: vault.clock, ids, next: NEXT }
  expect(await recoverPassphrase(vault.dir, { ...given, recoveryKey: 'W'.repeat(32) })).toEqual({ ok: false, code: 'wrong-login', waitMs: 1000 })
  expect(await recoverPassphrase(vault.dir, { ...given, recoveryKey: RECOVERY })).toEqual({ ok: false, code: 'wait', waitMs: 1000 })
  vault.forward(1000)
  expect(await recoverPassphrase(vault.dir, { ...given, recoveryKey: RECOVERY })).toEqual({ ok: true })
  expect(Object.keys((await openKeys(present(), LI.login, NEXT))?.keys ?? {}).sort()).toEqual(['dk', 'rec'])
  ;(await vault.open({ login: LI.login, passphrase: NEXT })).close()
  ;(await vault.open(ZHAO)).close()
})

test('three generations are kept, and none but the present one is read', () => {
  const path = files(vault.dir).keyring
  for (const generation of [2, 3, 4]) writeKeyring(vault.dir, { ...present(), generation })
  const generationOf = (file: string) => /"generation":(\d+)/u.exec(readFileSync(file, 'utf8'))?.[1]
  expect([path, `${path}.1`, `${path}.2`].map(generationOf)).toEqual(['4', '3', '2'])
  expect(existsSync(`${path}.3`)).toBe(false)
})

test('closing wipes every key that opened the vault', async () => {
  const opened = await openKeys(present(), ZHAO.login, ZHAO.passphrase)
  if (opened === undefined) throw new Error('not opened')
  const store = openStore(vault.dir, present(), opened.keys, vault.clock)
  if (!store.ok) throw new Error(store.code)
  expect(store.store.verifyAudit().ok).toBe(true)
  store.store.close()
  for (const key of Object.values(opened.keys)) expect(key.every((byte) => byte === 0)).toBe(true)
})
