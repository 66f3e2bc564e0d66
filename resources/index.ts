/**
 * The product's data files, typed: calendars, clock rules and code lists, each with revision and source.
 * Knows no rule; what the numbers mean is in core/domain.
 */
import { z } from 'zod'
import { CodeList } from '../core/contract/desk'
import { Day } from '../core/contract/fields'
import type { YearFile } from '../core/domain/calendar'
import type { ClockRule } from '../core/domain/deadline'
import year2024 from './calendars/2024.json'
import year2025 from './calendars/2025.json'
import year2026 from './calendars/2026.json'
import statutory from './calendars/statutory.json'
import contentClasses from './code-lists/contentClasses.json'
import emotions from './code-lists/emotions.json'
import flags from './code-lists/flags.json'
import forms from './code-lists/forms.json'
import idPapers from './code-lists/idPapers.json'
import occupations from './code-lists/occupations.json'
import petitionClasses from './code-lists/petitionClasses.json'
import purposes from './code-lists/purposes.json'
import relations from './code-lists/relations.json'
import statutoryKinds from './code-lists/statutoryKinds.json'
import clock from './rules/clock.json'

const Year = z.strictObject({
  year: z.number().int(), revision: z.string(), source: z.string(), off: z.array(Day), work: z.array(Day), statutoryOnly: z.literal(true).optional(),
})
const Rule = z.strictObject({
  id: z.string(), name: z.string(), start: z.string(), n: z.number().int().positive(), unit: z.enum(['day', 'workday']), onRestDay: z.enum(['keep', 'forward']), source: z.string(),
})

/** Year files of the working-day calendar; years known by their statutory days only leave their dates 暂定. */
export const calendarFiles: readonly YearFile[] = [...statutory, year2024, year2025, year2026].map((file) => {
  const { statutoryOnly, ...rest } = Year.parse(file)
  return statutoryOnly === undefined ? rest : { ...rest, statutoryOnly }
})

/** Clock rules of domain.md §1.4. */
export const clockRules: readonly ClockRule[] = z.array(Rule).parse(clock.rules)

/** Code lists by the key under which `desk.codes` answers and the screens ask. */
export const codeLists: Readonly<Record<string, z.infer<typeof CodeList>>> = z
  .record(z.string(), CodeList)
  .parse({ contentClasses, emotions, flags, forms, idPapers, occupations, petitionClasses, purposes, relations, statutoryKinds })
