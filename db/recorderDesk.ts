/**
 * The office's end of the recorder: keeps what it last told, hands on what it is to do, and writes down what has ended as soon as the room is open.
 * What was being made when the program fell is read as far as it came, in a thread, once somebody is logged in who holds the key. Knows no Electron: who starts the recorder brings the wire.
 */
import { existsSync, statfsSync, statSync } from 'node:fs'
import type { Clock } from '#core/domain/clock'
import { placesOf } from '#core/domain/webmPlaces'
import type { OpenVault } from '#core/door/ports'
import type { RecorderDoor, RecorderStanding } from '#core/door/recorderPort'
import type { FinishedRecording, RecordingRecord } from '#core/door/recordingsPort'
import type { Recovered } from './media/liveSegment'
import { makeMediaFolder, mediaPath, newMediaName } from './media/mediaFolder'
import { LOW_BYTES } from './media/recorder'
import type { Ended, OfficeWord, RecorderWord, Wire } from './media/recorderWire'
import { Recovery } from './media/recovery'

/** For whoever starts the recorder. `none`: there is none, or it fell. */
export interface RecorderLink { met(wire: Wire<RecorderWord, OfficeWord>): void; none(): void }
export interface RecorderDesk { readonly door: RecorderDoor; readonly link: RecorderLink; opened(vault: OpenVault): void; /** Once somebody logged in who may hold the key. */ settle(): void; /** The room is locked: nothing of it is read any more. */ closed(): Promise<void> }
interface Around { readonly dir: string; readonly clock: Clock; log(line: string): void }
type Unnumbered = OfficeWord extends infer Word ? (Word extends OfficeWord ? Omit<Word, 'no'> : never) : never

interface Desk { vault: OpenVault | undefined; wire: Wire<RecorderWord, OfficeWord> | undefined; told: RecorderWord | undefined; toldAt: number; sent: number; known: boolean; /** The last that was ended because the room knows nothing of it. */ foreign: number | undefined; readonly listeners: (() => void)[]; readonly recovery: Recovery; readonly around: Around }

export function recorderDesk(around: Around): RecorderDesk {
  const desk: Desk = { vault: undefined, wire: undefined, told: undefined, toldAt: 0, sent: 0, known: false, foreign: undefined, listeners: [], recovery: new Recovery(), around }
  const settle = (): void => {
    if (desk.known && settled(desk)) changed(desk)
  }
  const anew = (): void => {
    desk.recovery.again()
    settle()
  }
  const link: RecorderLink = {
    met: (wire) => {
      Object.assign(desk, { wire, told: undefined, sent: 0, known: false })
      wire.hear((word) => {
        // What was said before our last word came to it is not so any more.
        if (desk.wire !== wire || word.seen < desk.sent) return
        const before = standingOf(desk)
        Object.assign(desk, { told: word, toldAt: around.clock.uptime(), known: true })
        settle()
        if (differs(before, standingOf(desk))) changed(desk)
      })
    },
    none: () => {
      Object.assign(desk, { wire: undefined, told: undefined, known: true })
      settle()
      changed(desk)
    },
  }
  return { door: doorOf(desk), link, opened: (vault) => { desk.vault = vault; anew() }, settle: anew, closed: () => desk.recovery.stop() }
}

function changed({ listeners }: Desk): void {
  for (const listener of listeners) listener()
}

const differs = (one: RecorderStanding, other: RecorderStanding): boolean =>
  one.known !== other.known || one.ready?.kind !== other.ready?.kind || one.running?.id !== other.running?.id || one.running?.state !== other.running?.state || one.running?.low !== other.running?.low

function say(desk: Desk, word: Unnumbered): void {
  desk.sent += 1
  desk.wire?.send({ no: desk.sent, ...word })
}

function standingOf({ known, told, toldAt, around }: Desk): RecorderStanding {
  const { ready, progress } = told ?? {}
  const since = progress?.state === 'running' ? around.clock.uptime() - toldAt : 0
  return {
    known, ...(ready === undefined ? {} : { ready }),
    ...(progress === undefined ? {} : { running: { id: progress.id, state: progress.state, low: progress.low, lengthMs: Math.max(0, Math.round(progress.lengthMs + since)) } }),
  }
}

