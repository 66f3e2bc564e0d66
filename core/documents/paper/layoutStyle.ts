/**
 * Measures and styles of papers laid out by GB/T 9704-2012: sheet, grid, head, blocks, page numbers, and the same sheets on a screen.
 * Fixed text: nothing that was typed comes near it.
 */
import type { PaperLayout } from './blocks'
import { FAMILY, FONT_FACES } from './layoutFonts'

/** Millimetres, but for what says points. The page box is wider than the text, because an engine prints nothing outside of it and the rules of a letter are longer than a line. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  /** Of the page box, left and right. */
  readonly side: number
  readonly left: number
  readonly right: number
  /** Where the first page's box begins: above the text, for marks and the head of a letter. */
  readonly firstTop: number
  /** Height of a line in pixels (96 to the inch), a whole number of 64ths. */
  readonly line: number
  readonly fontPt: number
}

const A4: Sheet = { width: 210, height: 297, top: 37, bottom: 35, side: 20, left: 28, right: 26, firstTop: 20, line: 38 + 41 / 64, fontPt: 16 }
const FORM: Sheet = { ...A4, line: 24 + 60 / 64, fontPt: 12 }
/** The sheet of a form turned by a quarter: its left margin, where it is bound, lies above. */
const WIDE: Sheet = { ...FORM, width: A4.height, height: A4.width, top: A4.left, bottom: A4.right, left: A4.bottom, right: A4.top }
const SLIP: Sheet = { width: 148, height: 210, top: 14, bottom: 13, side: 10, left: 12, right: 12, firstTop: 7, line: 21 + 10 / 64, fontPt: 10.5 }

/** An engine counts in 64ths of a pixel, on a screen and on paper, but rounds what lies between them differently: with a whole number both break alike. 38 41/64 are 10.2237 mm, 225 / 22 mm would be 10.2273. §5.2: margins 37, 35, 28 and 26 mm leave 156 × 225 mm for 22 lines of 28 signs. A slip stays on the desk's A5. */
export const SHEET: Readonly<Record<PaperLayout, Sheet>> = { official: A4, letter: A4, plain: A4, form: FORM, wide: WIDE, slip: SLIP }

/** Signs on a line of a layout. */
export const acrossOf = (layout: PaperLayout): number => { const { width, left, right, fontPt } = SHEET[layout]; return Math.round((width - left - right) / ((fontPt * 25.4) / 72)) }

/** 28 signs of 16 pt would be 158 mm: each gives up so much that they fill 156 mm (domain.md §3.1). */
const TIGHTER_PT = 0.207
const RED = '#e60000'
/** Between two sheets on a screen. */
const APART = 6
/** 4号 for page numbers; the dash lies 7 mm below the text (§7.5), half a sign below the top of its line. */
const NUMBER = `font-family:${FAMILY.song};font-size:14pt;line-height:1;letter-spacing:0`
const NUMBER_DOWN = 4.5
const DASHED = (counter: string): string => `"— " counter(${counter}) " —"`
const gridded = (layout: PaperLayout): boolean => layout === 'official' || layout === 'letter' || layout === 'plain'

function base({ line, fontPt }: Sheet, layout: PaperLayout): string {
  const tighter = gridded(layout) ? TIGHTER_PT : 0
  return `:root{--line:${line}px;--sign:${fontPt - tighter}pt}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact;text-rendering:geometricPrecision}
body{font-family:${FAMILY.fangsong};font-size:${fontPt}pt;line-height:var(--line);letter-spacing:${-tighter}pt;color:#000;background:#fff;line-break:strict;overflow-wrap:anywhere;text-autospace:no-autospace;font-kerning:none}
svg{display:block}`
}

