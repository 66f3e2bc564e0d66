/** What `app://media` answers, for programs that only know http: every request goes the way the player's go, and what was given is counted. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { mediaAnswer, type ReadMedia } from '#electron/shell/mediaAnswers'

export interface MediaServer { readonly url: string; /** Bytes asked of the office since it was begun. */ given(): number; close(): Promise<void> }

export async function mediaServer(read: ReadMedia): Promise<MediaServer> {
  let given = 0
  const counted: ReadMedia = async (from, count) => {
    const part = await read(from, count)
    if (part.ok) given += part.bytes.length
    return part
  }
  const answer = async ({ headers }: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const { status, headers: said, body } = await mediaAnswer(headers.range ?? null, counted, '')
    reply.writeHead(status, Object.fromEntries([...said].filter(([, value]) => value !== '')))
    if (body === null) reply.end()
    else await pipeline(Readable.fromWeb(body as ReadableStream<Uint8Array>), reply)
  }
  const server = createServer((request, reply) => { answer(request, reply).catch(() => reply.destroy()) })
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, given: () => given,
    close: () => new Promise((closed) => {
      server.close(() => { closed() })
      server.closeAllConnections()
    }),
  }
}
