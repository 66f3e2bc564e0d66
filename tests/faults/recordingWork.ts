/**
 * What a worker of the fault suites does with recordings: records at the desk, through the real recorder between its real neighbours, and takes files of the room's own recorder into the vault.
 * Says what was heard and what was acknowledged; what must be left of it is judged by afterRecording.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { OpenVault } from '#core/door/ports'
import type { RecorderLink } from '#db/recorderDesk'
import { recordedBytes } from '#tests/store/liveBytes'
import { makeTestRecorder, PART, type TestRecorder } from '#tests/support/recorder'
import { wavBytes } from '#tests/support/takeIn'
import type { Ack } from './faultVault'
import type { Ask } from './worker'

/** What had been heard of a recording when so many milliseconds were over; said while it runs. */
export interface Fed { readonly id: number; readonly ms: number; readonly bytes: number }
interface Around { readonly ask: Ask; readonly say: (value: unknown) => void }

/** Between two portions of what a microphone gives. */
const EVERY_MS = 250
const PORTIONS = 24
const [PAUSED_AT, MARKED_AT] = [8, 14]
export const NOTICE = { how: 'oral', consent: 'agreed' } as const

const portion = (id: number, at: number): Buffer => recordedBytes(id * PORTIONS + at)
/** What is heard of a recording, and what the device still hands over when it is stopped. */
export const heardWhole = (id: number): Buffer => Buffer.concat([...Array.from({ length: PORTIONS }, (_, at) => portion(id, at)), PART])

export function hearPortion(recorder: TestRecorder, id: number, at: number): number {
  const part = portion(id, at)
  recorder.page({ of: id, bytes: new Uint8Array(part).buffer })
  recorder.forward(EVERY_MS)
  return part.length
}
export function hearAll(recorder: TestRecorder, id: number): void {
  for (let at = 0; at < PORTIONS; at += 1) hearPortion(recorder, id, at)
}

/** The desk's recorder in the worker's own process; one that falls is gone, with what it had not handed over. */
export class DeskRecorder {
  readonly #start: number
  #link: RecorderLink | undefined
  #now: TestRecorder

  constructor(start: number) {
    this.#start = start
    this.#now = makeTestRecorder({ start })
  }

  get now(): TestRecorder {
    return this.#now
  }

  meet(link: RecorderLink): void {
    this.#link = link
    this.#now.meet(link)
  }

  fall(): void {
    this.#link?.none()
    this.#now = makeTestRecorder({ start: this.#start })
    if (this.#link !== undefined) this.#now.meet(this.#link)
  }
}

/** In turn a recording that is stopped, one whose recorder falls, and one where nobody waits for what becomes of that. */
export async function record(around: Around, rounds: number, desk: DeskRecorder): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const draftId = await consented(around)
    if (draftId === undefined) continue
    await desk.now.open()
    const begun = await around.ask('recorder.begin', { draftId, kind: 'sound' })
    if (begun === undefined) continue
    const { id, number } = begun
    around.say({ ack: { kind: 'recording', id, number } satisfies Ack })
    await hear(around, id, desk.now)
    if (round % 3 === 0) await around.ask('recorder.stop', { id, why: 'done' })
    else desk.fall()
    if (round % 3 !== 2) await told(around, id, draftId)
  }
}

async function consented({ ask }: Around): Promise<number | undefined> {
  const draft = await ask('drafts.start', {})
  if (draft === undefined) return undefined
  const saved = await ask('drafts.save', { id: draft.id, revision: draft.revision, form: { notice: NOTICE } })
  return saved === undefined ? undefined : draft.id
}

async function hear({ ask, say }: Around, id: number, recorder: TestRecorder): Promise<void> {
  let bytes = 0
  for (let at = 0; at < PORTIONS && recorder.server.running; at += 1) {
    bytes += hearPortion(recorder, id, at)
    if (recorder.server.running) say({ fed: { id, ms: (at + 1) * EVERY_MS, bytes } satisfies Fed })
    if (at === PAUSED_AT && (await ask('recorder.pause', { id, reason: '接个电话' })) !== undefined) {
      recorder.forward(EVERY_MS)
      await ask('recorder.resume', { id })
    }
    const marked = at === MARKED_AT ? await ask('recorder.mark', { id, text: '说到赔偿' }) : undefined
    if (marked !== undefined) say({ ack: { kind: 'mark', id, ms: marked.ms, text: '说到赔偿' } satisfies Ack })
  }
}

const TRIES = 400

/** Once it is written down what became of it; on a disk that fails it may not be. */
async function told({ ask, say }: Around, id: number, draftId: number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = (await ask('recorder.of', { draftId }))?.recordings.find((one) => one.id === id)
    if (found === undefined) return
    if (found.state === 'ended' || found.state === 'cut') return say({ ack: { kind: 'recorded', id, state: found.state } satisfies Ack })
    await wait(5)
  }
}

/** Where the room's own recorder has its files, beside the vault. */
export const stickOf = (dir: string): string => join(dirname(dir), 'stick')
/** Of one chunk, of two, and of more than is read at once. */
const LENGTHS_MS = [40, 900, 9000, 140_000]
const sourceName = (index: number): string => `rec-${String(index).padStart(5, '0')}.wav`
export const sourceOf = (index: number): Buffer => {
  const ms = LENGTHS_MS[index % LENGTHS_MS.length] ?? 0
  return wavBytes(ms, Buffer.alloc(ms * 8, createHash('sha256').update(String(index)).digest()))
}
export const sourceAt = (path: string): Buffer => sourceOf(Number(/\d+/u.exec(path)?.[0]))

export const sourceNames = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => sourceName(from + at))

export function fillStick(dir: string, from: number, count: number): void {
  mkdirSync(stickOf(dir), { recursive: true })
  for (let index = from; index < from + count; index += 1) writeFileSync(join(stickOf(dir), sourceName(index)), sourceOf(index))
}

/** A file is at rest when it was seen twice. */
const LOOKS = 2
export async function look(ask: Ask, vault: OpenVault): Promise<void> {
  for (let at = 0; at < LOOKS; at += 1) {
    await ask('takeIn.rescan', {})
    await vault.takeIn.settled()
  }
}

/** So many of the files that wait, each tried twice, as a person would; of every second one the original is removed. */
export async function takeFiles({ ask, say }: Around, rounds: number, { dir, vault }: { readonly dir: string; readonly vault: OpenVault }): Promise<void> {
  const path = stickOf(dir)
  const folders = await ask('takeIn.folders', {})
  if (folders?.some((folder) => folder.path === path) === false) await ask('takeIn.addFolder', { path, label: '录音笔', room: '', device: '', mode: 'move' })
  await look(ask, vault)
  const { rows } = (await ask('takeIn.list', { state: 'new' })) ?? { rows: [] }
  for (const [at, { id, path: name }] of rows.slice(0, rounds).entries()) {
    for (let tries = 0; tries < 2; tries += 1) {
      if ((await ask('takeIn.confirm', { fileId: id, mode: 'move', remove: at % 2 === 1, notice: NOTICE })) === undefined) continue
      await vault.takeIn.settled()
      const row = (await ask('takeIn.file', { id }))?.row
      // Refused, which was said.
      if (row === undefined) continue
      // What could not even be written down is said for all of them together.
      const unwritten = row.state === 'taking' && (await ask('takeIn.state', {}))?.failed === true
      if (row.state !== 'confirmed' || row.recording === undefined) say({ trouble: unwritten ? 'unwritten' : row.trouble })
      else {
        say({ ack: { kind: 'taken', id: row.recording.id, path: name } satisfies Ack })
        break
      }
    }
  }
}
