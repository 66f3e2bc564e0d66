/** The audit screen over the real office: rows in plain Chinese, filters, the verdict, an export behind the password, the day sheet. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { AuditScreen } from '../../renderer/features/audit/AuditScreen'
import { openRoom, passphrase, prepareWindow, printed, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  printed.length = 0
  room = await openRoom(undefined, 'zhao')
  for (let each = 0; each < 3; each += 1) await room.value('drafts.start', {})
  room.show(<AuditScreen printsSheet />, '/audit')
})
afterEach(() => room.close())

const rows = async () => (await screen.findAllByRole('row')).slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent))
const button = (name: RegExp | string) => screen.getByRole('button', { name })

it('shows who did what to what, newest first', async () => {
  await screen.findByText('建立接待室')
  const [first] = await rows()
  expect(first).toMatchObject(['6', expect.stringMatching(/^2026年9月7日 09:/u), '赵立新分管领导', '新建草稿', '草稿 3', '成功', expect.stringMatching(/^[0-9A-F]{4}-/u)] as unknown as string[])
  expect((await rows()).at(-1)?.slice(2, 6)).toEqual(['未登录', '建立接待室', '保险库', '成功'])
})

it('says the roles of a new account in words, on the screen and in the table for a spreadsheet', async () => {
  const made = await room.askAs('admin', 'accounts.create', { login: 'chen', name: '陈新', roles: ['reception', 'auditor'], first: passphrase, passphrase })
  expect(made).toMatchObject({ ok: true })
  fireEvent.change(screen.getByLabelText('对象'), { target: { value: 'account:4' } })
  fireEvent.blur(screen.getByLabelText('对象'))
  await waitFor(async () => { expect((await rows()).map((cells) => cells[3])).toEqual(['新建账号登录名、姓名、角色、密码角色：接访社工、审计员']) })
  expect(screen.queryByText(/reception/u)).toBeNull()
  await userEvent.click(button('导出…'))
  await userEvent.type(await screen.findByLabelText(/您自己的密码/u), `${passphrase}{Enter}`)
  await waitFor(() => { expect(printed[0]).toContain('接访社工、审计员') })
})

it('filters, says when nothing fits, and clears', async () => {
  await screen.findByText('建立接待室')
  fireEvent.change(screen.getByLabelText('对象'), { target: { value: 'draft:2' } })
  fireEvent.blur(screen.getByLabelText('对象'))
  await waitFor(async () => { expect((await rows()).map((cells) => cells[4])).toEqual(['草稿 2']) })
  fireEvent.change(screen.getByLabelText('到'), { target: { value: '2026-09-01' } })
  await screen.findByText('没有符合条件的记录')
  await userEvent.click(button('清除'))
  await waitFor(async () => { expect((await rows()).length).toBeGreaterThan(4) })
  expect(screen.getByLabelText('对象')).toHaveProperty('value', '')
})

it('proves the log and says so', async () => {
  await userEvent.click(button('核验'))
  expect((await screen.findByRole('status')).textContent).toMatch(/日志完整共 \d+ 条，前后相连/u)
})

it('exports what is shown only after the right password, and keeps the dialog on a wrong one', async () => {
  await userEvent.click(button('导出…'))
  const typed = await screen.findByLabelText(/您自己的密码/u)
  await userEvent.type(typed, 'wrong{Enter}')
  await screen.findByText('密码不对，请核对后重试')
  await waitFor(() => { expect(screen.queryByText(/后可再试/u)).toBeNull() }, { timeout: 5000 })
  await userEvent.type(typed, `${passphrase}{Enter}`)
  await waitFor(() => { expect(printed).toHaveLength(1) })
  expect(printed[0]).toContain('"新建草稿"')
  expect((await room.value<OutputOf<'audit.list'>>('audit.list', { action: 'audit.export' })).rows.map(({ result }) => result)).toEqual(['ok', 'wrong-login'])
})

it('prints the day sheet', async () => {
  await userEvent.click(button('值班单'))
  await userEvent.click(await screen.findByText(/打印今天的值班单/u))
  await waitFor(() => { expect(printed[0]).toContain('审计日志末条') })
})
