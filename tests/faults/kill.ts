/** kill -9 under load: a worker does real calls, is killed at a random moment, and the vault is opened again each time. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Ack, makeFaultVault, problemsOf, tempFolder } from './faultVault'
import { Counter, seeded, type Tally } from './tally'

/** Kills `count` workers one after another on one growing vault. `program` is the bundled main.ts. */
export async function killSuite(program: string, count: number, seed = 1): Promise<Tally> {
  const counter = new Counter('kill -9 under load')
  const base = tempFolder('faults-kill')
  const dir = join(base, 'vault')
  const keys = await makeFaultVault(dir)
  const next = seeded(seed)
  const acks: Ack[] = []
  for (let at = 0; at < count; at += 1) {
    const told = await killed(program, dir, Math.floor(next() * 400))
    acks.push(...told)
    counter.add(problemsOf(dir, keys, at === count - 1 ? acks : acks.slice(-200)))
  }
  if (acks.length === 0) counter.add(['no worker acknowledged anything before it was killed'])
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

/** Runs a worker, without upkeep, until it acknowledged so many things; it leaves its write-ahead log behind. */
export function killedAfter(program: string, dir: string, count: number): Promise<Ack[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'worker', dir, 'save', '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const acks: Ack[] = []
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const { ack } = JSON.parse(line) as { readonly ack?: Ack }
      if (ack !== undefined) acks.push(ack)
      if (acks.length >= count) child.kill('SIGKILL')
    })
    lines.on('close', () => resolve(acks))
  })
}

/** Runs a worker until so many milliseconds after it is ready; gives what it had acknowledged. */
function killed(program: string, dir: string, afterMs: number): Promise<Ack[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'worker', dir, 'checkpoint', '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const acks: Ack[] = []
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const said = JSON.parse(line) as { readonly ready?: boolean; readonly ack?: Ack }
      if (said.ack !== undefined) acks.push(said.ack)
      if (said.ready === true) setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    lines.on('close', () => resolve(acks))
  })
}
