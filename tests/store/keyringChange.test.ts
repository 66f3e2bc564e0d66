/** Keyring and database together: steps of administration, a crash between the two, an old keyring put back, replaced compartment keys. */
import { copyFileSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Administration } from '#core/door/ports'
import { administrationRepo } from '#db/repos/administration'
import { administer } from '#db/store/administer'
import { type Keyring, type Keys, openByRecovery, openKeys } from '#db/store/keyring'
import { formerKeys } from '#db/store/keyringChange'
import { changePassphrase } from '#db/store/passphrases'
import type { Store } from '#db/store/store'
import { files, putBackKeyring, readKeyring } from '#db/store/vaultFolder'
import { entry, ids, LI, makeTestVault, RECOVERY, type TestVault, ZHAO } from './testVault'

const NEW = { userId: 3, login: 'chen', passphrase: '先用这一句登录再改掉' }
const NEXT = '另一句够长的密码吧'
let vault: TestVault
let store: Store
beforeEach(async () => { vault = await makeTestVault(); store = await vault.open() })
afterEach(() => { store.close(); vault.remove() })

const present = (): Keyring => {
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  return keyring
}
const step = (change: Administration['change'], record: () => void, who = ZHAO) => administer(vault.dir, { ...who, change, record }, { clock: vault.clock, ids, store })
const added = () => { administrationRepo(store.db).add(3, NEW.login, '陈新', ['reception']); store.appendAudit(entry('accounts.create')) }
const addChen = () => step({ kind: 'add', ...NEW }, added)
const grant = () => { administrationRepo(store.db).grant(3, ['rec'], 2, 1); store.appendAudit(entry('accounts.approve')) }
const held = async (who: typeof LI): Promise<string[] | undefined> => {
  const opened = await openKeys(present(), who.login, who.passphrase)
  return opened === undefined ? undefined : Object.keys(opened.keys).sort()
}
const actions = () => store.db.prepare<[], string>('SELECT action FROM audit ORDER BY seq').pluck().all()
const mark = () => store.db.prepare('SELECT generation FROM keyring_seen').pluck().get()
/** What a crash leaves: the keyring of after with the one before beside it, the database of before. */
async function crashBetween(work: () => Promise<unknown>, restored: readonly ('keyring' | 'database')[] = ['database']): Promise<void> {
  store.close()
  const aside = `${vault.root}/aside`
  mkdirSync(aside)
  const kept = restored.flatMap((name) => (name === 'database' ? [files(vault.dir).database, files(vault.dir).anchor] : [files(vault.dir).keyring]))
  kept.forEach((path, at) => { copyFileSync(path, `${aside}/${at}`) })
  store = await vault.open()
  const before = readFileSync(files(vault.dir).keyring)
  await work()
  store.close()
  writeFileSync(`${files(vault.dir).keyring}.1`, before)
  for (const tail of ['-wal', '-shm']) rmSync(`${files(vault.dir).database}${tail}`, { force: true })
  kept.forEach((path, at) => { copyFileSync(`${aside}/${at}`, path) })
  rmSync(aside, { recursive: true })
}

test('a new user holds the key of the room only, a grant adds one compartment, a reset takes it again', async () => {
  expect(await addChen()).toEqual({ ok: true })
  expect(await held(NEW)).toEqual(['dk'])
  expect(await step({ kind: 'grant', userId: 3, compartments: ['rec'] }, grant)).toEqual({ ok: true })
  expect(await held(NEW)).toEqual(['dk', 'rec'])
  expect(await step({ kind: 'reset', ...NEW, passphrase: NEXT }, () => undefined)).toEqual({ ok: true })
  expect(await held(NEW)).toBeUndefined()
  expect(await held({ ...NEW, passphrase: NEXT })).toEqual(['dk'])
  expect(mark()).toBe(present().generation)
})

test('who lacks a compartment cannot hand it on, and nothing changes; the recovery key can', async () => {
  await addChen()
  const before = readFileSync(files(vault.dir).keyring)
  expect(await step({ kind: 'grant', userId: 3, compartments: ['psy'] }, () => { throw new Error('not to be recorded') }, LI)).toEqual({ ok: false, code: 'not-held' })
  expect(await step({ kind: 'rotate', compartments: ['legal'] }, () => { throw new Error('not to be recorded') }, LI)).toEqual({ ok: false, code: 'not-held' })
  expect(await administer(vault.dir, { ...LI, recoveryKey: 'W'.repeat(32), change: { kind: 'grant', userId: 3, compartments: ['psy'] }, record: () => undefined }, { clock: vault.clock, ids, store })).toMatchObject({ ok: false, code: 'wrong-recovery' })
  expect(readFileSync(files(vault.dir).keyring).equals(before)).toBe(true)
  vault.forward(1000)
  expect(await administer(vault.dir, { ...LI, recoveryKey: RECOVERY, change: { kind: 'grant', userId: 3, compartments: ['psy'] }, record: () => undefined }, { clock: vault.clock, ids, store })).toEqual({ ok: true })
  expect(await held(NEW)).toEqual(['dk', 'psy'])
})

test('a record that fails leaves the keyring as it was, and a keyring that cannot be written leaves no record', async () => {
  const before = readFileSync(files(vault.dir).keyring)
  await expect(step({ kind: 'add', ...NEW }, () => { throw new Error('full') })).rejects.toThrow('full')
  expect(readFileSync(files(vault.dir).keyring).equals(before)).toBe(true)
  mkdirSync(`${files(vault.dir).keyring}.tmp`)
  await expect(addChen()).rejects.toThrow()
  rmSync(`${files(vault.dir).keyring}.tmp`, { recursive: true })
  expect(readFileSync(files(vault.dir).keyring).equals(before)).toBe(true)
  expect(actions()).not.toContain('accounts.create')
  expect(await changePassphrase(vault.dir, { login: LI.login, current: LI.passphrase, next: NEXT, clock: vault.clock, ids, open: store, record: () => { store.appendAudit(entry('vault.changePassphrase')) } })).toEqual({ ok: true })
  expect(actions()).toContain('vault.changePassphrase')
})

