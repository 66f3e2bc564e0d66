/** 录音录像 on its screens over the real office: found by words, room and state, one page of it with its player and marks, and what is said where it is empty, failed, shut or not for this worker. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call'
import type { RecordingPage } from '#core/contract/recordings'
import { makeRecording, type MadeRecording } from '#tests/support/recordings'
import { RecordingScreen } from '../../renderer/features/recordings/RecordingScreen'
import { RecordingsScreen } from '../../renderer/features/recordings/RecordingsScreen'
import { RecordingsPanel } from '../../renderer/ui/recordings/RecordingsPanel'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

const AT = Date.UTC(2026, 8, 7, 1, 30)
const HOUR = 3_600_000
const OWN = '三月里的小雨淅沥沥沥下个不停'
const LI = 2
let room: TestRoom
/** What these calls answer instead of the office. */
let instead: Map<string, () => Reply>
beforeEach(async () => {
  prepareWindow()
  window.HTMLMediaElement.prototype.play = () => Promise.resolve()
  window.HTMLMediaElement.prototype.pause = () => undefined
  room = await openRoom(AT)
  instead = new Map()
  const { call, ...rest } = window.room
  Object.assign(window, { room: { ...rest, call: (name: string, input: unknown) => { const answer = instead.get(name); return answer === undefined ? call(name, input) : Promise.resolve(answer()) } } })
})
afterEach(async () => { await room.close() })

const make = (petitionId: number | null, more: Parameters<typeof makeRecording>[2] = {}): Promise<MadeRecording> =>
  makeRecording({ dir: room.dir, vault: room.vault, now: () => AT, as: (_login, name, input) => room.value(name, input) }, petitionId, { byId: LI, ...more })
const register = async (name: string, title: string): Promise<number> => (await room.value<{ id: number }>('petitions.register', { form: {
  petitioner: { mode: 'named', name, phone: '13812345678', address: '桂花路 18 号' }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal',
} })).id
const show = (at: string) => room.show(<Routes><Route path="/recordings" element={<RecordingsScreen />} /><Route path="/recordings/:id" element={<RecordingScreen />} /></Routes>, at)
const numbers = (): readonly (string | null)[] => screen.queryAllByRole('link', { name: /^LX26/u }).map(({ textContent }) => textContent)
const found = (...wanted: readonly string[]) => waitFor(() => expect(numbers()).toEqual(wanted))

it('is empty and says so, and where nothing fits how to find more', async () => {
  const user = userEvent.setup()
  show('/recordings')
  expect(await screen.findByText('还没有录音录像。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '全部校验' })).toBeNull()
  await user.type(screen.getByLabelText('查找'), '没有这个人')
  expect(await screen.findByText(/没有符合条件的录音录像/u)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '清除' }))
  expect(await screen.findByText('还没有录音录像。')).toBeTruthy()
})

it('is found by name, words of a mark, room, state, and where it belongs to nobody', async () => {
  const user = userEvent.setup()
  const leak = await register('陈小燕', '楼道漏水')
  await make(leak, { startedAt: AT - 3 * HOUR })
  const noise = await make(await register('罗志明', '深夜噪声'), { startedAt: AT - 2 * HOUR, room: '接待室二' })
  const nobodys = await make(null, { startedAt: AT - HOUR })
  room.vault().write(() => { room.vault().repos.recordings.addMark(noise.id, { ms: 61_000, kind: 'mark', text: '说到赔偿', byId: LI, at: AT }) })
  await room.value('recordings.note', { id: nobodys.id, ms: 1000, text: '像是来电' })
  show('/recordings')
  await found('LX26-0003', 'LX26-0002', 'LX26-0001')
  expect(screen.getByText('还没有归到事项')).toBeTruthy()
  await user.type(screen.getByLabelText('查找'), '陈小燕')
  await found('LX26-0001')
  await user.click(screen.getByRole('button', { name: '清除' }))
  await user.type(screen.getByLabelText('标记内容'), '赔偿')
  await found('LX26-0002')
  expect(screen.getByText(/接待室二.*标记 1 处/u)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '清除' }))
  await user.click(screen.getByRole('combobox', { name: '房间' }))
  await user.click(await screen.findByRole('option', { name: '接待室二' }))
  await found('LX26-0002')
  await user.click(screen.getByRole('button', { name: '清除' }))
  await user.click(screen.getByRole('combobox', { name: '状态' }))
  await user.click(await screen.findByRole('option', { name: '意外中断' }))
  await found()
  await user.click(screen.getByRole('button', { name: '清除' }))
  await user.click(screen.getByRole('checkbox', { name: '只看没有归到事项的' }))
  await found('LX26-0003')
  await user.click(screen.getByRole('button', { name: '清除' }))
  fireEvent.change(screen.getByLabelText('从'), { target: { value: '2026-09-08' } })
  await found()
})

it('shows fifty, then the earlier ones, and comes back to where it was', async () => {
  for (let at = 0; at < 52; at += 1) await make(null, { startedAt: AT - (at + 1) * HOUR, bytes: Buffer.alloc(10) })
  show('/recordings?room=%E6%8E%A5%E5%BE%85%E5%AE%A4%E4%B8%80')
  await waitFor(() => expect(numbers()).toHaveLength(50))
  fireEvent.click(screen.getByRole('button', { name: '更早的录音录像' }))
  await waitFor(() => expect(numbers()).toHaveLength(52))
  expect(screen.queryByRole('button', { name: '更早的录音录像' })).toBeNull()
  fireEvent.click(screen.getByRole('link', { name: 'LX26-0052' }))
  const back = await screen.findByRole('link', { name: '← 回到列表' })
  expect(decodeURIComponent(back.getAttribute('href') ?? '')).toBe('/recordings?room=接待室一')
})

