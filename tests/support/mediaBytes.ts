/** Bytes of media files made by hand, part by part. */

export type Part = string | readonly number[] | Uint8Array
export const bytes = (...parts: readonly Part[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : [...part])))
export const le = (value: number, count: number): number[] => Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** at) % 256)
export const be = (value: number, count: number): number[] => le(value, count).reverse()
export const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)
export const times = (count: number, part: Uint8Array): Uint8Array => bytes(...Array.from({ length: count }, () => part))

export const chunk = (name: string, body: Part, said = bytes(body).length): Uint8Array => bytes(name, le(said, 4), body, zeros(bytes(body).length % 2))
export const fmt = (rate: number, tag = 1, sampling = rate / 2): Uint8Array => chunk('fmt ', [...le(tag, 2), ...le(1, 2), ...le(sampling, 4), ...le(rate, 4), ...le(2, 2), ...le(16, 2)])
export const wav = (...chunks: readonly Uint8Array[]): Uint8Array => bytes('RIFF', le(0, 4), 'WAVE', ...chunks)

export const box = (type: string, ...body: readonly Part[]): Uint8Array => {
  const content = bytes(...body)
  return bytes(be(content.length + 8, 4), type, content)
}
export const mvhd = (scale: number, duration: number): Uint8Array => box('mvhd', [0, 0, 0, 0], zeros(8), be(scale, 4), be(duration, 4), zeros(80))
export const mvhdLong = (scale: number, duration: number): Uint8Array => box('mvhd', [1, 0, 0, 0], zeros(16), be(scale, 4), be(duration, 8), zeros(80))
export const ftyp = box('ftyp', 'isom', zeros(4))

export const page = (serial: number, place: number | 'none', body: Uint8Array): Uint8Array => {
  const lacing = [...Array.from({ length: Math.floor(body.length / 255) }, () => 255), body.length % 255]
  return bytes('OggS', [0, 0], place === 'none' ? Array.from({ length: 8 }, () => 255) : le(place, 8), le(serial, 4), zeros(8), [lacing.length], lacing, body)
}

export const float = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)].reverse()
export const element = (id: readonly number[], ...body: readonly Part[]): Uint8Array => {
  const content = bytes(...body)
  return bytes(id, [0x10 | (content.length >> 24), ...be(content.length, 3)], content)
}
