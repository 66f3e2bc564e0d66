/** 候访 over the real office: numbers by keyboard, the line and its rows, this window's steps, a refused call, the list that is signed, the rules. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { QueueRulesScreen } from '../../renderer/features/queue/QueueRulesScreen'
import { QueueScreen } from '../../renderer/features/queue/QueueScreen'
import { openRoom, prepareWindow, printed, type TestRoom } from './room'

const screens = (
  <Routes>
    <Route path="/queue" element={<QueueScreen />} />
    <Route path="/queue-rules" element={<QueueRulesScreen />} />
    <Route path="/intake" element={<IntakeScreen />} />
  </Routes>
)
let room: TestRoom
/** What the page hears of topics, so that a test can say that the room locks. */
let heard: ((topics: string[]) => void)[] = []
beforeEach(async () => {
  prepareWindow()
  printed.length = 0
  heard = []
  room = await openRoom()
  const { onTopics } = window.room
  Object.assign(window.room, { onTopics: (hear: (topics: string[]) => void) => { heard.push(hear); return onTopics(hear) } })
})
afterEach(() => room.close())

const take = (more = {}) => room.value<OutputOf<'queue.take'>>('queue.take', { name: '王桂英', matter: '楼道漏水', headcount: 1, ...more })
const list = () => room.value<OutputOf<'queue.list'>>('queue.list', {})
const field = (label: string | RegExp) => screen.findByLabelText(label) as Promise<HTMLInputElement>
const table = () => screen.findByRole('table', { name: '候访次序' })
const here = () => screen.findByRole('region', { name: '本窗口' })
const press = async (within_: HTMLElement, name: string | RegExp) => { fireEvent.click(await within(within_).findByRole('button', { name })) }

describe('取号', () => {
  it('goes from field to field with Enter and takes with Ctrl+Enter; nothing while a word is being composed', async () => {
    const user = userEvent.setup()
    room.show(screens, '/queue')
    const name = await field('姓名或称呼')
    await waitFor(() => expect(document.activeElement).toBe(name))
    await user.keyboard('王桂英')
    fireEvent.keyDown(name, { key: 'Enter', isComposing: true })
    expect(document.activeElement).toBe(name)
    await user.keyboard('{Enter}楼道漏水{Enter}')
    expect(document.activeElement).toBe(await field('人数'))
    await user.keyboard('{Backspace}3{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '取号' }))
    expect((await list()).rows).toEqual([])
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/前面还有 0 位/u)).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(name))
    expect([name.value, (await field('人数')).value]).toEqual(['', '1'])
    expect((await list()).rows).toMatchObject([{ name: '王*英', matter: '楼道漏水', headcount: 3 }])
    expect(await within(await table()).findByText('王*英')).toBeDefined()
  })
  it('says what is wrong beside its field, and takes an appointment for a later day', async () => {
    room.show(screens, '/queue')
    fireEvent.change(await field('人数'), { target: { value: '两' } })
    fireEvent.click(screen.getByRole('button', { name: '取号' }))
    expect(await screen.findByText('人数请填 1 以上的整数')).toBeDefined()
    fireEvent.change(await field('人数'), { target: { value: '2' } })
    fireEvent.change(await field('来源'), { target: { value: 'appointment' } })
    fireEvent.click(screen.getByRole('button', { name: '取号' }))
    expect(await screen.findByText('请选择预约日期')).toBeDefined()
    fireEvent.change(await field('预约日期'), { target: { value: '2026-09-08' } })
    fireEvent.change(await field('预约时间'), { target: { value: '14:30' } })
    fireEvent.click(screen.getByRole('button', { name: '取号' }))
    expect(await screen.findByText(/预约 2026年9月8日 14:30/u)).toBeDefined()
    expect(await screen.findByText('以后的预约（1）')).toBeDefined()
  })
  it('keeps what is typed when the room locks, and takes it up again', async () => {
    room.show(screens, '/queue')
    fireEvent.change(await field('姓名或称呼'), { target: { value: '李女士' } })
    await act(async () => { for (const hear of heard) hear(['locking']); await Promise.resolve() })
    await waitFor(async () => expect((await room.value<OutputOf<'queue.unsent'>>('queue.unsent', {})).form?.name).toBe('李女士'))
    cleanup()
    room.show(screens, '/queue')
    await waitFor(async () => expect((await field('姓名或称呼')).value).toBe('李女士'))
    fireEvent.click(screen.getByRole('button', { name: '取号' }))
    await waitFor(async () => expect((await list()).rows).toHaveLength(1))
    expect((await room.value<OutputOf<'queue.unsent'>>('queue.unsent', {})).form).toBeUndefined()
  })
  it('prints a slip that names nobody', async () => {
    await take()
    room.show(screens, '/queue')
    fireEvent.click(within(await table()).getByRole('button', { name: 'A001 王*英，办理' }))
    await press(await screen.findByRole('dialog'), '排队号小票')
    fireEvent.click(await screen.findByRole('button', { name: '打印' }))
    await waitFor(() => expect(printed).toHaveLength(1))
    expect(printed[0]).toContain('A001')
    expect(printed[0]).not.toMatch(/王|漏水/u)
  })
})

