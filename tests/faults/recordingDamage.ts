/**
 * Damage of a recording, in the ways of spoil.ts: of its file in every form a recording has, and of the sealed key in its row.
 * Playing gives out bytes that were recorded or none; checking names the damage, and no copy for evidence is made of it.
 */
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verdictWords } from '#core/domain/recordingVerdict'
import { copyOut } from '#db/media/evidence'
import { recovered } from '#db/media/liveSegment'
import { makeMediaFolder, mediaPath, newMediaName } from '#db/media/mediaFolder'
import { Recorder, SILENT_MS } from '#db/media/recorder'
import { CHUNK_BYTES, HEAD_BYTES, KEY_BYTES, LENGTH_BYTES, TAG_BYTES } from '#db/media/sealedChunks'
import { takeIn } from '#db/media/takeIn'
import { verified } from '#db/media/verify'
import { MediaDesk } from '#db/mediaDesk'
import { unlockVault } from '#db/store/vault'
import { makeTestOffice, PASSPHRASE, type TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'
import { ids } from '#tests/store/testVault'
import { clock, LOGIN, makeFaultVault, tempFolder } from './faultVault'
import { replyProblems } from './plainReply'
import { type Damage, damagesOf, spoil } from './spoil'
import { Counter, seeded, type Tally } from './tally'

/** Taken into the vault whole; recorded at the desk to its end; recorded until the program fell. */
export const RECORDING_FORMS = ['taken', 'desk', 'fallen'] as const
export type RecordingForm = (typeof RECORDING_FORMS)[number]

/** What the row says, and what was recorded. */
interface Made { readonly file: string; readonly key: Buffer; readonly plain: Buffer; readonly sha256: string; readonly stored: number | null }
/** `old`: the file as it was some time before its end. */
interface Scene { readonly base: string; readonly vault: string; readonly made: Made; readonly whole: string; readonly old: string; readonly foreign: string; readonly page: number }

const PART = 700
/** Of these the recorder makes one chunk. */
const PARTS_A_CHUNK = 2
const EVERY_MS = 250
/** Not a whole number of chunks: the one that ends the file holds something. */
const PARTS = 161
const TAKEN_BYTES = 4 * CHUNK_BYTES + 1000
const STRIDE = CHUNK_BYTES + TAG_BYTES
const LIVE_STRIDE = LENGTH_BYTES + PARTS_A_CHUNK * PART + TAG_BYTES

async function takenIn(vault: string, base: string, old: string): Promise<Made> {
  const [file, plain, source] = [newMediaName(), randomBytes(TAKEN_BYTES), join(base, 'source.wav')]
  writeFileSync(source, plain)
  const done = await takeIn(source, mediaPath(vault, file))
  if (!done.ok) throw new Error(`not taken in: ${done.code}`)
  writeFileSync(old, readFileSync(mediaPath(vault, file)).subarray(0, HEAD_BYTES + 2 * STRIDE))
  return { file, plain, ...done.value }
}

/** By the desk's recorder, with a clock of its own; one that falls is never told of again. */
function recordedAtDesk(vault: string, old: string, falls: boolean): Made {
  const [file, key, plain] = [newMediaName(), randomBytes(KEY_BYTES), randomBytes(PARTS * PART)]
  const path = mediaPath(vault, file)
  let uptime = 0
  const recorder = new Recorder({ uptime: () => uptime, now: () => uptime, free: () => Number.MAX_SAFE_INTEGER })
  recorder.begin({ id: 1, path, key })
  for (let at = 0; at < PARTS; at += 1) {
    uptime += EVERY_MS
    recorder.take(1, plain.subarray(at * PART, (at + 1) * PART))
    if (at === Math.floor(PARTS / 2)) copyFileSync(path, old)
  }
  if (!falls) {
    const written = recorder.end(1)?.written
    if (written === undefined) throw new Error('the recording did not end')
    return { file, key, plain, ...written }
  }
  const found = recovered(path, key)
  if (found === undefined) throw new Error('nothing is recovered')
  // Its file is closed, as nothing more comes.
  const whole = readFileSync(path)
  uptime += SILENT_MS
  recorder.tick()
  writeFileSync(path, whole)
  return { file, key, plain: plain.subarray(0, found.bytes), sha256: found.sha256, stored: null }
}

async function scene(form: RecordingForm): Promise<Scene> {
  const base = tempFolder('faults-recording')
  const vault = join(base, 'vault')
  mkdirSync(vault)
  makeMediaFolder(vault)
  const old = join(base, 'old')
  const make = (): Promise<Made> => (form === 'taken' ? takenIn(vault, base, old) : Promise.resolve(recordedAtDesk(vault, old, form === 'fallen')))
  const foreign = mediaPath(vault, (await make()).file)
  const made = await make()
  const whole = join(base, 'whole')
  copyFileSync(mediaPath(vault, made.file), whole)
  return { base, vault, made, whole, old, foreign, page: form === 'taken' ? STRIDE : LIVE_STRIDE }
}

/** `flips` flipped bits of the file, and the coarser damages beside them. */
export async function recordingDamageSuite(form: RecordingForm, flips: number, seed = 1): Promise<Tally> {
  const counter = new Counter(`damage: recording, ${form}`, seed)
  const set = await scene(form)
  const path = mediaPath(set.vault, set.made.file)
  const next = seeded(seed)
  const wrong = await readAs(set, undefined)
  if (wrong.problems.length > 0) throw new Error(`before any damage: ${wrong.problems.join(' · ')}`)
  for (const damage of damagesOf(flips)) {
    copyFileSync(set.whole, path)
    const what = spoil({ path, old: set.old, foreign: set.foreign, page: set.page, head: HEAD_BYTES }, damage, next)
    const { said, problems } = await readAs(set, damage)
    counter.count(`${damage}: ${problems.length === 0 ? said : 'wrong'}`)
    counter.add(problems.length === 0 ? [] : [what, ...problems])
  }
  rmSync(set.base, { recursive: true, force: true })
  return counter.tally
}

/** Everything that reads a recording, and what each does wrong; `damage` is undefined where there is none. */
async function readAs(set: Scene, damage: Damage | undefined): Promise<{ readonly said: string; readonly problems: string[] }> {
  const { vault, made: { file, key, sha256, stored } } = set
  const { code } = await verified({ path: mediaPath(vault, file), sealed: true, stored, sha256 }, key)
  const played = playedOf(set)
  const problems = [...(played.wrong ? ['wrong bytes are played'] : []), ...copyProblems(set, damage)]
  if ((code === 'ok') !== (damage === undefined)) problems.push(`checking says ${code}`)
  // Of one that fell what is missing at its end is missed by its digest alone.
  if (damage !== undefined && played.said === '' && (stored !== null || !played.shorter)) problems.push('playing says nothing')
  if (damage === undefined && (played.said !== '' || played.shorter)) problems.push(`playing says ${played.said}`)
  return { said: code, problems }
}

const HALF_CHUNK = CHUNK_BYTES / 2

/** From end to end in portions that begin and end within chunks. `said`: what is heard of damage. */
function playedOf({ vault, made: { file, key, plain, stored } }: Scene): { readonly said: string; readonly wrong: boolean; readonly shorter: boolean } {
  const session = {}
  const desk = new MediaDesk(vault, () => 0)
  try {
    const opened = desk.open({ recordingId: 1, place: { kind: 'sealed', file, key: key.toString('base64'), stored }, type: 'audio/webm', session })
    if (!opened.ok) return { said: opened.code, wrong: false, shorter: true }
    let [wrong, heard] = [false, 0]
    for (let at = 0; at < opened.bytes; at += HALF_CHUNK) {
      const part = desk.part(opened.ticket, session, at, HALF_CHUNK)
      if (!part.ok) continue
      heard += part.bytes.length
      wrong ||= !plain.subarray(at, at + part.bytes.length).equals(part.bytes)
    }
    const ending = opened.ending === (stored === null ? 'cut' : 'whole') ? '' : opened.ending
    return { said: desk.trouble(opened.ticket, session)?.code ?? ending, wrong, shorter: heard < plain.length }
  } finally {
    desk.end()
  }
}

function copyProblems({ base, vault, made: { file, key, plain, sha256, stored } }: Scene, damage: Damage | undefined): string[] {
  const folder = join(base, 'stick')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const end = copyOut({ path: mediaPath(vault, file), folder, name: 'LX26-0001', fileName: 'LX26-0001.webm', stored, bytes: plain.length, sha256, papers: [] }, key, { goOn: () => true })
  const left = readdirSync(folder)
  if (damage === undefined) return end === 'done' && readFileSync(join(folder, 'LX26-0001', 'LX26-0001.webm')).equals(plain) ? [] : [`copying says ${end}`]
  return [...(end === 'damaged' || (damage === 'removed' && end === 'missing') ? [] : [`copying says ${end}`]), ...(left.length === 0 ? [] : [`copying leaves ${left.join(' ')}`])]
}

/** The sealed key in the row of a recording whose file is as it was: no call gives anything out by it, each says so with a fault of its own. */
export async function recordingKeyDamageSuite(flips: number, seed = 1): Promise<Tally> {
  const counter = new Counter('damage: sealed key of a recording', seed)
  const base = tempFolder('faults-recording-key')
  const room = await makeTestOffice({ later: () => () => undefined })
  const [made, older] = [await makeRecording(room, null), await makeRecording(room, null)]
  const [path, old, other] = ['key', 'old', 'foreign'].map((name) => join(base, name)) as [string, string, string]
  const sealed = keyOf(room, made.id)
  writeFileSync(old, keyOf(room, older.id))
  writeFileSync(other, await sealedElsewhere(join(base, 'elsewhere'), made.id))
  const next = seeded(seed)
  for (const damage of damagesOf(flips)) {
    writeFileSync(path, sealed)
    const what = spoil({ path, old, foreign: other, page: 16, head: 0 }, damage, next)
    const problems = await usedKey(room, made.id, damage === 'removed' ? '' : readFileSync(path, 'utf8'))
    counter.count(`${damage}: ${problems.length === 0 ? 'refused' : 'wrong'}`)
    counter.add(problems.length === 0 ? [] : [what, ...problems])
  }
  await room.close()
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

const keyOf = (room: TestOffice, id: number): string => room.vault().repos.recordings.byId(id)?.fileKey ?? ''

/** Of a recording with the same number, in another room whose people have the same log-ins and passphrases. */
async function sealedElsewhere(dir: string, id: number): Promise<string> {
  await makeFaultVault(dir)
  const unlocked = await unlockVault(dir, { login: LOGIN, passphrase: PASSPHRASE, clock })
  if (!unlocked.ok) throw new Error(unlocked.code)
  const sealed = unlocked.store.apart.seal('rec', unlocked.userId, `recording:${id}`, randomBytes(KEY_BYTES).toString('base64'), ids.randomBytes(12))
  unlocked.store.close()
  return sealed ?? ''
}

/** A verdict is an answer to checking, as it comes later than the call's own. */
async function usedKey(room: TestOffice, id: number, sealed: string): Promise<string[]> {
  const vault = room.vault()
  vault.write(() => { vault.repos.recordings.setKey(id, sealed) })
  const fault = await room.refused('li', 'recordings.play', { id }).catch((error: unknown) => String(error))
  const played = replyProblems(typeof fault === 'string' ? fault : { ok: false, fault }, ['unreadable'])
  await room.as('li', 'recordings.verify', { id })
  await vault.media.verify.settled()
  const { bytes = 0, lengthMs = 0 } = vault.repos.recordings.byId(id) ?? {}
  const verdict = vault.repos.recordings.events(id).filter(({ act }) => act === 'verify').at(-1)?.text
  return [...played, ...(verdict === verdictWords({ code: 'damaged', at: 0 }, bytes, lengthMs) ? [] : [`checking says ${String(verdict)}`])]
}
