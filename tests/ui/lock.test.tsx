/** The lock screen over the real office: a wrong password and its wait, what cannot be opened, the recovery key, an office that ended by itself. */
import { screen, waitFor } from '@testing-library/react'
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeWriterLock } from '#db/store/open'
import { field, logIn, openLockedRoom, passphrase, press, type, type LockedRoom } from './lockedRoom'
import { prepareWindow } from './room'

let room: LockedRoom
beforeEach(async () => {
  prepareWindow()
  room = await openLockedRoom()
  await screen.findByRole('heading', { name: '桂花社区综治信访接待室' })
})
afterEach(() => room.close())

const database = (): string => join(room.dir, 'room.db')
const isOpen = () => screen.findByRole('link', { name: '接访登记' })
const sayings = async (text: string | RegExp) => waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(text))

describe('logging in', () => {
  it('says that log-in or password is wrong, empties the password only, and waits before the next try', async () => {
    await logIn('li', 'not the right one')
    await sayings(/登录名或密码不对，请核对后重试（\d 秒后可再试）/u)
    expect([(await field('登录名')).value, (await field('密码')).value]).toEqual(['li', ''])
    await type('密码', passphrase)
    expect(screen.getByRole('button', { name: '登录' })).toHaveProperty('disabled', true)
    await waitFor(() => expect(screen.getByRole('button', { name: '登录' })).toHaveProperty('disabled', false))
    press('登录')
    await isOpen()
  })
  it('cannot be tried with a field left empty', async () => {
    expect(screen.getByRole('button', { name: '登录' })).toHaveProperty('disabled', true)
    await type('登录名', 'li')
    expect(screen.getByRole('button', { name: '登录' })).toHaveProperty('disabled', true)
  })
})

describe('a room that cannot be opened', () => {
  it.each([
    ['数据库文件不见了', /放回原处/u, () => renameSync(database(), `${database()}.lost`), () => renameSync(`${database()}.lost`, database())],
    ['这里不是本接待室的数据', /不是本程序的加密库.*把原来的文件放回/u, () => { renameSync(database(), `${database()}.lost`); writeFileSync(database(), 'SQLite format 3\0 of another program') }, () => renameSync(`${database()}.lost`, database())],
    ['数据库文件是空的', /从备份恢复/u, () => truncateSync(database(), 0), undefined],
    ['数据损坏或被替换', /钥匙文件损坏/u, () => writeFileSync(join(room.dir, 'keyring.json'), '{}'), undefined],
  ])('%s: named with its way out, looked at again on demand', async (title, wayOut, spoil, mend) => {
    await room.fall(spoil)
    await sayings(title)
    await sayings(wayOut)
    expect(screen.queryByLabelText('密码')).toBeNull()
    if (mend === undefined) return
    mend()
    press('重新检查')
    await field('密码')
  })
  it('damage found by the keys, and a room open elsewhere, are said after the try', async () => {
    await room.fall()
    const whole = readFileSync(database())
    writeFileSync(database(), Buffer.concat([randomBytes(4096), whole.subarray(4096)]))
    await logIn('li')
    await sayings('数据损坏或被替换')
    writeFileSync(database(), whole)
    press('重新检查')
    await field('密码')
    const held = takeWriterLock(join(room.dir, 'lock.db'))
    await logIn('li')
    await sayings('接待室正在别处使用')
    held?.close()
    press('重新检查')
    await logIn('li')
    await isOpen()
  })
})

describe('an office that ended by itself', () => {
  it('leaves the worker at the lock screen, told why, with the log-in still there', async () => {
    await logIn('li')
    await isOpen()
    await room.fall()
    await sayings('后台程序意外停止，已自动锁定')
    expect(screen.queryByRole('link', { name: '接访登记' })).toBeNull()
    expect((await field('登录名')).value).toBe('li')
    await logIn('li')
    await isOpen()
    expect(screen.queryByRole('alert')).toBeNull()
  })
  it('shows another worker nothing of where the first one was', async () => {
    await logIn('li')
    await isOpen()
    Object.assign(window.location, { hash: '#/petitions?q=张三' })
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^查找/u })).toHaveProperty('value', '张三'))
    await room.fall()
    await logIn('zhao')
    await isOpen()
    expect(window.location.hash).toBe('#/intake')
    expect(screen.queryByDisplayValue('张三')).toBeNull()
  })
  it('leads the same worker on where he was', async () => {
    await logIn('li')
    await isOpen()
    Object.assign(window.location, { hash: '#/petitions?q=张三' })
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^查找/u })).toHaveProperty('value', '张三'))
    await room.fall()
    await logIn('li')
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^查找/u })).toHaveProperty('value', '张三'))
  })
  it('together with its database leaves him at what is wrong, not in a dead room', async () => {
    await logIn('li')
    await isOpen()
    await room.fall(() => renameSync(database(), `${database()}.lost`))
    await sayings('数据库文件不见了')
    expect(screen.queryByRole('link', { name: '接访登记' })).toBeNull()
  })
})

