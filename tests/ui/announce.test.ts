/** The player of the boards with a speaker of the test's own: one sound at a time whatever speakers do; which voice is taken; what a tone needs. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Announcement } from '#core/domain/announcements'
import rules from '#resources/rules/boards.json'
import { makePlayer, type Speaker } from '../../renderer/board/announce'
import { playTone, TONES } from '../../renderer/board/tones'
import { chineseVoice, speak } from '../../renderer/board/voice'

const call = (about: string, callNo = 1, at = performance.now()): Announcement => ({ key: `${about} ${callNo}`, about, at })

interface Heard { readonly what: string; readonly from: number; to: number }
/** Speaks for as long as it is told to; `undefined` never ends by itself, a negative time fails. */
function makeSpeaker(lengths: readonly (number | undefined)[]): { readonly speaker: Speaker<Announcement>; readonly heard: Heard[] } {
  const heard: Heard[] = []
  const sound = (what: string): Promise<void> => {
    const one: Heard = { what, from: performance.now(), to: Infinity }
    heard.push(one)
    const length = lengths[(heard.length - 1) % lengths.length]
    if (length !== undefined && length < 0) {
      one.to = one.from
      return Promise.reject(new Error('no sound'))
    }
    return new Promise((resolve) => {
      if (length !== undefined) setTimeout(() => { one.to = Math.min(one.to, performance.now()); resolve() }, length)
    })
  }
  return { heard, speaker: { say: ({ key }) => sound(key), alarm: () => sound('alarm'), stop: () => { for (const one of heard) one.to = Math.min(one.to, performance.now()) } } }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('the player', () => {
  it('says one call after the other and nothing it found', async () => {
    const { speaker, heard } = makeSpeaker([3000])
    const player = makePlayer(speaker, rules)
    player.found([call('A001')])
    player.heard([call('A003'), call('A002'), call('A001')])
    await pass(2999)
    expect(heard.map(({ what }) => what)).toEqual(['A002 1'])
    await pass(1)
    expect(heard.map(({ what }) => what)).toEqual(['A002 1', 'A003 1'])
    await pass(60_000)
    expect(heard).toHaveLength(2)
  })
  it('goes on after a voice that fails, and stops one that never ends before the next', async () => {
    const { speaker, heard } = makeSpeaker([-1, undefined, 100])
    const player = makePlayer(speaker, rules)
    player.heard([call('A003'), call('A002'), call('A001')])
    await pass(rules.longestMs + 200)
    expect(heard.map(({ what }) => what)).toEqual(['A001 1', 'A002 1', 'A003 1'])
    expect(heard[2]?.from).toBeGreaterThanOrEqual(heard[1]?.to ?? Infinity)
  })
  it('sounds an alarm until it is over, and is silent when the board is gone', async () => {
    const { speaker, heard } = makeSpeaker([500])
    const player = makePlayer(speaker, rules)
    player.alarm(true)
    await pass(rules.toneEveryMs * 2 + 100)
    expect(heard.map(({ from }) => from - (heard[0]?.from ?? 0))).toEqual([0, rules.toneEveryMs, rules.toneEveryMs * 2])
    player.alarm(false)
    await pass(60_000)
    expect(heard).toHaveLength(3)
    player.stop()
    player.heard([call('A009')])
    player.alarm(true)
    await pass(60_000)
    expect(heard).toHaveLength(3)
  })
  it('never has two sounds at once, whatever is called, recalled, taken back and rung', async () => {
    const step = fc.record({ do: fc.constantFrom('call', 'undo', 'alarm', 'quiet', 'wait'), about: fc.integer({ min: 1, max: 5 }), ms: fc.integer({ min: 0, max: 12_000 }) })
    const length = fc.oneof(fc.integer({ min: 50, max: 15_000 }), fc.constantFrom(undefined, -1))
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(length, { minLength: 1, maxLength: 6 }), async (steps, lengths) => {
      const { speaker, heard } = makeSpeaker(lengths)
      const player = makePlayer(speaker, rules)
      let board: Announcement[] = []
      for (const [index, one] of steps.entries()) {
        if (one.do === 'call') board = [call(`A00${one.about}`, index), ...board].slice(0, 6)
        if (one.do === 'undo') board = board.slice(1)
        if (one.do === 'alarm' || one.do === 'quiet') player.alarm(one.do === 'alarm')
        player.heard(board)
        await pass(one.do === 'wait' ? one.ms : one.ms / 20)
      }
      player.stop()
      for (const [index, { from }] of heard.entries()) expect(from).toBeGreaterThanOrEqual(heard[index - 1]?.to ?? 0)
      const calls = heard.flatMap(({ what }) => (what === 'alarm' ? [] : [what]))
      expect(new Set(calls).size).toBe(calls.length)
    }), { numRuns: 60 })
  })
})

describe('the voice', () => {
  const voice = (lang: string, localService = true) => ({ lang, localService })
  it.each([
    [['en-US', 'zh-TW', 'zh-CN'], 'zh-CN'], [['zh-HK', 'zh-TW'], 'zh-TW'], [['en-US', 'zh_CN'], 'zh_CN'], [['en', 'cmn'], 'cmn'], [['zh-HK'], 'zh-HK'], [['en-US', 'ja-JP'], undefined], [[], undefined],
  ])('of %j is %s', (langs, lang) => expect(chineseVoice(langs.map((one) => voice(one)))?.lang).toBe(lang))
  it('is never one that speaks somewhere else', () => expect(chineseVoice([voice('zh-CN', false), voice('zh-TW')])?.lang).toBe('zh-TW'))

  it('is waited for once where the system tells of it late, and speaking ends with it', async () => {
    const said: string[] = []
    class Utterance { voice: unknown; lang = ''; rate = 1; onend: () => void = () => undefined; readonly text: string; constructor(text: string) { this.text = text } }
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
    let voices: object[] = []
    const told = new EventTarget()
    const synthesis = Object.assign(told, { getVoices: () => voices, speak: ({ text, lang, onend }: Utterance) => { said.push(`${lang} ${text}`); setTimeout(onend, 1500) } }) as unknown as SpeechSynthesis
    let ended = false
    void speak('请 A 零 一 二 号', synthesis).then(() => { ended = true })
    await pass(500)
    voices = [voice('zh-CN')]
    told.dispatchEvent(new Event('voiceschanged'))
    await pass(1400)
    expect([said, ended]).toEqual([['zh-CN 请 A 零 一 二 号'], false])
    await pass(100)
    expect(ended).toBe(true)
    voices = []
    await speak('请 A 零 一 三 号', synthesis)
    expect(said).toHaveLength(1)
    await speak('nothing', undefined)
    vi.unstubAllGlobals()
  })
})

describe('a tone', () => {
  it('takes its time even on a machine without sound', async () => {
    let over = false
    void playTone('chime').then(() => { over = true })
    await pass(1299)
    expect(over).toBe(false)
    await pass(2)
    expect(over).toBe(true)
  })
  it('is shorter than the pause between two alarms, and all differ', () => {
    for (const tones of Object.values(TONES)) for (const [, from, lasts] of tones) expect((from + lasts) * 1000).toBeLessThan(rules.toneEveryMs)
    expect(new Set(Object.values(TONES).map((tones) => JSON.stringify(tones))).size).toBe(Object.keys(TONES).length)
  })
})
