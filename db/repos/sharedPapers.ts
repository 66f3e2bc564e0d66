/**
 * Minutes (联席会议纪要) speak of several petitions: when one is erased, its lines go and those of the others stay.
 * Which lines these are is core/documents/paper/without.ts; the schema's triggers let a page change for nothing else.
 */
import { deflateRawSync } from 'node:zlib'
import { hash } from 'node:crypto'
import type { PaperIssue, PaperValues } from '#core/documents/paper/kind'
import { minutes } from '#core/documents/paper/kinds/minutes'
import { PAPER_TEMPLATE, paperHtml } from '#core/documents/paper/layout'
import { type Named, valuesWithout } from '#core/documents/paper/without'
import { ERASED_TITLE } from '#core/domain/retention'
import type { Db } from '../store/open'

interface Kept { readonly id: number; readonly values: string }
interface Issued extends Kept { readonly petitionId: number | null; readonly number: string | null; readonly unit: string; readonly issuedOn: PaperIssue['on']; readonly issue: string }

/** What the erasure of a petition takes out of them, once it is approved; the petition's own papers are `FORGET_PAPERS`. Gives the records that changed. */
export function sharedPapers(db: Db): (petitionId: number, named: Named) => readonly string[] {
  const issued = db.prepare<[number], Issued>(`SELECT a.id, a.petition_id AS petitionId, a.number, a.unit, a.issued_on AS issuedOn, c.field_values AS "values", c.issue FROM paper a JOIN paper_page c ON c.paper_id = a.id WHERE a.kind = 'minutes' AND a.petition_id IS NOT ?`)
  const rewrite = db.prepare('UPDATE paper_page SET template = ?, digest = ?, field_values = ?, composed = ?, page = ? WHERE paper_id = ?')
  const drafts = db.prepare<[number, number], Kept & { readonly ofMeeting: number }>(`SELECT d.id, d.field_values AS "values", EXISTS (SELECT 1 FROM meeting_matter k WHERE k.petition_id = ? AND k.meeting_id = d.meeting_id) AS ofMeeting FROM paper_draft d WHERE d.kind = 'minutes' AND d.petition_id IS NOT ?`)
  const save = db.prepare('UPDATE paper_draft SET field_values = ?, revision = revision + 1 WHERE id = ?')
  const discard = db.prepare('DELETE FROM paper_draft WHERE id = ?')
  return (petitionId, named) => {
    for (const { id, values, ofMeeting } of drafts.all(petitionId, petitionId)) {
      const left = without(values, named)
      if (left !== undefined) save.run(JSON.stringify(left), id)
      // Its lines cannot be told any more, and a draft is begun again from the meeting's record.
      else if (ofMeeting === 1) discard.run(id)
    }
    return issued.all(petitionId).flatMap((paper) => {
      const left = without(paper.values, named)
      if (left === undefined) return []
      const composed = minutes.compose(left, issueOf(paper))
      const html = paperHtml(composed, { final: true, reprint: false, numbered: paper.number !== null })
      rewrite.run(PAPER_TEMPLATE, hash('sha256', html), JSON.stringify(left), deflateRawSync(JSON.stringify(composed)), deflateRawSync(html), paper.id)
      return [paper.petitionId === null ? `paper:${paper.id}` : `petition:${paper.petitionId}`]
    })
  }
}

/** Undefined where nothing names it. */
function without(kept: string, named: Named): PaperValues | undefined {
  const values = JSON.parse(kept) as PaperValues
  const left = valuesWithout(values, named, ERASED_TITLE)
  return left === values ? undefined : left
}

/** As settled at 定稿; papers of before that was kept have what stands beside them, and minutes print nothing else. */
function issueOf({ issue, number, unit, issuedOn }: Issued): PaperIssue {
  if (issue !== '') return JSON.parse(issue) as PaperIssue
  return { number: number ?? undefined, on: issuedOn, unit, drafted: false, final: true, room: { roomName: '', community: '', address: '', phone: '', hours: '', queryPhone: '', queryAddress: '' } }
}
