/**
 * A room for measurements: a vault of its own, filled through the office's own door.
 */
import { openOffice } from '#db/officeHost'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { generator, inventForm, type Form } from './invented'

export const LOGIN = 'zhao'
export const PASSPHRASE = '桂花飘香-七号窗口-2026'
const HOUR = 3_600_000

export interface BenchRoom {
  ask<N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>>
  /** Puts the room's clock forward, so that not all petitions fall on one day. */
  forward(ms: number): void
  close(): Promise<void>
}

export interface Registered { readonly id: number; readonly number: string; readonly queryCode: string; readonly form: Form }

/** Opens the vault in `folder`, making it first when `fresh`. */
export async function benchRoom(folder: string, fresh: boolean, at = Date.UTC(2026, 0, 5, 1)): Promise<BenchRoom> {
  let shift = at - Date.now()
  let counter = 0
  const randomBytes = (count: number): Uint8Array => {
    counter += 1
    const seed = createHash('sha512').update(`bench ${folder} ${counter}`).digest()
    return new Uint8Array(count).map((_, index) => seed[index % seed.length] ?? 0)
  }
  const office = await openOffice(folder, {
    clock: { now: () => Date.now() + shift, uptime: () => Math.round(performance.now()) },
    ids: { uid: () => Buffer.from(randomBytes(16)).toString('hex'), randomBytes },
    resources: join(process.cwd(), 'resources'),
  })
  const session: { token?: string } = {}
  const ask = async <N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const reply = await office.call({ call, input, ...session })
    if (!reply.ok) throw new Error(`${call}: ${JSON.stringify(reply.fault)}`)
    return reply.value as OutputOf<N>
  }
  if (fresh) await createVault(ask)
  session.token = (await ask('vault.unlock', { login: LOGIN, passphrase: PASSPHRASE })).token
  return { ask, forward: (ms) => { shift += ms }, close: async () => { await office.close() } }
}

async function createVault(ask: BenchRoom['ask']): Promise<void> {
  const { halves } = await ask('vault.newRecoveryKey', {})
  await ask('vault.create', {
    desk: { roomName: '综治信访接待室', community: '桂花社区', address: '桂花路18号', phone: '5550101', hours: '8:30–17:30', queryPhone: '5550102', queryAddress: '', issuingUnit: '桂花社区居民委员会', competent: false },
    accounts: [
      { login: LOGIN, name: '赵立新', roles: ['leader', 'reception'], passphrase: PASSPHRASE },
      { login: 'admin', name: '管理员', roles: ['admin'], passphrase: `${PASSPHRASE}-管理` },
    ],
    recoveryTyped: halves.join(' '),
  })
}

/** Registers `count` invented petitions, about 250 a working day, letting the office's idle work in between. */
export async function fill(room: BenchRoom, count: number, seed: number, took: (ms: number, form: Form) => void = () => undefined): Promise<Registered[]> {
  const next = generator(seed)
  const made: Registered[] = []
  for (let at = 0; at < count; at += 1) {
    if (at % 250 === 249) room.forward(24 * HOUR)
    const form = inventForm(next)
    const start = performance.now()
    const { id, number, queryCode } = await room.ask('petitions.register', { form })
    took(performance.now() - start, form)
    made.push({ id, number, queryCode, form })
    if (at % 8 === 7) await setImmediate()
  }
  return made
}
