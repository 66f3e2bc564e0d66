/**
 * What runs in the thread that checks a recording: does the one job it was started for, says what it found and ends.
 * Key, progress and the wish to stop lie in memory shared with the office, which wipes the key.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { verified } from './verify'
import type { Assignment } from './verifyDesk'

const { job, key, told } = workerData as Assignment
const [done, stop] = [new Float64Array(told, 0, 1), new Int32Array(told, 8, 1)]
const plainKey = Buffer.from(new Uint8Array(key))
try {
  parentPort?.postMessage(verified(job, plainKey, (at) => { done[0] = at; return Atomics.load(stop, 0) === 0 }))
} finally {
  plainKey.fill(0)
}
