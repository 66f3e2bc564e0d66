/**
 * What the office asks of its storage, as plain interfaces with records in the field's words.
 * Refuses to know SQL, files and keys; db/ implements every one of them.
 */
import type { Role } from '../contract/call'
import type { z } from 'zod'
import type { CodeList, DeskSettings } from '../contract/desk'
import type { Day, Paper } from '../contract/fields'
import type { IntakeForm, NewPetition, THREE_ONES, PetitionClass, PetitionForm, StatutoryKind, VisitKind } from '../contract/intake'
import type { DueState, PetitionState, TimelineEntry } from '../contract/petitions'
import type { Doubt, NewAccount, VaultState } from '../contract/vault'
import type { AccountState } from '../domain/accountRules'
import type { Arrangement } from '../domain/arrangement'
import type { CardFacts } from '../domain/cardFacts'
import type { Apart } from '../domain/compartments'
import type { GuardState } from '../domain/petitionClass'
import type { Unfiled } from '../contract/retention'
import type { OwnPeriods, Periods } from '../domain/retention'
import type { ApartDoor } from './apartPort'
import type { BackupDoor } from './backupPort'
import type { BufferRepo } from './bufferPort'
import type { CalendarRepo } from './calendarPort'
import type { CourseRepo } from './coursePort'
import type { HandoverRepo } from './handoverPort'
import type { LegalRepo } from './legalPort'
import type { MediaDoor } from './mediaPort'
import type { IssuedRepo, PaperTemplatesRepo } from './paperPort'
import type { QueueRepo } from './queuePort'
import type { EvidenceDoor, RecordingRepos } from './recordingKeepPort'
import type { RecordingFiles } from './recordingsPort'
import type { SafetyRepo } from './safetyPort'
import type { ScriptsRepo } from './scriptsPort'
import type { TakeInDoor, TakeInRepo } from './takeInPort'
import type { WorkRepos } from './workPort'

export type CodeLists = Readonly<Record<string, z.infer<typeof CodeList>>>

export interface Account { readonly id: number; readonly login: string; readonly name: string; readonly roles: Role[]; readonly mustChange: boolean }
export interface KnownAccount extends Account { readonly state: AccountState }
/** A compartment whose key somebody took along who holds it no longer. */
export interface Leaver { readonly compartment: Apart; readonly name: string; readonly at: number }

export type PersonFacts = CardFacts
export interface Person extends PersonFacts { readonly id: number }
export interface Merge { readonly mergeId: number; readonly personId: number; readonly name: string; readonly at: number; readonly reason: string }

/** What a row of a list shows. */
export interface PetitionSummary {
  readonly id: number; readonly number: string; readonly receivedAt: number; readonly receivedOn: Day; readonly officerId: number; readonly state: PetitionState
  readonly form: PetitionForm; readonly petitionClass: PetitionClass; readonly statutoryKind: StatutoryKind | null; readonly restricted: number
  readonly name: string; readonly phone: string; readonly title: string; readonly headcount: number; readonly visitKind: VisitKind | null; readonly emotionLevel: number | null
  readonly dueOn: Day | null; readonly earlyOn: Day | null; readonly provisional: number
}
export interface Petition extends PetitionSummary {
  readonly queryCode: string; readonly personId: number | null; readonly receiverId: number; readonly nameInitials: string; readonly idNumber: string; readonly address: string
  readonly linkedPetitionId: number | null; readonly requests: string; readonly facts: string
  /** JSON of the two proofs and of the form as registered. */
  readonly promise: string; readonly statutory: string; readonly detail: string
  /** Fields of the petitioner taken from the card, with commas between. */
  readonly fromCard: string
  /** Where the matter was to be 无理缠访: what became of it, by whom, when. */
  readonly guardState: GuardState | null; readonly guardBy: number | null; readonly guardAt: number | null
}
export interface PetitionQuery {
  readonly text?: string | undefined; readonly state?: PetitionState | undefined; readonly petitionClass?: PetitionClass | undefined; readonly statutoryKind?: StatutoryKind | undefined
  readonly due?: DueState | undefined; readonly officerId?: number | undefined; readonly before?: number | undefined; readonly limit: number
}
export interface PetitionEvent { readonly id: number; readonly at: number; readonly actorId: number; readonly kind: z.infer<typeof TimelineEntry>['kind']; readonly text: string }
export interface PrintRecord { readonly printNo: number; readonly at: number; readonly byId: number; readonly paper: Paper; readonly medium: 'sheet' | 'pdf'; readonly reprint: number; readonly digest: string; /** Nothing took it. */ readonly failed: number }
/** An entry of the audit log; `known` is what its object is called, where it has a name. */
export interface AuditLine {
  readonly seq: number; readonly at: number; readonly userName: string; readonly role: string; readonly action: string; readonly object: string; readonly known: string
  readonly fields: string; readonly result: string; readonly reason: string; readonly hash: string
}
/** Entries from `floor` up to below `before`; instants from `fromAt` up to below `toAt`. */
export interface AuditQuery {
  readonly before: number; readonly floor: number; readonly limit: number; readonly userId?: number | undefined; readonly action?: string | undefined; readonly object?: string | undefined
  readonly result?: string | undefined; readonly fromAt?: number | undefined; readonly toAt?: number | undefined
}
/** When each of 三个一 was ticked, as the office knows it. */
export type Ticks = { readonly [K in (typeof THREE_ONES)[number]]?: number | undefined }
/** What a draft that ends with its registration knew beyond the form: its ticks, the number typed in it, and who its worker said the visitor is not. */
export interface EndedDraft { readonly ticks: Ticks; readonly idNumber: string; readonly differentIds: readonly number[] }
export interface DraftRecord { readonly id: number; readonly form: IntakeForm; readonly revision: number; readonly startedAt: number; readonly savedAt: number }

