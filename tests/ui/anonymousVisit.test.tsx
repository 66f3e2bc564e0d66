/** 匿名 chosen after a name was typed: it is said, can be emptied, and neither list nor page hold it, whichever way the worker goes. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { IntakeForm } from '#core/contract/intake'
import type { PetitionPage } from '#core/contract/petitions'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { PetitionsScreen } from '../../renderer/features/petitions/PetitionsScreen'
import { ReceiptScreen } from '../../renderer/features/receipt/ReceiptScreen'
import { openRoom, prepareWindow, type TestRoom } from './room'

const screens = <Routes><Route path="/intake" element={<IntakeScreen />} /><Route path="/petitions" element={<PetitionsScreen />} /><Route path="/petitions/:id" element={<PetitionScreen />} /><Route path="/petitions/:id/receipt" element={<ReceiptScreen />} /></Routes>
const typed: IntakeForm = { petitioner: { name: '王桂英', idNumber: '11010519491231002X', phone: '13800005678' }, title: '路灯不亮', petitionClass: 'simple' }
const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }))
let room: TestRoom

beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  const draft = await room.value<{ id: number }>('drafts.start', {})
  await room.value('drafts.save', { id: draft.id, revision: 0, form: typed })
  room.show(screens, '/intake')
  await screen.findByLabelText(/^姓名/u)
  expect(screen.queryByText(/匿名登记不保存/u)).toBeNull()
  await press(/^更多身份信息/u)
  fireEvent.click(await screen.findByRole('radio', { name: '匿名' }))
  await screen.findByText(/匿名登记不保存姓名、证件号、电话/u)
})
afterEach(() => room.close())

async function sayAnonymous(): Promise<void> {
  expect(await screen.findByText('XF26-0001')).toBeDefined()
  const { rows: [row] } = await room.value<{ rows: { id: number; name: string; phone: string }[] }>('petitions.list', {})
  expect(row).toMatchObject({ name: '', phone: '' })
  expect((await room.value<PetitionPage>('petitions.get', { id: row?.id })).petitioner).toMatchObject({ mode: 'anonymous', name: '', idNumber: '', phone: '' })
  for (const text of ['王桂英', '13800005678', 'wgy']) expect((await room.value<{ rows: unknown[] }>('petitions.list', { text })).rows).toEqual([])
  room.show(screens, '/petitions')
  expect(await screen.findByText('匿名')).toBeDefined()
}

it('is emptied on asking', async () => {
  await press('清空姓名、证件号、电话')
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^姓名/u).value).toBe(''))
  expect(screen.queryByText(/匿名登记不保存/u)).toBeNull()
  await press(/^登记/u)
  await sayAnonymous()
})

it('is left out also when nobody answers', async () => {
  await press(/^登记/u)
  await sayAnonymous()
})

it('comes back with the name as soon as the visitor gives it after all', async () => {
  await press('改回实名')
  await waitFor(() => expect(screen.queryByText(/匿名登记不保存/u)).toBeNull())
  expect(screen.getByLabelText<HTMLInputElement>(/^姓名/u).value).toBe('王桂英')
})
