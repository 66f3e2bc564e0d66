/** The seldom-used parts of 接访登记 over the real office: folds by keyboard, other people's numbers, who must not see, namesakes, cards joined and separated. */
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IntakeForm } from '#core/contract/intake'
import type { PetitionPage } from '#core/contract/petitions'
import { SessionProvider } from '../../renderer/bridge/session'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { ReceiptScreen } from '../../renderer/features/receipt/ReceiptScreen'
import { openRoom, prepareWindow, type TestRoom } from './room'

const screens = (
  <SessionProvider value={{ token: '', userId: 2, login: 'li', name: '李晓岚', roles: ['reception'], mustChange: false }}>
    <Routes>
      <Route path="/intake" element={<IntakeScreen />} />
      <Route path="/petitions/:id" element={<PetitionScreen />} />
      <Route path="/petitions/:id/receipt" element={<ReceiptScreen />} />
    </Routes>
  </SessionProvider>
)
const field = (label: string) => screen.findByLabelText(new RegExp(`^${label}`, 'u'))
const fold = (title: RegExp) => screen.findByRole('button', { name: title })
let room: TestRoom

beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

interface Made { readonly id: number; readonly personId: number }
const register = (who: object, title = '楼道长期漏水') => room.value<Made>('petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', ...who }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
async function lastDraft(): Promise<IntakeForm> {
  const rows = await room.value<{ id: number }[]>('drafts.list', {})
  return (await room.value<{ form: IntakeForm }>('drafts.open', { id: rows.at(-1)?.id })).form
}
async function lastPage(): Promise<PetitionPage> {
  const { rows } = await room.value<{ rows: { id: number }[] }>('petitions.list', {})
  return room.value<PetitionPage>('petitions.get', { id: rows[0]?.id })
}

describe('a fold', () => {
  it('opens with Enter and takes the focus inside; a row added or taken away keeps the hand where it was', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    ;(await fold(/^来访情况/u)).focus()
    await user.keyboard('{Enter}')
    await waitFor(async () => expect(document.activeElement).toBe(await field('窗口编号')))
    ;(await fold(/^更多身份信息/u)).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('实名')))
    ;(await fold(/^代表名单/u)).focus()
    await user.keyboard('{Enter}{Enter}')
    await waitFor(async () => expect(document.activeElement).toBe(await field('代表 1 姓名')))
    await user.click(screen.getByLabelText('删去代表 1'))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('添加代表'))
  })

  it('says the same of a representative’s number as of the visitor’s, offers eighteen digits, keeps a wrong one with a reason', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '林安')
    await user.type(await field('事项标题'), '漏水')
    await user.click(screen.getByRole('radio', { name: /政策咨询/u }))
    await user.click(await fold(/^代表名单/u))
    await user.click(screen.getByRole('button', { name: '添加代表' }))
    await user.keyboard('何平{Tab}')
    await user.paste('110105491231002')
    const row = within(screen.getByRole('group', { name: '代表 1' }))
    await user.click(await row.findByRole('button', { name: '改用 18 位：11010519491231002X' }))
    expect(await row.findByText(/女，1949年12月31日出生，76 岁/u)).toBeDefined()
    await user.clear(row.getByLabelText('证件号'))
    await user.paste('110105194912310021')
    expect(await row.findByText(/校验位不符/u)).toBeDefined()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(document.activeElement).toBe(row.getByLabelText(/仍保存/u)))
    await user.keyboard('证件磨损{Control>}{Enter}{/Control}')
    expect(await screen.findByText('XF26-0001')).toBeDefined()
    expect((await lastPage()).representatives).toMatchObject([{ name: '何*', idReason: '证件磨损' }])
  })

  it('is opened by a refusal, and the refused field in it takes the focus', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '林安')
    await user.click(await fold(/^收到的材料/u))
    await user.click(screen.getByRole('button', { name: '添加材料' }))
    await user.click(screen.getByRole('checkbox', { name: '原件' }))
    await user.click(await fold(/^收到的材料/u))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(async () => expect(document.activeElement).toBe(await field('材料名称')))
    expect((await screen.findByRole('alert')).textContent).toContain('请填写材料 1 的名称')
  })
})

