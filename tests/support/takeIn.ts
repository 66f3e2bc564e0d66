/** A recorder's folder on the disk, and a file in it that a test room has found already, as if it had looked twice. */
import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timesOf } from '#core/domain/foundFile'
import { ID, type TestOffice } from './office'

/** A WAV of so many milliseconds, 8000 bytes a second; like no other where its sound is not given. */
export function wavBytes(ms: number, sound = randomBytes(ms * 8)): Buffer {
  const head = Buffer.from('RIFF....WAVEfmt \x10\0\0\0\x01\0\x01\0....\0\0\0\0\x01\0\x08\0data....', 'latin1')
  head.writeUInt32LE(head.length - 8 + sound.length, 4)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}

export const makeFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'recorder-')))

export interface Found { readonly folderId: number; readonly fileId: number; readonly folder: string; readonly path: string; readonly sha256: string; readonly bytes: Buffer }

/** By 赵立, at rest and not confirmed. */
export function makeFound(room: TestOffice, path = '20260905_090000.wav', bytes = wavBytes(60_000)): Found {
  const folder = makeFolder()
  writeFileSync(join(folder, path), bytes)
  const stat = lstatSync(join(folder, path), { bigint: true })
  const stamp = { size: bytes.length, mtime: String(stat.mtimeNs), ctime: String(stat.ctimeNs) }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const vault = room.vault()
  return vault.write(() => {
    const { takeIn } = vault.repos
    const folderId = takeIn.addFolder({ path: folder, label: '接待室一录音笔', room: '接待室一', device: '录音笔', mode: 'keep', byId: ID.zhao, at: room.now() })
    vault.appendAudit({ userId: ID.zhao, userName: '赵立', role: 'leader', action: 'takeIn.addFolder', object: `recordingFolder:${folderId}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recordingFolder:${folderId}`) })
    const lengthMs = 60_000
    takeIn.sights.put(folderId, path, { ...stamp, format: 'wav', lengthMs, sha256, ...timesOf(path, { ...stamp, lengthMs }), state: 'new', was: null, trouble: '', recordingId: null }, room.now())
    return { folderId, fileId: takeIn.sights.at(folderId, path)?.id ?? 0, folder, path, sha256, bytes }
  })
}
