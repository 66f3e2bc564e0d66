/** First start over the real office: what is wrong is said at its field, the key is typed back, the end makes the room, breaking off leaves nothing. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SetupScreen } from '../../renderer/features/setup/SetupScreen'
import { openAbsentRoom, type AbsentRoom } from './absentRoom'
import { prepareWindow } from './room'

const passphrase = '桂花树下-三点半-喝茶'
const particulars = [['接待室名称', '桂花社区接待室'], ['街道/社区名称', '桂花社区'], ['地址', '桂花路18号'], ['联系电话', '0750-5550101'], ['查询电话', '0750-5550102'], ['出具单位', '桂花社区居委会']] as const
const field = (label: string, at = 0) => screen.findAllByLabelText(new RegExp(`^${label}`, 'u')).then((found) => found[at] as HTMLInputElement)
const forward = () => screen.getByRole('button', { name: /下一步|完成/u })
let room: AbsentRoom
let done = 0

beforeEach(async () => {
  prepareWindow()
  done = 0
  room = await openAbsentRoom()
  room.show(<SetupScreen onDone={() => { done += 1 }} />)
})
afterEach(() => room.close())

const type = async (label: string, text: string, at = 0) => fireEvent.change(await field(label, at), { target: { value: text } })

async function toAccounts() {
  for (const [label, text] of particulars) await type(label, text)
  fireEvent.click(forward())
  await field('登录名')
}
async function fillAccount(login: string, name: string, at = 0) {
  await type('登录名', login, at)
  await type('姓名', name, at)
  await type('密码', passphrase, at)
  await type('再输一次密码', passphrase, at)
}
async function toKey() {
  await toAccounts()
  await fillAccount('li', '李晓岚')
  fireEvent.click(forward())
  return [await screen.findByLabelText('恢复密钥第一半'), await screen.findByLabelText('恢复密钥第二半')].map((half) => half.textContent ?? '') as [string, string]
}

describe('the room\'s particulars', () => {
  it('name what is missing and put the focus there; Enter goes on, but not while Chinese is composed', async () => {
    const user = userEvent.setup()
    await user.type(await field('接待室名称'), '桂花社区')
    fireEvent.keyDown(await field('接待室名称'), { key: 'Enter', isComposing: true })
    expect(screen.queryByText('请填写街道/社区名称')).toBeNull()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('请填写街道/社区名称')).toBeDefined()
    await waitFor(async () => expect(document.activeElement).toBe(await field('街道/社区名称')))
    await type('街道/社区名称', '字'.repeat(61))
    fireEvent.click(forward())
    expect(await screen.findByText('最多 60 个字')).toBeDefined()
  })
})

describe('the accounts', () => {
  it('say live what cannot be: same log-in, administrator and auditor in one, two passwords that differ, nobody who receives', async () => {
    await toAccounts()
    await fillAccount('li', '李晓岚')
    expect(screen.getByText('较强')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: '再加一个账号' }))
    await type('登录名', 'l i', 1)
    expect(await screen.findByText(/登录名用 2–32 个汉字/u)).toBeDefined()
    await type('登录名', 'LI', 1)
    expect(await screen.findByText(/与账号 1 相同/u)).toBeDefined()
    fireEvent.click((await screen.findAllByRole('checkbox', { name: '审计员' }))[0] as HTMLElement)
    expect(await screen.findByText(/系统管理员和审计员不能是同一个账号/u)).toBeDefined()
    await type('密码', passphrase, 1)
    await type('再输一次密码', '桂花树下-四', 1)
    expect(await screen.findByText('两次输入的密码不一样')).toBeDefined()
    const needed = within(screen.getByRole('status', { name: '必须有的角色' }))
    for (const box of screen.getAllByRole('checkbox', { name: '接访社工' })) fireEvent.click(box)
    expect(needed.getByText(/还没有人接访/u)).toBeDefined()
    fireEvent.click(screen.getAllByRole('checkbox', { name: '系统管理员' })[0] as HTMLElement)
    expect(needed.getByText(/还没有系统管理员/u)).toBeDefined()
    expect(room.exists()).toBe(false)
  })
  it('are not left while something is wrong: said at the field, with the focus there', async () => {
    await toAccounts()
    await fillAccount('li', '李晓岚')
    fireEvent.click(screen.getByRole('checkbox', { name: '系统管理员' }))
    fireEvent.click(forward())
    await waitFor(() => expect(screen.getAllByText(/还没有系统管理员/u)).toHaveLength(2))
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: '接访社工' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '系统管理员' }))
    await type('密码', 'li-li-li-li-li')
    fireEvent.click(forward())
    expect(await screen.findByText('密码不要包含登录名')).toBeDefined()
    await waitFor(async () => expect(document.activeElement).toBe(await field('密码')))
  })
  it('show both passwords on demand', async () => {
    await toAccounts()
    expect((await field('密码')).type).toBe('password')
    fireEvent.click(screen.getByRole('checkbox', { name: '显示密码' }))
    expect([(await field('密码')).type, (await field('再输一次密码')).type]).toEqual(['text', 'text'])
  })
})

describe('the recovery key', () => {
  it('is printed, and a printer that fails is said', async () => {
    const halves = await toKey()
    room.machine.set('shell.print', { ok: false, fault: { code: 'no-printer', message: '没有找到打印机，请连接打印机，或改为保存 PDF' } })
    fireEvent.click(screen.getByRole('button', { name: '打印' }))
    expect(await screen.findByText(/没有找到打印机/u)).toBeDefined()
    room.machine.delete('shell.print')
    fireEvent.click(screen.getByRole('button', { name: '打印' }))
    expect(await screen.findByText(/已送到打印机/u)).toBeDefined()
    expect(room.printed.at(-1)).toContain(halves[1])
  })
  it('is typed back with each group judged at once, or pasted whole; the summary shows everything before the room is made', async () => {
    const halves = await toKey()
    fireEvent.click(forward())
    const first = await field('恢复密钥第一半')
    expect(screen.queryByText(halves[0])).toBeNull()
    const mistaken = halves[0].slice(0, 4) + (halves[0].startsWith('Z', 5) ? 'Y' : 'Z') + halves[0].slice(6)
    fireEvent.change(first, { target: { value: mistaken } })
    expect(await screen.findByText('第 2 组与显示的不一致，请对照纸张')).toBeDefined()
    fireEvent.click(forward())
    await waitFor(() => expect(document.activeElement).toBe(first))
    fireEvent.paste(first, { clipboardData: { getData: () => ` ${halves.join('-').toLowerCase()} ` } })
    await waitFor(async () => expect((await field('恢复密钥第二半')).value).toBe(halves[1]))
    expect(screen.getAllByText('对')).toHaveLength(8)
    fireEvent.click(forward())
    expect(within(await screen.findByRole('table', { name: '账号' })).getByText('接访社工、系统管理员')).toBeDefined()
    expect(screen.queryByText(passphrase)).toBeNull()
    expect(room.exists()).toBe(false)
    fireEvent.click(forward())
    await waitFor(() => expect(done).toBe(1))
    expect(await room.call('vault.unlock', { login: 'li', passphrase })).toMatchObject({ ok: true })
  })
  it('is made anew when the office had to start again, and says so', async () => {
    const halves = await toKey()
    fireEvent.click(forward())
    fireEvent.paste(await field('恢复密钥第一半'), { clipboardData: { getData: () => halves.join('') } })
    fireEvent.click(forward())
    await screen.findByRole('table', { name: '账号' })
    await room.restart()
    fireEvent.click(forward())
    expect(await screen.findByText('恢复密钥已换成新的')).toBeDefined()
    expect((await screen.findByLabelText('恢复密钥第一半')).textContent).not.toBe(halves[0])
    expect(room.exists()).toBe(false)
  })
  it('goes back to the step and field the office refuses', async () => {
    await toAccounts()
    await fillAccount('li', '李\ud800')
    fireEvent.click(forward())
    const halves = await Promise.all(['第一半', '第二半'].map(async (half) => (await screen.findByLabelText(`恢复密钥${half}`)).textContent ?? ''))
    fireEvent.click(forward())
    fireEvent.paste(await field('恢复密钥第一半'), { clipboardData: { getData: () => halves.join(' ') } })
    fireEvent.click(forward())
    await screen.findByRole('table', { name: '账号' })
    fireEvent.click(forward())
    expect(await screen.findByText(/含有无法保存的字符/u)).toBeDefined()
    await waitFor(async () => expect(document.activeElement).toBe(await field('姓名')))
    expect((await field('密码')).value).toBe(passphrase)
    expect(room.exists()).toBe(false)
  })
})

describe('a first start beside backups', () => {
  it('says how many there are and of when the newest is, and offers them first; beside none it says nothing', async () => {
    await field('接待室名称')
    expect(screen.queryByText(/数据文件夹却不见了/u)).toBeNull()
    cleanup()
    for (const [name, day] of [['room-20260901-083000', 1], ['room-20260904-181500', 4]] as const) {
      mkdirSync(join(`${room.dir}-backups`, name), { recursive: true })
      const at = Date.parse(`2026-09-0${day}T18:15:00+08:00`)
      writeFileSync(join(`${room.dir}-backups`, name, 'manifest.json'), JSON.stringify({ version: 1, at, kind: 'auto', schema: 1, cipher: 'aegis', petitions: 3, auditEntries: 9, auditHead: 'a'.repeat(64), digest: 'b'.repeat(64), bytes: 4096, mac: 'x' }))
    }
    let restoring = 0
    room.show(<SetupScreen onDone={() => { done += 1 }} onRestore={() => { restoring += 1 }} />)
    const said = await screen.findByText(/旁边有 2 份备份/u)
    expect(said.textContent).toContain('最新的是 2026年9月4日')
    fireEvent.click(screen.getAllByRole('button', { name: '从备份恢复' })[0] as HTMLElement)
    expect([restoring, room.exists()]).toEqual([1, false])
  })
})
