/** The restore wizard through the office's door: preview, who may, and a room that goes on from the backup. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Fault } from '#core/contract/call'
import type { InputOf, OutputOf } from '#core/contract/index'
import { makeRecording } from '#tests/support/recordings'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

const NEXT = '雨后的石板路有点滑呢'
const REASON = '硬盘更换'
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

type Secret = InputOf<'backups.preview'>['secret']
const by = (login: string, passphrase = PASSPHRASE): Secret => ({ login, passphrase, recoveryKey: '' })
const byKey = (): Secret => ({ login: '', passphrase: '', recoveryKey: room.recoveryKey })
async function gate<N extends 'backups.preview' | 'backups.restore' | 'backups.restoreKeyring' | 'backups.found' | 'vault.status'>(call: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await room.office().call({ call, input })
  if (!reply.ok) throw new Error(JSON.stringify(reply.fault))
  return reply.value as OutputOf<N>
}
async function fault(call: string, input: unknown): Promise<Fault> {
  const reply = await room.office().call({ call, input })
  if (reply.ok) throw new Error(`${call} was not refused`)
  return reply.fault
}
const beside = () => readdirSync(join(room.dir, '..')).filter((name) => name.startsWith('vault-before'))

/** One petition, a backup, another petition; the room is closed. */
async function history(): Promise<string> {
  await room.as('li', 'petitions.register', { form: petition() })
  const { name } = await room.as('li', 'backups.make', {})
  room.forward(60_000)
  await room.as('li', 'petitions.register', { form: petition({ title: '楼下停车' }) })
  await room.as('li', 'vault.lock', {})
  await room.restart()
  return name
}

it('shows what would vanish, restores, keeps the room that was there, and goes on without giving a number twice', async () => {
  const name = await history()
  const source = { name }
  expect((await gate('backups.found', {})).rows.map((row) => row.name)).toContain(name)
  const preview = await gate('backups.preview', { source, secret: by('zhao') })
  expect(preview).toMatchObject({ passed: true, petitions: 1, present: 'compared', lost: { petitions: 1, first: [{ number: 'XF26-0002', receivedOn: '2026-09-05' }], diverged: false, lastAt: room.now() } })
  expect(preview.lost.entries).toBeGreaterThan(0)
  const { keptAs, auditSeq } = await gate('backups.restore', { source, secret: by('zhao'), reason: ` ${REASON} ` })
  expect(beside()).toEqual([keptAs])
  expect(await gate('vault.status', {})).toMatchObject({ state: 'locked' })
  expect((await room.as('li', 'petitions.list', {})).rows.map(({ title }) => title)).toEqual(['楼上漏水'])
  expect(await gate('vault.status', {})).not.toHaveProperty('doubt')
  const [entry] = (await room.as('shen', 'audit.list', { action: 'backups.restore' })).rows
  expect(entry).toMatchObject({ seq: auditSeq, userName: '赵立', role: 'leader', reason: REASON, object: `backup:${name}`, result: 'ok' })
  expect(auditSeq).toBe((preview.auditEntries ?? 0) + 1)
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  expect((await room.as('li', 'petitions.register', { form: petition() })).number).toBe('XF26-0003')
  expect((await room.as('shen', 'audit.list', { action: 'vault.attempt' })).rows).toEqual([])
})

it.each([
  ['beside the database that is put aside', 1, false, 'LX26-0003'], ['where that cannot be read', 1, true, 'LX26-0102'], ['where that cannot be read and the backup knows of none', 0, true, 'LX26-0101'],
])('gives no recording’s number twice, %s', async (_, before, unreadable, next) => {
  for (let made = 0; made < before; made += 1) await makeRecording(room, null)
  const { name } = await room.as('li', 'backups.make', {})
  await makeRecording(room, null)
  await room.as('li', 'vault.lock', {})
  if (unreadable) writeFileSync(join(room.dir, 'room.db'), Buffer.alloc(8192, 3))
  await room.restart()
  await gate('backups.restore', { source: { name }, secret: by('zhao'), reason: REASON })
  expect((await makeRecording(room, null)).number).toBe(next)
})

