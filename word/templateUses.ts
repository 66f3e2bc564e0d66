/**
 * Which placeholders a template holds, out of what docxtemplater has parsed.
 * Knows its shapes, and no field.
 */
/** `inside` is the table around it; `other` is a way of writing that is not offered (raw XML and the like). */
export interface Use { readonly name: string; readonly kind: 'value' | 'rows' | 'other'; readonly inside: string | undefined }

interface Piece { readonly type?: unknown; readonly value?: unknown; readonly module?: unknown; readonly subparsed?: unknown; readonly inverted?: unknown }

const isPiece = (piece: unknown): piece is Piece => typeof piece === 'object' && piece !== null

function walk(pieces: unknown, inside: string | undefined, found: Use[]): void {
  if (!Array.isArray(pieces)) return
  for (const piece of pieces) {
    if (!isPiece(piece) || piece.type !== 'placeholder') continue
    const name = typeof piece.value === 'string' ? piece.value.trim() : ''
    if (piece.module === 'loop' && piece.inverted !== true) {
      found.push({ name, kind: 'rows', inside })
      walk(piece.subparsed, name, found)
    } else if (piece.module === undefined) found.push({ name, kind: 'value', inside })
    else if (piece.module !== 'space-preserve') {
      found.push({ name, kind: 'other', inside })
      walk(piece.subparsed, name, found)
    }
  }
}

export function usesIn(parsed: readonly unknown[]): readonly Use[] {
  const found: Use[] = []
  for (const pieces of parsed) walk(pieces, undefined, found)
  return found
}
