/**
 * Fills a template of the office's own: looks at every placeholder first, then puts the values in as text.
 * Knows no field of any paper; what may be asked for is passed in.
 */
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { heldText } from '#core/documents/word/xml'
import type { TemplateFields, TemplateValues } from '#core/documents/word/templateFields'
import type { TemplateUse } from '#core/door/wordPort'
import { LIMITS } from './limits'
import { openWord, type OpenedWord } from './openWord'
import { packZip } from './pack'
import { refuseFile } from './refused'
import { templateProblems } from './templateProblems'
import { usesIn, type Use } from './templateUses'

type Scope = Readonly<Record<string, unknown>>

/** Only own names of the values: a placeholder cannot reach into the program. */
const parser = (tag: string) => ({ get: (scope: Scope) => (Object.hasOwn(scope, tag.trim()) ? scope[tag.trim()] : undefined) })

interface Compiled { readonly template: Docxtemplater<PizZip>; readonly uses: readonly Use[] }

function compiled({ parts }: OpenedWord): Compiled {
  const zip = new PizZip()
  for (const [name, bytes] of parts) zip.file(name, bytes, { binary: true, createFolders: false })
  const seen: unknown[] = []
  const watch = { name: 'reception-uses', set: (options: { readonly inspect?: { readonly postparsed?: unknown } }) => { if (options.inspect?.postparsed !== undefined) seen.push(options.inspect.postparsed) } }
  try {
    const template = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false, parser, nullGetter: () => '', syntax: { changeDelimiterPrefix: null }, modules: [watch] })
    return { template, uses: usesIn(seen) }
  } catch (error) {
    return refuseFile(...templateProblems(error))
  }
}

/** Each placeholder by what the kind allows; all that is wrong is said at once. */
function checkUses(uses: readonly Use[], { single, rows }: TemplateFields): void {
  const problems = new Set<string>()
  const tables = Object.keys(rows)
  for (const { name, kind, inside } of uses) {
    if (kind === 'other') problems.add(`模板里的 {${name}} 用了不能用的写法；只能写 {字段}，或 {#表格}…{/表格}`)
    else if (kind === 'rows') {
      if (!Object.hasOwn(rows, name)) problems.add(`模板里的 {#${name}} 不是这种文书的表格；${tables.length === 0 ? '这种文书没有表格' : `可用的表格：${tables.join('、')}`}`)
      else if (inside !== undefined) problems.add(`模板里的 {#${name}} 写在 {#${inside}} 里面；表格里不能再套表格`)
    } else if (!single.includes(name) && !(inside !== undefined && Object.hasOwn(rows, inside) && (rows[inside] ?? []).includes(name))) {
      const home = tables.find((table) => (rows[table] ?? []).includes(name))
      problems.add(home !== undefined ? `模板里的 {${name}} 是表格“${home}”的一栏，要写在 {#${home}} 与 {/${home}} 之间` : `模板里的 {${name}} 不是这种文书的字段；可用的字段：${single.join('、')}${inside !== undefined && Object.hasOwn(rows, inside) ? `；在 {#${inside}} 里还有：${(rows[inside] ?? []).join('、')}` : ''}`)
    }
  }
  if (uses.length === 0) problems.add('模板里没有任何占位，例如 {发文字号}；请在要填的地方写上花括号和字段名')
  if (problems.size > 0) refuseFile(...problems)
}

function open(file: Uint8Array, fields: TemplateFields): Compiled {
  const found = compiled(openWord(file, 'template'))
  checkUses(found.uses, fields)
  return found
}

export function inspectTemplate(file: Uint8Array, fields: TemplateFields): TemplateUse {
  return { used: [...new Set(open(file, fields).uses.map(({ name, inside }) => (inside === undefined ? name : `${inside}.${name}`)))] }
}

/** How much text the template would grow by: a long value asked for a thousand times is refused before it is written. */
function grows(uses: readonly Use[], values: TemplateValues): number {
  return uses.reduce((sum, { name, kind, inside }) => {
    if (kind !== 'value') return sum
    const rows = inside === undefined ? undefined : values[inside]
    const own = values[name]
    const ofRow = (row: Readonly<Record<string, string>>): number => (Object.hasOwn(row, name) ? (row[name] ?? '') : typeof own === 'string' ? own : '').length
    return sum + (Array.isArray(rows) ? rows.reduce((total: number, row) => total + ofRow(row), 0) : typeof own === 'string' ? own.length : 0)
  }, 0)
}

export function fillTemplate(file: Uint8Array, fields: TemplateFields, values: TemplateValues): Uint8Array {
  const { template, uses } = open(file, fields)
  if (grows(uses, values) > LIMITS.text) refuseFile(`填好后文字太多（上限 ${LIMITS.text / 10_000} 万字）；请减少模板里重复的占位，或缩短填写的内容`)
  const held = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? heldText(value) : value.map((row) => Object.fromEntries(Object.entries(row).map(([column, text]) => [column, heldText(text)])))]))
  try {
    template.render(held)
  } catch (error) {
    return refuseFile(...templateProblems(error))
  }
  const { files } = template.getZip()
  return packZip(Object.entries(files).filter(([, { dir }]) => !dir).map(([name, entry]) => ({ name, bytes: entry.asUint8Array() })))
}
