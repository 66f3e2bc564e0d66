/**
 * Tables as text that spreadsheets open (RFC 4180, with a byte order mark so that Chinese is read right).
 * Refuses to let a cell be taken for a formula.
 */

/** What makes a spreadsheet compute instead of show; a leading tab or line break hides such a sign from the eye only. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/u

/** One cell, always quoted; a text that could be a formula gets an apostrophe in front. */
export function csvCell(value: string | number): string {
  const text = String(value)
  const shown = typeof value === 'string' && (FORMULA.test(text) || /^[\t\r\n]/u.test(text)) ? `'${text}` : text
  return `"${shown.replaceAll('"', '""')}"`
}

export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
