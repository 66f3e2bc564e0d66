/**
 * What must hold of recordings once the program was started again and somebody logged in who holds their key: nothing acknowledged is lost, little of what was being recorded,
 * nothing half is left, no file is ever gone on with, and the room goes on. Reads the files with the keys of their rows.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import type { OpenVault } from '#core/door/ports'
import type { RecordingRecord } from '#core/door/recordingsPort'
import { MEDIA_NAME, mediaFolder, mediaPath } from '#db/media/mediaFolder'
import { SealedReader } from '#db/media/sealedReader'
import { openOffice } from '#db/officeHost'
import { PASSPHRASE } from '#tests/support/office'
import { makeTestRecorder, type TestRecorder } from '#tests/support/recorder'
import { ids } from '#tests/store/testVault'
import { AT, LOGIN } from './faultVault'
import type { Said } from './powerCut'
import { hearAll, heardWhole, look, NOTICE, sourceAt, stickOf } from './recordingWork'
import type { FileEvent } from './trace'

/** The most of a recording that a power cut may take (security.md §7). */
const MOST_LOST_MS = 2000
/** Longer than any wait after wrong passphrases. */
const LATER_MS = 7_200_000
const READ_TRIES = 4000
const EVERY = { limit: 100_000 }
/** Read again each time: those before them were. */
const LATEST = 40

interface Room { readonly vault: OpenVault; readonly recorder: TestRecorder; readonly dir: string; ask<N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>> }
type Count = (outcome: string) => void

/** The next start of the program. @throws Error where a call is refused. */
async function opened(dir: string, work: (room: Room) => Promise<string[]>): Promise<string[]> {
  let vault: OpenVault | undefined
  const now = AT + LATER_MS
  const recorder = makeTestRecorder({ start: now })
  const never = (): (() => void) => () => undefined
  const office = await openOffice(dir, { ids, clock: { now: () => now, uptime: () => LATER_MS }, log: () => undefined, later: never, looks: never, recorder: (link) => { recorder.meet(link) }, opened: (each) => { vault = each } })
  let token = ''
  const ask: Room['ask'] = async <N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const reply = await office.call({ call, input, token })
    if (!reply.ok) throw new Error(`${call}: ${reply.fault.code}`)
    return reply.value as OutputOf<N>
  }
  try {
    token = (await ask('vault.unlock', { login: LOGIN, passphrase: PASSPHRASE })).token
    return vault === undefined ? ['nothing was opened'] : await work({ vault, recorder, dir, ask })
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    await office.close()
  }
}

const filesOf = (dir: string): ReadonlyMap<string, string> =>
  new Map((existsSync(mediaFolder(dir)) ? readdirSync(mediaFolder(dir)) : []).map((name) => [name, createHash('sha256').update(readFileSync(join(mediaFolder(dir), name))).digest('hex')]))

/** The key of a row, as its holder opens it, and the plain bytes of its file. @throws SealedDamage; Error of the file system. */
function readOf({ vault, dir }: Room, { id, file, fileKey, stored }: RecordingRecord): { readonly key: string; readonly plain: Buffer; readonly ending: string } {
  const key = vault.open('rec', 1, `recording:${id}`, fileKey ?? '')
  if (!key.ok) throw new Error('its key does not open')
  const reader = new SealedReader(mediaPath(dir, file ?? ''), Buffer.from(key.text, 'base64'), stored ?? undefined)
  try {
    return { key: key.text, plain: reader.read(0, reader.bytes), ending: reader.ending }
  } finally {
    reader.close()
  }
}

/** Of recordings at the desk. `count` is told how much of one that was being made is gone. */
export function recordingProblems(dir: string, told: readonly Said[], count: Count): Promise<string[]> {
  return opened(dir, async (room) => {
    const before = filesOf(dir)
    for (let tries = 0; (await room.ask('recorder.state', {})).unsettled > 0; tries += 1) {
      if (tries > READ_TRIES) return ['a recording is not read to its end']
      await wait(5)
    }
    const known = new Set(told.flatMap(({ ack }) => (ack?.kind === 'recording' ? [ack.id] : [])))
    const rows = room.vault.repos.recordings.list({ limit: 3 }, 1)
    for (const { id } of rows) known.add(id)
    const found = [...known].flatMap((id) => one(room, id, told, count).map((problem) => `recording ${id}: ${problem}`))
    const next = await another(room, new Set(rows.map(({ file }) => file ?? '')))
    const after = filesOf(dir)
    return [...found, ...next, ...[...before].filter(([name, digest]) => after.get(name) !== digest).map(([name]) => `written to after its recorder fell: ${name}`)]
  })
}

function one(room: Room, id: number, told: readonly Said[], count: Count): string[] {
  const row = room.vault.repos.recordings.byId(id)
  if (row === undefined) return ['it is not there']
  const fed = told.flatMap((line) => (line.fed?.id === id ? [line.fed] : []))
  const acknowledged = told.flatMap(({ ack }) => (ack?.kind === 'recorded' && ack.id === id ? [ack.state] : []))[0]
  const problems = [...(row.state === 'ended' || row.state === 'cut' ? [] : [`it is ${row.state}`]), ...(acknowledged === undefined || row.state === acknowledged ? [] : [`it was ${acknowledged} and is ${row.state}`])]
  const last = fed.at(-1)?.ms ?? 0
  const kept = fed.filter(({ bytes }) => bytes <= (row.bytes ?? 0)).at(-1)?.ms ?? 0
  if (acknowledged === undefined && last > 0) count(`${last - kept} ms lost`)
  if (last - kept > MOST_LOST_MS) problems.push(`${last - kept} ms of it are lost`)
  return [...problems, ...(row.sha256 === null ? (row.bytes === 0 ? [] : ['it has no digest']) : contentProblems(room, row))]
}

