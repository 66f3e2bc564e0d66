/** Rows of the role matrix for 录音录像 at the desk; the letters are explained in ../matrix.test.ts. */
import type { InputFor } from '../matrixInput'
import type { TestOffice } from '#tests/support/office'

const DESK = 'ooh fff fff fff ooh fff fff'

export const rows: Readonly<Record<string, string>> = {
  'recorder.state': 'o o o o o o o', 'recorder.of': DESK, 'recorder.begin': DESK, 'recorder.pause': DESK, 'recorder.resume': DESK, 'recorder.mark': DESK,
  // There is one microphone: whoever sits at the desk may end what runs, whosever visit it is.
  'recorder.stop': 'ooo fff fff fff ooo fff fff',
}

/** What ran before is ended first: a desk records one visit at a time. */
async function quiet(room: TestOffice): Promise<void> {
  const { running } = await room.as('wang', 'recorder.state', {})
  if (running !== undefined) await room.as('wang', 'recorder.stop', { id: running.id, why: 'done' })
}

/** Undefined in a room without a recorder, or whose visitor was told of nothing: what is asked there is refused. */
async function begun(room: TestOffice, petitionId: number): Promise<number | undefined> {
  try {
    return (await room.as('wang', 'recorder.begin', { petitionId, kind: 'sound' })).id
  } catch {
    return undefined
  }
}

export const input: InputFor = async (call, _actor, { id: petitionId }, room) => {
  if (!call.startsWith('recorder.')) return undefined
  if (call === 'recorder.state') return {}
  if (call === 'recorder.of') return { petitionId }
  await quiet(room)
  if (call === 'recorder.begin') return { petitionId, kind: 'sound' }
  const running = await begun(room, petitionId)
  const id = running ?? 1
  if (call === 'recorder.pause') return { id, reason: '来访人去洗手间' }
  if (call === 'recorder.resume' && running !== undefined) await room.as('wang', 'recorder.pause', { id, reason: '来访人去洗手间' })
  return call === 'recorder.stop' ? { id, why: 'done' } : call === 'recorder.mark' ? { id, text: '说到时间' } : { id }
}
