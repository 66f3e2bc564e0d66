/**
 * The product's data files, typed: calendars, clock rules and code lists, each with revision and source.
 * Knows no rule; what the numbers mean is in core/domain.
 */
import { z } from 'zod'
import { BufferRules } from '../core/contract/buffer'
import { CodeList } from '../core/contract/desk'
import { Day } from '../core/contract/fields'
import { QueueRules } from '../core/contract/queueRules'
import { SafetyGuide } from '../core/contract/safetyGuide'
import type { StatutoryDay, YearFile } from '../core/domain/calendar'
import type { ClockRule } from '../core/domain/deadline'
import type { RetentionRule } from '../core/domain/retention'
import type { WarningTable } from '../core/domain/warnings'
import year2024 from './calendars/2024.json'
import year2025 from './calendars/2025.json'
import year2026 from './calendars/2026.json'
import statutory from './calendars/statutory.json'
import contentClasses from './code-lists/contentClasses.json'
import disputeKinds from './code-lists/disputeKinds.json'
import disputeSeverities from './code-lists/disputeSeverities.json'
import emotions from './code-lists/emotions.json'
import ethnicities from './code-lists/ethnicities.json'
import evaluationGrades from './code-lists/evaluationGrades.json'
import evaluationReasons from './code-lists/evaluationReasons.json'
import flags from './code-lists/flags.json'
import forms from './code-lists/forms.json'
import idPapers from './code-lists/idPapers.json'
import mediationSources from './code-lists/mediationSources.json'
import occupations from './code-lists/occupations.json'
import opinionOutcomes from './code-lists/opinionOutcomes.json'
import petitionClasses from './code-lists/petitionClasses.json'
import politicals from './code-lists/politicals.json'
import purposes from './code-lists/purposes.json'
import relations from './code-lists/relations.json'
import statutoryKinds from './code-lists/statutoryKinds.json'
import bufferFile from './rules/buffer.json'
import clock from './rules/clock.json'
import queue from './rules/queue.json'
import redFlags from './rules/redFlags.json'
import retention from './rules/retention.json'
import warningsFile from './rules/warnings.json'

const Year = z.strictObject({ year: z.number().int(), revision: z.string(), source: z.string(), off: z.array(Day), work: z.array(Day) })
const Statutory = z.strictObject({ revision: z.string(), source: z.string(), years: z.array(z.strictObject({ year: z.number().int(), days: z.array(z.strictObject({ day: Day, name: z.string() })) })) })
const Rule = z.strictObject({
  id: z.string(), name: z.string(), start: z.string(), n: z.number().int().positive(), unit: z.enum(['day', 'workday']), onRestDay: z.enum(['keep', 'forward']), source: z.string(),
  fixedBy: z.enum(['law', 'plan']),
})

const arranged = [year2024, year2025, year2026].map((file) => Year.parse(file))
const statutoryTable = Statutory.parse(statutory)
/** Days off by 放假办法 Art. 2, as far ahead as the lunar dates were reckoned; two of them can fall together. */
export const statutoryDays: readonly StatutoryDay[] = statutoryTable.years.flatMap(({ days }) => days)

/** Year files of the working-day calendar; years known by their statutory days only leave their dates 暂定. */
export const calendarFiles: readonly YearFile[] = [
  ...statutoryTable.years.filter(({ year }) => !arranged.some((file) => file.year === year)).map(({ year, days }) => ({
    year, revision: `${year}.0`, source: '《全国年节及纪念日放假办法》第二条（放假安排未录入，日期暂定）', off: [...new Set(days.map(({ day }) => day))], work: [], statutoryOnly: true,
  })),
  ...arranged,
]

/** Clock rules of domain.md §1.4. */
export const clockRules: readonly ClockRule[] = z.array(Rule).parse(clock.rules)

const Warnings = z.strictObject({
  revision: z.string(), source: z.string(), steps: z.array(z.strictObject({ id: z.enum(['normal', 'early', 'warning', 'severe', 'overdue']), name: z.string(), below: z.number().positive().nullable() })),
})
/** From which share of a limit on it is called urgent, and how. */
export const warningTable: WarningTable = Warnings.parse(warningsFile)

const Retention = z.strictObject({
  revision: z.string(), source: z.string(),
  rules: z.array(z.strictObject({ id: z.string(), name: z.string(), years: z.number().int().positive().nullable(), days: z.number().int().positive().nullable(), start: z.string(), how: z.string(), source: z.string(), verified: z.boolean() })),
})

/** How long each kind of record is kept; what comes with the program, until the room settles it. */
export const retentionTable: { readonly revision: string; readonly source: string; readonly rules: readonly RetentionRule[] } = Retention.parse(retention)

/** Limits, rest and calming steps of 情绪缓冲室 until the room saves its own. */
export const bufferDefaults = z.strictObject({ revision: z.string(), source: z.string(), rules: BufferRules }).parse(bufferFile)

/** Code lists by the key under which `desk.codes` answers and the screens ask. */
export const codeLists: Readonly<Record<string, z.infer<typeof CodeList>>> = z
  .record(z.string(), CodeList)
  .parse({ contentClasses, disputeKinds, disputeSeverities, emotions, ethnicities, evaluationGrades, evaluationReasons, flags, forms, idPapers, mediationSources, occupations, opinionOutcomes, petitionClasses, politicals, purposes, relations, statutoryKinds })

const Queue = z.strictObject({ revision: z.string(), source: z.string(), sources: z.record(z.string(), z.string()), rules: QueueRules })

/** What holds in 候访 until a room settles it otherwise, with the source of each rule. */
export const queueDefaults: z.infer<typeof Queue> = Queue.parse(queue)
/** What is asked and done in danger, the numbers to call, and words that label instead of telling. */
export const safetyGuide: SafetyGuide = SafetyGuide.parse(redFlags)
export { scriptLaws, scriptRules, scriptSeeds } from './scriptSeeds'
