/** 录音录像 at the desk on its screens: begun from the form, the strip above every screen, devices chosen and tried, and what the locked screen says. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { MantineProvider } from '@mantine/core'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { makeTestRecorder, type TestRecorder } from '#tests/support/recorder'
import { SessionProvider } from '../../renderer/bridge/session'
import { DraftTabs } from '../../renderer/features/intake/DraftTabs'
import { RecordingNotice } from '../../renderer/features/lock/RecordingNotice'
import { RecorderDevices } from '../../renderer/features/settings/RecorderDevices'
import { RecorderStart } from '../../renderer/ui/recorder/RecorderStart'
import { RecorderStrip } from '../../renderer/ui/recorder/RecorderStrip'
import { devices, openRoom, prepareWindow, tellStatus, type TestRoom } from './room'

let room: TestRoom
let recorder: TestRecorder
beforeEach(async () => {
  prepareWindow()
  recorder = makeTestRecorder()
  room = await openRoom(undefined, 'li', recorder)
  devices.openRecorder = async (input) => {
    const opened = await recorder.open((input as { kind: 'sound' | 'picture' }).kind) as { device?: string; fault?: string }
    return opened.device === undefined ? { ok: false, fault: { code: opened.fault ?? '', message: '没有找到话筒：请检查话筒是否插好', field: 'kind' } } : { ok: true, value: opened }
  }
})
afterEach(async () => {
  for (const name of Object.keys(devices)) Reflect.deleteProperty(devices, name)
  await room.close()
})

async function draft(consent: string): Promise<number> {
  const { id, revision } = await room.value<{ id: number; revision: number }>('drafts.start', {})
  await room.value('drafts.save', { id, revision, form: { notice: { how: 'oral', consent } } })
  return id
}
const session = { token: '', userId: 2, name: '李晓岚', login: 'li', roles: ['reception' as const], mustChange: false }
const show = (draftId: number) => room.show(<SessionProvider value={session}><RecorderStrip receives /><RecorderStart visit={{ draftId }} /></SessionProvider>, '/intake')
const strip = () => screen.findByRole('region', { name: '正在录音录像' })

it('is begun, marked by button and key, paused with a reason, gone on with and ended', async () => {
  const user = userEvent.setup()
  const draftId = await draft('agreed')
  show(draftId)
  await user.click(await screen.findByRole('button', { name: '开始录音' }))
  const bar = within(await strip())
  expect(bar.getByText('正在录音')).toBeTruthy()
  tellStatus({ state: 'running', kind: 'sound', since: 1, lengthMs: 65_000, level: 128, low: false })
  await waitFor(() => { expect(bar.getByRole('timer').textContent).toBe('1:05') })
  expect(Number(bar.getByLabelText('音量').getAttribute('aria-valuenow'))).toBeGreaterThan(80)
  recorder.hear(2)
  await user.click(bar.getByRole('button', { name: /^标记/u }))
  fireEvent.keyDown(document.body, { key: 'm', code: 'KeyM', altKey: true })
  await waitFor(async () => { expect((await room.value<OutputOf<'recorder.of'>>('recorder.of', { draftId })).recordings).toMatchObject([{ marks: 2 }]) })
  await user.click(bar.getByRole('button', { name: '暂停…' }))
  await user.click(await screen.findByRole('button', { name: '暂停' }))
  expect(await screen.findByText(/原因.*至少 2 个字|请写明原因/u)).toBeTruthy()
  await user.type(screen.getByLabelText(/^原因/u), '来访人去洗手间')
  await user.click(screen.getByRole('button', { name: '暂停' }))
  expect(await bar.findByText('录音已暂停')).toBeTruthy()
  await user.click(bar.getByRole('button', { name: '继续' }))
  expect(await bar.findByText('正在录音')).toBeTruthy()
  await user.click(bar.getByRole('button', { name: '结束' }))
  await waitFor(() => { expect(screen.queryByRole('region', { name: '正在录音录像' })).toBeNull() })
  expect(await screen.findByRole('link', { name: 'LX26-0001' })).toBeTruthy()
  expect(screen.getByText(/2 处标记.*已结束/u)).toBeTruthy()
})

it('says why it may not begin, and what to do where no microphone is there', async () => {
  const user = userEvent.setup()
  show(await draft('refused'))
  expect(await screen.findByText('来访人不同意录音录像，不能开始；接待照常进行')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '开始录音' })).toBeNull()
  recorder.fault = 'no-microphone'
  show(await draft('agreed'))
  await user.click(await screen.findByRole('button', { name: '开始录音' }))
  expect((await screen.findByRole('alert')).textContent).toContain('没有找到话筒')
})

it('warns of a disk that gets full, and tells what became of a recording that ended by itself', async () => {
  const user = userEvent.setup()
  show(await draft('agreed'))
  await user.click(await screen.findByRole('button', { name: '开始录音' }))
  await strip()
  recorder.free = 300 * 1_048_576
  recorder.hear(6)
  expect((await screen.findByRole('alert')).textContent).toContain('磁盘快满了')
  recorder.page({ gone: true })
  expect(await screen.findByText('设备没有声音或画面，或被拔出，已自动结束')).toBeTruthy()
})

it('is told to stay, and whose it will be, before its draft is discarded', async () => {
  const user = userEvent.setup()
  const [bare, recorded] = [await draft('agreed'), await draft('agreed')]
  await recorder.open()
  await room.value('recorder.begin', { draftId: recorded, kind: 'sound' })
  const drafts = [bare, recorded].map((id) => ({ id, name: '', title: '', startedAt: 1, savedAt: 1, empty: false }))
  const tabs = (current: number) => room.show(<SessionProvider value={session}><DraftTabs drafts={drafts} current={current} writable onOpen={() => undefined} onStart={() => undefined} onDiscard={() => undefined} /></SessionProvider>, '/intake')
  tabs(recorded)
  await user.click(screen.getByRole('button', { name: '删除草稿' }))
  expect((await screen.findByText(/1 段录音录像不会一起删除/u)).textContent).toContain('持有录音录像专项密钥的同事都能查到')
  cleanup()
  tabs(bare)
  await user.click(screen.getByRole('button', { name: '删除草稿' }))
  expect(await screen.findByText(/确定删除这份草稿吗/u)).toBeTruthy()
  expect(screen.queryByText(/不会一起删除/u)).toBeNull()
})

it('of a colleague can be ended and nothing else', async () => {
  const user = userEvent.setup()
  const id = await draft('agreed')
  await recorder.open()
  await room.value('recorder.begin', { draftId: id, kind: 'sound' })
  await room.logIn('zhao', '桂花树下-三点半-喝茶')
  room.show(<SessionProvider value={{ ...session, userId: 3, roles: ['leader'] }}><RecorderStrip receives /></SessionProvider>, '/intake')
  const bar = within(await strip())
  expect(bar.getByText(/，李晓岚/u)).toBeTruthy()
  expect(bar.queryByRole('button', { name: /标记|暂停|要求停止/u })).toBeNull()
  await user.click(bar.getByRole('button', { name: '结束' }))
  await waitFor(() => { expect(screen.queryByRole('region', { name: '正在录音录像' })).toBeNull() })
})

it('has its devices chosen by name and tried, and closes them when the screen is left', async () => {
  const user = userEvent.setup()
  const kept: unknown[] = []
  let rests = 0
  devices.recorderDevices = () => ({ ok: true, value: { microphones: ['内置麦克风', '桌面话筒'], cameras: [], chosen: { microphone: '旧话筒', camera: '', room: '' } } })
  devices.chooseDevices = (input) => { kept.push(input); return { ok: true, value: { done: true } } }
  devices.restRecorder = () => { rests += 1; recorder.server.rest(); return { ok: true, value: { done: true } } }
  room.show(<RecorderDevices />, '/settings')
  await user.click(screen.getByRole('button', { name: '选择和试用设备' }))
  expect(await screen.findByRole('option', { name: '旧话筒（没有接上）' })).toBeTruthy()
  expect(screen.getByText('没有找到摄像头：可以只录音')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('话筒'), '桌面话筒')
  await waitFor(() => { expect(kept).toEqual([{ microphone: '桌面话筒', camera: '', room: '' }]) })
  await user.click(screen.getByRole('button', { name: '试话筒' }))
  expect(await screen.findByText('话筒可用：内置麦克风')).toBeTruthy()
  tellStatus({ state: 'ready', kind: 'sound', lengthMs: 0, level: 60, low: false })
  expect(await screen.findByText('请说几句话，看音量是否跳动')).toBeTruthy()
  const before = rests
  await user.click(screen.getByRole('button', { name: '停止试用' }))
  expect(rests).toBe(before + 1)
})

it('shows what the camera sees while it is tried, and not while only the microphone is', async () => {
  const user = userEvent.setup()
  devices.recorderDevices = () => ({ ok: true, value: { microphones: ['内置麦克风'], cameras: ['桌面摄像头'], chosen: { microphone: '', camera: '', room: '' } } })
  devices.restRecorder = () => ({ ok: true, value: { done: true } })
  devices.recorderPicture = () => ({ ok: true, value: { picture: 'data:image/jpeg;base64,/9j/' } })
  room.show(<RecorderDevices />, '/settings')
  await user.click(screen.getByRole('button', { name: '选择和试用设备' }))
  await user.click(await screen.findByRole('button', { name: '试话筒和摄像头' }))
  tellStatus({ state: 'ready', kind: 'picture', lengthMs: 0, level: 60, low: false })
  expect((await screen.findByRole('img', { name: '摄像头现在的画面' })).getAttribute('src')).toBe('data:image/jpeg;base64,/9j/')
  tellStatus({ state: 'ready', kind: 'sound', lengthMs: 0, level: 60, low: false })
  await waitFor(() => { expect(screen.queryByRole('img')).toBeNull() })
})

it('stands on the locked screen without a name', async () => {
  devices.recorder = () => ({ ok: true, value: { state: 'running', kind: 'picture', since: Date.UTC(2026, 8, 7, 1, 30), lengthMs: 1, level: 0, low: false } })
  render(<MantineProvider><RecordingNotice /></MantineProvider>)
  const said = (await screen.findByRole('status')).textContent
  expect(said).toContain('正在录音录像，9月7日 09:30开始')
  expect(said).not.toContain('李晓岚')
})
