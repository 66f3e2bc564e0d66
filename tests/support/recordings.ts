/** A finished recording in a test room, as if the desk had made it: row, sealed key, encrypted file, audit entry. */
import { createHash, randomBytes } from 'node:crypto'
import { makeMediaFolder, mediaPath, newMediaName } from '#db/media/mediaFolder'
import { KEY_BYTES } from '#db/media/sealedChunks'
import { SealedWriter } from '#db/media/sealedWriter'
import type { RecordingRecord } from '#core/door/recordingsPort'
import { dayOf, yearOf } from '#core/domain/day'
import { ID, type TestOffice } from './office'

export interface MadeRecording { readonly id: number; readonly number: string; readonly file: string; readonly bytes: Buffer; readonly sha256: string }

/** By 李敏 or `byId`, of a petition or of nobody yet. */
export async function makeRecording(room: Pick<TestOffice, 'dir' | 'vault' | 'now' | 'as'>, petitionId: number | null, more: Partial<Pick<RecordingRecord, 'startedAt' | 'kind' | 'format' | 'room' | 'device' | 'draftId' | 'lengthMs' | 'byId'>> & { readonly bytes?: Buffer; readonly places?: Uint8Array } = {}): Promise<MadeRecording> {
  // The key is sealed by whoever holds the compartment, which takes a log-in.
  await room.as('li', 'vault.status', {})
  const vault = room.vault()
  const { bytes = randomBytes(200_000), startedAt = room.now() - 600_000, byId = ID.li, places, ...rest } = more
  const file = newMediaName()
  makeMediaFolder(room.dir)
  const key = randomBytes(KEY_BYTES)
  const writer = new SealedWriter(mediaPath(room.dir, file), key, 'live')
  writer.write(bytes)
  const written = writer.finish()
  const made = vault.write(() => {
    const added = vault.repos.recordings.add({
      year: yearOf(dayOf(startedAt)), source: 'desk', kind: 'sound', format: 'webm', state: 'running', trouble: '', petitionId, draftId: null, room: '接待室一', device: '内置麦克风', name: '', startedAt, endedAt: null, lengthMs: null, bytes: null, sha256: null,
      file, stored: null, noticeHow: 'oral', noticeConsent: 'agreed', byId, addedAt: startedAt, ...rest,
    })
    const sealed = vault.seal('rec', byId, `recording:${added.id}`, key.toString('base64'))
    if (sealed === undefined) throw new Error('the worker does not hold the compartment of recordings')
    vault.repos.recordings.setKey(added.id, sealed)
    vault.repos.recordings.finish(added.id, { state: 'ended', trouble: '', endedAt: startedAt + 600_000, lengthMs: 600_000, ...written, ...(places === undefined ? {} : { places }) })
    vault.repos.recordings.addEvent(added.id, { at: startedAt, byId, act: 'begin', ms: 0, text: '' })
    vault.appendAudit({ userId: byId, userName: '李敏', role: 'reception', action: 'recorder.begin', object: `recording:${added.id}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${added.id}`) })
    return added
  })
  return { ...made, file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
