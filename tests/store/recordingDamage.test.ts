/**
 * Every kind of damage of security.md on the file of a recording, in every form a recording has, against everything that reads one:
 * playing, checking and copying each name it, and none gives out a byte that was not recorded.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyOut } from '#db/media/evidence'
import { makeMediaFolder, mediaPath, newMediaName } from '#db/media/mediaFolder'
import { CHUNK_BYTES, type Form, FORMS, HEAD_BYTES, KEY_BYTES, LENGTH_BYTES, TAG_BYTES } from '#db/media/sealedChunks'
import { SealedWriter } from '#db/media/sealedWriter'
import { verified } from '#db/media/verify'
import { MediaDesk } from '#db/mediaDesk'

const CHUNKS = 4
const LAST = 1000
const SIZE = CHUNKS * CHUNK_BYTES + LAST
const SESSION = {}

interface Made { readonly file: string; readonly key: Buffer; readonly plain: Buffer; readonly bytes: Buffer; readonly sha256: string; readonly stored: number }
let base: string
let vault: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'damage-'))
  vault = join(base, 'vault')
  mkdirSync(vault)
  makeMediaFolder(vault)
})
afterEach(() => { rmSync(base, { recursive: true, force: true }) })

function make(form: Form, key: Buffer = randomBytes(KEY_BYTES)): Made {
  const [file, plain] = [newMediaName(), randomBytes(SIZE)]
  const writer = new SealedWriter(mediaPath(vault, file), key, form)
  writer.write(plain)
  const { sha256, stored } = writer.finish()
  return { file, key, plain, bytes: readFileSync(mediaPath(vault, file)), sha256, stored }
}

/** What is heard of it from end to end, and what is said of it: when it is opened, or by what the ticket met. */
function played({ file, key, plain, stored }: Made): { readonly code: string; readonly heard: number } {
  const desk = new MediaDesk(vault, () => 0)
  try {
    const opened = desk.open({ recordingId: 1, place: { kind: 'sealed', file, key: key.toString('base64'), stored }, type: 'audio/webm', session: SESSION })
    if (!opened.ok) return { code: opened.code, heard: 0 }
    let heard = 0
    for (let at = 0; at < opened.bytes; at += CHUNK_BYTES / 2) {
      const part = desk.part(opened.ticket, SESSION, at, CHUNK_BYTES / 2)
      if (!part.ok) continue
      expect(plain.subarray(at, at + part.bytes.length).equals(part.bytes), `wrong bytes at ${at}`).toBe(true)
      heard += part.bytes.length
    }
    return { code: desk.trouble(opened.ticket, SESSION)?.code ?? opened.ending, heard }
  } finally {
    desk.end()
  }
}

function copied({ file, key, stored, sha256 }: Made): readonly [end: string, left: number] {
  const folder = mkdtempSync(join(base, 'stick-'))
  const end = copyOut({ path: mediaPath(vault, file), folder, name: 'LX26-0001', fileName: 'LX26-0001.webm', stored, bytes: SIZE, sha256, papers: [] }, key, { goOn: () => true })
  return [end, readdirSync(folder).length]
}

interface Ground { readonly made: Made; readonly form: Form }
const stride = (form: Form): number => CHUNK_BYTES + TAG_BYTES + (form === 'live' ? LENGTH_BYTES : 0)
const chunkAt = (form: Form, index: number): number => HEAD_BYTES + index * stride(form)
/** First byte of a chunk's text. */
const textAt = (form: Form, index: number): number => chunkAt(form, index) + (form === 'live' ? LENGTH_BYTES : 0)
const tagEnd = (form: Form, index: number): number => chunkAt(form, index) + stride(form)

function flipped({ made: { bytes } }: Ground, at: number): Buffer {
  const bad = Buffer.from(bytes)
  bad[at] = (bad[at] ?? 0) ^ 0x04
  return bad
}
function exchanged({ made: { bytes }, form }: Ground, first: number, second: number): Buffer {
  const bad = Buffer.from(bytes)
  bytes.copy(bad, chunkAt(form, first), chunkAt(form, second), chunkAt(form, second + 1))
  bytes.copy(bad, chunkAt(form, second), chunkAt(form, first), chunkAt(form, first + 1))
  return bad
}

