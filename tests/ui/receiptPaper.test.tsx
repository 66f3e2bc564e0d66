/** The paper of a receipt over the real office: chosen once, it is the paper of the next receipt and of F9 from a petition's page. */
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PetitionPage } from '#core/contract/petitions'
import { ReceiptScreen } from '../../renderer/features/receipt/ReceiptScreen'
import { openRoom, prepareWindow, printed, type TestRoom } from './room'

const screens = <Routes><Route path="/petitions/:id/receipt" element={<ReceiptScreen />} /></Routes>
const form = { petitioner: { mode: 'named', name: '王桂英' }, headcount: 1, representatives: [], form: 'visit', title: '楼道漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' }
const paperOf = (html: string | undefined): string | undefined => /@page\s*\{[^}]*size:\s*([^;}]+)/u.exec(html ?? '')?.[1]?.trim()
let room: TestRoom

beforeEach(async () => {
  prepareWindow()
  printed.length = 0
  room = await openRoom()
})
afterEach(() => room.close())

const register = async (): Promise<number> => (await room.value<{ id: number }>('petitions.register', { form })).id

describe('the paper of a receipt', () => {
  it('is A5 until another is chosen, and then that one, also when F9 prints at once', async () => {
    const user = userEvent.setup()
    const [first, second] = [await register(), await register()]
    room.show(screens, `/petitions/${first}/receipt`)
    await user.click(await screen.findByRole('button', { name: '打印（F9）' }))
    await waitFor(() => expect(printed).toHaveLength(1))
    expect(paperOf(printed[0])).toMatch(/^148mm 210mm|A5/u)
    await user.click(screen.getByRole('radio', { name: '80 毫米热敏纸' }))
    room.show(screens, `/petitions/${second}/receipt?print=1`)
    await waitFor(() => expect(printed).toHaveLength(2))
    expect(paperOf(printed[1])).toMatch(/^80mm/u)
    const history = await room.value<{ paper: string }[]>('receipts.history', { petitionId: second })
    expect(history.map(({ paper }) => paper)).toEqual(['roll80'])
    expect((await room.value<PetitionPage>('petitions.get', { id: second })).timeline.some(({ kind }) => kind === 'printed')).toBe(true)
  })
})
