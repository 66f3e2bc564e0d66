/** Shows a screen over a real office in this process: an invented room, a fixed clock, one signed-in worker. */
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import type { Fault, Reply } from '#core/contract/call'
import type { Session } from '#core/contract/vault'
import type { RecorderStatus } from '#core/domain/recorderWords'
import type { OpenVault } from '#core/door/ports'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'
import type { TestRecorder } from '#tests/support/recorder'
import { hearTopics } from '../../renderer/bridge/topics'

export const passphrase = '桂花树下-三点半-喝茶'
const desk = {
  roomName: '桂花社区综治信访接待室', community: '安宁街道桂花社区', address: '桂花路18号', phone: '0750-5550101', hours: '周一至周五 8:30–17:30',
  queryPhone: '0750-5550102', queryAddress: '', issuingUnit: '桂花社区居民委员会', competent: false,
}
const accounts = [
  { login: 'admin', name: '陈管理', roles: ['admin'], passphrase },
  { login: 'li', name: '李晓岚', roles: ['reception'], passphrase },
  { login: 'zhao', name: '赵立新', roles: ['leader'], passphrase },
]

/** jsdom brings a Uint8Array of its own, which the office's libraries do not take for bytes; the office gets Node's. */
Object.assign(globalThis, { Uint8Array: Object.getPrototypeOf(Buffer) as typeof Uint8Array })

/** Bytes that differ from call to call and are the same in every run. */
export function countingBytes(): (count: number) => Uint8Array {
  let calls = 0
  return (count) => {
    calls += 1
    const digest = createHash('sha512').update(String(calls)).digest()
    return Uint8Array.from({ length: count }, (_, index) => digest[index % digest.length] ?? 0)
  }
}

export interface TestRoom {
  /** The vault folder. */
  readonly dir: string
  readonly call: (name: string, input: unknown) => Promise<Reply>
  /** For what is put into the room past its door. */
  readonly vault: () => OpenVault
  /** From here on the screens are this worker's. */
  readonly logIn: (login: string, secret: string) => Promise<Session>
  /** The same office, asked by somebody else. */
  readonly askAs: (login: string, name: string, input: unknown) => Promise<Reply>
  readonly value: <T>(name: string, input: unknown) => Promise<T>
  readonly show: (screen: ReactNode, at: string) => void
  readonly forward: (ms: number) => void
  readonly close: () => Promise<void>
}

/** Papers and printers of an invented machine; each printed page is kept. */
export const printed: string[] = []
/** Faults the invented printer ends the next jobs with. */
export const jams: Fault[] = []
let paper = 'a5'
const statusListeners = new Set<(status: RecorderStatus) => void>()
/** What the shell tells of the recorder. */
export const tellStatus = (status: RecorderStatus): void => { for (const hear of statusListeners) hear(status) }
/** How the invented machine answers about the devices of the recorder; by its name without `shell.`. */
export const devices: Partial<Record<'recorder' | 'recorderDevices' | 'openRecorder' | 'recorderPicture' | 'restRecorder' | 'chooseDevices', (input: unknown) => Reply | Promise<Reply>>> = {}
function machineAnswer(name: string, input: unknown): Reply | Promise<Reply> {
  const device = devices[name.slice('shell.'.length) as keyof typeof devices]
  if (device !== undefined) return device(input)
  if (name === 'shell.paper') return { ok: true, value: { paper } }
  if (name === 'shell.choosePaper') ({ paper } = input as { paper: string })
  if (name === 'shell.printers') return { ok: true, value: [{ name: '窗口打印机', isDefault: true }] }
  if (name === 'shell.boards') return { ok: true, value: [] }
  if (name === 'shell.preview') return { ok: true, value: { url: 'about:blank' } }
  const jam = name === 'shell.print' ? jams.shift() : undefined
  if (jam !== undefined) return { ok: false, fault: jam }
  if (name === 'shell.print') printed.push((input as { html: string }).html)
  if (name === 'shell.saveTable') printed.push((input as { csv: string }).csv)
  return { ok: true, value: { done: true, saved: true } }
}

async function furnish(office: Office, login: string): Promise<string> {
  const value = async (call: string, input: unknown): Promise<unknown> => {
    const reply = await office.call({ call, input })
    if (!reply.ok) throw new Error(`${call}: ${reply.fault.code} ${reply.fault.message}`)
    return reply.value
  }
  const key = (await value('vault.newRecoveryKey', {})) as { halves: [string, string] }
  await value('vault.create', { desk, accounts, recoveryTyped: key.halves.join('-') })
  return ((await value('vault.unlock', { login, passphrase })) as Session).token
}

export async function openRoom(at = Date.UTC(2026, 8, 7, 1, 30), login = 'li', recorder?: TestRecorder): Promise<TestRoom> {
  const dir = mkdtempSync(join(tmpdir(), 'room-'))
  paper = 'a5'
  let uids = 0
  let now = at
  let vault: OpenVault | undefined
  const office = await openOffice(join(dir, 'vault'), {
    clock: { now: () => (now += 1000), uptime: () => now }, checkOutput: true, ...(recorder === undefined ? {} : { recorder: recorder.meet }), argon: { memoryKiB: 65_536, time: 2 },
    ids: { uid: () => `uid-${String((uids += 1)).padStart(8, '0')}`, randomBytes: countingBytes() }, opened: (each) => { vault = each },
  })
  let token = await furnish(office, login)
  const call = async (name: string, input: unknown): Promise<Reply> => (name.startsWith('shell.') ? machineAnswer(name, input) : office.call({ call: name, input: structuredClone(input), token }))
  Object.assign(window, { room: { call, onTopics: (hear: (topics: string[]) => void) => office.onTopics((topics) => hear([...topics])), onRecorder: (hear: (status: RecorderStatus) => void) => { statusListeners.add(hear); return () => { statusListeners.delete(hear) } } } })
  return {
    dir: join(dir, 'vault'), call, vault: () => { if (vault === undefined) throw new Error('nobody logged in'); return vault },
    logIn: async (who, secret) => {
      const opened = await office.call({ call: 'vault.unlock', input: { login: who, passphrase: secret } })
      if (!opened.ok) throw new Error(opened.fault.code)
      const session = opened.value as Session
      token = session.token
      return session
    },
    askAs: async (who, name, input) => {
      const opened = await office.call({ call: 'vault.unlock', input: { login: who, passphrase } })
      return opened.ok ? office.call({ call: name, input, token: (opened.value as Session).token }) : opened
    },
    value: async <T,>(name: string, input: unknown) => {
      const reply = await call(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.fault.code} ${reply.fault.message}`)
      return reply.value as T
    },
    show: (screen, path) => {
      const session = new QueryClient()
      hearTopics(session)
      render(<MantineProvider env="test"><QueryClientProvider client={session}><MemoryRouter initialEntries={[path]}>{screen}</MemoryRouter></QueryClientProvider></MantineProvider>)
    },
    forward: (ms) => { now += ms },
    close: async () => {
      cleanup()
      await office.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** What Mantine asks of a browser and jsdom lacks. */
export function prepareWindow(): void {
  configure({ asyncUtilTimeout: 10_000 })
  window.matchMedia ??= (query) => ({ matches: false, media: query, onchange: null, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined, dispatchEvent: () => false })
  window.ResizeObserver ??= class { observe(): void { return } unobserve(): void { return } disconnect(): void { return } }
  Object.assign(document, { fonts: new EventTarget() })
  window.HTMLElement.prototype.scrollIntoView = () => undefined
}
