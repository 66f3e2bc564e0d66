/** F2 and a number called while another visitor's form is open: until the new form is there, nothing can be typed into the old one. */
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link, Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { openRoom, prepareWindow, type TestRoom } from './room'

const withLink = (address: string) => (
  <>
    <Link to={address}>下一位</Link>
    <Routes><Route path="/intake" element={<IntakeScreen />} /></Routes>
  </>
)
let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

interface Draft { readonly id: number; readonly revision: number }
async function begunWith(name: string): Promise<Draft> {
  const { id, revision } = await room.value<Draft>('drafts.start', {})
  await room.value('drafts.save', { id, revision, form: { petitioner: { mode: 'named', name } } })
  return { id, revision }
}
const drafts = () => room.value<{ id: number; name: string }[]>('drafts.list', {})

/** Answers to this call wait from now on until they are let go. */
function held(call: string): () => Promise<void> {
  const real = window.room
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => { letGo = resolve })
  Object.assign(window, { room: { ...real, call: async (name: string, input: unknown) => {
    if (name === call) await gate
    return real.call(name, input)
  } } })
  return () => act(async () => { letGo(); await gate })
}

it('the form of the visitor before goes at once, and what is typed meanwhile reaches nobody’s form', async () => {
  const user = userEvent.setup()
  const { id } = await begunWith('王桂英')
  room.show(withLink('/intake?new=1'), '/intake')
  expect(await screen.findByDisplayValue('王桂英')).toBeDefined()
  const letGo = held('drafts.start')
  await user.click(screen.getByRole('link', { name: '下一位' }))
  expect(screen.queryByDisplayValue('王桂英')).toBeNull()
  expect(screen.queryByLabelText(/^姓名/u)).toBeNull()
  await user.keyboard('李')
  await letGo()
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^姓名/u).value).toBe(''))
  expect((await drafts()).map(({ name }) => name)).toEqual(['王桂英', ''])
  expect((await drafts())[0]?.id).toBe(id)
})

it('a form begun elsewhere is waited for, and no other one shown in its place', async () => {
  const user = userEvent.setup()
  await begunWith('王桂英')
  const next = await room.value<Draft>('drafts.start', {})
  await room.value('drafts.discard', { id: next.id })
  room.show(withLink(`/intake?draft=${next.id + 1}`), '/intake')
  expect(await screen.findByDisplayValue('王桂英')).toBeDefined()
  const letGo = held('drafts.list')
  await begunWith('钱小满')
  await user.click(screen.getByRole('link', { name: '下一位' }))
  await waitFor(() => expect(screen.queryByDisplayValue('王桂英')).toBeNull())
  await letGo()
  expect(await screen.findByDisplayValue('钱小满')).toBeDefined()
})

it('a draft that is gone leads to the last one', async () => {
  const { id } = await begunWith('王桂英')
  room.show(withLink('/intake'), `/intake?draft=${id + 7}`)
  expect(await screen.findByDisplayValue('王桂英')).toBeDefined()
})

it('where no draft can be begun, it is said and the form of before is there again', async () => {
  const user = userEvent.setup()
  await begunWith('王桂英')
  room.show(withLink('/intake?new=1'), '/intake')
  expect(await screen.findByDisplayValue('王桂英')).toBeDefined()
  const real = window.room
  Object.assign(window, { room: { ...real, call: (name: string, input: unknown) => (name === 'drafts.start' ? Promise.resolve({ ok: false, fault: { code: 'disk-full', message: '磁盘满了，这次操作没有完成' } }) : real.call(name, input)) } })
  await user.click(screen.getByRole('link', { name: '下一位' }))
  expect(await screen.findByText('磁盘满了，这次操作没有完成')).toBeDefined()
  expect(await screen.findByDisplayValue('王桂英')).toBeDefined()
})