function contentProblems(room: Room, row: RecordingRecord): string[] {
  try {
    const { plain, ending } = readOf(room, row)
    const whole = heardWhole(row.id)
    return [
      ...(plain.length === row.bytes && createHash('sha256').update(plain).digest('hex') === row.sha256 ? [] : ['its bytes are not those of its row']),
      ...(whole.subarray(0, plain.length).equals(plain) ? [] : ['its bytes are not what was heard']),
      ...((row.state === 'ended') === (ending === 'whole') && (row.state !== 'ended' || row.trouble !== '' || plain.length === whole.length) ? [] : [`it is ${row.state}, its file ${ending}`]),
    ]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** The room records on: another file, under another key. */
async function another(room: Room, files: ReadonlySet<string>): Promise<string[]> {
  const { ask, recorder, vault } = room
  const keys = new Set(vault.repos.recordings.list({ limit: 3 }, 1).flatMap((row) => (row.sha256 === null ? [] : [readOf(room, row).key])))
  const { id: draftId, revision } = await ask('drafts.start', {})
  await ask('drafts.save', { id: draftId, revision, form: { notice: NOTICE } })
  await recorder.open()
  const { id } = await ask('recorder.begin', { draftId, kind: 'sound' })
  hearAll(recorder, id)
  await ask('recorder.stop', { id, why: 'done' })
  const row = vault.repos.recordings.byId(id)
  if (row?.state !== 'ended') return [`another one is ${String(row?.state)}`]
  return files.has(row.file ?? '') || keys.has(readOf(room, row).key) ? ['another one has the file or the key of one before'] : []
}

/** Of files taken in: each is whole in the vault, or waits whole where it was and can be taken in. */
export function takeInProblems(dir: string, told: readonly Said[]): Promise<string[]> {
  const acknowledged = new Map(told.flatMap(({ ack }) => (ack?.kind === 'taken' ? [[ack.path, ack.id] as const] : [])))
  return opened(dir, async (room) => {
    const { vault, ask } = room
    const left = [...filesOf(dir).keys()].filter((name) => !MEDIA_NAME.test(name)).map((name) => `left behind: ${name}`)
    const rows = vault.repos.recordings.list(EVERY, 1)
    const whole = rows.slice(0, LATEST).flatMap((row) => takenProblems(room, row))
    const lost = [...acknowledged].filter(([, id]) => !rows.some((row) => row.id === id)).map(([path]) => `${path} was taken in and is not there`)
    await look(ask, vault)
    return [...left, ...whole, ...lost, ...(await waiting(room, new Set(rows.map(({ name }) => name)), told)), ...unnamed(room)]
  })
}

function takenProblems(room: Room, row: RecordingRecord): string[] {
  try {
    const { plain, ending } = readOf(room, row)
    const right = ending === 'whole' && plain.equals(sourceAt(row.name)) && createHash('sha256').update(plain).digest('hex') === row.sha256
    return right ? [] : [`${row.name} is in the index and not whole`]
  } catch (error) {
    return [`${row.name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** What is not in the vault lies where it lay, is offered, and one of it is taken in now. */
async function waiting({ ask, vault, dir }: Room, taken: ReadonlySet<string>, told: readonly Said[]): Promise<string[]> {
  const { sources = [] } = told.find((line) => line.sources !== undefined) ?? {}
  const open = sources.filter((path) => !taken.has(path))
  const gone = open.filter((path) => !existsSync(join(stickOf(dir), path)) || !readFileSync(join(stickOf(dir), path)).equals(sourceAt(path))).map((path) => `${path} is nowhere`)
  if ((await ask('takeIn.folders', {})).length === 0) return gone
  const { rows } = await ask('takeIn.list', { state: 'new' })
  const unoffered = open.filter((path) => !rows.some((row) => row.path === path)).map((path) => `${path} is not offered`)
  const first = rows.find(({ path }) => open.includes(path))
  if (first === undefined) return [...gone, ...unoffered]
  await ask('takeIn.confirm', { fileId: first.id, mode: 'move', notice: NOTICE })
  await vault.takeIn.settled()
  const { row } = await ask('takeIn.file', { id: first.id })
  return [...gone, ...unoffered, ...(row.state === 'confirmed' ? [] : [`${first.path} is ${row.state} (${row.trouble}) after it was confirmed again`])]
}

/** Files that no row names: nobody could ever read them. */
function unnamed({ vault, dir }: Room): string[] {
  const named = new Set(vault.repos.recordings.list(EVERY, 1).map(({ file }) => file))
  return [...filesOf(dir).keys()].filter((name) => !named.has(name)).map((name) => `no row names ${name}`)
}

/** A file of a recording is made once and only ever grows at its end. */
export function regrown(events: readonly FileEvent[]): string[] {
  const ends = new Map<string, number>()
  return events.flatMap((event) => {
    if (event.kind === 'said' || !/\.rec(?:\.taking)?$/u.test(event.path)) return []
    if (event.kind === 'create' && ends.has(event.path)) return [`made twice: ${event.path}`]
    if (event.kind === 'create') ends.set(event.path, 0)
    const end = ends.get(event.path)
    // As it is made it is empty.
    if (event.kind !== 'write') return event.kind === 'truncate' && end !== 0 ? [`cut back: ${event.path}`] : []
    ends.set(event.path, event.at + event.bytes.length)
    return end === event.at ? [] : [`written to at ${event.at}, ends at ${String(end)}: ${event.path}`]
  })
}
