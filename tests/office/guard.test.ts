/** 无理缠访 is a second person's decision: until then the matter counts as complex; approving, refusing and taking back, each with its traces. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const guard = { basis: 'review', basisNo: '复核〔2025〕3号', opinionNo: '法意〔2026〕1号', approverId: ID.zhao } as const
const register = async (more: Parameters<typeof petition>[0] = {}, who: Who = 'li') => (await room.as(who, 'petitions.register', { form: petition({ petitionClass: 'unreasonable', guard, ...more }) })).id
const pageOf = (id: number, who: Who = 'li') => room.as(who, 'petitions.get', { id })
const approve = { opinionSeen: true, passphrase: PASSPHRASE }

describe('a matter recorded as 无理缠访', () => {
  it('counts, reads and prints as 合理诉求（复杂） until a leader approves, who finds it waiting', async () => {
    const id = await register()
    expect(await pageOf(id)).toMatchObject({ row: { petitionClass: 'complex' }, promise: { rule: 'complex-claim' }, guard: { state: 'pending', approverName: '赵立', own: true } })
    expect((await room.as('li', 'petitions.list', { petitionClass: 'unreasonable' })).rows).toEqual([])
    const { html } = await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })
    expect(html).toContain('合理诉求（复杂）')
    expect(html).not.toContain('解释疏导')
    expect(await room.as('zhao', 'petitions.guards', {})).toMatchObject([{ id, basisNo: guard.basisNo, opinionNo: guard.opinionNo, recorderName: '李敏', named: true, own: false }])
    room.forward(86_400_000)
    expect(await room.as('zhao', 'petitions.approveGuard', { id, ...approve })).toEqual({ done: true })
    const page = await pageOf(id)
    expect(page).toMatchObject({ row: { petitionClass: 'unreasonable', dueOn: '2026-10-05' }, promise: { rule: 'explain-answer', startOn: '2026-09-05' }, guard: { state: 'approved', decidedBy: '赵立', decidedAt: room.now() } })
    expect(page.timeline[0]).toMatchObject({ kind: 'classified', actor: '赵立', text: expect.stringContaining('原分类 合理诉求（复杂）') })
    expect(await room.as('zhao', 'petitions.guards', {})).toEqual([])
    expect((await room.as('li', 'petitions.list', { petitionClass: 'unreasonable' })).rows.map((row) => row.id)).toEqual([id])
    expect((await room.as('shen', 'audit.list', { action: 'petitions.approveGuard' })).rows[0]).toMatchObject({ object: `petition:${id}`, userName: '赵立', result: 'ok' })
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })

  it('is approved with the passphrase and the originals seen only, by somebody who did not record it, and once', async () => {
    const id = await register()
    expect(await room.refused('zhao', 'petitions.approveGuard', { id, opinionSeen: false, passphrase: PASSPHRASE })).toMatchObject({ code: 'invalid', field: 'opinionSeen', message: expect.stringContaining('原件') })
    expect(await room.refused('zhao', 'petitions.approveGuard', { id, opinionSeen: true, passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(5000)
    expect((await pageOf(id)).row.petitionClass).toBe('complex')
    await room.as('zhao', 'petitions.approveGuard', { id, ...approve })
    expect(await room.refused('zhao', 'petitions.approveGuard', { id, ...approve })).toMatchObject({ code: 'no-guard', message: expect.stringContaining('刷新') })
    const plain = await room.as('li', 'petitions.register', { form: petition() })
    for (const [call, more] of [['petitions.approveGuard', approve], ['petitions.revokeGuard', { reason: '有新证据' }]] as const) expect((await room.refused('zhao', call, { id: plain.id, ...more })).code).toBe('no-guard')
  })

  it('recorded by a leader is decided by another one', async () => {
    await room.as('admin', 'accounts.setRoles', { id: ID.wang, roles: ['reception', 'leader'], passphrase: PASSPHRASE })
    await room.restart()
    const id = await register({ guard: { ...guard, approverId: ID.wang } }, 'zhao')
    expect(await room.as('zhao', 'petitions.guards', {})).toMatchObject([{ id, named: false, own: true }])
    for (const [call, more] of [['petitions.approveGuard', approve], ['petitions.revokeGuard', { reason: '有新证据' }]] as const) expect(await room.refused('zhao', call, { id, ...more })).toMatchObject({ code: 'own-record', message: expect.stringContaining('另一位分管领导') })
    await room.as('wang', 'petitions.approveGuard', { id, ...approve })
    expect((await pageOf(id, 'zhao')).row.petitionClass).toBe('unreasonable')
  })

  it('is 合理诉求（复杂） for good when refused, and again when taken back, with the reason', async () => {
    const [refused, revoked] = [await register(), await register()]
    await room.as('zhao', 'petitions.revokeGuard', { id: refused, reason: '意见书不是针对本事项' })
    await room.as('zhao', 'petitions.approveGuard', { id: revoked, ...approve })
    await room.as('zhao', 'petitions.revokeGuard', { id: revoked, reason: '法院已裁定再审' })
    for (const [id, state, reason] of [[refused, 'refused', '意见书不是针对本事项'], [revoked, 'revoked', '法院已裁定再审']] as const) {
      const page = await pageOf(id)
      expect(page).toMatchObject({ row: { petitionClass: 'complex', dueOn: '2026-10-05' }, promise: { rule: 'complex-claim' }, guard: { state, decidedBy: '赵立' } })
      expect(page.timeline[0]?.text).toContain(reason)
      expect((await room.as('li', 'petitions.list', { text: reason })).rows.map((row) => row.id)).toEqual([id])
      expect((await room.refused('zhao', 'petitions.approveGuard', { id, ...approve })).code).toBe('no-guard')
    }
    expect((await room.as('shen', 'audit.list', { action: 'petitions.revokeGuard' })).rows.map((row) => row.reason)).toEqual(['法院已裁定再审', '意见书不是针对本事项'])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })

  it('names an approver who may see it, also where it is restricted', async () => {
    expect(await room.refused('li', 'petitions.register', { form: petition({ petitionClass: 'unreasonable', guard, excludedIds: [ID.zhao] }) })).toMatchObject({ code: 'approver-invalid', field: 'form.guard.approverId' })
    const id = await register({ statutoryKind: 'report' })
    await room.as('zhao', 'petitions.approveGuard', { id, ...approve })
    expect((await pageOf(id)).promise?.rule).toBe('report-transfer')
  })
})

describe('the dates of a registration', () => {
  it('say that nobody can be told where name or address is not clear, and keep the register', async () => {
    const made = await room.as('li', 'petitions.register', { form: petition({ who: { mode: 'anonymous', name: '', idNumber: '', phone: '', address: '' } }) })
    expect(made.statutory).toMatchObject({ exempt: '姓名或住址不清的无法告知', dueOn: '2026-09-20' })
    expect((await pageOf(made.id)).statutory).toMatchObject({ exempt: '姓名或住址不清的无法告知' })
    expect((await room.as('li', 'receipts.preview', { petitionId: made.id, paper: 'a5' })).html).toContain('姓名或住址不清的无法告知')
    const known = await room.as('li', 'petitions.register', { form: petition() })
    expect(known.statutory.exempt).toBeUndefined()
    const recognised = await room.as('li', 'petitions.register', { form: petition({ personId: known.personId, who: { idNumber: '', phone: '', address: '' } }) })
    expect(recognised.statutory.exempt).toBeUndefined()
    expect((await room.as('li', 'petitions.promise', { petitionClass: 'simple', untold: true })).statutory.exempt).toBe('姓名或住址不清的无法告知')
  })
  it('of a 检举控告 are those of its transfer; a date counted in calendar days is never 暂定', async () => {
    const made = await room.as('li', 'petitions.register', { form: petition({ statutoryKind: 'report' }) })
    expect(made.promise).toMatchObject({ rule: 'report-transfer', dueOn: '2026-09-20' })
    expect((await room.as('li', 'petitions.promise', { petitionClass: 'simple', statutoryKind: 'report' })).promise.rule).toBe('report-transfer')
    room.forward(105 * 86_400_000)
    for (const [petitionClass, provisional] of [['simple', false], ['complex', false]] as const) {
      const { id, promise } = await room.as('li', 'petitions.register', { form: petition({ petitionClass }) })
      expect((await pageOf(id)).row.provisional).toBe(provisional)
      expect(promise.provisional).toBe(petitionClass === 'complex')
    }
    room.forward(10 * 86_400_000)
    const { id } = await room.as('li', 'petitions.register', { form: petition({ petitionClass: 'consult' }) })
    expect((await pageOf(id)).row).toMatchObject({ provisional: true, dueOn: '2027-01-04' })
  })
  it('stand on a receipt headed by the way in which the matter came', async () => {
    const { id } = await room.as('li', 'petitions.register', { form: petition({ form: 'letter' }) })
    expect((await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })).html).toContain('<h1>来信登记回执</h1>')
  })
})
