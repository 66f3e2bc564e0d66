/** The vault from creation through unlocking, damage and roll-back; real files, real keys at the floor of the argon2 bounds. */
import { randomBytes, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changePassphrase } from '#db/store/passphrases'
import { ARGON_FLOOR } from '#db/store/secrets'
import { createVault, unlockVault } from '#db/store/vault'
import { files, inspectVault } from '#db/store/vaultFolder'

let root = ''
let dir = ''
let now = 1_800_000_000_000
const clock = { now: () => now, uptime: () => 0 }
const ids = { uid: () => randomUUID(), randomBytes: (count: number) => new Uint8Array(randomBytes(count)) }
const desk = { roomName: '幸福社区信访接待室', community: '幸福社区', address: '幸福路1号', phone: '1', hours: '工作日', queryPhone: '2', queryAddress: '', issuingUnit: '幸福社区', competent: false, lockMinutes: 5, competentUnit: '', committee: '', agencyCode: '' }
const good = { login: 'li', passphrase: '春江水暖鸭先知吗是的', clock }

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vault-'))
  dir = join(root, 'room')
  await createVault(dir, { accounts: [{ login: 'li', name: '李梅', roles: ['reception'], passphrase: good.passphrase }], recoveryKey: 'K'.repeat(32), desk, clock, ids, argon: ARGON_FLOOR })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function opened() {
  const result = await unlockVault(dir, good)
  if (!result.ok) throw new Error(result.code)
  return result
}
const entry = (action: string) => ({ at: now, uptime: 0, userId: 1, userName: '李梅', role: 'reception', action, object: '', fields: '', result: 'ok', reason: '', rowDigest: '' })

test('what was written is there after closing and opening again, and nothing of it is readable on disk', async () => {
  const first = await opened()
  first.store.write(() => {
    first.store.db.prepare(`INSERT INTO person (uid, name, created_at) VALUES ('u-1', '欧阳标记', 1)`).run()
    first.store.appendAudit({ ...entry('test'), rowDigest: first.store.recordDigest('person:1') })
  })
  first.store.close()
  for (const name of readdirSync(dir)) expect(readFileSync(join(dir, name)).includes('欧阳标记')).toBe(false)
  const second = await opened()
  expect(second.store.readOnly).toBe(false)
  expect(second.store.db.prepare('SELECT name FROM person').pluck().all()).toEqual(['欧阳标记'])
  expect(second.store.verifyAudit()).toMatchObject({ ok: true, entries: 2 })
  second.store.close()
})

test('a wrong passphrase and an unknown login get the same answer, and the wait grows and survives', async () => {
  expect(await unlockVault(dir, { ...good, passphrase: 'x' })).toEqual({ ok: false, code: 'wrong-login', waitMs: 1000 })
  expect(await unlockVault(dir, good)).toEqual({ ok: false, code: 'wait', waitMs: 1000 })
  now += 1000
  expect(await unlockVault(dir, { ...good, login: 'nobody' })).toEqual({ ok: false, code: 'wrong-login', waitMs: 2000 })
  now += 2000
  ;(await opened()).store.close()
  expect(await unlockVault(dir, { ...good, passphrase: 'x' })).toEqual({ ok: false, code: 'wrong-login', waitMs: 1000 })
})

test('a second opener is told that the room is busy', async () => {
  const first = await opened()
  expect(await unlockVault(dir, good)).toEqual({ ok: false, code: 'busy' })
  first.store.close()
})

test('missing, empty, foreign and damaged databases are named and left as they are', async () => {
  const { database } = files(dir)
  const whole = readFileSync(database)
  for (const [bytes, state, code] of [
    [Buffer.alloc(0), 'empty-database', 'damaged'],
    [Buffer.from('SQLite format 3\0 something'), 'foreign', 'foreign'],
    [Buffer.concat([randomBytes(4096), whole.subarray(4096)]), 'locked', 'damaged'],
  ] as const) {
    writeFileSync(database, bytes)
    expect(inspectVault(dir).state).toBe(state)
    expect(await unlockVault(dir, good)).toEqual({ ok: false, code })
    expect(readFileSync(database).equals(bytes)).toBe(true)
  }
  rmSync(database)
  expect(inspectVault(dir).state).toBe('missing-database')
  expect(await unlockVault(dir, good)).toEqual({ ok: false, code: 'missing' })
  expect(existsSync(database)).toBe(false)
})

