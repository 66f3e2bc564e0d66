/** A wrong recognition on the screens: who is chosen is always named, another ID number is refused where it can be mended, and a petition can be moved. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PetitionPage } from '#core/contract/petitions'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { openRoom, prepareWindow, type TestRoom } from './room'

const screens = <Routes><Route path="/intake" element={<IntakeScreen />} /><Route path="/petitions/:id" element={<PetitionScreen />} /></Routes>
let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

interface Made { readonly id: number; readonly personId: number }
const register = (who: object, more: object = {}) => room.value<Made>('petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', ...who }, headcount: 1, representatives: [], form: 'visit', title: '楼道长期漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', ...more } })
const type = async (label: RegExp | string, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }))

it('names the chosen person when nothing typed leads to the card, refuses another ID number there, and lets go', async () => {
  const { personId } = await register({ phone: '13800005678', idNumber: '11010519491231002X' })
  const draft = await room.value<{ id: number }>('drafts.start', {})
  await room.value('drafts.save', { id: draft.id, revision: 0, form: { personId, petitioner: { name: '林安', idNumber: '110105197001010030', idReason: '口述' }, title: '噪声', petitionClass: 'simple' } })
  room.show(screens, '/intake')
  expect(await screen.findByText(/已选定：王\*英\s110\*+002X\s138\*+5678/u)).toBeDefined()
  await press(/^登记/u)
  expect((await screen.findByRole('alert')).textContent).toContain('取消选定，按新人登记')
  const release = screen.getByRole('button', { name: '不是此人，取消选定' })
  await waitFor(() => expect(document.activeElement).toBe(release))
  fireEvent.click(release)
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

it('asks once about a card with the visitor’s number that was passed over, puts the focus on it, and lets both answers through', async () => {
  await register({ idNumber: '11010519491231002X' })
  const start = async (name: string) => {
    const draft = await room.value<{ id: number }>('drafts.start', {})
    await room.value('drafts.save', { id: draft.id, revision: 0, form: { petitioner: { name, idNumber: '11010519491231002X' }, title: '噪声', petitionClass: 'simple' } })
  }
  await start('王桂英')
  room.show(screens, '/intake')
  await screen.findByRole('button', { name: /^是此人/u })
  await press(/^登记/u)
  expect((await screen.findByRole('alert')).textContent).toContain('已有证件号相同的档案（王*英）')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^是此人/u })))
  expect((await room.value<{ rows: unknown[] }>('petitions.list', {})).rows).toHaveLength(1)
  await press('不是，同名另一人')
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  await press(/^登记/u)
  await waitFor(async () => expect((await room.value<{ rows: unknown[] }>('petitions.list', {})).rows).toHaveLength(2))
})

it('moves a petition to the card of another person, found by number', async () => {
  const right = await register({ name: '林安', phone: '13900001111' })
  const wrong = await register({ phone: '13800005678' })
  const { id } = await register({ name: '林安', phone: '13700002222' }, { personId: wrong.personId, title: '噪声扰民' })
  room.show(screens, `/petitions/${id}`)
  await press(/改归属…/u)
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: '改归属' }))
  expect(await dialog.findByText('请写明原因（至少 2 个字）')).toBeDefined()
  await type(/^改归属的原因/u, '认错了人')
  await type(/^本人的电话或证件号/u, '13900001111')
  fireEvent.click(await dialog.findByRole('radio', { name: /林\*.*139\*+1111/u }))
  fireEvent.click(dialog.getByRole('button', { name: '改归属' }))
  await waitFor(async () => expect((await room.value<PetitionPage>('petitions.get', { id })).personId).toBe(right.personId))
  expect(await screen.findByText(/改归档案 #/u)).toBeDefined()
})

it('says what was registered while two cards were joined', async () => {
  const one = await register({ phone: '13800005678' })
  const two = await register({ phone: '13900001111' })
  await room.value('people.merge', { keepId: one.personId, otherId: two.personId, reason: '同一人' })
  await register({ phone: '13900001111' }, { personId: two.personId, title: '合并期间登记' })
  room.show(screens, `/petitions/${one.id}`)
  await press('撤销合并…')
  await type('撤销原因', '不是同一人')
  await press('撤销合并')
  const said = within(await screen.findByText(/合并已撤销/u).then((text) => text.parentElement ?? text))
  expect(said.getByRole('link', { name: 'XF26-0003' })).toBeDefined()
})
