/** 静默报警 in the whole window over the real office: F4 from anywhere raises once and shows nothing but a word; another window shows the popup and ends it. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { logIn, openLockedRoom, press, type LockedRoom } from './lockedRoom'
import { prepareWindow } from './room'

let room: LockedRoom
beforeEach(async () => {
  prepareWindow()
  room = await openLockedRoom()
  await logIn('li')
  await screen.findByRole('link', { name: /接访登记/u })
})
afterEach(() => room.close())

const f4 = (target: Element = document.body, more: object = {}) => fireEvent.keyDown(target, { key: 'F4', code: 'F4', ...more })
/** The window has had its first answer: what is raised after that was raised elsewhere. */
async function settled(): Promise<void> {
  await waitFor(() => expect(room.asked.some(([name]) => name === 'safety.alarms')).toBe(true))
  await screen.findByRole('button', { name: '开始接访登记（F2）' })
  await running()
}
const running = async () => (await room.value<OutputOf<'safety.alarms'>>('safety.alarms', {})).running
const popup = () => screen.findByRole('region', { name: '报警' })

it('raises from a field and from behind an open window, once, without dialog, sound or colour', async () => {
  fireEvent.click(await screen.findByRole('button', { name: '开始接访登记（F2）' }))
  const field = await screen.findByLabelText(/^姓名/u)
  f4(field)
  expect(await screen.findByText('已通知')).toBeDefined()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('region', { name: '报警' })).toBeNull()
  fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true })
  f4(await screen.findByRole('combobox', { name: '输入命令或要找的内容' }))
  f4(document.body, { repeat: true })
  await waitFor(() => expect(room.asked.filter(([name]) => name === 'safety.raise')).toHaveLength(2))
  await waitFor(async () => expect(await running()).toHaveLength(1))
  expect(screen.queryByRole('region', { name: '报警' })).toBeNull()
})

it('leaves the keys that close windows alone', () => {
  f4(document.body, { altKey: true })
  f4(document.body, { ctrlKey: true })
  expect(room.asked.some(([name]) => name === 'safety.raise')).toBe(false)
})

it('says that nothing went out where the office refuses', async () => {
  room.machine.set('safety.raise', { ok: false, fault: { code: 'read-only', message: '只能查看' } })
  press(/呼叫同事/u)
  expect(await screen.findByText('未发出')).toBeDefined()
  room.machine.delete('safety.raise')
  press(/呼叫同事/u)
  expect(await screen.findByText('已通知')).toBeDefined()
})

it('shows another window’s alarm over everything with whom to call, and takes who comes and how it ended', async () => {
  await settled()
  await room.value('safety.raise', { window: '2号窗' })
  const shown = within(await popup())
  expect(shown.getByText(/2号窗/u).textContent).toContain('李晓岚 请求支援')
  expect(shown.getByText('110')).toBeDefined()
  fireEvent.keyDown(document.body, { key: 'l', code: 'KeyL', altKey: true })
  expect(await shown.findByText(/李晓岚 已应答/u)).toBeDefined()
  fireEvent.click(shown.getByRole('button', { name: '解除…' }))
  fireEvent.change(shown.getByLabelText('解除原因'), { target: { value: '误碰' } })
  fireEvent.change(shown.getByLabelText('结果'), { target: { value: 'falseAlarm' } })
  fireEvent.click(shown.getByRole('button', { name: '确认解除' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: '报警' })).toBeNull())
  expect(await room.value<OutputOf<'safety.alarmHistory'>>('safety.alarmHistory', { drill: false })).toMatchObject({ rows: [{ desk: '2号窗', ended: { outcome: 'falseAlarm', reason: '误碰' } }] })
})

it('marks a drill wherever it shows', async () => {
  await settled()
  await room.value('safety.raise', { window: '2号窗', drill: true })
  expect(within(await popup()).getByText('演练')).toBeDefined()
})
