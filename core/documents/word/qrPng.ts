/**
 * A QR code as a PNG, for Word knows no SVG everywhere: one bit a module, made without compression, so that it is the same on every machine.
 * Knows nothing of what the code says.
 */
import { encode } from 'uqr'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Pixels of one module: a reader that smooths pictures keeps its edges. */
const SCALE = 8
/** A stored block of deflate (RFC 1951 §3.2.4) holds so many bytes. */
const BLOCK = 65_535

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})
const crc = (bytes: readonly number[]): number => (bytes.reduce((sum, byte) => (crcTable[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0
const four = (value: number): number[] => [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]

function chunk(name: string, data: readonly number[]): number[] {
  const body = [...[...name].map((sign) => sign.charCodeAt(0)), ...data]
  return [...four(data.length), ...body, ...four(crc(body))]
}

function zlib(data: readonly number[]): number[] {
  const out = [0x78, 0x01]
  for (let from = 0; from < data.length; from += BLOCK) {
    const block = data.slice(from, from + BLOCK)
    out.push(from + BLOCK >= data.length ? 1 : 0, block.length & 0xff, block.length >>> 8, ~block.length & 0xff, (~block.length >>> 8) & 0xff, ...block)
  }
  const [a, b] = data.reduce(([low, high], byte) => { const next = (low + byte) % 65_521; return [next, (high + next) % 65_521] as const }, [1, 0] as readonly [number, number])
  return [...out, ...four(((b << 16) | a) >>> 0)]
}

/** The picture's bytes; four quiet modules around it. */
export function qrPng(text: string): Uint8Array {
  const { data, size } = encode(text, { ecc: text.length > 80 ? 'L' : 'M', border: 4 })
  const side = size * SCALE
  const rows = data.flatMap((modules) => {
    const line = [0]
    for (let x = 0; x < side; x += 8) line.push(modules[x / SCALE] === true ? 0x00 : 0xff)
    return Array.from({ length: SCALE }, () => line).flat()
  })
  return Uint8Array.from([...SIGNATURE, ...chunk('IHDR', [...four(side), ...four(side), 1, 0, 0, 0, 0]), ...chunk('IDAT', zlib(rows)), ...chunk('IEND', [])])
}
