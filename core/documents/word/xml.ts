/**
 * The `xml` tag: the only way text enters a part of a .docx, always escaped and without signs that XML cannot hold.
 * Knows nothing of WordprocessingML.
 */

import { markupTag, type PieceOf } from '../tag'

/** Markup that has been through the tag; everything else is text and gets escaped. */
export class Xml {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

export type XmlPiece = PieceOf<Xml>

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** What XML 1.0 (§2.2) has no place for, not even as a reference; lone surrogates too. */
const UNHELD = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Text that any XML reader takes. */
export const heldText = (text: string): string => text.replace(UNHELD, '')

export const escapeXml = (text: string): string => heldText(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '')

/** xml`<w:t>${words}</w:t>`: literal parts are markup, values are text unless they are `Xml` themselves. */
export const xml = markupTag(Xml, escapeXml)

/** Opens each part of a package. */
export const xmlPart = (content: Xml): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content.source}`
