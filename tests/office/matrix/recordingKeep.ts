/** Rows of the role matrix for 录音录像的保管与销毁; the letters are explained in ../matrix.test.ts. A recording is as hidden as its petition. */
import { mkdirSync } from 'node:fs'
import { ID, PASSPHRASE, type TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'
import type { InputFor } from '../matrixInput'

const DESK = 'ooh fff fff fff ooh fff fff'
const LEADER = 'fff fff fff fff ooh fff fff'

export const rows: Readonly<Record<string, string>> = {
  'recordingKeep.due': DESK, 'recordingKeep.of': DESK, 'recordingKeep.hold': DESK, 'recordingKeep.release': LEADER, 'recordingKeep.propose': DESK, 'recordingKeep.withdraw': 'rrh fff fff fff ooh fff fff', 'recordingKeep.approve': LEADER,
  'recordingKeep.ledger': 'o f f f o f f', 'recordingKeep.exports': DESK, 'recordingKeep.askExport': DESK, 'recordingKeep.withdrawExport': 'rrh fff fff fff ooh fff fff', 'recordingKeep.approveExport': LEADER, 'recordingKeep.export': DESK, 'recordingKeep.stopExport': 'rrh fff fff fff rrh fff fff',
}

/** A recording of the matter, as far on its way as the call needs, by a colleague. */
async function standing(call: string, petitionId: number, room: TestOffice): Promise<number> {
  const { id } = await makeRecording(room, petitionId)
  if (call === 'recordingKeep.due' || call === 'recordingKeep.release') await room.as('wang', 'recordingKeep.hold', { id, ground: 'lawsuit', reason: '诉讼未结' })
  if (call === 'recordingKeep.withdraw' || call === 'recordingKeep.approve') await room.as('wang', 'recordingKeep.propose', { ids: [id], ground: 'asked', reason: '本人要求删除' })
  return id
}

/** A copy that was asked for by a colleague, and approved where it is to be written: by the leader, whoever is shut out of the matter afterwards. */
async function asked(call: string, id: number, room: TestOffice): Promise<number> {
  const { exportId } = await room.as('wang', 'recordingKeep.askExport', { id, forWhom: '街道办事处', reason: '复核调取' })
  if (call === 'recordingKeep.export') room.vault().write(() => { room.vault().repos.recordingKeep.approveExport(exportId, ID.zhao, room.now()); digested(id, room) })
  return exportId
}
const digested = (id: number, room: TestOffice): void => { room.vault().appendAudit({ userId: ID.zhao, userName: '赵立', role: 'leader', action: 'recordingKeep.approveExport', object: `recording:${id}`, fields: '', result: 'ok', reason: '', rowDigest: room.vault().recordDigest(`recording:${id}`) }) }
/** Gone with the room. */
const folderOf = (room: TestOffice): string => {
  const folder = `${room.dir}-stick`
  mkdirSync(folder, { recursive: true })
  return folder
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
    case 'recordingKeep.ledger': return { from: '2026-09-01', to: '2026-09-30' }
    case 'recordingKeep.exports': return { id }
    case 'recordingKeep.askExport': return { id, forWhom: '人民法院', reason: '调取证据' }
    case 'recordingKeep.withdrawExport': return { exportId: await asked(call, id, room), reason: '不用了' }
    case 'recordingKeep.approveExport': return { exportId: await asked(call, id, room), passphrase: PASSPHRASE }
    case 'recordingKeep.stopExport': return { exportId: await asked(call, id, room) }
    case 'recordingKeep.export': {
      await room.vault().evidence.settled()
      return { exportId: await asked(call, id, room), folder: folderOf(room) }
    }
    case 'recordingKeep.approve': return { ids: [id], passphrase: PASSPHRASE }
    default: return undefined
  }
}
