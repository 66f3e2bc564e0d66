/**
 * What a copy of a recording for evidence asks of the machine: the plain file written where a worker says, papers beside it, and a signature anybody can check.
 * Refuses to know ciphers, threads and file systems; who may have a copy is decided before.
 */

import type { ExportEnd } from '../domain/recordingKeep'
import type { CopyPlace } from './recordingKeepPort'

/** PEM; the private half never leaves the room. */
export interface SigningPair { readonly publicKey: string; readonly privateKey: string }

/** `key`: base64, of the encrypted file. `sha256` and `bytes` are what the plain file must have. `papers` stand beside it; binary ones are base64. */
export interface EvidenceJob {
  readonly exportId: number; readonly recordingId: number
  /** Chosen by the worker; a folder of its own is made in it. */
  readonly folder: string; readonly name: string
  readonly file: string; readonly key: string; readonly stored: number | null; readonly bytes: number; readonly sha256: string; readonly fileName: string
  readonly papers: readonly { readonly name: string; readonly text: string; readonly base64?: true }[]
}

/** `no-folder`: not there, or it cannot be written. `no-room`: too little space. `missing`: the encrypted file is gone. `damaged`: it does not hold what the index says. `stopped`: somebody stopped it, or the room was locked. */
export type EvidenceEnd = ExportEnd
export interface EvidenceState { readonly running?: { readonly exportId: number; readonly recordingId: number; readonly done: number; readonly bytes: number } | undefined; readonly last?: { readonly exportId: number; readonly end: EvidenceEnd } | undefined }

export interface EvidenceDoor {
  /** Name and version, for the manifest. */
  readonly program: string
  newPair(): SigningPair
  /** Ed25519 over the bytes of the text; base64. */
  sign(privateKey: string, text: string): string
  /** SHA-256 of the public key as DER, hex: read out and printed, so that a manifest's key can be compared. */
  fingerprint(publicKey: string): string
  /** Whether a copy may go there: an existing folder outside the vault. */
  isTarget(folder: string): boolean
  /** One at a time; a second one is not begun. `ended` is called once it is over, unless the room was locked. */
  begin(job: EvidenceJob, ended: (end: EvidenceEnd, at: number) => void): boolean
  state(): EvidenceState
  /** Removes what is left of copies that were not finished. `looked` is told of each whose folder was there, and whether something was removed. */
  sweep(places: readonly CopyPlace[], looked: (place: CopyPlace, found: boolean) => void): void
  /** Asks the one under way to end; what it wrote is removed. */
  stop(): void
  onChange(listener: () => void): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}
