/** Files from outside: templates that are filled or refused with a reason, texts that are read, and files made to do harm. */
import { LIMITS } from '../../word/limits'
import { wordDoor } from '#word/door'
import type { WordResult } from '#core/door/wordPort'
import { describe, expect, it } from 'vitest'
import { payloads } from './payloads'
import { docxOf, documentOf, entriesOf, p, partRels, table, zipOf } from './wordTemplates'
import { officialPaper } from './wordSamples'

const fields = { single: ['发文字号', '成文日期', '投诉请求', '事实'], rows: { 材料: ['序号', '名称', '份数'] } } as const
const values = { 发文字号: '江信受字〔2026〕12号', 成文日期: '2026年9月5日', 投诉请求: '请求修缮天台\n并赔偿', 事实: '漏水', 材料: [{ 序号: '1', 名称: '照片', 份数: '2' }, { 序号: '2', 名称: '合同', 份数: '1' }] } as const
const lines = (result: WordResult<Uint8Array>): readonly string[] => {
  if (!result.ok) return result.problems
  const read = wordDoor.read(result.value)
  return read.ok ? read.value.paragraphs : read.problems
}
const problems = (result: WordResult<unknown>): string => (result.ok ? '' : result.problems.join('\n'))
const inspect = (body: string, more = {}): WordResult<unknown> => wordDoor.inspect(docxOf(body, more), fields)

