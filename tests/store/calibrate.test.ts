/** Argon2id parameters from measured work: within floor and ceiling, growing with the machine, and kept in the keyring. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { argonFor, calibratedArgon, type Machine } from '#db/store/calibrate'
import { type Argon, ARGON_CEILING, ARGON_DEFAULT, argonAllowed, ARGON_FLOOR } from '#db/store/secrets'
import { createVault } from '#db/store/vault'
import { readKeyring } from '#db/store/vaultFolder'
import { desk, ids, LI, RECOVERY } from './testVault'

const MIB = 1024

it.each([
  [{ memoryKiB: 256 * MIB, time: 3 }, 768, 1024], [{ memoryKiB: 256 * MIB, time: 5 }, 1300, 1024], [{ memoryKiB: 256 * MIB, time: 10 }, 2560, 1024], [{ memoryKiB: 400 * MIB, time: 10 }, 4000, 1024],
  [{ memoryKiB: 1024 * MIB, time: 10 }, 50_000, 2048], [{ memoryKiB: 128 * MIB, time: 3 }, 384, 1024], [{ memoryKiB: 64 * MIB, time: 2 }, 100, 1024], [{ memoryKiB: 64 * MIB, time: 10 }, 5000, 32],
])('%j for %i MiB of work with %i MiB to use', (argon, work, most) => { expect(argonFor(work * MIB, most * MIB)).toEqual(argon) })

it('never leaves the bounds', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 1e8 }), (work, most) => { expect(argonAllowed(argonFor(work, most))).toBe(true) }))
})

it('gives the floor on a machine that is too slow, and the default where time stands still', async () => {
  let now = 0
  expect(await calibratedArgon(() => (now += 5000))).toEqual(ARGON_FLOOR)
  expect(await calibratedArgon(() => 0)).toEqual(ARGON_DEFAULT)
})

/** A machine whose time is `msPerMiB` for each MiB and pass, and `freshMsPerMiB` once for each MiB of memory. */
function simulated(msPerMiB: number, memoryMiB: number, freshMsPerMiB = 0): Machine & { costs(argon: Argon): number } {
  let now = 0
  const costs = ({ memoryKiB, time }: Argon): number => memoryKiB / MIB * (time * msPerMiB + freshMsPerMiB)
  return { costs, uptime: () => now, memoryKiB: memoryMiB * MIB, derive: (argon) => { now += costs(argon); return Promise.resolve() } }
}
const found = (machine: Machine): Promise<Argon> => calibratedArgon(() => machine.uptime(), machine)

it.each([[0.1, 65_536], [0.3, 16_384], [0.9, 8192], [1.2, 8192], [2.2, 4096], [3.9, 2048]])('takes half a second to one second on a machine of %d ms a MiB and pass with %i MiB', async (msPerMiB, memoryMiB) => {
  const machine = simulated(msPerMiB, memoryMiB)
  const ms = machine.costs(await found(machine))
  expect(ms).toBeGreaterThanOrEqual(500)
  expect(ms).toBeLessThanOrEqual(1000)
})

it('takes half a second to one second on every machine that the bounds leave the choice, also where memory costs more than passes', async () => {
  await fc.assert(fc.asyncProperty(fc.double({ min: -3, max: 2, noNaN: true }), fc.integer({ min: 512, max: 131_072 }), fc.double({ min: 0, max: 2, noNaN: true }), async (exponent, memoryMiB, fresh) => {
    const machine = simulated(10 ** exponent, memoryMiB, fresh * 10 ** exponent)
    const argon = await found(machine)
    const ms = machine.costs(argon)
    expect(argonAllowed(argon)).toBe(true)
    expect(argon.memoryKiB).toBeLessThanOrEqual(Math.max(ARGON_FLOOR.memoryKiB, memoryMiB * MIB / 8))
    const floor = argon.memoryKiB === ARGON_FLOOR.memoryKiB && argon.time === ARGON_FLOOR.time
    const ceiling = argon.time === ARGON_CEILING.time && argon.memoryKiB >= Math.min(ARGON_CEILING.memoryKiB, Math.max(ARGON_FLOOR.memoryKiB, memoryMiB * MIB / 8)) - MIB
    if (!(floor && ms > 1000) && !(ceiling && ms < 500)) {
      expect(ms).toBeGreaterThanOrEqual(500)
      expect(ms).toBeLessThanOrEqual(1000)
    }
  }), { numRuns: 2000 })
})

it.each([2, 5, 0.4])('measures again what it corrected: a moment that made one measurement %d times as long does not decide', async (disturbed) => {
  const machine = simulated(0.9, 16_384)
  let runs = 0
  const busy: Machine = { ...machine, derive: async (argon) => {
    runs += 1
    await machine.derive(argon)
    // The first measurement of what the probe gave.
    if (runs === 3) moved += machine.costs(argon) * (disturbed - 1)
  }, uptime: () => machine.uptime() + moved }
  let moved = 0
  const ms = machine.costs(await calibratedArgon(() => busy.uptime(), busy))
  expect(ms).toBeGreaterThanOrEqual(500)
  expect(ms).toBeLessThanOrEqual(1000)
})

it('keeps what was found in the keyring, per user', async () => {
  const root = mkdtempSync(join(tmpdir(), 'calibrate-'))
  let now = 0
  await createVault(join(root, 'room'), { accounts: [{ ...LI, name: '李梅', roles: ['reception'] }], recoveryKey: RECOVERY, desk, ids, clock: { now: () => 1, uptime: () => (now += 5000) } })
  expect(readKeyring(join(root, 'room'))?.users[0]).toMatchObject(ARGON_FLOOR)
  rmSync(root, { recursive: true })
})
