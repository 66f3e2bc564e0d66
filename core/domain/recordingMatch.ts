/**
 * Which visits a foreign recording may hold, how sure that is and why: proposals for a person, who decides.
 * Knows no file, no petition's content and no zone.
 */

/** From when to when somebody was received, by the office's clock. */
export interface Visit { readonly id: number; readonly from: number; readonly to: number; readonly room?: string | undefined }
/** `times` says where its start and end come from: its name, or only the moment at which it was last written. A recorder in no known room has none. */
export interface Found { readonly from: number; readonly to: number; readonly times: 'name' | 'written'; readonly room?: string | undefined }

/** 很可能 · 可能 · 只是时间相近 */
const CONFIDENCES = ['likely', 'possible', 'near'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export interface Match {
  readonly visitId: number; readonly confidence: Confidence
  /** For the person who confirms. */
  readonly reason: string
  /** Where in the recording the visit begins and ends, in milliseconds. */
  readonly begins: number; readonly ends: number
}

const MINUTE = 60_000
/** A recorder's clock is set by hand: what lies no further apart than this may still belong together. */
const NEAR_MS = 15 * MINUTE
/** Of the shorter of the two that is in both. */
const MOST_OF = 0.8
const SOME_OF = 0.3

const overlapOf = (visit: Visit, found: Found): number => Math.min(visit.to, found.to) - Math.max(visit.from, found.from)
const minutes = (ms: number): number => Math.max(1, Math.round(ms / MINUTE))

function judged(visit: Visit, found: Found): Omit<Match, 'visitId' | 'begins' | 'ends'> | undefined {
  if (visit.room !== undefined && found.room !== undefined && visit.room !== found.room) return undefined
  const overlap = overlapOf(visit, found)
  if (overlap < -NEAR_MS) return undefined
  if (overlap <= 0) return { confidence: 'near', reason: `录音录像与接待时段相差约 ${minutes(-overlap)} 分钟，录音设备的时钟可能不准` }
  const share = overlap / Math.max(1, Math.min(visit.to - visit.from, found.to - found.from))
  const percent = `重合约 ${minutes(overlap)} 分钟（${Math.round(Math.min(1, share) * 100)}%）`
  if (found.times === 'written') return { confidence: share >= SOME_OF ? 'possible' : 'near', reason: `文件名里没有时间，按最后写入的时间推算，与接待时段${percent}` }
  if (share >= MOST_OF) return { confidence: 'likely', reason: `文件名里的时间与接待时段${percent}` }
  return { confidence: share >= SOME_OF ? 'possible' : 'near', reason: `文件名里的时间与接待时段只${percent}` }
}

/** Surest first, then longest together. Of visits at one time none is likely, unless the rooms tell them apart: who was heard cannot be told by the clock. */
export function matchesOf(found: Found, visits: readonly Visit[]): readonly Match[] {
  const candidates = visits.flatMap((visit) => {
    const how = judged(visit, found)
    return how === undefined ? [] : [{ visit, how, overlap: overlapOf(visit, found) }]
  })
  const atOnce = (visit: Visit): boolean => candidates.some(({ visit: other }) => other.id !== visit.id && Math.min(other.to, visit.to) > Math.max(other.from, visit.from))
  return candidates.map(({ visit, how, overlap }) => {
    const doubtful = how.confidence === 'likely' && atOnce(visit)
    return { overlap, match: {
      visitId: visit.id, confidence: doubtful ? 'possible' as const : how.confidence, reason: doubtful ? `${how.reason}，但同一时段还接待了别人` : how.reason,
      begins: Math.max(0, visit.from - found.from), ends: Math.min(Math.max(0, found.to - found.from), Math.max(0, visit.to - found.from)),
    } }
  }).sort((a, b) => CONFIDENCES.indexOf(a.match.confidence) - CONFIDENCES.indexOf(b.match.confidence) || b.overlap - a.overlap || a.match.visitId - b.match.visitId).map(({ match }) => match)
}
