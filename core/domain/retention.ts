/**
 * How long records are kept and when they fall due for erasure (issue of the several people; 个人信息保护法 Art. 19).
 * Knows periods and dates; who may erase is the feature's.
 */
import type { Day } from '../contract/fields'
import type { NewPetition, PetitionClass, StatutoryKind } from '../contract/intake'

/** A period per kind of record, in years or in days; both are null where nothing falls due by time. */
export interface RetentionRule {
  readonly id: string
  readonly name: string
  readonly years: number | null
  readonly days: number | null
  readonly start: string
  readonly how: string
  readonly source: string
  /** Whether the period is settled by law or by the room's own authority. */
  readonly verified: boolean
}

/** The rules a room can set for itself. */
export const PERIODS = ['consult', 'petition', 'report', 'buffer', 'safety', 'callBack', 'draft', 'recordingSound', 'recordingPicture'] as const
/** Those kept by days, with what a room may set; the others are kept by years. */
export const DAY_PERIODS = { draft: { least: 1, most: 365 }, recordingSound: { least: 30, most: 10_950 }, recordingPicture: { least: 30, most: 10_950 } } as const
export const inDays = (id: string): id is keyof typeof DAY_PERIODS => Object.hasOwn(DAY_PERIODS, id)
export type Periods = Readonly<Record<(typeof PERIODS)[number], number>>
/** What a room has set; of a kind that came with a later version of the program it may not have. */
export type OwnPeriods = { readonly [K in keyof Periods]?: number | undefined }

/** The rule under which a record is kept of which no petition came. */
export const UNFILED_RULES = { stay: 'buffer', flag: 'safety', callBack: 'callBack' } as const

/** How people call such a record. */
export function unfiledName({ kind, no }: { readonly kind: keyof typeof UNFILED_RULES; readonly no: number }): string {
  return `${{ stay: '缓冲室接待', flag: '红旗', callBack: '回电' }[kind]} ${no} 号`
}

/** The rules as they hold in a room: its own periods, as far as it has set any, in the place of those that come with the program. */
export function settledRules(rules: readonly RetentionRule[], own: OwnPeriods | undefined): readonly (RetentionRule & { readonly own: boolean })[] {
  return rules.map((rule) => {
    const period = own === undefined ? undefined : PERIODS.filter((id) => id === rule.id).map((id) => own[id]).find((each) => each !== undefined)
    if (period === undefined) return { ...rule, own: false }
    return { ...rule, ...(rule.days === null ? { years: period } : { days: period }), own: true }
  })
}

/** The rule under which a petition is kept. */
export function retentionRuleId(petitionClass: PetitionClass, statutoryKind: StatutoryKind | null): 'report' | 'consult' | 'petition' {
  if (statutoryKind === 'report') return 'report'
  return petitionClass === 'consult' ? 'consult' : 'petition'
}

/** The last day on which a record is kept: the same date `years` later, the 28th for a 29th of February that is not there. */
export function keptUntil(lastOn: Day, years: number): Day {
  const year = String(Number(lastOn.slice(0, 4)) + years).padStart(4, '0')
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const rest = lastOn.slice(4) === '-02-29' && !leap ? '-02-28' : lastOn.slice(4)
  return `${year}${rest}` as Day
}

/** Due from the day after the last one on which it is kept. */
export function isDue(until: Day, today: Day): boolean {
  return today > until
}

/** What stands in place of the title afterwards. */
export const ERASED_TITLE = '（已按保管期限销毁）'

/** What is left of a form: what statistics need, and nothing that names anybody. */
export function erasedForm({ headcount, form, petitionClass, statutoryKind, contentClass1, contentClass2, visitKind, flags }: NewPetition): NewPetition {
  return {
    petitioner: { mode: 'anonymous', name: '' }, headcount, representatives: [], form, title: ERASED_TITLE, contentClass1, contentClass2, flags, materials: [], petitionClass, statutoryKind, visitKind, excludedIds: [],
  }
}
