/** 联席会议 on its screen: planned, a matter put on, held, recorded, closed by the leader, supplemented; a hidden matter keeps its place. */
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SessionProvider } from '../../renderer/bridge/session'
import { MeetingsScreen } from '../../renderer/features/meetings/MeetingsScreen'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

const register = (more: object = {}) => room.value<{ id: number }>('petitions.register', { form: {
  petitioner: { mode: 'named', name: '陈小燕', paperType: 'id', idNumber: '11010519491231002X', phone: '13812345678', address: '桂花路 18 号' }, headcount: 1, representatives: [], form: 'visit', title: '楼上漏水', requests: '维修', facts: '渗水', flags: [], materials: [], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal', ...more,
} })
const show = (role: 'reception' | 'leader', at = '/meetings') => room.show(<SessionProvider value={{ token: '', userId: role === 'leader' ? 3 : 2, name: '', login: '', roles: [role], mustChange: false }}><MeetingsScreen /></SessionProvider>, at)
const choose = (label: RegExp | string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

it('goes from planning to a closed record with a supplement', async () => {
  const user = userEvent.setup()
  await register()
  show('reception')
  expect(await screen.findByText('还没有会议。')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '安排一次会议' }))
  choose(/^日期/u, '2026-09-07')
  await user.click(screen.getByRole('button', { name: '保存安排' }))
  expect(await screen.findByText('请填写会议地点')).toBeTruthy()
  await user.type(screen.getByLabelText(/^地点/u), '街道三楼')
  await user.type(screen.getByLabelText(/^主持人/u), '赵立新')
  await user.type(screen.getByRole('combobox', { name: '参会单位 1' }), '桂花物业')
  await user.click(screen.getByRole('button', { name: '保存安排' }))
  expect(await screen.findByText('请来参会：桂花物业')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '列入事项' }))
  await user.click(await screen.findByRole('button', { name: '列入 XF26-0001' }))
  expect(await screen.findByRole('article', { name: '第 1 件' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '登记召开' }))
  await user.type(screen.getByLabelText(/^记录人/u), '李晓岚')
  await user.click(screen.getByRole('button', { name: '保存到会情况' }))
  expect(await screen.findByText(/到会的是谁/u)).toBeTruthy()
  await user.type(screen.getByLabelText('到会人 1'), '周工')
  await user.type(screen.getByLabelText('到会人职务 1'), '工程部经理')
  await user.click(screen.getByRole('button', { name: '保存到会情况' }))
  expect(await screen.findByText('到会：桂花物业 周工 工程部经理')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '定稿' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '记第 1 件的意见' }))
  await user.type(screen.getByLabelText(/^讨论情况/u), '物业说漏点在楼上')
  choose(/^时限/u, '2026-09-20')
  await user.type(screen.getByLabelText(/^会议意见/u), '十日内修好')
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('写了时限的，请填写责任单位')).toBeTruthy()
  await user.type(screen.getByRole('combobox', { name: /^责任单位/u }), '桂花物业')
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText(/桂花物业，2026年9月20日前/u)).toBeTruthy()
  expect(await room.askAs('zhao', 'meetings.close', { id: 1, revision: 2 })).toMatchObject({ ok: true })
  await user.click(await screen.findByRole('button', { name: '第 1 件的落实情况' }))
  await user.click(screen.getByRole('button', { name: '写入落实情况' }))
  expect(await screen.findByText('请写明落实的情况（至少 2 个字）')).toBeTruthy()
  await user.type(screen.getByLabelText(/^落实的情况/u), '漏点已封')
  await user.click(screen.getByRole('button', { name: '写入落实情况' }))
  expect(await screen.findByText(/漏点已封（李晓岚）/u)).toBeTruthy()
  const supplement = await screen.findAllByRole('button', { name: '写补充说明' })
  await user.click(supplement[0] ?? document.body)
  await user.type(screen.getByLabelText(/^补充的内容/u), '应为十五日')
  await user.type(screen.getByLabelText(/^为什么补充/u), '数字有误')
  await user.click(screen.getByRole('button', { name: '写入' }))
  expect(await screen.findByText(/应为十五日（李晓岚：数字有误）/u)).toBeTruthy()
})

it('shows a matter the reader may not see by its place alone, and lets the leader close', async () => {
  const user = userEvent.setup()
  const { id: petitionId } = await register({ statutoryKind: 'report', accused: '某物业', title: '某物业收费' })
  const { id } = await room.value<{ id: number }>('meetings.plan', { plan: { title: '', day: '2026-09-07', time: '', place: '三楼', chair: '赵立新', recorder: '李晓岚', attendees: [] } })
  await room.value('meetings.addMatter', { id, petitionId, reason: '' })
  await room.value('meetings.hold', { id, revision: 1, heldOn: '2026-09-07', chair: '赵立新', recorder: '李晓岚', attendees: [{ unit: '街道', name: '赵立新', present: true }] })
  await room.value('meetings.noteMatter', { id, petitionId, revision: 0, note: { discussion: '', decision: '转送', unit: '' } })
  await room.logIn('zhao', passphrase)
  show('leader', `/meetings?id=${id}`)
  const card = within(await screen.findByRole('article', { name: '第 1 件' }))
  expect(card.getByText('1. 一件限制查看的事项')).toBeTruthy()
  expect(screen.queryByText(/转送|收费/u)).toBeNull()
  await user.click(screen.getByRole('button', { name: '定稿' }))
  expect(await screen.findByText('已定稿')).toBeTruthy()
})