function pages(sheet: Sheet, layout: PaperLayout): string {
  const { width, height, top, bottom, side, left, right, firstTop } = sheet
  const size = `@page{size:${width}mm ${height}mm;margin:${top}mm ${side}mm ${bottom}mm}
@page:first{margin-top:${firstTop}mm}`
  if (layout === 'slip') return `${size}
@page{@bottom-center{content:${DASHED('page')};${NUMBER};font-size:9pt}}
@page:first{@bottom-center{content:none}}`
  const place = `vertical-align:top;padding-top:${NUMBER_DOWN}mm`
  const numbers = `@page:right{@bottom-right{content:${DASHED('page')};${NUMBER};${place};padding-right:calc(${right - side}mm + 14pt)}}
@page:left{@bottom-left{content:${DASHED('page')};${NUMBER};${place};padding-left:calc(${left - side}mm + 14pt)}}
@page copy{counter-increment:copy}
@page copy:right{@bottom-right{content:${DASHED('copy')}}}
@page copy:left{@bottom-left{content:${DASHED('copy')}}}`
  return layout === 'letter' ? `${size}\n${numbers}\n@page:first{@bottom-right{content:none}${bottomRule(sheet)}}` : `${size}\n${numbers}`
}

/** The second double rule of a letter: thin above thick, 20 mm from the edge of the paper (§10.1). */
const RULES = { length: 170, thick: 1, thin: 0.35, high: 2 }
const bottomRule = ({ bottom }: Sheet): string => `@bottom-center{content:"";width:${RULES.length}mm;height:${RULES.high - RULES.thick - RULES.thin}mm;margin:${bottom - 20 - RULES.high}mm 0 auto;border-top:${RULES.thin}mm solid ${RED};border-bottom:${RULES.thick}mm solid ${RED}}`

const HEAD: Readonly<Record<PaperLayout, (sheet: Sheet) => string>> = {
  official: ({ top, firstTop, left, right, side }) => `header{padding:${top - firstTop + 35}mm ${right - side}mm 0 ${left - side}mm}
.unit{color:${RED};font-family:${FAMILY.title};text-align:center;line-height:1.15;letter-spacing:0;text-wrap:balance}
.number{text-align:center;margin-top:calc(2*var(--line))}
.redrule{border-top:0.7mm solid ${RED};margin-top:1.7mm}
.title{margin-top:calc(2*var(--line))}`,
  letter: ({ firstTop, left, right, side }) => `header{padding-top:${30 - firstTop}mm}
.unit{color:${RED};font-family:${FAMILY.title};text-align:center;line-height:1.15;letter-spacing:0;text-wrap:balance}
.redrule{height:${RULES.high}mm;border-top:${RULES.thick}mm solid ${RED};border-bottom:${RULES.thin}mm solid ${RED};margin-top:4mm}
.number{text-align:right;margin:2.64mm ${right - side}mm 0 ${left - side}mm}
.title{margin-top:calc(2*var(--line))}`,
  plain: (sheet) => quietHead(sheet),
  form: (sheet) => quietHead(sheet),
  wide: (sheet) => quietHead(sheet),
  slip: (sheet) => quietHead(sheet),
}
const quietHead = ({ top, firstTop, left, right, side }: Sheet): string => `header{padding:${top - firstTop}mm ${right - side}mm 0 ${left - side}mm}
.unit{text-align:center}
.number{text-align:right}`

const MARKS = ({ left, right, side }: Sheet): string => `header{position:relative}
.mark{position:absolute;right:${right - side}mm;top:0;border:0.5mm solid #000;padding:0 2mm;font:700 14pt/1.5 ${FAMILY.hei};letter-spacing:0.5mm}
.mark+.mark{top:9mm}
.drafted{position:absolute;left:${left - side}mm;top:0;max-width:110mm;font-size:10.5pt;line-height:1.4;letter-spacing:0}`

