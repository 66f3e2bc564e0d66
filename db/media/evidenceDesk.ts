/**
 * One copy for evidence at a time, written in a thread while the desk goes on; the pair of keys that signs it.
 * Locking stops the one under way: what it wrote is removed, its approval still holds.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { EvidenceDoor, EvidenceEnd, EvidenceJob, EvidenceState } from '#core/door/evidencePort'
import type { CopyPlace } from '#core/door/recordingKeepPort'
import { type CopyJob, isRest } from './evidence'
import { file } from './evidenceProgram?thread'
import { mediaFolder, mediaPath } from './mediaFolder'
import { inMediaThread, lentKey, type MediaWork } from './mediaThread'
import { version } from '../../package.json'

interface Under { readonly job: EvidenceJob; readonly work: MediaWork<EvidenceEnd>; readonly over: Promise<void> }

export class EvidenceDesk implements EvidenceDoor {
  readonly #vault: string
  readonly #now: () => number
  readonly program = `reception-room ${version}`
  readonly #listeners: (() => void)[] = []
  #under: Under | undefined
  #last: EvidenceState['last']
  #swept: Promise<void> = Promise.resolve()

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
    const { file: sealed, key, folder, name, stored, bytes, sha256, fileName, papers } = job
    const work = inMediaThread<CopyJob, EvidenceEnd>(file, { path: mediaPath(this.#vault, sealed), folder, name, stored, bytes, sha256, fileName, papers }, lentKey(key), 'failed')
    const over = work.over.then((end) => {
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
    this.#under = { job, work, over }
    this.#changed()
    return true
  }

  sweep(places: readonly CopyPlace[], looked: (place: CopyPlace, found: boolean) => void): void {
    this.#swept = this.#swept.then(async () => { for (const place of places) await swept(place, looked, () => this.#under !== undefined) })
  }

  state(): EvidenceState {
    const under = this.#under
    return { last: this.#last, ...(under === undefined ? {} : { running: { exportId: under.job.exportId, recordingId: under.job.recordingId, done: under.work.done, bytes: under.job.bytes } }) }
  }

  stop(): void {
    this.#under?.work.stop()
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  async settled(): Promise<void> {
    await this.#swept
    await this.#under?.over
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Beside the desk, as a folder may lie on a disk that answers slowly. Never rejects: one that is not there now, or where a copy was begun meanwhile, is looked for at the next opening. */
async function swept(place: CopyPlace, looked: (place: CopyPlace, found: boolean) => void, writing: () => boolean): Promise<void> {
  try {
    const rests = (await readdir(place.folder)).filter((entry) => isRest(entry, place.name))
    if (writing()) return
    for (const rest of rests) await rm(join(place.folder, rest), { recursive: true, force: true })
    looked(place, rests.length > 0)
  } catch {
    return
  }
}
