/**
 * Finds Argon2id parameters that take this machine between half a second and one second (security.md §2).
 * Measures with a text and salt of its own; knows no passphrase.
 */
import { totalmem } from 'node:os'
import { type Argon, ARGON_CEILING, ARGON_DEFAULT, ARGON_FLOOR, passphraseKey } from './secrets'

/** In the middle of what is wanted, nearer to its lower end: the desk is slower on a busy day. */
const TARGET_MS = 700
/** As near as that is near enough: what came out at the edge of half a second or one would be outside on another day. */
const NEAR = 0.2
/** A desk's other programs must not be pushed out of memory by a log-in. */
const SHARE_OF_MEMORY = 1 / 8
const STEP_KIB = 1024

/** Parameters for a given amount of work in KiB × passes: the default's memory where three passes fit, more passes before more memory, less memory before fewer than three passes. */
export function argonFor(workKiB: number, mostKiB: number): Argon {
  const memory = (wanted: number): number => Math.max(ARGON_FLOOR.memoryKiB, Math.min(mostKiB, ARGON_CEILING.memoryKiB, Math.floor(wanted / STEP_KIB) * STEP_KIB))
  const passes = (memoryKiB: number): number => Math.max(ARGON_FLOOR.time, Math.min(ARGON_CEILING.time, Math.round(workKiB / memoryKiB)))
  const usual = memory(ARGON_DEFAULT.memoryKiB)
  if (workKiB < usual * ARGON_DEFAULT.time) {
    const less = memory(workKiB / ARGON_DEFAULT.time)
    return { memoryKiB: less, time: passes(less) }
  }
  if (workKiB <= usual * ARGON_CEILING.time) return { memoryKiB: usual, time: passes(usual) }
  const more = memory(workKiB / ARGON_CEILING.time)
  return { memoryKiB: more, time: passes(more) }
}

/** What is measured: the machine itself, unless another one is simulated. */
export interface Machine {
  /** In milliseconds. */
  uptime(): number
  derive(argon: Argon): Promise<unknown>
  readonly memoryKiB: number
}

const thisMachine = (uptime: () => number): Machine => ({ uptime, derive: (argon) => passphraseKey('calibration', Buffer.alloc(16, 1), argon), memoryKiB: totalmem() / 1024 })

/** Memory and passes do not cost in strict proportion, so a correction is measured again; a machine that is busy meanwhile would have it go on for ever. */
const CORRECTIONS = 3

/**
 * Measures this machine: a small probe, then what follows from it, corrected and measured again where it misses. A machine too slow for the floor gets the floor.
 * A clock that does not move gives the default.
 */
export async function calibratedArgon(uptime: () => number, machine: Machine = thisMachine(uptime)): Promise<Argon> {
  const mostKiB = Math.floor(machine.memoryKiB * SHARE_OF_MEMORY)
  const took = async (argon: Argon): Promise<number> => {
    const start = machine.uptime()
    await machine.derive(argon)
    return machine.uptime() - start
  }
  // The first run pays for loading the library and for fresh memory.
  await took(ARGON_FLOOR)
  const probe = await took(ARGON_FLOOR)
  if (probe <= 0) return ARGON_DEFAULT
  let argon = argonFor(ARGON_FLOOR.memoryKiB * ARGON_FLOOR.time * TARGET_MS / probe, mostKiB)
  for (let left = CORRECTIONS; left > 0; left -= 1) {
    const real = await took(argon)
    if (Math.abs(real / TARGET_MS - 1) <= NEAR) return argon
    const corrected = argonFor(argon.memoryKiB * argon.time * TARGET_MS / real, mostKiB)
    if (corrected.memoryKiB === argon.memoryKiB && corrected.time === argon.time) return argon
    argon = corrected
  }
  return argon
}
