/**
 * The anchor outside the database: sequence and head of the audit chain, so that an old database put back is noticed.
 * It may lag behind the database after a crash, never run ahead of it.
 */
import { z } from 'zod'
import type { AuditChain, ChainHead } from './auditChain'
import { readIfThere, replaceFile } from './safeFile'
import { mac } from './secrets'

const Anchor = z.strictObject({ seq: z.number().int().nonnegative(), hash: z.string(), mac: z.string() })

export function writeAnchor(path: string, key: Uint8Array, head: ChainHead, durable: boolean): void {
  replaceFile(path, JSON.stringify({ seq: head.seq, hash: head.hash, mac: mac(key, `${head.seq}:${head.hash}`) }), durable)
}

/** What is wrong between anchor and chain in plain Chinese, or undefined when the database is not older than its anchor. */
export function anchorProblem(path: string, key: Uint8Array, chain: AuditChain): string | undefined {
  const text = readIfThere(path)
  if (text === undefined) return '防回退标记文件缺失，无法确认数据库是不是最新的'
  let anchor: z.infer<typeof Anchor>
  try {
    anchor = Anchor.parse(JSON.parse(text))
  } catch {
    return '防回退标记文件损坏，无法确认数据库是不是最新的'
  }
  if (anchor.mac !== mac(key, `${anchor.seq}:${anchor.hash}`)) return '防回退标记文件被改动过'
  const found = chain.hashAt(anchor.seq)
  if (found === undefined) return `数据库是旧的：应至少有 ${anchor.seq} 条审计记录，现在只有 ${chain.head().seq} 条`
  return found === anchor.hash ? undefined : '数据库与防回退标记不一致，可能换过文件'
}
