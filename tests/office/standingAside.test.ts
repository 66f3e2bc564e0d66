/** 回避 and what it hides: who answers instead, what a repetition inherits, what an earlier petition gives away, and who may move a matter on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const register = (more: Parameters<typeof petition>[0] = {}, who: Who = 'li') => room.as(who, 'petitions.register', { form: petition(more) })
const page = (id: number, who: Who) => room.as(who, 'petitions.get', { id })
const hidden = async (id: number, who: Who) => (await room.refused(who, 'petitions.get', { id })).code
const receipt = async (id: number, who: Who) => (await room.as(who, 'receipts.preview', { petitionId: id, paper: 'a5' })).html
const conflict = { has: true, reason: '亲属' }
const dismiss = (who: Who) => room.as('admin', 'accounts.disable', { id: ID[who], passphrase: PASSPHRASE })
const leader = () => room.as('admin', 'accounts.create', { login: 'zhou', name: '周副', roles: ['leader'], first: '先用这一句登录再改掉', passphrase: PASSPHRASE })

describe('whoever stands aside without naming a successor', () => {
  it('is out of it, and a leader answers: on the page, on paper, in the timeline', async () => {
    const { id, officerName } = await register({ conflict })
    expect(officerName).toBe('赵立')
    expect(await hidden(id, 'li')).toBe('not-found')
    const seen = await page(id, 'zhao')
    expect(seen).toMatchObject({ row: { officerName: '赵立' }, receiverName: '李敏', conflict: { has: true, reason: '亲属', pending: false } })
    expect(seen.timeline.map(({ text }) => text)).toEqual(['登记；登记人回避，由分管领导接办，首接责任人 赵立'])
    expect(await receipt(id, 'zhao')).toContain('赵立（接待人回避，由分管领导接办）')
    expect(await receipt((await register()).id, 'li')).not.toContain('接待人回避')
  })
  it('is out of a 检举控告 too, which somebody can then handle', async () => {
    const { id } = await register({ conflict, statutoryKind: 'report', accused: '某物业' })
    expect([await hidden(id, 'li'), await hidden(id, 'wang')]).toEqual(['not-found', 'not-found'])
    expect((await page(id, 'zhao')).row).toMatchObject({ restricted: true, officerName: '赵立' })
  })
  it('gives it to the leader who need not stand aside and has the least to do', async () => {
    await leader()
    expect((await register({ conflict })).officerName).toBe('赵立')
    expect((await register({ conflict })).officerName).toBe('周副')
    expect((await register({ conflict, excludedIds: [ID.zhao] })).officerName).toBe('周副')
    expect((await register({ conflict })).officerName).toBe('赵立')
  })
  it('has to choose where no leader can take it, and is told where', async () => {
    const refusal = await room.refused('li', 'petitions.register', { form: petition({ conflict, excludedIds: [ID.zhao] }) })
    expect(refusal).toMatchObject({ code: 'unknown-officer', field: 'form.conflict.handOverTo', message: expect.stringContaining('请在“交由”里选') as unknown })
    expect((await room.refused('li', 'petitions.register', { form: petition({ conflict: { ...conflict, handOverTo: ID.li } }) })).field).toBe('form.conflict.handOverTo')
    expect((await register({ conflict: { ...conflict, handOverTo: ID.wang }, excludedIds: [ID.zhao] })).officerName).toBe('王建国')
  })
  it('keeps it, marked, where there is nobody else, and is out of it as soon as there is somebody', async () => {
    await dismiss('wang')
    const { id, officerName } = await register({ conflict, excludedIds: [ID.zhao, ID.li] })
    expect(officerName).toBe('李敏')
    expect((await page(id, 'li')).conflict).toEqual({ has: true, reason: '亲属', pending: true })
    expect((await page(id, 'li')).timeline[0]?.text).toContain('回避待处理')
    expect((await room.as('shen', 'audit.list', { action: 'petitions.register' })).rows[0]?.fields).toContain('conflictPending')
    await room.as('admin', 'accounts.enable', { id: ID.wang, passphrase: PASSPHRASE })
    await room.as('li', 'petitions.handOver', { id, toId: ID.wang, reason: '有人接办', exclude: false })
    expect(await hidden(id, 'li')).toBe('not-found')
    expect((await page(id, 'wang')).conflict?.pending).toBe(false)
  })
})

describe('a repetition', () => {
  it('hides from whoever must see nothing of the first, and refuses him as its officer', async () => {
    const first = await register({ excludedIds: [ID.wang] })
    const again = await register({ personId: first.personId, visitKind: '重复访', visitReason: `与 ${first.number} 相近`, linkedPetitionId: first.id })
    expect(await hidden(again.id, 'wang')).toBe('not-found')
    expect((await room.as('wang', 'petitions.list', {})).rows).toEqual([])
    expect(await room.refused('li', 'petitions.register', { form: petition({ linkedPetitionId: first.id, conflict: { ...conflict, handOverTo: ID.wang } }) })).toMatchObject({ code: 'unknown-officer', field: 'form.conflict.handOverTo' })
  })
  it('of a 检举控告 is as restricted as that, whatever it is called now, and as little of it is printed', async () => {
    const first = await register({ statutoryKind: 'report', title: '举报某主任收礼' })
    const again = await register({ statutoryKind: 'appeal', title: '收礼的事有回音吗', materials: [{ name: '转账截图', copies: 1, pages: 1, original: false }], linkedPetitionId: first.id })
    expect([await hidden(again.id, 'wang'), await hidden(again.id, 'zhao')]).toEqual(['not-found', 'not-found'])
    expect((await page(again.id, 'li')).row.restricted).toBe(true)
    expect(await receipt(again.id, 'li')).not.toMatch(/收礼|转账/u)
  })
  it('says of what it is one only to who may see that, and never by its title', async () => {
    const first = await register({ title: '举报某主任收礼', statutoryKind: 'report' })
    const [match] = await room.as('li', 'people.match', { idNumber: '11010519491231002X', title: '某主任收礼' })
    expect(match?.suggestion).toMatchObject({ kind: '重复访', linkedPetitionId: first.id, reason: expect.stringContaining(first.number) as unknown })
    expect(match?.suggestion.reason).not.toContain('收礼')
    const again = await register({ personId: first.personId, visitKind: '重复访', visitReason: match?.suggestion.reason, linkedPetitionId: first.id })
    expect(await page(again.id, 'li')).toMatchObject({ visitReason: match?.suggestion.reason, linkedPetitionId: first.id })
    await room.as('li', 'petitions.handOver', { id: again.id, toId: ID.wang, reason: '移交', exclude: false })
    const seen = await page(again.id, 'wang')
    expect(seen).toMatchObject({ row: { visitKind: '重复访' }, visitReason: '' })
    expect(seen).not.toHaveProperty('linkedPetitionId')
    expect(JSON.stringify(seen)).not.toContain(first.number)
  })
})

describe('another’s petition', () => {
  it('is read and added to by any receiver, but moved on by its officer or a leader only', async () => {
    const { id } = await register()
    await room.as('wang', 'petitions.note', { id, text: '来电补充' })
    for (const exclude of [false, true]) expect(await room.refused('wang', 'petitions.handOver', { id, toId: ID.wang, reason: '我来', exclude })).toMatchObject({ code: 'not-yours', message: '这件事项由李敏负责，请由本人或分管领导移交' })
    expect((await page(id, 'li')).row.officerName).toBe('李敏')
    await room.as('zhao', 'petitions.handOver', { id, toId: ID.wang, reason: '另行分派', exclude: true })
    expect(await hidden(id, 'li')).toBe('not-found')
    await room.as('wang', 'petitions.handOver', { id, toId: ID.zhao, reason: '移交领导', exclude: false })
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
})
