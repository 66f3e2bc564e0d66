/**
 * Keyring and database as one: a changed keyring is written as the last step of the transaction that records the change,
 * and the database notes its generation. A crash between the two leaves a keyring that is ahead; the next unlocking sees it.
 */
import type { Clock } from '#core/domain/clock'
import { APART, type Apart } from '#core/domain/compartments'
import type { AuditEntry } from './auditChain'
import { type Keyring, type KeyringUser, type Keys, signed } from './keyring'
import { mark, markOf } from './keyringMark'
import { withoutApart } from './keyringChange'
import type { Db } from './open'
import type { Store } from './store'
import { formerKeyring, putBackKeyring, settleGenerations, writeKeyring } from './vaultFolder'

/** Publishes `next` together with what `record` writes, or leaves both as they were. A database that takes no change does not keep a person out: then the keyring alone is written. */
export function publish(dir: string, before: Keyring, next: Keyring, store: Store, record: () => void): void {
  if (store.readOnly) return writeKeyring(dir, next)
  let begun = false
  try {
    store.write(() => {
      record()
      mark(store.db, next)
      begun = true
      writeKeyring(dir, next)
    })
  } catch (error) {
    if (begun) putBackKeyring(dir, before)
    throw error
  }
  settleGenerations(dir)
}

/**
 * After a crash: what an older generation still gives too much is taken from it; what the database does not know is taken back where that only takes access away,
 * and told in the audit log. Keys whose change was not recorded stay, but their owner must choose a new passphrase.
 */
export function mendKeyring(dir: string, keyring: Keyring, keys: Keys, store: Store, clock: Clock): void {
  const known = markOf(store.db)?.generation ?? 0
  if (store.readOnly) return
  if (keyring.generation <= known) return settleGenerations(dir)
  const users = keptUsers(store.db, keyring.users)
  const former = formerKeyring(dir)
  const renewed = former?.generation === known ? users.filter(({ publicKey }) => !former.users.some((one) => one.publicKey === publicKey)) : []
  const next = signed({ ...keyring, users, generation: keyring.generation + 1 }, keys.dk)
  publish(dir, keyring, next, store, () => {
    for (const { userId } of renewed) store.db.prepare('UPDATE account SET must_change = 1 WHERE id = ?').run(userId)
    store.appendAudit({ ...mendEntry(clock, keyring.generation, known, renewed), rowDigest: renewed.map(({ userId }) => store.recordDigest(`account:${userId}`)).join(' ') })
  })
}

/** Without those whom the database does not know or has removed, and without compartments nobody approved; the last key of one is never dropped. */
function keptUsers(db: Db, users: readonly KeyringUser[]): KeyringUser[] {
  const there = new Set(db.prepare<[], number>('SELECT id FROM account WHERE removed_at IS NULL').pluck().all())
  const granted = db.prepare<[number], Apart>('SELECT compartment FROM compartment_grant WHERE account_id = ?').pluck()
  const trimmed = users.filter(({ userId }) => there.has(userId)).map((user) => {
    const names = granted.all(user.userId)
    return withoutApart(user, APART.filter((name) => !names.includes(name)))
  })
  const lost = APART.some((name) => users.some(({ sealed }) => sealed[name] !== undefined) && !trimmed.some(({ sealed }) => sealed[name] !== undefined))
  return lost || trimmed.length === 0 ? [...users] : trimmed
}

function mendEntry(clock: Clock, generation: number, known: number, renewed: readonly KeyringUser[]): AuditEntry {
  return {
    at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'vault.keyringAhead',
    object: renewed.length === 0 ? 'keyring' : renewed.map(({ userId }) => `account:${userId}`).join(','), fields: 'keyring', result: 'mended', reason: `钥匙文件是第 ${generation} 代，记录里是第 ${known} 代`, rowDigest: '',
  }
}
