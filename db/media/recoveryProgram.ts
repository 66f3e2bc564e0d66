/**
 * What runs in the thread that reads through a recording nobody ended: says what it holds and ends; says nothing where that cannot be read.
 * The key lies in memory shared with the office, which wipes it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { recovered } from './liveSegment'
import type { Assignment, Said } from './recovery'

const { path, key } = workerData as Assignment
const plainKey = Buffer.from(new Uint8Array(key))
try {
  const found = recovered(path, plainKey)
  parentPort?.postMessage((found === undefined ? {} : { found }) satisfies Said)
} finally {
  plainKey.fill(0)
}
