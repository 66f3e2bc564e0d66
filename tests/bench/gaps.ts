/** How long a thread was away: a timer, the frames and the long tasks of a page, or the timer of the main process. Knows nothing of what the program does meanwhile. */
import type { ElectronApplication, Page } from '@playwright/test'

/** Milliseconds beyond the beat of a timer, between two frames, and of tasks that Chromium calls long (from 50 ms). */
export interface Gaps { readonly timer: readonly number[]; readonly frames: readonly number[]; readonly tasks: readonly number[] }
/** `cpuMs` is what the page's thread worked, which a busy machine does not stretch. */
export interface Watched { readonly renderer: Gaps; readonly main: Gaps; readonly cpuMs: number }

/** Runs where it is sent, so it uses nothing of this file. */
function watch(): void {
  const beatMs = 4
  const gaps = { timer: [] as number[], frames: [] as number[], tasks: [] as number[] }
  let running = true
  let last = performance.now()
  const beat = (): void => {
    const now = performance.now()
    gaps.timer.push(Math.max(0, now - last - beatMs))
    last = now
    if (running) setTimeout(beat, beatMs)
  }
  setTimeout(beat, beatMs)
  const onFrame = Reflect.get(globalThis, 'requestAnimationFrame') as ((work: (at: number) => void) => void) | undefined
  if (onFrame !== undefined) {
    let shown = performance.now()
    const frame = (): void => {
      const now = performance.now()
      gaps.frames.push(now - shown)
      shown = now
      if (running) onFrame(frame)
    }
    onFrame(frame)
    const Observer = Reflect.get(globalThis, 'PerformanceObserver') as new (heard: (list: { getEntries(): { readonly duration: number }[] }) => void) => { observe(what: { readonly type: string }): void }
    new Observer((list) => { for (const { duration } of list.getEntries()) gaps.tasks.push(duration) }).observe({ type: 'longtask' })
  }
  Reflect.set(globalThis, 'gapsUntilNow', () => {
    running = false
    return gaps
  })
}

function read(): Gaps {
  return (Reflect.get(globalThis, 'gapsUntilNow') as () => Gaps)()
}

/** What page and main process missed while `work` ran. */
export async function gapsWhile(app: ElectronApplication, page: Page, work: () => Promise<void>): Promise<Watched> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async (): Promise<number> => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  await page.evaluate(watch)
  await app.evaluate(watch)
  const before = await worked()
  await work()
  const cpuMs = (await worked()) - before
  await session.detach()
  return { renderer: await page.evaluate(read), main: await app.evaluate(read), cpuMs }
}

export function joined(all: readonly Gaps[]): Gaps {
  return { timer: all.flatMap(({ timer }) => timer), frames: all.flatMap(({ frames }) => frames), tasks: all.flatMap(({ tasks }) => tasks) }
}
