/**
 * Which keyring belongs to this state of the database: its number, and the code that only its own contents give.
 * Knows no file; what to do about another keyring is decided where one is opened.
 */
import type { Db } from './open'

export interface KeyringMark { readonly generation: number; readonly mac: string }

/** The keyring last noted; undefined in a database that never knew one. */
export function markOf(db: Db): KeyringMark | undefined {
  return db.prepare<[], KeyringMark>('SELECT generation, mac FROM keyring_seen WHERE id = 1').get()
}

/** Notes a keyring; inside the transaction that records what made it. */
export function mark(db: Db, { generation, mac }: KeyringMark): void {
  db.prepare('INSERT INTO keyring_seen (id, generation, mac) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, mac = excluded.mac').run(generation, mac)
}