/** A petition as far as keeping it goes; `lastAt` is when something was last done in it. */
export interface Keeping {
  readonly id: number; readonly number: string; readonly title: string; readonly name: string; readonly receivedOn: Day; readonly state: PetitionState; readonly lastAt: number
  readonly petitionClass: PetitionClass; readonly statutoryKind: StatutoryKind | null
  readonly hold?: { readonly reason: string; readonly byId: number; readonly at: number }
  readonly proposal?: { readonly reason: string; readonly byId: number; readonly at: number }
}
export interface Proposal { readonly petitionId: number; readonly rule: string; readonly keptUntil: Day; readonly reason: string; readonly byId: number; readonly at: number }
/** An erasure carried out, without anything that names anybody. */
export interface Erased {
  readonly petitionId: number; readonly number: string; readonly queryCode: string; readonly rule: string; readonly keptUntil: string
  readonly proposedBy: number; readonly proposedAt: number; readonly approvedBy: number; readonly approvedAt: number
}

/** A record of which no petition came, and what is left of it to say when it goes. */
export interface UnfiledKeeping extends Unfiled { readonly begunAt: number; readonly byId: number; readonly lastAt: number; readonly proposal?: { readonly reason: string; readonly byId: number; readonly at: number } }
export interface UnfiledProposal extends Unfiled { readonly rule: string; readonly keptUntil: Day; readonly reason: string; readonly byId: number; readonly at: number }
export interface UnfiledErased extends Unfiled {
  readonly begunAt: number; readonly rule: string; readonly keptUntil: string; readonly proposedBy: number; readonly proposedAt: number; readonly approvedBy: number; readonly approvedAt: number
}
/** Finished records that belong to no petition, no person and no draft that is still open. */
export interface UnfiledRepo {
  /** Those on which nothing was done since, oldest first. */
  list(kind: Unfiled['kind'], range: { readonly before: number; readonly limit: number }): UnfiledKeeping[]; byNo(record: Unfiled): UnfiledKeeping | undefined
  propose(proposal: UnfiledProposal): void; withdraw(record: Unfiled): void; approve(record: Unfiled, byId: number, at: number): void
  /** Takes out what was written of anybody; only after an approval. */
  erase(record: Unfiled): void
  erased(): UnfiledErased[]; isErased(record: Unfiled): boolean
  /** Whether the database holds that very record, and not only one of its number. */
  isStillThere(erased: UnfiledErased): boolean
  /** Erases what an older database put back holds again. */
  eraseAgain(erased: UnfiledErased): void
}