test('after a crash between keyring and database, an account nobody recorded is gone again, and the log says so', async () => {
  await crashBetween(addChen)
  expect(present().users.map(({ login }) => login)).toContain('chen')
  store = await vault.open()
  expect(present().users.map(({ login }) => login)).toEqual(['li', 'zhao'])
  expect(actions()).toContain('vault.keyringAhead')
  expect(mark()).toBe(present().generation)
  store.close()
  store = await vault.open(ZHAO)
  expect(actions().filter((action) => action === 'vault.keyringAhead')).toHaveLength(1)
})

test('a grant, a withdrawal and a removal that were not recorded leave no more access than the record', async () => {
  await addChen()
  await crashBetween(() => step({ kind: 'grant', userId: 3, compartments: ['rec'] }, grant))
  store = await vault.open()
  expect(await held(NEW)).toEqual(['dk'])
  await step({ kind: 'grant', userId: 3, compartments: ['rec'] }, grant)
  await crashBetween(() => step({ kind: 'withdraw', userId: 3, compartments: ['rec'] }, () => { administrationRepo(store.db).withdraw(3, ['rec']) }))
  store = await vault.open()
  expect(await held(NEW)).toEqual(['dk'])
  await crashBetween(() => step({ kind: 'remove', userId: 3 }, () => { administrationRepo(store.db).remove(3, 1) }))
  store = await vault.open()
  expect(await held(NEW)).toBeUndefined()
  expect(await addChenAgain()).toEqual({ ok: true })
  expect(await held({ ...NEW, passphrase: NEXT })).toEqual(['dk'])
})
const addChenAgain = () => step({ kind: 'reset', ...NEW, passphrase: NEXT }, () => { store.appendAudit(entry('accounts.resetPassphrase')) })

test('a reset that was not recorded still asks for another passphrase', async () => {
  await addChen()
  store.write(() => { administrationRepo(store.db).setMustChange(3, false) })
  await crashBetween(() => step({ kind: 'reset', ...NEW, passphrase: NEXT }, () => { administrationRepo(store.db).setMustChange(3, true) }))
  store = await vault.open()
  expect(administrationRepo(store.db).all().find(({ id }) => id === 3)).toMatchObject({ mustChange: true })
  expect(store.db.prepare(`SELECT object, result FROM audit WHERE action = 'vault.keyringAhead'`).get()).toEqual({ object: 'account:3', result: 'mended' })
})

test('an old keyring put back is told, and brings nobody back in', async () => {
  await addChen()
  await step({ kind: 'grant', userId: 3, compartments: ['rec'] }, grant)
  await crashBetween(() => step({ kind: 'remove', userId: 3 }, () => { administrationRepo(store.db).remove(3, 1); administrationRepo(store.db).withdraw(3, ['rec']) }), ['keyring'])
  expect(present().users).toHaveLength(3)
  await expect(vault.open(NEW)).rejects.toThrow('wrong-login')
  vault.forward(10_000)
  store = await vault.open()
  expect(store.problem).toContain('钥匙文件是旧的')
})

test('a keyring is taken back also where the disk has room for no other file', async () => {
  const before = present()
  await addChen()
  expect(present()).not.toEqual(before)
  mkdirSync(`${files(vault.dir).keyring}.tmp`)
  putBackKeyring(vault.dir, before)
  expect(present()).toEqual(before)
  rmdirSync(`${files(vault.dir).keyring}.tmp`)
})

test('the last key of a compartment is never dropped in mending', async () => {
  store.write(() => { store.db.prepare('DELETE FROM compartment_grant').run(); store.db.prepare('UPDATE keyring_seen SET generation = 0').run() })
  store.close()
  store = await vault.open()
  expect(await held(ZHAO)).toEqual(['dk', 'legal', 'psy', 'rec'])
})

test('a replaced compartment key goes to its holders and the recovery key, and opens the ones before', async () => {
  const keysOf = async (who: typeof LI): Promise<Keys> => {
    const opened = await openKeys(present(), who.login, who.passphrase)
    if (opened === undefined) throw new Error('no keys')
    return opened.keys
  }
  const first = await keysOf(ZHAO)
  const rotate = () => step({ kind: 'rotate', compartments: ['rec'] }, () => { store.appendAudit(entry('accounts.rotate')) })
  expect(await rotate()).toEqual({ ok: true })
  const second = await keysOf(ZHAO)
  expect(await rotate()).toEqual({ ok: true })
  const [third, li, recovery] = [await keysOf(ZHAO), await keysOf(LI), await openByRecovery(present(), RECOVERY)]
  expect(third.rec?.equals(second.rec ?? Buffer.alloc(0))).toBe(false)
  expect([li.rec, recovery?.rec]).toEqual([third.rec, third.rec])
  expect([third.dk, third.psy, third.legal]).toEqual([first.dk, first.psy, first.legal])
  expect(formerKeys(present(), 'rec', third.rec ?? Buffer.alloc(32))).toEqual([second.rec, first.rec])
  expect(() => formerKeys(present(), 'rec', first.rec ?? Buffer.alloc(32))).toThrow('not the present key')
  expect(Object.keys(li).sort()).toEqual(['dk', 'rec'])
})
