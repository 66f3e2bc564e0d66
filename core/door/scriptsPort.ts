/**
 * What 接访话术库 asks of its storage.
 * Refuses to know SQL.
 */
import type { ScriptContent, ScriptRules, ScriptState, ScriptStep, TypedScript } from '../contract/scripts'
import type { KnownSeed } from '../domain/scripts'
import type { Day } from '../domain/day'

/** An entry with the content of one of its versions. */
export interface ScriptRecord {
  readonly id: number; readonly uid: string; readonly state: ScriptState; readonly version: number; readonly publishedVersion: number | null; readonly seedRevision: number | null; readonly touched: boolean
  readonly reviewerId: number | null; readonly reviewOn: Day | null; readonly uses: number; readonly content: ScriptContent; readonly initials: string; readonly authorId: number | null
}
export interface ScriptVersion { readonly version: number; readonly at: number; readonly authorId: number | null; readonly content: ScriptContent; readonly initials: string }
export interface ScriptEventRecord { readonly at: number; readonly step: ScriptStep; readonly version: number; readonly actorId: number | null; readonly reason: string }
/** What a step changes of an entry; versions are only ever added. */
export interface ScriptStandingChange {
  readonly state: ScriptState; readonly version: number; readonly publishedVersion: number | null; readonly reviewerId: number | null; readonly reviewOn: Day | null; readonly touched: boolean; readonly seedRevision: number | null
}

/** `touched` once they are the room's own; until then `revision` says which of the program's they are. */
export interface KeptRules { readonly rules: ScriptRules; readonly revision: number; readonly touched: boolean }

export interface ScriptsRepo {
  /** Every entry, in the version worked on; those offered, in the version offered. */
  all(): ScriptRecord[]
  published(): ScriptRecord[]
  byId(id: number): ScriptRecord | undefined
  count(): number
  /** Seeds taken before, by their uid. */
  seeds(): ReadonlyMap<string, KnownSeed & { readonly id: number }>
  add(uid: string, standing: ScriptStandingChange): number
  change(id: number, standing: ScriptStandingChange): void
  addVersion(id: number, version: ScriptVersion): void
  /** The number a new version gets. */
  nextVersion(id: number): number
  versions(id: number): ScriptVersion[]
  version(id: number, version: number): { readonly title: string } | undefined
  addEvent(id: number, event: ScriptEventRecord): void
  events(id: number): ScriptEventRecord[]
  favourites(accountId: number): ReadonlySet<number>
  favour(accountId: number, id: number, favourite: boolean): void
  lastUses(accountId: number): ReadonlyMap<number, number>
  /** Counted once per visit. */
  addUse(use: { readonly petitionId: number; readonly scriptId: number; readonly accountId: number; readonly at: number }): void
  typed(accountId: number): TypedScript | undefined
  keepTyped(accountId: number, typed: TypedScript | undefined, at: number): void
  rules(): KeptRules | undefined
  saveRules(kept: KeptRules, at: number): void
}
