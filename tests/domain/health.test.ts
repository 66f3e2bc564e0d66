/** Where green ends: disk, clock, search index and calendar coverage. */
import { describe, expect, it } from 'vitest'
import { dayOf } from '#core/domain/day'
import { judgeCalendar, judgeClock, judgeDisk, judgeRecovery, judgeSearch, roughly } from '#core/domain/health'

const GB = 1024 ** 3
const now = Date.parse('2026-09-05T09:00:00+08:00')
const MINUTE = 60_000

describe('health', () => {
  it.each([[10 * GB, 1, 'green'], [1 * GB, 1, 'amber'], [0.1 * GB, 1, 'red'], [10 * GB, 3 * GB, 'amber'], [10 * GB, 6 * GB, 'red']] as const)('%d free, database %d: %s', (free, size, level) => expect(judgeDisk(free, size).level).toBe(level))
  it.each([
    [{ now, lastAt: now - MINUTE, driftMs: 0 }, 'green'], [{ now, lastAt: now + 1, driftMs: undefined }, 'red'], [{ now, lastAt: now - MINUTE, driftMs: 6 * MINUTE }, 'amber'],
    [{ now, lastAt: now - MINUTE, driftMs: -6 * MINUTE }, 'amber'], [{ now, lastAt: now - 91 * 1440 * MINUTE, driftMs: undefined }, 'amber'], [{ now, lastAt: undefined, driftMs: undefined }, 'green'],
  ] as const)('clock %o: %s', (facts, level) => expect(judgeClock(facts).level).toBe(level))
  it.each([[{ unindexed: 3, missing: 0 }, 'green'], [{ unindexed: 1001, missing: 0 }, 'amber'], [{ unindexed: 0, missing: 1 }, 'red']] as const)('search %o: %s, without a number', (facts, level) => {
    expect(judgeSearch(facts).level).toBe(level)
    expect(judgeSearch(facts).text).not.toMatch(/\d/u)
  })
  it.each([[0, '<100'], [1, '<100'], [99, '<100'], [100, '<1000'], [12_345, '<100000']])('%i told roughly is %s', (count, told) => expect(roughly(count)).toBe(told))
  it.each([[undefined, 'green', /没有拿出来用过/u], [now, 'amber', /2026.*还没有换.*“接待室设置”里更换/u]] as const)('recovery key used at %s: %s', (usedAt, level, text) => {
    expect(judgeRecovery(usedAt).level).toBe(level)
    expect(judgeRecovery(usedAt).text).toMatch(text)
  })
  it.each([
    [[2026, 2027], '2026-12-31', 'green'], [[2026], '2026-09-30', 'green'], [[2026], '2026-10-01', 'amber'], [[2026, 2027], '2026-10-01', 'green'], [[2025], '2026-01-01', 'red'],
  ] as const)('years %o on %s: %s', (years, day, level) => expect(judgeCalendar({ known: (year) => years.some((one) => one === year) }, dayOf(Date.parse(`${day}T12:00:00+08:00`))).level).toBe(level))
})
