/**
 * What a recording is by its first bytes, whatever its name says.
 * Looks at no more than the marks of the formats a room's recorder writes; parses no media, and never throws.
 */
export type RecordingFormat = 'wav' | 'mp3' | 'aac' | 'm4a' | 'mp4' | 'ogg' | 'webm'
/** So many bytes are enough to tell. */
export const FORMAT_BYTES = 64

const letters = (bytes: Uint8Array, from: number, count: number): string => String.fromCharCode(...bytes.subarray(from, from + count))
const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0

/** Marks of sound-only files among those of ISO/IEC 14496-12; what else begins so may hold pictures. */
const SOUND_BRANDS: readonly string[] = ['M4A ', 'M4B ', 'M4P ', 'F4A ']

/** A frame of MPEG sound: eleven bits set, the third layer, a bit rate and a sampling rate that exist. ADTS (aac) has layer 0. */
function frame(bytes: Uint8Array): 'mp3' | 'aac' | undefined {
  if (byte(bytes, 0) !== 0xff || (byte(bytes, 1) & 0xe0) !== 0xe0) return undefined
  if ((byte(bytes, 1) & 0xf6) === 0xf0) return (byte(bytes, 2) & 0x3c) >> 2 < 13 ? 'aac' : undefined
  const [version, layer, rate, sampling] = [(byte(bytes, 1) & 0x18) >> 3, (byte(bytes, 1) & 0x06) >> 1, byte(bytes, 2) >> 4, (byte(bytes, 2) & 0x0c) >> 2]
  return version !== 1 && layer === 1 && rate !== 0 && rate !== 15 && sampling !== 3 ? 'mp3' : undefined
}

/** The format, or undefined for anything else: a text, a picture, a program, a file whose beginning is not written yet. */
export function recordingFormat(bytes: Uint8Array): RecordingFormat | undefined {
  if (/^(?:RIFF|RF64|BW64)$/u.test(letters(bytes, 0, 4)) && letters(bytes, 8, 4) === 'WAVE') return 'wav'
  if (letters(bytes, 4, 4) === 'ftyp') return SOUND_BRANDS.includes(letters(bytes, 8, 4)) ? 'm4a' : 'mp4'
  if (letters(bytes, 0, 4) === 'OggS') return 'ogg'
  if (letters(bytes, 0, 3) === 'ID3') return 'mp3'
  if (byte(bytes, 0) === 0x1a && letters(bytes, 1, 3) === 'E\xdf\xa3' && /webm|matroska/u.test(letters(bytes, 4, FORMAT_BYTES - 4))) return 'webm'
  return frame(bytes)
}
