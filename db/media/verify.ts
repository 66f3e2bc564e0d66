/**
 * Checks the bytes of one recording against the fingerprint in its row, whole and in order.
 * Runs in a thread of its own; names what it finds and changes nothing.
 */
import type { Verdict } from '#core/domain/recordingVerdict'
import { SealedDamage, SealedReader } from './sealedReader'
import { type GoOn, hashOf } from './takeIn'

export interface VerifyJob { readonly path: string; readonly sealed: boolean; readonly stored: number | null; readonly sha256: string }

const plain = (code: Verdict['code'], at = 0): Verdict => ({ code, at })

function sealedVerdict({ path, stored, sha256 }: VerifyJob, key: Uint8Array, goOn: GoOn): Verdict {
  const reader = new SealedReader(path, key, stored ?? undefined)
  try {
    const digest = reader.digest(goOn)
    if (digest === undefined) return plain('stopped')
    // Of one that was finished the chunk that ends it may hold nothing, and is missed all the same; one that a fall ended never had it.
    if (reader.ending === 'cut' && (stored !== null || digest !== sha256)) return plain('cut', reader.bytes)
    return plain(digest === sha256 ? 'ok' : 'changed')
  } finally {
    reader.close()
  }
}

async function plainVerdict({ path, sha256 }: VerifyJob, goOn: GoOn): Promise<Verdict> {
  const hashed = await hashOf(path, goOn)
  if (!hashed.ok) return plain(hashed.code)
  return plain(hashed.value.sha256 === sha256 ? 'ok' : 'changed')
}

/** Never rejects. */
export async function verified(job: VerifyJob, key: Uint8Array, goOn: GoOn = () => true): Promise<Verdict> {
  try {
    return job.sealed ? sealedVerdict(job, key, goOn) : await plainVerdict(job, goOn)
  } catch (error) {
    if (error instanceof SealedDamage) return plain(error.code, error.at)
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return plain(code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'disk')
  }
}
