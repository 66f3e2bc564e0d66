/** The office's time on a screen: one beat for all, drawn again no oftener than asked for, and no machine clock in it. */
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let useNow: (officeNow: number | undefined, everyMs?: 1000 | 10_000) => number
const drawn = { fine: 0, coarse: 0 }
function Fine({ now }: { readonly now: number | undefined }) {
  drawn.fine += 1
  return <p data-testid="fine">{useNow(now)}</p>
}
function Coarse({ now }: { readonly now: number | undefined }) {
  drawn.coarse += 1
  return <p data-testid="coarse">{useNow(now, 10_000)}</p>
}
const shown = (name: string) => Number(screen.getByTestId(name).textContent)

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] })
  // The beat begins with the module, so it is loaded under the fake time.
  vi.resetModules()
  const loaded = await import('../../renderer/ui/useNow')
  useNow = loaded.useNow
  Object.assign(drawn, { fine: 0, coarse: 0 })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('goes on from the answer, second by second or in tens', () => {
  render(<><Fine now={1_000_000} /><Coarse now={1_000_000} /></>)
  expect([shown('fine'), shown('coarse')]).toEqual([1_000_000, 1_000_000])
  act(() => { vi.advanceTimersByTime(25_000) })
  expect([shown('fine'), shown('coarse')]).toEqual([1_025_000, 1_020_000])
  expect(drawn.coarse).toBeLessThanOrEqual(3)
})

it('is not moved by the machine\'s clock, and begins anew with the next answer', () => {
  const { rerender } = render(<Fine now={1_000_000} />)
  act(() => { vi.advanceTimersByTime(5_000) })
  vi.setSystemTime(0)
  act(() => { vi.advanceTimersByTime(5_000) })
  expect(shown('fine')).toBe(1_010_000)
  rerender(<Fine now={2_000_000} />)
  expect(shown('fine')).toBe(2_000_000)
})

it('says nothing before there is an answer, and rests when no screen listens', () => {
  const { unmount } = render(<Fine now={undefined} />)
  act(() => { vi.advanceTimersByTime(3_000) })
  expect(shown('fine')).toBe(0)
  expect(vi.getTimerCount()).toBe(1)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})
