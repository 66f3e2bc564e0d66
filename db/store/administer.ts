/**
 * One step of user administration: the actor's passphrase is proved again, then keyring and database change together or not at all.
 * Who may take which step is the office's to judge.
 */
import type { Administration, KeyringAnswer } from '#core/door/ports'
import type { Clock, Ids } from '#core/domain/clock'
import type { Apart } from '#core/domain/compartments'
import { type Keyring, type Keys, openByRecovery, wipe, withRecoveryUsed } from './keyring'
import { changedKeyring } from './keyringChange'
import { prove, proveLogin } from './proof'
import { publish } from './publish'
import type { Store } from './store'

interface Tools { readonly clock: Clock; readonly ids: Ids; readonly store: Store }

/** Answers `not-held` when the actor lacks a compartment the step needs. The keys are wiped in the end. */
export async function administer(dir: string, wanted: Administration, tools: Tools): Promise<KeyringAnswer> {
  const proved = await proveLogin(dir, wanted.login, wanted.passphrase, tools.clock)
  if (!proved.ok) return proved
  const { keyring, userId, keys } = proved
  try {
    if (wanted.recoveryKey === undefined) return await change(dir, wanted, { keyring, userId, keys }, tools)
    return await withRecovery(dir, wanted.recoveryKey, tools.clock, (every) => change(dir, wanted, { keyring, userId, keys: every }, tools))
  } finally {
    wipe(keys)
  }
}

async function withRecovery(dir: string, recoveryKey: string, clock: Clock, work: (keys: Keys) => Promise<KeyringAnswer>): Promise<KeyringAnswer> {
  const proved = await prove(dir, clock, { kind: 'recovery', login: '' }, async (keyring) => {
    const keys = await openByRecovery(keyring, recoveryKey)
    return keys === undefined ? undefined : { userId: 0, keys }
  })
  if (!proved.ok) return proved.code === 'wrong-login' ? { ...proved, code: 'wrong-recovery' } : proved
  try {
    return await work(proved.keys)
  } finally {
    wipe(proved.keys)
  }
}

interface Held { readonly keyring: Keyring; readonly userId: number; readonly keys: Keys }

async function change(dir: string, { change, record, recoveryKey }: Administration, { keyring, userId, keys }: Held, { store, ids, clock }: Tools): Promise<KeyringAnswer> {
  if (change.kind === 'none') {
    store.write(record)
    return { ok: true }
  }
  const argon = keyring.users.find((user) => user.userId === userId)
  if (argon === undefined) throw new Error('the actor is not in the keyring')
  const fresh = new Map<Apart, Buffer>()
  try {
    const next = await changedKeyring(keyring, change, keys, argon, ids, (name, key) => { fresh.set(name, Buffer.from(key)) })
    if (next === undefined) return { ok: false, code: 'not-held' }
    publish(dir, keyring, recoveryKey === undefined ? next : withRecoveryUsed(next, clock.now(), keys), store, record)
    store.apart.follow(fresh)
    return { ok: true }
  } finally {
    for (const key of fresh.values()) key.fill(0)
  }
}
