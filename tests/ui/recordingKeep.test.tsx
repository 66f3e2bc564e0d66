/** 录音录像的保管与证据副本 as two people meet them, over the real office. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RecordingPage } from '#core/contract/recordings'
import type { RecordingKept } from '#core/contract/recordingKeep'
import { KeepActions } from '../../renderer/features/recordings/KeepActions'
import { RetentionScreen } from '../../renderer/features/retention/RetentionScreen'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

const DAY = 86_400_000
const AT = Date.UTC(2026, 8, 7, 1, 0)
const LI = 2
let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(async () => { await room.close() })

const type = async (label: string | RegExp, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

/** A finished one of nobody's, as the index has it. */
function indexed(source: 'desk' | 'kept'): number {
  const vault = room.vault()
  return vault.write(() => {
    const { id } = vault.repos.recordings.add({ year: 2026, source, kind: 'sound', format: 'wav', state: 'ended', trouble: '', petitionId: null, draftId: null, room: '接待室一', device: '录音笔', name: source === 'kept' ? '0907.wav' : '', startedAt: AT, endedAt: AT, lengthMs: 1000, bytes: 10, sha256: 'a'.repeat(64), file: null, stored: null, noticeHow: 'oral', noticeConsent: 'agreed', byId: LI, addedAt: AT })
    vault.appendAudit({ userId: LI, userName: '李晓岚', role: 'reception', action: 'recorder.begin', object: `recording:${id}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${id}`) })
    return id
  })
}
const pageOf = (id: number) => room.value<RecordingPage>('recordings.get', { id })
const keptOf = (id: number) => room.value<RecordingKept>('recordingKeep.of', { id })

it('one that is due is proposed from the list, where only a leader could approve', async () => {
  const id = indexed('kept')
  room.forward(800 * DAY)
  room.show(<RetentionScreen leads={false} />, '/retention')
  const list = await screen.findByRole('region', { name: '到期的录音录像' })
  expect(within(list).queryByRole('button', { name: '批准销毁' })).toBeNull()
  fireEvent.click(within(list).getByRole('checkbox', { name: '选中 LX26-0001' }))
  fireEvent.click(within(list).getByRole('button', { name: '提出销毁' }))
  await type(/^原因/u, '保管期满')
  await press('提出')
  await waitFor(async () => expect((await keptOf(id)).proposal).toMatchObject({ ground: 'due', reason: '保管期满' }))
})

it('one is held only with its ground, and the leader approves what another proposed', async () => {
  const id = indexed('kept')
  room.show(<KeepActions page={await pageOf(id)} />, '/recordings/1')
  expect((await screen.findByRole('region', { name: '证据副本' })).textContent).toContain('文件留在录音设备上')
  await press('暂缓销毁')
  await type(/^原因/u, '诉讼未结')
  await press('暂缓')
  expect(await screen.findByText('请选择依据')).toBeDefined()
  expect((await keptOf(id)).hold).toBeUndefined()
  await press('取消')
  await room.value('recordingKeep.propose', { ids: [id], ground: 'asked', reason: '本人要求删除' })
  await room.logIn('zhao', passphrase)
  expect(await room.call('recordingKeep.approve', { ids: [id], passphrase })).toMatchObject({ ok: true, value: { destroyed: 1, byHand: [{ number: 'LX26-0001', name: '0907.wav' }] } })
  cleanup()
  room.show(<KeepActions page={await pageOf(id)} />, '/recordings/1')
  expect(await screen.findByText(/本人撤回同意或要求删除.*李晓岚 提出，赵立新 批准/u)).toBeDefined()
  expect(await screen.findByText(/须手工删除/u)).toBeDefined()
})

it('a copy is asked for with whom it is for and why, and waits for another leader', async () => {
  const id = indexed('desk')
  room.show(<KeepActions page={await pageOf(id)} />, '/recordings/1')
  await press('申请导出证据副本')
  await type(/^交给谁/u, '桂花区人民法院')
  await type(/^原因/u, '调')
  await press('申请')
  expect(await screen.findByText(/请写明原因（至少 2 个字）/u)).toBeDefined()
  await type(/^原因/u, '调取证据')
  await press('申请')
  await waitFor(() => expect(screen.getByRole('region', { name: '证据副本' }).textContent).toContain('交给桂花区人民法院：调取证据'))
  expect(screen.queryByRole('button', { name: '批准导出' })).toBeNull()
})
