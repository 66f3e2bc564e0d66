/**
 * Whether CUPS really took a sheet. On Linux Electron calls a sheet done once it was handed to GTK, which drops it
 * without a word when its own list of printers does not know the name yet, as happens right after a start.
 * Knows job numbers of the queue, nothing of what was printed.
 */
import { execFile } from 'node:child_process'

const waitMs = 5_000
const stepMs = 100

/** The highest job number of `printer` in what `lpstat -W all -o` says; 0 where it has none. */
export function newestJob(listed: string, printer: string): number {
  const numbers = listed.split('\n').filter((line) => line.startsWith(`${printer}-`)).map((line) => /^(\d+)\s/u.exec(line.slice(printer.length + 1))?.[1])
  return Math.max(0, ...numbers.map((number) => Number(number ?? 0)))
}

/** Undefined where CUPS cannot be asked: then Electron's word is all there is. */
function askCups(printer: string): Promise<number | undefined> {
  if (process.platform !== 'linux') return Promise.resolve(undefined)
  return new Promise((resolve) => {
    execFile('lpstat', ['-W', 'all', '-o', printer], { encoding: 'utf8', timeout: waitMs }, (error, listed) => resolve(error === null ? newestJob(listed, printer) : undefined))
  })
}

export interface Printed { readonly done: boolean; readonly reason: string }

/**
 * Prints by `print`, once more if no job came of it within five seconds, and refuses when none came of that either.
 * `ask` answers the newest job's number, undefined where it cannot be known.
 */
export async function printSurely(print: () => Promise<Printed>, printer: string, ask: (printer: string) => Promise<number | undefined> = askCups, patienceMs = waitMs): Promise<Printed> {
  const before = await ask(printer)
  for (const last of [false, true]) {
    const printed = await print()
    if (!printed.done || before === undefined || await cameWithin(patienceMs)) return printed
    if (last) break
  }
  return { done: false, reason: 'no job came of it' }

  async function cameWithin(ms: number): Promise<boolean> {
    for (const end = Date.now() + ms; ;) {
      const now = await ask(printer)
      // A queue that can no longer be asked is no reason to print twice.
      if (now === undefined || now > (before ?? 0)) return true
      if (Date.now() >= end) return false
      await new Promise((resolve) => setTimeout(resolve, stepMs))
    }
  }
}
