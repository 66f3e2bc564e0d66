/**
 * A room for measurements: a vault of its own, filled through the office's own door.
 */
import { openOffice } from '#db/officeHost'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const office = await openOffice(folder, {
    clock: { now: () => Date.now() + shift, uptime: () => Math.round(performance.now()) },
    ids: { uid: () => randomUUID(), randomBytes: (count) => new Uint8Array(randomBytes(count)) },
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

/**
 * A room with petitions that is kept between runs: its folder holds the vault and what was registered. Filled when there is none.
 * It is opened again after filling, with its file read once, so that every run starts with a cold program and a warm disk.
 */
export async function keptRoom(folder: string, count: number, seed: number): Promise<{ readonly room: BenchRoom; readonly all: readonly Registered[] }> {
  const list = join(folder, `registered-${count}.json`)
  if (!existsSync(list)) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const room = await benchRoom(join(folder, 'vault'), true)
    const all = await fill(room, count, seed)
    await room.close()
    writeFileSync(list, JSON.stringify(all.map(({ id, number, queryCode }) => [id, number, queryCode])))
  }
  const numbers = JSON.parse(readFileSync(list, 'utf8')) as [number, string, string][]
  const next = generator(seed)
  await readThrough(join(folder, 'vault', 'room.db'))
  return { room: await benchRoom(join(folder, 'vault'), false), all: numbers.map(([id, number, queryCode]) => ({ id, number, queryCode, form: inventForm(next) })) }
}

/** Before the database is opened: reading its file beside it would drop its locks. */
async function readThrough(path: string): Promise<void> {
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) bytes += (chunk as Buffer).length
  process.stderr.write(`${Math.round(bytes / 2 ** 20)} MiB\n`)
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
