/**
 * Answers `app://media/<ticket>` part by part as the player asks for it, from the office and from nowhere else.
 * Nothing of it is kept here or on the disk; what the office does not give ends the answer.
 */
import type { MediaPart } from '#core/door/mediaPort'
import { byteRange, type ByteRange } from './byteRange'

export type ReadMedia = (from: number, count: number) => Promise<MediaPart>

/** Asked of the office at once. */
const PART = 262_144
const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox" }

export async function mediaAnswer(range: string | null, read: ReadMedia, reader: string): Promise<Response> {
  const head = await read(0, 0)
  if (!head.ok) return new Response('', { status: 404, headers: common })
  const { total, type } = head
  const headers: Record<string, string> = { ...common, 'accept-ranges': 'bytes', 'access-control-allow-origin': reader, 'access-control-expose-headers': 'content-range', 'content-type': type }
  const wanted = byteRange(range, total)
  if (wanted === undefined) return new Response('', { status: 416, headers: { ...headers, 'content-range': `bytes */${total}` } })
  const { from, to, whole } = wanted
  headers['content-length'] = String(to - from)
  if (!whole) headers['content-range'] = `bytes ${from}-${to - 1}/${total}`
  return new Response(streamed(wanted, read), { status: whole ? 200 : 206, headers })
}

/** Asks for the next part only when the last was taken. */
function streamed({ from, to }: ByteRange, read: ReadMedia): ReadableStream<Uint8Array> {
  let at = from
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      if (at >= to) {
        stream.close()
        return
      }
      const part = await read(at, Math.min(PART, to - at))
      if (!part.ok || part.bytes.length === 0) {
        stream.error(new Error(part.ok ? 'ended' : part.code))
        return
      }
      at += part.bytes.length
      stream.enqueue(part.bytes)
      if (at >= to) stream.close()
    },
  }, { highWaterMark: 0 })
}
