/** What stories of recording at the desk have in common: a draft with its notice, a recording begun for it, sound that comes in, and what is kept of it. */
import { join } from 'node:path'
import { expect } from 'vitest'
import type { IntakeForm } from '#core/contract/intake'
import { mediaFolder } from '#db/media/mediaFolder'
import { SealedReader } from '#db/media/sealedReader'
import { ID, type TestOffice, type Who } from './office'
import type { TestRecorder } from './recorder'

export const AGREED = { how: 'oral', consent: 'agreed' } as const

/** Of the room and the recorder as they are when each is asked for. */
export function recordedDesk(room: () => TestOffice, recorder: () => TestRecorder) {
  async function draft(form: IntakeForm = { notice: AGREED }, who: Who = 'li'): Promise<number> {
    const { id, revision } = await room().as(who, 'drafts.start', {})
    await room().as(who, 'drafts.save', { id, revision, form })
    return id
  }
  /** Begins with the devices open. */
  async function begun(draftId: number, who: Who = 'li', kind: 'sound' | 'picture' = 'sound'): Promise<number> {
    await recorder().open(kind)
    return (await room().as(who, 'recorder.begin', { draftId, kind })).id
  }
  /** Both clocks, as sound comes in. */
  function hear(seconds: number): void {
    for (let at = 0; at < seconds; at += 1) {
      room().forward(1000)
      recorder().hear(1)
    }
  }
  const state = (who: Who = 'li') => room().as(who, 'recorder.state', {})
  const row = (id: number) => room().vault().repos.recordings.byId(id)
  const events = (id: number) => room().vault().repos.recordings.events(id).map(({ act, ms, text, byId }) => [act, ms, text, byId])
  /** It is read through in a thread. */
  const settles = (id: number) => expect.poll(() => row(id)?.state, { timeout: 20_000 }).toBe('cut')
  const sound = async () => expect(await room().as('shen', 'audit.verify', {})).toMatchObject({ ok: true })

  /** The plain bytes, with the key as its holder opens it. */
  function plain(id: number): Buffer {
    const { file, fileKey, stored } = row(id) ?? {}
    const opened = room().vault().open('rec', ID.li, `recording:${id}`, fileKey ?? '')
    const reader = new SealedReader(join(mediaFolder(room().dir), file ?? ''), Buffer.from(opened.ok ? opened.text : '', 'base64'), stored ?? undefined)
    try {
      return reader.read(0, reader.bytes)
    } finally {
      reader.close()
    }
  }
  return { draft, begun, hear, state, row, events, settles, sound, plain }
}
