/**
 * What the office asks of the storage of 法律意见: requests with what was handed over, their steps, drafts and opinions, both sealed.
 * Refuses to know SQL and what an opinion says.
 */
import type { LegalState, LegalStep } from '../domain/legal'

export interface LegalRequestRecord {
  readonly id: number; readonly petitionId: number; readonly petitionNumber: string; readonly state: LegalState
  readonly askedAt: number; readonly askedBy: number; readonly toId: number | null; readonly lawyerId: number | null
  /** JSON of what was handed over; empty once its petition is erased. */
  readonly handedOver: string
  /** Of its paper: number, whether it was voided; null while there is none. */
  readonly paperId: number | null; readonly number: string | null; readonly voided: number
}
export interface LegalStepRecord { readonly kind: LegalStep; readonly at: number; readonly byId: number; readonly text: string }
export interface LegalDraftRecord { readonly revision: number; readonly savedAt: number; readonly sealed: string }

export interface LegalRepo {
  ask(request: { readonly petitionId: number; readonly toId: number | null; readonly handedOver: string; readonly at: number; readonly byId: number }): number
  /** As far as the reader sees its petition. */
  forDesk(id: number, reader: number): LegalRequestRecord | undefined
  /** Newest first. */
  ofPetition(petitionId: number): LegalRequestRecord[]
  /** As a lawyer: asked of him or of any, or finalised by a colleague; of a matter that excludes him or that became restricted there is none. */
  forLawyer(id: number, reader: number): LegalRequestRecord | undefined
  list(page: { readonly before: number; readonly limit: number }, reader: number): LegalRequestRecord[]
  /** Requests a lawyer has not answered yet, and opinions of others that wait for a co-signature. */
  waiting(reader: number): number
  step(request: Pick<LegalRequestRecord, 'id' | 'petitionId'>, step: LegalStepRecord & { readonly lawyerId?: number; readonly paperId?: number }): void
  /** Oldest first. */
  steps(id: number): LegalStepRecord[]
  draft(id: number): LegalDraftRecord | undefined
  /** False where it was saved meanwhile; the first revision is 0. */
  saveDraft(id: number, petitionId: number, revision: number, sealed: string, at: number): boolean
  removeDraft(id: number): void
  keepOpinion(id: number, petitionId: number, sealed: string): void
  opinion(id: number): string | undefined
}