test('a schema newer than the program is refused', async () => {
  const first = await opened()
  first.store.db.pragma('user_version=99')
  first.store.close()
  expect(await unlockVault(dir, good)).toEqual({ ok: false, code: 'newer' })
})

test('an old database put back opens read-only and says so', async () => {
  const { database } = files(dir)
  copyFileSync(database, join(root, 'old.db'))
  const first = await opened()
  first.store.write(() => first.store.appendAudit(entry('test')))
  first.store.close()
  copyFileSync(join(root, 'old.db'), database)
  const second = await opened()
  expect(second.store.problem).toContain('数据库是旧的')
  expect(() => second.store.write(() => 1)).toThrow()
  second.store.close()
})

test('the audit log cannot be changed, and a forged entry is named', async () => {
  const { store } = await opened()
  store.write(() => store.appendAudit(entry('test')))
  expect(() => store.db.prepare(`UPDATE audit SET action = 'x'`).run()).toThrow('append-only')
  expect(() => store.db.prepare('DELETE FROM audit').run()).toThrow('append-only')
  store.db.exec('DROP TRIGGER audit_no_update')
  store.db.prepare(`UPDATE audit SET action = 'x' WHERE seq = 2`).run()
  expect(store.verifyAudit()).toMatchObject({ ok: false, firstBad: 2 })
  store.close()
})

test('a changed passphrase opens, the old one does not, the database stays byte-identical', async () => {
  const before = readFileSync(files(dir).database)
  expect(await changePassphrase(dir, { login: 'li', current: 'wrong', next: '另一句够长的密码吧', clock, ids })).toMatchObject({ ok: false, code: 'wrong-login' })
  now += 1000
  expect(await changePassphrase(dir, { login: 'li', current: good.passphrase, next: '另一句够长的密码吧', clock, ids })).toEqual({ ok: true })
  expect(readFileSync(files(dir).database).equals(before)).toBe(true)
  expect(await unlockVault(dir, good)).toMatchObject({ ok: false, code: 'wrong-login' })
  now += 1000
  const result = await unlockVault(dir, { ...good, passphrase: '另一句够长的密码吧' })
  expect(result.ok).toBe(true)
  if (result.ok) result.store.close()
})

test('a keyring whose desk name was changed without the key is not believed', async () => {
  const path = files(dir).keyring
  writeFileSync(path, readFileSync(path, 'utf8').replace('幸福社区信访接待室', '别的接待室'))
  expect(await unlockVault(dir, good)).toEqual({ ok: false, code: 'damaged' })
})

test('making a vault where something is refuses and changes nothing', async () => {
  const before = readdirSync(dir).sort()
  await expect(createVault(dir, { accounts: [], recoveryKey: '', desk, clock, ids })).rejects.toThrow()
  expect(readdirSync(dir).sort()).toEqual(before)
})

test('what is not of the right kind is named and left as it is', async () => {
  const { keyring, database, anchor } = files(dir)
  for (const path of [keyring, database, anchor]) {
    renameSync(path, `${path}.aside`)
    mkdirSync(path)
    expect(inspectVault(dir)).toMatchObject({ state: 'damaged', detail: expect.stringContaining(`${basename(path)} 应当是文件`) })
    expect(await unlockVault(dir, good)).toEqual({ ok: false, code: 'damaged' })
    rmdirSync(path)
    renameSync(`${path}.aside`, path)
  }
  const file = join(root, 'file')
  writeFileSync(file, 'somebody else’s')
  expect(inspectVault(file)).toMatchObject({ state: 'foreign', detail: expect.stringContaining('是一个文件') })
  expect(await unlockVault(file, good)).toEqual({ ok: false, code: 'foreign' })
  expect(readFileSync(file, 'utf8')).toBe('somebody else’s')
  ;(await opened()).store.close()
})

test('a keyring of a newer program is called newer, whatever else is in it; one that says nothing is damaged', async () => {
  const { keyring } = files(dir)
  const whole = readFileSync(keyring, 'utf8')
  for (const [text, state] of [[JSON.stringify({ ...(JSON.parse(whole) as object), version: 2, more: [] }), 'newer'], ['{"version":7}', 'newer'], ['{"version":1}', 'damaged'], ['{"version":"2"}', 'damaged'], ['', 'damaged']] as const) {
    writeFileSync(keyring, text)
    expect(inspectVault(dir).state).toBe(state)
    expect(await unlockVault(dir, good)).toEqual({ ok: false, code: state })
  }
  writeFileSync(keyring, whole)
  ;(await opened()).store.close()
})
