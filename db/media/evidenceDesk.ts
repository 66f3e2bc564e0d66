/**
 * One copy for evidence at a time, written in a thread while the desk goes on; the pair of keys that signs it.
 * Locking stops the one under way: what it wrote is removed, its approval still holds.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EvidenceDoor, EvidenceEnd, EvidenceJob, EvidenceState } from '#core/door/evidencePort'
import { EXPORT_ENDS } from '#core/domain/recordingKeep'
import type { CopyJob } from './evidence'
import { file } from './evidenceProgram?thread'
import { mediaFolder, mediaPath } from './mediaFolder'
import { version } from '../../package.json'

export interface Assignment { readonly job: CopyJob; readonly key: SharedArrayBuffer; /** Bytes done as a double, then whether to stop. */ readonly told: SharedArrayBuffer }
const TOLD_BYTES = 16
const STOP_AT = 8

interface Under { readonly job: EvidenceJob; readonly done: Float64Array; readonly stop: Int32Array; readonly over: Promise<void> }

export class EvidenceDesk implements EvidenceDoor {
  readonly #vault: string
  readonly #now: () => number
  readonly program = `reception-room ${version}`
  readonly #listeners: (() => void)[] = []
  #under: Under | undefined
  #last: EvidenceState['last']

  constructor(vault: string, now: () => number) {
    this.#vault = vault
    this.#now = now
  }

  newPair(): ReturnType<EvidenceDoor['newPair']> {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
    return { publicKey, privateKey }
  }

  sign(privateKey: string, text: string): string {
    return sign(null, Buffer.from(text), createPrivateKey(privateKey)).toString('base64')
  }

  fingerprint(publicKey: string): string {
    return createHash('sha256').update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' })).digest('hex')
  }

  isTarget(folder: string): boolean {
    if (!isAbsolute(folder) || !existsSync(folder) || !statSync(folder).isDirectory()) return false
    return [this.#vault, mediaFolder(this.#vault)].every((own) => { const way = relative(own, resolve(folder)); return way !== '' && (way.startsWith('..') || isAbsolute(way)) })
  }

  begin(job: EvidenceJob, ended: (end: EvidenceEnd, at: number) => void): boolean {
    if (this.#under !== undefined) return false
    const [key, told] = [sharedKey(job.key), new SharedArrayBuffer(TOLD_BYTES)]
    const { file: sealed, key: _key, folder, name, stored, bytes, sha256, fileName, papers } = job
    const assignment: Assignment = { job: { path: mediaPath(this.#vault, sealed), folder, name, stored, bytes, sha256, fileName, papers }, key, told }
    const over = copied(assignment).then((end) => {
      new Uint8Array(key).fill(0)
      this.#under = undefined
      this.#last = { exportId: job.exportId, end }
      try {
        ended(end, this.#now())
      } catch {
        // A disk that takes no entry says so at the next call; the copy itself is whole or not there.
        this.#last = { exportId: job.exportId, end: 'failed' }
      }
      this.#changed()
    })
    this.#under = { job, done: new Float64Array(told, 0, 1), stop: new Int32Array(told, STOP_AT, 1), over }
    this.#changed()
    return true
  }

  state(): EvidenceState {
    const under = this.#under
    return { last: this.#last, ...(under === undefined ? {} : { running: { exportId: under.job.exportId, recordingId: under.job.recordingId, done: under.done[0] ?? 0, bytes: under.job.bytes } }) }
  }

  stop(): void {
    if (this.#under !== undefined) Atomics.store(this.#under.stop, 0, 1)
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  async settled(): Promise<void> {
    await this.#under?.over
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

function sharedKey(base64: string): SharedArrayBuffer {
  const bytes = Buffer.from(base64, 'base64')
  const key = new SharedArrayBuffer(bytes.length)
  new Uint8Array(key).set(bytes)
  bytes.fill(0)
  return key
}

/** How the thread ended; never rejects. */
function copied(assignment: Assignment): Promise<EvidenceEnd> {
  return new Promise((resolved) => {
    let end: EvidenceEnd = 'failed'
    const worker = new Worker(file, { workerData: assignment, execArgv: [] })
    worker.on('message', (said: unknown) => { end = EXPORT_ENDS.find((one) => one === said) ?? 'failed' })
    worker.once('error', () => undefined)
    worker.once('exit', () => { resolved(end) })
  })
}
