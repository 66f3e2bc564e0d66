/**
 * What the office asks of its storage, as plain interfaces with records in the field's words.
 * Refuses to know SQL, files and keys; db/ implements every one of them.
 */
import type { AuditRow } from '../contract/audit'
import type { Role } from '../contract/call'
import type { z } from 'zod'
import type { CodeList, DeskSettings } from '../contract/desk'
import type { Day, Paper } from '../contract/fields'
import type { IntakeForm, PetitionClass, PetitionForm, Sex, StatutoryKind, VisitKind } from '../contract/intake'
import type { DueState, PetitionState, TimelineEntry } from '../contract/petitions'
import type { NewAccount, VaultState } from '../contract/vault'

export type CodeLists = Readonly<Record<string, z.infer<typeof CodeList>>>

export interface Account { readonly id: number; readonly login: string; readonly name: string; readonly roles: Role[] }

export interface PersonFacts {
  readonly name: string; readonly idNumber: string; readonly phone: string; readonly address: string; readonly grid: string; readonly occupation: string
  readonly sex: Sex | null; readonly bornOn: Day | null
}
export interface Person extends PersonFacts { readonly id: number }
export interface Merge { readonly mergeId: number; readonly personId: number; readonly name: string; readonly at: number; readonly reason: string }

export interface Petition {
  readonly id: number; readonly number: string; readonly queryCode: string; readonly receivedAt: number; readonly receivedOn: Day
  readonly personId: number | null; readonly receiverId: number; readonly officerId: number; readonly state: PetitionState
  readonly form: PetitionForm; readonly petitionClass: PetitionClass; readonly statutoryKind: StatutoryKind | null; readonly restricted: number
  readonly name: string; readonly nameInitials: string; readonly idNumber: string; readonly phone: string; readonly address: string
  readonly title: string; readonly requests: string; readonly facts: string; readonly headcount: number
  readonly visitKind: VisitKind | null; readonly linkedPetitionId: number | null; readonly emotionLevel: number | null
  readonly dueOn: Day | null; readonly earlyOn: Day | null; readonly provisional: number
  /** JSON of the two proofs and of the form as registered. */
  readonly promise: string; readonly statutory: string; readonly detail: string
}
export interface PetitionQuery {
  readonly text?: string | undefined; readonly state?: PetitionState | undefined; readonly petitionClass?: PetitionClass | undefined
  readonly due?: DueState | undefined; readonly officerId?: number | undefined; readonly before?: number | undefined; readonly limit: number
}
export interface PetitionEvent { readonly id: number; readonly at: number; readonly actorId: number; readonly kind: z.infer<typeof TimelineEntry>['kind']; readonly text: string }
export interface PrintRecord { readonly printNo: number; readonly at: number; readonly byId: number; readonly paper: Paper; readonly reprint: number; readonly digest: string }
export interface DraftRecord { readonly id: number; readonly form: IntakeForm; readonly revision: number; readonly startedAt: number; readonly savedAt: number }

/** Every reading of petitions names the reader: what an account may not see is not there for it. */
export interface Repos {
  readonly accounts: { active(): Account[]; byId(id: number): Account | undefined; nameOf(id: number): string; desk(): DeskSettings; saveDesk(settings: DeskSettings, at: number): void }
  readonly drafts: {
    list(ownerId: number): DraftRecord[]; byId(id: number, ownerId: number): DraftRecord | undefined; start(ownerId: number, at: number): number
    save(id: number, ownerId: number, revision: number, form: IntakeForm, at: number): boolean; remove(id: number, ownerId: number): boolean
  }
  readonly people: {
    byId(id: number): Person | undefined; byIdNumber(value: string): Person[]; byPhone(value: string): Person[]; byName(value: string): Person[]
    keptId(id: number): number; memberIds(id: number): number[]; merges(keepId: number): Merge[]; isMerged(id: number): boolean
    merge(keepId: number, otherId: number, reason: string, byId: number, at: number): number; unmerge(mergeId: number, reason: string, byId: number, at: number): boolean
    add(person: PersonFacts, uid: string, at: number): number
    update(person: Person): void
  }
  readonly petitions: {
    list(query: PetitionQuery, reader: number, today: Day): Petition[]; byId(id: number, reader: number): Petition | undefined; ofPerson(personId: number, reader: number): Petition[]
    nextId(dayNumber: number): number | undefined; nextSequence(year: number): number; add(petition: Petition, searchable: readonly string[]): void
    addEvent(petitionId: number, at: number, actorId: number, kind: z.infer<typeof TimelineEntry>['kind'], text: string): void; events(petitionId: number): PetitionEvent[]
    addHandler(petitionId: number, accountId: number): void; exclude(petitionId: number, accountId: number): void; isExcluded(petitionId: number, accountId: number): boolean; setOfficer(petitionId: number, officerId: number): void
  }
  readonly papers: {
    addReceipt(petitionId: number, number: string, at: number, data: string): void; receipt(petitionId: number): string | undefined
    addPrint(petitionId: number, print: PrintRecord): void; prints(petitionId: number): PrintRecord[]
    audit(before: number | undefined, action: string | undefined, limit: number): AuditRow[]
  }
}

export interface AuditEntry {
  readonly userId: number; readonly userName: string; readonly role: string; readonly action: string; readonly object: string
  readonly fields: string; readonly result: string; readonly reason: string; readonly rowDigest: string
}

/** An unlocked vault. */
export interface OpenVault {
  readonly repos: Repos
  readonly readOnly: boolean
  write<T>(work: () => T): T
  read<T>(work: () => T): T
  appendAudit(entry: AuditEntry): void
  verifyAudit(): { readonly ok: boolean; readonly entries: number; readonly firstBad?: number; readonly detail: string }
  idle(): void
  close(): void
}

export type UnlockResult =
  | { readonly ok: true; readonly vault: OpenVault; readonly userId: number }
  | { readonly ok: false; readonly code: string; readonly waitMs?: number }

/** The vault folder as the office sees it. */
export interface VaultDoor {
  inspect(): { readonly state: VaultState; readonly detail?: string; readonly deskName?: string }
  newRecoveryKey(): readonly [string, string]
  sameRecoveryKey(typed: string, halves: readonly [string, string]): boolean
  create(input: { readonly desk: DeskSettings; readonly accounts: readonly NewAccount[]; readonly recoveryKey: string }): Promise<void>
  unlock(login: string, passphrase: string): Promise<UnlockResult>
  /** Checks a second log-in while the vault is open already; the same delays apply. */
  verify(login: string, passphrase: string): Promise<{ readonly ok: true; readonly userId: number } | { readonly ok: false; readonly code: string; readonly waitMs?: number }>
  changePassphrase(login: string, current: string, next: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string; readonly waitMs?: number }>
  digest(text: string): string
}
