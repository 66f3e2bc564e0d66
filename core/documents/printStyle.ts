/**
 * The papers of the desk, their measures and their print styles, and the page that carries them.
 * Styles are fixed strings without outside references, so a preview may allow them by their hash.
 */
import { html, trusted, type Piece } from './html'

export type Paper = 'a4' | 'a5' | 'roll80'

/** Paper measures in millimetres; a roll has no end, so its length is that of the slip, and the stub is a shorter slip of its own. */
export const PAPER_SIZE: Readonly<Record<Paper, { readonly widthMm: number; readonly heightMm: number }>> = {
  a4: { widthMm: 210, heightMm: 297 },
  a5: { widthMm: 148, heightMm: 210 },
  roll80: { widthMm: 80, heightMm: 297 },
}

/** Around what is printed on a roll, in millimetres. */
export const ROLL_MARGIN = { endMm: 3, sideMm: 4 } as const

const COMMON = `
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-family:"Noto Serif CJK SC","Source Han Serif SC",SimSun,"Songti SC",serif;color:#000;background:#fff;line-height:1.45;overflow-wrap:anywhere}
h1,h2,th,.label,.mark,.code,.due{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",SimHei,sans-serif}
h1,h2,th,.label{font-weight:600}
td,dd,.value{unicode-bidi:isolate}
svg{display:block}
.mark{border:0.5mm solid #000;font-weight:700;letter-spacing:0.5mm}
.code{font-weight:700;white-space:nowrap}
.avoid{break-inside:avoid}
`

const A5 = `
@page{size:148mm 210mm;margin:6mm 11mm 5mm}
body{font-size:8.3pt;line-height:1.34}
header{position:relative;text-align:center;padding-bottom:1.2mm;border-bottom:0.6mm solid #000;margin-bottom:1.2mm}
header p{font-size:9pt}
h1{font-size:15pt;letter-spacing:1.2mm;line-height:1.3}
h2{font-size:11pt}
.mark{position:absolute;right:0;top:0;padding:0.4mm 1.8mm;font-size:10pt}
.numbers{display:flex;justify-content:space-between;font-size:9.4pt;margin-bottom:1.2mm}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{border:0.2mm solid #333;padding:0.5mm 1.6mm;vertical-align:top;text-align:left}
th{width:21mm;font-size:8.4pt;background:#f1f1f1}
td.due b{font-size:10.5pt;display:inline-block}
.small{font-size:7.6pt;color:#222}
.foot{display:flex;gap:3mm;margin-top:1.2mm;align-items:center}
.foot .qr{width:28mm;flex:none;text-align:center}
.foot .qr svg{width:28mm;height:28mm}
.foot .ask{flex:1}
.sign{display:flex;justify-content:space-between;margin-top:1.4mm;align-items:flex-end}
.sign .unit{text-align:right}
.line{display:inline-block;border-bottom:0.25mm solid #000;width:32mm;height:5mm}
.stub{margin-top:3.2mm;border-top:0.3mm dashed #000;padding-top:1.8mm;position:relative}
.stub .cut{position:absolute;top:-2mm;left:50%;transform:translateX(-50%);background:#fff;padding:0 2mm;font-size:7pt}
.stub .head{display:flex;justify-content:space-between;align-items:baseline;margin-bottom:1mm}
.stub .sign{margin-top:1.2mm}
.own h2{margin:3mm 0 1mm;break-after:avoid}
.own .small{margin-top:2.5mm}
.own .sign{margin-top:4mm}
.halves section{border:0.4mm solid #000;padding:5mm 6mm;margin-top:5mm}
.halves .key{font-family:"Noto Sans Mono CJK SC","DejaVu Sans Mono",Consolas,monospace;font-size:15pt;font-weight:700;letter-spacing:0.4mm;margin:3.5mm 0;text-align:center}
.halves ol{padding-left:5mm;margin-top:3mm}
.halves .sign{margin-top:4mm}
.halves .stub{margin-top:6mm}
.halves ol li{margin-top:1mm}
`

