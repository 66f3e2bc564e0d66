/** The Chinese words of the contract's codes, as screens show them. Knows no rule behind them. */
import type { NoticeConsent, NoticeHow, GuardBasis, PaperType, PetitionClass, PetitionerMode, PetitionForm, StatutoryKind } from '#core/contract/intake'
import type { DueState, PetitionState } from '#core/contract/petitions'
import type { MatchBy } from '#core/contract/people'
import { CONSENT_NAMES, FORM_NAMES, GUARD_NAMES, MODE_NAMES, NOTICE_NAMES, PAPER_NAMES } from '#core/domain/intakeNames'
import { COURSE_STATE_NAMES } from '#core/domain/course'
import { CLASS_NAMES, KIND_NAMES } from '#core/domain/petitionClass'
import type { z } from 'zod'

type Words<K extends string> = Readonly<Record<K, string>>

export const modeWords: Words<PetitionerMode> = MODE_NAMES
export const formWords: Words<PetitionForm> = FORM_NAMES
export const classWords: Words<PetitionClass> = CLASS_NAMES
export const statutoryWords: Words<StatutoryKind> = KIND_NAMES
export const paperWords: Words<PaperType> = PAPER_NAMES
export const noticeWords: Words<z.infer<typeof NoticeHow>> = NOTICE_NAMES
export const consentWords: Words<z.infer<typeof NoticeConsent>> = CONSENT_NAMES
export const guardWords: Words<z.infer<typeof GuardBasis>> = GUARD_NAMES
export const stateWords: Words<PetitionState> = COURSE_STATE_NAMES
export const dueWords: Words<DueState> = { overdue: '已超期', soon: '今明两日到期', week: '七日内到期', later: '七日以后', none: '无期限' }
export const matchWords: Words<z.infer<typeof MatchBy>> = { id: '证件号相同', phone: '电话相同', nameBorn: '姓名和出生年相同', nameAddress: '姓名和住址相同', name: '姓名相同' }

/** What the first of the two dates is: a 检举控告 is only passed on. */
export const promiseTitle = (kind: StatutoryKind | undefined): string => (kind === 'report' ? '转送期限' : '承诺办结日')

/** Entries of a word table as options of a Select. */
export function optionsOf<K extends string>(words: Words<K>): { value: K; label: string }[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
}
