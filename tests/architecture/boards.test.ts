/** What a board may ask, call by call, and where it stands on one display and on several. */
import { describe, expect, it } from 'vitest'
import { callNames, findCall } from '#core/contract/index'
import { shell } from '#core/contract/shell'
import { allowedFrom } from '#electron/shell/boardCalls'
import { boardPlace, type Display } from '#electron/shell/boardPlace'

const everyCall = [...callNames(), ...Object.keys(shell).map((name) => `shell.${name}`)]

describe('calls of a board', () => {
  it.each([['calls', ['desk.settings', 'queue.board', 'safety.board']], ['buffer', ['buffer.board', 'desk.settings', 'safety.board']]] as const)('%s: only %j', (kind, allowed) => {
    expect(everyCall.filter((call) => allowedFrom(kind, call)).sort()).toEqual(allowed)
  })
  it('are questions; a board changes nothing and asks nothing of the machine', () => {
    for (const kind of ['calls', 'buffer'] as const) for (const call of everyCall.filter((name) => allowedFrom(kind, name))) expect(findCall(call)?.kind, call).toBe('query')
  })
  it.each(['', 'board', 'queue', 'queue.board ', 'QUEUE.BOARD', 'constructor', '__proto__', 'toString', 'length', '0'])('%j is none', (call) => {
    expect([allowedFrom('calls', call), allowedFrom('buffer', call)]).toEqual([false, false])
  })
})

describe('the place of a board', () => {
  const display = (x: number, width = 1920, height = 1080): Display => ({ bounds: { x, y: 0, width, height }, workArea: { x, y: 0, width, height: height - 40 } })
  const [left, right, third] = [display(0), display(1920), display(3840)]
  const desk = { x: 200, y: 100, width: 1360, height: 860 }
  it('is beside the desk, within its display, where there is no other', () => {
    expect(boardPlace([left], desk, [], undefined)).toEqual({ x: 320, y: 160, width: 1280, height: 720, full: false })
    expect(boardPlace([display(0, 1366, 768)], { ...desk, x: 0, y: 0 }, [], undefined)).toEqual({ x: 166, y: 73, width: 1035, height: 582, full: false })
  })
  it('is alone on the display nobody works at', () => {
    expect(boardPlace([left, right], desk, [], undefined)).toEqual({ ...right.bounds, full: true })
    expect(boardPlace([left, right], { ...desk, x: 2000 }, [], undefined)).toEqual({ ...left.bounds, full: true })
  })
  it('leaves a display to the board that has it', () => {
    expect(boardPlace([left, right, third], desk, [right.bounds], undefined)).toEqual({ ...third.bounds, full: true })
    expect(boardPlace([left, right], desk, [right.bounds], undefined)).toMatchObject({ x: 320, full: false })
  })
  it('is where it was, as long as that can be seen', () => {
    const kept = { x: 2000, y: 50, width: 1000, height: 600, full: false }
    expect(boardPlace([left, right], desk, [], kept)).toEqual(kept)
    expect(boardPlace([left], desk, [], kept)).toMatchObject({ x: 320, full: false })
    expect(boardPlace([left], desk, [], { ...kept, x: 100 })).toEqual({ ...kept, x: 100 })
  })
  it('beside the desk gives way to a display that was put up since', () => {
    expect(boardPlace([left, right], desk, [], { x: 100, y: 50, width: 1000, height: 600, full: false })).toEqual({ ...right.bounds, full: true })
  })
  it('is somewhere even where the system tells of no display', () => expect(boardPlace([], desk, [], undefined)).toMatchObject({ full: false, width: 1088 }))
})
