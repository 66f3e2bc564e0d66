/** The command palette in the whole window over the real office: commands, petitions and people with the keyboard alone. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { logIn, openLockedRoom, type LockedRoom } from './lockedRoom'
import { prepareWindow } from './room'

let room: LockedRoom
beforeEach(async () => {
  prepareWindow()
  room = await openLockedRoom()
})
afterEach(() => room.close())

const titles = ['楼道长期漏水', '小区门口夜间货车噪声']

async function enter(login: string): Promise<void> {
  await logIn(login)
  await screen.findByRole('link', { name: /接待室设置/u })
  if (login === 'admin') return
  for (const title of titles) {
    await room.value('petitions.register', { form: {
      petitioner: { mode: 'named', name: '王桂英', paperType: 'id', idNumber: '11010519491231002X', phone: '13800005678', address: '桂花路18号' },
      headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple',
    } })
  }
}
async function openPalette(): Promise<HTMLInputElement> {
  fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true })
  return (await screen.findByRole('combobox', { name: '输入命令或要找的内容' })) as HTMLInputElement
}
const options = () => within(screen.getByRole('listbox', { name: '结果' })).getAllByRole('option')
const chosen = () => options().find((option) => option.getAttribute('aria-selected') === 'true')?.textContent

it('walks its commands with the arrows, round at both ends, and runs the chosen one', async () => {
  const user = userEvent.setup()
  await enter('li')
  await openPalette()
  expect(chosen()).toContain('新来访登记')
  await user.keyboard('{ArrowUp}')
  await waitFor(() => expect(chosen()).toContain('锁定'))
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(chosen()).toContain('新来访登记'))
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(chosen()).toContain('接访登记草稿'))
  await user.keyboard('设置{Enter}')
  expect(await screen.findByRole('heading', { name: '接待室设置' })).toBeDefined()
  expect(screen.queryByRole('combobox', { name: '输入命令或要找的内容' })).toBeNull()
})

it('has the cursor before the next key, so that nothing typed right after Ctrl+K is lost', async () => {
  await enter('li')
  fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true })
  await Promise.resolve()
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: '输入命令或要找的内容' }))
})

it('finds a petition by any part of its title, masked, and opens it', async () => {
  await enter('li')
  fireEvent.change(await openPalette(), { target: { value: '货车' } })
  await waitFor(() => expect(options().map((option) => option.textContent)).toEqual([expect.stringContaining('XF26-0002　王*英'), expect.stringContaining('打印回执 XF26-0002')]))
  await waitFor(() => expect(screen.getByText(/Enter 打开/u)).toBeDefined())
  fireEvent.keyDown(screen.getByRole('combobox', { name: '输入命令或要找的内容' }), { key: 'Enter' })
  expect(await screen.findByRole('heading', { name: titles[1] ?? '' })).toBeDefined()
})

it('finds a person by the whole telephone only, and says when there is nothing', async () => {
  await enter('li')
  const box = await openPalette()
  fireEvent.change(box, { target: { value: '138 0000-5678' } })
  await waitFor(() => expect(options()[0]?.textContent).toContain('王*英　110***********002X来访 1 次'))
  expect(screen.queryByText(/13800005678/u)).toBeNull()
  fireEvent.change(box, { target: { value: '没有这样的事' } })
  expect(await screen.findByText(/没有找到。换几个字/u)).toBeDefined()
})

it('does not run anything while Chinese is being composed, and Esc closes it', async () => {
  const user = userEvent.setup()
  await enter('li')
  const box = await openPalette()
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
  expect(screen.getByRole('combobox', { name: '输入命令或要找的内容' })).toBe(box)
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('combobox', { name: '输入命令或要找的内容' })).toBeNull())
})

it('offers an administrator commands only and asks the office nothing', async () => {
  await enter('admin')
  const box = await openPalette()
  expect(box.placeholder).toBe('输入命令')
  expect(options().map((option) => option.textContent)).not.toContain('新来访登记F2')
  fireEvent.change(box, { target: { value: '漏水' } })
  expect(await screen.findByText(/没有找到/u)).toBeDefined()
})
