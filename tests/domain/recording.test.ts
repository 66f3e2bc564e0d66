/** Recordings by the rules alone: what a file is, when its recorder says it began, which visits it may hold, and what may be done when. */
import { describe, expect, it } from 'vitest'
import { recordingActProblem, recordingAfter, recordingAllows, recordingProblem, RECORDING_ACTS, RECORDING_STATES } from '#core/domain/recording'
import { FORMAT_BYTES, recordingFormat } from '#core/domain/recordingFormat'
import { type Found, matchesOf, type Visit } from '#core/domain/recordingMatch'
import { namedTimes } from '#core/domain/recordingName'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => {
  const all = parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : [...part]))
  return Uint8Array.from([...all, ...Array.from({ length: Math.max(0, FORMAT_BYTES - all.length) }, () => 0)])
}

describe('a format is told by the first bytes', () => {
  it.each([
    ['wav', bytes('RIFF', [36, 0, 0, 0], 'WAVEfmt ')], ['wav', bytes('RF64', [255, 255, 255, 255], 'WAVE')],
    ['mp3', bytes('ID3', [4, 0, 0])], ['mp3', bytes([0xff, 0xfb, 0x90, 0x64])], ['mp3', bytes([0xff, 0xf3, 0x48, 0xc4])],
    ['aac', bytes([0xff, 0xf1, 0x50, 0x80])], ['aac', bytes([0xff, 0xf9, 0x4c, 0x80])],
    ['m4a', bytes([0, 0, 0, 28], 'ftypM4A ')], ['mp4', bytes([0, 0, 0, 32], 'ftypisom')], ['mp4', bytes([0, 0, 0, 24], 'ftypmp42')],
    ['ogg', bytes('OggS', [0, 2])], ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm')], ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3, 1, 0, 0, 0, 0, 0, 0, 0x23, 0x42, 0x82, 0x88], 'matroska')],
  ] as const)('%s', (format, head) => { expect(recordingFormat(head)).toBe(format) })

  it.each([
    ['nothing yet', new Uint8Array(0)], ['zeros', bytes([0])], ['text', bytes('20260905 接待')], ['RIFF that is a picture', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')], ['a program', bytes('MZ')], ['a page', bytes('<!doctype html>')], ['PDF', bytes('%PDF-1.7')], ['PNG', bytes([0x89], 'PNG')], ['a ZIP', bytes('PK', [3, 4])],
    ['text in UTF-16', bytes([0xff, 0xfe, 0x2d, 0x4e])], ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0])], ['a frame of no bit rate', bytes([0xff, 0xfb, 0xf0, 0x64])], ['EBML that is neither', bytes([0x1a, 0x45, 0xdf, 0xa3], 'else')],
  ] as const)('%s is none', (_, head) => { expect(recordingFormat(head)).toBeUndefined() })
})

describe('a name tells the time of Shanghai', () => {
  const at = (text: string): number => Date.parse(`${text}+08:00`)
  it.each([
    ['20260905_093012.mp4', '2026-09-05T09:30:12', undefined], ['REC_20260905093012.wav', '2026-09-05T09:30:12', undefined], ['20260905T093012123.m4a', '2026-09-05T09:30:12', undefined],
    ['2026-09-05 09-30-12.mp3', '2026-09-05T09:30:12', undefined], ['2026.09.05_09.30.12.ogg', '2026-09-05T09:30:12', undefined], ['VID-2026_09_05-093012.mp4', '2026-09-05T09:30:12', undefined],
    ['2026年9月5日 9时30分12秒.mp3', '2026-09-05T09:30:12', undefined], ['接待室2026年09月05日09点30分.mp3', '2026-09-05T09:30:00', undefined],
    ['CH01_20260905093012_20260905100012.mp4', '2026-09-05T09:30:12', '2026-09-05T10:00:12'], ['192.168.1.64_01_20260905093012.mp4', '2026-09-05T09:30:12', undefined],
    ['20260905_093012-100012.mp4', '2026-09-05T09:30:12', '2026-09-05T10:00:12'], ['20260905_233000-003000.mp4', '2026-09-05T23:30:00', '2026-09-06T00:30:00'],
  ])('%s', (name, from, to) => { expect(namedTimes(name)).toEqual({ startedAt: at(from), ...(to === undefined ? {} : { endedAt: at(to) }) }) })

  it.each([
    '', 'REC0001.wav', '王女士.mp3', '20260905.mp4', '20260230_093012.mp4', '20261305_093012.mp4', '20260905_243012.mp4', '20260905_096012.mp4', '120260905093012345678.mp4',
    '20260905100012_20260905093012.mp4', '20260905090000_20260905100000_20260905110000.mp4', '18990905_093012.mp4',
  ])('%s does not', (name) => { expect(namedTimes(name)).toBeUndefined() })
})

