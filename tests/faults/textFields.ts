/**
 * What a story about texts is made of: fields with what they take and keep, values by dotted path, and where a reason is read again.
 * Knows no call by itself.
 */
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import type { TestOffice, Who } from '#tests/support/office'

export interface Field { readonly path: string; fits(text: string): boolean; /** Its normal form; byte for byte where there is none. */ readonly kept?: (text: string) => string; readonly plain?: string }
export type Values = Readonly<Record<string, string>>
export type Ask = <N extends CallName>(call: N, input: InputOf<N>) => Promise<OutputOf<N>>
export interface Story {
  readonly who: Who
  /** Where the fields lie in the input, when their paths do not say it. */
  readonly prefix?: string
  readonly fields: readonly Field[]
  /** The input of the call with these texts. */
  input(ask: Ask, room: TestOffice, values: Values): Promise<unknown>
  /** Makes the call and reads back what can be read, by path. */
  roundTrip(ask: Ask, room: TestOffice, values: Values): Promise<Values>
}

export const storable = (text: string, max: number): boolean => [...text].length <= max && text.isWellFormed() && !text.includes('\0')
export const upTo = (max: number, path: string, more: Partial<Field> = {}): Field => ({ path, fits: (text) => storable(text, max), ...more })
/** As `upTo`, and at least so many characters that are seen. */
export const needed = (max: number, path: string, least = 1, more: Partial<Field> = {}): Field => ({ path, fits: (text) => storable(text, max) && text.trim().length >= least, ...more })
export const trimmed = (text: string): string => text.trim()
/** A reason for a number that is blank is a leftover, which is not kept. */
export const notBlank = (text: string): string => (text.trim() === '' ? '' : text)
export const reason = needed(500, 'reason', 2)

/** A text of a fixed form; no other is taken, so that a plain one stands elsewhere. */
export const shaped = (form: RegExp, path: string, plain: string): Field => ({ path, fits: (text) => form.test(text), plain })
/** The name of something that is there. */
export const oneOf = (names: readonly string[], path: string): Field => ({ path, fits: (text) => names.includes(text), plain: names[0] ?? '' })

/** Blanks around a reason may go. */
export function trimmedReason(read: Values, values: Values): Values {
  const typed = values['reason'] ?? ''
  return { reason: read['reason'] === trimmed(typed) ? typed : (read['reason'] ?? '') }
}

const made = new WeakMap<TestOffice, Map<string, Promise<number>>>()
/** Something the stories of a room share by its name, made when first asked for. */
export function perRoom(room: TestOffice, name: string, make: () => Promise<number>): Promise<number> {
  const known = made.get(room) ?? new Map<string, Promise<number>>()
  made.set(room, known)
  const id = known.get(name) ?? make()
  known.set(name, id)
  return id
}

/** Dotted paths to nested objects and lists. */
export function nest(values: Values): unknown {
  if (values[''] !== undefined) return values['']
  const groups = new Map<string, Record<string, string>>()
  for (const [path, value] of Object.entries(values)) {
    const [head = '', ...rest] = path.split('.')
    groups.set(head, { ...groups.get(head), [rest.join('.')]: value })
  }
  const entries = [...groups].map(([key, inner]) => [key, nest(inner)] as const)
  return entries.every(([key]) => /^\d+$/u.test(key)) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}

export function flat(value: unknown, path = ''): Values {
  if (typeof value === 'string') return { [path]: value }
  if (typeof value !== 'object' || value === null) return {}
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`))) as Values
}

/** The reason of the newest entry in the audit log, of its own object where a call has several. */
export async function lastReason(room: TestOffice, action: string, object?: string): Promise<Values> {
  const { rows } = await room.as('shen', 'audit.list', { action, limit: 1, ...(object === undefined ? {} : { object }) })
  return { reason: rows[0]?.reason ?? '' }
}
