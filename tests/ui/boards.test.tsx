/** The boards over the real office: neutral before and without an answer, then with answers given in its place; what they show, what they say, and their buttons at the desk. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reply } from '#core/contract/call'
import type { OutputOf } from '#core/contract/index'
import type { BoardKind } from '#core/contract/shell'
import type { Prompted } from '#core/domain/boardPrompts'
import type { Speaker } from '../../renderer/board/announce'
import { Board } from '../../renderer/board/Board'
import { BufferBoard } from '../../renderer/board/BufferBoard'
import { CallsBoard, type Called } from '../../renderer/board/CallsBoard'
import { BoardButton } from '../../renderer/ui/BoardButtons'
import { openRoom, prepareWindow, type TestRoom } from './room'

type Answers = { 'queue.board'?: OutputOf<'queue.board'>; 'buffer.board'?: OutputOf<'buffer.board'>; 'safety.board'?: OutputOf<'safety.board'>; 'shell.boards'?: BoardKind[] }
const minute = 60_000
const now = Date.UTC(2026, 8, 7, 1, 30)
const queue: OutputOf<'queue.board'> = { now, roomName: '桂花社区综治信访接待室', recent: [], waiting: 0, announce: true }
const call = (number: string, window: string, name: string, at: number, callNo = 1) => ({ number, window, name, at, callNo })

let room: TestRoom
let answers: Answers
let asked: [string, unknown][]
const faults = new Set<string>()
const heard = new Set<(topics: string[]) => void>()
const tell = async (...topics: string[]): Promise<void> => {
  await act(async () => { for (const hear of heard) hear(topics) })
}
const pass = (ms: number) => act(async () => { await vi.advanceTimersByTimeAsync(ms) })
const said: string[] = []
const saying: Speaker<Called> = { say: ({ number, window }) => { said.push(`${number} ${window}`); return Promise.resolve() }, alarm: () => { said.push('alarm'); return Promise.resolve() }, stop: () => undefined }
const sounding: Speaker<Prompted> = { say: ({ about, prompt }) => { said.push(`${about} ${prompt}`); return Promise.resolve() }, alarm: saying.alarm, stop: () => undefined }

beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  const office = window.room
  answers = {}
  asked = []
  said.length = 0
  heard.clear()
  faults.clear()
  Object.assign(window, { room: {
    call: (name: keyof Answers, input: unknown): Promise<unknown> => {
      asked.push([name, input])
      if (faults.has(name)) return Promise.resolve({ ok: false, fault: { code: 'disk', message: '磁盘忙' } } satisfies Reply)
      return name in answers ? Promise.resolve({ ok: true, value: answers[name] } satisfies Reply) : office.call(name, input)
    },
    onTopics: (hear: (topics: string[]) => void) => { heard.add(hear); return () => { heard.delete(hear) } },
  } })
})
afterEach(async () => {
  vi.useRealTimers()
  cleanup()
  await room.close()
})

describe('叫号屏', () => {
  const calling = () => screen.getByRole('region', { name: '正在叫号' })
  const show = () => room.show(<CallsBoard speaker={saying} />, '/')
  it('shows the room of the real office, and that nobody is called yet', async () => {
    render(<Board kind="calls" />)
    expect(await screen.findByRole('heading', { level: 1, name: '桂花社区综治信访接待室' })).toBeDefined()
    expect(within(calling()).getByText('请等候叫号')).toBeDefined()
    expect(screen.getByText('还没有叫号')).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
    expect([...new Set(asked.map(([name]) => name))].sort()).toEqual(['queue.board', 'safety.board'])
  })
  it('shows who is called where, the last calls once each, and says a new call and a recall, never an old one', async () => {
    const old = [call('A011', '1号窗', '李*', now - 5 * minute)]
    answers['queue.board'] = { ...queue, recent: old, waiting: 2 }
    show()
    await screen.findByText('A011')
    const second = call('A012', '2', '王*英', now)
    answers['queue.board'] = { ...queue, calling: second, recent: [second, ...old], waiting: 1 }
    await tell('queue')
    await waitFor(() => expect(within(calling()).getByText('A012')).toBeDefined())
    expect(calling().textContent).toContain('请到 2号窗')
    expect(calling().textContent).toContain('王*英')
    expect(calling().dataset['fresh']).toBe('true')
    expect(screen.getByText('等候', { exact: false }).textContent).toContain('1')
    await waitFor(() => expect(said).toEqual(['A012 2']))
    const again = call('A012', '2', '王*英', now + minute, 2)
    answers['queue.board'] = { ...queue, now: now + minute, calling: again, recent: [again, second, ...old] }
    await tell('queue')
    await waitFor(() => expect(said).toEqual(['A012 2', 'A012 2']))
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual(['A012王*英2号窗', 'A011李*1号窗'])
    await tell('queue', 'safety')
    expect(said).toHaveLength(2)
  })
  it('lets the light of a call go out again, and shows the time of the office', async () => {
    answers['queue.board'] = { ...queue, calling: call('A012', '2', '王*英', now), recent: [call('A012', '2', '王*英', now - 2 * minute)] }
    show()
    await screen.findAllByText('A012')
    expect(calling().dataset['fresh']).toBe('false')
    expect(screen.getByText('09:30')).toBeDefined()
    expect(screen.getByText(/星期一/u)).toBeDefined()
  })
  it('says nothing while announcing is off, nor afterwards what was called meanwhile', async () => {
    answers['queue.board'] = { ...queue, announce: false }
    show()
    await screen.findByText('还没有叫号')
    const first = call('A001', '1', '李*', now)
    answers['queue.board'] = { ...queue, announce: false, calling: first, recent: [first] }
    await tell('queue')
    await screen.findAllByText('A001')
    const second = call('A002', '1', '王*', now)
    answers['queue.board'] = { ...queue, calling: second, recent: [second, first] }
    await tell('queue')
    await waitFor(() => expect(said).toEqual(['A002 1']))
  })
  it('shows no alarm of its own accord where the room wants none on its boards', async () => {
    answers['safety.board'] = { now, boardSound: false, running: [{ id: 1, at: now, desk: '1号窗', drill: false, acknowledged: [] }] }
    show()
    await screen.findByText('请等候叫号')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(said).toEqual([])
  })
  it('is neutral for a role that may not see it, and does not knock again', async () => {
    await room.logIn('admin', '桂花树下-三点半-喝茶')
    render(<Board kind="calls" />)
    expect(await screen.findByText('暂停叫号，请稍候')).toBeDefined()
    const boards = () => asked.filter(([name]) => name === 'queue.board').length
    const count = boards()
    await tell('queue', 'safety')
    expect(boards()).toBe(count)
  })
})

describe('缓冲室看板', () => {
  const row = (stayId: number, gone: number, more: object = {}) => ({ stayId, label: `A01${stayId} 王*英`, level: 3, startedAt: now - gone * minute, softAt: now + (15 - gone) * minute, hardAt: now + (20 - gone) * minute, knownAt: now - gone * minute, volunteer: '秦心怡', stepsDone: 2, stepsTotal: 6, ...more })
  const show = () => room.show(<BufferBoard speaker={sounding} />, '/')
  it('shows the empty room of the real office', async () => {
    render(<Board kind="buffer" />)
    expect(await screen.findByText('缓冲室现在没有人')).toBeDefined()
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('桂花社区综治信访接待室情绪缓冲室')
  })
  it('counts for each person, says in words what is due, and sounds each prompt once', async () => {
    answers['buffer.board'] = { now, rows: [row(1, 5, { place: 3 }), row(2, 16, { volunteer: '' }), row(3, 23, { extendedAt: now })] }
    show()
    const [calm, soft, hard] = [await screen.findByRole('listitem', { name: 'A011 王*英' }), screen.getByRole('listitem', { name: 'A012 王*英' }), screen.getByRole('listitem', { name: 'A013 王*英' })]
    expect(calm.textContent).toMatch(/05:00.*还有 15:00.*陪伴安抚中.*秦心怡.*2\/6.*第 3 位/u)
    expect(soft.textContent).toMatch(/16:00.*还有 04:00.*请看看情绪是否平稳.*还没有人/u)
    expect(hard.textContent).toMatch(/23:00.*已延长超过 03:00.*时间到，请决定：回到接谈、转介或离开/u)
    await waitFor(() => expect([...said].sort()).toEqual(['2 soft', '3 hard']))
    await tell('buffer')
    expect(said).toHaveLength(2)
    answers['buffer.board'] = { now: now + 10.5 * minute, rows: [row(1, 5), row(2, 16)] }
    await tell('buffer')
    await waitFor(() => expect(said.slice(2).sort()).toEqual(['1 soft', '2 hard']))
  })
  it('counts nothing below nothing when the clock was set back', async () => {
    answers['buffer.board'] = { now: now - 60 * minute, rows: [row(1, 5)] }
    show()
    expect((await screen.findByRole('listitem')).textContent).toContain('00:00')
  })
  it('names the desk that calls for help, marks a drill and tells who has answered', async () => {
    const acknowledged = [{ name: '赵立新', at: now }]
    answers['safety.board'] = { now, boardSound: true, running: [{ id: 1, at: now, desk: '1号窗', drill: true, acknowledged: [] }, { id: 2, at: now, desk: '3号窗', drill: false, acknowledged }] }
    show()
    const alarms = await screen.findByRole('alert')
    expect(within(alarms).getByText('1号窗 报警，请马上支援').previousSibling?.textContent).toBe('演练')
    expect(alarms.textContent).toContain('还没有人应答')
    expect(alarms.textContent).toContain('已应答：赵立新')
    await waitFor(() => expect(said).toEqual(['alarm']))
  })
})

describe('the button at the desk', () => {
  it('opens, and closes what stands; it follows a board that is closed at its own window', async () => {
    answers['shell.boards'] = []
    room.show(<BoardButton kind="calls" />, '/')
    fireEvent.click(await screen.findByRole('button', { name: '打开叫号屏' }))
    await waitFor(() => expect(asked).toContainEqual(['shell.openBoard', { kind: 'calls' } satisfies { kind: BoardKind }]))
    answers['shell.boards'] = ['calls']
    await tell('boards')
    fireEvent.click(await screen.findByRole('button', { name: '关闭叫号屏' }))
    await waitFor(() => expect(asked).toContainEqual(['shell.closeBoard', { kind: 'calls' }]))
    answers['shell.boards'] = ['buffer']
    await tell('boards')
    expect(await screen.findByRole('button', { name: '打开叫号屏' })).toBeDefined()
  })
})

/** Last, as pretended time leaves the beat of the screens ahead of the real one. */
describe('as time passes, 叫号屏', () => {
  it('rings softly for an alarm with a line that says nothing more, marks a drill, and is quiet once somebody has answered', async () => {
    const alarm = { id: 1, at: now, desk: '1号窗', drill: true, acknowledged: [] }
    answers['queue.board'] = { ...queue, alarm: { drill: true, text: '请值班人员到接待室' } }
    answers['safety.board'] = { now, boardSound: true, running: [alarm] }
    room.show(<CallsBoard speaker={saying} />, '/')
    const line = await screen.findByRole('alert')
    expect(line.textContent).toBe('演练请值班人员到接待室')
    expect(document.body.textContent).not.toContain('报警')
    await waitFor(() => expect(said).toEqual(['alarm']))
    answers['safety.board'] = { now, boardSound: true, running: [{ ...alarm, acknowledged: [{ name: '赵立新', at: now }] }] }
    await tell('safety')
    vi.useFakeTimers()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(said).toEqual(['alarm'])
    expect(document.body.textContent).not.toContain('赵立新')
  })
  it('asks again after a fault that may pass, and when the day ends', async () => {
    answers['queue.board'] = queue
    vi.useFakeTimers()
    room.show(<CallsBoard speaker={saying} />, '/')
    await pass(1_100)
    answers['queue.board'] = { ...queue, now: Date.UTC(2026, 8, 7, 15, 59, 59, 500) }
    await tell('queue')
    await pass(100)
    expect(screen.getByText('23:59')).toBeDefined()
    const count = asked.filter(([name]) => name === 'queue.board').length
    faults.add('queue.board')
    await pass(2_000)
    expect(asked.filter(([name]) => name === 'queue.board')).toHaveLength(count + 1)
    await pass(100)
    expect(screen.getByText('暂停叫号，请稍候')).toBeDefined()
    faults.clear()
    await pass(11_000)
    await pass(100)
    expect(screen.getByText('请等候叫号')).toBeDefined()
  })
})
