/** 文书模板 in the settings, over the real office: a template that is refused with every mistake, one that is taken, its placeholders, and the way back. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { docxOf, p } from '#tests/documents/wordTemplates'
import { SettingsScreen } from '../../renderer/features/settings/SettingsScreen'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  await room.logIn('zhao', passphrase)
})
afterEach(async () => { await room.close() })

const KIND = '转送（交办）告知单'
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const shown = async () => screen.findByRole('row', { name: KIND })
async function choose(body: string, name: string): Promise<void> {
  const input = document.querySelector('input[type="file"]')
  if (input === null) throw new Error('no file can be chosen')
  // jsdom's files have no arrayBuffer of their own.
  const bytes = docxOf(body)
  fireEvent.change(input, { target: { files: [Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.buffer) })] } })
  await screen.findByText(name)
}

it('a file with mistakes is refused with each of them, the reason stays, and a right one is taken', async () => {
  room.show(<SettingsScreen canEdit={false} templates />, '/settings')
  expect((await shown()).textContent).toContain('程序的版式')
  await press(`导入“${KIND}”的模板`)
  await press('导入')
  expect((await screen.findByRole('alert')).textContent).toContain('请选择 .docx 文件')
  await choose(p('{发文号}', '{收文人}'), '旧函头.docx')
  await press('导入')
  expect(await screen.findByText(/请写明原因/u)).toBeDefined()
  fireEvent.change(await screen.findByLabelText(/^原因/u), { target: { value: '街道统一函头' } })
  await press('导入')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/模板没有导入，原来的没有变：共 2 处\n1\. .*\{发文号\}.*\n2\. .*\{收文人\}/u))
  await choose(p('{发文字号}'), '新函头.docx')
  expect((await screen.findByLabelText<HTMLInputElement>(/^原因/u)).value).toBe('街道统一函头')
  await press('导入')
  await waitFor(async () => expect((await shown()).textContent).toContain('本室模板：新函头.docx'))
  expect((await shown()).textContent).toContain('赵立新')
  expect((await shown()).textContent).toContain('占位 1 个：发文字号')
  expect(screen.queryByRole('dialog')).toBeNull()

  await press(`“${KIND}”恢复用程序的版式`)
  const back = await screen.findByRole('dialog', { name: `“${KIND}”恢复用程序的版式` })
  fireEvent.change(within(back).getByLabelText(/^原因/u), { target: { value: '改用新版式' } })
  fireEvent.click(within(back).getByRole('button', { name: '恢复' }))
  await waitFor(async () => expect((await shown()).textContent).toContain('程序的版式'))
})

it('placeholders are listed with examples, to be copied one by one', async () => {
  room.show(<SettingsScreen canEdit={false} templates />, '/settings')
  await press(`“${KIND}”可用的占位`)
  const single = await screen.findByRole('table', { name: '单个的占位' })
  expect(within(single).getByText('{去向（收件单位）}')).toBeDefined()
  expect(within(single).getByText('0750-5550101')).toBeDefined()
  await press('复制 {成文日期}')
  expect(await screen.findByRole('table', { name: '表格“移交材料”的各栏' })).toBeDefined()
})

it('nobody else sees them in the settings', async () => {
  room.show(<SettingsScreen canEdit={false} />, '/settings')
  await screen.findByRole('heading', { name: '接待室设置' })
  expect(screen.queryByRole('region', { name: '文书模板' })).toBeNull()
})
