/** The environment the program was started with. A packaged Electron strikes NODE_OPTIONS from `process.env` before our first line runs. */
import { readFileSync } from 'node:fs'

type Environment = Readonly<Record<string, string | undefined>>

/** On Linux as the system handed it over; elsewhere what is left of it. */
export function startEnvironment(): Environment {
  if (process.platform !== 'linux') return process.env
  try {
    const entries = readFileSync('/proc/self/environ', 'utf8').split('\0').map((entry) => entry.split('='))
    return { ...process.env, ...Object.fromEntries(entries.map(([name = '', ...value]) => [name, value.join('=')] as const)) }
  } catch {
    return process.env
  }
}