/** Every reading of petitions names the reader: what an account may not see is not there for it. */
export interface Repos extends WorkRepos, RecordingRepos {
  readonly queue: QueueRepo; readonly buffer: BufferRepo; readonly safety: SafetyRepo; readonly scripts: ScriptsRepo; readonly handover: HandoverRepo; readonly calendar: CalendarRepo
  readonly course: CourseRepo; readonly issued: IssuedRepo; readonly paperTemplates: PaperTemplatesRepo; readonly legal: LegalRepo; readonly takeIn: TakeInRepo
  readonly accounts: { active(): Account[]; byId(id: number): Account | undefined; nameOf(id: number): string; desk(): DeskSettings; saveDesk(settings: DeskSettings, at: number): void }
  /** Everybody who ever had an account; what is written here must agree with the keyring (`VaultDoor.administer`). */
  readonly administration: {
    all(): KnownAccount[]; nextId(): number; add(id: number, login: string, name: string, roles: readonly Role[]): void
    rename(id: number, name: string): void; setRoles(id: number, roles: readonly Role[]): void; setActive(id: number, active: boolean): void; remove(id: number, at: number): void; setMustChange(id: number, must: boolean): void
    grant(id: number, compartments: readonly Apart[], byId: number, at: number): void; withdraw(id: number, compartments: readonly Apart[]): void
    noteLeaver(id: number, compartments: readonly Apart[], at: number): void; leavers(): Leaver[]; noteRotation(compartments: readonly Apart[]): void
    /** Matters somebody would leave behind: open ones he answers for, and those nobody else at the desk can see. */
    inHand(id: number): number[]
  }
  readonly drafts: {
    list(ownerId: number): DraftRecord[]; byId(id: number, ownerId: number): DraftRecord | undefined; start(ownerId: number, at: number): number
    save(id: number, ownerId: number, revision: number, form: IntakeForm, at: number): boolean; remove(id: number, ownerId: number): boolean
    /** Not saved since; without their forms. */
    untouched(savedBefore: number): { readonly id: number; readonly ownerId: number; readonly startedAt: number; readonly savedAt: number }[]
    /** Its ticks alone, without reading the form; `take` removes it and gives what is left to know of it. */
    ticks(id: number, ownerId: number): Ticks | undefined; take(id: number, ownerId: number): EndedDraft | undefined
  }
  /** A note half written on a petition's page, for its writer only; an empty text is none. */
  readonly noteDrafts: { text(petitionId: number, ownerId: number): string; keep(petitionId: number, ownerId: number, text: string, at: number): void }
  readonly people: {
    byId(id: number): Person | undefined; byIdNumber(value: string): Person[]; byPhone(value: string): Person[]; byName(value: string): Person[]
    /** Of one name: born in a year (four digits); everybody with an address, however many they are. */
    bornIn(name: string, year: string): Person[]; withAddress(name: string): Person[]
    keptId(id: number): number; memberIds(id: number): number[]; merges(keepId: number): Merge[]; isMerged(id: number): boolean
    merge(keepId: number, otherId: number, reason: string, byId: number, at: number): number; unmerge(mergeId: number, reason: string, byId: number, at: number): boolean
    /** The two cards of a merge that still holds. */
    merged(mergeId: number): { readonly keepId: number; readonly otherId: number; readonly at: number } | undefined
    add(person: PersonFacts, uid: string, at: number): number
    update(person: Person): void
  }
  readonly petitions: {
    list(query: PetitionQuery, reader: number, today: Day): PetitionSummary[]; byId(id: number, reader: number): Petition | undefined; ofPerson(personId: number, reader: number): Petition[]; anyOf(personId: number, reader: number): boolean
    nextId(dayNumber: number): number | undefined; nextSequence(year: number): number; add(petition: Petition, searchable: readonly string[]): void
    /** A text that came to a petition later is found like its first ones. */
    addSearchable(petitionId: number, text: string): void
    /** Petitions whose guard waits, oldest first. */
    guardsWaiting(reader: number): Petition[]
    /** Another class or statutory kind with its promise, and what became of the guard. */
    classify(petition: Petition): void
    /** Puts a petition on another card, with the particulars and the search text that go with it. */
    reassign(petition: Petition, searchable: readonly string[]): void
    /** The newest form on a card, whoever may see it: nothing of it is answered to anybody, the card is set right by it. */
    newestForm(personId: number): NewPetition | undefined
    addEvent(petitionId: number, at: number, actorId: number, kind: z.infer<typeof TimelineEntry>['kind'], text: string): void
    /** Newest first: all of them, or so many before one of them. */
    events(petitionId: number, page?: { readonly before?: number | undefined; readonly limit: number }): PetitionEvent[]
    addHandler(petitionId: number, accountId: number): void; exclude(petitionId: number, accountId: number): void; isExcluded(petitionId: number, accountId: number): boolean; exclusions(petitionId: number): number[]; setOfficer(petitionId: number, officerId: number): void
    /** Open matters an account answers for, counted no further than to tell who has more. */
    openOf(accountId: number): number
  }
  readonly retention: {
    /** Not yet erased, received before a day (by number), oldest first. */
    list(range: { readonly after: number; readonly receivedBefore: number; readonly limit: number }, reader: number): Keeping[]; byId(id: number, reader: number): Keeping | undefined
    hold(petitionId: number, reason: string, byId: number, at: number): void; release(petitionId: number): boolean
    propose(proposal: Proposal): void; withdraw(petitionId: number): boolean; approve(petitionId: number, byId: number, at: number): void
    /** Puts `title` and `detail` in the place of everything that names anybody; only after an approval. Gives the other records that changed with it: cards, and papers that spoke of it. */
    erase(petitionId: number, title: string, detail: string): readonly string[]
    erased(): Erased[]; isErased(petitionId: number): boolean
    /** What the room has set for itself. */
    periods(): OwnPeriods | undefined; setPeriods(periods: Periods, byId: number, at: number): void
  }
  readonly unfiled: UnfiledRepo
  readonly papers: {
    addReceipt(petitionId: number, receipt: { readonly number: string; readonly at: number; readonly data: string; readonly template: string }): void; receipt(petitionId: number): string | undefined
    addPrint(petitionId: number, print: PrintRecord): void; prints(petitionId: number): PrintRecord[]
    addFailure(petitionId: number, printNo: number, at: number, byId: number): void
    /** A page as it first left the desk, byte for byte. */
    keepOriginal(petitionId: number, paper: Paper, original: { readonly html: string; readonly template: string; readonly digest: string; readonly at: number }): void
    original(petitionId: number, paper: Paper): { readonly html: string; readonly template: string; readonly digest: string } | undefined
  }
  readonly audit: {
    /** Who `oversees` sees that there is a restricted petition; an exclusion hides it from everybody. */
    entries(query: AuditQuery, reader: number, oversees: boolean): AuditLine[]
    people(): { readonly id: number; readonly name: string }[]
    petitionId(number: string): number | undefined
    /** Numbers given on a day, as far as the reader may know of them. */
    registered(dayNumber: number, reader: number): string[]
  }
}

