/** A sheet is printed when a job came of it: once more where none did, and said so where none comes at all. */
import { describe, expect, test } from 'vitest'
import { newestJob, printSurely } from '#electron/shell/spooled'

describe('the newest job of a queue', () => {
  test.each([
    ['none', '', 'Desk', 0],
    ['the highest, however they stand', 'Desk-9  a 1 Sun\nDesk-12 a 1 Sun\nDesk-3 a 1 Sun\n', 'Desk', 12],
    ['not those of a longer name', 'Desk-2 a 1 Sun\nDesk-PDF-40 a 1 Sun\n', 'Desk', 2],
    ['a name with a hyphen and a number', 'Desk-80-7 a 1 Sun\nDesk-9 a 1 Sun\n', 'Desk-80', 7],
  ] as const)('%s', (_what, listed, printer, number) => expect(newestJob(listed, printer)).toBe(number))
})

describe('printing surely', () => {
  /** A spooler that loses the first `lost` sheets. */
  function spooler(lost: number, answers = true) {
    const seen = { handed: 0, jobs: 4 }
    return {
      seen,
      ask: () => Promise.resolve(answers ? seen.jobs : undefined),
      print: () => {
        seen.handed += 1
        if (seen.handed > lost) seen.jobs += 1
        return Promise.resolve({ done: true, reason: '' })
      },
    }
  }

  test.each([
    ['a job came: printed once', 0, true, { handed: 1, jobs: 5 }, true],
    ['lost once: printed again', 1, true, { handed: 2, jobs: 5 }, true],
    ['lost twice: refused', 2, true, { handed: 2, jobs: 4 }, false],
    ['the queue cannot be asked: Electron’s word', 9, false, { handed: 1, jobs: 4 }, true],
  ] as const)('%s', async (_what, lost, answers, seen, done) => {
    const one = spooler(lost, answers)
    expect((await printSurely(one.print, 'Desk', one.ask, 20)).done).toBe(done)
    expect(one.seen).toEqual(seen)
  })

  test('what was refused is not tried again', async () => {
    let handed = 0
    const printed = await printSurely(() => Promise.resolve({ done: ++handed > 1, reason: 'out of paper' }), 'Desk', () => Promise.resolve(1), 20)
    expect({ printed, handed }).toEqual({ printed: { done: false, reason: 'out of paper' }, handed: 1 })
  })
})
