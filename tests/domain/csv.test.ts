/** Tables for spreadsheets: quoting, and no cell that a spreadsheet would compute. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvTable } from '#core/domain/csv'

describe('csvCell', () => {
  it.each(['=1+1', '+86', '-5', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '\ufeff=1'])('disarms %j', (text) => { expect(csvCell(text)).toBe(`"'${text}"`) })
  it.each(['a=1', '2026-09-05', '', '（+）'])('leaves %j alone', (text) => { expect(csvCell(text)).toBe(`"${text}"`) })
  it('leaves numbers numbers', () => { expect(csvCell(-5)).toBe('"-5"') })
  it('can be read back whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = csvCell(text).slice(1, -1).replaceAll('""', '"')
      expect(cell === text || cell === `'${text}`).toBe(true)
      expect(cell).not.toMatch(/^[=+\-@]/u)
    }))
  })
})

it('ends each line as RFC 4180 wants and begins with a byte order mark', () => {
  expect(csvTable([['a', 1], ['b"', 2]])).toBe('\ufeff"a","1"\r\n"b""","2"\r\n')
})