const A4 = `
@page{size:210mm 297mm;margin:10mm 16mm 8mm 20mm}
body{font-size:10.5pt}
header{text-align:center;margin-bottom:2.5mm}
h1{font-size:19pt;letter-spacing:2mm;line-height:1.3}
h2{font-size:11pt;margin:3mm 0 1mm;break-after:avoid}
.numbers,.sign{display:flex;justify-content:space-between;align-items:flex-end}
.ones{display:flex;gap:8mm;margin:2.5mm 0 2mm}
.boxes{display:flex;flex-wrap:wrap;gap:0 8mm}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{border:0.25mm solid #333;padding:1mm 2mm;vertical-align:top;text-align:left}
th{width:27mm;background:#f1f1f1}
.tall>*{height:8.6mm;vertical-align:middle}
.typed{white-space:pre-wrap;padding-top:1mm}
.rule{height:7.7mm;border-bottom:0.2mm dotted #666}
.rule:last-child{border-bottom:0}
.small{font-size:8.5pt;color:#222}
.sign{margin-top:3mm}
.line{display:inline-block;border-bottom:0.25mm solid #000;width:34mm;height:6mm}
.line.few{width:11mm}
.line.year{width:15mm}
.headcode svg{width:22mm;height:22mm}
p.small{margin-top:2mm}
.stub{margin-top:4.5mm;border-top:0.3mm dashed #000;padding-top:3mm;position:relative}
.stub .cut{position:absolute;top:-2.4mm;left:50%;transform:translateX(-50%);background:#fff;padding:0 2mm;font-size:8pt}
`

const ROLL = `
@page{size:80mm 297mm;margin:${ROLL_MARGIN.endMm}mm ${ROLL_MARGIN.sideMm}mm}
@page stub{size:80mm 100mm}
body{font-size:8.8pt;line-height:1.36}
header{text-align:center;border-bottom:0.5mm solid #000;padding-bottom:1.2mm;margin-bottom:1.2mm}
h1{font-size:13pt;letter-spacing:0.6mm}
h2{font-size:10pt}
.mark{display:inline-block;padding:0 2mm;font-size:10pt;margin-bottom:1mm}
.numbers>span{display:block}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{padding:0.5mm 0;vertical-align:top;text-align:left;border-bottom:0.15mm dotted #000}
th{width:17mm;font-size:8.6pt}
td.due b{font-size:11pt;display:inline-block}
.small{font-size:8pt}
.foot{margin-top:1.5mm}
.foot .qr{text-align:center}
.foot .qr svg{width:34mm;height:34mm;margin:0 auto}
.sign{margin-top:2mm}
.sign>div{margin-top:1mm}
.line{display:inline-block;border-bottom:0.25mm solid #000;width:32mm;height:6mm}
.stub{page:stub;break-before:page}
.stub .cut{display:none}
`

/** The whole style of a paper, exactly as it stands in the page. */
export const PRINT_STYLE: Readonly<Record<Paper, string>> = { a4: COMMON + A4, a5: COMMON + A5, roll80: COMMON + ROLL }

/** What is left out of each piece a document is printed as: a sheet is one piece, a roll is cut after the receipt and after the stub. */
export const PIECES: Readonly<Record<Paper, readonly string[]>> = { a4: [''], a5: [''], roll80: ['.stub{display:none}', 'body>:not(.stub){display:none}'] }

/** A roll's document as one of its pieces on a page of this height; without a height laid out to be measured on a screen. */
export function rollPiece(document: string, leftOut: string, heightMm?: number): string {
  const { widthMm } = PAPER_SIZE.roll80
  const measure = `html{width:${widthMm - 2 * ROLL_MARGIN.sideMm}mm}`
  const size = `size:${widthMm}mm ${heightMm}mm`
  const style = heightMm === undefined ? measure : `@page{${size}}@page stub{${size}}.stub{break-before:auto}`
  return document.replace('</head>', () => `<style>${leftOut}${style}</style></head>`)
}

/** What a document is made of beside its body: `style` is all of it, `fonts` the one address of the program's own fonts it may fetch. */
export interface PageParts { readonly title: string; readonly name: string; readonly style: string; readonly fonts?: string }

/** A full document: nothing in it may run, load (but `fonts`) or navigate. */
export function styledPage({ title, name, style, fonts }: PageParts, body: Piece): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'${fonts === undefined ? '' : `; font-src ${fonts}`}`
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${trusted(policy)}"><title>${title}</title><style>${trusted(style)}</style></head>
<body class="${name}">${body}</body></html>
`.source
}

/** A full document on one of the desk's papers. `more` is the style of one document alone. */
export function page(title: string, paper: Paper, body: Piece, more = ''): string {
  return styledPage({ title, name: paper, style: PRINT_STYLE[paper] + more }, body)
}
