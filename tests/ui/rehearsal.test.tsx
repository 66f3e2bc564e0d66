/** The open room drawn unseen behind the lock screen: it is drawn to its end, asks nothing, and leaves nothing that is seen. */
import { MantineProvider } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Rehearsal } from '../../renderer/app/Rehearsal'
import { prepareWindow } from './room'

it('is drawn once to its end without a question or a visible word', async () => {
  prepareWindow()
  const call = vi.fn(() => Promise.resolve({ ok: false, fault: { code: 'locked', message: '已锁定' } }))
  const onTopics = vi.fn(() => () => undefined)
  Object.assign(window, { room: { call, onTopics, onRecorder: () => () => undefined } })
  const drawn = vi.fn()
  const address = location.href
  render(<MantineProvider><Rehearsal onDrawn={drawn} /></MantineProvider>)
  await waitFor(() => expect(drawn).toHaveBeenCalled())
  expect(call).not.toHaveBeenCalled()
  expect(onTopics).not.toHaveBeenCalled()
  expect(screen.queryByRole('button')).toBeNull()
  expect(location.href).toBe(address)
})
