/** Looks from outside into the memory of processes for given bytes. Linux only; needs the right to read other processes. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'

const chunk = 8 * 1024 * 1024

/** Why memory cannot be read here; undefined when it can. */
export function whyNotReading(): string | undefined {
  if (process.platform !== 'linux') return 'memory is read through /proc, which is on Linux only'
  return process.getuid?.() === 0 ? undefined : 'only root may read the memory of another process'
}

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

/** The process and everything it started, with what each is. */
export function familyOf(root: number): ReadonlyMap<number, string> {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).map((name) => [Number(name), Number(/^PPid:\s+(\d+)/mu.exec(statusOf(Number(name)))?.[1] ?? 0)]))
  const within = (pid: number): boolean => pid === root || (parents.has(pid) && pid > 1 && within(parents.get(pid) ?? 0))
  const named = (pid: number): string => {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return /--utility-sub-type=([^\0 ]+)/u.exec(line)?.[1] ?? /--type=([a-z-]+)/u.exec(line)?.[1] ?? 'main'
  }
  return new Map([...parents.keys()].filter(within).flatMap((pid) => {
    try {
      return [[pid, named(pid)] as const]
    } catch {
      return []
    }
  }))
}

/** The parts of the memory that can hold data of its own: present, and writable or not of a file. */
function regionsOf(pid: number): { readonly from: number; readonly to: number }[] {
  const blocks = readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/mu)
  return blocks.flatMap((block) => {
    const [, from = '', to = '', rights = '', inode = '', name = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)\s*(.*)$/mu.exec(block) ?? []
    const present = Number(/^Rss:\s+(\d+)/mu.exec(block)?.[1] ?? 0) + Number(/^Swap:\s+(\d+)/mu.exec(block)?.[1] ?? 0) > 0
    if (!present || !rights.startsWith('r') || name.startsWith('[v') || (!rights.includes('w') && inode !== '0')) return []
    return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }]
  })
}

/** How often each needle lies in the memory of a process; only those that do. A process that has ended holds nothing. */
export function heldBy(pid: number, needles: ReadonlyMap<string, Buffer>): Record<string, number> {
  const counts: Record<string, number> = {}
  const overlap = Math.max(...[...needles.values()].map((needle) => needle.length)) - 1
  let memory: number | undefined
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r')
    const buffer = Buffer.alloc(chunk + overlap)
    for (const { from, to } of regionsOf(pid)) {
      for (let at = from; at < to; at += chunk) countIn(read(memory, buffer, at, Math.min(chunk + overlap, to - at)), needles, counts)
    }
  } catch (error) {
    if (statusOf(pid) !== '' && !/State:\s+Z/u.test(statusOf(pid))) throw error
  } finally {
    if (memory !== undefined) closeSync(memory)
  }
  return counts
}

/** What can be read there; a region that went away meanwhile is empty. */
function read(memory: number, buffer: Buffer, at: number, length: number): Buffer {
  try {
    return buffer.subarray(0, readSync(memory, buffer, 0, length, at))
  } catch {
    return buffer.subarray(0, 0)
  }
}

function countIn(bytes: Buffer, needles: ReadonlyMap<string, Buffer>, counts: Record<string, number>): void {
  for (const [name, needle] of needles) {
    for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) counts[name] = (counts[name] ?? 0) + 1
  }
}

/** A text as programs hold it. */
export function spellings(name: string, text: string): [string, Buffer][] {
  return [[`${name} (UTF-8)`, Buffer.from(text, 'utf8')], [`${name} (UTF-16)`, Buffer.from(text, 'utf16le')]]
}

/** A key as it is, and as text. */
export function keySpellings(name: string, key: Buffer): [string, Buffer][] {
  return [[name, key], [`${name} (hex)`, Buffer.from(key.toString('hex'))], [`${name} (base64)`, Buffer.from(key.toString('base64'))]]
}
