/** A leader decides on 无理缠访 where he looks for what waits; and a sheet the printer did not take is not called the first one. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PetitionPage } from '#core/contract/petitions'
import type { Session } from '#core/contract/vault'
import { SessionProvider } from '../../renderer/bridge/session'
import { ApprovalsScreen } from '../../renderer/features/accounts/ApprovalsScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { ReceiptScreen } from '../../renderer/features/receipt/ReceiptScreen'
import { jams, openRoom, passphrase, prepareWindow, printed, type TestRoom } from './room'

const LI = 2
const ZHAO = 3
const screens = (session: Session) => (
  <SessionProvider value={session}>
    <Routes>
      <Route path="/approvals" element={<ApprovalsScreen actorId={ZHAO} />} />
      <Route path="/petitions/:id" element={<PetitionScreen />} />
      <Route path="/petitions/:id/receipt" element={<ReceiptScreen />} />
    </Routes>
  </SessionProvider>
)
const leader: Session = { token: '', userId: ZHAO, login: 'zhao', name: '赵立新', roles: ['leader'], mustChange: false }
const worker: Session = { token: '', userId: LI, login: 'li', name: '李晓岚', roles: ['reception'], mustChange: false }
let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  printed.length = 0
  jams.length = 0
})
afterEach(() => room.close())

const guard = { basis: 'review', basisNo: '复核〔2025〕3号', opinionNo: '法意〔2026〕1号', approverId: ZHAO }
const form = { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '宅基地再次反映', flags: [], materials: [], excludedIds: [], petitionClass: 'unreasonable', guard }
const register = async () => (await room.value<{ id: number }>('petitions.register', { form })).id
const page = (id: number) => room.value<PetitionPage>('petitions.get', { id })

it('shows the named leader what waits, and asks for the originals and his passphrase', async () => {
  const id = await register()
  await room.logIn('zhao', passphrase)
  room.show(screens(leader), '/approvals')
  const waiting = within(await screen.findByRole('group', { name: 'XF26-0001' }))
  expect(waiting.getByText(/请您审批.*复核〔2025〕3号.*法意〔2026〕1号/u)).toBeDefined()
  fireEvent.click(waiting.getByRole('button', { name: '批准…' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText(/^您自己的密码/u), { target: { value: passphrase } })
  fireEvent.click(dialog.getByRole('button', { name: '批准' }))
  expect(await dialog.findByText('请先核对原件，再勾选')).toBeDefined()
  fireEvent.click(dialog.getByRole('checkbox', { name: /已核对/u }))
  fireEvent.click(dialog.getByRole('button', { name: '批准' }))
  expect(await screen.findByText('现在没有待审批的事项。')).toBeDefined()
  expect((await page(id)).row.petitionClass).toBe('unreasonable')
})

it('shows the recorder that it waits, and lets a leader refuse on the page with a reason', async () => {
  const id = await register()
  await room.logIn('zhao', passphrase)
  room.show(screens(leader), `/petitions/${id}`)
  expect(await screen.findByText('无理缠访待审批')).toBeDefined()
  expect(screen.getByText(/待审批：请赵立新或另一位/u)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '不同意…' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: '不同意' }))
  expect(await dialog.findByText('请写明原因（至少 2 个字）')).toBeDefined()
  fireEvent.change(dialog.getByLabelText(/^原因/u), { target: { value: '意见书不是针对本事项' } })
  fireEvent.click(dialog.getByRole('button', { name: '不同意' }))
  expect(await screen.findByText(/赵立新不同意列为无理缠访/u)).toBeDefined()
  expect((await page(id)).row.petitionClass).toBe('complex')
})

it('prints the visitor’s only sheet without 补打 after a jam, also when the screen was left meanwhile; a part that came out counts', async () => {
  const id = await register()
  jams.push({ code: 'print-failed', message: '打印没有成功，请检查打印机后重试，或保存 PDF' }, { code: 'print-partly', message: '只打出了一部分' })
  room.show(screens(worker), `/petitions/${id}/receipt`)
  const print = async (name: RegExp) => { const button = await screen.findByRole('button', { name }); await waitFor(() => expect(button).toHaveProperty('disabled', false)); fireEvent.click(button) }
  await print(/^打印（F9）/u)
  expect(await screen.findByText(/打印没有成功/u)).toBeDefined()
  expect(await screen.findByText(/第 1 次.*没有成功/u)).toBeDefined()
  expect((await room.value<{ reprint: boolean }>('receipts.preview', { petitionId: id, paper: 'a5' })).reprint).toBe(false)
  await print(/^打印（F9）/u)
  expect(await screen.findByText('只打出了一部分')).toBeDefined()
  await print(/^补打（F9）/u)
  await waitFor(() => expect(printed).toHaveLength(1))
  expect(printed[0]).toContain('<div class="mark">补打</div>')
})
