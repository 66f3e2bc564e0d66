/**
 * The compartment keys of those who are logged in, and the texts sealed under them: the room's own key does not open these.
 * Refuses to know what a text says and who may ask for it.
 */
import type { ApartText } from '#core/door/apartPort'
import type { Apart } from '#core/domain/compartments'
import type { Keyring, Keys } from './keyring'
import { formerKeys, holdersOf } from './keyringChange'
import { unwrap, withDerivedKey, wrap } from './secrets'

const TEXT = 'apart-text'
const MARK = 'apart-mark'
/** Letters of the mark by which a sealed text names its key; tells nothing of the key. */
const MARK_LETTERS = 16

/** `<mark of the key>.<nonce, tag and text>` */
const SEALED = new RegExp(`^([0-9a-f]{${MARK_LETTERS}})\\.([A-Za-z0-9+/]+=*)$`, 'u')

const markOf = (key: Uint8Array): string => withDerivedKey(key, MARK, (mark) => mark.toString('hex').slice(0, MARK_LETTERS))
const labelOf = (name: Apart, record: string): string => `${name}:${record}`

export class ApartKeys {
  readonly #keyring: () => Keyring | undefined
  readonly #held = new Map<number, Map<Apart, Buffer>>()

  /** `keyring` gives the present one, if it can be believed: nobody keeps here what it does not give him. */
  constructor(keyring: () => Keyring | undefined) {
    this.#keyring = keyring
  }

  /** Takes copies of what somebody's passphrase opened, in the place of what was known of him before. */
  admit(userId: number, keys: Keys): void {
    this.#drop(userId)
    const held = new Map<Apart, Buffer>()
    for (const name of this.#given(userId)) {
      const key = keys[name]
      if (key !== undefined) held.set(name, Buffer.from(key))
    }
    this.#held.set(userId, held)
  }

  /** After the keyring changed: holders get the fresh keys, and nobody keeps one that was taken from him. */
  follow(fresh: ReadonlyMap<Apart, Uint8Array>): void {
    for (const [userId, held] of this.#held) {
      const given = this.#given(userId)
      for (const [name, key] of held) {
        const next = given.includes(name) ? fresh.get(name) ?? key : undefined
        if (next === key) continue
        if (next === undefined) held.delete(name)
        else held.set(name, Buffer.from(next))
        key.fill(0)
      }
    }
  }

  holds(name: Apart, userId: number): boolean {
    return this.#held.get(userId)?.has(name) ?? false
  }

  /** `nonce`: twelve bytes never used before under this key. Undefined for who does not hold it. */
  seal(name: Apart, userId: number, record: string, text: string, nonce: Uint8Array): string | undefined {
    const key = this.#held.get(userId)?.get(name)
    if (key === undefined) return undefined
    return `${markOf(key)}.${withDerivedKey(key, TEXT, (derived) => wrap(derived, Buffer.from(text), labelOf(name, record), nonce))}`
  }

  open(name: Apart, userId: number, record: string, sealed: string): ApartText {
    const key = this.#held.get(userId)?.get(name)
    if (key === undefined) return { ok: false, code: 'not-held' }
    const [, mark = '', body = ''] = SEALED.exec(sealed) ?? []
    const opened = this.#withKeyOf(name, key, mark, (found) => withDerivedKey(found, TEXT, (derived) => unwrap(derived, body, labelOf(name, record))))
    if (opened === undefined) return { ok: false, code: 'unreadable' }
    const text = opened.toString()
    opened.fill(0)
    return { ok: true, text }
  }

  wipe(): void {
    for (const userId of this.#held.keys()) this.#drop(userId)
  }

  /** Lends the key of this mark: the present one, or one of before, which is wiped again. */
  #withKeyOf<T>(name: Apart, key: Buffer, mark: string, use: (found: Buffer) => T): T | undefined {
    if (markOf(key) === mark) return use(key)
    const former = this.#former(name, key)
    try {
      const found = former.find((older) => markOf(older) === mark)
      return found === undefined ? undefined : use(found)
    } finally {
      for (const older of former) older.fill(0)
    }
  }

  #former(name: Apart, key: Buffer): readonly Buffer[] {
    const keyring = this.#keyring()
    if (keyring === undefined) return []
    try {
      return formerKeys(keyring, name, key)
    } catch {
      return []
    }
  }

  #given(userId: number): readonly Apart[] {
    const keyring = this.#keyring()
    return keyring === undefined ? [] : holdersOf(keyring).get(userId) ?? []
  }

  #drop(userId: number): void {
    for (const key of this.#held.get(userId)?.values() ?? []) key.fill(0)
    this.#held.delete(userId)
  }
}
