/**
 * The ledger of erasures beside the database: what was erased stays erased when an older copy of the database is put back.
 * Names petitions by number and dates only; an entry counts only when it was written with this vault's key.
 */
import { z } from 'zod'
import { readIfThere, replaceFile } from './safeFile'
import { mac } from './secrets'

const Entry = z.strictObject({
  petitionId: z.number().int().positive(), number: z.string(), code: z.string(), rule: z.string(), keptUntil: z.string(),
  proposedBy: z.number().int(), proposedAt: z.number().int(), approvedBy: z.number().int(), approvedAt: z.number().int(),
})
export type LedgerEntry = z.infer<typeof Entry>
const Ledger = z.strictObject({ entries: z.array(z.strictObject({ ...Entry.shape, mac: z.string() })) })
/** Nothing longer is parsed. */
const MOST_CHARACTERS = 64_000_000

/** How a query code stands in the ledger: recognisable with the key, not readable. */
export function codeMark(key: Uint8Array, queryCode: string): string {
  return mac(key, `code:${queryCode}`).slice(0, 32)
}

/** The entries written with this key; anything else in the file is passed over. */
export function readLedger(path: string, key: Uint8Array): LedgerEntry[] {
  const text = readIfThere(path)
  if (text === undefined || text.length > MOST_CHARACTERS) return []
  const parsed = Ledger.safeParse(jsonOf(text))
  return parsed.success ? parsed.data.entries.filter(({ mac: written, ...entry }) => written === mac(key, JSON.stringify(entry))).map(({ mac: _written, ...entry }) => entry) : []
}

/** Replaces the ledger durably. */
export function writeLedger(path: string, key: Uint8Array, entries: readonly LedgerEntry[]): void {
  const signed = entries.map((each) => {
    const entry = Entry.parse(each)
    return { ...entry, mac: mac(key, JSON.stringify(entry)) }
  })
  replaceFile(path, JSON.stringify({ entries: signed }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
