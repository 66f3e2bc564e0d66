/**
 * What a petition is found by beside its texts: the words of what was chosen, and the numbers of its register.
 * Makes words and nothing else. They follow the petition as it is now: a class changed later is found by its new name.
 */
import { CONSENT_NAMES, FORM_NAMES, GUARD_NAMES, MODE_NAMES, NOTICE_NAMES, PAPER_NAMES } from './intakeNames'
import { EMOTION_LEVELS, isGroupVisit } from './intake'
import { CLASS_NAMES, KIND_NAMES, type PetitionClass, type StatutoryKind } from './petitionClass'

export interface Chosen {
  readonly form: keyof typeof FORM_NAMES
  readonly petitionClass: PetitionClass
  readonly headcount: number
  readonly statutoryKind?: StatutoryKind | null | undefined
  readonly visitKind?: string | null | undefined
  readonly emotionLevel?: number | null | undefined
  readonly mode?: keyof typeof MODE_NAMES | undefined
  readonly paperType?: keyof typeof PAPER_NAMES | undefined
  readonly sex?: string | undefined
  readonly noticeHow?: keyof typeof NOTICE_NAMES | undefined
  readonly noticeConsent?: keyof typeof CONSENT_NAMES | undefined
  readonly guardBasis?: keyof typeof GUARD_NAMES | undefined
  readonly affected?: number | undefined
  /** Yuan. */
  readonly amount?: number | undefined
}

const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })

function word<K extends string>(names: Readonly<Record<K, string>>, code: K | null | undefined): string | undefined {
  return code === undefined || code === null ? undefined : names[code]
}

/** An amount as it is typed and as the page shows it, with commas. */
const amounts = (amount: number | undefined): string[] => (amount === undefined ? [] : [...new Set([String(amount), grouped.format(amount)])])

/** One entry per choice or number; a number stands alone, as its label would be found in every petition. */
export function searchWords(chosen: Chosen): string[] {
  const { headcount, affected, sex, visitKind, emotionLevel } = chosen
  return [
    word(FORM_NAMES, chosen.form), word(CLASS_NAMES, chosen.petitionClass), word(KIND_NAMES, chosen.statutoryKind), visitKind, word(MODE_NAMES, chosen.mode), word(PAPER_NAMES, chosen.paperType), sex,
    EMOTION_LEVELS.find(({ level }) => level === emotionLevel)?.name, word(NOTICE_NAMES, chosen.noticeHow), word(CONSENT_NAMES, chosen.noticeConsent), word(GUARD_NAMES, chosen.guardBasis),
    String(headcount), isGroupVisit(headcount) ? '集体访' : undefined, affected === undefined ? undefined : String(affected), ...amounts(chosen.amount),
  ].filter((each): each is string => each !== undefined && each !== null)
}
