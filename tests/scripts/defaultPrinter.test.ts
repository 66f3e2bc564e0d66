/** How the default printer is told from what the machine answers, and how a roll's document is cut into pieces. */
import { describe, expect, it } from 'vitest'
import { PAPER_SIZE, PIECES, rollPiece } from '#core/documents/printStyle'
import { deviceName, isDefaultPrinter } from '#electron/shell/defaultPrinter'

describe('default printer', () => {
  it.each([['8581196', true], ['4', false], ['131072', true], [undefined, false], ['much', false]])('CUPS type %s', (type, expected) => {
    expect(isDefaultPrinter({ name: 'A', options: { 'printer-type': type } }, undefined)).toBe(expected)
  })
  it('Windows keeps it by name', () => {
    const answer = '\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows\r\n    Device    REG_SZ    窗口 HP LaserJet, 2 楼,winspool,Ne01:\r\n\r\n'
    expect(deviceName(answer)).toBe('窗口 HP LaserJet, 2 楼')
    expect(isDefaultPrinter({ name: '窗口 HP LaserJet, 2 楼', options: {} }, deviceName(answer))).toBe(true)
    expect(deviceName('ERROR: The system was unable to find the specified registry key or value.')).toBeUndefined()
  })
})

describe('pieces of a roll', () => {
  const document = '<html><head><style>@page{size:80mm 297mm}</style></head><body><p>a</p><section class="stub">b</section></body></html>'
  it('get the page that was measured, and keep the document as it is', () => {
    const [visitor = ''] = PIECES.roll80
    const piece = rollPiece(document, visitor, 123)
    expect(piece).toContain(`@page{size:${PAPER_SIZE.roll80.widthMm}mm 123mm}`)
    expect(piece).toContain('.stub{display:none}')
    expect(piece.replace(/<style>[^<]*<\/style><\/head>/u, '</head>')).toBe(document)
  })
})
