/**
 * The `html` tag: the only way text enters a document, always escaped.
 * Knows nothing of papers or petitions.
 */

/** Markup that has been through the tag; everything else is text and gets escaped. */
export class Markup {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
  toString(): string {
    return this.source
  }
}

export type Piece = Markup | string | number | false | undefined | readonly Piece[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Escapes text for element content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/gu, (sign) => ENTITIES[sign] ?? '')
}

function render(piece: Piece): string {
  if (piece instanceof Markup) return piece.source
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  if (piece === false || piece === undefined) return ''
  return piece.map(render).join('')
}

/** html`<td>${name}</td>`: literal parts are markup, values are text unless they are `Markup` themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return new Markup(parts.reduce((page, part, at) => page + render(values[at - 1]) + part))
}

/** Marks a string written by the program itself (never by a person) as markup. */
export function trusted(source: string): Markup {
  return new Markup(source)
}
