/** Rows of the role matrix for 设备录音; the letters are explained in ../matrix.test.ts. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFound } from '#tests/support/takeIn'
import type { InputFor } from '../matrixInput'

/** Files are for whoever receives and leads; as hidden as their petition, where they have one. */
const ROOM = 'o f f f o f f'
const DESK = 'ooh fff fff fff ooh fff fff'
/** Folders are set by who leads or administers. */
const SETTERS = 'f f f f o o f'

export const rows: Readonly<Record<string, string>> = {
  'takeIn.folders': 'o f f f o o f', 'takeIn.addFolder': SETTERS, 'takeIn.changeFolder': SETTERS, 'takeIn.dropFolder': SETTERS,
  'takeIn.state': ROOM, 'takeIn.rescan': ROOM, 'takeIn.list': ROOM, 'takeIn.ignore': ROOM, 'takeIn.reconsider': ROOM, 'takeIn.file': DESK, 'takeIn.confirm': DESK,
}

const words = { label: '接待室一录音笔', room: '接待室一', device: '录音笔', mode: 'keep' as const }

export const input: InputFor = async (call, _actor, { id: petitionId }, room) => {
  switch (call) {
    case 'takeIn.addFolder': return { path: mkdtempSync(join(tmpdir(), 'recorder-')), ...words }
    case 'takeIn.changeFolder': return { id: makeFound(room).folderId, ...words }
    case 'takeIn.dropFolder': return { id: makeFound(room).folderId, reason: '录音笔换了' }
    case 'takeIn.list': return {}
    // One that belongs to the matter.
    case 'takeIn.file': {
      const { fileId } = makeFound(room)
      await room.as('wang', 'takeIn.confirm', { fileId, petitionId, mode: 'keep', notice: { how: 'oral', consent: 'agreed' } })
      return { id: fileId }
    }
    case 'takeIn.confirm': return { fileId: makeFound(room).fileId, petitionId, mode: 'keep', notice: { how: 'oral', consent: 'agreed' } }
    case 'takeIn.ignore': return { fileId: makeFound(room).fileId, reason: '不是接待录音' }
    case 'takeIn.reconsider': {
      const { fileId } = makeFound(room)
      await room.as('wang', 'takeIn.ignore', { fileId, reason: '不是接待录音' })
      return { fileId }
    }
    default: return undefined
  }
}
