/**
 * What is asked of the files of recordings once somebody may hear and see them: bytes by a ticket, part by part.
 * Refuses to know ciphers and file systems; who may is decided before.
 */
import type { Verdict } from '../domain/recordingVerdict'

/** Where the bytes lie: in the folder of recordings under a key (base64), or where the room's own recorder keeps them. */
export type MediaPlace =
  | { readonly kind: 'sealed'; readonly file: string; readonly key: string; readonly stored: number | null }
  | { readonly kind: 'plain'; readonly folder: string; readonly path: string }

/** `missing`: no such file. `foreign`: something else stands in its place. `damaged`: from `at` on it is not what was written. `disk`: it cannot be read. */
export interface MediaTrouble { readonly code: 'missing' | 'foreign' | 'damaged' | 'disk'; readonly at: number }

/** `cut`: its end is missing, the rest plays. */
export type OpenedMedia = { readonly ok: true; readonly ticket: string; readonly bytes: number; readonly ending: 'whole' | 'cut' | 'damaged' } | ({ readonly ok: false } & MediaTrouble)

/** `gone`: no such ticket, or not this session's. */
export type MediaPart = { readonly ok: true; readonly bytes: Uint8Array; readonly total: number; readonly type: string } | { readonly ok: false; readonly code: 'gone' | MediaTrouble['code'] }

/** What is to be checked against its fingerprint. */
export interface VerifyWanted { readonly recordingId: number; readonly place: MediaPlace; readonly bytes: number; readonly sha256: string }
/** Bytes done of the one under way, which is the `at`th `of` so many. */
export interface VerifyState { readonly running?: { readonly recordingId: number; readonly done: number; readonly bytes: number; readonly at: number; readonly of: number } }
export interface VerifyDoor {
  /** One after the other beside the desk; what waits already is not asked for twice. */
  add(wanted: readonly VerifyWanted[], told: (recordingId: number, verdict: Verdict, at: number) => void): void
  state(): VerifyState
  /** The one under way ends with `stopped`, no other is begun. */
  stop(): void
  /** The same for one recording, whose key is about to go. */
  forget(recordingId: number): void
  onChange(listener: () => void): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/** `session` is the very object of a log-in: a ticket serves nobody else. */
export interface MediaDoor {
  readonly verify: VerifyDoor
  /**
   * A ticket that cannot be guessed; it ends with the session, with the room, and after some hours.
   * With `places` (core/domain/webmPlaces.ts) what it gives begins with a front made of them, so that a player goes anywhere at once; from the first cluster on it is the file.
   */
  open(wanted: { readonly recordingId: number; readonly place: MediaPlace; readonly type: string; readonly session: object; readonly places?: Uint8Array }): OpenedMedia
  /** Up to `count` bytes from `from`, for which nothing was decrypted that was not asked for; what is whole before a damage is given. */
  part(ticket: string, session: object, from: number, count: number): MediaPart
  /** What the ticket's readings met, by its place in the file. */
  trouble(ticket: string, session: object): MediaTrouble | undefined
  /** Ends every ticket of a recording and its being checked, as its key and file are about to go. */
  closeAll(recordingId: number): void
}