function doorOf(desk: Desk): RecorderDoor {
  const { dir, clock } = desk.around
  return {
    standing: () => standingOf(desk),
    hasRoom: () => freeBytes(dir) >= LOW_BYTES,
    newFile: () => {
      makeMediaFolder(dir)
      return newMediaName()
    },
    begin: ({ id, file, key }) => {
      // From now on it is what runs, until the recorder says otherwise.
      Object.assign(desk, { told: { seen: 0, ended: [], ...desk.told, progress: { id, state: 'running', lengthMs: 0, low: false } }, toldAt: clock.uptime() })
      say(desk, { say: 'begin', id, path: mediaPath(dir, file), key })
      key.fill(0)
    },
    pause: (id) => { say(desk, { say: 'pause', id }) },
    resume: (id) => { say(desk, { say: 'resume', id }) },
    end: (id) => { say(desk, { say: 'end', id }) },
    onChange: (listener) => { desk.listeners.push(listener) },
  }
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

/** Writes down what has ended. @returns whether anything was. What cannot be done now is tried again at the next word or log-in. */
function settled(desk: Desk): boolean {
  const { vault, told, around } = desk
  if (vault?.isOpen !== true) return false
  try {
    endForeign(desk, vault)
    if (vault.readOnly) return false
    const ended = new Map((told?.ended ?? []).map((one) => [one.id, one]))
    const done = vault.repos.recordings.open().filter(({ id }) => id !== told?.progress?.id).filter((row) => settledOne(desk, vault, row, ended.get(row.id)))
    for (const { id } of told?.ended ?? []) if (isWritten(vault, id)) say(desk, { say: 'forget', id })
    return done.length > 0
  } catch (error) {
    around.log(`recordings not settled: ${error instanceof Error ? error.name : 'unknown'}`)
    return false
  }
}

/** Begun in a room that was replaced meanwhile by a backup of before: nobody here would see that it runs. */
function endForeign(desk: Desk, vault: OpenVault): void {
  const id = desk.told?.progress?.id
  if (id === undefined || id === desk.foreign || !isWritten(vault, id)) return
  desk.foreign = id
  say(desk, { say: 'end', id })
}

/** Also of another room, which was restored meanwhile: nobody will ask for it. */
function isWritten({ repos }: OpenVault, id: number): boolean {
  const state = repos.recordings.byId(id)?.state
  return state !== 'running' && state !== 'paused'
}

function settledOne(desk: Desk, vault: OpenVault, row: RecordingRecord, ended: Ended | undefined): boolean {
  const finished = ended?.written === undefined ? found(desk, vault, row, ended) : wholeOf(ended, ended.written)
  if (finished === undefined) return false
  writeDown(vault, row, finished, ended, desk.around)
  return true
}

function writeDown(vault: OpenVault, row: RecordingRecord, finished: FinishedRecording, ended: Ended | undefined, around: Around): void {
  vault.write(() => {
    vault.repos.recordings.finish(row.id, finished)
    if (ended !== undefined && ended.wave.length > 0) vault.repos.recordings.setWave(row.id, ended.wave)
    const act = finished.state === 'cut' ? 'recover' : 'end'
    vault.repos.recordings.addEvent(row.id, { at: around.clock.now(), byId: null, act, ms: finished.lengthMs, text: '' })
    vault.appendAudit({ userId: 0, userName: '', role: '', action: `recorder.${act}`, object: `recording:${row.id}`, fields: finished.trouble === '' ? '' : `recording.${finished.trouble}`, result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${row.id}`) })
  })
}

const wholeOf = ({ trouble, endedAt, lengthMs, places }: Ended, { bytes, sha256, stored }: NonNullable<Ended['written']>): FinishedRecording => ({ state: 'ended', trouble: trouble ?? '', endedAt, lengthMs: Math.round(lengthMs), bytes, sha256, stored, ...(places === undefined ? {} : { places }) })

/**
 * What became of a recording that was not ended, or whose end nobody has written down, as far as that shows at once. Undefined while nobody is there who can open its key,
 * and while the file is read: that is written down when it was.
 */
function found(desk: Desk, vault: OpenVault, row: RecordingRecord, ended: Ended | undefined): FinishedRecording | undefined {
  const { recovery, around } = desk
  const lost: FinishedRecording = { state: 'cut', trouble: ended?.trouble ?? 'lost', endedAt: ended?.endedAt ?? around.clock.now(), lengthMs: ended === undefined ? null : Math.round(ended.lengthMs), bytes: 0, sha256: null, stored: null }
  const path = row.file === null ? undefined : mediaPath(around.dir, row.file)
  if (path === undefined || !existsSync(path) || row.fileKey === null) return lost
  if (recovery.knows(row.id)) return undefined
  const key = keyOf(vault, row.id, row.fileKey)
  if (key === undefined || key === 'unreadable') return key === undefined ? undefined : lost
  recovery.read(row.id, path, key, ({ found: content }) => {
    if (!vault.isOpen || vault.readOnly || isWritten(vault, row.id)) return
    writeDown(vault, row, content === undefined ? lost : recoveredOf(vault, row, path, content, ended, around), ended, around)
    settled(desk)
    changed(desk)
  })
  return undefined
}

function recoveredOf(vault: OpenVault, row: RecordingRecord, path: string, { bytes, sha256, ended: whole, places }: Recovered, ended: Ended | undefined, { clock }: Around): FinishedRecording {
  const { mtimeMs, size } = statSync(path)
  const endedAt = ended?.endedAt ?? Math.min(clock.now(), Math.max(row.startedAt, Math.round(mtimeMs)))
  const lengthMs = ended === undefined ? playedMs(places) ?? lengthOf(vault, row, endedAt) : Math.round(ended.lengthMs)
  return { state: whole ? 'ended' : 'cut', trouble: whole && ended === undefined ? '' : ended?.trouble ?? 'fell', endedAt, lengthMs, bytes, sha256, stored: whole ? size : null, ...(places === undefined ? {} : { places }) }
}

/** By what is in it, where that tells: surer than any clock that stood beside it. */
const playedMs = (places: Uint8Array | undefined): number | undefined => (places === undefined ? undefined : placesOf(places)?.durationMs)

/** Without its pauses, as they are written down; the last of them may still go on. */
function lengthOf({ repos }: OpenVault, { id, startedAt }: RecordingRecord, endedAt: number): number {
  let [length, from]: [number, number | undefined] = [0, startedAt]
  for (const { act, at } of repos.recordings.events(id)) {
    if (act === 'pause' && from !== undefined) [length, from] = [length + Math.max(0, at - from), undefined]
    if (act === 'resume') from = at
  }
  return from === undefined ? length : length + Math.max(0, endedAt - from)
}

/** Opened by whoever is logged in and holds the compartment; undefined where nobody is. */
function keyOf(vault: OpenVault, id: number, sealed: string): Buffer | 'unreadable' | undefined {
  for (const { id: userId } of vault.repos.accounts.active()) {
    if (!vault.holds('rec', userId)) continue
    const opened = vault.open('rec', userId, `recording:${id}`, sealed)
    return opened.ok ? Buffer.from(opened.text, 'base64') : 'unreadable'
  }
  return undefined
}
