/** 本人查询 as a worker meets it: a reason and the password, then the paper for that person, printed or saved. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OwnFile } from '../../renderer/features/petitions/OwnFile'
import { jams, openRoom, passphrase, prepareWindow, printed, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  printed.length = 0
  room = await openRoom()
})
afterEach(async () => { await room.close() })

const type = async (label: string | RegExp, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

const form = {
  petitioner: { mode: 'named', name: '陈小燕', phone: '13812345678' }, headcount: 2, representatives: [{ name: '钱小满', phone: '13766667777' }], form: 'visit', title: '楼上漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple',
}

it('asks for a reason and the password, keeps what was typed, and hands the paper out', async () => {
  const { personId = 0 } = await room.value<{ readonly personId?: number }>('petitions.register', { form })
  room.show(<OwnFile personId={personId} />, '/')
  await press('本人查询…')
  await type(/^您自己的密码/u, passphrase)
  await press('列出查询单')
  expect(await screen.findByText('请填写原因')).toBeDefined()
  await type(/^原因/u, '本人持身份证到场申请')
  await type(/^您自己的密码/u, 'wrong')
  await press('列出查询单')
  expect(await screen.findByText(/密码不对/u)).toBeDefined()
  expect((await screen.findByLabelText<HTMLInputElement>(/^原因/u)).value).toBe('本人持身份证到场申请')
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '列出查询单' }).disabled).toBe(false), { timeout: 5000 })
  await type(/^您自己的密码/u, passphrase)
  await press('列出查询单')
  expect(await screen.findByText('查询单已列好，共 1 件信访事项。')).toBeDefined()
  await press('打印（A5）')
  expect(await screen.findByText('已送到打印机')).toBeDefined()
  expect(printed).toHaveLength(1)
  for (const told of ['陈小燕', '13812345678', '楼上漏水']) expect(printed[0]).toContain(told)
  for (const hidden of ['钱小满', '13766667777']) expect(printed[0]).not.toContain(hidden)
  jams.push({ code: 'print-failed', message: '打印没有成功，请检查打印机后重试' })
  await press('打印（A5）')
  expect(await screen.findByText('打印没有成功，请检查打印机后重试')).toBeDefined()
  await press('保存 PDF')
  expect(await screen.findByText(/已保存，请当面交给本人/u)).toBeDefined()
})