describe('the line', () => {
  it('shows who is before whom with the visible reason, and walks by arrow keys', async () => {
    const user = userEvent.setup()
    await take()
    await take({ name: '陈大爷', priority: 'elder' })
    room.show(screens, '/queue')
    const rows = within(await table()).getAllByRole('row').slice(1)
    expect(rows.map((row) => row.textContent)).toMatchObject([expect.stringMatching(/A002.*老年.*0 分/u), expect.stringMatching(/A001/u)])
    act(() => within(rows[0] as HTMLElement).getByRole('button', { name: /办理$/u }).focus())
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('A001 王*英，办理')
    await user.keyboard('{Enter}')
    expect((await screen.findByRole('dialog')).textContent).toContain('候访第 2 位')
  })
  it('asks for a reason where somebody would be called out of turn', async () => {
    await take()
    await take({ name: '李女士' })
    room.show(screens, '/queue')
    fireEvent.click(within(await table()).getByRole('button', { name: '叫 A002' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByLabelText('提前叫的原因'), { target: { value: '要赶火车，前一位同意' } })
    await press(dialog, '叫号')
    expect(await within(await here()).findByText('已呼叫 1 次')).toBeDefined()
    expect((await list()).rows.find(({ number }) => number === 'A002')).toMatchObject({ state: 'called' })
  })
})

describe('this window', () => {
  it('calls, recalls, offers no-show in time, and begins the interview with what was said', async () => {
    await take()
    room.show(screens, '/queue')
    const panel = await here()
    expect(panel.textContent).toContain('下一位 A001')
    await press(panel, /^叫下一位/u)
    expect(await within(panel).findByText('已呼叫 1 次')).toBeDefined()
    await press(panel, '未到')
    await press(panel, '重呼')
    expect(await within(panel).findByText('已呼叫 2 次')).toBeDefined()
    expect(await screen.findByText('第 2 次呼叫 A001')).toBeDefined()
    await waitFor(() => expect(within(panel).getByRole('button', { name: '开始接谈' })).toHaveProperty('disabled', false))
    await press(panel, '开始接谈')
    expect(await screen.findByRole('tab', { name: /A001/u })).toBeDefined()
    expect(((await screen.findByLabelText(/^姓名/u)) as HTMLInputElement).value).toBe('王桂英')
    await waitFor(async () => expect((await list()).rows).toMatchObject([{ state: 'serving' }]))
  })
  it('says that another window was quicker', async () => {
    const { ticketId } = await take()
    await take({ name: '李女士' })
    room.show(screens, '/queue')
    const button = within(await table()).getByRole('button', { name: '叫 A001' })
    await room.askAs('zhao', 'queue.sit', { windowId: 2 })
    // The other desk's call reaches the office an instant before this one.
    const { call } = window.room
    Object.assign(window.room, { call: async (name: string, input: unknown) => { if (name === 'queue.call') await room.askAs('zhao', 'queue.call', { ticketId }); return call(name, input) } })
    fireEvent.click(button)
    expect((await screen.findByRole('alert')).textContent).toMatch(/A001 已被2号窗呼叫/u)
    expect(await screen.findByText(/2号窗 已呼叫/u)).toBeDefined()
  })
  it('takes the newest step back with a reason and shows the whole course', async () => {
    await take()
    await room.value('queue.call', {})
    room.show(screens, '/queue')
    await press(await here(), '撤销')
    const dialog = await screen.findByRole('dialog')
    const reason = await within(dialog).findByLabelText(/^撤销“呼叫”的原因/u)
    expect(within(dialog).getByRole('button', { name: '撤销这一步' })).toHaveProperty('disabled', true)
    fireEvent.change(reason, { target: { value: '叫错了人' } })
    await press(dialog, '撤销这一步')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    fireEvent.click(within(await table()).getByRole('button', { name: 'A001 王*英，办理' }))
    expect((await screen.findByText(/撤销：叫错了人/u)).textContent).toContain('李晓岚')
  })
  it.each([['转窗口', '转过去', '转2号窗'], ['离开', '记离开', '已记离开']])('%s', async (step, button, said) => {
    await take()
    await room.value('queue.call', {})
    room.show(screens, '/queue')
    await press(await here(), step)
    const dialog = await screen.findByRole('dialog')
    if (step === '转窗口') fireEvent.change(within(dialog).getByLabelText('转到'), { target: { value: 'w2' } })
    await press(dialog, button)
    expect((await screen.findAllByText(new RegExp(said, 'u'))).length).toBeGreaterThan(0)
  })
})

describe('the rules', () => {
  it('show their sources, refuse colours that do not rise, and hold once saved', async () => {
    await room.logIn('admin', '桂花树下-三点半-喝茶')
    room.show(screens, '/queue-rules')
    expect(await screen.findByText(/老年人权益保障法/u)).toBeDefined()
    fireEvent.change(await field('等到多少分钟变橙'), { target: { value: '10' } })
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect((await screen.findByRole('alert')).textContent).toBe('三个分钟数要依次增大')
    fireEvent.change(await field('等到多少分钟变橙'), { target: { value: '20' } })
    fireEvent.click(screen.getByRole('button', { name: '增加窗口' }))
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(async () => expect((await room.value<OutputOf<'queue.rules'>>('queue.rules', {})).rules).toMatchObject({ waitMinutes: { orange: 20 }, windows: [{}, {}, {}, { id: 4, name: '4号窗' }] }))
  })
})
