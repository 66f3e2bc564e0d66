/** What the door refuses, what 检举控告 and 回避 hide, and what the audit log proves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callNames, findCall } from '#core/contract/index'
import { CAST, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

describe('the door', () => {
  it('refuses unknown calls, missing sessions, wrong types and oversize, and changes nothing', async () => {
    for (const call of ['', 'toString', 'petitions.__proto__', 'petitions.constructor', 'constructor.name', '__proto__.x', 'petitions.list.x', 'vault']) expect((await room.refused('li', call, {})).code).toBe('unknown-call')
    expect(await room.office().call({ call: 'petitions.list', input: {} })).toMatchObject({ ok: false, fault: { code: 'locked' } })
    expect(await room.office().call({ call: 'petitions.list', input: {}, token: 'no' })).toMatchObject({ ok: false, fault: { code: 'locked' } })
    for (const input of [null, undefined, 7, 'x', [], { limit: 'ten' }, { limit: 1e9 }, { unknown: 1 }, { before: -1 }]) expect((await room.refused('li', 'petitions.list', input)).code).toBe('invalid')
    expect((await room.refused('li', 'petitions.note', { id: 1, text: 'x'.repeat(1_100_000) })).code).toBe('too-large')
    expect((await room.refused('li', 'petitions.note', { id: 1, text: '\ud800' })).code).toBe('invalid')
    expect(await room.refused('li', 'petitions.register', { form: { ...petition(), title: ' ' } })).toMatchObject({ field: 'form.title', message: expect.stringContaining('标题') as unknown })
    expect((await room.as('li', 'petitions.list', {})).rows).toEqual([])
  })
  it('has an expectation for every call and role', async () => {
    const tokens = new Map<Who, string>()
    for (const who of Object.keys(CAST) as Who[]) {
      const reply = await room.office().call({ call: 'vault.unlock', input: { login: who, passphrase: PASSPHRASE } })
      if (reply.ok) tokens.set(who, (reply.value as { token: string }).token)
    }
    for (const call of callNames().filter((name) => name !== 'vault.lock')) {
      const roles = findCall(call)?.roles ?? []
      for (const [who, token] of tokens) {
        const reply = await room.office().call({ call, input: 'not an input', token })
        const allowed = typeof roles === 'string' || CAST[who].roles.some((role) => roles.includes(role))
        expect({ call, who, code: reply.ok ? 'ok' : reply.fault.code }).toEqual({ call, who, code: allowed ? 'invalid' : 'forbidden' })
      }
    }
  })
  it('takes the passphrase wherever it asks for it again', () => {
    for (const call of callNames().filter((name) => findCall(name)?.confirm === true)) expect(z.toJSONSchema(findCall(call)?.input ?? z.never(), { unrepresentable: 'any' }).required, call).toContain('passphrase')
  })
  it('lets nobody act whose session ended while his passphrase was asked for again', async () => {
    const { id } = await room.as('li', 'petitions.register', { form: petition() })
    const { personId = 0 } = await room.as('li', 'petitions.get', { id })
    const tokenOf = async (login: string) => ((await room.office().call({ call: 'vault.unlock', input: { login, passphrase: PASSPHRASE } })) as { value: { token: string } }).value.token
    const [li, admin] = [await tokenOf('li'), await tokenOf('admin')]
    const ended = room.office().call({ call: 'accounts.disable', input: { id: ID.li, handTo: ID.wang, passphrase: PASSPHRASE }, token: admin })
    const asked = room.office().call({ call: 'people.ownFile', input: { personId, reason: '本人到场', passphrase: PASSPHRASE }, token: li })
    expect(await asked).toMatchObject({ ok: false, fault: { code: 'locked' } })
    expect(await ended).toMatchObject({ ok: true })
    expect((await room.as('shen', 'audit.list', { action: 'people.ownFile', result: 'ok' })).rows).toEqual([])
  })
  it('names a wrong password, waits longer each time, and opens afterwards', async () => {
    const wrong = () => room.office().call({ call: 'vault.unlock', input: { login: 'li', passphrase: 'wrong password' } })
    expect(await wrong()).toMatchObject({ ok: false, fault: { code: 'wrong-login', waitMs: 1000 } })
    expect(await wrong()).toMatchObject({ ok: false, fault: { code: 'wait' } })
    room.forward(1000)
    expect(await wrong()).toMatchObject({ ok: false, fault: { code: 'wrong-login', waitMs: 2000 } })
    await room.restart()
    expect(await wrong()).toMatchObject({ ok: false, fault: { code: 'wait' } })
    room.forward(2000)
    expect(await room.as('li', 'drafts.list', {})).toEqual([])
  })
  it('changes a passphrase and locks', async () => {
    expect((await room.refused('li', 'vault.changePassphrase', { current: PASSPHRASE, next: '123' })).code).toBe('passphrase-weak')
    await room.as('li', 'vault.changePassphrase', { current: PASSPHRASE, next: '新的一句话要够长才行' })
    await room.as('li', 'vault.lock', {})
    expect(await room.office().call({ call: 'vault.status', input: {} })).toMatchObject({ value: { state: 'locked' } })
    expect(await room.office().call({ call: 'vault.unlock', input: { login: 'li', passphrase: PASSPHRASE } })).toMatchObject({ fault: { code: 'wrong-login' } })
    room.forward(5000)
    expect(await room.office().call({ call: 'vault.unlock', input: { login: 'li', passphrase: '新的一句话要够长才行' } })).toMatchObject({ ok: true })
  })
})

describe('检举控告 and 回避', () => {
  it('shows a report to its handlers only, prints neither content nor accused', async () => {
    const form = petition({ statutoryKind: 'report', title: '举报某主任收礼', accused: '王建国', facts: '逢年过节收礼', requests: '请求查处' })
    const { id, personId = 0, number } = await room.as('li', 'petitions.register', { form })
    for (const paper of ['a5', 'roll80'] as const) expect((await room.as('li', 'receipts.print', { petitionId: id, paper })).html).not.toMatch(/收礼|王建国|查处|某主任/u)
    for (const who of ['wang', 'zhao'] as const) {
      for (const text of [undefined, '收礼', '王建国', number, '13812345678', 'cxy']) expect((await room.as(who, 'petitions.list', { text })).rows).toEqual([])
      for (const [call, input] of [['petitions.get', { id }], ['petitions.note', { id, text: 'x' }], ['petitions.reveal', { id, field: 'name', reason: '核对' }], ['receipts.preview', { petitionId: id, paper: 'a5' }], ['receipts.print', { petitionId: id, paper: 'a5' }], ['receipts.history', { petitionId: id }]] as const) {
        expect((await room.refused(who, call, input)).code).toBe('not-found')
      }
      expect((await room.refused(who, 'people.card', { id: personId })).code).toBe('not-found')
      expect(await room.as(who, 'people.match', { phone: '13812345678', idNumber: '11010519491231002X' })).toEqual([])
      expect((await room.refused(who, 'petitions.register', { form: petition({ personId }) })).code).toBe('unknown-person')
    }
    expect((await room.as('li', 'petitions.list', { text: '收礼' })).rows).toHaveLength(1)
    await room.as('li', 'petitions.handOver', { id, toId: ID.zhao, reason: '移交领导', exclude: false })
    expect((await room.as('zhao', 'petitions.get', { id })).row.officerName).toBe('赵立')
  })
  it('takes access from whoever must stand aside', async () => {
    const hidden = await room.as('li', 'petitions.register', { form: petition({ excludedIds: [ID.zhao] }) })
    expect((await room.refused('zhao', 'petitions.get', { id: hidden.id })).code).toBe('not-found')
    expect((await room.refused('li', 'petitions.handOver', { id: hidden.id, toId: ID.zhao, reason: '移交', exclude: false })).code).toBe('unknown-officer')
    const handed = await room.as('li', 'petitions.register', { form: petition({ conflict: { has: true, reason: '亲属', handOverTo: ID.wang } }) })
    expect(handed.officerName).toBe('王建国')
    expect((await room.refused('li', 'petitions.get', { id: handed.id })).code).toBe('not-found')
    expect((await room.as('wang', 'petitions.get', { id: handed.id })).receiverName).toBe('李敏')
    expect((await room.refused('li', 'petitions.register', { form: petition({ conflict: { has: true, handOverTo: ID.admin } }) })).code).toBe('unknown-officer')
  })
})

describe('traces', () => {
  it('writes every change, refusal and reveal without contents, and proves the chain', async () => {
    const { id } = await room.as('li', 'petitions.register', { form: petition() })
    expect(await room.as('wang', 'petitions.reveal', { id, field: 'phone', reason: '回拨电话' })).toEqual({ value: '13812345678' })
    await room.refused('admin', 'petitions.list', {})
    const { rows } = await room.as('shen', 'audit.list', { limit: 100 })
    expect(rows.map(({ action, result }) => `${action} ${result}`)).toEqual(expect.arrayContaining(['petitions.register ok', 'petitions.reveal ok', 'petitions.list forbidden', 'vault.unlock ok']))
    expect(rows.find((row) => row.action === 'petitions.reveal')).toMatchObject({ userName: '王建国', fields: 'phone', reason: '回拨电话', object: `petition:${id}` })
    expect(JSON.stringify(rows)).not.toMatch(/13812345678|漏水|陈小燕/u)
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
    expect((await room.refused('li', 'audit.list', {})).code).toBe('forbidden')
    expect(room.topics.flat()).toEqual(expect.arrayContaining(['petitions', 'drafts', 'receipts']))
  })
})