const TEXT = ({ left, right, side }: Sheet): string => `main{padding:0 ${right - side}mm 0 ${left - side}mm}
.title{font-family:${FAMILY.title};font-weight:400;font-size:22pt;letter-spacing:0;text-align:center;text-wrap:balance;line-height:var(--line);margin-bottom:var(--line);break-inside:avoid;break-after:avoid}
p,h2,h3,h4,h5,td,th,li{unicode-bidi:isolate;white-space:pre-wrap}
p{text-align:justify;orphans:2;widows:2}
h2,h3,h4,h5{font-size:inherit;font-weight:400;break-after:avoid;text-align:justify}
p,h2,h3,h4,h5{text-indent:calc(2*var(--sign))}
p.flush{text-indent:0}
p.ragged{text-align:left}
p.three{break-inside:avoid}
.whole{white-space:nowrap}
td .whole{display:inline-block;white-space:normal}
p.strong{font-weight:700}
h2{font-family:${FAMILY.hei}}
h3{font-family:${FAMILY.kai}}
.to{margin-bottom:0;break-after:avoid}`

const ENDS = `.attached{display:flex;margin-top:var(--line);padding-left:calc(2*var(--sign));break-before:avoid}
.attached>div{flex:none}
.attached ol{flex:1;list-style:none}
.attached li{display:flex}
.attached li span{flex:none;width:calc(1.5*var(--sign))}
.attached.many li span{width:calc(2*var(--sign))}
.sign{display:flex;justify-content:flex-end;margin-top:var(--line);break-inside:avoid;break-before:avoid}
.sign>div{position:relative;max-width:100%;margin-right:calc(2*var(--sign))}
.sign .day{white-space:nowrap;padding-left:calc(2*var(--sign))}
.sign.over>div{padding-bottom:var(--line)}
.sign.over .day{position:absolute;bottom:0;left:0}
.sign.sealed{margin:calc(2*var(--line)) 0 var(--line)}
.sign.sealed>div{margin-right:calc(4*var(--sign));padding-top:var(--line)}
.sign.sealed .day{padding:0}
.sign.sealed .by{position:absolute;top:0;left:50%;transform:translateX(-50%);white-space:nowrap}
.sign.wide>div{margin-right:0;padding-top:0;text-align:center}
.sign.wide .by{position:static;transform:none;white-space:normal}
.note{break-before:avoid;break-inside:avoid}
.hands{margin-top:calc(var(--line)/2);break-before:avoid;break-inside:avoid}
.hand{display:flex;align-items:flex-end;break-inside:avoid;padding-left:calc(2*var(--sign))}
.hand span{flex:0 1 auto}
.hand i+span{flex:none;white-space:pre}
.hand i{flex:1 0 24mm;max-width:70mm;height:var(--line);border-bottom:0.25mm solid #000;margin:0 2mm calc(var(--line)*0.12)}`

const PARTS = `table{width:100%;border-collapse:collapse;table-layout:fixed;margin:1.5mm 0;font-size:12pt;line-height:22.375px;letter-spacing:0}
.slip table{font-size:9.5pt;line-height:17.71875px}
th,td{border:0.25mm solid #000;padding:1.2mm 1.8mm;vertical-align:middle;text-align:left;font-weight:400}
th{font-family:${FAMILY.hei};text-align:center}
thead th,thead td{background:#f1f1f1}
.left{text-align:left}.centre{text-align:center}.right{text-align:right}
thead,tr{break-inside:avoid}
.many{font-size:10.5pt;line-height:18.71875px}
.many th,.many td{padding:0.8mm 1mm}
.slip .many{font-size:8.5pt;line-height:15px}
.boxes{break-inside:avoid;text-align:left}
.boxes span{display:inline-block;margin-right:1em}
.tick{position:relative;display:inline-block}
.tick b{position:absolute;left:0;top:-0.08em}
.qr{width:34mm;text-align:center;font-size:9pt;line-height:1.4;letter-spacing:0;break-inside:avoid;margin:2mm auto}
.qr svg{width:30mm;height:30mm;margin:0 auto}
.ruled{margin-bottom:2mm}
.rule{height:var(--line);border-bottom:0.2mm solid #555;break-inside:avoid}
.gap{break-after:avoid}
.break{break-after:page}
.copy{page:copy;break-before:page}
.cut{position:relative;border-top:0.3mm dashed #000;margin:6mm 0 3mm;text-align:center;height:4mm;break-after:avoid}
.cut span{position:absolute;left:50%;top:-2.2mm;transform:translateX(-50%);background:#fff;padding:0 2mm;font-size:9pt;line-height:4mm;white-space:nowrap;letter-spacing:0}`

