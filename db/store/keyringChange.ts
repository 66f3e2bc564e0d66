/**
 * What user administration does to a keyring, as pure steps from one keyring to the next.
 * Knows neither files nor the database; `keys` are those of whoever takes the step.
 */
import type { KeyringChange } from '#core/door/ports'
import type { Ids } from '#core/domain/clock'
import { APART, type Apart } from '#core/domain/compartments'
import { type Keyring, type Keys, type KeyringUser, sealedUser, signed } from './keyring'
import { type Argon, seal, unwrap, wrap } from './secrets'

type Changed = Omit<Keyring, 'generation' | 'mac'>

/** Told of each compartment key that takes the place of another, before it is wiped. */
type Replaced = (name: Apart, key: Uint8Array) => void

/** The keyring after the change, one generation on, or undefined when `keys` lack a compartment it takes. */
export async function changedKeyring(keyring: Keyring, change: Exclude<KeyringChange, { readonly kind: 'none' }>, keys: Keys, argon: Argon, ids: Ids, replaced?: Replaced): Promise<Keyring | undefined> {
  const changed = await step(keyring, change, keys, argon, ids, replaced)
  return changed === undefined ? undefined : signed({ ...keyring, ...changed, generation: keyring.generation + 1 }, keys.dk)
}

async function step(keyring: Keyring, change: Exclude<KeyringChange, { readonly kind: 'none' }>, keys: Keys, argon: Argon, ids: Ids, replaced?: Replaced): Promise<Pick<Changed, 'users'> | Changed | undefined> {
  const { users } = keyring
  switch (change.kind) {
    case 'add': case 'reset': {
      const fresh = await sealedUser(change, new Set(['dk']), keys, argon, ids)
      const others = users.filter(({ userId, login }) => userId !== change.userId && login !== change.login)
      return { users: [...others, fresh].sort((one, other) => one.userId - other.userId) }
    }
    case 'remove': return { users: users.filter(({ userId }) => userId !== change.userId) }
    case 'withdraw': return { users: users.map((user) => (user.userId === change.userId ? withoutApart(user, change.compartments) : user)) }
    case 'grant': return granted(users, change.userId, change.compartments, keys)
    case 'rotate': return rotated(keyring, change.compartments, keys, ids, replaced)
  }
}

/** A user's entry without these compartments. */
export function withoutApart(user: KeyringUser, compartments: readonly Apart[]): KeyringUser {
  const sealed = { ...user.sealed }
  for (const name of compartments) delete sealed[name]
  return { ...user, sealed }
}

async function granted(users: readonly KeyringUser[], userId: number, compartments: readonly Apart[], keys: Keys): Promise<Pick<Changed, 'users'> | undefined> {
  const user = users.find((one) => one.userId === userId)
  if (user === undefined) return undefined
  const sealed = { ...user.sealed }
  for (const name of compartments) {
    const key = keys[name]
    if (key === undefined) return undefined
    sealed[name] = await seal(key, Buffer.from(user.publicKey, 'base64'))
  }
  return { users: users.map((one) => (one === user ? { ...user, sealed } : one)) }
}

/** A fresh key for each compartment, sealed to everybody who holds the present one and to the recovery key; the present one is kept under it. */
async function rotated(keyring: Keyring, compartments: readonly Apart[], keys: Keys, ids: Ids, replaced?: Replaced): Promise<Changed | undefined> {
  let next: Changed = keyring
  for (const name of compartments) {
    const key = keys[name]
    if (key === undefined) return undefined
    const fresh = Buffer.from(ids.randomBytes(32))
    const resealed = async <H extends Pick<KeyringUser, 'publicKey' | 'sealed'>>(holder: H): Promise<H> => (
      holder.sealed[name] === undefined ? holder : { ...holder, sealed: { ...holder.sealed, [name]: await seal(fresh, Buffer.from(holder.publicKey, 'base64')) } }
    )
    const users: KeyringUser[] = []
    for (const user of next.users) users.push(await resealed(user))
    const past = next.former[name]
    next = { ...next, users, recovery: await resealed(next.recovery), former: { ...next.former, [name]: [...past, wrap(fresh, key, label(name, past.length), ids.randomBytes(12))] } }
    replaced?.(name, fresh)
    fresh.fill(0)
  }
  return next
}

const label = (name: Apart, at: number) => `former:${name}:${at}`

/** The keys a compartment had before, newest first, for what was encrypted under them. @throws Error when one does not open: the keyring is signed, so `key` is not the present one. */
export function formerKeys(keyring: Keyring, name: Apart, key: Uint8Array): readonly Buffer[] {
  const found: Buffer[] = []
  for (let at = keyring.former[name].length - 1; at >= 0; at -= 1) {
    const older = unwrap(found.at(-1) ?? key, keyring.former[name][at] ?? '', label(name, at))
    if (older === undefined) throw new Error('not the present key of this compartment')
    found.push(older)
  }
  return found
}

/** Who holds which compartment, as the keyring tells without any key. */
export function holdersOf(keyring: Keyring): Map<number, readonly Apart[]> {
  return new Map(keyring.users.map(({ userId, sealed }) => [userId, APART.filter((name) => sealed[name] !== undefined)]))
}