describe('不得查看的人员', () => {
  it('is asked for beside 检举控告 and keeps the colleague out', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('姓名'), '林安')
    await user.type(await field('事项标题'), '反映窗口态度')
    await user.click(screen.getByRole('radio', { name: /合理诉求（简单）/u }))
    await user.click(screen.getByRole('radio', { name: '检举控告' }))
    await user.click(await screen.findByRole('combobox', { name: /^不得查看的人员/u }))
    await user.click(await screen.findByRole('option', { name: '赵立新' }))
    await user.keyboard('{Escape}')
    await waitFor(async () => expect((await lastDraft()).excludedIds).toEqual([3]))
    await user.click(screen.getByRole('button', { name: /^登记/u }))
    expect(await screen.findByText('XF26-0001')).toBeDefined()
    expect((await room.call('petitions.handOver', { id: (await lastPage()).row.id, toId: 3, reason: '移交', exclude: false })).ok).toBe(false)
  })

  it('proposes the colleague whose name stands in 被反映人, and tells the recorder his own; nothing by itself', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.click(await fold(/^诉求详情/u))
    await user.click(await field('被反映单位'))
    await user.paste('社区赵 立新、李晓岚')
    await user.click(await screen.findByRole('button', { name: '赵立新不得查看' }))
    await waitFor(async () => expect((await lastDraft()).excludedIds).toEqual([3]))
    expect(screen.queryByRole('button', { name: '赵立新不得查看' })).toBeNull()
    expect((await lastDraft()).conflict).toBeUndefined()
    await user.click(screen.getByRole('button', { name: '是本人，我回避' }))
    expect(await screen.findByText(/^首接责任人：/u)).toHaveProperty('textContent', '首接责任人：李晓岚（回避待处理）')
    expect(screen.queryByText(/被反映人与/u)).toBeNull()
  })

  it('offers a leader who is not the recorder as approver, and says who will be responsible', async () => {
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.click(await screen.findByRole('radio', { name: /无理缠访/u }))
    await user.click(await screen.findByRole('combobox', { name: /^审批人/u }))
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['赵立新'])
    await user.keyboard('{Escape}')
    expect(screen.getByText('首接责任人：李晓岚')).toBeDefined()
    await user.click(await fold(/^录音录像告知/u))
    await user.click(screen.getByRole('checkbox', { name: /应当回避/u }))
    expect(screen.getByText('首接责任人：由分管领导赵立新接办')).toBeDefined()
    expect(screen.getByText('不选接办人也能登记：由分管领导赵立新接办，登记后我不再能查看。')).toBeDefined()
    await user.click(screen.getByRole('combobox', { name: /^不得查看的人员/u }))
    await user.click((await screen.findAllByRole('option', { name: '赵立新' })).at(-1) ?? document.body)
    await user.keyboard('{Escape}')
    expect(await screen.findByText('首接责任人：李晓岚（回避待处理）')).toBeDefined()
  })
})

