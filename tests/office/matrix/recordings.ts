/** Rows of the role matrix for 录音录像; the letters are explained in ../matrix.test.ts. */
import { makeRecording } from '#tests/support/recordings'
import type { InputFor } from '../matrixInput'

/** A recording is as hidden as its petition. */
const DESK = 'ooh fff fff fff ooh fff fff'

export const rows: Readonly<Record<string, string>> = { 'recordings.list': DESK, 'recordings.of': DESK, 'recordings.get': DESK, 'recordings.play': DESK, 'recordings.trouble': DESK, 'recordings.note': DESK, 'recordings.keepWave': DESK, 'recordings.verify': DESK, 'recordings.verifyAll': 'o f f f o f f', 'recordings.stopVerify': 'o f f f o f f', 'recordings.verifyState': 'o f f f o f f' }

export const input: InputFor = async (call, _actor, { id: petitionId }, room) => {
  if (!call.startsWith('recordings.')) return undefined
  if (call === 'recordings.of') return { petitionId }
  if (['recordings.verifyAll', 'recordings.stopVerify', 'recordings.verifyState'].includes(call)) return {}
  const { id } = await makeRecording(room, petitionId)
  if (call === 'recordings.trouble') return { id, ticket: 'x'.repeat(32) }
  if (call === 'recordings.note') return { id, ms: 1000, text: '提到赔偿' }
  if (call === 'recordings.keepWave') return { id, wave: 'AAEC' }
  return call === 'recordings.list' ? {} : { id }
}
