/**
 * 警示备注: until when a note on a person holds, who may do what with it, and words in it that label instead of telling.
 * The words and the limits are data; refuses to know whom a note is about.
 */
import type { Day } from '../contract/fields'
import type { NoteState } from '../contract/safetyNotes'
import { addDays, compareDays, formatDayZh } from './day'

/** A note holds to the end of its last day. */
export function noteState({ closed, expiresOn }: { readonly closed: boolean; readonly expiresOn: Day }, today: Day): NoteState {
  if (closed) return 'closed'
  return compareDays(expiresOn, today) < 0 ? 'expired' : 'current'
}

/** What is wrong with a last day: it lies in the past, or further ahead than a note may hold. */
export function expiryProblem(expiresOn: Day, today: Day, mostDays: number): string | undefined {
  const latest = addDays(today, mostDays)
  if (compareDays(expiresOn, today) < 0) return '有效期不能早于今天，请重新选择'
  return compareDays(expiresOn, latest) > 0 ? `有效期最长 ${mostDays} 天，请选 ${formatDayZh(latest)} 或更早；到期后可以由分管领导延长` : undefined
}

interface Reviewer { readonly id: number; readonly roles: readonly string[] }
/** Its author or a leader closes a note. */
export const mayClose = (authorId: number, { id, roles }: Reviewer): boolean => authorId === id || roles.includes('leader')
/** Extending is the leader's alone: somebody looks at it afresh. */
export const mayExtend = ({ roles }: Reviewer): boolean => roles.includes('leader')

/** Words of the list that stand in a text, each once, in the order of the list; blanks between their characters do not hide them. */
export function labelWordsIn(text: string, words: readonly string[]): readonly string[] {
  const plain = text.normalize('NFKC').replace(/[\s·.,，。、*]/gu, '')
  return words.filter((word) => plain.includes(word))
}
