/**
 * Small pieces of a recording's sound, cut out of its file so that each can be decoded by itself: for a picture of hours of which only a small part is read.
 * Asks for bytes and is given them; decodes nothing, keeps nothing of a file but its head, and takes no figure in it on trust: what cannot be understood gives no piece, never a fault.
 */
import type { Reading } from './mediaLength/asking'
import type { RecordingFormat } from './recordingFormat'
import { filmSound } from './soundSlices/film'
import { filmHead } from './soundSlices/filmHead'
import { fragmentSound } from './soundSlices/fragments'
import { openFrames } from './soundSlices/frames'
import { openOgg } from './soundSlices/ogg'
import type { Sound, SoundFile } from './soundSlices/slice'
import { openWav } from './soundSlices/wav'
import { openWebm } from './soundSlices/webm'

export type { Ask, Reading } from './mediaLength/asking'
export type { Codec, Slice, Sound, SoundFile } from './soundSlices/slice'

function* openFilm(file: SoundFile): Reading<Sound | undefined> {
  const head = yield* filmHead(file.size)
  if (head === undefined) return undefined
  return head.parts ? yield* fragmentSound(file, head) : filmSound(file, head)
}

const OPENERS: Readonly<Record<RecordingFormat, (file: SoundFile) => Reading<Sound | undefined>>> = {
  wav: openWav, mp3: openFrames, aac: openFrames, m4a: openFilm, mp4: openFilm, ogg: openOgg, webm: openWebm,
}

/** Undefined where there is no sound in it that can be cut. */
export const openSound = (format: RecordingFormat, file: SoundFile): Reading<Sound | undefined> => OPENERS[format](file)
