/**
 * The keyring: who holds which key, as data, and the operations on it.
 * Knows no file; a keyring with unknown fields or weak parameters does not parse.
 */
import { z } from 'zod'
import type { Ids } from '#core/domain/clock'
import type { Role } from '#core/contract/call'
import { APART, apartOf } from '#core/domain/compartments'
import { normaliseRecoveryKey } from '#core/domain/recoveryKey'
import { type Argon, ARGON_CEILING, ARGON_FLOOR, type BoxKeys, boxKeys, mac, passphraseKey, seal, unseal, unwrap, withDerivedKey, wrap } from './secrets'

/** DK everybody; the compartments only for roles that grant them (security.md §2). */
export const COMPARTMENTS = ['dk', ...APART] as const
export type Compartment = (typeof COMPARTMENTS)[number]
export type Keys = Partial<Record<Compartment, Buffer>> & { readonly dk: Buffer }

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/u).max(400)
const Sealed = z.strictObject({ dk: Base64, psy: Base64.optional(), rec: Base64.optional(), legal: Base64.optional() })
const Holder = { publicKey: Base64, secretKey: Base64, sealed: Sealed }
const KeyringUser = z.strictObject({
  userId: z.number().int().positive(), login: z.string(), salt: Base64,
  memoryKiB: z.number().int().min(ARGON_FLOOR.memoryKiB).max(ARGON_CEILING.memoryKiB), time: z.number().int().min(ARGON_FLOOR.time).max(ARGON_CEILING.time), ...Holder,
})
export const Keyring = z.strictObject({
  version: z.literal(1), generation: z.number().int().positive(), cipher: z.enum(['aegis', 'chacha20']), deskName: z.string(),
  users: z.array(KeyringUser).min(1),
  /** `usedAt`: when the recovery key was last taken out of its two halves; another one has none. */
  recovery: z.strictObject({ ...Holder, usedAt: z.number().int().nonnegative().optional() }),
  /** Compartment keys of before, oldest first, each wrapped under the one that took its place. */
  former: z.strictObject({ psy: z.array(Base64).max(500), rec: z.array(Base64).max(500), legal: z.array(Base64).max(500) }),
  mac: z.string(),
})
export type Keyring = z.infer<typeof Keyring>
export type KeyringUser = z.infer<typeof KeyringUser>

export interface KeyringAccount { readonly userId: number; readonly login: string; readonly roles: readonly Role[]; readonly passphrase: string }

/** The MAC covers everything but itself, in the field order of the schema. */
function macOf(keyring: Keyring, dk: Uint8Array): string {
  const { mac: _mac, ...rest } = Keyring.parse(keyring)
  return withDerivedKey(dk, 'keyring', (key) => mac(key, JSON.stringify(rest)))
}

export function signed(keyring: Keyring, dk: Uint8Array): Keyring {
  return { ...keyring, mac: macOf(keyring, dk) }
}

export function isAuthentic(keyring: Keyring, dk: Uint8Array): boolean {
  return macOf(keyring, dk) === keyring.mac
}

async function sealedFor(keys: Keys, granted: ReadonlySet<Compartment>, publicKey: Uint8Array): Promise<z.infer<typeof Sealed>> {
  const sealed: Partial<Record<Compartment, string>> = {}
  for (const name of COMPARTMENTS) {
    const key = keys[name]
    if (key !== undefined && granted.has(name)) sealed[name] = await seal(key, publicKey)
  }
  return Sealed.parse(sealed)
}

/** One user's entry: a fresh key pair under his passphrase, and the compartments named sealed to it. */
export async function sealedUser({ userId, login, passphrase }: Omit<KeyringAccount, 'roles'>, held: ReadonlySet<Compartment>, keys: Keys, { memoryKiB, time }: Argon, ids: Ids): Promise<KeyringUser> {
  const pair = await boxKeys()
  const salt = ids.randomBytes(16)
  const kek = await passphraseKey(passphrase, salt, { memoryKiB, time })
  const user = {
    userId, login, salt: Buffer.from(salt).toString('base64'), memoryKiB, time,
    publicKey: Buffer.from(pair.publicKey).toString('base64'), secretKey: wrap(kek, pair.secretKey, `user:${userId}`, ids.randomBytes(12)),
    sealed: await sealedFor(keys, held, pair.publicKey),
  }
  for (const secret of [kek, pair.secretKey]) secret.fill(0)
  return user
}

async function recoveryHolder(recoveryKey: string, keys: Keys, ids: Ids): Promise<Keyring['recovery']> {
  const pair = await boxKeys()
  const holder = {
    publicKey: Buffer.from(pair.publicKey).toString('base64'), secretKey: withRecoveryKek(recoveryKey, (kek) => wrap(kek, pair.secretKey, 'recovery', ids.randomBytes(12))),
    sealed: await sealedFor(keys, new Set(COMPARTMENTS), pair.publicKey),
  }
  pair.secretKey.fill(0)
  return holder
}

