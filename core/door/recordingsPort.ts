/**
 * What recordings ask of their storage: rows, and the files they stand for.
 * Refuses to know SQL and ciphers. A petition's own recordings are asked for once the petition was seen; lists across petitions name the reader.
 */
import type { RecordingState } from '../domain/recording'
import type { RecordingFormat } from '../domain/recordingFormat'
import type { Hand } from './workPort'

export type RecordingSource = 'desk' | 'taken' | 'kept'
export type RecordingTrouble = '' | 'disk-full' | 'disk' | 'silent' | 'fell' | 'lost'
export type MarkKind = 'mark' | 'note' | 'buffer' | 'flag' | 'script'

/** Times are instants; `sha256` is hex, of the plain bytes; `fileKey` is sealed under CK_rec as part of `recording:<id>`. */
export interface RecordingRecord {
  readonly id: number; readonly number: string; readonly source: RecordingSource; readonly kind: 'sound' | 'picture'; readonly format: RecordingFormat; readonly state: RecordingState; readonly trouble: RecordingTrouble
  readonly petitionId: number | null; readonly draftId: number | null; readonly room: string; readonly device: string; readonly name: string
  readonly startedAt: number; readonly endedAt: number | null; readonly lengthMs: number | null; readonly bytes: number | null; readonly sha256: string | null
  readonly file: string | null; readonly stored: number | null; readonly fileKey: string | null; readonly noticeHow: string; readonly noticeConsent: string; readonly byId: number; readonly addedAt: number
}
export type NewRecording = Omit<RecordingRecord, 'id' | 'number' | 'fileKey'> & { readonly year: number }
/** What is known once its bytes are complete. */
export interface FinishedRecording { readonly state: 'ended' | 'cut'; readonly trouble: RecordingTrouble; readonly endedAt: number; readonly lengthMs: number | null; readonly bytes: number; /** None where there is nothing to read. */ readonly sha256: string | null; readonly stored: number | null; /** As `core/domain/webmPlaces.ts` keeps them. */ readonly places?: Uint8Array }
export interface RecordingEvent { readonly at: number; readonly byId: number | null; readonly act: string; readonly ms: number | null; readonly text: string }
/** A row of the index; of its petition what the list shows. */
export interface ListedRecording extends RecordingRecord { readonly marks: number; readonly petitionNumber: string | null; readonly petitionName: string | null; readonly petitionTitle: string | null }
/** Instants from `fromAt` up to below `toAt`; before a place in the list, which runs from the latest to the earliest. */
export interface RecordingQuery {
  readonly text?: string | undefined; readonly mark?: string | undefined; readonly room?: string | undefined; readonly state?: RecordingState | undefined; readonly unassigned?: boolean | undefined
  readonly fromAt?: number | undefined; readonly toAt?: number | undefined; readonly before?: { readonly at: number; readonly id: number } | undefined; readonly limit: number
}
export interface RecordingMark extends Hand { readonly id: number; readonly ms: number; readonly kind: MarkKind; readonly text: string }

/** Counts of 体检. `wrong`: not there, or of another size than was written. `nameless`: files that no recording names. */
export interface RecordingFiles { readonly wrong: number; readonly nameless: number; readonly bytes: number }

export interface RecordingsRepo {
  byId(id: number): RecordingRecord | undefined
  /** As the reader may see it: of a petition as hidden as that is, of an open draft its owner's and his who recorded it, else the desk's. */
  seen(id: number, reader: number): RecordingRecord | undefined
  list(query: RecordingQuery, reader: number): ListedRecording[]
  /** Where anything was recorded. */
  rooms(): string[]
  /** Latest first. */
  ofPetition(petitionId: number): RecordingRecord[]
  ofDraft(draftId: number): RecordingRecord[]
  /** Running or paused, also such as were when the program fell. */
  open(): RecordingRecord[]
  /** With the next number of its year; its key follows with `setKey`, as it is sealed for the number it gets. */
  add(recording: NewRecording): { readonly id: number; readonly number: string }
  setKey(id: number, sealed: string): void
  setState(id: number, state: RecordingState): void
  finish(id: number, finished: FinishedRecording): void
  setWave(id: number, wave: Uint8Array): void
  wave(id: number): Uint8Array | undefined
  /** Where it can be begun to be played from. */
  places(id: number): Uint8Array | undefined
  /** Also from the draft it was begun in, which is gone by then. */
  attach(id: number, petitionId: number): void
  addEvent(id: number, event: RecordingEvent): void
  /** Oldest first. */
  events(id: number): RecordingEvent[]
  addMark(id: number, mark: Omit<RecordingMark, 'id'>): number
  /** By their place. */
  marks(id: number): RecordingMark[]
  /** Takes away what reads its bytes and what names anybody; number, times, length and digest stay. Its file goes once that is kept. */
  destroy(id: number): void
}
