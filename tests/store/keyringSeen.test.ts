/** An older keyring put back: noticed by the database, read only, until it is accepted with a reason. */
import { copyFileSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changePassphrase, recoverPassphrase } from '#db/store/passphrases'
import { mark } from '#db/store/keyringMark'
import { files, readKeyring, writeKeyring } from '#db/store/vaultFolder'
import { entry, ids, LI, makeTestVault, RECOVERY, type TestVault, ZHAO } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const NEXT = '另一句够长的密码吧'
const path = () => files(vault.dir).keyring
const change = (current: string, next: string, open?: Awaited<ReturnType<TestVault['open']>>) => changePassphrase(vault.dir, { login: LI.login, current, next, clock: vault.clock, ids, open })

it.each([['beside an open vault', true], ['with the vault locked, opened once since', false]] as const)('is noticed after a passphrase was changed %s', async (_, open) => {
  copyFileSync(path(), `${path()}.copy`)
  const store = open ? await vault.open() : undefined
  expect(await change(LI.passphrase, NEXT, store)).toEqual({ ok: true })
  store?.close()
  if (!open) (await vault.open({ login: LI.login, passphrase: NEXT })).close()
  copyFileSync(`${path()}.copy`, path())
  const again = await vault.open(LI)
  expect(again.problem).toMatch(/钥匙文件是旧的：应为第 [23] 版，现在是第 1 版/u)
  expect(again.doubtKind).toBe('keyring')
  expect(() => { again.write(() => undefined) }).toThrow()
  again.accept(entry('vault.acceptDatabase', { reason: '硬盘损坏，只剩旧的钥匙文件' }))
  expect(again.readOnly).toBe(false)
  again.close()
  const accepted = await vault.open(LI)
  expect(accepted.problem).toBeUndefined()
  accepted.close()
})

it('is noticed also when another change made it as new as the lost one', async () => {
  copyFileSync(path(), `${path()}.copy`)
  const first = await vault.open()
  await change(LI.passphrase, NEXT, first)
  first.close()
  copyFileSync(`${path()}.copy`, path())
  expect(await change(LI.passphrase, '又是一句别的密码呢')).toEqual({ ok: true })
  const forked = await vault.open(ZHAO)
  expect(forked.problem).toContain('钥匙文件与数据库对不上')
  forked.accept(entry('vault.acceptDatabase', { reason: '测试' }))
  expect(await recoverPassphrase(vault.dir, { login: LI.login, recoveryKey: RECOVERY, next: NEXT, clock: vault.clock, ids })).toMatchObject({ ok: false, code: 'busy' })
  forked.close()
})

it('a keyring whose change was not kept leaves the one before as the newest', async () => {
  const store = await vault.open()
  const before = readFileSync(path(), 'utf8')
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  expect(() => { store.write(() => { mark(store.db, { generation: 9, mac: 'x' }); throw new Error('disk') }) }).toThrow('disk')
  store.close()
  expect(readFileSync(path(), 'utf8')).toBe(before)
  writeKeyring(vault.dir, keyring)
  const again = await vault.open()
  expect(again.problem).toBeUndefined()
  again.close()
})
