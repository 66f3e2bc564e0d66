/** What runs in the thread that hashes: takes portions one after the other, says when it needs one no more, and gives the digest in the end. */
import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

const digest = createHash('sha256')
parentPort?.on('message', (portion: Uint8Array | 'end') => {
  if (portion !== 'end') {
    digest.update(portion)
    parentPort?.postMessage('')
    return
  }
  parentPort?.postMessage(digest.digest('hex'))
  parentPort?.close()
})
