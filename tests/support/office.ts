/**
 * A real office over a real vault in a temporary folder, with a fake clock, counting ids and an invented cast.
 * Stories drive it through its own door only.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault, Topic } from '#core/contract/call'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import type { NewPetition } from '#core/contract/intake'
import type { YearFile } from '#core/domain/calendar'
import type { OpenVault } from '#core/door/ports'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'
import type { Later } from '#db/quietMoment'
import type { TestRecorder } from './recorder'

export const PASSPHRASE = '桂花树下第三张长椅子'
export const CAST = {
  li: { login: 'li', name: '李敏', roles: ['reception'] }, wang: { login: 'wang', name: '王建国', roles: ['reception'] },
  zhao: { login: 'zhao', name: '赵立', roles: ['leader'] }, admin: { login: 'admin', name: '管理员', roles: ['admin'] }, shen: { login: 'shen', name: '沈计', roles: ['auditor'] },
  qin: { login: 'qin', name: '秦安', roles: ['counsellor'] }, tang: { login: 'tang', name: '唐和', roles: ['mediator'] }, song: { login: 'song', name: '宋律', roles: ['justice'] },
} as const
export type Who = keyof typeof CAST
/** Account ids in the order of the cast. */
export const ID: Readonly<Record<Who, number>> = { li: 1, wang: 2, zhao: 3, admin: 4, shen: 5, qin: 6, tang: 7, song: 8 }

export const DESK = {
  roomName: '桂花社区信访接待室', community: '桂花街道桂花社区', address: '桂花路 18 号', phone: '0750-5550101', hours: '工作日 8:30–17:30', queryPhone: '0750-5550102', queryAddress: 'https://example.org/q',
  issuingUnit: '桂花社区居民委员会', competent: false, lockMinutes: 5, competentUnit: '桂花街道办事处', committee: '桂花社区人民调解委员会', agencyCode: '桂社',
}

export interface TestOffice {
  readonly dir: string
  /** The office now running; another one after `restart`. */
  office(): Office
  as<N extends CallName>(who: Who, call: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** The fault of a call that must be refused. */
  refused(who: Who, call: string, input: unknown): Promise<Fault>
  forward(ms: number): void
  now(): number
  restart(): Promise<void>
  close(): Promise<void>
  readonly topics: Topic[][]
  /** Another recorder for the office that `restart` brings. */
  next(recorder: TestRecorder): void
  /** The recovery key of the set-up, whole. */
  readonly recoveryKey: string
  /** What the office works on, for what is put into the room past its door. @throws Error before somebody logged in. */
  vault(): OpenVault
}

let template: string | undefined
let recoveryKey = ''

/** No quiet is waited for: upkeep begins as soon as nothing is being answered. */
const atOnce: Later = (work) => {
  const soon = setImmediate(work)
  return () => { clearImmediate(soon) }
}

/** One vault is made per test process and copied for every story: key derivation is slow on purpose. */
export async function makeTestOffice({ at = '2026-09-05T01:00:00Z', calendars, later = atOnce, recorder: first }: { readonly at?: string; readonly calendars?: readonly YearFile[]; readonly later?: Later; readonly recorder?: TestRecorder } = {}): Promise<TestOffice> {
  const base = mkdtempSync(join(tmpdir(), 'office-'))
  const dir = join(base, 'vault')
  let now = Date.parse(at)
  let count = 0
  let [vault, recorder]: [OpenVault | undefined, TestRecorder | undefined] = [undefined, first]
  const randomBytes = (length: number): Uint8Array => { count += 1; return new Uint8Array(createHash('sha512').update(String(count)).digest().subarray(0, length)) }
  const open = (): Promise<Office> => openOffice(dir, {
    clock: { now: () => now, uptime: () => now - Date.parse(at) }, ids: { uid: () => `id-${String((count += 1)).padStart(12, '0')}`, randomBytes },
    argon: { memoryKiB: 65_536, time: 2 }, checkOutput: true, ...(calendars === undefined ? {} : { calendars }), later, ...(recorder === undefined ? {} : { recorder: recorder.meet }), opened: (each) => { vault = each }, log: (line) => { process.stderr.write(`${line}\n`) },
  })
  if (template !== undefined) cpSync(template, dir, { recursive: true })
  let office = await open()
  if (template === undefined) {
    await createVault(office)
    template = join(base, 'template')
    cpSync(dir, template, { recursive: true })
  }
  const tokens = new Map<Who, string>()
  const topics: Topic[][] = []
  const listen = () => office.onTopics((changed) => { topics.push([...changed]) })
  listen()
  const token = async (who: Who): Promise<string> => {
    const known = tokens.get(who)
    if (known !== undefined) return known
    const reply = await office.call({ call: 'vault.unlock', input: { login: CAST[who].login, passphrase: PASSPHRASE } })
    if (!reply.ok) throw new Error(`unlock ${who}: ${reply.fault.code}`)
    const session = reply.value as OutputOf<'vault.unlock'>
    tokens.set(who, session.token)
    return session.token
  }
  return {
    vault: () => { if (vault === undefined) throw new Error('nobody logged in'); return vault },
    next: (other) => { recorder = other },
    dir, topics, recoveryKey, office: () => office, now: () => now, forward: (ms) => { now += ms },
    as: async <N extends CallName>(who: Who, call: N, input: InputOf<N>) => {
      const reply = await office.call({ call, input, token: await token(who) })
      if (!reply.ok) throw new Error(`${call}: ${JSON.stringify(reply.fault)}`)
      return reply.value as OutputOf<N>
    },
    refused: async (who, call, input) => {
      const reply = await office.call({ call, input, token: await token(who) })
      if (reply.ok) throw new Error(`${call} was not refused`)
      return reply.fault
    },
    restart: async () => { await office.close(); tokens.clear(); office = await open(); listen() },
    close: async () => { await office.close(); if (template !== join(base, 'template')) rmSync(base, { recursive: true, force: true }) },
  }
}

async function createVault(office: Office): Promise<void> {
  const key = await office.call({ call: 'vault.newRecoveryKey', input: {} })
  if (!key.ok) throw new Error(key.fault.code)
  const { halves } = key.value as OutputOf<'vault.newRecoveryKey'>
  recoveryKey = halves.join('-')
  const made = await office.call({ call: 'vault.create', input: { desk: DESK, accounts: Object.values(CAST).map((account) => ({ ...account, passphrase: PASSPHRASE })), recoveryTyped: halves.join(' ') } })
  if (!made.ok) throw new Error(JSON.stringify(made.fault))
}

/** A complete registration of an invented person; parts can be replaced. */
export function petition(more: Partial<Omit<NewPetition, 'petitioner'>> & { readonly who?: Partial<NewPetition['petitioner']> } = {}): InputOf<'petitions.register'>['form'] {
  const { who, ...rest } = more
  return {
    petitioner: { mode: 'named', name: '陈小燕', paperType: 'id', idNumber: '11010519491231002X', phone: '13812345678', address: '桂花路 18 号 2 栋 301', ...who },
    headcount: 1, representatives: [], form: 'visit', title: '楼上漏水', requests: '请求协调维修卫生间漏水', facts: '自八月起天花板渗水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal', ...rest,
  }
}