export interface AuditEntry {
  readonly userId: number; readonly userName: string; readonly role: string; readonly action: string; readonly object: string
  readonly fields: string; readonly result: string; readonly reason: string; readonly rowDigest: string
}

/** Figures about the vault and its machine; none of them is content. */
export interface VaultFacts {
  readonly sound: boolean; readonly schema: number; readonly petitions: number; readonly unindexed: number; readonly missing: number
  readonly databaseBytes: number; readonly freeBytes: number; readonly now: number; readonly recoveryUsedAt?: number; readonly lastAt?: number; readonly driftMs?: number
  readonly recordings: RecordingFiles; /** Rows by table, entries by action and result. */
  readonly rows: Readonly<Record<string, number>>; readonly actions: Readonly<Record<string, number>>
  readonly machine: { readonly platform: string; readonly arch: string; readonly node: string; readonly electron: string; readonly memoryMb: number }
}

/** An unlocked vault. */
export interface OpenVault extends ApartDoor {
  facts(): VaultFacts
  backups(): ReturnType<BackupDoor['own']>; readonly takeIn: TakeInDoor
  readonly repos: Repos; readonly evidence: EvidenceDoor; readonly media: MediaDoor
  /** Calendar and clock rules as this room has them. */ arrangement(): Arrangement
  readonly readOnly: boolean
  /** False once it is closed: then it takes nothing more, not even for the log. */
  readonly isOpen: boolean
  /** Why nothing may be written, and when the newest entry of this database was; undefined when it is as it was left. */
  doubt(): { readonly why: string; readonly kind: Doubt['kind']; readonly lastAt: number | undefined } | undefined
  /** Damage came to light: nothing is written any more until the room is opened anew. */
  markDamaged(): void
  /** Takes a doubted database as the right one; the entry becomes part of its audit log. */
  accept(entry: AuditEntry): void
  /** Within `write`: done when the change is kept, never when it is taken back; what it throws goes to the log. */ afterwards(work: () => void): void
  write<T>(work: () => T): T; read<T>(work: () => T): T
  appendAudit(entry: AuditEntry): void
  /** Digest of a record's rows as they are now, for the audit entry of the call that changed them. */
  recordDigest(record: string): string
  /** Number and hash of the newest entry of the audit log. */ auditHead(): { readonly seq: number; readonly hash: string }
  verifyAudit(): { readonly ok: boolean; readonly entries: number; readonly firstBad?: number; readonly detail: string }
  /** Takes failed attempts at passwords and recovery key that were noted beside the vault into the audit log. */
  takeAttempts(): void
  /** Upkeep; resolves when a backup that was due has been made, too. */
  idle(): Promise<void>
  /** `unhurried` waits for a backup under way and makes one that is due; `quick` closes before it returns and breaks off what is under way. */
  close(pace?: 'quick' | 'unhurried'): Promise<void>
}

