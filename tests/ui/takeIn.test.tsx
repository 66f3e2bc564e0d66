/** 设备录音 on its screen: a folder is added, a file found, confirmed for a petition, another left out; troubles and refusals in plain words. */
import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SessionProvider } from '../../renderer/bridge/session'
import { TakeInScreen } from '../../renderer/features/takeIn/TakeInScreen'
import { wavBytes } from '../support/takeIn'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
let folder = ''
beforeEach(async () => {
  prepareWindow()
  room = await openRoom(Date.UTC(2026, 8, 7, 1, 30), 'zhao')
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'recorder-')))
  const { call, onTopics } = window.room
  Object.assign(window, { room: { onTopics, call: (name: string, input: unknown) => (name === 'shell.chooseFolder' ? Promise.resolve({ ok: true, value: { folder } }) : call(name, input)) } })
})
afterEach(async () => {
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

const show = (role: 'reception' | 'leader' = 'leader') => room.show(<SessionProvider value={{ token: '', userId: 3, name: '', login: '', roles: [role], mustChange: false }}><TakeInScreen sets={role === 'leader'} receives /></SessionProvider>, '/recorder-files')
const register = (consent: 'agreed' | 'refused' | undefined) => room.value<{ id: number; number: string }>('petitions.register', { form: {
  petitioner: { mode: 'named', name: '陈小燕', paperType: 'id', idNumber: '', phone: '13812345678', address: '桂花路 18 号' }, headcount: 1, representatives: [], form: 'visit', title: '楼上漏水', requests: '维修', facts: '渗水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal', ...(consent === undefined ? {} : { notice: { how: 'oral', consent } }),
} })
const again = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole('button', { name: '重新查找' }))
}

it('from an empty screen to a recording in the index', async () => {
  const user = userEvent.setup()
  await register(undefined)
  writeFileSync(join(folder, '20200101_090000.wav'), wavBytes(2000))
  copyFileSync(join(folder, '20200101_090000.wav'), join(folder, 'copy.wav'))
  show()
  expect(await screen.findByText(/还没有录音文件夹/u)).toBeTruthy()
  expect(await screen.findByText('还没有找到录音录像文件。')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '添加文件夹' }))
  await user.click(screen.getByRole('button', { name: '开始收取' }))
  expect(await screen.findByText('请先选择文件夹')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '选择文件夹…' }))
  await user.type(screen.getByLabelText(/^名称/u), '接待室一录音笔')
  await user.click(screen.getByRole('button', { name: '开始收取' }))
  const card = await screen.findByRole('article', { name: '接待室一录音笔' })
  expect(within(card).getByText(folder)).toBeTruthy()
  expect((await screen.findAllByText('正在写入')).length).toBeGreaterThan(0)
  await again(user)
  const list = await screen.findByRole('list', { name: '设备录音文件' })
  await user.click(await within(list).findByRole('button', { name: '确认 20200101_090000.wav' }))
  expect(within(list).getByText(/与“20200101_090000.wav”内容相同/u)).toBeTruthy()
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/没有对得上的接待/u)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: '确认收进索引' }))
  expect(await within(dialog).findByText(/请选择这段录音录像是哪件事项的/u)).toBeTruthy()
  await user.type(within(dialog).getByLabelText('按编号查找别的事项'), 'XF')
  await user.click(await within(dialog).findByRole('radio', { name: /XF26-0001/u }))
  await user.click(within(dialog).getByRole('button', { name: '确认收进索引' }))
  expect(await within(dialog).findByText(/请补记当时怎样告知/u)).toBeTruthy()
  await user.click(within(dialog).getByRole('radio', { name: /先不归到事项/u }))
  await user.click(within(dialog).getByRole('button', { name: '确认收进索引' }))
  expect(await within(list).findByText('已确认')).toBeTruthy()
  await user.click(within(list).getByRole('button', { name: '不收 copy.wav' }))
  await user.type(await screen.findByRole('textbox', { name: /^原因/u }), '重复')
  await user.click(screen.getByRole('button', { name: '确定' }))
  expect(await within(list).findByText('不收')).toBeTruthy()
  expect(within(list).getByText(/赵立新：重复/u)).toBeTruthy()
})

it('a folder that is away is named, and who only receives sets none', async () => {
  const user = userEvent.setup()
  expect(await room.askAs('zhao', 'takeIn.addFolder', { path: folder, label: '录音笔', room: '', device: '', mode: 'keep' })).toMatchObject({ ok: true })
  rmSync(folder, { recursive: true })
  show('reception')
  expect(await screen.findByRole('article', { name: '录音笔' })).toBeTruthy()
  await again(user)
  expect(await screen.findByText(/U 盘或录音设备不在/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '添加文件夹' })).toBeNull()
  expect(screen.queryByRole('button', { name: '修改 录音笔' })).toBeNull()
})

it('bytes of a recording that was destroyed are named where they still lie, with what is to be done', async () => {
  const user = userEvent.setup()
  writeFileSync(join(folder, 'a.wav'), wavBytes(2000))
  expect(await room.askAs('zhao', 'takeIn.addFolder', { path: folder, label: '录音笔', room: '', device: '', mode: 'keep' })).toMatchObject({ ok: true })
  show()
  await screen.findByText('正在写入')
  await again(user)
  const list = await screen.findByRole('list', { name: '设备录音文件' })
  expect(await within(list).findByText('待确认')).toBeTruthy()
  const { rows } = await room.value<{ rows: { id: number }[] }>('takeIn.list', {})
  await room.value('takeIn.confirm', { fileId: rows[0]?.id, mode: 'keep' })
  expect(await room.askAs('li', 'recordingKeep.propose', { ids: [1], ground: 'asked', reason: '本人要求删除' })).toMatchObject({ ok: true })
  await room.value('recordingKeep.approve', { ids: [1], passphrase })
  for (let look = 0; look < 2; look += 1) {
    await room.value('takeIn.rescan', {})
    await room.vault().takeIn.settled()
  }
  expect(await screen.findByText(/已按规定销毁.*删去这个文件/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '确认 a.wav' })).toBeNull()
})