/** A new keyring with fresh keys for these accounts and the holder of the recovery key. */
export async function newKeyring(accounts: readonly KeyringAccount[], recoveryKey: string, deskName: string, argon: Argon, ids: Ids): Promise<{ keyring: Keyring; keys: Keys }> {
  const fresh = () => Buffer.from(ids.randomBytes(32))
  const keys = { dk: fresh(), psy: fresh(), rec: fresh(), legal: fresh() }
  const recovery = await recoveryHolder(recoveryKey, keys, ids)
  const users: KeyringUser[] = []
  for (const account of accounts) users.push(await sealedUser(account, new Set<Compartment>(['dk', ...apartOf(account.roles)]), keys, argon, ids))
  return { keyring: signed({ version: 1, generation: 1, cipher: 'aegis', deskName, users, recovery, former: { psy: [], rec: [], legal: [] }, mac: '' }, keys.dk), keys }
}

function withRecoveryKek<T>(recoveryKey: string, use: (kek: Buffer) => T): T {
  const typed = Buffer.from(normaliseRecoveryKey(recoveryKey))
  try {
    return withDerivedKey(typed, 'recovery', use)
  } finally {
    typed.fill(0)
  }
}

/** A recovery key of 160 bits: 32 characters in two halves of four groups. */
export function newRecoveryKey(ids: Ids): readonly [string, string] {
  const characters = [...ids.randomBytes(32)].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(byte % 32)).join('')
  const groups = characters.match(/.{4}/gu) ?? []
  return [groups.slice(0, 4).join('-'), groups.slice(4).join('-')]
}

/** The keys a user's passphrase opens, or undefined. An unknown login costs the same work as a wrong passphrase. */
export async function openKeys(keyring: Keyring, login: string, passphrase: string): Promise<{ userId: number; keys: Keys } | undefined> {
  const user = keyring.users.find((candidate) => candidate.login === login)
  const shape = user ?? keyring.users[0]
  if (shape === undefined) return undefined
  const kek = await passphraseKey(passphrase, Buffer.from(shape.salt, 'base64'), shape)
  const secretKey = unwrap(kek, shape.secretKey, `user:${shape.userId}`)
  kek.fill(0)
  if (user === undefined || secretKey === undefined) return undefined
  const keys = await unsealed(user.sealed, { publicKey: Buffer.from(user.publicKey, 'base64'), secretKey })
  return keys === undefined ? undefined : { userId: user.userId, keys }
}

/** Every sealed compartment key of one holder; undefined without the one that everybody holds. The secret key is wiped. */
async function unsealed(sealed: z.infer<typeof Sealed>, pair: BoxKeys): Promise<Keys | undefined> {
  const opened: Partial<Record<Compartment, Buffer>> = {}
  for (const name of COMPARTMENTS) {
    const box = sealed[name]
    const key = box === undefined ? undefined : await unseal(box, pair)
    if (key !== undefined) opened[name] = key
  }
  pair.secretKey.fill(0)
  return opened.dk === undefined ? undefined : { ...opened, dk: opened.dk }
}

/** The keys the recovery key opens, every compartment of them, or undefined when it is not the one of this keyring. */
export async function openByRecovery(keyring: Keyring, recoveryKey: string): Promise<Keys | undefined> {
  const secretKey = withRecoveryKek(recoveryKey, (kek) => unwrap(kek, keyring.recovery.secretKey, 'recovery'))
  if (secretKey === undefined) return undefined
  return unsealed(keyring.recovery.sealed, { publicKey: Buffer.from(keyring.recovery.publicKey, 'base64'), secretKey })
}

/** The keyring with one user's keys sealed anew under a new passphrase; he holds the compartments he held before. */
export async function withPassphrase(keyring: Keyring, userId: number, passphrase: string, keys: Keys, ids: Ids): Promise<Keyring> {
  const user = keyring.users.find((candidate) => candidate.userId === userId)
  if (user === undefined) throw new Error('no such user in the keyring')
  const held = new Set(COMPARTMENTS.filter((name) => user.sealed[name] !== undefined))
  const renewed = await sealedUser({ userId, login: user.login, passphrase }, held, keys, user, ids)
  return signed({ ...keyring, generation: keyring.generation + 1, users: keyring.users.map((each) => (each === user ? renewed : each)) }, keys.dk)
}

/** The keyring that remembers that its recovery key was used, until another takes its place. Of the same generation: it goes along with the change it was used for. */
export function withRecoveryUsed(keyring: Keyring, at: number, keys: Keys): Keyring {
  return signed({ ...keyring, recovery: { ...keyring.recovery, usedAt: at } }, keys.dk)
}

/** The keyring with another recovery key; the one before opens nothing in it. `keys` must be all of them. */
export async function withRecovery(keyring: Keyring, recoveryKey: string, keys: Keys, ids: Ids): Promise<Keyring> {
  if (COMPARTMENTS.some((name) => keys[name] === undefined)) throw new Error('a compartment would be lost to the recovery key')
  return signed({ ...keyring, generation: keyring.generation + 1, recovery: await recoveryHolder(recoveryKey, keys, ids) }, keys.dk)
}

export function wipe(keys: Keys): void {
  for (const key of Object.values(keys)) key.fill(0)
}
