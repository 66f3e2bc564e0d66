/**
 * The desk with 300 in the queue: the screen of the queue open and typed into while numbers are called, recalled, skipped and taken at a brisk pace;
 * as it opens, with the first of the line, and with the whole line unfolded.
 * The longest time page and main process were away is what counts, against an empty window in the same run.
 */
import type { Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ratio, report, spread } from './figures'
import { gapsWhile, joined, type Gaps, type Watched } from './gaps'
import { benchRoom } from './room'
import { start, unlock } from './window'

const root = process.cwd()
const waiting = 300
const rounds = 3
/** A busy morning sees a step every few seconds; here they come several a second. */
const steps = 60
const paceMs = 200
const limitMs = 50

interface Answer { readonly ok: boolean; readonly value?: unknown; readonly fault?: { readonly code: string; readonly message: string } }

/** By name, past the screen, as a colleague's steps would come. */
async function call(page: Page, name: string, input: unknown): Promise<Record<string, unknown>> {
  const answer = await page.evaluate(([first, second]) => (Reflect.get(globalThis, 'room') as { call(name: string, input: unknown): Promise<Answer> }).call(first, second), [name, input] as const)
  if (!answer.ok) throw new Error(`${name}: ${answer.fault?.code} ${answer.fault?.message}`)
  return answer.value as Record<string, unknown>
}

async function fillQueue(page: Page): Promise<void> {
  const { rules } = (await call(page, 'queue.rules', {})) as { readonly rules: { readonly windows: readonly { readonly id: number }[] } }
  await call(page, 'queue.sit', { windowId: rules.windows[0]?.id })
  for (let at = 0; at < waiting; at += 1) await call(page, 'queue.take', take(at))
}

/** Shows the whole line, as a worker would with the button. */
async function unfold(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: '再显示一些' })
  while (await more.isVisible()) {
    const before = await page.locator('tbody tr').count()
    await more.click()
    await page.waitForFunction((count) => (Reflect.get(globalThis, 'document') as { querySelectorAll(selector: string): { readonly length: number } }).querySelectorAll('tbody tr').length > count, before)
  }
}

const surnames = '王李张刘陈杨赵黄周吴'
const matters = ['楼道长期漏水', '低保申请', '夜间施工扰民', '物业费争议', '拖欠工资']
const take = (at: number) => ({ name: `${surnames[at % surnames.length]}候${at}`, matter: `${matters[at % matters.length]}第${at}件`, headcount: 1 + (at % 3) })

/** In turn: call, skip; call, recall, leave and take another number, so that as many wait as before. */
async function step(page: Page, at: number, called: { id: unknown }): Promise<void> {
  const about = { ticketId: called.id }
  switch (at % 6) {
    case 0: case 2: called.id = (await call(page, 'queue.call', {}))['ticketId']; return
    case 1: await call(page, 'queue.skip', about); return
    case 3: await call(page, 'queue.recall', about); return
    case 4: await call(page, 'queue.leave', { ...about, reason: '有事先走' }); return
    default: await call(page, 'queue.take', take(waiting + at))
  }
}

async function busyDesk(page: Page, took: number[]): Promise<void> {
  const field = page.locator('main input[type=text], main input:not([type])').first()
  const called: { id: unknown } = { id: 0 }
  await field.focus()
  for (let at = 0; at < steps; at += 1) {
    const begin = performance.now()
    await step(page, at, called)
    took.push(performance.now() - begin)
    await page.keyboard.insertText('王')
    if (at % 20 === 19) await field.fill('')
    await setTimeout(Math.max(0, paceMs - (performance.now() - begin)))
  }
}

async function emptyWindow(page: Page): Promise<void> {
  const field = page.locator('input').first()
  await field.focus()
  for (let at = 0; at < steps; at += 1) {
    await page.keyboard.insertText('x')
    await setTimeout(paceMs)
  }
}

/** `base` is a folder in which the room of this measurement is made. */
export async function queueBench(base: string): Promise<void> {
  const folder = join(base, 'queue')
  mkdirSync(folder, { recursive: true })
  await (await benchRoom(join(folder, 'vault'), true)).close()
  const profile = mkdtempSync(join(root, 'out/bench-empty-'))
  const bare = await start(join(root, 'tests/bench/emptyWindow.mjs'), profile)
  const desk = await start(root, folder)
  await unlock(desk.page)
  await fillQueue(desk.page)
  await desk.page.evaluate(() => { Reflect.set(Reflect.get(globalThis, 'location') as object, 'hash', '#/queue') })
  await desk.page.locator('tbody tr').first().waitFor({ state: 'attached', timeout: 60_000 })
  const took: number[] = []
  const seen: { readonly room: Watched[]; readonly empty: Watched[] } = { room: [], empty: [] }
  // The first round pays for loading and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    if (round === 0) took.length = 0
    const empty = await gapsWhile(bare.app, bare.page, () => emptyWindow(bare.page))
    const room = await gapsWhile(desk.app, desk.page, () => busyDesk(desk.page, took))
    if (round > 0) { seen.room.push(room); seen.empty.push(empty) }
  }
  await unfold(desk.page)
  const unfolded = [await gapsWhile(desk.app, desk.page, () => busyDesk(desk.page, []))]
  await desk.app.close()
  await bare.app.close()
  rmSync(profile, { recursive: true, force: true })
  tell({ ...seen, unfolded }, took.slice(steps))
}

function tell(seen: { readonly room: readonly Watched[]; readonly empty: readonly Watched[]; readonly unfolded: readonly Watched[] }, took: readonly number[]): void {
  const of = (all: readonly Watched[], where: 'renderer' | 'main'): Gaps => joined(all.map((one) => one[where]))
  const figures = ({ timer, frames, tasks }: Gaps) => ({ timer: spread(timer), ...(frames.length === 0 ? {} : { frames: spread(frames), longTasks: tasks.map((ms) => Math.round(ms)) }) })
  const [page, main, emptyPage, emptyMain] = [of(seen.room, 'renderer'), of(seen.room, 'main'), of(seen.empty, 'renderer'), of(seen.empty, 'main')]
  const perStep = (all: readonly Watched[]): number => Math.round((all.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / (all.length * steps)) * 10) / 10
  const longest = ({ timer }: Gaps): number => spread(timer).max
  report('queue', {
    longestGapOfPageMs: { value: longest(page), limit: limitMs }, longestGapOfMainMs: { value: longest(main), limit: limitMs }, longTasksOfPage: { value: page.tasks.length, limit: 0 }, cpuOfPagePerStepMs: { value: perStep(seen.room), limit: limitMs },
    pageOfEmptyWindow: { value: ratio(longest(page), longest(emptyPage)), limit: 3 }, mainOfEmptyWindow: { value: ratio(longest(main), longest(emptyMain)), limit: 3 },
  }, {
    task: `${waiting} waiting, the queue screen open and typed into, ${steps} steps in each of ${rounds} rounds, one every ${paceMs} ms; the empty window is typed into at the same pace`,
    stepMs: spread(took), cpuOfEmptyPagePerStepMs: perStep(seen.empty), page: figures(page), main: figures(main), emptyPage: figures(emptyPage), emptyMain: figures(emptyMain),
    wholeLineShown: { page: figures(of(seen.unfolded, 'renderer')), main: figures(of(seen.unfolded, 'main')), cpuOfPagePerStepMs: perStep(seen.unfolded) },
  })
}
