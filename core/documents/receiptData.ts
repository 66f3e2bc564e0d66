/**
 * What a receipt is told. There is no field for 被反映人 or the text of a petition,
 * so these can never be printed.
 */
import type { Day } from '#core/domain/day'

/** The part of a due date's proof that is printed; core/domain's DueProof fits. */
export interface ReceiptDue {
  readonly ruleName: string
  readonly source: string
  readonly startOn: Day
  readonly n: number
  readonly unit: 'day' | 'workday'
  readonly dueOn: Day
  readonly earlyOn: Day
  readonly provisional: boolean
  readonly calendarRevision: string
}

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
  readonly mode: 'named' | 'anonymous' | 'joint' | 'onBehalf'
  readonly name: string
  readonly headcount: number
  readonly representatives: readonly string[]
  /** One line; left out on paper for 检举控告. */
  readonly title: string
  readonly petitionClass: 'consult' | 'simple' | 'complex' | 'unreasonable'
  readonly statutoryKind?: 'suggestion' | 'report' | 'appeal' | undefined
  readonly promise: ReceiptDue
  readonly statutory: ReceiptDue
  /** Who received the visit, and who is answerable for it (首接责任人). */
  readonly receiverName: string
  readonly officerName: string
  readonly materials: readonly ReceiptMaterial[]
  readonly notice?: { readonly how: 'oral' | 'written' | 'none'; readonly consent: 'agreed' | 'refused' | 'notApplicable' } | undefined
}
