/**
 * The anchor outside the database: sequence and head of the audit chain, so that an old database put back is noticed, and
 * while the room is closed a seal of all its pages, so that an old page is.
 * Two slots are written in turn and in place, so that a power cut or full disk spoils one at most; it may lag behind the database, never run ahead.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { AuditChain, ChainHead } from './auditChain'
import { KeyedMac } from './keyedMac'
import { replaceFile } from './safeFile'

const Slot = z.strictObject({ seq: z.number().int().nonnegative(), hash: z.string(), seal: z.string().optional(), mac: z.string() })
/** Bytes of a slot: within one disk sector, which is written whole or not at all. */
const SLOT_BYTES = 512
const SLOTS = [0, 1] as const

export interface Said extends ChainHead { /** Of the database as it was closed; none while it is open. */ readonly seal?: string | undefined }

const signed = (mac: KeyedMac, { seq, hash, seal }: Said): string => mac.of(seal === undefined ? `${seq}:${hash}` : `${seq}:${hash}:${seal}`)

function slotText(mac: KeyedMac, { seq, hash, seal }: Said): string {
  return `${JSON.stringify({ seq, hash, seal, mac: signed(mac, { seq, hash, seal }) }).padEnd(SLOT_BYTES - 1)}\n`
}

/** What a slot says, or undefined when it is empty, torn or was not written with this key. */
function slotHead(mac: KeyedMac, bytes: Buffer): Said | undefined {
  try {
    const { mac: written, ...said } = Slot.parse(JSON.parse(bytes.toString('utf8').replaceAll('\0', ' ')))
    return written === signed(mac, said) ? said : undefined
  } catch {
    return undefined
  }
}

/** Writes a new anchor with both slots alike, durably; with the seal of a database that was closed before. */
export function createAnchor(path: string, key: Uint8Array, head: Said): void {
  const mac = new KeyedMac(key)
  replaceFile(path, slotText(mac, head).repeat(SLOTS.length))
  mac.wipe()
}

const newestOf = (heads: readonly (Said | undefined)[]): Said | undefined => heads.reduce((best, head) => (head !== undefined && (best === undefined || head.seq >= best.seq) ? head : best), undefined)

export class Anchor {
  readonly #path: string
  readonly #mac: KeyedMac
  #handle: number | undefined
  /** The slot that does not hold the newest head. */
  #next = 0

  /** The key stays the caller's, who wipes it. */
  constructor(path: string, key: Uint8Array) {
    this.#path = path
    this.#mac = new KeyedMac(key)
  }

  /** What is wrong between anchor and chain in plain Chinese, or undefined when the database is not older than its anchor. */
  problem(chain: AuditChain): string | undefined {
    if (!existsSync(this.#path)) return '防回退标记文件缺失，无法确认数据库是不是最新的'
    const heads = this.#heads()
    const newest = newestOf(heads)
    if (newest === undefined) return '防回退标记文件损坏或被改动，无法确认数据库是不是最新的'
    this.#next = heads[0] === newest ? 1 : 0
    const found = chain.hashAt(newest.seq)
    if (found === undefined) return `数据库是旧的：应至少有 ${newest.seq} 条审计记录，现在只有 ${chain.head().seq} 条`
    return found === newest.hash ? undefined : '数据库与防回退标记不一致，可能换过文件'
  }

  #heads(): (Said | undefined)[] {
    const bytes = readFileSync(this.#path)
    return SLOTS.map((slot) => slotHead(this.#mac, bytes.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES)))
  }

  /** The seal of the database as it was closed; undefined when it was not closed in order, so that nothing can be said of its pages. */
  sealed(): string | undefined {
    const heads = existsSync(this.#path) ? this.#heads() : []
    const newest = newestOf(heads)
    return heads.every((head) => head === undefined || head.seq !== newest?.seq || head.seal === newest.seal) ? newest?.seal : undefined
  }

  /** Takes the seal off, durably: nothing of the database may be written before. @throws Error of the file system. */
  unseal(): void {
    const heads = this.#heads()
    const newest = newestOf(heads)
    if (newest === undefined) return
    this.#next = heads[0] === newest ? 1 : 0
    this.#writeBoth({ seq: newest.seq, hash: newest.hash })
  }

  /** Seals a closed database. @throws Error of the file system; the anchor then says no more than before. */
  seal({ seq, hash }: ChainHead, seal: string): void {
    this.#writeBoth({ seq, hash, seal })
  }

  /** In both slots, so that spoiling one does not bring back what the other said before. */
  #writeBoth(said: Said): void {
    for (const _slot of SLOTS) this.write(said, true)
  }

  /** Moves the anchor on. @throws Error of the file system; the slot written before is then still whole. */
  write(said: Said, durable: boolean): void {
    this.#handle ??= openSync(this.#path, 'r+')
    writeSync(this.#handle, slotText(this.#mac, said), this.#next * SLOT_BYTES)
    if (durable) fsyncSync(this.#handle)
    this.#next = 1 - this.#next
  }

  /** Starts again from this head, whatever was there before. */
  restart(head: ChainHead): void {
    this.close()
    replaceFile(this.#path, slotText(this.#mac, head).repeat(SLOTS.length))
    this.#next = 0
  }

  /** Takes the key out of memory; the anchor can neither be read nor moved afterwards. */
  wipe(): void {
    this.#mac.wipe()
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
    this.#handle = undefined
  }
}
