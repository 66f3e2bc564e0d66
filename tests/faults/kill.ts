/** kill -9 under load: a worker does real calls, records or takes files in, is killed at a random moment, and the vault is opened again each time. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { recordingProblems, takeInProblems } from './afterRecording'
import { type Ack, makeFaultVault, problemsOf, tempFolder } from './faultVault'
import type { Said } from './powerCut'
import { fillStick, sourceNames } from './recordingWork'
import { Counter, seeded, type Tally } from './tally'
import { RECORDED } from './worker'

export const KILLED = ['checkpoint', ...RECORDED] as const
/** In which each does much; what runs in threads of its own takes longer. */
const WITHIN_MS: Readonly<Record<(typeof KILLED)[number], number>> = { checkpoint: 400, recording: 400, 'take-in': 2500 }
/** Files of the room's own recorder that are new to each worker. */
const NEW_FILES = 4

/** Kills `count` workers one after another on one growing vault. `program` is the bundled main.ts. */
export async function killSuite(program: string, scenario: (typeof KILLED)[number], count: number, seed = 1): Promise<Tally> {
  const counter = new Counter(`kill -9 under load: ${scenario}`, seed)
  const base = tempFolder('faults-kill')
  const dir = join(base, 'vault')
  const keys = await makeFaultVault(dir)
  const next = seeded(seed)
  const acks: Ack[] = []
  for (let at = 0; at < count; at += 1) {
    if (scenario === 'take-in') fillStick(dir, at * NEW_FILES, NEW_FILES)
    const afterMs = Math.floor(next() * WITHIN_MS[scenario])
    const { ready, told } = await killedWorker(program, dir, scenario, afterMs)
    acks.push(...acksOf(told))
    const problems = [...(await recordedProblems(dir, scenario, { told, files: (at + 1) * NEW_FILES, count: (outcome) => { counter.count(outcome) } })), ...problemsOf(dir, keys, at === count - 1 ? acks : acks.slice(-200))]
    counter.add([...(ready ? [] : ['the worker ended before it was at work']), ...problems])
  }
  if (acks.length === 0) counter.add(['no worker acknowledged anything before it was killed'])
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

const acksOf = (told: readonly Said[]): Ack[] => told.flatMap(({ ack }) => (ack === undefined ? [] : [ack]))

/** What the worker that was killed last had said of recordings; of every file it was or could be taken in. */
function recordedProblems(dir: string, scenario: string, { told, files, count }: { readonly told: readonly Said[]; readonly files: number; readonly count: (outcome: string) => void }): Promise<string[]> {
  if (scenario === 'recording') return recordingProblems(dir, told, count)
  return scenario === 'take-in' ? takeInProblems(dir, [{ sources: sourceNames(0, files) }, ...told]) : Promise.resolve([])
}

interface Worked { ready: boolean; readonly told: Said[] }

/** Runs a worker until so many milliseconds after it is ready; gives what it had said. */
function killedWorker(program: string, dir: string, scenario: string, afterMs: number): Promise<Worked> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'worker', dir, scenario, '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const worked: Worked = { ready: false, told: [] }
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const said = JSON.parse(line) as Said & { readonly ready?: boolean }
      worked.told.push(said)
      if (said.ready !== true) return
      worked.ready = true
      setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    lines.on('close', () => resolve(worked))
  })
}
