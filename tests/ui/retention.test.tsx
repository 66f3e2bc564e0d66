/** 保管期限 and 过期草稿 as those who settle them meet them, over the real office. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { RetentionScreen } from '../../renderer/features/retention/RetentionScreen'
import { SettingsScreen } from '../../renderer/features/settings/SettingsScreen'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

const DAY = 86_400_000
let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(async () => { await room.close() })

const type = async (label: string | RegExp, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })

it('the room sets its own periods in the settings, and both places say so', async () => {
  await room.logIn('zhao', passphrase)
  room.show(<SettingsScreen canEdit={false} renews="接待室" />, '/settings')
  await type(/^信访登记、回执和办理记录/u, '0')
  await type(/^核定的依据或原因/u, '街道档案室核定')
  fireEvent.click(screen.getByRole('button', { name: '设定期限' }))
  expect(await screen.findByText(/保管年限最短 1 年/u)).toBeDefined()
  await type(/^信访登记、回执和办理记录/u, '15')
  await type(/^未登记的草稿/u, '7')
  fireEvent.click(screen.getByRole('button', { name: '设定期限' }))
  const table = await screen.findByRole('region', { name: '保管期限表' })
  await waitFor(() => expect(within(table).getAllByText('本室定')).toHaveLength(9))
  expect(within(table).getByText('15 年')).toBeDefined()
  expect(within(table).getByText('7 天')).toBeDefined()
})

it('a draft nobody went on with is listed without its content, and discarded with a reason', async () => {
  const { id } = await room.value<{ readonly id: number }>('drafts.start', {})
  await room.value('drafts.save', { id, revision: 0, form: { title: '楼上漏水' } })
  room.forward(31 * DAY)
  await room.logIn('zhao', passphrase)
  room.show(<RetentionScreen leads />, '/retention')
  const list = await screen.findByRole('region', { name: '过期草稿' })
  expect(list.textContent).not.toContain('漏水')
  fireEvent.click(within(list).getByRole('checkbox', { name: /李晓岚的草稿/u }))
  await type(/^删除的原因/u, '无人认领')
  fireEvent.click(screen.getByRole('button', { name: '删除选中的草稿' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: '过期草稿' })).toBeNull())
  await room.logIn('li', passphrase)
  expect(await room.value('drafts.list', {})).toEqual([])
})

it('a record of which no petition came is proposed by one and erased by the other, and never says what it was about', async () => {
  const { id } = await room.value<{ readonly id: number }>('handover.promiseCallBack', { name: '来电人周先生', phone: '13900001111', about: '问低保进展', dueOn: '2099-01-05', dueTime: '' })
  await room.value('handover.noteCall', { id, outcome: 'reached', note: '已告知' })
  room.forward(400 * DAY)
  room.show(<RetentionScreen leads={false} />, '/retention')
  const list = await screen.findByRole('region', { name: '到期的其他记录' })
  expect(list.textContent).not.toMatch(/周先生|低保|139/u)
  fireEvent.click(within(list).getByRole('checkbox', { name: `选中回电 ${id} 号` }))
  expect(within(list).queryByRole('button', { name: '批准销毁' })).toBeNull()
  fireEvent.click(within(list).getByRole('button', { name: '提出销毁' }))
  await type(/^原因/u, '保管期满')
  fireEvent.click(screen.getByRole('button', { name: '提出' }))
  expect(await within(list).findByText('您提出：保管期满')).toBeDefined()
  cleanup()
  await room.logIn('zhao', passphrase)
  room.show(<RetentionScreen leads />, '/retention')
  const again = await screen.findByRole('region', { name: '到期的其他记录' })
  fireEvent.click(within(again).getByRole('checkbox', { name: '全选其他记录' }))
  fireEvent.click(within(again).getByRole('button', { name: '批准销毁' }))
  await type(/^您自己的密码/u, passphrase)
  fireEvent.click(screen.getByRole('button', { name: '批准并销毁' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: '到期的其他记录' })).toBeNull())
})
