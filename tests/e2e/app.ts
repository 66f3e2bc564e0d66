/** Starts the built program on a fresh profile and watches it. A console error or an uncaught one fails the test. */
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Room {
  readonly app: ElectronApplication
  page: Page
  /** What the pages complained of so far. */
  readonly complaints: string[]
  close(): Promise<void>
}

export function newProfile(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'room-e2e-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) }
}

const root = resolve(import.meta.dirname, '../..')

/** `at` is the pretended instant of the start, ISO 8601 with offset. */
export async function startRoom(folder: string, at = '2026-03-02T09:00:00+08:00'): Promise<Room> {
  const executablePath = process.env['RECEPTION_ELECTRON']
  if (executablePath === undefined) throw new Error('Run these tests with "npm run e2e".')
  const env: Record<string, string> = { ROOM_DATA: folder, ROOM_AT: at, LANG: 'zh_CN.UTF-8' }
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined && !(name in env) && !name.startsWith('NODE_')) env[name] = value
  const args = ['-r', join(import.meta.dirname, 'heldStart.cjs'), ...(process.env['ROOM_SWITCHES'] ?? '').split(' ').filter((part) => part !== ''), root]
  const app = await _electron.launch({ executablePath, args, env, cwd: root, timeout: 60_000 })
  const complaints: string[] = []
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
  }
  app.on('window', watch)
  const page = await app.firstWindow()
  watch(page)
  await page.waitForLoadState('load')
  return {
    app, page, complaints,
    close: async () => {
      await app.close()
      expect([...new Set(complaints)]).toEqual([])
    },
  }
}

/** The process of the office, as the machine knows it. */
export async function officeProcess({ app }: Pick<Room, 'app'>): Promise<number> {
  const found = await app.evaluate(({ app: program }) => program.getAppMetrics().find(({ name }) => name === 'Reception room office')?.pid)
  if (found === undefined) throw new Error('No office is running.')
  return found
}