export type UnlockResult =
  | { readonly ok: true; readonly vault: OpenVault; readonly userId: number }
  | { readonly ok: false; readonly code: string; readonly waitMs?: number }

export type KeyringAnswer = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly waitMs?: number }

/** What a step of user administration does to the keyring. */
export type KeyringChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' | 'reset'; readonly userId: number; readonly login: string; readonly passphrase: string }
  | { readonly kind: 'grant' | 'withdraw'; readonly userId: number; readonly compartments: readonly Apart[] }
  | { readonly kind: 'remove'; readonly userId: number }
  | { readonly kind: 'rotate'; readonly compartments: readonly Apart[] }

export interface Administration {
  readonly login: string
  readonly passphrase: string
  /** Opens every compartment where no leader holds it. */
  readonly recoveryKey?: string | undefined
  readonly change: KeyringChange
  /** The same step in the database with its audit entry: run in the transaction whose last step is the keyring. */
  record(): void
}

/** The vault folder as the office sees it. */
export interface VaultDoor {
  inspect(): { readonly state: VaultState; readonly detail?: string; readonly deskName?: string }
  newRecoveryKey(): readonly [string, string]
  /** When the present recovery key was last used; undefined while both halves are as they were handed out. */
  recoveryUsedAt(): number | undefined
  sameRecoveryKey(typed: string, halves: readonly [string, string]): boolean
  create(input: { readonly desk: DeskSettings; readonly accounts: readonly NewAccount[]; readonly recoveryKey: string }): Promise<void>
  unlock(login: string, passphrase: string): Promise<UnlockResult>
  /** Checks a second log-in while the vault is open already; the same delays apply. */
  verify(login: string, passphrase: string): Promise<{ readonly ok: true; readonly userId: number } | { readonly ok: false; readonly code: string; readonly waitMs?: number }>
  /** `record` runs in the transaction that publishes the new keyring. */
  changePassphrase(login: string, current: string, next: string, record: () => void): Promise<KeyringAnswer>
  /** Checks the passphrase again, then changes keyring and database together or neither. */
  administer(wanted: Administration): Promise<KeyringAnswer>
  /** Who holds which compartment, by user id; everybody in the keyring is named. */
  holders(): ReadonlyMap<number, readonly Apart[]>
  /** Sets a new passphrase by the recovery key, vault locked or open, and writes its own audit entry. */
  recover(login: string, recoveryKey: string, next: string): Promise<KeyringAnswer>
  /** Puts a new recovery key in the place of the present one, which is needed for it, and writes its own audit entry. */
  renewRecovery(recoveryKey: string, next: string): Promise<KeyringAnswer>
  /** Told when the open room comes to be doubted without any call having met the reason. */
  onDoubt(listener: () => void): void
  digest(text: string): string
  /** Whether an error says that the database is not (any more) what was written. */
  isDamage(error: unknown): boolean
  readonly backups: BackupDoor; readonly evidence: EvidenceDoor; readonly media: MediaDoor; /** Told of what was found and taken in beside the desk. */ onTakeIn(listener: () => void): void
}
