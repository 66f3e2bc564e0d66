/** What must hold of any screen at any size: nothing wider than the window, no cut words on controls, main buttons within reach. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Room } from './app'
import { call } from './cast'

export const looks = [
  { name: '100%', factor: 1, large: false }, { name: '125%', factor: 1.25, large: false }, { name: '150%', factor: 1.5, large: false }, { name: '大字', factor: 1, large: true },
] as const
export const windowSize = { width: 1366, height: 768 } as const

export async function sizeWindow(room: Room): Promise<void> {
  await room.app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, height)
  }, windowSize)
}

export async function wear(page: Page, { factor, large }: (typeof looks)[number]): Promise<void> {
  await call(page, 'shell.scale', { factor, large })
  await page.evaluate((print) => {
    const page = Reflect.get(globalThis, 'document') as { readonly documentElement: { readonly dataset: Record<string, string> } }
    page.documentElement.dataset['print'] = print
  }, large ? 'large' : 'usual')
  await page.waitForFunction((width) => Math.abs(Number(Reflect.get(globalThis, 'innerWidth')) - width) < 3, windowSize.width / factor)
}

/** Runs in the page: what is wider than its room. The tabs of the drafts may scroll sideways. */
function tooWide(): string[] {
  interface Box { readonly scrollWidth: number; readonly clientWidth: number; readonly tagName: string; readonly className: string; readonly textContent: string; closest(selector: string): unknown; getClientRects(): { readonly length: number } }
  const page = Reflect.get(globalThis, 'document') as { readonly documentElement: Box; querySelectorAll(selector: string): Iterable<Box> }
  const styleOf = Reflect.get(globalThis, 'getComputedStyle') as (box: Box) => { readonly overflowX: string; readonly textOverflow: string; readonly display: string }
  const named = (box: Box): string => `${box.tagName.toLowerCase()}.${String(box.className).split(' ')[0]} ${box.textContent.trim().slice(0, 24)} (${box.scrollWidth} > ${box.clientWidth})`
  const found: string[] = []
  if (page.documentElement.scrollWidth > Number(Reflect.get(globalThis, 'innerWidth')) + 1) found.push(named(page.documentElement))
  for (const box of page.querySelectorAll('body *')) {
    if (box.getClientRects().length === 0 || box.scrollWidth <= box.clientWidth + 2 || box.closest('[role="tablist"], [class*="mantine-VisuallyHidden"], input') !== null) continue
    const { overflowX, textOverflow, display } = styleOf(box)
    const scrolls = overflowX === 'auto' || overflowX === 'scroll'
    const cutLabel = overflowX === 'hidden' && display !== 'inline' && box.closest('button, a, label, legend') !== null && (textOverflow !== 'ellipsis' || box.closest('button') !== null)
    if ((scrolls && box.clientWidth > 0) || cutLabel) found.push(named(box))
  }
  return found
}

/** Everything wrong with the screen as it stands; `buttons` are the names of those that must be reachable. */
export async function faultsOf(page: Page, buttons: readonly (string | RegExp)[]): Promise<string[]> {
  // What is measured (a preview in its room) follows a new size a moment later; what stays too wide is told.
  await expect.poll(() => page.evaluate(tooWide), { timeout: 2_000 }).toEqual([]).catch(() => undefined)
  const found = await page.evaluate(tooWide)
  const inner = await page.evaluate(() => [Number(Reflect.get(globalThis, 'innerWidth')), Number(Reflect.get(globalThis, 'innerHeight'))] as const)
  const inside = async (name: string, button: Locator): Promise<void> => {
    const box = await button.boundingBox({ timeout: 5_000 }).catch(() => null)
    if (box === null || box.x < -1 || box.y < -1 || box.x + box.width > inner[0] + 1 || box.y + box.height > inner[1] + 1) found.push(`button ${name} at ${JSON.stringify(box)} in ${inner.join('×')}`)
  }
  // In the open room, locking is always in sight; other buttons may be scrolled to.
  const lock = page.locator('nav button[aria-keyshortcuts="F12"]')
  if ((await lock.count()) > 0) await inside('锁定', lock)
  for (const name of buttons) {
    const button = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()
    await button.scrollIntoViewIfNeeded({ timeout: 5_000 }).catch(() => undefined)
    // What was scrolled to at one size stands at a broken pixel of the edge after the next: a worker would scroll on.
    await button.evaluate((one) => { (one as unknown as { scrollIntoView(how: object): void }).scrollIntoView({ block: 'center', inline: 'nearest' }) }, undefined, { timeout: 5_000 }).catch(() => undefined)
    await inside(String(name), button)
  }
  return found
}

/** The whole window as the screen shows it, at whatever size. */
export async function pictureOf(room: Room): Promise<Buffer> {
  const png = await room.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app://room/index.html'))?.webContents.capturePage())?.toPNG().toString('base64') ?? '')
  return Buffer.from(png, 'base64')
}

/** Runs in the page: waits for what is just fading in or out, whose colours are nobody's choice. What turns for ever is not waited for, nor what stands still in the middle. */
async function settled(): Promise<void> {
  interface Moving { readonly finished: Promise<unknown>; readonly effect: { getComputedTiming(): { readonly endTime: number } } | null }
  const page = Reflect.get(globalThis, 'document') as { getAnimations(): readonly Moving[] }
  const wait = Reflect.get(globalThis, 'setTimeout') as (work: (value: unknown) => void, ms: number) => void
  const fading = Promise.all(page.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime)).map(({ finished }) => finished.catch(() => undefined)))
  await Promise.race([fading, new Promise((resolve) => wait(resolve, 2_000))])
}

/** Serious and critical findings of axe; the frame of a paper is a picture of the sheet and not looked into. */
export async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(settled)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('iframe').analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${(failureSummary ?? '').split('\n')[1] ?? ''}`))
}