describe('a recording and the visits', () => {
  const MINUTE = 60_000
  const visit = (id: number, from: number, to: number, room?: string): Visit => ({ id, from: from * MINUTE, to: to * MINUTE, room })
  const found = (from: number, to: number, more: Partial<Found> = {}): Found => ({ from: from * MINUTE, to: to * MINUTE, times: 'name', ...more })
  const said = (file: Found, visits: readonly Visit[]) => matchesOf(file, visits).map(({ visitId, confidence }) => `${visitId} ${confidence}`)

  it('of one visit is likely where most of the shorter is in both', () => {
    expect(said(found(0, 30), [visit(1, 2, 28)])).toEqual(['1 likely'])
    expect(said(found(5, 25), [visit(1, 0, 60)])).toEqual(['1 likely'])
    expect(said(found(0, 30), [visit(1, 15, 45)])).toEqual(['1 possible'])
    expect(said(found(0, 30), [visit(1, 28, 58)])).toEqual(['1 near'])
    expect(said(found(0, 30), [visit(1, 40, 60)])).toEqual(['1 near'])
    expect(said(found(0, 30), [visit(1, 46, 60)])).toEqual([])
    expect(said(found(50, 80), [visit(1, 0, 40)])).toEqual(['1 near'])
  })

  it('of hours holds every visit, each at its place', () => {
    const day = found(0, 120)
    expect(said(day, [visit(1, 5, 30), visit(2, 40, 70), visit(3, 110, 150), visit(4, 400, 410)])).toEqual(['2 likely', '1 likely', '3 near'])
    expect(matchesOf(day, [visit(2, 40, 70)])[0]).toMatchObject({ begins: 40 * MINUTE, ends: 70 * MINUTE, reason: '文件名里的时间与接待时段重合约 30 分钟（100%）' })
    expect(matchesOf(day, [visit(3, 110, 150)])[0]).toMatchObject({ begins: 110 * MINUTE, ends: 120 * MINUTE })
    expect(matchesOf(found(10, 20), [visit(1, 0, 60)])[0]).toMatchObject({ begins: 0, ends: 10 * MINUTE })
  })

  it('is never likely by the time of writing alone, nor where two were received at once', () => {
    expect(said(found(0, 30, { times: 'written' }), [visit(1, 0, 30)])).toEqual(['1 possible'])
    expect(said(found(0, 30), [visit(1, 0, 30), visit(2, 5, 25)])).toEqual(['1 possible', '2 possible'])
    expect(matchesOf(found(0, 30), [visit(1, 0, 30), visit(2, 5, 25)])[0]?.reason).toContain('同一时段还接待了别人')
  })

  it('of another room is none; a room that nobody knows is no reason against it', () => {
    expect(said(found(0, 30, { room: '缓冲室' }), [visit(1, 0, 30, '接待室'), visit(2, 0, 30, '缓冲室'), visit(3, 100, 130)])).toEqual(['2 likely'])
    expect(said(found(0, 30), [visit(1, 0, 30, '接待室')])).toEqual(['1 likely'])
  })

  it('of no length is told without a fault', () => {
    expect(said(found(10, 10), [visit(1, 0, 60)])).toEqual(['1 near'])
    expect(said(found(0, 60), [visit(1, 10, 10)])).toEqual(['1 near'])
    expect(matchesOf(found(0, 1), [])).toEqual([])
  })
})

describe('at the desk', () => {
  it.each([
    [undefined, '还没有记'], [{ how: 'oral', consent: 'agreed' }, undefined], [{ how: 'written', consent: 'agreed' }, undefined], [{ how: 'oral', consent: 'notApplicable' }, undefined], [{ how: 'written', consent: 'notApplicable' }, undefined],
    [{ how: 'oral', consent: 'refused' }, '接待照常进行'], [{ how: 'none', consent: 'refused' }, '接待照常进行'], [{ how: 'none', consent: 'agreed' }, '请先告知'], [{ how: 'none', consent: 'notApplicable' }, '请先告知'],
  ] as const)('with the notice %o a recording begins or not', (notice, why) => {
    if (why === undefined) expect(recordingProblem(notice)).toBeUndefined()
    else expect(recordingProblem(notice)).toContain(why)
  })

  /** By hand: a row for each act, a letter for each state in the order running, paused, ended, cut, destroyed. */
  const TABLE = { mark: 'yynnn', pause: 'ynnnn', resume: 'nynnn', stop: 'yynnn', recover: 'yynnn', play: 'nnyyn', note: 'nnyyn', verify: 'nnyyn', export: 'nnyyn', destroy: 'nnyyn' } as const
  it('each act is allowed in its states only, with a reason otherwise', () => {
    for (const act of RECORDING_ACTS) for (const [at, state] of RECORDING_STATES.entries()) {
      expect(recordingAllows(act, state), `${act} ${state}`).toBe(TABLE[act][at] === 'y')
      expect(recordingActProblem(act, state) === undefined, `${act} ${state}`).toBe(TABLE[act][at] === 'y')
    }
  })

  it('leads where it should, and out of an end nothing leads back', () => {
    expect([recordingAfter('pause', 'running'), recordingAfter('resume', 'paused'), recordingAfter('stop', 'paused'), recordingAfter('recover', 'running'), recordingAfter('destroy', 'cut'), recordingAfter('mark', 'paused')]).toEqual(['paused', 'running', 'ended', 'cut', 'destroyed', 'paused'])
    for (const act of RECORDING_ACTS) for (const state of ['ended', 'cut'] as const) if (recordingAllows(act, state)) expect(['ended', 'cut', 'destroyed']).toContain(recordingAfter(act, state))
  })
})
