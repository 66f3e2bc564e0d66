/**
 * What a receipt is told. There is no field for 被反映人 or the text of a petition,
 * so these can never be printed.
 */
import type { DueProof } from '../domain/deadline'

/** A due date as it is printed: its proof without the days gone through one by one. */
export type ReceiptDue = Omit<DueProof, 'rule' | 'counted' | 'skipped'>

export interface ReceiptMaterial {
  readonly name: string
  readonly copies: number
  readonly pages: number
  readonly original: boolean
}

/** Everything a receipt says. Names arrive masked (张*, 王*英) except those of the room's own staff. */
export interface ReceiptData {
  readonly roomName: string
  readonly community: string
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly queryPhone: string
  readonly queryAddress: string
  readonly issuingUnit: string
  readonly competent: boolean
  readonly number: string
  readonly queryCode: string
  /** UTC milliseconds. */
  readonly receivedAt: number
  readonly form: 'visit' | 'letter' | 'call' | 'web' | 'fax' | 'outreach' | 'assigned'
  readonly mode: 'named' | 'anonymous' | 'alias' | 'joint' | 'onBehalf'
  readonly name: string
  readonly headcount: number
  readonly representatives: readonly string[]
  /** One line; left out on paper for 检举控告. */
  readonly title: string
  readonly petitionClass: 'consult' | 'simple' | 'complex' | 'unreasonable'
  readonly statutoryKind?: 'suggestion' | 'report' | 'appeal' | undefined
  /** The matter of a 检举控告 come again under another kind: as little is printed of it. */
  readonly confidential?: boolean | undefined
  readonly promise: ReceiptDue
  readonly statutory: ReceiptDue
  /** Who received the visit, and who is answerable for it (首接责任人). */
  readonly receiverName: string
  readonly officerName: string
  /** The receiver stood aside (条例 Art. 28), so a leader answers. */
  readonly byLeader?: boolean | undefined
  readonly materials: readonly ReceiptMaterial[]
  readonly notice?: { readonly how: 'oral' | 'written' | 'none'; readonly consent: 'agreed' | 'refused' | 'notApplicable' } | undefined
}
