/** 接待室设置 and 我的密码 in the whole window over the real office: who may change what, and where it says what is wrong. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { field, logIn, openLockedRoom, passphrase, press, type, type LockedRoom } from './lockedRoom'
import { prepareWindow } from './room'

let room: LockedRoom
beforeEach(async () => {
  prepareWindow()
  room = await openLockedRoom()
})
afterEach(() => room.close())

async function enter(login: string): Promise<void> {
  await logIn(login)
  ;(await screen.findByRole('link', { name: /接待室设置/u })).click()
  await screen.findByRole('heading', { name: '接待室设置' })
}

describe('the room\'s particulars', () => {
  it('are shown to everybody and changed by an administrator only', async () => {
    await enter('li')
    expect((await field(/^接待室名称/u)).readOnly).toBe(true)
    expect(screen.getByText(/只有系统管理员可以修改/u)).toBeDefined()
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull()
  })
  it('name the field that is missing, take the focus there, and are saved without blanks at their ends', async () => {
    await enter('admin')
    await type(/^查询电话/u, ' ')
    press('保存')
    expect(await screen.findByText('请填写查询电话')).toBeDefined()
    expect(document.activeElement).toBe(await field(/^查询电话/u))
    await type(/^查询电话/u, ' 0750-5550199 ')
    press('保存')
    expect(await screen.findByText('设置已保存')).toBeDefined()
    expect(await room.value('desk.settings', {})).toMatchObject({ queryPhone: '0750-5550199' })
    expect(screen.queryByText('请填写查询电话')).toBeNull()
  })
})

describe('the time until the idle lock', () => {
  it('is one to fifteen minutes, five at first, chosen by an administrator', async () => {
    await enter('admin')
    const minutes = (await screen.findByLabelText('自动锁定')) as HTMLSelectElement
    expect([minutes.value, [...minutes.options].map(({ value }) => value)]).toEqual(['5', Array.from({ length: 15 }, (_, at) => String(at + 1))])
    fireEvent.change(minutes, { target: { value: '12' } })
    press('保存')
    expect(await screen.findByText('设置已保存')).toBeDefined()
    expect(await room.value('desk.settings', {})).toMatchObject({ lockMinutes: 12 })
    await room.fall()
    await enter('li')
    expect(await screen.findByLabelText('自动锁定')).toMatchObject({ value: '12', disabled: true })
  })
  it('is announced before it comes, until somebody moves', async () => {
    await enter('li')
    act(() => { room.tell(['idle']) })
    expect(await screen.findByText(/马上自动锁定/u)).toBeDefined()
    fireEvent.keyDown(document.body, { key: 'Shift' })
    await waitFor(() => expect(screen.queryByText(/马上自动锁定/u)).toBeNull())
  })
})

describe('this machine', () => {
  const here = () => within(screen.getByRole('region', { name: '这台电脑' }))
  it.each([['system', /系统锁屏、休眠或切换用户时，接待室随即锁定/u], ['service', /有的 Linux 桌面锁屏时不告知/u], ['never', /察觉不到系统锁屏和切换用户.*请按 F12/u]])('says plainly what locks it where the shell is told by: %s', async (told, words) => {
    room.machine.set('shell.osLock', { ok: true, value: { told } })
    await enter('li')
    expect(await here().findByText(words)).toBeDefined()
  })
  it('asks once which of several printers is meant, and takes none by itself', async () => {
    room.machine.set('shell.printers', { ok: true, value: [{ name: '门口的', isDefault: false }, { name: '里屋的', isDefault: false }] })
    await enter('li')
    expect(await here().findByText(/有多台打印机，请选一台/u)).toBeDefined()
    const box = here().getByRole('combobox', { name: '打印机' }) as HTMLInputElement
    expect(box.value).toBe('')
    fireEvent.click(box)
    fireEvent.click(await screen.findByRole('option', { name: '里屋的', hidden: true }))
    await waitFor(() => expect(box.value).toBe('里屋的'))
    expect(here().queryByText(/有多台打印机/u)).toBeNull()
    expect(room.asked).toContainEqual(['shell.choosePrinter', { name: '里屋的' }])
  })
})

describe('the recovery key', () => {
  const used = async () => {
    await room.value('vault.recover', { login: 'li', recoveryKey: room.halves.join('-'), next: '雨后的石板路有点滑呢' })
  }
  const words = '恢复密钥用过，还没有换'
  it('that was used is told at the log-in of a leader, and to nobody who cannot replace it', async () => {
    await used()
    await enter('zhao')
    expect(await screen.findByText(words)).toBeDefined()
    expect(screen.getByRole('region', { name: '恢复密钥' })).toBeDefined()
  })
  it('that was not used is not told of', async () => {
    await enter('zhao')
    await waitFor(() => expect(room.asked.map(([name]) => name)).toContain('vault.recoveryUsed'))
    expect(screen.queryByText(words)).toBeNull()
  })
  it('is nothing that reception is asked about', async () => {
    await used()
    await logIn('li', '雨后的石板路有点滑呢')
    ;(await screen.findByRole('link', { name: /接待室设置/u })).click()
    await screen.findByRole('heading', { name: '接待室设置' })
    expect([screen.queryByText(words), screen.queryByRole('region', { name: '恢复密钥' })]).toEqual([null, null])
    expect(room.asked.map(([name]) => name)).not.toContain('vault.recoveryUsed')
  })
  it('is replaced by an administrator, and the reminder ends', async () => {
    await used()
    await logIn('admin')
    await screen.findByText(words)
    press('去更换')
    await screen.findByRole('heading', { name: '接待室设置' })
    press('更换恢复密钥…')
    press('下一步')
    expect(await screen.findAllByText('请照着纸张填写这一半')).toHaveLength(2)
    await type(/^现在的恢复密钥第一半/u, room.halves[0])
    await type(/^现在的恢复密钥第二半/u, room.halves[1])
    press('下一步')
    press('换新的恢复密钥')
    const fresh = [(await screen.findByLabelText('恢复密钥第一半')).textContent, screen.getByLabelText('恢复密钥第二半').textContent]
    press('已经打印或抄好，下一步')
    await type(/^恢复密钥第一半/u, fresh[0] ?? '')
    await type(/^恢复密钥第二半/u, fresh[1] ?? '')
    press('启用新的恢复密钥')
    expect(await screen.findByText(/恢复密钥已换好/u)).toBeDefined()
    await waitFor(() => expect(screen.queryByText(words)).toBeNull())
  })
})

describe('我的密码', () => {
  const next = '雨后的石板路有点滑呢'
  const mine = () => within(screen.getByRole('region', { name: '我的密码' }))
  const fill = async (current: string, first: string, second: string) => {
    await type(/^现密码/u, current)
    await type(/^新密码/u, first)
    await type(/^再输一次新密码/u, second)
    press('改密码')
  }
  it('says each thing that is wrong once, at its field, and keeps what was typed', async () => {
    await enter('li')
    press('改密码')
    expect(await mine().findByText('请填写现密码')).toBeDefined()
    await fill(passphrase, next, `${next}。`)
    expect(await mine().findAllByText('两次输入的密码不一样')).toHaveLength(1)
    await fill(passphrase, 'li', 'li')
    expect(await mine().findByText(/还不能用/u)).toBeDefined()
    expect((await field(/^现密码/u)).value).toBe(passphrase)
    await fill('not the right one', next, next)
    expect(await mine().findByText('现密码不对，请核对后重试')).toBeDefined()
    expect(await mine().findByText(/秒后可再试；填好的内容都还在/u)).toBeDefined()
    expect((await field(/^新密码/u)).value).toBe(next)
  })
  it('is changed, emptied from the screen, and counts at the next log-in', async () => {
    await enter('li')
    await fill(passphrase, next, next)
    expect(await screen.findByText('密码已改好，下次登录用新密码')).toBeDefined()
    await waitFor(async () => expect([(await field(/^现密码/u)).value, (await field(/^新密码/u)).value, (await field(/^再输一次新密码/u)).value]).toEqual(['', '', '']))
    await room.fall()
    await logIn('li', next)
    expect(await screen.findByRole('link', { name: /接待室设置/u })).toBeDefined()
  })
})
