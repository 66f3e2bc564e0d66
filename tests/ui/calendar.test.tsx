/** 放假与时限 as those who look after it meet it, over the real office: a notice pasted, tried and taken; the room's own days; a rule changed and put back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CalendarScreen } from '../../renderer/features/calendar/CalendarScreen'
import { NOTICE_2027 } from '#tests/domain/notices'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  // Wednesday 2026-12-30, 10:00 in Shanghai.
  room = await openRoom(Date.UTC(2026, 11, 30, 2))
})
afterEach(async () => { await room.close() })

const type = async (label: string | RegExp, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const form = {
  petitioner: { mode: 'named', name: '王桂英', paperType: 'id', idNumber: '11010519491231002X', phone: '13812345678', address: '桂花路 18 号' }, headcount: 1, representatives: [], form: 'visit', title: '问低保怎么办',
  requests: '低保', facts: '家庭困难', flags: [], materials: [], excludedIds: [], petitionClass: 'consult', statutoryKind: 'appeal',
}
const register = () => room.value<{ readonly id: number; readonly number: string }>('petitions.register', { form })
const promise = async (id: number) => (await room.value<{ readonly promise: { readonly dueOn: string; readonly provisional: boolean; readonly n: number } }>('petitions.get', { id })).promise

it('a pasted notice is tried, doubts are looked at, and the year is taken with the limits it makes firm', async () => {
  const { id, number } = await register()
  await room.logIn('zhao', passphrase)
  room.show(<CalendarScreen changes />, '/calendar')
  expect(await screen.findByText('2027年放假安排未录入，日期暂定')).toBeDefined()
  await press('录入一年…')
  await type(/^内容/u, `${NOTICE_2027}\n另请各单位在2月4日安排值班。`)
  await press('先试读')
  const read = await screen.findByRole('region', { name: '看懂了什么' })
  expect(read.textContent).toContain('2027年：放假 28 天，调休上班 5 天')
  expect(within(read).getAllByRole('listitem')[0]?.textContent).toBe('没有看懂，请核对　另请各单位在2月4日安排值班')
  expect((await screen.findByRole('region', { name: '核对结果' })).textContent).toContain('净 13 天，与法定节日天数相同')
  const moves = await screen.findByRole('region', { name: '期限前后对照' })
  expect(moves.textContent).toContain('2 项期限会变动')
  expect(within(moves).getAllByRole('row')[1]?.textContent).toBe(`${number}政策咨询书面回复2026年12月30日2027年1月5日（暂定）不变，确定`)
  const take = screen.getByRole('button', { name: '录入2027年并重算期限' })
  await type(/^来源/u, '国办发明电〔2026〕9号')
  await type(/^录入的原因/u, '通知已公布')
  expect(take.hasAttribute('disabled')).toBe(true)
  fireEvent.click(screen.getByRole('checkbox', { name: /存疑的地方已逐条核对/u }))
  fireEvent.click(take)
  const year = await screen.findByRole('region', { name: '2027年放假安排' })
  await waitFor(() => expect(year.textContent).toContain('本室录入'))
  expect(year.textContent).toContain('来源：国办发明电〔2026〕9号')
  expect(screen.queryByText(/放假安排未录入/u)).toBeNull()
  expect(screen.getByRole('img', { name: '2月12日 星期五 放假' })).toBeDefined()
  expect(screen.getByRole('img', { name: '2月20日 星期六 调休上班' })).toBeDefined()
  expect(await promise(id)).toMatchObject({ dueOn: '2027-01-05', provisional: false })
})

it('what cannot be read is not taken, and what was typed is still there afterwards', async () => {
  await room.logIn('zhao', passphrase)
  room.show(<CalendarScreen changes />, '/calendar')
  await press('录入一年…')
  await type(/^内容/u, '今天天气很好。')
  await press('先试读')
  expect(await screen.findByText('有错的地方要先改好，才能录入；改上面的内容后再试读。')).toBeDefined()
  expect(screen.queryByRole('button', { name: /并重算期限/u })).toBeNull()
  await press('收起录入')
  await press('录入一年…')
  expect(((await screen.findByLabelText(/^内容/u)) as HTMLTextAreaElement).value).toBe('今天天气很好。')
})

it('days of the room are chosen in the months, tried and made, and stand below', async () => {
  const { id } = await register()
  await room.logIn('zhao', passphrase)
  room.show(<CalendarScreen changes />, '/calendar')
  await press('改本地放假、停办、上班…')
  await press('12月31日 星期四 工作日')
  await press('看看会变动哪些期限')
  expect((await screen.findByRole('region', { name: '期限前后对照' })).textContent).toContain('2027年1月6日')
  await type(/^原因/u, '台风停办')
  await press('改定并重算期限')
  expect((await screen.findByRole('region', { name: '本地日期' })).textContent).toContain('12月31日 本地停办：台风停办')
  expect(await promise(id)).toMatchObject({ dueOn: '2027-01-06' })
})

it('a rule is changed with a look at its limits, keeps its default beside it, and goes back', async () => {
  const { id } = await register()
  await room.logIn('zhao', passphrase)
  room.show(<CalendarScreen changes />, '/calendar')
  fireEvent.click(await screen.findByRole('radio', { name: '时限规则' }))
  await press('改“政策咨询书面回复”')
  await type(/^天数/u, '5')
  await press('看看会变动哪些期限')
  await type(/^原因/u, '街道统一要求')
  await press('改定并重算期限')
  const table = await screen.findByRole('region', { name: '时限规则' })
  const row = () => within(table).getByRole('row', { name: /政策咨询书面回复/u })
  await waitFor(() => expect(row().textContent).toContain('5个工作日'))
  expect(row().textContent).toContain('3个工作日')
  expect(await promise(id)).toMatchObject({ n: 5, dueOn: '2027-01-07' })
  await press('改“政策咨询书面回复”')
  await press('改回默认…')
  await type(/^原因/u, '试行结束')
  await press('改回默认并重算期限')
  await waitFor(async () => expect(await promise(id)).toMatchObject({ n: 3, dueOn: '2027-01-05' }))
  fireEvent.click(screen.getByRole('radio', { name: '改动记录' }))
  expect((await screen.findByRole('region', { name: '改动记录' })).textContent).toContain('“政策咨询书面回复”改回默认')
})

it('a limit of the law warns and asks for a source', async () => {
  await room.logIn('zhao', passphrase)
  room.show(<CalendarScreen changes />, '/calendar')
  fireEvent.click(await screen.findByRole('radio', { name: '时限规则' }))
  await press('改“法定办结”')
  expect(await screen.findByText(/由法律、条例规定，本室不能自行放宽/u)).toBeDefined()
  await type(/^天数/u, '50')
  await press('看看会变动哪些期限')
  await type(/^原因/u, '想快一点')
  await press('改定并重算期限')
  expect(await screen.findByText(/改动要写明来源/u)).toBeDefined()
})

it('who may not change it looks at years, rules and history only', async () => {
  room.show(<CalendarScreen changes={false} />, '/calendar')
  expect(await screen.findByRole('img', { name: '10月1日 星期四 放假（国庆节）' })).toBeDefined()
  expect(screen.queryByRole('button', { name: /录入|改/u })).toBeNull()
  expect(screen.getByText(/公布后请系统管理员或分管领导在这里录入/u)).toBeDefined()
  fireEvent.click(screen.getByRole('radio', { name: '时限规则' }))
  expect((await screen.findByRole('region', { name: '预警分级' })).textContent).toContain('严重警告')
  expect(screen.queryByRole('button', { name: /改/u })).toBeNull()
})
