/** A database put back by an older copy: shown as such, read but not written, until the leader takes it as it is. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call'
import { CAST, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const call = (name: string, input: unknown): Promise<Reply> => room.office().call({ call: name, input })
const REASON = '硬盘更换，从备份恢复'

/** Registers two petitions and puts the database between them back. */
async function rollBack(): Promise<number> {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  await room.restart()
  const path = join(room.dir, 'room.db')
  copyFileSync(path, `${path}.old`)
  room.forward(60_000)
  await room.as('li', 'petitions.register', { form: petition({ title: '楼下停车' }) })
  await room.restart()
  copyFileSync(`${path}.old`, path)
  rmSync(`${path}.old`)
  return id
}

it('says why and since when, shows everything and takes no change from anybody', async () => {
  const id = await rollBack()
  expect((await room.as('li', 'petitions.get', { id })).row.title).toBe('楼上漏水')
  expect(await call('vault.status', {})).toMatchObject({ value: { state: 'open', doubt: { why: expect.stringContaining('数据库是旧的：应至少有') as unknown, lastAt: Date.parse('2026-09-05T01:00:00Z'), acceptedBy: 'leader' } } })
  expect((await room.refused('li', 'petitions.register', { form: petition() })).code).toBe('read-only')
  expect((await room.refused('li', 'petitions.reveal', { id, field: 'phone', reason: '回拨电话' })).code).toBe('read-only')
  expect(await room.refused('li', 'vault.changePassphrase', { current: PASSPHRASE, next: '新的一句话要够长才行' })).toMatchObject({ code: 'read-only' })
  expect((await room.as('admin', 'accounts.list', {})).accounts).toHaveLength(Object.keys(CAST).length)
  for (const [name, more] of [['disable', {}], ['rename', { name: '李' }], ['resetPassphrase', { first: '先用这一句登录再改掉' }]] as const) {
    expect((await room.refused('admin', `accounts.${name}`, { id: ID.li, ...more, passphrase: PASSPHRASE })).code, name).toBe('read-only')
  }
})

it('is taken as it is by the leader only, with passphrase and reason, and written in the log', async () => {
  await rollBack()
  for (const who of ['li', 'admin', 'shen'] as const) expect((await room.refused(who, 'vault.acceptDatabase', { reason: REASON, passphrase: PASSPHRASE })).code).toBe('forbidden')
  expect(await room.refused('zhao', 'vault.acceptDatabase', { reason: ' ', passphrase: PASSPHRASE })).toMatchObject({ code: 'invalid', field: 'reason' })
  expect(await room.refused('zhao', 'vault.acceptDatabase', { reason: REASON, passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase', waitMs: 1000 })
  room.forward(1000)
  room.topics.length = 0
  await room.as('zhao', 'vault.acceptDatabase', { reason: REASON, passphrase: PASSPHRASE })
  expect(room.topics.flat()).toContain('vault')
  expect(await call('vault.status', {})).not.toMatchObject({ value: { doubt: {} } })
  expect((await room.as('li', 'petitions.register', { form: petition({ title: '楼下停车' }) })).number).toBe('XF26-0002')
  const { rows } = await room.as('shen', 'audit.list', { action: 'vault.acceptDatabase' })
  expect(rows).toMatchObject([{ userName: CAST.zhao.name, object: 'database', result: 'ok', reason: expect.stringContaining(`${REASON}（数据库是旧的`) as unknown }])
  expect((await room.refused('zhao', 'vault.acceptDatabase', { reason: REASON, passphrase: PASSPHRASE })).code).toBe('nothing-to-accept')
  await room.restart()
  expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(2)
  expect(await call('vault.status', {})).not.toMatchObject({ value: { doubt: {} } })
})

it('keeps a forgotten passphrase recoverable while nothing can be written', async () => {
  await rollBack()
  expect(await call('vault.recover', { login: 'zhao', recoveryKey: room.recoveryKey, next: '雨后的石板路有点滑呢' })).toMatchObject({ ok: true })
  expect(await call('vault.unlock', { login: 'zhao', passphrase: '雨后的石板路有点滑呢' })).toMatchObject({ ok: true })
})
