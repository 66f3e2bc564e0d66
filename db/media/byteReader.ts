/**
 * What a ticket reads from: a file in the folder of recordings under its key, or one that was left with the room's own recorder.
 * Knows no ticket and no session.
 */
import { closeSync, fstatSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { MediaPlace } from '#core/door/mediaPort'
import { readAt } from './chunkPlaces'
import { mediaPath } from './mediaFolder'
import { SealedDamage, SealedReader } from './sealedReader'

/** `shift`: by how much a place in what is read lies behind the same place in the file. */
export interface ByteReader { readonly bytes: number; readonly shift: number; readonly ending: 'whole' | 'cut' | 'damaged'; read(offset: number, length: number): Uint8Array; close(): void }

class PlainReader implements ByteReader {
  readonly #file: number
  readonly bytes: number
  readonly shift = 0
  readonly ending = 'whole'

  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.bytes = fstatSync(this.#file).size
  }

  read(offset: number, length: number): Uint8Array {
    return readAt(this.#file, offset, Math.max(0, Math.min(length, this.bytes - offset)))
  }

  close(): void {
    closeSync(this.#file)
  }
}

const asItIs = (reader: SealedReader, ending: ByteReader['ending']): ByteReader => ({ bytes: reader.bytes, shift: 0, ending, read: (offset, length) => reader.read(offset, length), close: () => { reader.close() } })

/** With a damaged end it still plays up to there. @throws SealedDamage; Error of the file system. */
function sealedReader(path: string, key: Buffer, stored: number | null): ByteReader {
  try {
    const reader = new SealedReader(path, key, stored ?? undefined)
    return asItIs(reader, reader.ending)
  } catch (error) {
    if (!(error instanceof SealedDamage) || error.code !== 'damaged') throw error
    return asItIs(new SealedReader(path, key), 'damaged')
  }
}

/** @throws SealedDamage; Error of the file system. */
export function readerOf(vault: string, place: MediaPlace): ByteReader {
  if (place.kind === 'plain') return new PlainReader(join(place.folder, place.path))
  const key = Buffer.from(place.key, 'base64')
  try {
    return sealedReader(mediaPath(vault, place.file), key, place.stored)
  } finally {
    key.fill(0)
  }
}
