/**
 * The anchor outside the database: sequence and head of the audit chain, so that an old database put back is noticed.
 * Two slots are written in turn and in place, so that a power cut or full disk spoils one at most; it may lag behind the database, never run ahead.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { AuditChain, ChainHead } from './auditChain'
import { replaceFile } from './safeFile'
import { mac } from './secrets'

const Slot = z.strictObject({ seq: z.number().int().nonnegative(), hash: z.string(), mac: z.string() })
/** Bytes of a slot: within one disk sector, which is written whole or not at all. */
const SLOT_BYTES = 512
const SLOTS = [0, 1] as const

function slotText(key: Uint8Array, { seq, hash }: ChainHead): string {
  return `${JSON.stringify({ seq, hash, mac: mac(key, `${seq}:${hash}`) }).padEnd(SLOT_BYTES - 1)}\n`
}

/** What a slot says, or undefined when it is empty, torn or was not written with this key. */
function slotHead(key: Uint8Array, bytes: Buffer): ChainHead | undefined {
  try {
    const { seq, hash, mac: written } = Slot.parse(JSON.parse(bytes.toString('utf8').replaceAll('\0', ' ')))
    return written === mac(key, `${seq}:${hash}`) ? { seq, hash } : undefined
  } catch {
    return undefined
  }
}

/** Writes a new anchor with both slots alike, durably. */
export function createAnchor(path: string, key: Uint8Array, head: ChainHead): void {
  replaceFile(path, slotText(key, head).repeat(SLOTS.length))
}

export class Anchor {
  readonly #path: string
  readonly #key: Uint8Array
  #handle: number | undefined
  /** The slot that does not hold the newest head. */
  #next = 0

  constructor(path: string, key: Uint8Array) {
    this.#path = path
    this.#key = key
  }

  /** What is wrong between anchor and chain in plain Chinese, or undefined when the database is not older than its anchor. */
  problem(chain: AuditChain): string | undefined {
    if (!existsSync(this.#path)) return '防回退标记文件缺失，无法确认数据库是不是最新的'
    const bytes = readFileSync(this.#path)
    const heads = SLOTS.map((slot) => slotHead(this.#key, bytes.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES)))
    const newest = heads.reduce((best, head) => (head !== undefined && (best === undefined || head.seq >= best.seq) ? head : best), undefined)
    if (newest === undefined) return '防回退标记文件损坏或被改动，无法确认数据库是不是最新的'
    this.#next = heads[0] === newest ? 1 : 0
    const found = chain.hashAt(newest.seq)
    if (found === undefined) return `数据库是旧的：应至少有 ${newest.seq} 条审计记录，现在只有 ${chain.head().seq} 条`
    return found === newest.hash ? undefined : '数据库与防回退标记不一致，可能换过文件'
  }

  /** Moves the anchor on. @throws Error of the file system; the slot written before is then still whole. */
  write(head: ChainHead, durable: boolean): void {
    this.#handle ??= openSync(this.#path, 'r+')
    writeSync(this.#handle, slotText(this.#key, head), this.#next * SLOT_BYTES)
    if (durable) fsyncSync(this.#handle)
    this.#next = 1 - this.#next
  }

  /** Starts again from this head, whatever was there before. */
  restart(head: ChainHead): void {
    this.close()
    createAnchor(this.#path, this.#key, head)
    this.#next = 0
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
    this.#handle = undefined
  }
}