/**
 * On a screen the same engine breaks the same text into columns as high as a page, one below the other, with a sheet drawn under each:
 * where a page ends there, it ends on paper. Nothing of this is printed.
 */
function screen(sheet: Sheet, layout: PaperLayout): string {
  const { width, height, top, bottom, side, left, right, firstTop } = sheet
  const first = layout === 'letter' ? `.sheets i:first-child::after{content:"";right:auto;left:${(width - RULES.length) / 2}mm;top:${height - 20 - RULES.high}mm;width:${RULES.length}mm;height:${RULES.high - RULES.thick - RULES.thin}mm;border-top:${RULES.thin}mm solid ${RED};border-bottom:${RULES.thick}mm solid ${RED}}` : layout === 'slip' ? '.sheets i:first-child::after{content:none}' : ''
  const number = layout === 'slip' ? `left:0;right:0;text-align:center;font-size:9pt;top:${height - bottom + 4}mm` : `top:${height - bottom + NUMBER_DOWN}mm;right:calc(${right}mm + 14pt)`
  const even = layout === 'slip' ? '' : `.sheets i:nth-child(even)::after{right:auto;left:calc(${left}mm + 14pt)}`
  return `.sheets{display:none}
@media screen{
html{background:#c9ced4}
body{position:relative;width:${width}mm;background:none}
.flow{position:relative;z-index:1;width:${width - 2 * side}mm;margin:0 ${side}mm;padding:${top}mm 0 ${bottom}mm;columns:1;column-height:${height - top - bottom}mm;column-wrap:wrap;column-fill:auto;row-gap:${top + bottom + APART}mm}
header{margin-top:${firstTop - top}mm}
.break{break-after:column}
.copy{break-before:column}
.again{break-before:column}
.sheets{display:block;position:absolute;inset:0;overflow:hidden;counter-reset:sheet}
.sheets i{display:block;position:relative;width:${width}mm;height:${height}mm;margin-bottom:${APART}mm;background:#fff;counter-increment:sheet}
.sheets i.anew{counter-set:sheet 1}
.sheets i::after{content:${DASHED('sheet')};position:absolute;font-style:normal;${NUMBER};${number}}
${even}
${first}
}`
}

/** A draft says so on each page: in the head of the first, in the margin of the others. */
export const DRAFT_STYLE = `@page{@top-right{content:"草稿";font:700 14pt/1 ${FAMILY.hei};vertical-align:top;padding:10mm 6mm 0 0}}
@page:first{@top-right{content:none}}
@media screen{.sheets i:not(:first-child)::before{content:"草稿";position:absolute;top:10mm;right:26mm;font:700 14pt/1 ${FAMILY.hei}}}`

const styleOf = (layout: PaperLayout): string => [FONT_FACES, base(SHEET[layout], layout), pages(SHEET[layout], layout), MARKS(SHEET[layout]), TEXT(SHEET[layout]), ENDS, PARTS, HEAD[layout](SHEET[layout]), gridded(layout) ? '' : DENSE, screen(SHEET[layout], layout)].join('\n')

/** Registers and slips are read at a desk: a smaller title, no empty line below it. */
const DENSE = `.title{font-size:1.6em;line-height:1.4;margin-bottom:2mm}
p{text-align:left}
.sign.sealed{margin:calc(2*var(--line)) 0 var(--line)}`

/** The whole style of a layout, exactly as it stands in the page. */
export const LAYOUT_STYLE: Readonly<Record<PaperLayout, string>> = { official: styleOf('official'), letter: styleOf('letter'), plain: styleOf('plain'), form: styleOf('form'), wide: styleOf('wide'), slip: styleOf('slip') }