describe('a petition of somebody else', () => {
  it('is not this worker’s to hand over; his own is', async () => {
    const { id } = await register({})
    const other = await room.askAs('zhao', 'petitions.register', { form: { petitioner: { mode: 'anonymous', name: '' }, headcount: 1, representatives: [], form: 'visit', title: '路灯不亮', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
    room.show(screens, `/petitions/${id}`)
    expect(await screen.findByRole('button', { name: '移交' })).toBeDefined()
    cleanup()
    room.show(screens, `/petitions/${(other as { value: Made }).value.id}`)
    expect(await screen.findByRole('heading', { name: '路灯不亮' })).toBeDefined()
    expect(screen.queryByRole('button', { name: '移交' })).toBeNull()
  })
})

describe('a namesake', () => {
  it('said to be somebody else is not asked about again in this draft, even after the screen was left; it can be taken back', async () => {
    await register({ phone: '13800005678' })
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('电话'), '13800005678')
    await user.click(await screen.findByRole('button', { name: '不是，同名另一人' }))
    expect(await screen.findByText(/已确认不是这些人/u)).toBeDefined()
    await waitFor(async () => expect((await lastDraft()).differentIds).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: /新来访/u }))
    await waitFor(async () => expect(await field('电话')).toHaveProperty('value', ''))
    await user.click(screen.getAllByRole('tab')[0] ?? document.body)
    expect(await screen.findByText(/已确认不是这些人/u)).toBeDefined()
    expect(screen.queryByRole('button', { name: '是此人' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '重新核对' }))
    expect(await screen.findByRole('button', { name: '是此人' })).toBeDefined()
  })

  it('is chosen with Alt+1 from within a field, or put aside with Alt+0', async () => {
    await register({ phone: '13800005678' })
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.type(await field('电话'), '13800005678')
    await screen.findByRole('button', { name: '是此人' })
    await user.keyboard('{Alt>}[Digit0]{/Alt}')
    expect(await screen.findByText(/已确认不是这些人/u)).toBeDefined()
    await user.click(screen.getByRole('button', { name: '重新核对' }))
    await screen.findByRole('button', { name: '是此人' })
    await user.click(await field('电话'))
    await user.keyboard('{Alt>}[Digit1]{/Alt}')
    expect(await screen.findByText('已选定')).toBeDefined()
    expect(await field('电话')).toHaveProperty('value', '13800005678')
  })
})

describe('来访性质', () => {
  it('is 初访 for somebody new, follows the matter of a known person as it is typed, and stays with the worker’s word', async () => {
    const { id } = await register({ phone: '13800005678' })
    const user = userEvent.setup()
    room.show(screens, '/intake?new=1')
    await user.click(await field('电话'))
    await user.paste('13800009999')
    await waitFor(async () => expect(await lastDraft()).toMatchObject({ visitKind: '初访' }))
    await user.clear(await field('电话'))
    await user.paste('13800005678')
    await screen.findByRole('button', { name: '是此人' })
    await waitFor(async () => expect(await lastDraft()).not.toHaveProperty('visitKind'))
    await user.keyboard('{Alt>}[Digit1]{/Alt}')
    await waitFor(async () => expect(await lastDraft()).toMatchObject({ visitKind: '新事项' }))
    await user.click(await field('事项标题'))
    await user.paste('楼道漏水还没修')
    await waitFor(async () => expect(await lastDraft()).toMatchObject({ visitKind: '重复访', linkedPetitionId: id }))
    await user.click(screen.getByLabelText('新事项'))
    await user.click(await field('事项标题'))
    await user.paste('，还是楼道长期漏水')
    await waitFor(async () => expect(await lastDraft()).toMatchObject({ title: '楼道漏水还没修，还是楼道长期漏水', visitKind: '新事项', visitReason: '由登记人判定' }))
    expect(await lastDraft()).not.toHaveProperty('linkedPetitionId')
  })
})

describe('a person’s card', () => {
  it('finds the other card of one person, joins it with a reason, shows it and undoes it with a reason', async () => {
    const one = await register({ phone: '13800005678' })
    await register({ phone: '13900001111' }, '申请低保')
    const user = userEvent.setup()
    room.show(screens, `/petitions/${one.id}`)
    await user.click(await screen.findByRole('button', { name: '查找同一人的其他档案…' }))
    await user.click(await screen.findByRole('button', { name: '是同一人，并入本档案…' }))
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/请写明原因/u)).toBeDefined()
    await user.keyboard('本人当面确认{Enter}')
    const joined = await screen.findByRole('group', { name: '合并过的档案' })
    expect(joined.textContent).toContain('本人当面确认')
    expect(await screen.findByText('信访人档案（来访 2 次）')).toBeDefined()
    await user.click(within(joined).getByRole('button', { name: '撤销合并…' }))
    await user.keyboard('不是同一人{Enter}')
    expect(await screen.findByText('信访人档案（来访 1 次）')).toBeDefined()
  })
})
