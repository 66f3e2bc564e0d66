/**
 * The words of what was chosen for a petition, kept beside it for the search. They stand in a table of their own and not in its row:
 * they are made from the row, and a new revision of them must not look like a change of the petition to the audit log.
 */
import { z } from 'zod'
import { GuardBasis, NoticeConsent, NoticeHow, PaperType, PetitionClass, PetitionerMode, PetitionForm, Sex, StatutoryKind } from '#core/contract/intake'
import { normaliseSearch } from '#core/domain/grams'
import { searchWords } from '#core/domain/searchWords'
import type { Db } from './open'

/** One more whenever words or grams are made otherwise: idle upkeep then takes every petition in anew. */
export const SEARCH_REVISION = 1

/** What of the stored row and form becomes words; a form that holds less gives less. */
const Form = z.object({
  petitioner: z.object({ mode: PetitionerMode, paperType: PaperType, sex: Sex }).partial(), notice: z.object({ how: NoticeHow, consent: NoticeConsent }).partial(), guard: z.object({ basis: GuardBasis }).partial(),
  affected: z.number(), amount: z.number(),
}).partial()
const Row = z.tuple([PetitionForm, PetitionClass, StatutoryKind.nullable(), z.string().nullable(), z.number(), z.number().nullable(), z.string().nullable()])

/** A row that cannot be read has no words; upkeep goes on with the next one. */
function wordsOf(row: unknown): string {
  const read = Row.safeParse(row).data
  if (read === undefined) return ''
  const [form, petitionClass, statutoryKind, visitKind, headcount, emotionLevel, detail] = read
  const { petitioner = {}, notice = {}, guard = {}, affected, amount } = Form.safeParse(parsed(detail ?? '')).data ?? {}
  return normaliseSearch(searchWords({ form, petitionClass, statutoryKind, visitKind, headcount, emotionLevel, ...petitioner, noticeHow: notice.how, noticeConsent: notice.consent, guardBasis: guard.basis, affected, amount }).join('\n'))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** What of a new petition becomes words, as its row will hold it. */
export interface Worded { readonly form: string; readonly petitionClass: string; readonly statutoryKind: string | null; readonly visitKind: string | null; readonly headcount: number; readonly emotionLevel: number | null; readonly detail: string }

/** Makes a petition's words anew from its stored row, or from what was just stored, keeps them and gives them. Call it after each change of the row, in the same transaction. */
export function wordKeeper(db: Db): (petitionId: number, stored?: Worded) => string {
  const read = db.prepare<[number], unknown[]>('SELECT p.form, p.petition_class, p.statutory_kind, p.visit_kind, p.headcount, p.emotion_level, d.detail FROM petition p LEFT JOIN petition_detail d ON d.petition_id = p.id WHERE p.id = ?').raw(true)
  const keep = db.prepare('INSERT INTO petition_words (petition_id, revision, words) VALUES (?, ?, ?) ON CONFLICT (petition_id) DO UPDATE SET revision = excluded.revision, words = excluded.words')
  return (petitionId, stored) => {
    const words = wordsOf(stored === undefined ? read.get(petitionId) : [stored.form, stored.petitionClass, stored.statutoryKind, stored.visitKind, stored.headcount, stored.emotionLevel, stored.detail])
    keep.run(petitionId, SEARCH_REVISION, words)
    return words
  }
}
