/**
 * The QR code of a receipt as inline SVG: the desk's query address and the query code, and nothing else.
 * Personal data cannot get in, because none is passed in.
 */
import { encode } from 'uqr'
import { html, type Markup } from './html'

/** Whether scanning opens a page on which one can ask and judge. */
export const isPage = (queryAddress: string): boolean => /^https?:\/\//iu.test(queryAddress.trim())

/** What the code says when scanned: a link for a web address, otherwise address and code as text. */
export function queryText(queryAddress: string, queryCode: string): string {
  const address = queryAddress.trim()
  if (address === '') return queryCode
  if (!isPage(address)) return `${address} 查询码 ${queryCode}`
  const [link = '', anchor] = address.split('#', 2)
  const joint = link.includes('?') ? '&' : '?'
  return `${link}${joint}code=${encodeURIComponent(queryCode)}${anchor === undefined ? '' : `#${anchor}`}`
}

/** Dark modules as one path, four quiet modules around (ISO/IEC 18004); a long address gets coarser modules rather than more redundancy. */
export function qrSvg(text: string): Markup {
  const code = encode(text, { ecc: text.length > 80 ? 'L' : 'M', border: 4 })
  const path = code.data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${code.size} ${code.size}" shape-rendering="crispEdges" role="img" aria-label="查询二维码"><rect width="${code.size}" height="${code.size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
