/**
 * Reads XML piece by piece. Document types and entities of a file's own are refused, so nothing can be resolved, fetched or multiplied.
 * Knows no element by name.
 */
import { LIMITS } from './limits'
import { refuseFile } from './refused'

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

const NAME = '[A-Za-z_][\\w.\\-]*(?::[A-Za-z_][\\w.\\-]*)?'
const TAG = new RegExp(`^(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)$`, 'u')
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gu')
const ENTITY: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const bad = (part: string, what: string): never => refuseFile(`文件的“${part}”部分${what}，没有导入；请用 WPS、Word 打开后另存为 .docx 再选`)

/** Bytes of a part as text: UTF-8 only, as Word and WPS write it; another encoding could hide what is looked for below. */
export function xmlText(part: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/iu.exec(text)?.[1] ?? 'utf-8'
    if (declared.toLowerCase() !== 'utf-8' || text.includes('\0')) return bad(part, '用了不认识的文字编码')
    return text
  } catch {
    return bad(part, '用了不认识的文字编码')
  }
}

function decoded(part: string, text: string): string {
  return text.replace(/&([^;&]*)(;?)/gu, (_, name: string, end: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name)
    const code = number === null ? undefined : parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16)
    const sign = code === undefined ? (Object.hasOwn(ENTITY, name) ? ENTITY[name] : undefined) : code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined
    return end === ';' && sign !== undefined ? sign : bad(part, '含有自定义的实体（&…;），可能用来夹带别的内容')
  })
}

/** Tells each piece in order; elements close in the order they were opened, or the file is refused. */
export function readXml(part: string, text: string, tell: (event: XmlEvent) => void): void {
  const open: string[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  let roots = 0
  const words = (raw: string): void => {
    if (raw === '') return
    if (open.length > 0) tell({ kind: 'text', text: decoded(part, raw) })
    else if (raw.trim() !== '') bad(part, '内容不完整')
  }
  while (at < text.length) {
    const next = text.indexOf('<', at)
    words(text.slice(at, next < 0 ? undefined : next))
    if (next < 0) break
    const end = endOfMarkup(part, text, next)
    const markup = text.slice(next, end)
    at = end
    if (markup.startsWith('<!--') || markup.startsWith('<?')) continue
    if (markup.startsWith('<![CDATA[')) {
      if (open.length === 0) bad(part, '内容不完整')
      tell({ kind: 'text', text: markup.slice(9, -3) })
      continue
    }
    const [, closing, name = '', given = '', empty] = TAG.exec(markup.slice(1, -1)) ?? bad(part, '不是正确的 XML')
    if (closing === '/') {
      if (open.pop() !== name || empty === '/' || given !== '') bad(part, '不是正确的 XML')
      tell({ kind: 'close', name })
      continue
    }
    if (open.length === 0 && (roots += 1) > 1) bad(part, '不是正确的 XML')
    tell({ kind: 'open', name, attributes: attributesOf(part, given) })
    if (empty === '/') tell({ kind: 'close', name })
    else if (open.push(name) > LIMITS.depth) bad(part, '嵌套得太深')
  }
  if (open.length > 0 || roots !== 1) bad(part, '内容不完整')
}

function endOfMarkup(part: string, text: string, from: number): number {
  if (text.startsWith('<!', from) && !text.startsWith('<!--', from) && !text.startsWith('<![CDATA[', from)) return bad(part, '含有文档类型声明（DOCTYPE），可能用来夹带别的内容')
  const mark = text.startsWith('<!--', from) ? '-->' : text.startsWith('<![CDATA[', from) ? ']]>' : text.startsWith('<?', from) ? '?>' : '>'
  const found = mark === '>' ? endOfTag(text, from) : text.indexOf(mark, from + (mark === '-->' ? 4 : 2))
  return found < 0 ? bad(part, '内容不完整') : found + mark.length
}

/** A `>` inside quotes belongs to a value. */
function endOfTag(text: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (quote !== '') { if (sign === quote) quote = '' }
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  return -1
}

function attributesOf(part: string, given: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of given.matchAll(ATTRIBUTE)) {
    if (found.has(name)) bad(part, '不是正确的 XML')
    found.set(name, decoded(part, double ?? single ?? ''))
  }
  return Object.fromEntries(found)
}

/** The name without its prefix: a file chooses its prefixes itself. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
