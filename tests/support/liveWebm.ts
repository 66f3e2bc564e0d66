/**
 * WebM as Chromium's MediaRecorder writes it (Electron 42, parts of 250 ms): segment and clusters of unknown length, a cluster every 300 ms and at each key frame, neither length nor index.
 * The heads are its own; what is in the blocks is the test's, or sound that ffmpeg packed.
 */
import { readFileSync } from 'node:fs'
import { elements, ID } from '#core/domain/mediaLength/ebml'
import { joined } from '#core/domain/mediaLength/bytes'

const START = '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff1549a966992ad7b1830f42404d80864368726f6d655741864368726f6d65'
export const HEADS = {
  sound: Buffer.from(`${START}1654ae6bbfaebdd7810173c587f01f7f54eaf47c8381028686415f4f50555363a2934f707573486561640101000080bb0000000000e18db584473b80009f810162648120`, 'hex'),
  picture: Buffer.from(`${START}1654ae6beaaea9d7810173c587e41af47776bd7483810155ee81018685565f565039e08cb0820500ba8202d053c08101aebdd7810273c587dd5ebf4b8f7e618381028686415f4f50555363a2934f707573486561640101000080bb0000000000e18db584473b80009f810162648120`, 'hex'),
} as const
/** A cluster lasts so long, where no key frame ends it. */
export const CLUSTER_MS = 300

export interface Block { readonly track: number; readonly ms: number; readonly key: boolean; readonly data: Uint8Array }

const be = (value: number, count: number): number[] => Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** (count - 1 - at)) % 256)
/** A length in four bytes. */
export const element = (id: readonly number[], ...content: readonly Uint8Array[]): Uint8Array => {
  const all = joined(content)
  return joined([Uint8Array.from([...id, ...be(all.length + 0x1000_0000, 4)]), all])
}
export const CLUSTER = Uint8Array.of(0x1f, 0x43, 0xb6, 0x75, 1, 255, 255, 255, 255, 255, 255, 255)
const begun = (ms: number): Uint8Array => joined([CLUSTER, element([0xe7], Uint8Array.from(be(ms, 4)))])
export const simpleBlock = ({ track, ms, key, data }: Block, cluster: number): Uint8Array => element([0xa3], Uint8Array.of(0x80 | track, ...be((ms - cluster) & 0xffff, 2), key ? 0x80 : 0), data)

export function liveWebm(kind: keyof typeof HEADS, blocks: readonly Block[]): Buffer {
  const parts: Uint8Array[] = [HEADS[kind]]
  let cluster: number | undefined
  for (const block of blocks) {
    if (cluster === undefined || block.ms - cluster >= CLUSTER_MS || (kind === 'picture' && block.track === 1 && block.key)) parts.push(begun(cluster = block.ms))
    parts.push(simpleBlock(block, cluster))
  }
  return Buffer.from(joined(parts))
}

/** Sound of so many seconds, a block every 60 ms as Chromium packs it. */
export const soundBlocks = (seconds: number, bytes = 20, track = 1): Block[] => Array.from({ length: Math.ceil((seconds * 1000) / 60) }, (_, at) => ({ track, ms: at * 60, key: true, data: new Uint8Array(bytes).fill(at % 251) }))

/** The blocks of a WebM that ffmpeg made. */
export function packetsOf(path: string): Block[] {
  const file = readFileSync(path)
  const readAt = (at: number, length: number): Uint8Array => file.subarray(at, at + length)
  const [, segment] = elements({ readAt }, 0, file.length, 2)
  const blocks: Block[] = []
  for (const cluster of elements({ readAt }, segment?.from ?? 0, file.length, 1e6)) {
    if (cluster.id !== ID.CLUSTER) continue
    let time = 0
    for (const { id, from, length } of elements({ readAt }, cluster.from, cluster.from + cluster.length, 1e6)) {
      if (id === ID.TIME) time = file.readUIntBE(from, length)
      if (id === ID.SIMPLE_BLOCK) blocks.push({ track: (file[from] ?? 0) & 0x7f, ms: time + file.readInt16BE(from + 1), key: ((file[from + 3] ?? 0) & 0x80) !== 0, data: file.subarray(from + 4, from + length) })
    }
  }
  return blocks
}

/** The same again and again, one after the other. */
export function repeated(blocks: readonly Block[], times: number): Block[] {
  const length = (blocks.at(-1)?.ms ?? 0) + 20
  return Array.from({ length: times }, (_, round) => blocks.map((block) => ({ ...block, ms: block.ms + round * length }))).flat()
}
