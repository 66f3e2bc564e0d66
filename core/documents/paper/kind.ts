/**
 * What one kind of paper (文种) is: its fields, what must be in it, and how it is composed. One file beside this one for each kind.
 * Knows nothing of storage, numbers handed out or who may do what.
 */
import type { Day } from '../../domain/day'
import type { Composed, PaperLayout } from './blocks'

/** All values are text as typed; a day is `YYYY-MM-DD`, a tick is `1` or empty. Rows are the lines of a table. */
export type PaperRow = Readonly<Record<string, string>>
export type PaperValues = Readonly<Record<string, string | readonly PaperRow[]>>

export interface FieldSpec {
  readonly key: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'day' | 'choice' | 'tick' | 'rows'
  /** Without it the paper cannot be finalised: why, with the source of the rule (“条例第三十二条：须写明投诉请求”). */
  readonly required?: string
  readonly choices?: readonly { readonly value: string; readonly name: string }[]
  /** Of `rows`: its columns, each a line, a day or a choice. */
  readonly columns?: readonly (Omit<FieldSpec, 'kind' | 'columns'> & { readonly kind: 'line' | 'text' | 'day' | 'choice' })[]
  readonly help?: string
}

/** A kind's place in the register and on paper. */
export interface PaperKind {
  readonly id: string
  /** 受理告知书 … */
  readonly name: string
  readonly layout: PaperLayout
  /** The part of 机关代字 that belongs to the kind (信受字); undefined: the paper takes no number. */
  readonly series?: string
  /** Issued by the competent body only: a desk that is not competent drafts it (代拟). */
  readonly competentOnly: boolean
  /** Needs 送达回证: who gets it, and by what rule. */
  readonly delivered: boolean
  /** What the kind rests on. */
  readonly source: string
  readonly fields: readonly FieldSpec[]
  /** What the file already knows, as typed values; every key is one of `fields`. */
  prefill(facts: PaperFacts): PaperValues
  /** What is missing or wrong beyond empty required fields, each with its way out. */
  problems?(values: PaperValues, facts: PaperFacts): readonly PaperProblem[]
  compose(values: PaperValues, issue: PaperIssue): Composed
}

export interface PaperProblem { readonly field: string; readonly message: string }

/** What is settled when it is issued. */
export interface PaperIssue {
  /** 发文字号, undefined before 定稿 and for kinds without one. */
  readonly number: string | undefined
  /** 成文日期. */
  readonly on: Day
  /** Who issues it: the desk's unit, or the competent body where it is drafted for that. */
  readonly unit: string
  /** The desk drafts it for the competent body (代拟). */
  readonly drafted: boolean
  readonly final: boolean
  readonly room: { readonly roomName: string; readonly community: string; readonly address: string; readonly phone: string; readonly hours: string; readonly queryPhone: string; readonly queryAddress: string }
}

export interface PaperPerson { readonly name: string; readonly sex: string; readonly bornOn: string; readonly ethnicity: string; readonly occupation: string; readonly workUnit: string; readonly idNumber: string; readonly phone: string; readonly address: string }

/** What a paper may know of the file it belongs to, in full: a paper is for the person himself or for the body. Nothing of an accused is ever among it. Empty text where nothing is known. */
export interface PaperFacts {
  readonly today: Day
  readonly officerName: string
  readonly receiverName: string
  readonly room: PaperIssue['room'] & { readonly issuingUnit: string; readonly competent: boolean; readonly competentUnit: string; readonly committee: string }
  /** Undefined where the paper belongs to no petition (公示, 会议纪要). */
  readonly petition?: {
    readonly number: string; readonly queryCode: string; readonly receivedOn: Day; readonly receivedAt: number
    readonly form: string; readonly petitionClass: string; readonly statutoryKind: string; readonly restricted: boolean
    readonly petitioner: PaperPerson; readonly anonymous: boolean; readonly headcount: number; readonly representatives: readonly string[]
    readonly title: string; readonly requests: string; readonly facts: string; readonly happenedOn: string; readonly happenedAt: string; readonly contentClass: string
    readonly materials: readonly { readonly name: string; readonly copies: number; readonly pages: number; readonly original: boolean }[]
    /** Newest first: what was done by the book, in the words of core/domain/course. */
    readonly acts: readonly PaperAct[]
    /** Open and past limits, by rule. */
    readonly clocks: readonly PaperClock[]
    readonly claims: readonly PaperRow[]
  }
}

export interface PaperAct { readonly kind: string; readonly on: Day; readonly by: string; readonly unit: string; readonly text: string; readonly reasonCode: string; readonly outcome: string }
export interface PaperClock { readonly rule: string; readonly ruleName: string; readonly startOn: Day; readonly dueOn: Day; readonly provisional: boolean; readonly state: string; readonly source: string }

export const textOf = (values: PaperValues, key: string): string => { const value = values[key]; return typeof value === 'string' ? value.trim() : '' }
export const rowsOf = (values: PaperValues, key: string): readonly PaperRow[] => { const value = values[key]; return Array.isArray(value) ? (value as readonly PaperRow[]) : [] }

/** Required fields left empty, in the order of the form. A row counts when anything stands in it; a required column must be filled in each. */
export function missingIn(fields: readonly FieldSpec[], values: PaperValues): readonly PaperProblem[] {
  return fields.flatMap((field) => {
    if (field.kind !== 'rows') return field.required === undefined || textOf(values, field.key) !== '' ? [] : [{ field: field.key, message: `还没有填写“${field.label}”：${field.required}` }]
    const rows = rowsOf(values, field.key).filter((row) => Object.values(row).some((text) => text.trim() !== ''))
    if (rows.length === 0) return field.required === undefined ? [] : [{ field: field.key, message: `“${field.label}”至少要有一行：${field.required}` }]
    return rows.flatMap((row, at) => (field.columns ?? []).flatMap((column) => (column.required === undefined || (row[column.key] ?? '').trim() !== '' ? [] : [{ field: `${field.key}.${at}.${column.key}`, message: `“${field.label}”第 ${at + 1} 行还没有填写“${column.label}”：${column.required}` }])))
  })
}
