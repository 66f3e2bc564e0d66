/** The first start over a real office whose vault does not exist yet; the machine's printer can be made to fail. */
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import type { Reply } from '#core/contract/call'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'
import { countingBytes } from './room'

export interface AbsentRoom {
  /** Where the vault would be. */
  readonly dir: string
  readonly show: (screen: ReactNode) => void
  readonly call: (name: string, input: unknown) => Promise<Reply>
  /** Whether anything of a vault is on the disk. */
  readonly exists: () => boolean
  /** Ends the office's process and starts another, as a crash or the idle lock would. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
  /** Answers of the machine to come, by call. */
  readonly machine: Map<string, Reply>
  readonly printed: string[]
}

export async function openAbsentRoom(): Promise<AbsentRoom> {
  const base = mkdtempSync(join(tmpdir(), 'first-'))
  const dir = join(base, 'vault')
  let now = Date.UTC(2026, 8, 7, 1, 30)
  const randomBytes = countingBytes()
  const open = (): Promise<Office> => openOffice(dir, {
    clock: { now: () => (now += 1000), uptime: () => now }, checkOutput: true, argon: { memoryKiB: 65_536, time: 2 }, ids: { uid: () => `uid-${String(now)}`, randomBytes },
  })
  let office = await open()
  const machine = new Map<string, Reply>()
  const printed: string[] = []
  const call = async (name: string, input: unknown): Promise<Reply> => {
    if (!name.startsWith('shell.')) return office.call({ call: name, input: structuredClone(input) })
    if (name === 'shell.print') printed.push((input as { html: string }).html)
    if (name === 'shell.printers') return machine.get(name) ?? { ok: true, value: [{ name: '窗口打印机', isDefault: true }] }
    return machine.get(name) ?? { ok: true, value: { done: true } }
  }
  Object.assign(window, { room: { call, onTopics: () => () => undefined, onRecorder: () => () => undefined } })
  return {
    dir, call, machine, printed, exists: () => existsSync(dir),
    show: (screen) => { render(<MantineProvider env="test"><QueryClientProvider client={new QueryClient()}>{screen}</QueryClientProvider></MantineProvider>) },
    restart: async () => { await office.close(); office = await open() },
    close: async () => {
      cleanup()
      await office.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
}
