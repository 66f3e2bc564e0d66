/**
 * Takes the words out of a .docx: paragraphs in order, rows of tables as lines, nothing changed but the spaces at a paragraph's end.
 * Refuses to know formats, and says what it left behind.
 */
import type { WordText } from '#core/door/wordPort'
import { LIMITS } from './limits'
import { openWord } from './openWord'
import { refuseFile } from './refused'
import { localName, readXml, type XmlEvent } from './xmlReader'

/** Struck out, moved away, or said a second time for older programs. */
const NOT_TEXT = ['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'delInstrText', 'rPrChange', 'pPrChange', 'txbxContent']
const LEFT: Readonly<Record<string, string>> = { drawing: '图片或图形', pict: '图片或图形', footnoteReference: '脚注', endnoteReference: '尾注', commentReference: '批注', numPr: '自动编号（编号不是文字，请核对并补上）', del: '修订中删去的文字', oMath: '公式', txbxContent: '文本框' }

/** One pass over the text's part; `skipping` counts the elements inside one that is left out. */
function collector() {
  const paragraphs: string[] = []
  const left = new Map<string, number>()
  let skipping = 0
  let inText = 0
  let rows = 0
  let length = 0
  let line: string[] = []
  let cells: string[][] = []
  const add = (text: string): void => {
    length += text.length
    if (length > LIMITS.text) refuseFile(`文字太多（上限 ${LIMITS.text / 10_000} 万字），没有导入；请只保留要导入的部分另存再选`)
    line.push(text)
  }
  const endParagraph = (): void => {
    const text = line.join('').replace(/[ \t]+$/gmu, '')
    line = []
    if (rows > 0) cells.at(-1)?.push(text)
    else paragraphs.push(...text.split('\n'))
    if (paragraphs.length > LIMITS.paragraphs) refuseFile(`段落太多（上限 ${LIMITS.paragraphs} 段），没有导入；请只保留要导入的部分另存再选`)
  }
  const opened = (name: string): void => {
    const said = LEFT[name]
    if (said !== undefined && skipping === 0) left.set(said, (left.get(said) ?? 0) + 1)
    if (NOT_TEXT.includes(name) || skipping > 0) skipping += 1
    else if (name === 't') inText += 1
    else if (name === 'tr') { rows += 1; if (rows === 1) cells = [] }
    else if (name === 'tc' && rows === 1) cells.push([])
    else if (name === 'tab' || name === 'ptab') add('\t')
    else if (name === 'br' || name === 'cr') add('\n')
    else if (name === 'noBreakHyphen') add('-')
  }
  const closed = (name: string): void => {
    if (skipping > 0) { skipping -= 1; return }
    if (name === 't') inText -= 1
    else if (name === 'p') endParagraph()
    else if (name === 'tr') {
      rows -= 1
      if (rows === 0) paragraphs.push(cells.map((cell) => cell.filter((text) => text !== '').join(' ').replace(/[\t\n]/gu, ' ')).join('\t'))
    }
  }
  const tell = (event: XmlEvent, name: string): void => {
    if (event.kind === 'text') { if (inText > 0 && skipping === 0) add(event.text) }
    else if (event.kind === 'open') opened(name)
    else closed(name)
  }
  return { paragraphs, left, tell }
}

export function readText(file: Uint8Array): WordText {
  const { xml, main } = openWord(file, 'text')
  const { paragraphs, left, tell } = collector()
  let tabStops = 0
  readXml(main, xml.get(main) ?? '', (event) => {
    const name = event.kind === 'text' ? '' : localName(event.name)
    // `w:tab` is a tab stop where it stands inside `w:tabs`.
    if (name === 'tabs') tabStops += event.kind === 'open' ? 1 : -1
    if (name === 'tab' && tabStops > 0) return
    tell(event, name)
  })
  while (paragraphs.at(-1) === '') paragraphs.pop()
  return { paragraphs, leftOut: [...left].map(([name, count]) => `${name} ${count} 处`) }
}