it('opens with the recovery key on a clean machine, from a stick', async () => {
  const name = await history()
  const stick = join(room.dir, '..', 'stick')
  mkdirSync(stick)
  cpSync(join(`${room.dir}-backups`, name), join(stick, name), { recursive: true })
  await room.office().close()
  for (const folder of [room.dir, `${room.dir}-backups`]) rmSync(folder, { recursive: true })
  await room.restart()
  expect(await gate('vault.status', {})).toMatchObject({ state: 'absent' })
  expect(await gate('backups.found', {})).toEqual({ rows: [] })
  const file = join(stick, 'letter.txt')
  writeFileSync(file, '不是文件夹')
  expect(await gate('backups.found', { folder: file }), 'what is no folder holds no backup').toEqual({ folder: file, rows: [] })
  rmSync(file)
  const { folder = '', rows } = await gate('backups.found', { folder: join(stick, name) })
  expect(rows).toMatchObject([{ name, readable: true }])
  const source = { folder, name }
  expect(await fault('backups.preview', { source, secret: by('zhao', 'wrong') })).toMatchObject({ code: 'wrong-login', waitMs: 1000 })
  expect((await fault('backups.preview', { source, secret: by('zhao') })).code).toBe('wait')
  room.forward(1000)
  expect(await gate('vault.status', {})).toMatchObject({ state: 'absent' })
  expect(await gate('backups.preview', { source, secret: byKey() })).toMatchObject({ passed: true, present: 'absent', lost: { petitions: 0, entries: 0 }, roomName: '桂花社区信访接待室' })
  expect(await fault('backups.restore', { source, secret: byKey(), reason: REASON, lastNumber: '第二张' })).toMatchObject({ code: 'invalid', field: 'lastNumber', message: expect.stringContaining('XF26-0012') as unknown })
  expect(await gate('backups.restore', { source, secret: byKey(), reason: REASON, lastNumber: 'xf26-０００２' })).not.toHaveProperty('keptAs')
  expect((await room.as('li', 'petitions.register', { form: petition() })).number).toBe('XF26-0003')
  expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(2)
  expect((await room.as('shen', 'audit.list', { action: 'backups.restore' })).rows).toMatchObject([{ userName: '恢复密钥持有人' }])
  expect(readdirSync(join(stick, name)).sort()).toEqual(['keyring.json', 'manifest.json', 'room.db'])
})

it('is for leader, administrator or recovery key; a passphrase changed since does not come back', async () => {
  const name = await history()
  const source = { name }
  for (const call of ['backups.preview', 'backups.restore'] as const) {
    const more = call === 'backups.restore' ? { reason: REASON } : {}
    expect((await fault(call, { source, secret: by('li'), ...more })).code).toBe('forbidden')
    expect(await fault(call, { source, secret: by('nobody'), ...more })).toMatchObject({ code: 'wrong-login', waitMs: 1000 })
    room.forward(1000)
  }
  expect((await fault('backups.restore', { source, secret: by('zhao'), reason: ' ' })).code).toBe('invalid')
  await room.as('zhao', 'vault.changePassphrase', { current: PASSPHRASE, next: NEXT })
  expect((await fault('backups.preview', { source, secret: by('zhao', NEXT) })).code).toBe('open')
  await room.as('zhao', 'vault.lock', {})
  expect((await fault('backups.preview', { source, secret: by('zhao') })).code).toBe('stale-secret')
  room.forward(1000)
  await gate('backups.restore', { source, secret: by('zhao', NEXT), reason: REASON })
  await room.restart()
  expect(await fault('vault.unlock', { login: 'zhao', passphrase: PASSPHRASE })).toMatchObject({ code: 'wrong-login' })
  room.forward(1000)
  expect(await room.office().call({ call: 'vault.unlock', input: { login: 'zhao', passphrase: NEXT } })).toMatchObject({ ok: true })
})

