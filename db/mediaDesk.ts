/**
 * Opened recordings of the room: a ticket stands for a file held open, which gives its plain bytes part by part to the session that opened it.
 * Knows no right and no row. Keys are wiped when a ticket ends.
 */
import { randomBytes } from 'node:crypto'
import type { MediaDoor, MediaPart, MediaPlace, MediaTrouble, OpenedMedia } from '#core/door/mediaPort'
import { type ByteReader, readerOf } from './media/byteReader'
import { remade } from './media/remadeReader'
import { SealedDamage } from './media/sealedReader'
import { VerifyDesk } from './media/verifyDesk'

interface Opened { readonly recordingId: number; readonly session: object; readonly reader: ByteReader; readonly type: string; readonly until: number; trouble: MediaTrouble | undefined }

const TICKET_BYTES = 24
/** A working day; who comes back after it plays anew and is in the log anew. */
const HOURS_MS = 10 * 3_600_000
/** Files held open at once; the oldest ends. */
const MOST_OPEN = 8
/** The most that is given at once. */
const MOST_BYTES = 1_048_576

export function troubleOf(error: unknown): MediaTrouble {
  if (error instanceof SealedDamage) return { code: error.code, at: error.at }
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return { code: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'disk', at: 0 }
}

export class MediaDesk implements MediaDoor {
  readonly #vault: string
  readonly #now: () => number
  readonly #opened = new Map<string, Opened>()
  readonly verify: VerifyDesk

  constructor(vault: string, now: () => number) {
    this.#vault = vault
    this.#now = now
    this.verify = new VerifyDesk(vault, now)
  }

  open({ recordingId, place, type, session, places }: Parameters<MediaDoor['open']>[0]): OpenedMedia {
    // Who plays it again has no use for the ticket before.
    this.#closeWhere((one) => (one.recordingId === recordingId && one.session === session) || one.until <= this.#now())
    for (const oldest of this.#opened.keys()) {
      if (this.#opened.size < MOST_OPEN) break
      this.#close(oldest)
    }
    try {
      const reader = this.#readerOf(place, places)
      const ticket = randomBytes(TICKET_BYTES).toString('base64url')
      this.#opened.set(ticket, { recordingId, session, reader, type, until: this.#now() + HOURS_MS, trouble: reader.ending === 'damaged' ? { code: 'damaged', at: reader.bytes - reader.shift } : undefined })
      return { ok: true, ticket, bytes: reader.bytes, ending: reader.ending }
    } catch (error) {
      return { ok: false, ...troubleOf(error) }
    }
  }

  part(ticket: string, session: object, from: number, count: number): MediaPart {
    const opened = this.#of(ticket, session)
    if (opened === undefined) return { ok: false, code: 'gone' }
    const { reader, type } = opened
    const wanted = Math.max(0, Math.min(count, MOST_BYTES, reader.bytes - from))
    const given = (length: number): MediaPart => ({ ok: true, bytes: length === 0 ? new Uint8Array(0) : Uint8Array.from(reader.read(from, length)), total: reader.bytes, type })
    try {
      return given(wanted)
    } catch (error) {
      opened.trouble = troubleOf(error)
      const whole = opened.trouble.at + reader.shift - from
      // What the reading met lies behind a part that is whole.
      return opened.trouble.code === 'damaged' && whole > 0 ? given(whole) : { ok: false, code: opened.trouble.code }
    }
  }

  trouble(ticket: string, session: object): MediaTrouble | undefined {
    return this.#of(ticket, session)?.trouble
  }

  closeAll(recordingId: number): void {
    this.verify.forget(recordingId)
    this.#closeWhere((one) => one.recordingId === recordingId)
  }

  /** The room is being locked. */
  end(): void {
    this.verify.stop()
    this.#closeWhere(() => true)
  }

  #readerOf(place: MediaPlace, places: Uint8Array | undefined): ByteReader {
    const file = readerOf(this.#vault, place)
    try {
      return remade(file, places)
    } catch (error) {
      file.close()
      throw error
    }
  }

  #of(ticket: string, session: object): Opened | undefined {
    const opened = this.#opened.get(ticket)
    if (opened !== undefined && opened.until <= this.#now()) {
      this.#close(ticket)
      return undefined
    }
    return opened?.session === session ? opened : undefined
  }

  #closeWhere(ends: (one: Opened) => boolean): void {
    for (const [ticket, one] of this.#opened) if (ends(one)) this.#close(ticket)
  }

  #close(ticket: string): void {
    this.#opened.get(ticket)?.reader.close()
    this.#opened.delete(ticket)
  }
}
