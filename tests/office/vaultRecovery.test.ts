/** A forgotten passphrase: the recovery key sets a new one, locked or open; another recovery key takes its place. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call'
import type { OutputOf } from '#core/contract/index'
import { makeTestOffice, PASSPHRASE, type TestOffice } from '#tests/support/office'

const NEXT = '雨后的石板路有点滑呢'
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const call = (name: string, input: unknown): Promise<Reply> => room.office().call({ call: name, input })
const unlock = (login: string, passphrase: string) => call('vault.unlock', { login, passphrase })
const code = (reply: Reply) => (reply.ok ? 'ok' : reply.fault.code)
const actions = async () => (await room.as('shen', 'audit.list', { limit: 100 })).rows.map(({ action, object, result }) => `${action} ${object} ${result}`)

it('gives back a forgotten account while locked; the old passphrase is over, everything else stays', async () => {
  const draft = await room.as('li', 'drafts.start', {})
  await room.restart()
  const [first = '', second = ''] = [room.recoveryKey.slice(0, 19), room.recoveryKey.slice(20)]
  expect(code(await call('vault.recover', { login: 'li', recoveryKey: ` ${first.toLowerCase()}　${second}`, next: NEXT }))).toBe('ok')
  expect(code(await unlock('li', PASSPHRASE))).toBe('wrong-login')
  room.forward(1000)
  const session = await unlock('li', NEXT)
  expect(session).toMatchObject({ ok: true, value: { name: '李敏', roles: ['reception'] } })
  const token = session.ok ? (session.value as OutputOf<'vault.unlock'>).token : ''
  expect(await room.office().call({ call: 'drafts.list', input: {}, token })).toMatchObject({ value: [{ id: draft.id }] })
  expect(await actions()).toContain('vault.recover account:1 ok')
})

it('works beside a colleague who is logged in', async () => {
  await room.as('wang', 'drafts.list', {})
  expect(code(await call('vault.recover', { login: 'li', recoveryKey: room.recoveryKey, next: NEXT }))).toBe('ok')
  expect(code(await unlock('li', NEXT))).toBe('ok')
  expect(await room.as('wang', 'drafts.list', {})).toEqual([])
  expect(await actions()).toContain('vault.recover account:1 ok')
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
})

it('refuses a wrong key, an unknown login and a weak passphrase, each at its field, and waits longer each time', async () => {
  const given = { login: 'li', recoveryKey: room.recoveryKey, next: NEXT }
  expect(await call('vault.recover', { ...given, next: '123' })).toMatchObject({ fault: { code: 'passphrase-weak', field: 'next' } })
  expect(await call('vault.recover', { ...given, recoveryKey: 'AAAA' })).toMatchObject({ fault: { code: 'wrong-recovery', field: 'recoveryKey', waitMs: 1000 } })
  expect(await call('vault.recover', given)).toMatchObject({ fault: { code: 'wait' } })
  room.forward(1000)
  expect(await call('vault.recover', { ...given, login: 'nobody' })).toMatchObject({ fault: { code: 'wrong-recovery', waitMs: 2000 } })
  room.forward(2000)
  expect(await call('vault.recover', { ...given, extra: 1 })).toMatchObject({ fault: { code: 'invalid' } })
  expect(code(await unlock('li', PASSPHRASE))).toBe('ok')
})

it('puts another recovery key in the place of the used one, only when it was typed back', async () => {
  expect(code(await call('vault.renewRecovery', { recoveryKey: room.recoveryKey, recoveryTyped: 'x' }))).toBe('no-recovery-key')
  await call('vault.nextRecoveryKey', {})
  const made = await call('vault.nextRecoveryKey', {})
  const fresh = made.ok ? (made.value as OutputOf<'vault.nextRecoveryKey'>).halves.join('-') : ''
  expect(fresh).not.toBe(room.recoveryKey)
  expect(await call('vault.renewRecovery', { recoveryKey: room.recoveryKey, recoveryTyped: 'x' })).toMatchObject({ fault: { code: 'recovery-mismatch', field: 'recoveryTyped' } })
  expect(code(await call('vault.renewRecovery', { recoveryKey: 'AAAA', recoveryTyped: fresh }))).toBe('wrong-recovery')
  room.forward(1000)
  expect(code(await call('vault.renewRecovery', { recoveryKey: room.recoveryKey, recoveryTyped: fresh }))).toBe('ok')
  expect(code(await call('vault.recover', { login: 'zhao', recoveryKey: room.recoveryKey, next: NEXT }))).toBe('wrong-recovery')
  room.forward(1000)
  expect(code(await call('vault.recover', { login: 'zhao', recoveryKey: fresh, next: NEXT }))).toBe('ok')
  expect(code(await unlock('zhao', NEXT))).toBe('ok')
  expect(await actions()).toEqual(expect.arrayContaining(['vault.renewRecovery recovery ok', 'vault.recover account:3 ok']))
})