describe('a line to the office that is broken', () => {
  it('is said in place of the room, and tried again on demand', async () => {
    await logIn('li')
    await isOpen()
    const { call } = window.room
    Object.assign(window.room, { call: () => Promise.reject(new Error('no line')) })
    await room.fall()
    await sayings(/接待室打不开.*程序内部没有应答/u)
    Object.assign(window.room, { call })
    press('再试一次')
    expect((await field('登录名')).value).toBe('li')
  })
})

describe('a forgotten password', () => {
  const next = '雨后的石板路有点滑呢'
  const recover = async (first: string, second: string) => {
    await type(/^恢复密钥第一半/u, first)
    await type(/^恢复密钥第二半/u, second)
    await type(/^新密码/u, next)
    await type(/^再输一次新密码/u, next)
    press('设新密码')
  }
  it('names what is missing at its field and keeps what was typed when the key is wrong', async () => {
    await type('登录名', 'li')
    press('忘记密码')
    await field(/^新密码/u)
    press('设新密码')
    expect(await screen.findByText('请填写恢复密钥')).toBeDefined()
    await type(/^恢复密钥第一半/u, 'AAAA')
    await type(/^新密码/u, next)
    await type(/^再输一次新密码/u, `${next}。`)
    press('设新密码')
    expect(await screen.findByText('两次输入的密码不一样')).toBeDefined()
    await recover(room.halves[1], room.halves[0])
    expect(await screen.findByText(/登录名或恢复密钥不对/u)).toBeDefined()
    expect([(await field(/^恢复密钥第一半/u)).value, (await field(/^新密码/u)).value]).toEqual([room.halves[1], next])
    press('返回登录')
    expect((await field('登录名')).value).toBe('li')
  })
  it('is replaced by the key, which is then replaced itself, typed back from paper', async () => {
    await type('登录名', 'li')
    press('忘记密码')
    await recover(...room.halves)
    await screen.findByText('新密码已设好')
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['换新的恢复密钥'])
    press('换新的恢复密钥')
    const fresh = [(await screen.findByLabelText('恢复密钥第一半')).textContent ?? '', screen.getByLabelText('恢复密钥第二半').textContent ?? '']
    expect(fresh).not.toEqual(room.halves)
    expect(screen.queryByRole('button', { name: /先去登录/u })).toBeNull()
    press(/下一步$/u)
    await type(/^恢复密钥第一半/u, fresh[0] ?? '')
    expect(screen.queryByText(fresh[1] ?? '')).toBeNull()
    press('启用新的恢复密钥')
    expect(await screen.findByText('请把这一半照着纸张输完整')).toBeDefined()
    await type(/^恢复密钥第二半/u, fresh[1] ?? '')
    press('启用新的恢复密钥')
    expect(await screen.findByText(/旧的恢复密钥已作废/u)).toBeDefined()
    await logIn('li', next)
    await isOpen()
  })
  it('leads on without another key only where the office refuses it; whoever leads the room is then reminded', async () => {
    await type('登录名', 'zhao')
    press('忘记密码')
    await recover(...room.halves)
    await screen.findByText('新密码已设好')
    const { call } = window.room
    Object.assign(window.room, { call: (name: string, input: unknown) => (name === 'vault.nextRecoveryKey' ? Promise.resolve({ ok: false, fault: { code: 'disk', message: '磁盘读写出错' } }) : call(name, input)) })
    press('换新的恢复密钥')
    expect(await screen.findByText('磁盘读写出错')).toBeDefined()
    Object.assign(window.room, { call })
    press('没有换成，先去登录')
    expect(await screen.findByText(/恢复密钥还是原来那把/u)).toBeDefined()
    await logIn('zhao', next)
    expect(await screen.findByText(/恢复密钥.*用过/u)).toBeDefined()
  })
})
