/**
 * A composed paper as the parts of a .docx (ECMA-376): names and contents, the same for the same paper on every machine and at any time.
 * Knows no zip: word/ packs them.
 */
import type { Composed } from '../paper/blocks'
import { copyAt, printable, type Settled } from '../paper/reading'
import { blockXml } from './blocks'
import { firstDiffers, footerPart, headerPart, headXml, titleApart } from './heads'
import { CHAR_SPACE, LINE, SHEETS, type Sheet } from './measures'
import { pictureList, type Picture } from './pictures'
import { fontsPart, settingsPart, stylesPart } from './styles'
import { xml, xmlPart, type Xml } from './xml'

/** A part has text (written as UTF-8) or bytes. */
export type WordPart = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array })

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Piece { readonly id: string; readonly name: string; readonly kind: string; readonly part: WordPart }

function pieces(paper: Composed, marks: Settled, sheet: Sheet): readonly Piece[] {
  const piece = (id: string, name: string, kind: string, text: string): Piece => ({ id, name, kind, part: { name: `word/${name}`, text } })
  const first = firstDiffers(paper)
  return [
    piece('styles', 'styles.xml', 'styles', stylesPart(sheet)),
    piece('settings', 'settings.xml', 'settings', settingsPart()),
    piece('fonts', 'fontTable.xml', 'fontTable', fontsPart()),
    piece('headerOdd', 'header1.xml', 'header', headerPart(paper, marks, false)),
    piece('headerEven', 'header2.xml', 'header', headerPart(paper, marks, false)),
    piece('footerOdd', 'footer1.xml', 'footer', footerPart(paper, 'odd')),
    piece('footerEven', 'footer2.xml', 'footer', footerPart(paper, 'even')),
    ...(first ? [piece('headerFirst', 'header3.xml', 'header', headerPart(paper, marks, true)), piece('footerFirst', 'footer3.xml', 'footer', footerPart(paper, 'first'))] : []),
  ]
}

/** `w:sectPr`: sheet, margins, the grid of 22 lines × 28 characters. `anew` counts its pages from 1. */
function section(sheet: Sheet, { first, anew = false }: { readonly first: boolean; readonly anew?: boolean }): Xml {
  const refs = xml`<w:headerReference w:type="default" r:id="headerOdd"/><w:headerReference w:type="even" r:id="headerEven"/>${first && xml`<w:headerReference w:type="first" r:id="headerFirst"/>`}<w:footerReference w:type="default" r:id="footerOdd"/><w:footerReference w:type="even" r:id="footerEven"/>${first && xml`<w:footerReference w:type="first" r:id="footerFirst"/>`}`
  return xml`<w:sectPr>${refs}<w:pgSz w:w="${sheet.width}" w:h="${sheet.height}"${sheet.width > sheet.height && xml` w:orient="landscape"`}/><w:pgMar w:top="${sheet.top}" w:right="${sheet.right}" w:bottom="${sheet.bottom}" w:left="${sheet.left}" w:header="${sheet.header}" w:footer="${sheet.footer}" w:gutter="0"/>${anew && xml`<w:pgNumType w:start="1"/>`}${first && xml`<w:titlePg/>`}${sheet.grid && xml`<w:docGrid w:type="linesAndChars" w:linePitch="${LINE}" w:charSpace="${CHAR_SPACE}"/>`}</w:sectPr>`
}

/** Ends the section of a paper before its copy. */
const sectionEnd = (sheet: Sheet, first: boolean): Xml => xml`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="10" w:lineRule="exact"/>${section(sheet, { first })}</w:pPr></w:p>`

function documentPart(sheet: Sheet, body: readonly Xml[], last: Parameters<typeof section>[1]): string {
  return xmlPart(xml`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}${section(sheet, last)}</w:body></w:document>`)
}

function contentTypes(parts: readonly Piece[], pictures: readonly Picture[]): string {
  return xmlPart(xml`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${pictures.length > 0 && xml`<Default Extension="png" ContentType="image/png"/>`}<Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/>${parts.map(({ name, kind }) => xml`<Override PartName="/word/${name}" ContentType="${MAIN}.${kind}+xml"/>`)}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`)
}

const relations = (entries: readonly Xml[]): string => xmlPart(xml`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`)

/** Everything the file consists of, in the order it is packed. No time and no author is in it. */
export function wordParts(paper: Composed, marks: Settled): readonly WordPart[] {
  const sheet = SHEETS[paper.layout]
  const pictures = pictureList()
  const blocks = printable(paper.blocks)
  const first = firstDiffers(paper)
  const copy = copyAt(blocks)
  const body = [...headXml(paper, marks), ...blocks.flatMap((block, at) => {
    if (at === copy) return [sectionEnd(sheet, first)]
    const drawn = blockXml(block, { sheet, pictures, next: blocks[at + 1]?.kind })
    return copy >= 0 && at > copy && block.kind === 'title' ? [...titleApart(paper), ...drawn] : drawn
  })]
  const last = copy < 0 ? { first } : { first: false, anew: true }
  const parts = pieces(paper, marks, sheet)
  const related = [...parts.map(({ id, name, kind }) => xml`<Relationship Id="${id}" Type="${REL}/${kind}" Target="${name}"/>`), ...pictures.all.map(({ id, name }) => xml`<Relationship Id="${id}" Type="${REL}/image" Target="${name}"/>`)]
  return [
    { name: '[Content_Types].xml', text: contentTypes(parts, pictures.all) },
    { name: '_rels/.rels', text: relations([xml`<Relationship Id="document" Type="${REL}/officeDocument" Target="word/document.xml"/>`, xml`<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`]) },
    { name: 'word/document.xml', text: documentPart(sheet, body, last) },
    { name: 'word/_rels/document.xml.rels', text: relations(related) },
    ...parts.map(({ part }) => part),
    ...pictures.all.map(({ name, bytes }) => ({ name: `word/${name}`, bytes })),
    { name: 'docProps/core.xml', text: xmlPart(xml`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${paper.fileTitle}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`) },
  ]
}
