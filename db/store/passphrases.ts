/**
 * Checking, changing and recovering passphrases: work on the keyring, each attempt under the delays of the vault.
 * The database stays as it is but for the audit entry of a recovery.
 */
import { Role } from '#core/contract/call'
import { z } from 'zod'
import type { Clock, Ids } from '#core/domain/clock'
import type { AuditEntry } from './auditChain'
import { openByRecovery, wipe, withPassphrase, withRecovery, withRecoveryUsed } from './keyring'
import { activeAccount, folderFault, openStore } from './opening'
import { type Fitting, type Proved, prove, proveLogin, type Refused, tryKey, tryLogin } from './proof'
import { publish } from './publish'
import type { Store } from './store'
import { writeKeyring } from './vaultFolder'

type Answer<T = object> = (T & { readonly ok: true }) | Refused
type Proof = Extract<Proved, { ok: true }>

interface Check { readonly login: string; readonly passphrase: string; readonly clock: Clock; readonly open?: Store | undefined }

/** Checks a log-in without opening anything, under the same delays as `unlockVault`; `open` is the store that knows which accounts were shut, and which takes his compartment keys for the session. */
export async function checkPassphrase(dir: string, { login, passphrase, clock, open }: Check): Promise<Answer<{ readonly userId: number }>> {
  const tried = await tryLogin(dir, login, passphrase, clock)
  if (!tried.ok) return tried
  const { userId, keys, waitMs } = tried
  try {
    if (open?.db.open === true && activeAccount(open.db, userId) === undefined) return { ok: false, code: 'wrong-login', waitMs }
    tried.accept()
    if (open?.db.open === true) open.apart.admit(userId, keys)
    return { ok: true, userId }
  } finally {
    wipe(keys)
  }
}

interface PassphraseChange extends Times { readonly login: string; readonly current: string; readonly next: string; readonly open?: Store | undefined; record?(): void }

/**
 * Seals one user's keys under a new passphrase; nothing in the database is encrypted anew and the compartments stay.
 * Guessing `current` meets the same delays as unlocking. In an open vault `record` runs in the transaction that publishes the keyring.
 */
export async function changePassphrase(dir: string, { login, current, next, clock, ids, open, record }: PassphraseChange): Promise<Answer> {
  const proved = await proveLogin(dir, login, current, clock)
  if (!proved.ok) return proved
  try {
    const keyring = await withPassphrase(proved.keyring, proved.userId, next, proved.keys, ids)
    if (open?.db.open === true) publish(dir, proved.keyring, keyring, open, () => record?.())
    else writeKeyring(dir, keyring)
    return { ok: true }
  } finally {
    wipe(proved.keys)
  }
}

interface Recovery extends Times { readonly login: string; readonly recoveryKey: string; readonly next: string; readonly open?: Store | undefined }

/**
 * Gives a user who lost his passphrase a new one by the printed recovery key, under the same delays. An unknown login is answered like a wrong key.
 * `open` is the store when the vault is open in this process; a locked one is opened for the audit entry and closed again. Without a database that opens nothing is changed.
 */
export async function recoverPassphrase(dir: string, { login, recoveryKey, next, clock, ids, open }: Recovery): Promise<Answer> {
  const fault = open?.db.open === true ? undefined : folderFault(dir)
  if (fault !== undefined) return { ok: false, code: fault }
  const tried = await tryKey(dir, clock, { kind: 'recovery', login }, async (keyring) => {
    const user = keyring.users.find((candidate) => candidate.login === login)
    const keys = await openByRecovery(keyring, recoveryKey)
    return user === undefined || keys === undefined ? undefined : { userId: user.userId, keys }
  })
  if (!tried.ok) return tried
  let shut = false
  try {
    const answer = await withStore(dir, tried, { open, clock }, (store) => reseal(dir, tried, store, { next, clock, ids }))
    shut = !answer.ok && answer.code === 'wrong-login'
    return answer
  } finally {
    if (!shut) tried.accept()
  }
}

/** Lends the open store, or opens one for as long as `work` takes; the proved keys are wiped in the end. */
async function withStore<T>(dir: string, { keyring, keys }: Proof, { open, clock }: { readonly open: Store | undefined; readonly clock: Clock }, work: (store: Store) => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    if (open?.db.open === true) return await work(open)
    const opened = openLent(dir, keyring, { ...keys, dk: Buffer.from(keys.dk) }, clock)
    if (!opened.ok) return opened
    try {
      return await work(opened.store)
    } finally {
      opened.store.close()
    }
  } finally {
    wipe(keys)
  }
}

function openLent(dir: string, keyring: Proof['keyring'], lent: Proof['keys'], clock: Clock): ReturnType<typeof openStore> {
  let opened: ReturnType<typeof openStore> | undefined
  try {
    opened = openStore(dir, keyring, lent, clock)
    return opened
  } finally {
    if (opened?.ok !== true) wipe(lent)
  }
}

interface Times { readonly clock: Clock; readonly ids: Ids }

async function reseal(dir: string, { keyring, userId, keys, waitMs }: Extract<Fitting, { ok: true }>, store: Store, { next, clock, ids }: Times & { readonly next: string }): Promise<Answer> {
  const account = activeAccount(store.db, userId)
  if (account === undefined) return { ok: false, code: 'wrong-login', waitMs }
  const who = { userId, userName: account.name, role: z.array(Role).parse(JSON.parse(account.roles)).join(',') }
  const record = traced(store, clock, { ...who, action: 'vault.recover', object: `account:${userId}`, fields: 'passphrase' }, `account:${userId}`)
  publish(dir, keyring, withRecoveryUsed(await withPassphrase(keyring, userId, next, keys, ids), clock.now(), keys), store, () => {
    store.db.prepare('UPDATE account SET must_change = 0 WHERE id = ?').run(userId)
    record()
  })
  return { ok: true }
}

type Trace = Pick<AuditEntry, 'userId' | 'userName' | 'role' | 'action' | 'object' | 'fields'>

/** `about` is the record the entry says something of. */
function traced(store: Store, clock: Clock, entry: Trace, about?: string): () => void {
  return () => { store.appendAudit({ ...entry, at: clock.now(), uptime: clock.uptime(), result: 'ok', reason: '', rowDigest: about === undefined ? '' : store.recordDigest(about) }) }
}

interface Renewal extends Times { readonly recoveryKey: string; readonly next: string; readonly open?: Store | undefined }

/** Puts a new recovery key in the place of the present one. Guessing the present one meets the same delays. */
export async function renewRecovery(dir: string, { recoveryKey, next, clock, ids, open }: Renewal): Promise<Answer> {
  const fault = open?.db.open === true ? undefined : folderFault(dir)
  if (fault !== undefined) return { ok: false, code: fault }
  const proved = await prove(dir, clock, { kind: 'recovery', login: '' }, async (keyring) => {
    const keys = await openByRecovery(keyring, recoveryKey)
    return keys === undefined ? undefined : { userId: 0, keys }
  })
  if (!proved.ok) return proved
  return withStore(dir, proved, { open, clock }, async (store) => {
    const keyring = await withRecovery(proved.keyring, next, proved.keys, ids)
    publish(dir, proved.keyring, keyring, store, traced(store, clock, { userId: 0, userName: '', role: '', action: 'vault.renewRecovery', object: 'recovery', fields: 'recoveryKey' }))
    return { ok: true }
  })
}
