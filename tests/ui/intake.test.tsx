/** 接访登记 over the real office: keyboard, drafts, ID check, recognition, errors, registration to receipt. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PetitionPage } from '#core/contract/petitions'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { PetitionsScreen } from '../../renderer/features/petitions/PetitionsScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { ReceiptScreen } from '../../renderer/features/receipt/ReceiptScreen'
import { openRoom, prepareWindow, printed, type TestRoom } from './room'

const screens = (
  <Routes>
    <Route path="/intake" element={<IntakeScreen />} />
    <Route path="/petitions" element={<PetitionsScreen />} />
    <Route path="/petitions/:id" element={<PetitionScreen />} />
    <Route path="/petitions/:id/receipt" element={<ReceiptScreen />} />
  </Routes>
)
const field = (label: string) => screen.findByLabelText(new RegExp(`^${label}`, 'u'))
let room: TestRoom

beforeEach(async () => {
  prepareWindow()
  printed.length = 0
  room = await openRoom()
})
afterEach(() => room.close())

interface Row { id: number; name: string; title: string }
const known = { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '楼道长期漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' }

describe('接访登记', () => {
  it('takes a letter typed on a tick of 三个一 to the name, and leaves Space to the tick', async () => {
    room.show(screens, '/intake?new=1')
    const smile = await screen.findByRole('checkbox', { name: /一张笑脸/u })
    await waitFor(() => expect(document.activeElement).toBe(smile))
    fireEvent.keyDown(smile, { key: ' ' })
    fireEvent.keyDown(smile, { key: 'k', ctrlKey: true })
    expect(document.activeElement).toBe(smile)
    fireEvent.keyDown(smile, { key: 'w' })
    expect(document.activeElement).toBe(await field('姓名'))
  })

  it('is filled, saved as a draft and registered by keyboard, then printed', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '王桂英')
    await user.type(await field('电话'), '13800005678')
    await user.type(await field('事项标题'), '楼道长期漏水')
    await waitFor(async () => expect(await room.value<Row[]>('drafts.list', {})).toMatchObject([{ name: '王桂英', title: '楼道长期漏水' }]), { timeout: 10_000 })
    await user.click(screen.getByRole('checkbox', { name: /一张笑脸/u }))
    await user.click(screen.getByRole('radio', { name: /合理诉求（简单）/u }))
    expect(await screen.findByText('2026年9月14日')).toBeDefined()
    await user.keyboard('{Enter}')
    expect(screen.queryByText('已登记，回执号')).toBeNull()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('XF26-0001')).toBeDefined()
    const { rows } = await room.value<{ rows: Row[] }>('petitions.list', {})
    const page = await room.value<PetitionPage>('petitions.get', { id: rows[0]?.id })
    expect(page.smileAt).toBeTypeOf('number')
    expect(page.waterAt).toBeUndefined()
    expect(await room.value<Row[]>('drafts.list', {})).toEqual([])
    await user.click(await screen.findByRole('button', { name: /打印（F9）/u }))
    await waitFor(() => expect(printed).toHaveLength(1))
    await user.click(await screen.findByRole('button', { name: /补打（F9）/u }))
    await waitFor(() => expect(printed).toHaveLength(2))
    expect(printed[1]).toContain('补打')
  })

  it('never submits while Chinese is being composed, and does so when the very same keys are pressed afterwards', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '王桂英')
    await user.click(screen.getByRole('radio', { name: /政策咨询/u }))
    await user.type(await field('事项标题'), '漏水')
    const keys = { key: 'Enter', ctrlKey: true }
    fireEvent.keyDown(await field('事项标题'), { ...keys, isComposing: true })
    // A registration would have been made, and the draft be gone, long before it is saved by itself.
    await waitFor(async () => expect(await room.value<Row[]>('drafts.list', {})).toMatchObject([{ name: '王桂英', title: '漏水' }]))
    expect((await room.value<{ rows: Row[] }>('petitions.list', {})).rows).toEqual([])
    fireEvent.keyDown(await field('事项标题'), keys)
    expect(await screen.findByText('XF26-0001')).toBeDefined()
  })

  it('names what is missing and puts the focus there, keeping what was typed', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '王桂英')
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: /登记/u }))
    expect((await screen.findAllByText('请用一句话填写事项标题')).length).toBeGreaterThan(0)
    await waitFor(async () => expect(document.activeElement).toBe(await field('事项标题')))
    expect(await field('姓名')).toHaveProperty('value', '王桂英')
  })

  it('checks the ID number and offers eighteen digits or a reason', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    const id = await field('证件号')
    await user.type(id, '110105491231002')
    await user.click(await screen.findByRole('button', { name: /改用 18 位/u }))
    expect(await screen.findByText(/女，1949年12月31日出生，76 岁/u)).toBeDefined()
    await user.clear(id)
    await user.type(id, '110105194913310021')
    expect(await screen.findByText(/出生日期 1949-13-31 不存在/u)).toBeDefined()
    await user.type(await field('仍保存（原因）'), '证件磨损')
    await user.type(await field('姓名'), '王桂英')
    await user.type(await field('事项标题'), '漏水')
    await user.click(screen.getByRole('radio', { name: /政策咨询/u }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('XF26-0001')).toBeDefined()
  })

  it('keeps two visitors apart', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '王桂英')
    await user.click(screen.getByRole('button', { name: /新来访/u }))
    await waitFor(async () => expect(await field('姓名')).toHaveProperty('value', ''))
    await user.type(await field('姓名'), '林安')
    await user.type(await field('事项标题'), '申请低保')
    const tabs = within(screen.getByRole('tablist', { name: '草稿' }))
    await user.click(await tabs.findByRole('tab', { name: /^王\*英/u }))
    await waitFor(async () => expect(await field('姓名')).toHaveProperty('value', '王桂英'))
    await waitFor(() => expect(tabs.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^王桂英/u), expect.stringMatching(/^林\*.*开始$/u)]))
    expect(tabs.queryByText('申请低保')).toBeNull()
    await waitFor(async () => expect((await room.value<Row[]>('drafts.list', {})).map(({ name }) => name).sort()).toEqual(['林安', '王桂英'].sort()))
  })

  it('recognises a known person, suggests 重复访 with its reason and lets the worker decide', async () => {
    await room.value('petitions.register', { form: known })
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('电话'), '13800005678')
    await user.type(await field('事项标题'), '楼道长期漏水没人修')
    await user.click(await screen.findByRole('button', { name: '是此人' }))
    expect(await screen.findByText(/建议：重复访/u)).toBeDefined()
    await user.click(screen.getByRole('radio', { name: '新事项' }))
    await user.click(screen.getByRole('radio', { name: /合理诉求（简单）/u }))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('XF26-0002')).toBeDefined()
    const { rows } = await room.value<{ rows: (Row & { visitKind: string })[] }>('petitions.list', {})
    expect(rows[0]).toMatchObject({ visitKind: '新事项' })
    expect((await room.value<PetitionPage>('petitions.get', { id: rows[0]?.id })).personId).toBe((await room.value<PetitionPage>('petitions.get', { id: rows[1]?.id })).personId)
  })
})

describe('a draft left behind', () => {
  it('is there again when the screen is opened', async () => {
    const draft = await room.value<{ id: number; revision: number }>('drafts.start', {})
    await room.value('drafts.save', { id: draft.id, revision: draft.revision, form: { petitioner: { name: '王桂英' }, title: '漏水' } })
    room.show(screens, '/intake')
    expect(await field('姓名')).toHaveProperty('value', '王桂英')
  })
})

describe('信访事项', () => {
  it('finds by one character, shows masked rows and opens the page; a full value asks a reason', async () => {
    await room.value('petitions.register', { form: known })
    await room.value('petitions.register', { form: { ...known, petitioner: { mode: 'named', name: '林安' }, title: '广场噪声' } })
    const user = userEvent.setup()
    room.show(screens, '/petitions')
    expect(await screen.findByText('广场噪声')).toBeDefined()
    await user.type(await field('查找'), '漏')
    await waitFor(() => expect(screen.queryByText('广场噪声')).toBeNull())
    expect(await screen.findByText('138****5678')).toBeDefined()
    expect(screen.queryByText('王桂英')).toBeNull()
    await user.click(screen.getByRole('link', { name: 'XF26-0001' }))
    await user.click(await screen.findByRole('button', { name: '查看完整电话' }))
    await user.type(await field('查看原因'), '电话回复进展')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('13800005678')).toBeDefined()
  })

  it('says so when there is nothing', async () => {
    room.show(screens, '/petitions')
    expect(await screen.findByText('还没有登记过信访事项')).toBeDefined()
  })
})
