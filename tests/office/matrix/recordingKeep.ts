/** Rows of the role matrix for 录音录像的保管与销毁; the letters are explained in ../matrix.test.ts. A recording is as hidden as its petition. */
import { PASSPHRASE, type TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'
import type { InputFor } from '../matrixInput'

const DESK = 'ooh fff fff fff ooh fff fff'
const LEADER = 'fff fff fff fff ooh fff fff'

export const rows: Readonly<Record<string, string>> = {
  'recordingKeep.due': DESK, 'recordingKeep.of': DESK, 'recordingKeep.hold': DESK, 'recordingKeep.release': LEADER, 'recordingKeep.propose': DESK, 'recordingKeep.withdraw': 'rrh fff fff fff ooh fff fff', 'recordingKeep.approve': LEADER,
}

/** A recording of the matter, as far on its way as the call needs, by a colleague. */
async function standing(call: string, petitionId: number, room: TestOffice): Promise<number> {
  const { id } = await makeRecording(room, petitionId)
  if (call === 'recordingKeep.due' || call === 'recordingKeep.release') await room.as('wang', 'recordingKeep.hold', { id, ground: 'lawsuit', reason: '诉讼未结' })
  if (call === 'recordingKeep.withdraw' || call === 'recordingKeep.approve') await room.as('wang', 'recordingKeep.propose', { ids: [id], ground: 'asked', reason: '本人要求删除' })
  return id
}

export const input: InputFor = async (call, _actor, { id: petitionId }, room) => {
  if (!call.startsWith('recordingKeep.')) return undefined
  const id = await standing(call, petitionId, room)
  switch (call) {
    case 'recordingKeep.due': return id > 1 ? { after: id - 1 } : {}
    case 'recordingKeep.of': return { id }
    case 'recordingKeep.hold': return { id, ground: 'inquiry', reason: '上级调阅' }
    case 'recordingKeep.release': return { id, reason: '已结案' }
    case 'recordingKeep.propose': return { ids: [id], ground: 'asked', reason: '本人要求删除' }
    case 'recordingKeep.withdraw': return { ids: [id], reason: '还要用' }
    case 'recordingKeep.approve': return { ids: [id], passphrase: PASSPHRASE }
    default: return undefined
  }
}
