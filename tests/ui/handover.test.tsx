/** 日终交接 on the screen: a call back promised and tried, the sheet handed over, and signed by somebody else. */
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { HandoverScreen } from '../../renderer/features/handover/HandoverScreen'
import { SessionProvider } from '../../renderer/bridge/session'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

const show = (userId: number) => room.show(<SessionProvider value={{ token: '', userId, name: '', login: '', roles: ['reception'], mustChange: false }}><HandoverScreen /></SessionProvider>, '/handover')

it('says plainly that there is nothing', async () => {
  show(2)
  expect(await screen.findByText('没有要回的电话。')).toBeTruthy()
  expect(screen.getByText('还没有交接单。')).toBeTruthy()
  expect(screen.getByText('回执号、当日候访号连续，没有缺号。')).toBeTruthy()
})

it('keeps what was typed for a call back when it is refused or shut, and lists it', async () => {
  const user = userEvent.setup()
  show(2)
  await user.click(await screen.findByRole('button', { name: '约定回电' }))
  await user.type(await screen.findByLabelText(/姓名或称呼/u), '周先生')
  await user.click(screen.getByRole('button', { name: '记下' }))
  expect(await screen.findByText('请填写回电号码')).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(screen.getByRole('button', { name: '约定回电' }))
  expect((await screen.findByLabelText<HTMLInputElement>(/姓名或称呼/u)).value).toBe('周先生')
  await user.type(screen.getByLabelText(/回电号码/u), '13900001111')
  await user.type(screen.getByLabelText(/说什么事/u), '告知进展')
  await user.click(screen.getByRole('button', { name: '记下' }))
  const part = within(await screen.findByRole('region', { name: '承诺的回电' }))
  expect(await part.findByText(/告知进展/u)).toBeTruthy()
  expect(part.getByText('139****1111')).toBeTruthy()
  await user.click(part.getByRole('button', { name: /记一次通话/u }))
  await user.type(await screen.findByLabelText(/说了什么/u), '已告知下周维修')
  await user.click(screen.getByRole('button', { name: '记入' }))
  expect(await part.findByText('没有要回的电话。')).toBeTruthy()
})

it('hands over, refuses the own signature, and takes that of a colleague', async () => {
  const user = userEvent.setup()
  show(2)
  await user.type(await screen.findByLabelText('交班说明'), '钥匙在抽屉')
  await user.click(screen.getByRole('button', { name: '定下交接单' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText('钥匙在抽屉')).toBeTruthy()
  expect(dialog.getByText(/您自己交出的不能自己签/u)).toBeTruthy()
  await room.close()
  room = await openRoom()
  await room.value('handover.make', { note: '钥匙在抽屉' })
  await room.logIn('zhao', passphrase)
  show(3)
  await user.click(await screen.findByRole('button', { name: '查看并签收' }))
  const sheet = within(await screen.findByRole('dialog'))
  await user.type(await sheet.findByLabelText(/您自己的密码/u), passphrase)
  await user.click(sheet.getByRole('button', { name: '签收' }))
  expect(await screen.findByText('赵立新 已签收')).toBeTruthy()
})
