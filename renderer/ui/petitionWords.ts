/** The Chinese words of the contract's codes, as screens show them. Knows no rule behind them. */
import type { NoticeConsent, NoticeHow, GuardBasis, PaperType, PetitionClass, PetitionerMode, PetitionForm, StatutoryKind } from '#core/contract/intake'
import type { DueState, PetitionState } from '#core/contract/petitions'
import type { MatchBy } from '#core/contract/people'
import { CLASS_NAMES, KIND_NAMES } from '#core/domain/petitionClass'
import type { z } from 'zod'

type Words<K extends string> = Readonly<Record<K, string>>

export const modeWords: Words<PetitionerMode> = { named: '实名', anonymous: '匿名', joint: '联名', onBehalf: '代为反映' }
export const formWords: Words<PetitionForm> = { visit: '来访', letter: '来信', call: '来电', web: '网信', fax: '传真', outreach: '走访下访', assigned: '上级交办/转办' }
export const classWords: Words<PetitionClass> = CLASS_NAMES
export const statutoryWords: Words<StatutoryKind> = KIND_NAMES
export const paperWords: Words<PaperType> = { id: '居民身份证', permit: '港澳台居民居住证', passport: '护照', other: '其他证件', none: '未带证件' }
export const noticeWords: Words<z.infer<typeof NoticeHow>> = { oral: '当面口头告知+标识', written: '书面告知', none: '未告知' }
export const consentWords: Words<z.infer<typeof NoticeConsent>> = { agreed: '同意', refused: '拒绝录音录像', notApplicable: '不适用' }
export const guardWords: Words<z.infer<typeof GuardBasis>> = { review: '复核意见', judgment: '生效裁判', policy: '政策依据' }
export const stateWords: Words<PetitionState> = { registered: '已登记', handling: '办理中', answered: '已答复', closed: '已办结' }
export const dueWords: Words<DueState> = { overdue: '已超期', soon: '今明两日到期', week: '七日内到期', later: '七日以后', none: '无期限' }
export const matchWords: Words<z.infer<typeof MatchBy>> = { id: '证件号相同', phone: '电话相同', nameBorn: '姓名和出生年相同', nameAddress: '姓名和住址相同' }

/** Entries of a word table as options of a Select. */
export function optionsOf<K extends string>(words: Words<K>): { value: K; label: string }[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
}
