/** User administration as stories: somebody new, a changed role, a forgotten passphrase, somebody who leaves, and who may approve what. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call'
import type { OutputOf } from '#core/contract/index'
import type { Session } from '#core/contract/vault'
import { Keyring, openKeys } from '#db/store/keyring'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const FIRST = '先用这一句登录再改掉'
const OWN = '雨后的石板路有点滑呢'
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
/** Whatever a step changed of accounts and matters, its entry says so. */
afterEach(async () => {
  room.forward(400_000)
  const verdict = await room.as('shen', 'audit.verify', {})
  await room.close()
  expect(verdict).toMatchObject({ ok: true })
})

const call = (name: string, input: unknown, token?: string): Promise<Reply> => room.office().call({ call: name, input, ...(token === undefined ? {} : { token }) })
const unlock = async (login: string, passphrase: string): Promise<Session | string> => {
  const reply = await call('vault.unlock', { login, passphrase })
  return reply.ok ? (reply.value as Session) : reply.fault.code
}
const session = async (login: string, passphrase: string): Promise<Session> => {
  const opened = await unlock(login, passphrase)
  if (typeof opened === 'string') throw new Error(opened)
  return opened
}
const code = (reply: Reply) => (reply.ok ? 'ok' : reply.fault.code)
const listed = async (login: string): Promise<OutputOf<'accounts.list'>['accounts'][number] | undefined> => (await room.as('admin', 'accounts.list', {})).accounts.find((account) => account.login === login)
const trail = async () => (await room.as('shen', 'audit.list', { limit: 100 })).rows.filter(({ action }) => action.startsWith('accounts.') || action.startsWith('vault.change')).map(({ action, object, fields, result }) => `${action} ${object} ${fields} ${result}`)
const proof = { passphrase: PASSPHRASE }