it('tells a leader nothing of the petitions he is excluded from, neither number nor count; the recovery key is told all', async () => {
  const standAside = (title: string) => room.as('li', 'petitions.register', { form: petition({ title, excludedIds: [ID.zhao] }) })
  await standAside('举报负责人')
  await room.as('li', 'petitions.register', { form: petition() })
  const { name } = await room.as('li', 'backups.make', {})
  await standAside('再次举报')
  await room.as('li', 'petitions.register', { form: petition({ title: '楼下停车' }) })
  await room.as('li', 'vault.lock', {})
  const source = { name }
  expect(await gate('backups.preview', { source, secret: byKey() })).toMatchObject({ petitions: 2, lost: { petitions: 2, first: [{ number: 'XF26-0004' }, { number: 'XF26-0003' }] } })
  expect(await gate('backups.preview', { source, secret: by('admin') })).toMatchObject({ petitions: 2, lost: { petitions: 2 } })
  const told = await gate('backups.preview', { source, secret: by('zhao') })
  expect(told).toMatchObject({ petitions: 1, lost: { petitions: 1, first: [{ number: 'XF26-0004' }] } })
  expect(JSON.stringify(told)).not.toContain('XF26-0003')
  writeFileSync(join(`${room.dir}-backups`, name, 'room.db'), 'spoilt')
  const spoilt = await gate('backups.preview', { source, secret: by('zhao') })
  expect(spoilt).toMatchObject({ passed: false })
  expect(spoilt).not.toHaveProperty('petitions')
  expect(spoilt).not.toHaveProperty('auditEntries')
})

it('helps when database or keyring are damaged, missing or empty; what was there is kept', async () => {
  const name = await history()
  const source = { name }
  const [database, keyring] = [join(room.dir, 'room.db'), join(room.dir, 'keyring.json')]
  const harms: readonly (() => void)[] = [
    () => writeFileSync(database, Buffer.alloc(8192, 3)), () => writeFileSync(database, ''), () => rmSync(database), () => writeFileSync(keyring, '{}'),
    () => writeFileSync(keyring, readFileSync(keyring, 'utf8').replace('桂花社区', '桂华社区')),
  ]
  for (const [index, harm] of harms.entries()) {
    harm()
    await room.restart()
    expect(await gate('backups.preview', { source, secret: by('zhao') }), `harm ${index}`).toMatchObject({ passed: true, present: expect.stringMatching(index < 3 ? 'unreadable' : 'unreadable|compared') as unknown })
    await gate('backups.restore', { source, secret: by('zhao'), reason: REASON })
    expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(1)
    // Nobody can tell how many numbers were given out since: a stretch of them is left out, and none comes twice.
    if (index === 0) expect((await room.as('li', 'petitions.register', { form: petition() })).number).toBe('XF26-0502')
    await room.as('li', 'vault.lock', {})
    expect(beside()).toHaveLength(index + 1)
  }
})

it('takes only the keyring where the database is intact, so that nothing since the backup is lost; what would vanish is told all the same', async () => {
  const name = await history()
  const source = { name }
  const path = join(room.dir, 'keyring.json')
  const taking = { source, secret: by('zhao'), reason: '钥匙文件读不出来' }
  expect((await fault('backups.restoreKeyring', taking)).code).toBe('nothing-to-take')
  const harms: readonly (() => void)[] = [() => writeFileSync(path, '{}'), () => rmSync(path), () => writeFileSync(path, readFileSync(path, 'utf8').replace('桂花社区', '桂华社区'))]
  for (const [index, harm] of harms.entries()) {
    harm()
    await room.restart()
    expect(await gate('backups.preview', { source, secret: by('zhao') }), `harm ${index}`).toMatchObject({ present: 'compared', lost: { petitions: 1, first: [{ number: 'XF26-0002' }] }, keyring: 'backup' })
    expect((await fault('backups.restoreKeyring', { ...taking, secret: by('li') })).code).toBe('forbidden')
    expect(await gate('backups.restoreKeyring', taking)).toEqual({ done: true, doubted: false })
    expect(await gate('vault.status', {})).toMatchObject({ state: 'locked' })
    expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(2)
    expect((await room.as('shen', 'audit.list', { action: 'backups.restoreKeyring' })).rows).toMatchObject(Array.from({ length: index + 1 }, () => ({ userName: '赵立', object: `backup:${name}`, reason: taking.reason })))
    await room.as('li', 'vault.lock', {})
  }
  expect(beside()).toEqual([])
  expect(readFileSync(`${path}.damaged`, 'utf8')).toContain('桂华社区')
})

