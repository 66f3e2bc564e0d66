/** The picture of a recording from what was heard of it: when to listen, where it is drawn, and what it may leave open. */
import { describe, expect, it } from 'vitest'
import { enough, keptFromMoments, moments, secondsBetween, waveOf, wholeAtOnce } from '#core/domain/waveform'

const [MINUTE, HOUR, MIB] = [60_000, 3_600_000, 1_048_576]

describe('when to listen', () => {
  it.each<[string, number, number, number]>([['nothing', 0, 1, 0], ['less than a second', 300, 1, 0.3], ['a quarter of an hour', 15 * MINUTE, 900, 1], ['forty minutes', 40 * MINUTE, 2400, 1], ['eight hours', 8 * HOUR, 2400, 12], ['a month', 744 * HOUR, 2400, 1116]])('%s', (_, lengthMs, count, seconds) => {
    const all = moments(lengthMs)
    expect([all.length, all[0], secondsBetween(lengthMs)]).toEqual([count, 0, seconds])
    expect(all.every((ms, at) => at === 0 || Math.abs(ms - (all[at - 1] ?? 0) - seconds * 1000) < 1)).toBe(true)
    expect(all.at(-1)).toBeLessThanOrEqual(Math.max(0, lengthMs - 1))
  })
})

it.each<[string, number | undefined, number | undefined, boolean]>([['short and small', MIB, MINUTE, true], ['ten minutes of thirty megabytes', 30 * MIB, 10 * MINUTE, true], ['longer', MIB, 10 * MINUTE + 1, false], ['larger', 30 * MIB + 1, MINUTE, false], ['of unknown length', MIB, undefined, false], ['of unknown size', undefined, MINUTE, false]])('decoded in one go: %s', (_, bytes, lengthMs, once) => {
  expect(wholeAtOnce(bytes, lengthMs)).toBe(once)
})

it.each<[string, string, string, number, boolean]>([['long, taken in', 'taken', 'ended', HOUR, true], ['long, left with its recorder', 'kept', 'ended', HOUR, true], ['long, from the desk', 'desk', 'ended', HOUR, false], ['long, recovered at the desk', 'desk', 'cut', HOUR, true], ['short', 'taken', 'ended', MINUTE, false]])('a kept picture from moments: %s', (_, source, state, lengthMs, sampled) => {
  expect(keptFromMoments({ source, state, bytes: MIB }, lengthMs)).toBe(sampled)
})

describe('where it is drawn', () => {
  it.each<[string, readonly [number, number][], number, readonly number[]]>([
    ['evenly', [[0, 0.5], [100, 1], [200, 0]], 300, [128, 255, 0]], ['the loudest of what falls on one place', [[0, 0.1], [20, 0.6], [99, 0.2]], 100, [153]], ['louder than can be', [[0, 7]], 100, [255]], ['behind the end', [[0, 0], [950, 0.2]], 300, [0, 0, 51]], ['before the beginning', [[-40, 0.2], [299, 0]], 300, [51, 51, 0]],
    ['over a small gap as before it', [[0, 0.2], [450, 0.4]], 500, [51, 51, 51, 51, 102]], ['a large gap stays open', [[0, 0.2], [550, 0.4]], 600, [51, 0, 0, 0, 0, 102]], ['in any order', [[200, 0.4], [0, 0.2]], 300, [51, 51, 102]], ['nothing heard', [], 300, [0, 0, 0]],
  ])('%s', (_, heard, lengthMs, wave) => { expect([...waveOf(heard.map(([ms, peak]) => ({ ms, peak })), lengthMs, wave.length)]).toEqual(wave) })
  it('with as many places as a screen can show, which is no more than is kept', () => {
    expect(waveOf([{ ms: 0, peak: 1 }], 8 * HOUR, 2400)).toHaveLength(1200)
  })
})

it.each([[2400, 0, true], [2400, 48, true], [2400, 49, false], [10, 1, false], [1, 0, true]])('of %i moments %i may give nothing: %s', (wanted, missed, is) => { expect(enough(wanted, missed)).toBe(is) })
