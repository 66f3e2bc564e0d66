/** Keys of the player while a recording is open: space, arrows by five seconds, comma and full stop for the speed. Keys that go into a text or press a button stay theirs. */
import { useEffect } from 'react'
import { type Playing, SPEEDS } from './usePlayer'

const STEP_MS = 5000
const TEXTS = 'textarea, select, input:not([type="range"]):not([type="checkbox"]), [contenteditable="true"], [role="dialog"] *'
const PRESSED = 'button, a, summary, [role="tab"], [role="option"], input'

const is = (target: EventTarget | null, selector: string): boolean => target instanceof Element && target.closest(selector) !== null

function faster({ speed, faster: set }: Playing, by: 1 | -1): void {
  const at = SPEEDS.findIndex((one) => one === speed) + by
  const next = SPEEDS[at]
  if (next !== undefined) set(next)
}

export function usePlayerKeys(playing: Playing, on: boolean): void {
  useEffect(() => {
    if (!on) return
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || is(event.target, TEXTS)) return
      const ways: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => playing.seek(playing.at - STEP_MS), ArrowRight: () => playing.seek(playing.at + STEP_MS), ',': () => faster(playing, -1), '.': () => faster(playing, 1),
        ...(is(event.target, PRESSED) ? {} : { ' ': playing.toggle }),
      }
      const way = ways[event.key]
      if (way === undefined) return
      event.preventDefault()
      way()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [playing, on])
}
