/** Numbers of 接访登记 over the real office: typed anew they are what was typed, and one that cannot be is refused at its own field. */
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PetitionPage } from '#core/contract/petitions'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { ReceiptScreen } from '../../renderer/features/receipt/ReceiptScreen'
import { openRoom, prepareWindow, type TestRoom } from './room'

const screens = <Routes><Route path="/intake" element={<IntakeScreen />} /><Route path="/petitions/:id/receipt" element={<ReceiptScreen />} /></Routes>
const field = (label: string) => screen.findByLabelText<HTMLInputElement>(new RegExp(`^${label}`, 'u'))
const fold = (name: RegExp) => screen.findByRole('button', { name })
let room: TestRoom

beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

async function begin(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup()
  room.show(screens, '/intake?new=1')
  await user.type(await field('姓名'), '王桂英')
  await user.type(await field('事项标题'), '楼道漏水')
  await user.click(screen.getByRole('radio', { name: /政策咨询/u }))
  return user
}

const registered = async (): Promise<PetitionPage> => {
  await screen.findByText('XF26-0001')
  const { rows: [row] } = await room.value<{ rows: { id: number }[] }>('petitions.list', {})
  return room.value<PetitionPage>('petitions.get', { id: row?.id })
}

describe('a number', () => {
  it('emptied with Backspace and typed anew is the new one: 7, Backspace, 3', async () => {
    const user = await begin()
    const count = await field('来访人数')
    await user.click(count)
    await user.keyboard('{End}{Backspace}7')
    expect(count.value).toBe('7')
    await user.keyboard('{Backspace}')
    expect(count.value).toBe('')
    await user.keyboard('3')
    expect(count.value).toBe('3')
    await user.click(await fold(/^收到的材料/u))
    await user.click(await screen.findByRole('button', { name: '添加材料' }))
    await user.type(await field('材料名称'), '照片')
    for (const [label, typed] of [['份数', '2'], ['页数', '4']] as const) {
      await user.click(await field(label))
      await user.keyboard(`{End}{Backspace}${typed}`)
      expect((await field(label)).value).toBe(typed)
    }
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await registered()).toMatchObject({ row: { headcount: 3 }, materials: [{ copies: 2, pages: 4 }] })
  })

  it('left empty counts as one again, on the screen and in the register', async () => {
    const user = await begin()
    const count = await field('来访人数')
    await user.click(count)
    await user.keyboard('{End}{Backspace}')
    expect(count.value).toBe('')
    await user.tab()
    await waitFor(() => expect(count.value).toBe('1'))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await registered()).row.headcount).toBe(1)
  })

  it('with a fraction ending in nought is kept', async () => {
    const user = await begin()
    await user.click(await fold(/^诉求详情/u))
    await user.type(await field('涉及金额'), '36500.50')
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect((await registered()).more.amount).toBe(36500.5)
  })
})

describe('a number that cannot be', () => {
  it.each([
    ['来访人数', undefined, '99999', '“来访人数”：太大或太多（上限 9999），请改小后重试'], ['来访人数', undefined, '0', '“来访人数”：来访人数至少 1 人'],
    ['本人自评', /^录音录像告知/u, '55', '“自评分”：太大或太多（上限 10），请改小后重试'], ['涉及人数', /^来访情况/u, '9999999', '“涉及人数”：太大或太多（上限 999999），请改小后重试'],
  ] as const)('%s: refused by name, marked and focused, as typed', async (label, section, typed, words) => {
    const user = await begin()
    if (section !== undefined) await user.click(await fold(section))
    const input = await field(label)
    await user.click(input)
    await user.keyboard(`{End}{Backspace}${typed}{Tab}{Control>}{Enter}{/Control}`)
    await waitFor(() => expect(screen.getAllByText(words)).toHaveLength(2))
    expect(document.activeElement).toBe(input)
    expect(input.value).toBe(typed)
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  it('份数 of a paper: opens its section and names it', async () => {
    const user = await begin()
    await user.click(await fold(/^收到的材料/u))
    await user.click(await screen.findByRole('button', { name: '添加材料' }))
    await user.type(await field('材料名称'), '照片')
    await user.click(await field('份数'))
    await user.keyboard('{End}{Backspace}5000')
    await user.click(await fold(/^收到的材料/u))
    await waitFor(() => expect(screen.queryByLabelText(/^份数/u)).toBeNull())
    await user.click(screen.getByRole('button', { name: /^登记/u }))
    await waitFor(() => expect(screen.getAllByText('“第 1 项 份数”：太大或太多（上限 999），请改小后重试')).toHaveLength(2))
    expect(document.activeElement).toBe(await field('份数'))
  })
})
