/** A timeline longer than one page over the real office: every entry can be reached, the last one says that it is the first. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PetitionPage } from '#core/contract/petitions'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { openRoom, prepareWindow, type TestRoom } from './room'

let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

const NOTES = 450

it('is shown page by page to its beginning, and a petition moved to another card is still found by its oldest note', async () => {
  const { id, personId } = await room.value<{ id: number; personId: number }>('petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '楼道长期漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
  for (let count = 1; count <= NOTES; count += 1) await room.value('petitions.note', { id, text: `第${count}次电话` })
  const page = await room.value<PetitionPage>('petitions.get', { id })
  expect([page.timeline.length, page.timeline[0]?.text]).toEqual([200, `第${NOTES}次电话`])
  room.show(<Routes><Route path="/petitions/:id" element={<PetitionScreen />} /></Routes>, `/petitions/${id}`)
  const shown = () => document.querySelectorAll('section[aria-label="办理过程"] li[data-kind]').length
  for (const wanted of [200, 400, NOTES + 1]) {
    await waitFor(() => expect(shown()).toBe(wanted))
    const more = screen.queryByRole('button', { name: '更早的记录' })
    if (more !== null) fireEvent.click(more)
  }
  expect(screen.getByText('第1次电话')).toBeDefined()
  expect(screen.queryByRole('button', { name: '更早的记录' })).toBeNull()
  expect((await room.value<{ personId: number }>('people.reassign', { petitionId: id, reason: '认错了人' })).personId).not.toBe(personId)
  expect((await room.value<{ rows: unknown[] }>('petitions.list', { text: '第1次电' })).rows).toHaveLength(1)
})