it('prefers a whole keyring from beside the damaged one, opened by the passphrase of today; an older one is doubted until it is accepted', async () => {
  const name = await history()
  const source = { name }
  const path = join(room.dir, 'keyring.json')
  await room.as('zhao', 'vault.changePassphrase', { current: PASSPHRASE, next: NEXT })
  await room.as('zhao', 'vault.lock', {})
  writeFileSync(path, '{}')
  await room.restart()
  const today = by('zhao', NEXT)
  expect(await gate('backups.preview', { source, secret: today })).toMatchObject({ present: 'compared', keyring: 'beside' })
  expect(await gate('backups.restoreKeyring', { source, secret: today, reason: REASON })).toEqual({ done: true, doubted: false })
  const unlock = await room.office().call({ call: 'vault.unlock', input: { login: 'zhao', passphrase: NEXT } })
  expect(unlock).toMatchObject({ ok: true })
  expect((await room.as('shen', 'audit.list', { action: 'backups.restoreKeyring' })).rows).toMatchObject([{ object: 'keyring' }])
  await room.as('shen', 'vault.lock', {})
  for (const each of [path, `${path}.1`, `${path}.2`]) writeFileSync(each, '{}')
  await room.restart()
  expect((await fault('backups.preview', { source, secret: today })).code).toBe('wrong-login')
  room.forward(1000)
  expect(await gate('backups.restoreKeyring', { source, secret: byKey(), reason: REASON })).toEqual({ done: true, doubted: true })
  expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(2)
  expect(await gate('vault.status', {})).toMatchObject({ state: 'open', doubt: { kind: 'keyring' } })
  expect((await room.refused('li', 'drafts.start', {})).code).toBe('read-only')
  await room.as('zhao', 'vault.acceptDatabase', { reason: '钥匙文件坏了，用备份里的', passphrase: PASSPHRASE })
  expect((await room.as('li', 'petitions.register', { form: petition() })).number).toBe('XF26-0003')
})

it('does not bring back what was erased since the backup: the restored room erases it again and says so', async () => {
  const { id, number } = await room.as('li', 'petitions.register', { form: petition({ title: '楼上漏水' }) })
  const { id: other } = await room.as('li', 'petitions.register', { form: petition({ title: '楼下停车', who: { name: '王大成', idNumber: '', phone: '13900001111' } }) })
  const { name } = await room.as('li', 'backups.make', {})
  room.forward(11 * 366 * 86_400_000)
  await room.as('li', 'petitions.note', { id: other, text: '仍在办理' })
  await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
  await room.as('li', 'vault.lock', {})
  await room.restart()
  await gate('backups.restore', { source: { name }, secret: by('zhao'), reason: REASON })
  expect((await room.as('li', 'petitions.list', {})).rows.map(({ title, name: who }) => [title, who])).toEqual([['楼下停车', expect.stringMatching(/^王/u)], ['（已按保管期限销毁）', '']])
  expect((await room.as('li', 'petitions.list', { text: '陈小燕' })).rows).toEqual([])
  expect((await room.as('shen', 'audit.list', { action: 'retention.eraseAgain' })).rows).toMatchObject([{ fields: expect.stringContaining(number) as unknown, result: 'ok' }])
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  // The backup itself still holds it, and is left as it is.
  expect(readdirSync(join(`${room.dir}-backups`, name)).sort()).toEqual(['keyring.json', 'manifest.json', 'room.db'])
})

it('refuses a damaged, tampered or unknown backup and changes nothing', async () => {
  const name = await history()
  const path = join(`${room.dir}-backups`, name)
  const before = readFileSync(join(room.dir, 'room.db'))
  const bytes = readFileSync(join(path, 'room.db'))
  const broken = Buffer.from(bytes)
  broken[9000] = (broken[9000] ?? 0) ^ 4
  writeFileSync(join(path, 'room.db'), broken)
  expect(await gate('backups.preview', { source: { name }, secret: by('zhao') })).toMatchObject({ passed: false })
  expect((await fault('backups.restore', { source: { name }, secret: by('zhao'), reason: REASON })).code).toBe('damaged')
  writeFileSync(join(path, 'room.db'), bytes)
  writeFileSync(join(path, 'manifest.json'), readFileSync(join(path, 'manifest.json'), 'utf8').replace('"petitions":1', '"petitions":2'))
  expect((await fault('backups.preview', { source: { name }, secret: by('zhao') })).code).toBe('damaged')
  expect((await fault('backups.preview', { source: { name: 'room-20000101-000000' }, secret: by('zhao') })).code).toBe('not-found')
  expect(readFileSync(join(room.dir, 'room.db')).equals(before)).toBe(true)
  expect(beside()).toEqual([])
})
