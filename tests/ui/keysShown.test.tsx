/** `?` shows the keys wherever it is not a character of a text: on ticks, choices, buttons and the bare page; in a text it is typed. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takesText } from '../../renderer/app/typing'
import { logIn, openLockedRoom, type LockedRoom } from './lockedRoom'
import { prepareWindow } from './room'

let room: LockedRoom
beforeEach(async () => {
  prepareWindow()
  room = await openLockedRoom()
})
afterEach(() => room.close())

const shown = () => screen.queryByRole('dialog', { name: '快捷键' })

it('on a tick of 三个一, on a class, on a button and on the page, and not in a text field', async () => {
  await logIn('li')
  await screen.findByRole('link', { name: /接待室设置/u })
  fireEvent.keyDown(document.documentElement, { key: 'F2' })
  const tick = await screen.findByRole('checkbox', { name: /一张笑脸/u })
  const name = await screen.findByLabelText(/^姓名/u)
  for (const init of [{ key: '?', shiftKey: true }, { key: '？', shiftKey: true }, { key: '?', isComposing: true }]) fireEvent.keyDown(name, init)
  fireEvent.keyDown(tick, { key: '?', ctrlKey: true })
  expect(shown()).toBeNull()
  for (const target of [tick, screen.getByRole('radio', { name: /政策咨询/u }), screen.getByRole('button', { name: /^登记/u }), document.body]) {
    fireEvent.keyDown(target, { key: '?', shiftKey: true })
    await waitFor(() => expect(shown()).not.toBeNull())
    fireEvent.keyDown(shown() as HTMLElement, { key: 'Escape' })
    await waitFor(() => expect(shown()).toBeNull())
  }
})

it('knows what takes a text', () => {
  const input = (type: string, readOnly = false) => Object.assign(document.createElement('input'), { type, readOnly })
  expect(['text', 'search', 'tel', 'password', 'number'].every((type) => takesText(input(type)))).toBe(true)
  expect([...['checkbox', 'radio', 'button', 'range'].map((type) => takesText(input(type))), takesText(input('text', true)), takesText(document.createElement('button')), takesText(null)]).toEqual(Array.from({ length: 7 }, () => false))
  expect(takesText(document.createElement('textarea'))).toBe(true)
})
