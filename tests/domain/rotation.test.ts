/** Which backups stay, when one is due and what colour their state has: tables of cases. */
import { describe, expect, it } from 'vitest'
import { backupDue, backupLevel, backupsToKeep, daysBetween, type DatedBackup } from '#core/domain/rotation'

/** An instant at the desk: 09:00 in Shanghai unless told. */
const at = (day: string, time = '09:00'): number => Date.parse(`${day}T${time}:00+08:00`)
const backup = (day: string, time = '09:00', kind: DatedBackup['kind'] = 'auto'): DatedBackup => ({ name: `${day} ${time}`, at: at(day, time), kind })
const kept = (all: readonly DatedBackup[]): string[] => [...backupsToKeep(all)].sort()
/** One a day at nine, from the first to the last day. */
function daily(first: string, days: number): DatedBackup[] {
  return Array.from({ length: days }, (_, index) => backup(new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10)))
}

describe('rotation', () => {
  it.each<[string, readonly DatedBackup[], readonly string[]]>([
    ['nothing', [], []],
    ['the only one', [backup('2026-09-05')], ['2026-09-05 09:00']],
    ['of one day the newest', [backup('2026-09-05', '08:00'), backup('2026-09-05', '17:00'), backup('2026-09-05', '12:00')], ['2026-09-05 17:00']],
    ['a day ends at midnight of the desk, not of UTC', [backup('2026-09-05', '07:59'), backup('2026-09-05', '08:01'), backup('2026-09-04', '23:59')], ['2026-09-04 23:59', '2026-09-05 08:01']],
    ['a week starts on Monday', [backup('2026-08-02'), backup('2026-08-03'), ...daily('2026-09-01', 7)], ['2026-08-02 09:00', '2026-08-03 09:00', ...daily('2026-09-01', 7).map(({ name }) => name)]],
    ['by hand like automatic', [backup('2026-09-05', '08:00', 'hand'), backup('2026-09-05', '09:00')], ['2026-09-05 09:00']],
    ['before migrations the newest two, apart from the others', [backup('2026-01-01', '09:00', 'migration'), backup('2026-02-01', '09:00', 'migration'), backup('2026-03-01', '09:00', 'migration'), backup('2026-03-01', '10:00')],
      ['2026-02-01 09:00', '2026-03-01 09:00', '2026-03-01 10:00']],
  ])('%s', (_what, all, expected) => expect(kept(all)).toEqual([...expected].sort()))

  it('keeps 7 days, 4 weeks and 12 months of a long year, and never more', () => {
    const names = kept(daily('2025-01-01', 500))
    expect(names).toEqual([
      '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30',
      '2026-04-26', '2026-05-03', '2026-05-09', '2026-05-10', '2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15',
    ].sort().map((day) => `${day} 09:00`))
    expect(names.length).toBeLessThanOrEqual(23)
  })
  it('gives the same result when it runs every day as when it runs once at the end', () => {
    let left: DatedBackup[] = []
    for (const one of daily('2025-01-01', 500)) {
      left.push(one)
      const keep = backupsToKeep(left)
      left = left.filter(({ name }) => keep.has(name))
    }
    expect(left.map(({ name }) => name).sort()).toEqual(kept(daily('2025-01-01', 500)))
  })
  it('loses nothing to a room that was closed: days without a backup do not count', () => {
    const all = [...daily('2026-01-01', 7), backup('2026-06-01')]
    expect(kept(all)).toContain('2026-01-07 09:00')
    expect(kept(all)).toContain('2026-06-01 09:00')
    expect(kept(all)).toHaveLength(7)
  })
})

describe('due', () => {
  const newest = { at: at('2026-09-05'), auditEntries: 10 }
  it.each<[string, Parameters<typeof backupDue>, boolean]>([
    ['none yet', [undefined, 1, at('2026-09-05'), 'daily'], true],
    ['the next day', [newest, 12, at('2026-09-06'), 'daily'], true],
    ['the same day', [newest, 99, at('2026-09-05', '23:59'), 'daily'], false],
    ['nothing but the entry of the backup itself', [newest, 11, at('2026-09-09'), 'daily'], false],
    ['locking after work', [newest, 13, at('2026-09-05', '09:15'), 'locking'], true],
    ['locking at once', [newest, 13, at('2026-09-05', '09:14'), 'locking'], false],
    ['leaving at once', [newest, 13, at('2026-09-05', '09:01'), 'leaving'], true],
    ['leaving without work', [newest, 12, at('2026-09-05', '17:00'), 'leaving'], false],
    ['the clock was set back', [newest, 13, at('2026-09-04'), 'locking'], true],
  ])('%s', (_what, given, expected) => expect(backupDue(...given)).toBe(expected))
})

describe('state', () => {
  const now = at('2026-09-20')
  const good = { newestAt: at('2026-09-19'), checkedAt: at('2026-09-19'), outsideAt: at('2026-09-01'), failed: false, damaged: 0, now }
  it.each([
    ['all well', good, 'green'], ['three days old', { ...good, newestAt: at('2026-09-17') }, 'green'], ['four days old', { ...good, newestAt: at('2026-09-16') }, 'amber'], ['eight days old', { ...good, newestAt: at('2026-09-12') }, 'red'],
    ['none', { ...good, newestAt: undefined }, 'red'], ['failed', { ...good, failed: true }, 'red'], ['a damaged one', { ...good, damaged: 1 }, 'amber'], ['never proved', { ...good, checkedAt: undefined }, 'amber'], ['proved long ago', { ...good, checkedAt: at('2026-09-12') }, 'amber'],
    ['never outside', { ...good, outsideAt: undefined }, 'amber'], ['outside long ago', { ...good, outsideAt: at('2026-08-20') }, 'amber'], ['from the future', { ...good, newestAt: at('2026-09-25') }, 'green'],
  ])('%s', (_what, facts, level) => expect(backupLevel(facts).level).toBe(level))
  it('counts days by the calendar', () => expect([daysBetween(at('2026-09-19', '23:59'), at('2026-09-20', '00:01')), daysBetween(now, at('2026-09-01'))]).toEqual([1, 0]))
})
