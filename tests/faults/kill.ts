/** kill -9 under load: a worker does real calls, is killed at a random moment, and the vault is opened again each time. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Ack, makeFaultVault, problemsOf, tempFolder } from './faultVault'
import { Counter, seeded, type Tally } from './tally'

/** Kills `count` workers one after another on one growing vault. `program` is the bundled main.ts. */
export async function killSuite(program: string, count: number, seed = 1): Promise<Tally> {
  const counter = new Counter('kill -9 under load', seed)
  const base = tempFolder('faults-kill')
  const dir = join(base, 'vault')
  const keys = await makeFaultVault(dir)
  const next = seeded(seed)
  const acks: Ack[] = []
  for (let at = 0; at < count; at += 1) {
    const afterMs = Math.floor(next() * 400)
    const { ready, acks: told } = await killedWorker(program, dir, afterMs)
    acks.push(...told)
    counter.add([...(ready ? [] : ['the worker ended before it was at work']), ...problemsOf(dir, keys, at === count - 1 ? acks : acks.slice(-200))])
  }
  if (acks.length === 0) counter.add(['no worker acknowledged anything before it was killed'])
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

interface Worked { ready: boolean; readonly acks: Ack[] }

/** Runs a worker until so many milliseconds after it is ready; gives what it had said. */
function killedWorker(program: string, dir: string, afterMs: number): Promise<Worked> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'worker', dir, 'checkpoint', '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const worked: Worked = { ready: false, acks: [] }
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const { ready, ack } = JSON.parse(line) as { readonly ready?: boolean; readonly ack?: Ack }
      if (ack !== undefined) worked.acks.push(ack)
      if (ready !== true) return
      worked.ready = true
      setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    lines.on('close', () => resolve(worked))
  })
}