describe('a template', () => {
  it('is filled, rows repeated, line breaks kept, placeholders found where Word cut them into pieces', () => {
    const file = docxOf(p('文号：{发文', '字', '号}') + p('{投诉请求}') + table(['名称', '份数'], ['{#材料}{序号}.{名称}', '{份数}{/材料}']) + p('{ 成文日期 }'))
    expect(wordDoor.inspect(file, fields)).toEqual({ ok: true, value: { used: ['发文字号', '投诉请求', '材料', '材料.序号', '材料.名称', '材料.份数', '成文日期'] } })
    expect(lines(wordDoor.fill(file, fields, values))).toEqual(['文号：江信受字〔2026〕12号', '请求修缮天台', '并赔偿', '名称\t份数', '1.照片\t2', '2.合同\t1', '2026年9月5日'])
  })
  it('is filled in head and foot too, and gives the same bytes each time', () => {
    const file = docxOf(p('{事实}'), { 'word/header1.xml': `<?xml version="1.0"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('{错字}')}</w:hdr>` })
    expect(wordDoor.fill(file, fields, values)).toEqual(wordDoor.fill(file, fields, values))
  })
  it('takes what was typed as text: markup, braces and names of the program', () => {
    const file = docxOf(p('始{投诉请求}终'))
    for (const text of [...payloads, '{事实}', '{constructor}', '{#材料}', '{@raw}']) expect(lines(wordDoor.fill(file, fields, { ...values, 投诉请求: text })).join('\n'), text).toBe(`始${text}终`)
  })
  it.each([
    ['an unknown field', p('{不存在}'), /\{不存在\} 不是这种文书的字段；可用的字段：发文字号、成文日期、投诉请求、事实/u],
    ['a column outside of its table', p('{份数}'), /\{份数\} 是表格“材料”的一栏，要写在 \{#材料\} 与 \{\/材料\} 之间/u],
    ['an unknown table', p('{#证人}{名称}{/证人}'), /\{#证人\} 不是这种文书的表格；可用的表格：材料/u],
    ['an unknown column', p('{#材料}{颜色}{/材料}'), /\{颜色\} 不是.*在 \{#材料\} 里还有：序号、名称、份数/u],
    ['a table in a table', p('{#材料}{#材料}{名称}{/材料}{/材料}'), /不能再套表格/u],
    ['a reach into the program', p('{constructor}') + p('{__proto__}') + p('{toString}'), /\{constructor\} 不是[^]*\{__proto__\} 不是[^]*\{toString\} 不是/u],
    ['raw markup', p('{@投诉请求}'), /\{投诉请求\} 用了不能用的写法/u],
    ['a placeholder without its end', p('{投诉请求'), /投诉请求.*缺“\}”/u],
    ['a placeholder without its beginning', p('投诉请求}'), /前面却没有“\{”/u],
    ['a table without its end', p('{#材料}{名称}'), /有 \{#材料\}，后面却没有 \{\/材料\}/u],
    ['a table without its beginning', p('{名称}{/材料}'), /有 \{\/材料\}，前面却没有/u],
    ['two that do not match', p('{#材料}{名称}{/事实}'), /不成对/u],
    ['a placeholder that changes the braces', p('{=[[ ]]=}'), /\{=\[\[ \]\]=\}|\{.*不是这种文书的字段/u],
    ['an inverted table', p('{^材料}无{/材料}'), /不能用的写法/u],
    ['no placeholder at all', p('正文'), /没有任何占位/u],
  ])('with %s is refused by name', (_what, body, wanted) => expect(problems(inspect(body))).toMatch(wanted))
  it('says all that is wrong at once', () => expect(inspect(p('{甲}') + p('{乙}') + p('{事实}'))).toMatchObject({ ok: false, problems: [expect.stringContaining('{甲}'), expect.stringContaining('{乙}')] }))
  it('does not grow without end', () => {
    const file = docxOf(p(...Array.from({ length: 300 }, () => '{事实}')))
    expect(problems(wordDoor.fill(file, fields, { ...values, 事实: '长'.repeat(20_000) }))).toMatch(/文字太多/u)
  })
  it.each(['DATE \\@ "yyyy"', ' INCLUDETEXT "file.docx"', 'DDEAUTO cmd "/c calc"', ' INCLUDEPICTURE "http://x/y.png"', 'MACROBUTTON a b', ' HYPERLINK "http://x"', 'ASK x'])('with the field %s is refused', (field) => {
    const cut = Math.floor(field.length / 2)
    const complex = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${field.slice(0, cut).replaceAll('"', '&quot;')}</w:instrText></w:r><w:r><w:instrText>${field.slice(cut).replaceAll('"', '&quot;')}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
    expect(problems(inspect(p('{事实}') + complex))).toMatch(/模板里有域/u)
    expect(problems(inspect(p('{事实}') + `<w:p><w:fldSimple w:instr="${field.replaceAll('"', '&quot;')}"/></w:p>`))).toMatch(/模板里有域/u)
  })
  it('may number its pages', () => expect(inspect(`${p('{事实}')}<w:p><w:fldSimple w:instr=" PAGE "/></w:p>`).ok).toBe(true))
})

describe('a text', () => {
  const read = (body: string) => wordDoor.read(docxOf(body))
  it('gives its paragraphs and rows unchanged, without what was struck out, and says what it left behind', () => {
    const body = `${p('  一、委托事项')}${p('甲方&lt;乙方&gt; &amp; “丙”')}<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs><w:numPr/></w:pPr><w:r><w:t>前</w:t><w:tab/><w:t>后</w:t><w:br/><w:t>次行</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:footnoteReference/></w:r></w:p>${table(['名称', '份数'], ['照片', '2'])}<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>${p('')}`
    expect(read(body)).toEqual({ ok: true, value: { paragraphs: ['  一、委托事项', '甲方<乙方> & “丙”', '前\t后', '次行', '增', '名称\t份数', '照片\t2', '新'], leftOut: ['自动编号（编号不是文字，请核对并补上） 1 处', '修订中删去的文字 1 处', '脚注 1 处'] } })
  })
  it('may hold links, of which only the words are taken', () => {
    const file = docxOf(`<w:p><w:hyperlink r:id="x"><w:r><w:t>法规</w:t></w:r></w:hyperlink></w:p>`, { 'word/_rels/document.xml.rels': partRels('hyperlink', 'https://example.cn/') })
    expect(wordDoor.read(file)).toEqual({ ok: true, value: { paragraphs: ['法规'], leftOut: [] } })
    expect(problems(wordDoor.inspect(file, fields))).toMatch(/外部的超链接（https:\/\/example\.cn\/）/u)
  })
  it('takes payloads as text', () => {
    for (const text of payloads) {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      const result = read(p(`始${escaped}终`))
      expect(result.ok ? result.value.paragraphs.join('\n') : result.problems, text).toBe(`始${text}终`)
    }
  })
  it('is not read beyond its limits', () => {
    expect(problems(read(p('字'.repeat(1000)).repeat(401)))).toMatch(/文字太多/u)
    expect(problems(read(p('').repeat(LIMITS.paragraphs + 1)))).toMatch(/段落太多/u)
    expect(problems(read('<w:x>'.repeat(100) + '</w:x>'.repeat(100)))).toMatch(/嵌套得太深/u)
  })
  it('of our own papers is read back', () => expect(wordDoor.read(wordDoor.export(officialPaper, { final: false })).ok).toBe(true))
})

const good = entriesOf({ 'word/document.xml': documentOf(p('{事实}')) })
const add = (name: string, data: string | Uint8Array = 'x') => zipOf([...good, { name, data: typeof data === 'string' ? new TextEncoder().encode(data) : data }])
const huge = (count: number) => new Uint8Array(count)
const whole = zipOf(good)
const hostile: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['nothing', new Uint8Array(), /打不开/u],
  ['text', new TextEncoder().encode('这不是压缩包'.repeat(9)), /打不开/u],
  ['an old .doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...huge(600)]), /旧格式|密码/u],
  ['half a file', whole.slice(0, whole.length / 2), /打不开/u],
  ['bytes after its end', Uint8Array.from([...whole, 0]), /打不开/u],
  ['a changed byte of content', whole.map((byte, at) => (at === 60 ? byte ^ 0xff : byte)), /打不开|不正常/u],
  ['too many bytes', huge(LIMITS.file + 1), /文件太大/u],
  ['a zip without Word in it', zipOf([{ name: 'a.xml', data: new TextEncoder().encode('<a/>') }]), /不是 \.docx/u],
  ['a name that climbs out', add('../../evil.xml'), /不正常/u],
  ['an absolute name', add('/etc/evil.xml'), /不正常/u],
  ['a drive and backslashes', add('C:\\evil.xml'), /不正常/u],
  ['two names that differ in case', add('WORD/document.xml'), /不正常/u],
  ['another name in the local record', zipOf([...good, { name: 'word/a.xml', localName: 'word/b.xml', data: huge(3) }]), /不正常/u],
  ['a password', zipOf(good.map((entry) => ({ ...entry, flags: 1 }))), /密码/u],
  ['an unknown method', zipOf(good.map((entry) => ({ ...entry, method: 12 }))), /不正常/u],
  ['a part that unpacks to too much', add('word/big.xml', huge(LIMITS.part + 1)), /展开后太大/u],
  ['parts that are too much together', zipOf([...good, ...Array.from({ length: 4 }, (_, at) => ({ name: `word/big${at}.xml`, data: huge(LIMITS.part - 1) }))]), /展开后太大/u],
  ['a part that says it is small and is not', zipOf([...good, { name: 'word/liar.xml', data: huge(LIMITS.part), size: 10 }]), /打不开/u],
  ['too many parts', zipOf([...good, ...Array.from({ length: LIMITS.entries }, (_, at) => ({ name: `word/${at}.xml`, data: huge(1) }))]), /展开后太大/u],
  ['macros', add('word/vbaProject.bin'), /宏/u],
  ['a control', add('word/activeX/activeX1.xml', '<a/>'), /控件/u],
  ['an embedded workbook', add('word/embeddings/a.xlsx'), /嵌入对象/u],
  ['an embedded page', add('word/afchunk.mht'), /嵌入对象/u],
  ['a program', add('word/media/image1.exe'), /嵌入对象/u],
  ['something unknown', add('word/data.dat'), /不认识的内容/u],
  ['the type of a file with macros', zipOf(entriesOf({ 'word/document.xml': documentOf(''), '[Content_Types].xml': '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>' })), /宏/u],
  ['the type of a Word template', zipOf(entriesOf({ 'word/document.xml': documentOf(''), '[Content_Types].xml': '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/></Types>' })), /\.dotx/u],
  ['a template elsewhere', add('word/_rels/settings.xml.rels', partRels('attachedTemplate', 'http://evil.example/t.dotm')), /外部的模板（http:/u],
  ['a picture elsewhere', add('word/_rels/document.xml.rels', partRels('image', 'file:///c:/x.png')), /外部的图片/u],
  ['a share without saying that it is external', add('word/_rels/document.xml.rels', partRels('image', '\\\\evil\\x.png', '')), /外部的图片/u],
  ['an address without saying that it is external', add('word/_rels/document.xml.rels', partRels('image', 'HTTPS://evil/x.png', '')), /外部的图片/u],
  ['an object elsewhere', add('word/_rels/document.xml.rels', partRels('oleObject', 'a.xlsx', '')), /嵌入对象/u],
  ['a relation that climbs out', add('word/_rels/document.xml.rels', partRels('image', '../../x.png', '')), /自身以外/u],
  ['an entity', zipOf(entriesOf({ 'word/document.xml': documentOf(p('&x;'), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>') })), /DOCTYPE/u],
  ['a billion laughs', zipOf(entriesOf({ 'word/document.xml': documentOf(p('&b;'), '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>') })), /DOCTYPE/u],
  ['an entity without a type', docxOf(p('&nbsp;')), /实体/u],
  ['a document type in another part', add('docProps/app.xml', '<!DOCTYPE a SYSTEM "http://evil/"><a/>'), /DOCTYPE/u],
  ['another encoding', add('word/styles.xml', Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0])), /编码/u],
  ['bytes that are not UTF-8', add('word/styles.xml', Uint8Array.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])), /编码/u],
  ['an encoding said to be another', add('word/styles.xml', '<?xml version="1.0" encoding="UTF-7"?><a/>'), /编码/u],
  ['elements that do not close', docxOf('<w:p><w:r></w:p></w:r>'), /XML/u],
  ['an object in the text', docxOf('<w:p><w:object/></w:p>'), /嵌入对象/u],
  ['a page in the text', docxOf('<w:altChunk r:id="x"/>'), /嵌入对象/u],
]

describe('a hostile file', () => {
  it.each(hostile)('with %s is refused by reading and as a template, with the way out', (_what, file, wanted) => {
    for (const result of [wordDoor.read(file), wordDoor.inspect(file, fields), wordDoor.fill(file, fields, values)]) {
      expect(problems(result)).toMatch(wanted)
      expect(problems(result)).toMatch(/请/u)
      expect(problems(result).length).toBeLessThan(400)
    }
  })
  it('refuses overlapping parts', () => {
    const bytes = Buffer.from(whole)
    const first = bytes.readUInt32LE(bytes.length - 22 + 16)
    const second = first + 46 + bytes.readUInt16LE(first + 28)
    bytes.writeUInt32LE(bytes.readUInt32LE(second + 42) - 10, second + 42)
    expect(problems(wordDoor.read(bytes))).toMatch(/打不开|不正常/u)
  })
  it('never ends in anything but an answer, whatever byte is changed', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Uint8Array.from(whole)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(typeof wordDoor.read(changed).ok).toBe('boolean')
      expect(typeof wordDoor.inspect(changed, fields).ok).toBe('boolean')
    }
  })
})
