/**
 * Which bytes a request asks for (RFC 9110 §14): one range, the whole, or something that is not there.
 * Several ranges in one request are answered with the whole, as anybody may.
 */

/** `to` is one past the last byte. */
export interface ByteRange { readonly from: number; readonly to: number; readonly whole: boolean }

/** Undefined where the range lies outside. */
export function byteRange(header: string | null, total: number): ByteRange | undefined {
  const whole = { from: 0, to: total, whole: true }
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return whole
  if (first === '') {
    const count = Math.min(Number(last), total)
    return count === 0 ? undefined : { from: total - count, to: total, whole: false }
  }
  const from = Number(first)
  // A range that ends before it begins is no range.
  if (last !== '' && Number(last) < from) return whole
  return from >= total ? undefined : { from, to: last === '' ? total : Math.min(Number(last) + 1, total), whole: false }
}
