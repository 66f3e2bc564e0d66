/**
 * What the keeping of recordings asks of its storage: what is due, holds, proposals and approvals, copies for evidence.
 * Refuses to know SQL, files and ciphers. Every reading names the reader, who sees here what `RecordingsRepo.seen` gives him.
 */
import type { DestroyGround, HoldGround } from '../domain/recordingKeep'
import type { RecordingRecord, RecordingsRepo } from './recordingsPort'
import type { Hand } from './workPort'

export type { EvidenceDoor } from './evidencePort'

interface Said extends Hand { readonly reason: string }
export interface RecordingProposal extends Said { readonly ground: DestroyGround; readonly rule: string; readonly keptUntil: string }
/** `petitionHold`: its petition is held, and it with it. `draftId` of one that belongs to nobody yet. */
export interface RecordingKeeping extends Pick<RecordingRecord, 'id' | 'number' | 'source' | 'kind' | 'state' | 'petitionId' | 'draftId' | 'room' | 'device' | 'name' | 'startedAt' | 'bytes' | 'byId'> {
  readonly petitionNumber: string | null
  /** When it ended, or began where its end is not known. */
  readonly lastAt: number
  readonly hold?: Said & { readonly ground: HoldGround }
  readonly petitionHold?: Said
  readonly proposal?: RecordingProposal
}
/** Who destroyed one, when and why. */
export interface RecordingErased { readonly recordingId: number; readonly number: string; readonly startedAt: number; readonly ground: DestroyGround; readonly rule: string; readonly keptUntil: string; readonly proposedBy: number; readonly proposedAt: number; readonly approvedBy: number; readonly approvedAt: number }
/** A copy for evidence that was asked for. `forWhom` and `reason` are empty once the recording is destroyed. */
export interface RecordingExport {
  readonly id: number; readonly recordingId: number; readonly reason: string; readonly forWhom: string; readonly askedBy: number; readonly askedAt: number; readonly approvedBy: number | null; readonly approvedAt: number | null
  readonly ended: 'done' | 'withdrawn' | null; readonly endedBy: number | null; readonly endedAt: number | null
}
/** Where one is being written, or was when something ended it. */
export interface CopyPlace { readonly exportId: number; readonly recordingId: number; readonly folder: string; readonly name: string }
export interface LedgerFacts extends Pick<RecordingRecord, 'format' | 'endedAt' | 'lengthMs' | 'sha256' | 'noticeHow' | 'noticeConsent'> { readonly readings: number }

export interface RecordingKeepRepo {
  /** Finished ones that ended before an instant, or are held or proposed, by their numbers. */
  list(range: { readonly after: number; readonly endedBefore: number; readonly limit: number }, reader: number): RecordingKeeping[]
  byId(id: number, reader: number): RecordingKeeping | undefined
  hold(id: number, hold: Said & { readonly ground: HoldGround }): void
  release(id: number): boolean
  propose(id: number, proposal: RecordingProposal): void
  withdraw(id: number): boolean
  /** @throws Error where nothing is proposed, or by who proposed it. */
  approve(id: number, byId: number, at: number): void
  /** What stands against destroying the recordings of a petition together with it. */
  hindering(petitionId: number): { readonly number: string; readonly why: 'held' | 'running' } | undefined
  erased(): RecordingErased[]
  erasedOf(id: number): RecordingErased | undefined
  /** Whether the database holds that very recording whole. */
  isStillThere(erased: RecordingErased): boolean
  /** Destroys again what an older database put back holds. */
  eraseAgain(erased: RecordingErased, at: number): void
  askExport(one: Pick<RecordingExport, 'recordingId' | 'reason' | 'forWhom' | 'askedBy' | 'askedAt'>): number
  exportById(id: number): RecordingExport | undefined
  /** Of one recording, or those of any that are not ended; oldest first. */
  exports(recordingId: number | undefined): RecordingExport[]
  approveExport(id: number, byId: number, at: number): void
  endExport(id: number, ended: 'done' | 'withdrawn', byId: number, at: number): void
  addCopy(place: Omit<CopyPlace, 'recordingId'>): void
  removeCopy(place: Omit<CopyPlace, 'recordingId'>): void
  copies(): CopyPlace[]
  /** The pair that signs; its private half sealed. */
  signer(): { readonly publicKey: string; readonly sealed: string } | undefined
  setSigner(pair: { readonly publicKey: string; readonly sealed: string; readonly byId: number; readonly at: number }): void
  /** Every one that began from an instant up to below another, the first first; `readings`: how often it was played or copied. */
  ledger(range: { readonly fromAt: number; readonly toAt: number; readonly limit: number }, reader: number): (RecordingKeeping & LedgerFacts)[]
  /** Whether a file of the folder is that of a destroyed one. */
  isDestroyed(file: string): boolean
}

/** What the storage of recordings is made of, each part with a port of its own. */
export interface RecordingRepos { readonly recordings: RecordingsRepo; readonly recordingKeep: RecordingKeepRepo }