/** What stands in the file's place (nothing where it is removed), what playing and checking call it, and how much of it still is heard at most. */
type Row = readonly [name: string, file: (ground: Ground) => Buffer | undefined, plays: string, checks: string, most: number]
const ALL_BUT_ONE = SIZE - LAST
const ROWS: readonly Row[] = [
  ['nothing done to it', ({ made }) => made.bytes, 'whole', 'ok', SIZE],
  ['bit flip in its mark', (ground) => flipped(ground, 3), 'foreign', 'foreign', 0],
  ['bit flip in its version', (ground) => flipped(ground, 8), 'foreign', 'foreign', 0],
  ['bit flip in its salt', (ground) => flipped(ground, HEAD_BYTES - 2), 'damaged', 'damaged', 0],
  ['bit flip in the first chunk', (ground) => flipped(ground, textAt(ground.form, 0) + 5), 'damaged', 'damaged', SIZE - CHUNK_BYTES],
  ['bit flip in a chunk between', (ground) => flipped(ground, textAt(ground.form, 2) + 777), 'damaged', 'damaged', SIZE - CHUNK_BYTES],
  ['bit flip in a tag', (ground) => flipped(ground, tagEnd(ground.form, 1) - 3), 'damaged', 'damaged', SIZE - CHUNK_BYTES],
  ['bit flip in the last chunk', (ground) => flipped(ground, textAt(ground.form, CHUNKS) + 5), 'damaged', 'damaged', ALL_BUT_ONE],
  ['bit flip in the last tag', (ground) => flipped(ground, ground.made.bytes.length - 1), 'damaged', 'damaged', ALL_BUT_ONE],
  ['cut within the head', ({ made }) => made.bytes.subarray(0, HEAD_BYTES - 1), 'foreign', 'foreign', 0],
  ['cut behind the head', ({ made }) => made.bytes.subarray(0, HEAD_BYTES), 'cut', 'cut', 0],
  ['cut within a chunk', ({ made, form }) => made.bytes.subarray(0, textAt(form, 2) + 99), 'cut', 'cut', 2 * CHUNK_BYTES],
  ['cut within a tag', ({ made, form }) => made.bytes.subarray(0, tagEnd(form, 2) - 1), 'cut', 'cut', 2 * CHUNK_BYTES],
  ['cut between two chunks, as an older copy put back', ({ made, form }) => made.bytes.subarray(0, chunkAt(form, 3)), 'cut', 'cut', 3 * CHUNK_BYTES],
  ['cut before the last chunk', ({ made, form }) => made.bytes.subarray(0, chunkAt(form, CHUNKS)), 'cut', 'cut', ALL_BUT_ONE],
  ['cut by one byte', ({ made }) => made.bytes.subarray(0, -1), 'cut', 'cut', ALL_BUT_ONE],
  ['two chunks exchanged', (ground) => exchanged(ground, 1, 2), 'damaged', 'damaged', SIZE - 2 * CHUNK_BYTES],
  ['a chunk repeated at the end', ({ made, form }) => Buffer.concat([made.bytes, made.bytes.subarray(chunkAt(form, 0), chunkAt(form, 1))]), 'damaged', 'damaged', SIZE],
  ['the file of another recording', ({ form }) => make(form).bytes, 'damaged', 'damaged', 0],
  ['other bytes under the same key', ({ made, form }) => make(form, made.key).bytes, 'whole', 'changed', 0],
  ['bytes appended', ({ made }) => Buffer.concat([made.bytes, Buffer.from('more')]), 'damaged', 'damaged', SIZE],
  ['zeros appended', ({ made }) => Buffer.concat([made.bytes, Buffer.alloc(4096)]), 'damaged', 'damaged', SIZE],
  ['emptied', () => Buffer.alloc(0), 'foreign', 'foreign', 0],
  ['zeros for all of it', ({ made }) => Buffer.alloc(made.bytes.length), 'foreign', 'foreign', 0],
  ['a file of another kind', () => Buffer.from('RIFF....WAVEfmt '.repeat(9)), 'foreign', 'foreign', 0],
  ['removed', () => undefined, 'missing', 'missing', 0],
]

