/**
 * Papers in stories: a draft filled in by its own fields until nothing is missing, issued and served.
 * Knows no kind by name but what a caller says of it.
 */
import type { InputOf, OutputOf } from '#core/contract/index'
import type { PaperField } from '#core/contract/paperRows'
import type { TestOffice, Who } from './office'

type Draft = OutputOf<'papers.open'>
type Values = Draft['values']
type Column = NonNullable<PaperField['columns']>[number]

/** Something that fits: the day of the story, the first choice, a few words. */
function plain(field: PaperField | Column, today: string): string {
  switch (field.kind) {
    case 'day': return today
    case 'choice': return field.choices?.[0]?.value ?? ''
    case 'tick': return '1'
    default: return `填写的${field.label}`.slice(0, 30)
  }
}

function fill(field: PaperField, today: string): Values[string] {
  return field.kind === 'rows' ? [Object.fromEntries((field.columns ?? []).filter(({ required }) => required !== undefined).map((column) => [column.key, plain(column, today)]))] : plain(field, today)
}

/** A draft of a kind in which nothing is missing; `more` is what the kind asks for beyond its empty fields. */
export async function completeDraft(room: TestOffice, who: Who, start: InputOf<'papers.start'>, more: Values = {}): Promise<{ readonly draftId: number; readonly revision: number }> {
  const { draftId } = await room.as(who, 'papers.start', start)
  const draft = await room.as(who, 'papers.open', { draftId })
  const today = new Date(room.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const lacking = new Set(draft.missing.map(({ field }) => field.split('.')[0]))
  const values = { ...draft.values, ...Object.fromEntries(draft.fields.filter(({ key }) => lacking.has(key)).map((field) => [field.key, fill(field, today)])), ...more }
  const { revision, missing } = await room.as(who, 'papers.save', { draftId, revision: draft.revision, values })
  if (missing.length > 0) throw new Error(`${start.kind}: ${JSON.stringify(missing)}`)
  return { draftId, revision }
}

export async function issuedPaper(room: TestOffice, who: Who, start: InputOf<'papers.start'>, more: Values = {}): Promise<OutputOf<'papers.finalise'>> {
  return room.as(who, 'papers.finalise', await completeDraft(room, who, start, more))
}

/** 直接送达, signed for by the addressee himself. */
export const SERVED = { addressee: '陈小燕', way: 'direct', outcome: 'signed', on: '2026-09-05', time: '09:00', place: '接待室', signedBy: '陈小燕', relation: '', refusal: '', witness1: '', witness2: '', mailNumber: '', server: '李敏', note: '' } as const
