/**
 * The packaged program, laid out for a test and run by a user without rights: as root it would need the very switch that it refuses.
 * It cannot be driven from outside, so what it does is seen in its exit, its processes and the files it asks the system for.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layOut } from '../../scripts/packaging.mjs'

const nobody = 65_534
const asRoot = process.getuid?.() === 0
const strace = '/usr/bin/strace'

export interface Ended { readonly code: number | null; readonly said: string; readonly complained: string; readonly files: string }
type Environment = Readonly<Record<string, string>>

/** Why a packaged program cannot be tried here; undefined when it can. */
export function whyNotPackaged(): string | undefined {
  if (process.platform !== 'linux') return 'the packaged program is tried on Linux only'
  return existsSync(strace) ? undefined : 'strace is not installed (apt-get install strace)'
}

export class Packaged {
  readonly folder = mkdtempSync(join(tmpdir(), 'room-packaged-'))
  readonly executable = join(this.folder, 'linux-unpacked/reception-room')
  readonly resources = join(this.folder, 'linux-unpacked/resources')
  readonly home = join(this.folder, 'home')
  /** Where the program keeps its vault, whatever the language of the machine. */
  readonly vault = join(this.home, '.config/reception-room/vault')

  constructor(electron: string) {
    chmodSync(this.folder, 0o755)
    if (!layOut(electron, { output: this.folder, quiet: true })) throw new Error('The program could not be packaged.')
    // As the deb sets it: where the system forbids user namespaces, this is the way into the sandbox.
    if (asRoot) chmodSync(join(this.folder, 'linux-unpacked/chrome-sandbox'), 0o4755)
    mkdirSync(this.vault, { recursive: true })
    writeFileSync(join(this.vault, 'keyring.json'), '{}')
    if (asRoot) for (const name of ['', '.config', '.config/reception-room', '.config/reception-room/vault', '.config/reception-room/vault/keyring.json']) chownSync(join(this.home, name), nobody, nobody)
  }

  private spawn(command: string, args: readonly string[], env: Environment): ChildProcess {
    const { PATH = '', DISPLAY = '' } = process.env
    const account = asRoot ? { uid: nobody, gid: nobody } : {}
    return spawn(command, args, { cwd: this.folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH, DISPLAY, HOME: this.home, LANG: 'C', ...env }, ...account })
  }

  /** Runs it to its end, watching which files it asks for. */
  async refusal(args: readonly string[], env: Environment = {}): Promise<Ended> {
    const log = join(this.home, 'files.log')
    rmSync(log, { force: true })
    const child = this.spawn(strace, ['-f', '-qq', '-e', 'trace=%file', ...Object.entries(env).flatMap(([name, value]) => ['-E', `${name}=${value}`]), '-o', log, this.executable, ...args], {})
    return { ...(await ended(child)), files: readFileSync(log, 'utf8') }
  }

  start(env: Environment = {}): ChildProcess {
    return this.spawn(this.executable, [], env)
  }

  /** The processes of the running program: their command line, state and mapped files. */
  processes(): { readonly line: string; readonly status: string; readonly maps: string }[] {
    return readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).flatMap((pid) => {
      try {
        if (readlinkSync(`/proc/${pid}/exe`) !== this.executable) return []
        const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8')
        return [{ line: read('cmdline').replaceAll('\0', ' '), status: read('status'), maps: read('maps') }]
      } catch {
        return []
      }
    })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Waits for the end of a program; whoever has not ended by then is ended, and its code is null. */
export function ended(child: ChildProcess, withinMs = 30_000): Promise<Omit<Ended, 'files'>> {
  let said = ''
  let complained = ''
  child.stdout?.on('data', (part: Buffer) => (said += String(part)))
  child.stderr?.on('data', (part: Buffer) => (complained += String(part)))
  return new Promise((resolve) => {
    const late = setTimeout(() => endGroup(child), withinMs)
    child.once('close', (code) => {
      clearTimeout(late)
      resolve({ code, said, complained })
    })
  })
}

/** Ends a program with every process it started. */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  process.kill(-child.pid, 'SIGKILL')
}
