/** The way to a petition's dossier: a profile, what it is for, the own passphrase, and what became of the file. */
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '#core/contract/vault'
import { SessionProvider } from '../../renderer/bridge/session'
import { DossierButton } from '../../renderer/ui/dossier/DossierButton'
import { openRoom, passphrase, prepareWindow, type TestRoom } from './room'

let room: TestRoom
let petitionId = 0
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  const form = { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '楼上漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' }
  petitionId = (await room.value<{ id: number }>('petitions.register', { form })).id
})
afterEach(() => room.close())

const session = (login: string): Session => (login === 'li' ? { token: '', userId: 2, login, name: '李晓岚', roles: ['reception'], mustChange: false } : { token: '', userId: 3, login, name: '赵立新', roles: ['leader'], mustChange: false })
async function dialogOf(login: string) {
  await room.logIn(login, passphrase)
  room.show(<SessionProvider value={session(login)}><DossierButton petitionId={petitionId} /></SessionProvider>, '/')
  fireEvent.click(await screen.findByRole('button', { name: '卷宗…' }))
  return within(await screen.findByRole('dialog'))
}

it('asks what it is for and who the worker is, and hands all parts to be printed', async () => {
  const called = vi.spyOn(window.room, 'call')
  const dialog = await dialogOf('li')
  expect(dialog.getByRole<HTMLInputElement>('radio', { name: /公开版/u }).disabled).toBe(true)
  fireEvent.click(dialog.getByRole('radio', { name: /当事人版/u }))
  fireEvent.change(dialog.getByLabelText(/^您自己的密码/u), { target: { value: passphrase } })
  fireEvent.click(dialog.getByRole('button', { name: '制作并保存 PDF' }))
  expect(await dialog.findByText('请写明用途（至少 2 个字）')).toBeDefined()
  fireEvent.change(dialog.getByLabelText(/^用途/u), { target: { value: '本人申请查阅' } })
  fireEvent.change(dialog.getByLabelText(/^您自己的密码/u), { target: { value: passphrase } })
  fireEvent.click(dialog.getByRole('button', { name: '制作并保存 PDF' }))
  expect(await dialog.findByText('卷宗已保存')).toBeDefined()
  const input = called.mock.calls.find(([name]) => name === 'shell.saveDossier')?.[1] as { parts: string[]; mark: string; suggestedName: string }
  expect(input).toMatchObject({ mark: 'XF26-0001', suggestedName: '卷宗-XF26-0001-当事人版.pdf' })
  expect(input.parts.length).toBeGreaterThan(3)
  expect(input.parts[0]).toContain('当事人版')
})

it('lets a leader have the public one made, and keeps what was typed where the window is shut', async () => {
  const dialog = await dialogOf('zhao')
  fireEvent.change(dialog.getByLabelText(/^用途/u), { target: { value: '政务公开' } })
  fireEvent.click(dialog.getByRole('button', { name: '取消' }))
  fireEvent.click(screen.getByRole('button', { name: '卷宗…' }))
  const again = within(await screen.findByRole('dialog'))
  expect(again.getByLabelText<HTMLInputElement>(/^用途/u).value).toBe('政务公开')
  expect(again.getByRole<HTMLInputElement>('radio', { name: /公开版/u }).disabled).toBe(false)
})
