/**
 * The ledger of erasures beside the database: what was erased stays erased when an older copy of the database is put back.
 * Names petitions by number and dates only, other records by kind and number; an entry counts only when it was written with this vault's key.
 */
import { z } from 'zod'
import { DESTROY_GROUNDS } from '#core/domain/recordingKeep'
import { readIfThere, replaceFile } from './safeFile'
import { mac } from './secrets'

const decided = { rule: z.string(), keptUntil: z.string(), proposedBy: z.number().int(), proposedAt: z.number().int(), approvedBy: z.number().int(), approvedAt: z.number().int() }
const Entry = z.strictObject({ petitionId: z.number().int().positive(), number: z.string(), code: z.string(), ...decided })
export type LedgerEntry = z.infer<typeof Entry>
/** A record of which no petition came. */
const UnfiledEntry = z.strictObject({ kind: z.enum(['stay', 'flag', 'callBack']), no: z.number().int().positive(), begunAt: z.number().int(), ...decided })
export type UnfiledEntry = z.infer<typeof UnfiledEntry>
/** A recording: the bytes are gone, its row must not come back with a key. */
const RecordingEntry = z.strictObject({ recordingId: z.number().int().positive(), number: z.string(), startedAt: z.number().int(), ground: z.enum(DESTROY_GROUNDS), ...decided })
export type RecordingEntry = z.infer<typeof RecordingEntry>
export interface Ledger { readonly entries: readonly LedgerEntry[]; readonly unfiled: readonly UnfiledEntry[]; readonly recordings: readonly RecordingEntry[] }
const written = { mac: z.string() }
const File = z.strictObject({ entries: z.array(z.strictObject({ ...Entry.shape, ...written })), unfiled: z.array(z.strictObject({ ...UnfiledEntry.shape, ...written })).default([]), recordings: z.array(z.strictObject({ ...RecordingEntry.shape, ...written })).default([]) })
/** Nothing longer is parsed. */
const MOST_CHARACTERS = 64_000_000

/** How a query code stands in the ledger: recognisable with the key, not readable. */
export function codeMark(key: Uint8Array, queryCode: string): string {
  return mac(key, `code:${queryCode}`).slice(0, 32)
}

/** What was written with this key; anything else in the file is passed over. */
export function readLedger(path: string, key: Uint8Array): Ledger {
  const text = readIfThere(path)
  const parsed = text === undefined || text.length > MOST_CHARACTERS ? undefined : File.safeParse(jsonOf(text)).data
  return { entries: authentic(parsed?.entries ?? [], key), unfiled: authentic(parsed?.unfiled ?? [], key), recordings: authentic(parsed?.recordings ?? [], key) }
}

function authentic<T extends object>(signed: readonly (T & { readonly mac: string })[], key: Uint8Array): Omit<T & { readonly mac: string }, 'mac'>[] {
  return signed.filter(({ mac: said, ...entry }) => said === mac(key, JSON.stringify(entry))).map(({ mac: _said, ...entry }) => entry)
}

/** Replaces the ledger durably. */
export function writeLedger(path: string, key: Uint8Array, { entries, unfiled, recordings }: Ledger): void {
  const signed = <T>(shape: z.ZodType<T>, each: readonly T[]) => each.map((one) => {
    const entry = shape.parse(one)
    return { ...entry, mac: mac(key, JSON.stringify(entry)) }
  })
  replaceFile(path, JSON.stringify({ entries: signed(Entry, entries), unfiled: signed(UnfiledEntry, unfiled), recordings: signed(RecordingEntry, recordings) }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
