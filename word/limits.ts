/**
 * How much of a foreign .docx is looked at before it is refused: sizes in bytes, counts in pieces.
 * An honest paper of thirty pages takes a tenth of each.
 */
export const LIMITS = {
  /** As base64 it must still pass the office's door (1 MiB). */
  file: 720 * 1024,
  entries: 200,
  /** One part, unpacked, and all of them. */
  part: 6 * 1024 * 1024,
  whole: 16 * 1024 * 1024,
  depth: 64,
  paragraphs: 5000,
  /** UTF-16 units of text read from a file, or put into a template. */
  text: 400_000,
} as const
