/** Makes .docx files by hand for the tests: a body of one's own, further parts, and zips that are wrong on purpose. */
import { deflateRawSync, crc32 } from 'node:zlib'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

export const documentOf = (body: string, before = ''): string => `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`
export const p = (...runs: readonly string[]): string => `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`
export const table = (...rows: readonly (readonly string[])[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
export const partRels = (type: string, target: string, mode = 'External'): string => `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode === '' ? '' : ` TargetMode="${mode}"`}/></Relationships>`

export interface RawEntry { readonly name: string; readonly data: Uint8Array; /** What the directory says, where it is not the truth. */ readonly size?: number; readonly flags?: number; readonly localName?: string; readonly method?: number }

/** A zip, deflated; entries may lie. */
export function zipOf(entries: readonly RawEntry[], { comment = '' } = {}): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, data, size = data.length, flags = 0x800, localName = name, method = 8 } of entries) {
    const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data)
    const head = (signature: number, nameBytes: Buffer, middle: number): Buffer => {
      const record = Buffer.alloc(middle)
      const shift = signature === 0x02014b50 ? 2 : 0
      record.writeUInt32LE(signature, 0)
      if (shift === 2) record.writeUInt16LE(20, 4)
      record.writeUInt16LE(20, 4 + shift)
      record.writeUInt16LE(flags, 6 + shift)
      record.writeUInt16LE(method, 8 + shift)
      record.writeUInt32LE(crc32(data), 14 + shift)
      record.writeUInt32LE(packed.length, 18 + shift)
      record.writeUInt32LE(size, 22 + shift)
      record.writeUInt16LE(nameBytes.length, 26 + shift)
      if (shift === 2) record.writeUInt32LE(at, 42)
      return Buffer.concat([record, nameBytes])
    }
    central.push(head(0x02014b50, Buffer.from(name), 46))
    const local = Buffer.concat([head(0x04034b50, Buffer.from(localName), 30), packed])
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Uint8Array.from(Buffer.concat([...locals, directory, end, Buffer.from(comment)]))
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const entriesOf = (parts: Readonly<Record<string, string | Uint8Array>>): readonly RawEntry[] => Object.entries({ '[Content_Types].xml': TYPES, '_rels/.rels': RELS, ...parts }).map(([name, data]) => ({ name, data: typeof data === 'string' ? bytes(data) : data }))

/** A .docx with this body and these further parts. */
export const docxOf = (body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array => zipOf(entriesOf({ 'word/document.xml': documentOf(body), ...more }))
