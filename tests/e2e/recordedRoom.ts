/**
 * Makes a room with recordings in it, as a program of plain Node: `<vault folder> <json of what to put in>`.
 * The cast is that of the journeys; each file goes in encrypted under a key of its own, as the desk or a take-in would leave it.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openOffice } from '#db/officeHost'
import { makeMediaFolder, mediaPath, newMediaName } from '#db/media/mediaFolder'
import { KEY_BYTES } from '#db/media/sealedChunks'
import { SealedWriter } from '#db/media/sealedWriter'
import type { OpenVault } from '#core/door/ports'
import { yearOf, dayOf } from '#core/domain/day'
import { keptPlaces, WebmPlaces } from '#core/domain/webmPlaces'
import type { RecordingFormat } from '#core/domain/recordingFormat'
import { accounts, desk, passphrase } from './cast'

export interface Recorded { readonly path: string; readonly format: RecordingFormat; readonly kind: 'sound' | 'picture'; readonly lengthMs: number; readonly startedAt: number; readonly marks?: readonly { readonly ms: number; readonly text: string }[]; readonly room?: string; readonly device?: string; readonly name?: string; readonly state?: 'ended' | 'cut'; readonly source?: 'desk' | 'taken'; readonly of?: keyof typeof VISITS | 'nobody'; /** Its wave is there already. */ readonly waved?: boolean }

const VISITS = {
  petition: { name: '陈小燕', paperType: 'id', idNumber: '11010519491231002X', title: '三栋二单元楼道长期漏水' },
  /** As long as the form takes them. */
  long: { name: '阿卜杜热依木·买买提吐尔逊·艾合买提江·'.repeat(3).slice(0, 60), title: '反映小区地下车库与人防工程长期积水导致墙体发霉、电梯停运、配电房跳闸，多次向物业、开发商和街道反映都没有人来处理，请求协调维修并答复何时能够修好以及费用谁来承担为好'.slice(0, 80) },
} as const

const [vaultFolder = '', wanted = '[]', at = ''] = process.argv.slice(2)
const now = Date.parse(at)
const LI = 2

function put(vault: OpenVault, dir: string, petitionId: number | null, { path, format, kind, lengthMs, startedAt, marks = [], room = '接待室一', device = '内置麦克风', name = '', state = 'ended', waved = false, source = 'desk' }: Recorded): void {
  const bytes = readFileSync(path)
  const seen = new WebmPlaces()
  seen.feed(bytes)
  const [file, key] = [newMediaName(), randomBytes(KEY_BYTES)]
  const writer = new SealedWriter(mediaPath(dir, file), key, 'whole')
  writer.write(bytes)
  const written = writer.finish()
  const { recordings } = vault.repos
  vault.write(() => {
    const { id } = recordings.add({
      year: yearOf(dayOf(startedAt)), source, kind, format, state: 'running', trouble: '', petitionId, draftId: null, room, device, name, startedAt, endedAt: null, lengthMs: null, bytes: null, sha256: null,
      file, stored: null, noticeHow: 'oral', noticeConsent: 'agreed', byId: LI, addedAt: startedAt,
    })
    recordings.setKey(id, vault.seal('rec', LI, `recording:${id}`, key.toString('base64')) ?? '')
    recordings.finish(id, { state, trouble: state === 'cut' ? 'fell' : '', endedAt: startedAt + lengthMs, lengthMs, ...written, ...(seen.found === undefined || source !== 'desk' ? {} : { places: keptPlaces(seen.found) }) })
    if (waved) recordings.setWave(id, new Uint8Array(1000).fill(100))
    recordings.addEvent(id, { at: startedAt, byId: LI, act: 'begin', ms: 0, text: '' })
    for (const mark of marks) recordings.addMark(id, { ...mark, kind: 'mark', byId: LI, at: startedAt + mark.ms })
    vault.appendAudit({ userId: LI, userName: '李晓岚', role: 'reception', action: 'recorder.begin', object: `recording:${id}`, fields: '', result: 'ok', reason: '', rowDigest: vault.recordDigest(`recording:${id}`) })
  })
}

let vault: OpenVault | undefined
const office = await openOffice(vaultFolder, {
  clock: { now: () => now, uptime: () => 0 }, ids: { uid: () => randomUUID(), randomBytes: (count) => new Uint8Array(createHash('shake256', { outputLength: count }).update(randomBytes(32)).digest()) }, opened: (each) => { vault = each },
})
async function value(call: string, input: unknown, token?: string): Promise<Record<string, unknown>> {
  const reply = await office.call({ call, input, ...(token === undefined ? {} : { token }) })
  if (!reply.ok) throw new Error(`${call}: ${reply.fault.code} ${reply.fault.message}`)
  return reply.value as Record<string, unknown>
}
const { halves } = await value('vault.newRecoveryKey', {}) as { halves: readonly string[] }
await value('vault.create', { desk, accounts, recoveryTyped: halves.join('-') })
const { token } = await value('vault.unlock', { login: 'li', passphrase }) as { token: string }
const register = async (of: keyof typeof VISITS): Promise<number> => {
  const { title, ...petitioner } = VISITS[of]
  const { id } = await value('petitions.register', { form: { petitioner: { mode: 'named', phone: '13800005678', address: '桂花路18号3栋201', ...petitioner }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal', notice: { how: 'oral', consent: 'agreed' } } }, token)
  return Number(id)
}
makeMediaFolder(vaultFolder)
if (vault === undefined) throw new Error('the room did not open')
const recorded = JSON.parse(wanted) as Recorded[]
const ids = { petition: await register('petition'), ...(recorded.some(({ of }) => of === 'long') ? { long: await register('long') } : {}) }
for (const one of recorded) put(vault, vaultFolder, one.of === 'nobody' ? null : ids[one.of ?? 'petition'] ?? null, one)
await office.close()
