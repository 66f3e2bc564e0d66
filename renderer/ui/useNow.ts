/**
 * The office's time on a screen, going on by itself between two answers: for waiting minutes and countdowns.
 * One beat for all screens; never asks the machine what time it is, so a clock set back shows nothing negative.
 */
import { useMemo, useSyncExternalStore } from 'react'

const beatMs = 1000
const hearers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
/** The moment of the last beat on the page's own running time, which no clock change moves. */
let beat = performance.now()

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  timer ??= setInterval(() => {
    beat = performance.now()
    for (const each of hearers) each()
  }, beatMs)
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/**
 * The office's `now` as it came with an answer, moved on by what has passed since, in UTC milliseconds; 0 while there is no answer.
 * `everyMs` is how coarse it may be: a component is drawn again only when that much has passed.
 */
export function useNow(officeNow: number | undefined, everyMs: 1000 | 10_000 | 60_000 = 1000): number {
  const mark = useMemo(() => performance.now(), [officeNow])
  const passed = useSyncExternalStore(subscribe, () => (officeNow === undefined ? 0 : Math.max(0, Math.floor((beat - mark) / everyMs)) * everyMs))
  return officeNow === undefined ? 0 : officeNow + passed
}