describe.each(FORMS)('a recording, %s', (form) => {
  it.each(ROWS)('%s', async (_name, file, plays, checks, most) => {
    const made = make(form)
    const bytes = file({ made, form })
    rmSync(mediaPath(vault, made.file))
    if (bytes !== undefined) writeFileSync(mediaPath(vault, made.file), bytes)
    const verdict = await verified({ path: mediaPath(vault, made.file), sealed: true, stored: made.stored, sha256: made.sha256 }, made.key)
    expect(verdict.code).toBe(checks)
    if (checks !== 'changed') {
      const { code, heard } = played(made)
      expect(code).toBe(plays)
      expect(heard).toBeLessThanOrEqual(most)
    }
    const ends = { ok: ['done', 1], missing: ['missing', 0] }[checks] ?? ['damaged', 0]
    expect(copied(made)).toEqual(ends)
  })

  it('finished with a chunk that holds nothing: without that it is cut, though every byte is there', async () => {
    const [file, key, plain] = [newMediaName(), randomBytes(KEY_BYTES), randomBytes(CHUNK_BYTES)]
    const path = mediaPath(vault, file)
    const writer = new SealedWriter(path, key, form)
    writer.write(plain)
    writer.sync()
    const { sha256, stored } = writer.finish()
    const whole = readFileSync(path)
    const check = async (known: number | null) => (await verified({ path, sealed: true, stored: known, sha256 }, key)).code
    expect(await check(stored)).toBe('ok')
    writeFileSync(path, whole.subarray(0, HEAD_BYTES + stride(form)))
    const ended = form === 'live'
    // A whole file's last chunk is a full one: there is no empty one to lose.
    expect([stored - HEAD_BYTES - stride(form) > 0, await check(stored)]).toEqual(ended ? [true, 'cut'] : [false, 'ok'])
    expect(await check(null)).toBe('ok')
  })

  it('under a wrong key', async () => {
    const made = { ...make(form), key: randomBytes(KEY_BYTES) }
    expect((await verified({ path: mediaPath(vault, made.file), sealed: true, stored: made.stored, sha256: made.sha256 }, made.key)).code).toBe('damaged')
    expect([played(made), copied(made)]).toEqual([{ code: 'damaged', heard: 0 }, ['damaged', 0]])
  })
})

/** What is left where its recorder put it has no tags: its digest alone tells. */
describe('a recording that stays with its recorder', () => {
  const plain = randomBytes(SIZE)
  const sha256 = createHash('sha256').update(plain).digest('hex')
  const flip = (at: number): Buffer => { const bad = Buffer.from(plain); bad[at] = (bad[at] ?? 0) ^ 1; return bad }
  it.each<readonly [name: string, file: Buffer | undefined, checks: string]>([
    ['nothing done to it', plain, 'ok'], ['bit flip at its beginning', flip(0), 'changed'], ['bit flip between', flip(SIZE / 2), 'changed'], ['bit flip in the last byte', flip(SIZE - 1), 'changed'], ['cut', plain.subarray(0, 100_000), 'changed'], ['cut by one byte', plain.subarray(0, -1), 'changed'],
    ['bytes appended', Buffer.concat([plain, Buffer.from('x')]), 'changed'], ['exchanged for another', randomBytes(SIZE), 'changed'], ['emptied', Buffer.alloc(0), 'changed'], ['removed', undefined, 'missing'],
  ])('%s', async (_name, file, checks) => {
    const path = join(base, 'stick', '20260905.mp4')
    mkdirSync(dirname(path))
    if (file !== undefined) writeFileSync(path, file)
    expect((await verified({ path, sealed: false, stored: null, sha256 }, Buffer.alloc(0))).code).toBe(checks)
  })
})
