/**
 * The `html` tag: the only way text enters a document, always escaped.
 * Knows nothing of papers or petitions.
 */

import { markupTag, type PieceOf } from './tag'

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

export type Piece = PieceOf<Markup>

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Escapes text for element content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/gu, (sign) => ENTITIES[sign] ?? '')
}

/** html`<td>${name}</td>`: literal parts are markup, values are text unless they are `Markup` themselves. */
export const html = markupTag(Markup, escapeHtml)

/** Marks a string written by the program itself (never by a person) as markup. */
export function trusted(source: string): Markup {
  return new Markup(source)
}
