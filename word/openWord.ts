/**
 * Opens a .docx that came from outside and looks at everything in it that could act: macros, embedded objects, what lies outside of the file, fields that fetch.
 * Knows neither templates nor what the text says.
 */
import { unpack } from './unpack'
import { refuseFile } from './refused'
import { localName, readXml, xmlText } from './xmlReader'

/** A template goes on into papers; of a text only the words are taken, so links in it do no harm. */
export type Purpose = 'template' | 'text'

export interface OpenedWord { readonly parts: ReadonlyMap<string, Uint8Array>; readonly xml: ReadonlyMap<string, string>; /** Name of the part with the text. */ readonly main: string }

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const ACTIVE = /(?:^|\/)(?:vba[^/]*|activex|embeddings|oleobject[^/]*|customui|afchunk[^/]*|macros?|webextensions)(?:\/|\.|$)|\.(?:bin|exe|dll|js|vbs|html?|mht|svg|docm|dotm)$/iu
/** Pictures and fonts of a template; their bytes go through unread. */
const PLAIN = /\.(?:xml|rels|png|jpe?g|gif|bmp|emf|wmf|tiff?|odttf)$/iu
const LINK = /\/hyperlink$/u
const OUTSIDE_KIND = /\/(?:oleObject|package|attachedTemplate|frame|aFChunk|control|vbaProject|subDocument|mailMergeSource|externalLink[^/]*|video|audio|media)$/u
/** Fields of Word that only number or point within the paper. */
const QUIET_FIELDS = ['PAGE', 'NUMPAGES', 'SECTION', 'SECTIONPAGES', 'SEQ', 'REF', 'PAGEREF', 'TOC', 'STYLEREF', 'FORMTEXT', 'FORMCHECKBOX', 'FORMDROPDOWN', 'EQ', 'SYMBOL', 'ADVANCE', '=']
const SAVE_AS = '请用 WPS、Word 打开，去掉后另存为 .docx 再选'

export function openWord(file: Uint8Array, purpose: Purpose): OpenedWord {
  const parts = unpack(file)
  const types = parts.get('[Content_Types].xml')
  if (types === undefined) return refuseFile('这不是 .docx 文件（缺少内容类型说明），没有导入；请用 WPS、Word 打开原文件后另存为 .docx 再选')
  for (const name of parts.keys()) checkName(name)
  const xml = new Map<string, string>()
  for (const [name, bytes] of parts) if (/\.(?:xml|rels)$/iu.test(name)) xml.set(name, xmlText(name, bytes))
  const kinds = contentTypes(xml.get('[Content_Types].xml') ?? '')
  for (const [name, text] of xml) {
    if (name.toLowerCase().endsWith('.rels')) checkRelations(name, text, purpose)
    else checkPart(name, text, purpose)
  }
  const main = kinds.get(DOCX)
  if (main === undefined || !xml.has(main)) return refuseFile('文件里找不到正文，没有导入；请用 WPS、Word 打开后另存为 .docx（不是模板 .dotx，也不是带宏的 .docm）再选')
  return { parts, xml, main }
}

function checkName(name: string): void {
  if (ACTIVE.test(name)) refuseFile(`文件里带有宏、控件或嵌入对象（${name.slice(0, 80)}），为安全起见没有导入；${SAVE_AS}`)
  if (!PLAIN.test(name)) refuseFile(`文件里夹带了不认识的内容（${name.slice(0, 80)}），为安全起见没有导入；${SAVE_AS}`)
}

/** Part names by their content type, where there is one of it; a type with macros is refused. */
function contentTypes(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  readXml('[Content_Types].xml', text, (event) => {
    if (event.kind !== 'open') return
    const type = event.attributes['ContentType'] ?? ''
    if (/macroEnabled|vbaProject|activeX|oleObject/iu.test(type)) refuseFile(`文件里带有宏或控件，为安全起见没有导入；${SAVE_AS}`)
    if (localName(event.name) === 'Override' && !found.has(type)) found.set(type, (event.attributes['PartName'] ?? '').replace(/^\//u, ''))
  })
  return found
}

/** Everything a part refers to lies in the file itself. */
function checkRelations(name: string, text: string, purpose: Purpose): void {
  readXml(name, text, (event) => {
    if (event.kind !== 'open' || localName(event.name) !== 'Relationship') return
    const { Type: type = '', Target: target = '', TargetMode: mode = '' } = event.attributes
    if (purpose === 'text' && LINK.test(type)) return
    if (mode.toLowerCase() === 'external' || /^[a-z][a-z0-9+.-]*:|^[\\/]{2}|\\/iu.test(target.trim())) {
      refuseFile(`文件引用了外部的${LINK.test(type) ? '超链接' : /attachedTemplate$/u.test(type) ? '模板' : /image$/u.test(type) ? '图片' : '内容'}（${target.slice(0, 80)}），打开文书时会去别处读取，没有导入；请取消链接后另存为 .docx 再选`)
    }
    if (OUTSIDE_KIND.test(type)) refuseFile(`文件里带有宏、控件或嵌入对象，为安全起见没有导入；${SAVE_AS}`)
    if (leavesPackage(name, target)) refuseFile('文件内部结构不正常（引用了自身以外的位置），为安全起见没有导入；请用 WPS、Word 打开后另存为 .docx 再选')
  })
}

function leavesPackage(part: string, target: string): boolean {
  let depth = target.startsWith('/') ? 0 : part.split('/').length - 2
  for (const step of target.split('/')) {
    if (step === '..') depth -= 1
    else if (step !== '' && step !== '.') depth += 1
    if (depth < 0) return true
  }
  return false
}

/** Well-formed as a whole; elements and fields that fetch or run. */
function checkPart(name: string, text: string, purpose: Purpose): void {
  const fields: string[] = []
  let code = false
  const ended = (field: string | undefined): void => { if (field !== undefined && purpose === 'template') checkField(field) }
  readXml(name, text, (event) => {
    if (event.kind === 'text') {
      if (code && fields.length > 0) fields.push((fields.pop() ?? '') + event.text)
      return
    }
    const local = localName(event.name)
    if (local === 'instrText') code = event.kind === 'open'
    if (event.kind === 'close') return
    if (/^(?:OLEObject|altChunk|control|object|subDoc|movie|mailMerge|attachedSchema|scriptAnchor)$/iu.test(local) && name.startsWith('word/')) refuseFile(`文件里带有控件或嵌入对象，为安全起见没有导入；${SAVE_AS}`)
    if (local === 'fldSimple') ended(valueOf(event.attributes, 'instr'))
    if (local !== 'fldChar') return
    const kind = valueOf(event.attributes, 'fldCharType')
    if (kind === 'begin') fields.push('')
    else if (kind === 'separate') ended(fields.at(-1))
    else if (kind === 'end') ended(fields.pop())
  })
}

const valueOf = (attributes: Readonly<Record<string, string>>, local: string): string | undefined => Object.entries(attributes).find(([name]) => localName(name) === local)?.[1]

function checkField(field: string): void {
  const [word = ''] = field.trim().toUpperCase().split(/[\s\\]/u)
  if (word === '' || QUIET_FIELDS.includes(word) || word.startsWith('=')) return
  const why = /^(?:DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE|EDITTIME)$/u.test(word) ? '每次打开都会变' : '可能读取文书以外的内容'
  refuseFile(`模板里有域“${word.slice(0, 30)}”，${why}，没有导入；请删去这个域（可先按 Ctrl+Shift+F9 变成文字），日期改用 {成文日期}，再另存为 .docx`)
}
