/**
 * A printing system of the test's own: a CUPS daemon with its own folders and socket and one queue that prints into PDF.
 * The machine's printers are neither seen nor changed; only root may run the PDF backend.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { userInfo, tmpdir } from 'node:os'
import { join } from 'node:path'

const daemon = '/usr/sbin/cupsd'
const backend = '/usr/lib/cups/backend/cups-pdf'
const ppd = ['/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd', '/usr/share/ppd/cups-pdf/CUPS-PDF.ppd'].find((file) => existsSync(file))
const waitMs = 30_000
export const queue = 'DeskPDF'

/** Why no print shop can be opened here; undefined when one can. */
export function whyNotPrinting(): string | undefined {
  if (process.platform !== 'linux') return 'printing is tested through CUPS on Linux only'
  if (process.getuid?.() !== 0) return 'the PDF backend of CUPS runs as root only, and this is another user'
  if (!existsSync(daemon)) return 'CUPS is not installed (apt-get install cups)'
  if (!existsSync(backend) || ppd === undefined) return 'the PDF printer of CUPS is not installed (apt-get install printer-driver-cups-pdf)'
  return undefined
}

export interface PrintShop {
  /** The value of CUPS_SERVER under which programs find it. */
  readonly server: string
  /** Runs a command of CUPS (`lpstat`, `lpadmin` …) on this daemon. */
  ask(command: string, ...args: readonly string[]): string
  /** Lets the next job be printed and gives its PDF. */
  nextPrint(): Promise<string>
  /** How many jobs have not been printed yet. */
  waiting(): number
  close(): Promise<void>
}

function layOut(folder: string): void {
  chmodSync(folder, 0o755)
  for (const name of ['spool', 'cache', 'state', 'tmp']) mkdirSync(join(folder, name))
  // The filters run as another user.
  chmodSync(join(folder, 'tmp'), 0o1777)
  writeFileSync(join(folder, 'cups-files.conf'), [
    `ServerRoot ${folder}`, `RequestRoot ${folder}/spool`, `CacheDir ${folder}/cache`, `StateDir ${folder}/state`, `TempDir ${folder}/tmp`,
    `AccessLog ${folder}/access.log`, `ErrorLog ${folder}/error.log`, `PageLog ${folder}/page.log`, 'FatalErrors config', 'SystemGroup root',
  ].join('\n'))
  writeFileSync(join(folder, 'cupsd.conf'), [
    `Listen ${folder}/cups.sock`, 'Browsing No', 'WebInterface No', 'DefaultAuthType None', 'LogLevel info', 'PreserveJobHistory Yes',
    '<Location />', 'Order allow,deny', 'Allow all', '</Location>', '<Policy default>', '<Limit All>', 'Order allow,deny', 'Allow all', '</Limit>', '</Policy>',
  ].join('\n'))
}

async function until<T>(what: string, look: () => T | undefined, told: () => string): Promise<T> {
  for (const end = Date.now() + waitMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const found = look()
    if (found !== undefined) return found
  }
  throw new Error(`${what} did not come. ${told()}`)
}

const newest = (folder: string, from: number): string | undefined => (existsSync(folder) ? readdirSync(folder) : []).map((name) => join(folder, name))
  .find((file) => file.endsWith('.pdf') && statSync(file).mtimeMs >= from && statSync(file).size > 0)

/** Opens the shop with its one queue as the default printer. */
export async function openPrintShop(): Promise<PrintShop> {
  const folder = mkdtempSync(join(tmpdir(), 'room-cups-'))
  layOut(folder)
  const server = join(folder, 'cups.sock')
  const log = join(folder, 'error.log')
  const child = spawn(daemon, ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')], { stdio: 'ignore' })
  const ask = (command: string, ...args: readonly string[]): string => execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, CUPS_SERVER: server, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = (): string => (existsSync(log) ? readFileSync(log, 'utf8').slice(-4000) : '')
  await until('The print daemon', () => (existsSync(server) ? true : undefined), told)
  // Jobs of one title go to one file: each waits until it is asked for.
  ask('lpadmin', '-p', queue, '-E', '-v', 'cups-pdf:/', '-P', ppd ?? '', '-o', 'job-hold-until-default=indefinite')
  ask('lpadmin', '-d', queue)
  const tray = join(userInfo().homedir, 'PDF')
  let jobs = 0
  const numbers = (which: string): number[] => ask('lpstat', '-W', which, '-o').split('\n').filter((line) => line.startsWith(`${queue}-`)).map((line) => Number.parseInt(line.slice(queue.length + 1), 10))
  /** The oldest that waits. Its number need not be the next one: nothing promises that numbers follow each other. */
  const oldest = (): number | undefined => numbers('not-completed').filter((job) => job > jobs).sort((a, b) => a - b)[0]
  return {
    server, ask,
    nextPrint: async () => {
      const toldOfJobs = (): string => `Asked for one after ${queue}-${jobs} of:\n${ask('lpstat', '-W', 'all', '-o')}${told()}`
      jobs = await until('The print job', oldest, toldOfJobs)
      const from = Date.now() - 1000
      ask('lp', '-i', `${queue}-${jobs}`, '-H', 'resume')
      await until('The end of the print job', () => (numbers('completed').includes(jobs) ? true : undefined), toldOfJobs)
      const file = await until('The printed PDF', () => newest(tray, from), toldOfJobs)
      const moved = join(folder, `job-${jobs}.pdf`)
      writeFileSync(moved, readFileSync(file))
      rmSync(file)
      return moved
    },
    waiting: () => ask('lpstat', '-W', 'not-completed', '-o').split('\n').filter((line) => line !== '').length,
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await gone
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
