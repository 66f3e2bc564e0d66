/** Texts under a compartment's own key: who opens them, after a rotation, a withdrawal and closing, and that the room's own key does not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Administration } from '#core/door/ports'
import { administrationRepo } from '#db/repos/administration'
import { administer } from '#db/store/administer'
import { ApartKeys } from '#db/store/apartKeys'
import { openKeys } from '#db/store/keyring'
import { checkPassphrase } from '#db/store/passphrases'
import type { Store } from '#db/store/store'
import { readKeyring } from '#db/store/vaultFolder'
import { entry, ids, LI, makeTestVault, type TestVault, ZHAO } from './testVault'

const LI_ID = 1
const ZHAO_ID = 2
const TEXT = '来访人说三月起睡不好，谈到女儿时哭了'
let vault: TestVault
let store: Store
beforeEach(async () => { vault = await makeTestVault(); store = await vault.open(ZHAO) })
afterEach(() => { store.close(); vault.remove() })

const seal = (userId: number, record = 'stay:1:note:1') => store.apart.seal('psy', userId, record, TEXT, randomBytes(12))
const sealed = (userId: number, record?: string): string => {
  const made = seal(userId, record)
  if (made === undefined) throw new Error('not held')
  return made
}
const open = (userId: number, text: string, record = 'stay:1:note:1') => store.apart.open('psy', userId, record, text)
const step = (change: Administration['change'], record: () => void = () => { store.appendAudit(entry('accounts.rotate')) }) => administer(vault.dir, { ...ZHAO, change, record }, { clock: vault.clock, ids, store })

test('a holder seals and opens; who holds another compartment, or nobody, does neither', async () => {
  expect(await checkPassphrase(vault.dir, { ...LI, clock: vault.clock, open: store })).toEqual({ ok: true, userId: LI_ID })
  const text = sealed(ZHAO_ID)
  expect(open(ZHAO_ID, text)).toEqual({ ok: true, text: TEXT })
  for (const userId of [LI_ID, 3, 0]) {
    expect(store.apart.holds('psy', userId)).toBe(false)
    expect(seal(userId)).toBeUndefined()
    expect(open(userId, text)).toEqual({ ok: false, code: 'not-held' })
  }
  expect([store.apart.holds('rec', LI_ID), store.apart.holds('psy', ZHAO_ID)]).toEqual([true, true])
})

test('the same text looks different every time, and nothing of it is in the clear', () => {
  const [one, other] = [sealed(ZHAO_ID), sealed(ZHAO_ID)]
  expect(one).not.toBe(other)
  expect(Buffer.from(one.slice(17), 'base64').includes(Buffer.from(TEXT.slice(0, 3)))).toBe(false)
})

test('it opens as part of its own record and compartment only, and not when a letter was changed', () => {
  const text = sealed(ZHAO_ID)
  expect(open(ZHAO_ID, text, 'stay:1:note:2')).toEqual({ ok: false, code: 'unreadable' })
  expect(store.apart.open('legal', ZHAO_ID, 'stay:1:note:1', text)).toEqual({ ok: false, code: 'unreadable' })
  for (const spoilt of ['', 'x', text.slice(0, -8), `${text.slice(0, 40)}${text[40] === 'A' ? 'B' : 'A'}${text.slice(41)}`, `0${text}`, text.replace(/^./u, (first) => (first === '0' ? '1' : '0'))]) {
    expect(open(ZHAO_ID, spoilt), spoilt).toEqual({ ok: false, code: 'unreadable' })
  }
})

test('the key of the room alone does not open it', async () => {
  const text = sealed(ZHAO_ID)
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  const opened = await openKeys(keyring, ZHAO.login, ZHAO.passphrase)
  if (opened === undefined) throw new Error('no keys')
  const forged = new ApartKeys(() => keyring)
  forged.admit(ZHAO_ID, { dk: opened.keys.dk, psy: opened.keys.dk })
  expect(forged.open('psy', ZHAO_ID, 'stay:1:note:1', text)).toEqual({ ok: false, code: 'unreadable' })
  const right = new ApartKeys(() => keyring)
  right.admit(ZHAO_ID, opened.keys)
  expect(right.open('psy', ZHAO_ID, 'stay:1:note:1', text)).toEqual({ ok: true, text: TEXT })
})

test('after the key was replaced, twice, old texts still open, and new ones are under the new key, in the same session and the next', async () => {
  const first = sealed(ZHAO_ID)
  expect(await step({ kind: 'rotate', compartments: ['psy'] })).toEqual({ ok: true })
  const second = sealed(ZHAO_ID)
  expect(await step({ kind: 'rotate', compartments: ['psy', 'rec'] })).toEqual({ ok: true })
  const third = sealed(ZHAO_ID)
  expect(new Set([first, second, third].map((text) => text.slice(0, 16))).size).toBe(3)
  for (const text of [first, second, third]) expect(open(ZHAO_ID, text)).toEqual({ ok: true, text: TEXT })
  store.close()
  store = await vault.open(ZHAO)
  for (const text of [first, second, third]) expect(open(ZHAO_ID, text)).toEqual({ ok: true, text: TEXT })
  expect(sealed(ZHAO_ID).slice(0, 16)).toBe(third.slice(0, 16))
})

test('a rotation that could not be recorded changes nothing', async () => {
  const before = sealed(ZHAO_ID)
  await expect(step({ kind: 'rotate', compartments: ['psy'] }, () => { throw new Error('full') })).rejects.toThrow('full')
  expect(sealed(ZHAO_ID).slice(0, 16)).toBe(before.slice(0, 16))
  expect(open(ZHAO_ID, before)).toEqual({ ok: true, text: TEXT })
})

test('a grant counts from the next log-in, a withdrawal at once', async () => {
  const text = sealed(ZHAO_ID)
  await checkPassphrase(vault.dir, { ...LI, clock: vault.clock, open: store })
  expect(await step({ kind: 'grant', userId: LI_ID, compartments: ['psy'] }, () => { administrationRepo(store.db).grant(LI_ID, ['psy'], ZHAO_ID, 1) })).toEqual({ ok: true })
  expect(open(LI_ID, text)).toEqual({ ok: false, code: 'not-held' })
  await checkPassphrase(vault.dir, { ...LI, clock: vault.clock, open: store })
  expect(open(LI_ID, text)).toEqual({ ok: true, text: TEXT })
  expect(await step({ kind: 'withdraw', userId: LI_ID, compartments: ['psy'] }, () => { administrationRepo(store.db).withdraw(LI_ID, ['psy']) })).toEqual({ ok: true })
  expect(open(LI_ID, text)).toEqual({ ok: false, code: 'not-held' })
  expect(store.apart.holds('rec', LI_ID)).toBe(true)
})

test('a wrong passphrase brings no key, and closing takes every key away', async () => {
  const text = sealed(ZHAO_ID)
  await checkPassphrase(vault.dir, { login: LI.login, passphrase: 'wrong', clock: vault.clock, open: store })
  expect(store.apart.holds('rec', LI_ID)).toBe(false)
  store.close()
  expect(store.apart.holds('psy', ZHAO_ID)).toBe(false)
  expect(open(ZHAO_ID, text)).toEqual({ ok: false, code: 'not-held' })
})

test('what is handed over is copied, and overwritten when it goes', async () => {
  const keyring = readKeyring(vault.dir)
  const opened = keyring === undefined ? undefined : await openKeys(keyring, ZHAO.login, ZHAO.passphrase)
  if (keyring === undefined || opened === undefined) throw new Error('no keys')
  const seen: Buffer[] = []
  const from = Buffer.from.bind(Buffer)
  const apart = new ApartKeys(() => keyring)
  Buffer.from = ((...given: Parameters<typeof from>) => { const made = from(...given); seen.push(made); return made }) as typeof from
  try {
    apart.admit(ZHAO_ID, opened.keys)
  } finally {
    Buffer.from = from
  }
  const copies = seen.filter((made) => made.length === 32)
  expect(copies).toHaveLength(3)
  apart.wipe()
  expect(copies.every((copy) => copy.equals(Buffer.alloc(32)))).toBe(true)
  expect(opened.keys.psy?.equals(Buffer.alloc(32))).toBe(false)
})

test('nothing of the text is in the files of the vault', () => {
  const text = sealed(ZHAO_ID)
  store.write(() => { store.db.prepare(`INSERT INTO person (uid, name, created_at) VALUES ('u-1', ?, 1)`).run(text) })
  store.close()
  for (const name of ['room.db', 'keyring.json', 'anchor.json']) expect(readFileSync(join(vault.dir, name)).includes(Buffer.from('睡不好'))).toBe(false)
})
