/**
 * Calendar and clock rules as they hold in a room: what the program brings, overlaid by what the room has laid down.
 * Knows no storage; nothing of the program's is lost, so that there is always a way back to it.
 */
import { type Calendar, type LocalLayer, makeCalendar, type StatutoryDay, type YearFile } from './calendar'
import type { ClockRule } from './deadline'
import type { WarningTable } from './warnings'

/** What comes with the program. */
export interface Brought {
  readonly files: readonly YearFile[]
  readonly rules: readonly ClockRule[]
  readonly statutory: readonly StatutoryDay[]
  readonly warnings: WarningTable
}

/** The room's own numbers for a rule. */
export interface RuleSetting { readonly rule: string; readonly n: number; readonly unit: ClockRule['unit']; readonly onRestDay: ClockRule['onRestDay']; readonly source: string }

/** What the room has laid down and not taken back. */
export interface RoomOwn { readonly years: readonly YearFile[]; readonly layer: LocalLayer; readonly settings: readonly RuleSetting[] }

/** What holds now. */
export interface Arrangement { readonly calendar: Calendar; readonly rules: readonly ClockRule[] }

export function arrange({ files, rules }: Pick<Brought, 'files' | 'rules'>, own: RoomOwn): Arrangement {
  return { calendar: makeCalendar([...files, ...own.years], own.layer), rules: rules.map((rule) => settledRule(rule, own.settings)) }
}

/** A rule with the room's numbers; its source is then the room's, as papers and proofs name it. */
export function settledRule(rule: ClockRule, settings: readonly RuleSetting[]): ClockRule {
  const own = settings.find((setting) => setting.rule === rule.id)
  return own === undefined ? rule : { ...rule, n: own.n, unit: own.unit, onRestDay: own.onRestDay, source: own.source }
}
