/**
 * The ways in which a file is damaged: a bit flipped, or coarser ones.
 * Knows bytes only and nothing of what a file means.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** The file to be damaged, the same file of an older state, and the same file of another vault. */
export interface Target { readonly path: string; readonly old: string; readonly foreign: string; /** Bytes that are written and authenticated together, after so many of a head. */ readonly page: number; readonly head: number }

const COARSE = {
  cut: ({ path }: Target, bytes: Buffer, next: () => number) => {
    const place = Math.floor(next() * bytes.length)
    writeFileSync(path, bytes.subarray(0, place))
    return `cut to ${place} bytes`
  },
  'pages exchanged': (target: Target, bytes: Buffer, next: () => number) => {
    const [first, second, size] = twoPages(target, bytes, next)
    const one = Buffer.from(bytes.subarray(first, first + size))
    bytes.copy(bytes, first, second, second + size)
    one.copy(bytes, second)
    writeFileSync(target.path, bytes)
    return `${size} bytes at ${first} and ${second} exchanged`
  },
  'a page repeated': (target: Target, bytes: Buffer, next: () => number) => {
    const [first, second, size] = twoPages(target, bytes, next)
    bytes.copy(bytes, second, first, first + size)
    writeFileSync(target.path, bytes)
    return `${size} bytes at ${first} put over those at ${second}`
  },
  'a page appended': (target: Target, bytes: Buffer, next: () => number) => {
    const [first, , size] = twoPages(target, bytes, next)
    writeFileSync(target.path, Buffer.concat([bytes, bytes.subarray(first, first + size)]))
    return `${size} bytes at ${first} appended`
  },
  'cut by one byte': ({ path }: Target, bytes: Buffer) => {
    writeFileSync(path, bytes.subarray(0, -1))
    return 'cut by one byte'
  },
  emptied: ({ path }: Target) => {
    writeFileSync(path, '')
    return 'emptied'
  },
  removed: ({ path }: Target) => {
    rmSync(path)
    return 'removed'
  },
  old: ({ path, old }: Target) => {
    writeFileSync(path, existsSync(old) ? readFileSync(old) : '')
    return 'exchanged for an old one'
  },
  foreign: ({ path, foreign }: Target) => {
    writeFileSync(path, readFileSync(foreign))
    return 'exchanged for that of another vault'
  },
} as const
export type Coarse = keyof typeof COARSE

/** With these the place is drawn, so that trying them again is another damage. */
const DRAWN: readonly Coarse[] = ['cut', 'pages exchanged', 'a page repeated', 'a page appended']
const FLIPS_A_DRAW = 30

export type Damage = 'flip' | Coarse

/** `flips` bits flipped and, beside them, each coarser damage: those whose place is drawn at least twice, and once more for every thirty flips. */
export function damagesOf(flips: number): Damage[] {
  const draws = Math.max(2, Math.ceil(flips / FLIPS_A_DRAW))
  const coarse = (Object.keys(COARSE) as Coarse[]).flatMap((kind) => Array.from({ length: DRAWN.includes(kind) ? draws : 1 }, () => kind))
  return [...Array.from({ length: flips }, () => 'flip' as const), ...coarse]
}

/** Damages a file and says how. @throws Error when there is nothing to damage, which would count for survived. */
export function spoil(target: Target, damage: Damage, next: () => number): string {
  const bytes = readFileSync(target.path)
  if (bytes.length === 0) throw new Error(`${target.path} is empty`)
  if (damage !== 'flip') return COARSE[damage](target, bytes, next)
  const place = Math.floor(next() * bytes.length)
  bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(next() * 8))
  writeFileSync(target.path, bytes)
  return `bit flipped in byte ${place} of ${bytes.length}`
}

/** Where two pages lie that differ, and how long they are; of a file shorter than two pages, its halves. */
function twoPages({ page, head }: Target, bytes: Buffer, next: () => number): readonly [number, number, number] {
  const body = bytes.length - head
  const [from, size] = body >= 2 * page ? [head, page] : [0, Math.floor(bytes.length / 2)]
  const starts = Array.from({ length: Math.floor((bytes.length - from) / size) }, (_, at) => from + at * size)
  for (let tries = 0; tries < 1000; tries += 1) {
    const [first = 0, second = 0] = [next(), next()].map((drawn) => starts[Math.floor(drawn * starts.length)] ?? 0)
    if (!bytes.subarray(first, first + size).equals(bytes.subarray(second, second + size))) return [first, second, size]
  }
  throw new Error('no two pages differ')
}
