/** A measurement that misses what is wanted makes the whole run fail, unless it was only to report. */
import { afterEach, expect, test, vi } from 'vitest'
import { exitCode, missedSoFar, report } from '../bench/figures'

afterEach(() => { vi.restoreAllMocks() })

test('the run fails as soon as one limit was missed', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  report('search', { wrong: { value: 0, limit: 0 } }, {})
  expect([exitCode(false), missedSoFar()]).toEqual([0, []])
  report('unlock', { argon: { value: 700, limit: 1000 }, everythingElseMs: { value: 100.1, limit: 100 } }, {})
  report('audit', { verifyMs: { value: 10, limit: 5000 } }, {})
  expect(missedSoFar()).toEqual(['unlock everythingElseMs: 100.1, limit 100'])
  expect([exitCode(false), exitCode(true)]).toEqual([1, 0])
  expect(JSON.parse(String(write.mock.calls[1]?.[0]))).toMatchObject({ bench: 'unlock', ratios: { everythingElseMs: { met: false }, argon: { met: true } } })
})
