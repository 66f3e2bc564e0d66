/**
 * What a handler is given, and the one way in which it refuses.
 * Knows no transport and no storage.
 */
import type { Role } from '../contract/call'
import type { Day } from '../contract/fields'
import type { SafetyGuide } from '../contract/safetyGuide'
import type { Brought } from '../domain/arrangement'
import type { Calendar } from '../domain/calendar'
import type { Clock, Ids } from '../domain/clock'
import type { ClockRule } from '../domain/deadline'
import type { RetentionRule } from '../domain/retention'
import type { CodeLists, OpenVault, Repos, VaultDoor } from './ports'
import type { RecorderDoor } from './recorderPort'
import type { WordDoor } from './wordPort'

export interface Actor { readonly userId: number; readonly login: string; readonly name: string; readonly roles: readonly Role[]; readonly mustChange: boolean }

/** `records` names those that the call changed (`petition:12`): their rows, as they are afterwards, are kept as a digest and compared when the log is verified. `row` is a digest of anything else. */
export interface AuditNote { readonly object: string; readonly fields?: readonly string[]; readonly reason?: string; readonly row?: unknown; readonly records?: readonly string[] }

/** For every section that works inside the database. `now` is read once per call. */
export interface Ctx {
  readonly actor: Actor
  readonly now: number
  readonly today: Day
  readonly ids: Ids
  readonly calendar: Calendar
  readonly rules: readonly ClockRule[]
  /** Calendar, rules and warning steps as they come with the program. */
  readonly brought: Brought
  readonly codeLists: CodeLists
  readonly retention: RetentionTable
  readonly safetyGuide: SafetyGuide
  readonly repos: Repos
  readonly vault: OpenVault
  readonly recorder: RecorderDoor
  /** For calls whose contract says `word`; others have none. */
  word(): WordDoor
  digest(text: string): string
  /** Names the object of this call in the audit log; a command that says nothing is still logged under its name. */
  audit(note: AuditNote): void
}

/** The periods with their revision and source, as resources/ gives them. */
export interface RetentionTable { readonly revision: string; readonly source: string; readonly rules: readonly RetentionRule[] }

/** For sections `vault`, `accounts` and `backups`, which work before and around the database. */
export interface GateCtx {
  readonly door: VaultDoor
  readonly clock: Clock
  readonly ids: Ids
  readonly today: Day
  readonly sessions: Sessions
  readonly token: string | undefined
}

/** Who is logged in, and the vault they share. */
export interface Sessions {
  vault: OpenVault | undefined
  recovery: readonly [string, string] | undefined
  readonly byToken: Map<string, Actor>
  /** The log-in under way; the next waits for it, so that two at once cannot open the vault twice. */
  entering: Promise<unknown>
}

/** Ends a handler with a fault; the door turns it into a value after rolling back. */
export class Refusal extends Error {
  readonly code: string
  readonly field: string | undefined
  readonly waitMs: number | undefined

  constructor(code: string, message: string, more: { readonly field?: string | undefined; readonly waitMs?: number | undefined } = {}) {
    super(message)
    this.code = code
    this.field = more.field
    this.waitMs = more.waitMs
  }
}

export function refuse(code: string, message: string, field?: string): never {
  throw new Refusal(code, message, { field })
}
