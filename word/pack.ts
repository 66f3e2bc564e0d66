/**
 * Packs the parts of a .docx into one file: the same parts give the same bytes, whenever and wherever.
 * Knows nothing of what the parts say.
 */
import PizZip from 'pizzip'
import type { WordPart } from '#core/documents/word/package'

/** The earliest a zip can hold; as local time, because the zip format has no zone. */
const NO_TIME = new Date(1980, 0, 1)

export function packZip(parts: readonly WordPart[]): Uint8Array {
  const zip = new PizZip()
  for (const part of parts) zip.file(part.name, 'text' in part ? new TextEncoder().encode(part.text) : part.bytes, { date: NO_TIME, binary: true, createFolders: false })
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 } })
}
