/**
 * Why a matter is not taken up, no longer taken up, or led to another procedure (domain.md §1.2), and which act each reason belongs to.
 * The list itself is data; what a reason says on paper is the papers' own.
 */
import refusals from '#resources/rules/refusals.json'
import type { ActKind } from './course'

export interface ReasonChoice { readonly code: string; readonly name: string; readonly source: string; readonly acts: readonly ActKind[] }

/** A reason that is not named can be given for 不予受理 and for 引导 alike. */
const ACTS_OF: Readonly<Record<string, readonly ActKind[]>> = { 'already-handled': ['refuse'], 'review-finished': ['noLonger'], report: ['direct'], unreachable: ['refuse'], withdrawn: ['refuse'], 'civil-dispute': ['direct'] }

export const REFUSAL_REASONS: readonly ReasonChoice[] = refusals.reasons.map(({ id, name, articles }) => ({ code: id, name, source: articles.replaceAll('《信访工作条例》', '条例'), acts: ACTS_OF[id] ?? ['refuse', 'direct'] }))

export const reasonsOf = (kind: ActKind): readonly ReasonChoice[] => REFUSAL_REASONS.filter(({ acts }) => acts.includes(kind))
