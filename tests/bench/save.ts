/**
 * A full desk save (one registration through the office) against appending the same text and fsync,
 * and against the very same office on an unencrypted database.
 */
import Database from 'better-sqlite3-multiple-ciphers'
import { execFileSync } from 'node:child_process'
import { closeSync, cpSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ratio, report, spread, type Spread } from './figures'
import { generator, inventForm } from './invented'
import { benchRoom, fill } from './room'

/** The measured visitors come for the first time: a card with their number would have to be answered for. */
const STRANGERS = '449998'

/** `firstSaves` are those before the program is warm: what the day's first visitors wait for. */
interface Saves { readonly save: Spread; readonly firstSaves: Spread; readonly floor: Spread; readonly encrypted: boolean; readonly recordBytes: number }

/** Before each measured write, so that save and floor both start from rest, as at a desk; the office's upkeep falls into it. */
const REST_MS = 5

/** Saves by the measured way before any is counted: filling takes another way, without drafts, and leaves this one cold. */
const FIRST_SAVES = 50

/** A disk that others use too has bad minutes: the judged ratios are the middle ones of so many runs, all of which are printed. */
const RUNS = 3

/**
 * Takes the cipher out of the driver of this process, so that the same store works on plaintext: the settings it reads back are answered, and its refusal of
 * plaintext files, which reads the first bytes as latin1, is answered with something else.
 */
function withoutCipher(): void {
  const driver = Database.prototype as { key: (key: Buffer) => number; pragma: (source: string, options?: unknown) => unknown }
  const pragma = driver.pragma
  driver.key = () => 0
  const text = Reflect.get(Buffer.prototype, 'toString') as (...options: unknown[]) => string
  Buffer.prototype.toString = function unnamed(this: Buffer, ...options: unknown[]) {
    const value = Reflect.apply(text, this, options) as string
    return value === 'SQLite format 3' ? '' : value
  }
  /** What the store reads back of its settings. */
  const settled: Readonly<Record<string, string>> = { cipher: 'aegis', algorithm: 'aegis-256' }
  driver.pragma = function plain(this: unknown, source, options) {
    if (settled[source] !== undefined) return settled[source]
    return /^\s*(cipher|algorithm|key|hexkey|rekey|kdf_iter|legacy|plaintext_header)/iu.test(source) ? undefined : Reflect.apply(pragma, this, options === undefined ? [source] : [source, options])
  }
}

/** `cipher` and `plain` begin with an empty room, `full` goes on in a copy of the filled one. */
type Kind = 'cipher' | 'plain' | 'full'

/** Runs in a process of its own and prints its figures. */
export async function saveRun(folder: string, kind: string, warm = 500, count = 1000): Promise<void> {
  const plain = kind === 'plain'
  if (plain) withoutCipher()
  const room = await benchRoom(join(folder, 'vault'), kind !== 'full', kind === 'full' ? FULL_FROM : undefined)
  await fill(room, warm, 11)
  const file = openSync(join(folder, 'floor'), 'a')
  const next = generator(12)
  const firstSaves: number[] = []
  const save: number[] = []
  const floor: number[] = []
  let bytes = 0
  for (let at = -FIRST_SAVES; at < count; at += 1) {
    const form = inventForm(next, STRANGERS)
    const draft = await room.ask('drafts.start', {})
    await room.ask('drafts.save', { id: draft.id, revision: draft.revision, form })
    await setTimeout(REST_MS)
    const start = performance.now()
    await room.ask('petitions.register', { draftId: draft.id, form })
    ;(at < 0 ? firstSaves : save).push(performance.now() - start)
    if (at < 0) continue
    await setTimeout(REST_MS)
    const text = JSON.stringify(form)
    const append = performance.now()
    bytes += writeSync(file, text)
    fsyncSync(file)
    floor.push(performance.now() - append)
  }
  closeSync(file)
  await room.close()
  const figures: Saves = { save: spread(save), firstSaves: spread(firstSaves), floor: spread(floor), encrypted: !plain, recordBytes: Math.round(bytes / count) }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

/** A day after the last of a filled room. */
const FULL_FROM = Date.UTC(2028, 0, 5, 1)

/** Where a sync costs nothing: the spread of a save there is the program's own, elsewhere it is the disk's too. */
const MEMORY_DISK = '/dev/shm'

/** `filled` is a closed vault of many petitions; saves into a copy of it are measured too. */
export function saveBench(base: string, filled?: string): void {
  const run = (kind: Kind, disk = base): Saves => {
    const folder = mkdtempSync(join(disk, `save-${kind}-`))
    try {
      if (kind === 'full' && filled !== undefined) cpSync(filled, join(folder, 'vault'), { recursive: true })
      return JSON.parse(execFileSync(process.execPath, [process.argv[1] ?? '', 'save-run', folder, kind], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Saves
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const runs = Array.from({ length: RUNS }, () => run('cipher'))
  const plain = run('plain')
  const memory = existsSync(MEMORY_DISK) ? run('cipher', MEMORY_DISK) : undefined
  const full = filled === undefined ? undefined : run('full')
  report('save', {
    p50OfFloor: { value: middle(runs.map(({ save, floor }) => ratio(save.p50, floor.p50))), limit: 4 },
    p99OfOwnP50: { value: middle(runs.map(({ save }) => ratio(save.p99, save.p50))), limit: 3 },
  }, {
    task: `petitions.register of a saved draft through the office (person, petition, receipt number, receipt, timeline, audit entry, anchor), acknowledged once durable; floor: the form's ${runs[0]?.recordBytes} bytes of JSON appended to a file and fsynced; each after ${REST_MS} ms of rest; the middle ratio of ${RUNS} runs`,
    runs: runs.map((each) => ({ ...figuresOf(each), floorP99OfOwnP50: ratio(each.floor.p99, each.floor.p50) })),
    ...(full === undefined ? {} : { inFilledRoom: figuresOf(full) }), ...(memory === undefined ? {} : { onMemoryDisk: figuresOf(memory) }), plaintextDatabase: figuresOf(plain),
    p50OfPlaintext: ratio(middle(runs.map(({ save }) => save.p50)), plain.save.p50), p99OfPlaintext: ratio(middle(runs.map(({ save }) => save.p99)), plain.save.p99),
  })
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const figuresOf = ({ save, firstSaves, floor }: Saves): Readonly<Record<string, Spread | number>> =>
  ({ office: save, firstSaves, appendAndFsync: floor, p50OfFloor: ratio(save.p50, floor.p50), p99OfOwnP50: ratio(save.p99, save.p50) })
