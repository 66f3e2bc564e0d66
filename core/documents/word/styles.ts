/**
 * The parts of a .docx that are the same for every paper of one layout: styles, settings, fonts and what stands in for them.
 * Knows no text of any paper.
 */
import { CLOSER, em, SIZE, type Sheet } from './measures'
import { FONT, runLook } from './runs'
import { xml, xmlPart, type Xml } from './xml'


interface Style { readonly id: string; readonly name: string; readonly font: (typeof FONT)[keyof typeof FONT]; readonly size: number; readonly level?: number; readonly centred?: boolean; readonly first?: number }

/** Named, so that whoever goes on writing in Word finds them in its list; indents of two characters. */
const STYLES = (sheet: Sheet): readonly Style[] => {
  const two = Math.round(2 * em(sheet))
  const titleSize = sheet.grid ? SIZE.second : Math.round(sheet.bodyPt * 1.6)
  return [
    { id: 'PaperTitle', name: 'Title', font: FONT.title, size: titleSize, centred: true },
    { id: 'PaperText', name: 'Body Text', font: FONT.body, size: sheet.bodyPt, first: two },
    { id: 'PaperHeading1', name: 'heading 1', font: FONT.black, size: sheet.bodyPt, level: 0, first: two },
    { id: 'PaperHeading2', name: 'heading 2', font: FONT.kai, size: sheet.bodyPt, level: 1, first: two },
    { id: 'PaperHeading3', name: 'heading 3', font: FONT.body, size: sheet.bodyPt, level: 2, first: two },
    { id: 'PaperHeading4', name: 'heading 4', font: FONT.body, size: sheet.bodyPt, level: 3, first: two },
  ]
}

function styleXml({ id, name, font, size, level, centred, first }: Style, sheet: Sheet): Xml {
  return xml`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${level !== undefined && xml`<w:keepNext/>`}${first !== undefined && xml`<w:ind w:firstLine="${first}"/>`}${centred === true && xml`<w:jc w:val="center"/>`}${level !== undefined && xml`<w:outlineLvl w:val="${level}"/>`}</w:pPr>${runLook({ font, size, spread: sheet.grid && size === sheet.bodyPt ? -CLOSER : 0 })}</w:style>`
}

/**
 * The default paragraph carries size and line of running text: Word counts the grid's characters from it. Lines are exact, so that a
 * fallback font with a taller line does not push the 22nd line out. No space is put between Han and digits: the grid has none.
 */
export function stylesPart(sheet: Sheet): string {
  const normal = xml`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${sheet.line}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>${runLook({ font: FONT.body, size: sheet.bodyPt, grid: false, spread: sheet.grid ? -CLOSER : 0 })}</w:style>`
  const table = xml`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="102" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  return xmlPart(xml`<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT.body}" w:hAnsi="${FONT.body}" w:eastAsia="${FONT.body}" w:cs="${FONT.body}"/><w:sz w:val="${sheet.bodyPt * 2}"/><w:szCs w:val="${sheet.bodyPt * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${normal}${table}${STYLES(sheet).map((style) => styleXml(style, sheet))}</w:styles>`)
}

/** Page numbers differ on odd and even pages; punctuation keeps its full square; layout as of Word 2013 on. */
export function settingsPart(): string {
  return xmlPart(xml`<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`)
}

/** Fonts that many machines lack, each with the one to take instead. */
const INSTEAD: readonly (readonly [string, string])[] = [[FONT.body, '仿宋'], [FONT.title, '宋体'], [FONT.black, 'SimHei'], [FONT.kai, '楷体'], [FONT.song, 'SimSun']]

export function fontsPart(): string {
  return xmlPart(xml`<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${INSTEAD.map(([name, other]) => xml`<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)}</w:fonts>`)
}
