/** 人员与权限 and 权限审批 over the real office: what cannot be is said before a password is asked for, and nothing typed is lost. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountsScreen } from '../../renderer/features/accounts/AccountsScreen'
import { ApprovalsScreen } from '../../renderer/features/accounts/ApprovalsScreen'
import { FirstPassphrase } from '../../renderer/features/lock/FirstPassphrase'
import { openRoom, prepareWindow, type TestRoom } from './room'

const passphrase = '桂花树下-三点半-喝茶'
const first = '先用这一句登录再改掉'
const LI = 2
const ZHAO = 3
let room: TestRoom
beforeEach(() => { prepareWindow() })
afterEach(() => room.close())

const type = async (label: string | RegExp, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const choose = async (person: string, item: string) => {
  await press(`${person}的操作`)
  fireEvent.click(await screen.findByRole('menuitem', { name: item }))
}
const row = async (name: RegExp) => (await screen.findByRole('row', { name })).textContent

describe('the administrator', () => {
  beforeEach(async () => {
    room = await openRoom(undefined, 'admin')
    room.show(<AccountsScreen actorId={1} />, '/accounts')
  })
  it('adds somebody: problems at their fields while typing, the office asked only when nothing is missing', async () => {
    await press('新建账号')
    await press('建账号')
    expect(await screen.findByText('请填写登录名')).toBeDefined()
    await type(/^登录名/u, 'ZHAO')
    expect(await screen.findByText('登录名“ZHAO”已是赵立新的，请改一个')).toBeDefined()
    await type(/^登录名/u, 'chen')
    await type(/^姓名/u, '陈新')
    fireEvent.click(screen.getByRole('checkbox', { name: '系统管理员' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '审计员' }))
    expect(await screen.findByText(/系统管理员和审计员不能是同一个账号/u)).toBeDefined()
    fireEvent.click(screen.getByRole('checkbox', { name: '审计员' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '接访社工' }))
    expect(await screen.findByText('“录音录像”要等分管领导批准后才能打开。')).toBeDefined()
    await type(/^新密码/u, first)
    await type(/^再输一次新密码/u, first)
    await press('建账号')
    expect(await screen.findByText('请输入您自己的密码')).toBeDefined()
    await type(/^您自己的密码/u, passphrase)
    await press('建账号')
    await waitFor(async () => expect(await row(/陈新/u)).toContain('录音录像：待批准'))
    expect(await row(/陈新/u)).toContain('还没改初始密码')
  })
  it('keeps what was typed when the own password was wrong', async () => {
    await choose('李晓岚', '改姓名')
    await type(/^姓名/u, '李晓岚岚')
    await type(/^您自己的密码/u, '不对的')
    await press('改姓名')
    expect(await screen.findByText('您的密码不对，请核对后重试')).toBeDefined()
    expect((screen.getByLabelText<HTMLInputElement>(/^姓名/u)).value).toBe('李晓岚岚')
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '改姓名' }).disabled).toBe(false))
    await type(/^您自己的密码/u, passphrase)
    await press('改姓名')
    await waitFor(async () => expect(await row(/李晓岚岚/u)).toContain('接访社工'))
  })
  it('hands on what somebody who leaves has in hand, knowing how many matters that are and nothing else', async () => {
    const form = { petitioner: { mode: 'named', name: '王桂英' }, headcount: 1, representatives: [], form: 'visit', title: '举报收礼', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'report' }
    await room.askAs('li', 'petitions.register', { form })
    await choose('李晓岚', '停用')
    expect(await screen.findByText(/李晓岚名下还有 1 件未办结或只有本人能查看的事项/u)).toBeDefined()
    await type(/^您自己的密码/u, passphrase)
    await press('停用')
    expect(await screen.findByText(/请先请本人移交，或在“移交给”里选一位接办人/u)).toBeDefined()
    fireEvent.click(screen.getByRole('combobox', { name: /^移交给/u }))
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(['赵立新'])
    fireEvent.click(screen.getByRole('option', { name: '赵立新' }))
    await press('停用')
    await waitFor(async () => expect(await row(/李晓岚/u)).toContain('已停用'))
    expect(document.body.textContent).not.toContain('收礼')
    expect(await room.askAs('zhao', 'petitions.list', {})).toMatchObject({ value: { rows: [{ officerName: '赵立新', restricted: true }] } })
  })
  it('is told before typing that the last holder stays, and that the own account is not his to change', async () => {
    await choose('赵立新', '移除')
    expect(await screen.findByText(/赵立新是最后一个能打开“心理\/重点人群”、“法律意见”的人/u)).toBeDefined()
    expect(screen.queryByLabelText(/^您自己的密码/u)).toBeNull()
    await press('知道了')
    await choose('陈管理', '改角色')
    expect(await screen.findByText(/不能改自己的账号/u)).toBeDefined()
    await press('知道了')
    await choose('李晓岚', '改角色')
    fireEvent.click(await screen.findByRole('checkbox', { name: '接访社工' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '调解员' }))
    expect(await screen.findByText('“录音录像”的密钥会立即收回。')).toBeDefined()
  })
})

describe('the leader', () => {
  beforeEach(async () => {
    room = await openRoom(undefined, 'zhao')
    await room.askAs('admin', 'accounts.create', { login: 'chen', name: '陈新', roles: ['justice', 'counsellor'], first, passphrase })
    await room.askAs('admin', 'accounts.remove', { id: LI, reason: '退休', passphrase })
    room.show(<ApprovalsScreen actorId={ZHAO} />, '/approvals')
  })
  it('approves a part of what is asked for, and replaces the keys somebody took along', async () => {
    fireEvent.click(within(await screen.findByRole('region', { name: '陈新' })).getByRole('button', { name: '批准' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(await dialog.findByRole('checkbox', { name: '心理/重点人群' }))
    fireEvent.change(dialog.getByLabelText(/^您自己的密码/u), { target: { value: passphrase } })
    fireEvent.click(dialog.getByRole('button', { name: '批准' }))
    expect(await screen.findByText('待批准：心理/重点人群')).toBeDefined()
    expect(screen.getByText(/录音录像：李晓岚曾持有，2026年9月7日起不再持有/u)).toBeDefined()
    await press('更换这些密钥')
    await type(/^您自己的密码/u, passphrase)
    await press('更换密钥')
    expect(await screen.findByText('没有人带着密钥离开，现在不需要更换。')).toBeDefined()
  })
})

describe('the first log-in', () => {
  it('takes an own passphrase, not the one that was given', async () => {
    room = await openRoom(undefined, 'admin')
    await room.call('accounts.resetPassphrase', { id: LI, first, passphrase })
    const opened = await room.logIn('li', first)
    let changed = 0
    room.show(<FirstPassphrase session={opened} onChanged={() => { changed += 1 }} />, '/')
    await type(/^初始密码/u, first)
    for (const label of [/^新密码/u, /^再输一次新密码/u]) await type(label, first)
    await press('改密码并开始')
    expect(await screen.findByText('新密码要和管理员给的初始密码不同')).toBeDefined()
    for (const label of [/^新密码/u, /^再输一次新密码/u]) await type(label, '雨后的石板路有点滑呢')
    await press('改密码并开始')
    await waitFor(() => expect(changed).toBe(1))
    expect((await room.call('drafts.list', {})).ok).toBe(true)
  })
})
