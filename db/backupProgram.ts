/**
 * What runs in the thread of a backup: does the one job it was started for, says how it went and ends.
 * Knows no clock and no office; the key lies in memory shared with the office, which wipes it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Assignment, Loaded, Outcome } from './backupThread'
import { NoRoom } from './store/backup'
import { doJob, KeyringMoved } from './store/backupJob'
import { loadDriver } from './store/open'

function outcome({ job, key }: Assignment): Outcome {
  try {
    return { ok: true, result: doJob(job, new Uint8Array(key)) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { ok: false, why: error instanceof NoRoom ? 'no-room' : error instanceof KeyringMoved ? 'keyring-moved' : 'other', code }
  }
}

const loaded: Loaded = 'loaded'
loadDriver()
parentPort?.postMessage(loaded)
parentPort?.postMessage(outcome(workerData as Assignment))
