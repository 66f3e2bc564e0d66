/** The whole window over a real office whose vault exists and is locked; the office can be ended and its files spoilt, as happens to a real one. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reply } from '#core/contract/call'
import type { Session } from '#core/contract/vault'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'
import { App } from '../../renderer/app/App'
import { countingBytes } from './room'

export const passphrase = '桂花树下-三点半-喝茶'
const desk = {
  roomName: '桂花社区综治信访接待室', community: '安宁街道桂花社区', address: '桂花路18号', phone: '0750-5550101', hours: '周一至周五 8:30–17:30',
  queryPhone: '0750-5550102', queryAddress: '', issuingUnit: '桂花社区居民委员会', competent: false,
}
const accounts = [
  { login: 'admin', name: '陈管理', roles: ['admin'], passphrase }, { login: 'li', name: '李晓岚', roles: ['reception'], passphrase }, { login: 'zhao', name: '赵立新', roles: ['leader'], passphrase },
]

export interface LockedRoom {
  /** Folder of the vault. */
  readonly dir: string
  readonly halves: readonly [string, string]
  /** Each page sent to the invented printer. */
  readonly printed: readonly string[]
  /** Past the screens, as whoever logged in on them. */
  readonly value: <T>(name: string, input: unknown) => Promise<T>
  /** The office ends by itself; `meanwhile` is done before another one starts. */
  readonly fall: (meanwhile?: () => void) => Promise<void>
  /** What the machine answers instead of what it usually does, by call. */
  readonly machine: Map<string, Reply>
  /** Calls the page has made so far. */
  readonly asked: readonly (readonly [string, unknown])[]
  /** As the shell does: tells the page of topics. */
  readonly tell: (topics: readonly string[]) => void
  readonly close: () => Promise<void>
}

/** The shell's part: one office, one session token that the page never sees, the next office when one has ended. */
export async function openLockedRoom(): Promise<LockedRoom> {
  const base = mkdtempSync(join(tmpdir(), 'locked-'))
  const dir = join(base, 'vault')
  let now = Date.UTC(2026, 8, 7, 1, 30)
  let uids = 0
  const randomBytes = countingBytes()
  const heard = new Set<(topics: string[]) => void>()
  const tell = (topics: readonly string[]): void => { for (const hear of heard) hear([...topics]) }
  const open = async (): Promise<Office> => {
    const made = await openOffice(dir, {
      clock: { now: () => (now += 1000), uptime: () => now }, checkOutput: true, argon: { memoryKiB: 65_536, time: 2 }, ids: { uid: () => `uid-${String((uids += 1)).padStart(8, '0')}`, randomBytes },
    })
    made.onTopics(tell)
    return made
  }
  const machine = new Map<string, Reply>()
  const asked: [string, unknown][] = []
  let office = await open()
  let token: string | undefined
  const printed: string[] = []
  const call = async (name: string, input: unknown): Promise<Reply> => {
    if (name === 'shell.currentScale') return { ok: true, value: { factor: 1, large: false } }
    asked.push([name, input])
    const ofMachine = machine.get(name)
    if (ofMachine !== undefined) return ofMachine
    if (name === 'shell.boards') return { ok: true, value: [] }
    if (name === 'shell.preview') return { ok: true, value: { url: 'about:blank' } }
    if (name === 'shell.print') printed.push((input as { html: string }).html)
    if (name === 'shell.printers') return { ok: true, value: [{ name: '窗口打印机', isDefault: true }] }
    if (name === 'shell.osLock') return { ok: true, value: { told: 'system' } }
    if (name.startsWith('shell.')) return { ok: true, value: { done: true } }
    const reply = await office.call({ call: name, input: structuredClone(input), ...(token === undefined ? {} : { token }) })
    if (reply.ok && name === 'vault.unlock') token = (reply.value as Session).token
    return reply
  }
  const value = async <T,>(name: string, input: unknown): Promise<T> => {
    const reply = await call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.fault.code} ${reply.fault.message}`)
    return reply.value as T
  }
  const { halves } = await value<{ halves: [string, string] }>('vault.newRecoveryKey', {})
  await value('vault.create', { desk, accounts, recoveryTyped: halves.join('-') })
  // No idle moment comes: what is fetched ahead in one would outlive the test.
  Object.assign(window.location, { hash: '' })
  Object.assign(window, {
    requestIdleCallback: () => 0,
    room: { call, onTopics: (hear: (topics: string[]) => void) => { heard.add(hear); return () => { heard.delete(hear) } }, onRecorder: () => () => undefined },
  })
  render(<App />)
  return {
    dir, halves, printed, value, machine, asked, tell,
    fall: async (meanwhile) => {
      token = undefined
      await office.close()
      meanwhile?.()
      office = await open()
      tell(['vault'])
    },
    close: async () => {
      cleanup()
      await office.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

export const field = async (label: string | RegExp): Promise<HTMLInputElement> => (await screen.findByLabelText(label)) as HTMLInputElement
export const type = async (label: string | RegExp, text: string): Promise<void> => { fireEvent.change(await field(label), { target: { value: text } }) }
export const press = (name: string | RegExp): void => { fireEvent.click(screen.getByRole('button', { name })) }

export async function logIn(login: string, typed = passphrase): Promise<void> {
  await type('登录名', login)
  await type('密码', typed)
  press('登录')
}