describe('somebody new', () => {
  it('logs in with the first passphrase, must change it before anything else, and gets the compartment when the leader approves', async () => {
    const { id } = await room.as('admin', 'accounts.create', { login: 'chen', name: ' 陈新 ', roles: ['reception'], first: FIRST, ...proof })
    expect(await listed('chen')).toMatchObject({ id, name: '陈新', state: 'active', mustChange: true, holds: [], pending: ['rec'] })
    const { token, mustChange } = await session('chen', FIRST)
    expect(mustChange).toBe(true)
    expect(code(await call('petitions.list', {}, token))).toBe('must-change')
    expect(code(await call('audit.list', {}, token))).toBe('must-change')
    expect(await call('vault.changePassphrase', { current: FIRST, next: FIRST }, token)).toMatchObject({ fault: { code: 'passphrase-same', field: 'next' } })
    expect(code(await call('vault.changePassphrase', { current: FIRST, next: OWN }, token))).toBe('ok')
    expect(code(await call('petitions.list', {}, token))).toBe('ok')
    expect(await listed('chen')).toMatchObject({ mustChange: false, pending: ['rec'] })
    await room.as('zhao', 'accounts.approve', { id, compartments: ['rec'], ...proof })
    expect(await listed('chen')).toMatchObject({ holds: ['rec'], pending: [] })
    expect(await session('chen', OWN)).toMatchObject({ mustChange: false })
    expect(await trail()).toEqual(expect.arrayContaining([`accounts.create account:${id} login,name,roles,passphrase ok`, `accounts.approve account:${id} rec ok`, `vault.changePassphrase account:${id} passphrase ok`]))
  })
  it('is not added with a log-in that looks taken, a weak passphrase, two roles that exclude each other, or a wrong own passphrase', async () => {
    const wanted = { login: 'chen', name: '陈新', roles: ['reception'], first: FIRST, ...proof }
    expect(await room.refused('admin', 'accounts.create', { ...wanted, login: 'LI' })).toMatchObject({ code: 'login-taken', field: 'login' })
    expect(await room.refused('admin', 'accounts.create', { ...wanted, first: 'chen-chen-1' })).toMatchObject({ code: 'passphrase-weak', field: 'first' })
    expect(await room.refused('admin', 'accounts.create', { ...wanted, roles: ['admin', 'auditor'] })).toMatchObject({ code: 'admin-auditor', field: 'roles' })
    expect(await room.refused('admin', 'accounts.create', { ...wanted, roles: [] })).toMatchObject({ code: 'invalid' })
    expect(await room.refused('admin', 'accounts.create', { ...wanted, passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase', waitMs: 1000 })
    expect(await room.refused('admin', 'accounts.create', wanted)).toMatchObject({ code: 'wait', field: 'passphrase' })
    room.forward(1000)
    expect(await listed('chen')).toBeUndefined()
    expect(await room.refused('zhao', 'accounts.create', wanted)).toMatchObject({ code: 'forbidden' })
  })
})

describe('changes', () => {
  it('rename shows at once and ends no session', async () => {
    await room.as('li', 'drafts.list', {})
    await room.as('admin', 'accounts.rename', { id: ID.li, name: '李敏敏', ...proof })
    expect((await room.as('li', 'desk.officers', {})).find(({ id }) => id === ID.li)?.name).toBe('李敏敏')
    expect(room.topics.flat()).toContain('accounts')
  })
  it('a new role ends the session, takes what it does not need and waits for what it adds', async () => {
    const { token } = await session('li', PASSPHRASE)
    await room.as('admin', 'accounts.setRoles', { id: ID.li, roles: ['counsellor', 'reception'], ...proof })
    expect(code(await call('drafts.list', {}, token))).toBe('locked')
    expect(await listed('li')).toMatchObject({ holds: ['rec'], pending: ['psy'] })
    await room.as('admin', 'accounts.setRoles', { id: ID.li, roles: ['counsellor'], ...proof })
    expect(await listed('li')).toMatchObject({ holds: [], pending: ['psy'] })
    expect(await room.as('admin', 'accounts.list', {})).toMatchObject({ leavers: [{ compartment: 'rec', name: '李敏' }] })
    expect(code(await call('petitions.list', {}, (await session('li', PASSPHRASE)).token))).toBe('forbidden')
    expect(await room.refused('admin', 'accounts.setRoles', { id: ID.admin, roles: ['admin', 'leader'], ...proof })).toMatchObject({ code: 'self' })
    expect(await trail()).toContain(`accounts.setRoles account:${ID.li} roles,rec ok`)
  })
  it('disabled is out at once and cannot come back in, enabled is as before', async () => {
    const { token } = await session('wang', PASSPHRASE)
    await room.as('admin', 'accounts.disable', { id: ID.wang, ...proof })
    expect(code(await call('drafts.list', {}, token))).toBe('locked')
    expect(await unlock('wang', PASSPHRASE)).toBe('wrong-login')
    room.forward(1000)
    await room.restart()
    expect(await unlock('wang', PASSPHRASE)).toBe('wrong-login')
    room.forward(2000)
    await room.as('admin', 'accounts.enable', { id: ID.wang, ...proof })
    expect(await listed('wang')).toMatchObject({ state: 'active', holds: ['rec'], pending: [] })
    expect(await session('wang', PASSPHRASE)).toMatchObject({ name: '王建国' })
  })
  it.each(['beside an open room', 'before a locked one'])('who was disabled is answered and noted like a wrong passphrase, %s', async (when) => {
    await room.as('admin', 'accounts.disable', { id: ID.wang, ...proof })
    const between = async (ms: number) => {
      room.forward(ms)
      if (when === 'before a locked one') await room.restart()
    }
    const answer = async (login: string, passphrase: string) => { const reply = await call('vault.unlock', { login, passphrase }); return reply.ok ? 'ok' : `${reply.fault.code} ${reply.fault.message} ${reply.fault.waitMs ?? ''}` }
    await between(0)
    const wrong = [await answer('li', 'wrong')]
    await between(1000)
    wrong.push(await answer('li', 'wrong'))
    await between(2000)
    await session('li', PASSPHRASE)
    await between(0)
    const shut = [await answer('wang', PASSPHRASE)]
    expect(await answer('wang', PASSPHRASE)).toMatch(/^wait /u)
    await between(1000)
    shut.push(await answer('wang', PASSPHRASE))
    expect(shut).toEqual(wrong)
    room.forward(2000)
    expect(await call('vault.recover', { login: 'wang', recoveryKey: room.recoveryKey, next: OWN })).toMatchObject({ fault: { code: 'wrong-recovery', waitMs: 4000 } })
    room.forward(4000)
    const { rows } = await room.as('shen', 'audit.list', { action: 'vault.attempt', object: `account:${ID.wang}` })
    expect(rows.map(({ result }) => result)).toEqual(['wrong-recovery', 'wrong-login', 'wrong-login'])
    expect((await room.as('shen', 'audit.list', { action: 'vault.attemptsLost' })).rows).toEqual([])
  })
  it('a forgotten passphrase is set anew by the administrator; the compartments wait for approval again', async () => {
    const { token } = await session('qin', PASSPHRASE)
    await room.as('admin', 'accounts.resetPassphrase', { id: ID.qin, first: FIRST, ...proof })
    expect(code(await call('drafts.list', {}, token))).toBe('locked')
    expect(await listed('qin')).toMatchObject({ mustChange: true, holds: [], pending: ['psy'] })
    expect(await unlock('qin', PASSPHRASE)).toBe('wrong-login')
    room.forward(1000)
    expect(await session('qin', FIRST)).toMatchObject({ mustChange: true })
    expect((await room.as('zhao', 'accounts.list', {})).leavers).toEqual([])
    expect([await openingGenerations('qin', PASSPHRASE), await openingGenerations('qin', FIRST)]).toEqual([[], [0, 1]])
  })
  it('a keyring kept from before opens nothing that a withdrawal or the crash after one took away', async () => {
    await room.as('admin', 'accounts.disable', { id: ID.qin, ...proof })
    await room.as('admin', 'accounts.enable', { id: ID.qin, ...proof })
    const before = readFileSync(join(room.dir, 'keyring.json'), 'utf8')
    await room.as('admin', 'accounts.setRoles', { id: ID.qin, roles: ['reception'], ...proof })
    const withPsy = () => [1, 2].filter((age) => { const path = join(room.dir, `keyring.json.${age}`); return existsSync(path) && Keyring.parse(JSON.parse(readFileSync(path, 'utf8'))).users.some(({ userId, sealed }) => userId === ID.qin && sealed.psy !== undefined) })
    expect(withPsy()).toEqual([])
    writeFileSync(join(room.dir, 'keyring.json.1'), before)
    expect(withPsy()).toEqual([1])
    await room.restart()
    await session('li', PASSPHRASE)
    expect(withPsy()).toEqual([])
  })
  it('the recovery key clears the duty to change a passphrase an administrator gave', async () => {
    await room.as('admin', 'accounts.resetPassphrase', { id: ID.qin, first: FIRST, ...proof })
    expect(code(await call('vault.recover', { login: 'qin', recoveryKey: room.recoveryKey, next: OWN }))).toBe('ok')
    expect(await session('qin', OWN)).toMatchObject({ mustChange: false })
  })
})

describe('compartments', () => {
  it('are approved by a leader who holds them, for somebody else, and only what is pending', async () => {
    await room.as('admin', 'accounts.setRoles', { id: ID.tang, roles: ['mediator', 'counsellor'], ...proof })
    expect(await room.refused('admin', 'accounts.approve', { id: ID.tang, compartments: ['psy'], ...proof })).toMatchObject({ code: 'forbidden' })
    expect(await room.refused('zhao', 'accounts.approve', { id: ID.tang, compartments: ['psy'], passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(1000)
    expect(await room.refused('zhao', 'accounts.approve', { id: ID.tang, compartments: ['legal'], ...proof })).toMatchObject({ code: 'not-pending' })
    expect(await room.refused('zhao', 'accounts.approve', { id: ID.zhao, compartments: ['psy'], ...proof })).toMatchObject({ code: 'self' })
    expect(await room.refused('zhao', 'accounts.approve', { id: 999, compartments: ['psy'], ...proof })).toMatchObject({ code: 'not-found' })
    await room.as('admin', 'accounts.create', { login: 'zhou', name: '周副', roles: ['leader'], first: FIRST, ...proof })
    const { token } = await session('zhou', FIRST)
    await call('vault.changePassphrase', { current: FIRST, next: OWN }, token)
    expect(await call('accounts.approve', { id: ID.tang, compartments: ['psy'], passphrase: OWN }, token)).toMatchObject({ fault: { code: 'not-held' } })
    await room.as('zhao', 'accounts.approve', { id: ID.tang, compartments: ['psy'], ...proof })
    expect(await listed('tang')).toMatchObject({ holds: ['psy'], pending: [] })
    expect(await room.refused('admin', 'accounts.approveByRecovery', { id: ID.admin, compartments: ['psy'], recoveryKey: room.recoveryKey, ...proof })).toMatchObject({ code: 'self', message: expect.stringContaining('不能批准自己的权限') as unknown })
    expect(await room.refused('admin', 'accounts.approveByRecovery', { id: ID.song, compartments: ['psy'], recoveryKey: room.recoveryKey, ...proof })).toMatchObject({ code: 'not-pending' })
  })
  it('come by the recovery key where no leader holds them', async () => {
    await room.as('admin', 'accounts.create', { login: 'zhou', name: '周副', roles: ['leader'], first: FIRST, ...proof })
    const { id = 0 } = (await listed('zhou')) ?? {}
    const wanted = { id, compartments: ['rec', 'psy', 'legal'], recoveryKey: room.recoveryKey, ...proof }
    expect(await room.refused('admin', 'accounts.approveByRecovery', wanted)).toMatchObject({ code: 'leader-approves' })
    await room.as('admin', 'accounts.setRoles', { id: ID.zhao, roles: ['reception', 'mediator'], ...proof })
    expect((await room.as('admin', 'accounts.list', {})).approvable).toEqual([])
    expect(await room.refused('admin', 'accounts.approveByRecovery', { ...wanted, recoveryKey: 'AAAA' })).toMatchObject({ code: 'wrong-recovery', field: 'recoveryKey' })
    room.forward(1000)
    expect(code(await call('accounts.approveByRecovery', wanted, await adminToken()))).toBe('ok')
    expect(await listed('zhou')).toMatchObject({ holds: ['psy', 'rec', 'legal'], pending: [] })
    expect(await room.as('admin', 'vault.recoveryUsed', {})).toEqual({ usedAt: room.now() })
  })
  it('have a last holder who cannot be taken out, and say so', async () => {
    await room.as('admin', 'accounts.remove', { id: ID.song, reason: '调走', ...proof })
    for (const [name, more] of [['remove', { reason: '退休' }], ['disable', {}], ['setRoles', { roles: ['reception'] }], ['resetPassphrase', { first: FIRST }]] as const) {
      const fault = await room.refused('admin', `accounts.${name}`, { id: ID.zhao, ...more, ...proof })
      expect(fault, name).toMatchObject({ code: 'last-holder', message: expect.stringContaining('“法律意见”') as unknown })
    }
  })
})

/** Which of the keyrings in the folder a passphrase still opens: 0 is the present one. */
async function openingGenerations(login: string, passphrase: string): Promise<number[]> {
  const found: number[] = []
  for (const age of [0, 1, 2]) {
    const path = join(room.dir, `keyring.json${age === 0 ? '' : `.${age}`}`)
    if (existsSync(path) && (await openKeys(Keyring.parse(JSON.parse(readFileSync(path, 'utf8'))), login, passphrase)) !== undefined) found.push(age)
  }
  return found
}

const adminToken = async () => (await session('admin', PASSPHRASE)).token

describe('somebody who leaves', () => {
  it('is out for good, stays in the history, and new keys are offered and made', async () => {
    const { id: petitionId } = await room.as('wang', 'petitions.register', { form: petition() })
    const { token } = await session('wang', PASSPHRASE)
    expect(await room.refused('admin', 'accounts.remove', { id: ID.wang, reason: ' ', ...proof })).toMatchObject({ code: 'invalid' })
    await room.as('admin', 'accounts.remove', { id: ID.wang, reason: '退休', handTo: ID.li, ...proof })
    expect(code(await call('drafts.list', {}, token))).toBe('locked')
    expect(await unlock('wang', PASSPHRASE)).toBe('wrong-login')
    room.forward(1000)
    expect(await openingGenerations('wang', PASSPHRASE)).toEqual([])
    expect((await room.as('li', 'petitions.get', { id: petitionId })).receiverName).toBe('王建国')
    expect(await listed('wang')).toMatchObject({ state: 'removed', holds: [], pending: [] })
    expect(await room.refused('admin', 'accounts.enable', { id: ID.wang, ...proof })).toMatchObject({ code: 'not-active' })
    expect((await room.as('zhao', 'accounts.list', {})).leavers).toMatchObject([{ compartment: 'rec', name: '王建国' }])
    expect(await room.refused('admin', 'accounts.rotate', { compartments: ['rec'], ...proof })).toMatchObject({ code: 'forbidden' })
    await room.as('zhao', 'accounts.rotate', { compartments: ['rec'], ...proof })
    expect((await room.as('zhao', 'accounts.list', {})).leavers).toEqual([])
    await room.restart()
    const who: readonly Who[] = ['li', 'zhao', 'qin']
    for (const one of who) await session(one, PASSPHRASE)
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
    expect(await trail()).toEqual(expect.arrayContaining([`accounts.remove account:${ID.wang} active,rec ok`, 'accounts.rotate keyring rec ok']))
  })
})
