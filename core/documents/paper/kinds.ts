/**
 * Every kind of paper, in the order in which the screen offers them, and the way to find one by its id.
 * Knows nothing of what stands in them.
 */
import type { PaperKind } from './kind'
import { accepted } from './kinds/accepted'
import { answer } from './kinds/answer'
import { claims } from './kinds/claims'
import { delivery } from './kinds/delivery'
import { educationPlan } from './kinds/educationPlan'
import { evaluation } from './kinds/evaluation'
import { extended } from './kinds/extended'
import { followUp } from './kinds/followUp'
import { legalOpinion } from './kinds/legalOpinion'
import { mediationAgreement } from './kinds/mediationAgreement'
import { mediationApplication } from './kinds/mediationApplication'
import { mediationEnded } from './kinds/mediationEnded'
import { mediationRecord } from './kinds/mediationRecord'
import { mediationRegister } from './kinds/mediationRegister'
import { minutes } from './kinds/minutes'
import { noLonger } from './kinds/noLonger'
import { notAccepted } from './kinds/notAccepted'
import { poster } from './kinds/poster'
import { recheck } from './kinds/recheck'
import { recordingNotice } from './kinds/recordingNotice'
import { review } from './kinds/review'
import { transferred } from './kinds/transferred'

export const PAPER_KINDS: readonly PaperKind[] = [
  recordingNotice, transferred, accepted, notAccepted, noLonger, extended, answer, review, recheck, legalOpinion, claims, minutes,
  mediationApplication, mediationRegister, mediationRecord, mediationAgreement, mediationEnded, followUp, evaluation, delivery, educationPlan, poster,
]

const BY_ID: ReadonlyMap<string, PaperKind> = new Map(PAPER_KINDS.map((kind) => [kind.id, kind]))

/** The kind with this id; undefined where there is none. */
export const paperKind = (id: string): PaperKind | undefined => BY_ID.get(id)
