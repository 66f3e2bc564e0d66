/**
 * Where time, ids and randomness come from: always from outside, so that rules and stories can be replayed.
 * Knows no implementation.
 */

export interface Clock {
  /** UTC milliseconds. */
  now(): number
  /** Milliseconds since some fixed moment; never goes back, even when the wall clock does. */
  uptime(): number
}

export interface Ids {
  /** A random id for records that travel between desks. */
  uid(): string
  randomBytes(count: number): Uint8Array
}