it('that could not be read is said, and asked for once more', async () => {
  await make(null)
  instead.set('recordings.list', () => ({ ok: false, fault: { code: 'internal', message: '程序内部出错' } }))
  show('/recordings')
  expect((await screen.findByRole('alert')).textContent).toContain('录音录像没有读出来')
  instead.clear()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  await found('LX26-0001')
})

it('is shut for who has not its key: list, page and tab', async () => {
  const { id } = await make(await register('陈小燕', '楼道漏水'))
  await room.askAs('admin', 'accounts.create', { login: 'chen', name: '陈新', roles: ['reception'], first: '先用这一句登录再改掉', passphrase })
  await room.logIn('chen', '先用这一句登录再改掉')
  await room.value('vault.changePassphrase', { current: '先用这一句登录再改掉', next: OWN })
  await room.logIn('chen', OWN)
  const own = await register('王桂英', '路灯不亮')
  for (const at of ['/recordings', `/recordings/${id}`]) {
    show(at)
    expect(await screen.findByText(/您没有“录音录像”的专项密钥/u)).toBeTruthy()
    expect(numbers()).toEqual([])
    expect(screen.queryByRole('button')).toBeNull()
    cleanup()
  }
  room.show(<RecordingsPanel petitionId={own} />, '/petitions/2')
  expect(await screen.findByText(/您没有“录音录像”的专项密钥/u)).toBeTruthy()
})

it('is played only when asked for, by a ticket that is in the log; marks lead to their place', async () => {
  const { id } = await make(await register('陈小燕', '楼道漏水'))
  room.vault().write(() => { room.vault().repos.recordings.addMark(id, { ms: 61_000, kind: 'buffer', text: '去缓冲室', byId: LI, at: AT }) })
  show(`/recordings/${id}`)
  const marks = await screen.findByRole('region', { name: '标记和备注' })
  expect(within(marks).getByText('去缓冲室')).toBeTruthy()
  expect(within(marks).queryByRole('button')).toBeNull()
  expect(document.querySelector('audio, video')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '播放' }))
  fireEvent.click(await within(marks).findByRole('button', { name: '跳到 1:01' }))
  const audio = document.querySelector('audio')
  expect(audio?.src).toMatch(/^app:\/\/media\/[\w-]{32}$/u)
  expect(audio?.currentTime).toBe(61)
  await waitFor(() => expect(screen.getByRole('region', { name: '查阅记录' }).textContent).toContain('李晓岚 播放'))
  fireEvent.change(screen.getByLabelText('在 1:01 处加备注'), { target: { value: '这里说到赔偿' } })
  fireEvent.click(screen.getByRole('button', { name: '加备注' }))
  expect(await within(marks).findByText('这里说到赔偿')).toBeTruthy()
  expect((await room.value<RecordingPage>('recordings.get', { id })).marks.map(({ kind, ms }) => [kind, ms])).toEqual([['buffer', 61_000], ['note', 61_000]])
})

it('that is damaged is said as soon as the player waits, not when the engine gives up', async () => {
  const { id } = await make(null)
  show(`/recordings/${id}`)
  fireEvent.click(await screen.findByRole('button', { name: '播放' }))
  await screen.findByRole('button', { name: '继续播放' })
  const audio = document.querySelector('audio') as HTMLElement
  instead.set('recordings.trouble', () => ({ ok: true, value: {} }))
  fireEvent(audio, new Event('waiting'))
  await new Promise((resolve) => { setTimeout(resolve) })
  expect(screen.queryByRole('alert')).toBeNull()
  instead.set('recordings.trouble', () => ({ ok: true, value: { code: 'damaged', at: 100, aboutMs: 19_000 } }))
  fireEvent(audio, new Event('stalled'))
  expect((await screen.findByRole('alert')).textContent).toContain('文件在 0:19 前后损坏')
})

it('that is destroyed keeps its index and nothing to play, check or write', async () => {
  const { id, sha256 } = await make(null)
  await room.value('recordingKeep.propose', { ids: [id], ground: 'asked', reason: '本人要求删除' })
  await room.logIn('zhao', passphrase)
  await room.value('recordingKeep.approve', { ids: [id], passphrase })
  show(`/recordings/${id}`)
  expect(await screen.findByText('这段录音录像已销毁，只留下索引。')).toBeTruthy()
  expect(screen.getByText(sha256)).toBeTruthy()
  for (const name of ['播放', '现在校验', '加备注']) expect(screen.queryByRole('button', { name })).toBeNull()
  for (const name of ['校验', '标记和备注']) expect(screen.queryByRole('region', { name })).toBeNull()
})

it('an address that leads nowhere leads back to the list', async () => {
  show('/recordings/0')
  expect((await screen.findByRole('alert')).textContent).toContain('地址不对')
  cleanup()
  show('/recordings/99')
  expect((await screen.findByRole('alert')).textContent).toContain('打不开这段录音录像')
  expect(screen.getByRole('link', { name: '← 回到列表' })).toBeTruthy()
})
