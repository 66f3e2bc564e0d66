/** When a desk nobody touches is warned and locked, by a clock of the test's own; and on Linux, when the log-in service says that its session went away. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idleWatch } from '#electron/shell/idle'
import { sessionAway, watchSession } from '#electron/shell/osSession'

const MINUTE = 60_000

describe('a desk nobody touches', () => {
  const make = () => {
    let now = 0
    const idle = idleWatch(() => now, MINUTE)
    return { idle, at: (seconds: number) => { now = seconds * 1000; return idle.look() } }
  }
  it('is warned half a minute before and locked after five minutes', () => {
    const { at } = make()
    expect([0, 269, 270, 271, 299, 300].map(at)).toEqual(['rest', 'rest', 'warn', 'rest', 'rest', 'lock'])
  })
  it.each([[1, 60], [15, 900]])('is locked after %d minutes where that was chosen', (minutes, seconds) => {
    const { idle, at } = make()
    idle.minutes(minutes)
    expect([seconds - 31, seconds - 30, seconds - 1, seconds].map(at)).toEqual(['rest', 'warn', 'rest', 'lock'])
  })
  it('counts anew from every touch, and warns anew', () => {
    const { idle, at } = make()
    expect(at(280)).toBe('warn')
    idle.touched()
    expect([300, 549, 550, 579, 580].map(at)).toEqual(['rest', 'rest', 'warn', 'rest', 'lock'])
  })
})

describe('the session of the system', () => {
  it.each([
    ['LockedHint=no\nActive=yes\n', false], ['LockedHint=yes\nActive=yes\n', true], ['LockedHint=no\nActive=no\n', true], ['Active=yes\n', false], ['LockedHint=yes', true], ['', undefined], ['Failed to get session', undefined],
  ])('%j: %s', (answer, away) => expect(sessionAway(answer)).toBe(away))

  const watched = (open = true) => {
    let answer: string | undefined = 'LockedHint=no\nActive=yes\n'
    let locked = 0
    let screen = false
    let look = (): void => undefined
    let asked = 0
    const session = watchSession({ isOpen: () => open, lock: () => { locked += 1 }, screenLocked: () => screen, ask: () => { asked += 1; return Promise.resolve(answer) }, every: (_ms, again) => { look = again } })
    const next = async (say: string | undefined, screenLocked = false): Promise<number> => {
      answer = say
      screen = screenLocked
      look()
      await new Promise(setImmediate)
      return locked
    }
    return { session, next, asked: () => asked, settled: () => new Promise(setImmediate) }
  }
  it('locks once when it is locked, or when another user comes to the front', async () => {
    const { session, next, settled } = watched()
    await settled()
    expect(await next('LockedHint=yes\nActive=yes')).toBe(1)
    expect(await next('LockedHint=yes\nActive=yes')).toBe(1)
    expect(await next('LockedHint=no\nActive=yes')).toBe(1)
    expect(await next('LockedHint=no\nActive=no')).toBe(2)
    expect(session.told()).toBe(true)
  })
  it('locks when the screen saver is on although the service says nothing, and asks such a service no more', async () => {
    const { session, next, asked, settled } = watched()
    await settled()
    for (let round = 0; round < 5; round += 1) expect(await next(undefined)).toBe(0)
    expect(asked()).toBe(4)
    expect(session.told()).toBe(false)
    expect(await next(undefined, true)).toBe(1)
  })
})

it('no pretended time or folder is taken by a packaged program', () => {
  const folder = resolve(import.meta.dirname, '../../electron')
  const lines = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n'))
  const told = lines.filter((line) => /process\.env\['ROOM_/u.test(line) && !/'ROOM_(?:OFFICE|RECORDER_AT)'/u.test(line))
  expect(told).toHaveLength(4)
  expect(told.filter((line) => !line.includes('app.isPackaged ?'))).toEqual([])
})
