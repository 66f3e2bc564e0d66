/**
 * What taking in the room's own recorder asks of its storage: folders and found files as rows, and the work that is done beside the desk.
 * Refuses to know SQL, threads and the file system.
 */
import type { Known, FoundState, FoundTrouble, Standing, Way } from '../domain/foundFile'

export interface FolderRecord { readonly id: number; readonly path: string; readonly label: string; readonly room: string; readonly device: string; readonly mode: 'keep' | 'move'; readonly byId: number; readonly at: number }
export type NewFolder = Omit<FolderRecord, 'id'>
/** A file with the folder it lies in; `path` is within that folder. */
export interface FoundRecord extends Standing {
  readonly id: number; readonly folderId: number; readonly folder: string; readonly label: string; readonly room: string; readonly device: string; readonly path: string
  readonly reason: string; readonly byId: number | null; readonly firstSeen: number; readonly seenAt: number
  /** Of those that hold or held the same bytes the recording, and the file, that was first. */
  readonly sameRecordingId: number | null; readonly sameFileId: number | null
}
export interface FoundQuery { readonly state?: FoundState | undefined; readonly folderId?: number | undefined; readonly before?: number | undefined; readonly limit: number }
/** Instants at which a visit began or ended, as far as the room knows them. */
export interface VisitRecord { readonly petitionId: number; readonly number: string; readonly title: string; readonly name: string; readonly receivedAt: number; readonly servedFrom: number | null; readonly servedTo: number | null; /** JSON of the three ticks. */ readonly ticks: string }

/** Who names a reader is not told of files that belong to a petition he may not see, or hold the same bytes as its recordings. */
export interface TakeInRepo {
  /** Those that are watched. */
  folders(): FolderRecord[]
  folder(id: number): FolderRecord | undefined
  addFolder(folder: NewFolder): number
  changeFolder(id: number, folder: Pick<FolderRecord, 'label' | 'room' | 'device' | 'mode'>): void
  /** Is watched no more; what was found in it and belongs to no recording is forgotten. */
  dropFolder(id: number): void
  file(id: number, reader: number): FoundRecord | undefined
  /** Latest found first. */
  files(query: FoundQuery, reader: number): FoundRecord[]
  counts(reader: number): { readonly state: FoundState; readonly count: number }[]
  mark(id: number, how: { readonly state: FoundState; readonly trouble: FoundTrouble; readonly recordingId?: number | null; readonly reason?: string; readonly byId: number; readonly at: number }): void
  /** Received on days of these numbers. */
  visits(range: { readonly from: number; readonly to: number }, reader: number): VisitRecord[]
  /** Where the bytes of a recording lie that were left in their place, and how they were when they were hashed. */
  keptPath(recordingId: number): { readonly folder: string; readonly path: string; readonly size: number; readonly mtime: string; readonly ctime: string; readonly state: FoundState } | undefined
  readonly sights: SightsRepo
}

/** What the disk showed, written down as it is looked at. */
export interface SightsRepo {
  ways(folderId: number): (readonly [path: string, size: number, mtime: string, ctime: string, way: Way])[]
  at(folderId: number, path: string): (Known & { readonly id: number }) | undefined
  byId(id: number): (Known & { readonly id: number; readonly folderId: number }) | undefined
  put(folderId: number, path: string, standing: Standing, at: number): void
  /** The recording that holds these bytes, or held them until it was destroyed. */
  recordingOf(sha256: string): number | undefined
  /** Whether a recording has its bytes in the file of this name. */
  isNamed(file: string): boolean
  /** Whether that, or another file than this one, holds them. */
  isThere(sha256: string, fileId: number): boolean
  /** What these bytes were held by may be gone: then the first of their duplicates is none any more. @returns whether there was one. */
  release(sha256: string): boolean
  /** One that is gone and held these bytes: it was only moved. */
  lost(sha256: string): number | undefined
  /** Another that is there and holds the same. */
  double(known: Known & { readonly id: number }): number | undefined
  /** The first takes the place of the second, which is forgotten. */
  replace(id: number, by: number, at: number): void
  drop(id: number): void
  isTaking(): boolean
  /** Was being taken in when the program fell or the room was locked. */
  unfinished(): void
}

/** How one file stands on the disk now. */
export type Presence = 'there' | 'altered' | 'unplugged' | 'gone' | 'unreadable'
export interface FolderState { readonly id: number; /** Undefined before the first look. */ readonly how?: 'read' | 'partly' | 'away' | 'empty'; readonly at?: number; readonly files: number; readonly unnamed: number; readonly more: boolean }
export interface TakeInState { readonly looking: boolean; readonly folders: readonly FolderState[]; /** The file that is read now, and how far. */ readonly reading?: { readonly path: string; readonly done: number }; readonly taking: readonly { readonly fileId: number; readonly done: number }[]; /** What was seen could not be written down. */ readonly failed: boolean }

/** Bytes that lie in the folder of recordings under a name of their own; whoever is given them keeps or drops them. */
export interface Taken { readonly file: string; readonly bytes: number; readonly sha256: string; readonly stored: number; /** base64 */ readonly key: string; /** Gives the bytes their name, for good. */ place(): void; /** The row that names them is kept, too. */ kept(): void; drop(): void }
export type TakenAnswer = { readonly ok: true; readonly taken: Taken } | { readonly ok: false; readonly trouble: Exclude<FoundTrouble, '' | 'not-removed'> }

export interface TakeInDoor {
  state(): TakeInState
  /** Why a folder cannot be watched, or its own name. */
  judge(path: string): { readonly ok: true; readonly path: string } | { readonly ok: false; readonly code: 'not-there' | 'own' }
  presence(file: Pick<FoundRecord, 'folder' | 'path' | 'size' | 'mtime' | 'ctime'>): Presence
  /** Looks as soon as nothing else is under way. */
  look(): void
  /** Takes the bytes into the vault beside the desk; `check`: reads back what was written. Not answered where the room was locked meanwhile. */
  take(file: FoundRecord, check: boolean, answer: (answer: TakenAnswer) => void): void
  /** Removes the original if it is still what was read. */
  remove(file: FoundRecord, answer: (removed: boolean) => void): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}
