/**
 * A full desk save (one registration through the office) against appending the same text and fsync,
 * and against the very same office on an unencrypted database.
 */
import Database from 'better-sqlite3-multiple-ciphers'
import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ratio, report, spread, type Spread } from './figures'
import { generator, inventForm } from './invented'
import { benchRoom, fill } from './room'

interface Saves { readonly save: Spread; readonly floor: Spread; readonly encrypted: boolean }

/**
 * Takes the cipher out of the driver of this process, so that the same store works on plaintext; its refusal of
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
  driver.pragma = function plain(this: unknown, source, options) {
    return /^\s*(cipher|algorithm|key|hexkey|rekey|kdf_iter|legacy|plaintext_header)/iu.test(source) ? undefined : Reflect.apply(pragma, this, options === undefined ? [source] : [source, options])
  }
}

/** Runs in a process of its own and prints its figures. */
export async function saveRun(folder: string, plain: boolean, warm = 500, count = 1000): Promise<void> {
  if (plain) withoutCipher()
  const room = await benchRoom(join(folder, 'vault'), true)
  await fill(room, warm, 11)
  const file = openSync(join(folder, 'floor'), 'a')
  const next = generator(12)
  const save: number[] = []
  const floor: number[] = []
  for (let at = 0; at < count; at += 1) {
    const form = inventForm(next)
    const start = performance.now()
    await room.ask('petitions.register', { form })
    const middle = performance.now()
    writeSync(file, JSON.stringify(form))
    fsyncSync(file)
    const end = performance.now()
    save.push(middle - start)
    floor.push(end - middle)
    await setTimeout(5)
  }
  closeSync(file)
  await room.close()
  const figures: Saves = { save: spread(save), floor: spread(floor), encrypted: !plain }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

export function saveBench(base: string): void {
  const run = (kind: string): Saves => {
    const folder = mkdtempSync(join(base, `save-${kind}-`))
    try {
      return JSON.parse(execFileSync(process.execPath, [process.argv[1] ?? '', 'save-run', folder, kind], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Saves
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const cipher = run('cipher')
  const plain = run('plain')
  report('save', {
    p50OfFloor: { value: ratio(cipher.save.p50, cipher.floor.p50), limit: 4 },
    p99OfOwnP50: { value: ratio(cipher.save.p99, cipher.save.p50), limit: 3 },
  }, { office: cipher.save, appendAndFsync: cipher.floor, plaintextDatabase: plain.save, p50OfPlaintext: ratio(cipher.save.p50, plain.save.p50), p99OfPlaintext: ratio(cipher.save.p99, plain.save.p99) })
}
