/** 三清单, 疏导 and the meetings of a petition as panels: written, refused at the field, kept while put aside, and shown newer than what was typed. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ClaimsPanel } from '../../renderer/ui/work/ClaimsPanel'
import { GuidancePanel } from '../../renderer/ui/work/GuidancePanel'
import { MeetingsOfPetition } from '../../renderer/ui/work/MeetingsOfPetition'
import { openRoom, prepareWindow, type TestRoom } from './room'

let room: TestRoom
let petitionId: number
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  petitionId = (await room.value<{ id: number }>('petitions.register', { form: {
    petitioner: { mode: 'named', name: '陈小燕', paperType: 'id', idNumber: '11010519491231002X', phone: '13812345678', address: '桂花路 18 号' }, headcount: 1, representatives: [], form: 'visit', title: '楼上漏水', requests: '维修', facts: '渗水', flags: [],
    materials: [{ name: '现场照片', copies: 1, pages: 3, original: true }], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal', visitKind: '重复访',
  } })).id
})
afterEach(() => room.close())

const choose = (label: RegExp | string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const claim = { issue: '卫生间渗水', leadUnit: '桂花物业', coUnits: [], person: '周工', path: '', dueOn: '2026-09-14', milestones: [], status: 'notStarted', statusReason: '', evidence: '', materials: [] }

it('writes an item, says what is missing at its field, points out a rest day, and keeps what is put aside', async () => {
  const user = userEvent.setup()
  room.show(<ClaimsPanel petitionId={petitionId} />, '/')
  await user.click(await screen.findByRole('button', { name: '加一项' }))
  await user.type(screen.getByLabelText(/^问题/u), '卫生间渗水')
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('请选择时限日期')).toBeTruthy()
  choose(/^时限/u, '2026-09-19')
  expect(await screen.findByText('周末，提前办结日 2026年9月18日')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText(/请填写主办单位/u)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '先放着' }))
  await user.click(screen.getByRole('button', { name: '加一项' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^问题/u).value).toBe('卫生间渗水')
  await user.type(screen.getByRole('combobox', { name: /^主办单位/u }), '桂花物业')
  await user.type(screen.getByLabelText(/^责任人/u), '周工')
  await user.click(screen.getByRole('button', { name: '加时间节点' }))
  choose('节点 1 日期', '2026-09-09')
  await user.type(screen.getByLabelText('节点 1 做什么'), '现场查看')
  await user.click(screen.getByLabelText('现场照片'))
  await user.click(screen.getByRole('button', { name: '保存' }))
  const card = within(await screen.findByRole('article', { name: '第 1 项' }))
  expect(card.getByText(/主办 桂花物业；责任人 周工/u).textContent).toContain('提前办结日 2026年9月18日')
  expect(card.getByText(/2026年9月9日 现场查看/u)).toBeTruthy()
  expect(card.getByText('材料：现场照片')).toBeTruthy()
})

it('takes the cursor into the form that opens and back to its panel, and lets the error of a mended field go', async () => {
  const user = userEvent.setup()
  room.show(<ClaimsPanel petitionId={petitionId} />, '/')
  await user.click(await screen.findByRole('button', { name: '加一项' }))
  expect(document.activeElement).toBe(screen.getByLabelText(/^问题/u))
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('请选择时限日期')).toBeTruthy()
  choose(/^时限/u, '2026-09-18')
  expect(screen.queryByText('请选择时限日期')).toBeNull()
  await user.click(screen.getByRole('button', { name: '先放着' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '加一项' }))
})

it('shows what a colleague wrote meanwhile beside what was typed, and writes over it only when told to', async () => {
  const user = userEvent.setup()
  const { id } = await room.value<{ id: number }>('claims.save', { petitionId, revision: 0, item: claim })
  room.show(<ClaimsPanel petitionId={petitionId} />, '/')
  await user.click(await screen.findByRole('button', { name: '修改第 1 项' }))
  await user.clear(screen.getByLabelText(/^责任人/u))
  await user.type(screen.getByLabelText(/^责任人/u), '孙工')
  await room.askAs('zhao', 'claims.save', { petitionId, id, revision: 1, item: { ...claim, person: '钱工' } })
  expect(await screen.findByText('赵立新 已改过这一项')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(/^责任人/u).value).toBe('孙工')
  await user.click(screen.getByRole('button', { name: '用我填写的替换' }))
  const card = within(await screen.findByRole('article', { name: '第 1 项' }))
  expect(card.getByText(/责任人 孙工/u)).toBeTruthy()
  await user.click(card.getByRole('button', { name: '第 1 项的修改记录' }))
  expect(await card.findByText(/钱工/u)).toBeTruthy()
})

it('offers a plan, takes the answer, and holds nothing after a refusal', async () => {
  const user = userEvent.setup()
  room.show(<GuidancePanel petitionId={petitionId} />, '/')
  expect(await screen.findByText(/不是处分/u)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: '订一份计划' }))
  await user.type(screen.getByLabelText(/^目标/u), '明白处理依据')
  choose(/^回看日期/u, '2026-10-12')
  await user.click(screen.getByRole('button', { name: '保存计划' }))
  expect(await screen.findByText(/请至少安排一项/u)).toBeTruthy()
  await user.type(screen.getByLabelText('第 1 项由谁'), '宋律')
  await user.type(screen.getByLabelText('第 1 项多久一次'), '每两周一次')
  await user.click(screen.getByRole('button', { name: '保存计划' }))
  expect(await screen.findByText('法治教育：司法所 宋律，每两周一次')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '安排一次' }))
  choose(/^哪天/u, '2026-09-10')
  await user.type(screen.getByLabelText(/^主题/u), '信访程序')
  await user.click(screen.getByRole('button', { name: '安排' }))
  expect(await screen.findByText('已安排')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '记第 1 次' }).disabled).toBe(true)
  await user.click(screen.getByRole('button', { name: '记本人答复' }))
  await user.click(screen.getByLabelText('本人不愿意'))
  expect(screen.getByText(/已安排还没有进行的会一并取消/u)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '记下' }))
  expect(await screen.findByText('已取消')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '安排一次' })).toBeNull()
})

it('puts a petition on a meeting that is still open', async () => {
  const user = userEvent.setup()
  await room.value('meetings.plan', { plan: { title: '', day: '2026-09-10', time: '', place: '三楼', chair: '赵立新', recorder: '', attendees: [] } })
  room.show(<MeetingsOfPetition petitionId={petitionId} />, '/')
  await user.click(await screen.findByRole('button', { name: '列入会议…' }))
  await user.click(screen.getByRole('button', { name: '列入' }))
  expect(await screen.findByRole('link', { name: /2026年9月10日/u })).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('button', { name: '列入会议…' })).toBeNull())
})
