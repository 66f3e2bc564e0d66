/**
 * Takes failed attempts from their record beside the vault into the audit log, and notes where the record is missing or does not go on from what was taken before.
 * Knows no password; an account that was named is the object of the entry, never its author.
 */
import { formatInstantZh } from '#core/domain/day'
import type { Clock, Ids } from '#core/domain/clock'
import type { AuditEntry } from './auditChain'
import { emptied, NO_ATTEMPTS, type Seal, sinceSeal, totalOf } from './attempts'
import { keepAttempts, recordedAttempts } from './delays'
import type { Store } from './store'

const LOST = '登录失败记录缺失或接不上：可能被删除或放回旧文件，也可能刚从备份恢复'

/** Does nothing when there is nothing new, or while nothing may be written; then it is taken in later. */
export function takeAttempts(dir: string, store: Store, { clock, ids }: { readonly clock: Clock; readonly ids: Ids }): void {
  if (store.readOnly) return
  const attempts = recordedAttempts(dir)
  const seal = sealOf(store)
  if (seal?.key === attempts.key && seal.total === totalOf(attempts)) return
  const note = (more: Pick<AuditEntry, 'action' | 'object' | 'result' | 'reason'>) => { store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', fields: '', rowDigest: '', ...more }) }
  const fresh = sinceSeal(attempts, seal ?? { total: 0, key: NO_ATTEMPTS.key })
  const goesOn = fresh !== undefined && seal !== undefined
  const next = goesOn ? emptied(attempts) : { ...NO_ATTEMPTS, key: Buffer.from(ids.randomBytes(32)).toString('hex') }
  store.write(() => {
    if (fresh === undefined) note({ action: 'vault.attemptsLost', object: 'vault', result: 'lost', reason: LOST })
    for (const { at, kind, userId } of fresh?.entries ?? attempts.entries) {
      note({ action: 'vault.attempt', object: userId === 0 ? 'vault' : `account:${userId}`, result: kind === 'login' ? 'wrong-login' : 'wrong-recovery', reason: formatInstantZh(at) })
    }
    const more = fresh?.more ?? attempts.more
    if (more > 0) note({ action: 'vault.attempt', object: 'vault', result: 'wrong-login', reason: `另有 ${more} 次，未逐次记下` })
    keepSeal(store, { total: totalOf(next), key: next.key })
  })
  // Afterwards: an interruption in between is noticed as a record that does not go on, and loses nothing.
  keepAttempts(dir, next)
}

function sealOf({ db }: Store): Seal | undefined {
  return db.prepare<[], Seal>('SELECT total, key FROM attempt_seal WHERE id = 1').get()
}

function keepSeal({ db }: Store, { total, key }: Seal): void {
  db.prepare('INSERT INTO attempt_seal (id, total, key) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET total = excluded.total, key = excluded.key').run(total, key)
}
