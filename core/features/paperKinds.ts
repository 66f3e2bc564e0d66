/**
 * Which kinds of paper there are for a petition or for the desk itself, and which of them can be started now.
 * Knows what the room is (有权处理机关 or not), not what a paper says.
 */
import type { Handlers } from '../contract/index'
import type { KindRow } from '../contract/paperRows'
import type { PaperKind } from '../documents/paper/kind'
import { PAPER_KINDS, paperKind } from '../documents/paper/kinds'
import { paperNumber } from '../domain/numbering'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import { seen } from './seenPetition'

/** A kind of which the desk's papers are drafts for the competent body (代拟). */
export const isDrafted = (kind: PaperKind, { repos }: Ctx): boolean => kind.competentOnly && !repos.accounts.desk().competent
/** Takes a number of ours. */
export const isNumbered = (kind: PaperKind, ctx: Ctx): boolean => kind.series !== undefined && !isDrafted(kind, ctx)

/** What its number will look like; empty where it takes none or the room has no 机关代字 yet. */
export function patternOf(kind: PaperKind, ctx: Ctx): string {
  const { agencyCode } = ctx.repos.accounts.desk()
  return kind.series === undefined || !isNumbered(kind, ctx) || agencyCode === '' ? '' : paperNumber(agencyCode, kind.series, Number(ctx.today.slice(0, 4)), 'n')
}

/** @throws Refusal for a kind this program does not have (any more). */
export function kindOf(id: string): PaperKind {
  return paperKind(id) ?? refuse('not-offered', '本程序没有这种文书，请更新程序或改用别的文书', 'kind')
}

/** Papers of the desk itself, of no petition. */
const DESK_KINDS: ReadonlySet<string> = new Set(['poster'])
/** Of a petition or of none: a meeting on several, a notice for whoever comes. */
const EITHER_KINDS: ReadonlySet<string> = new Set(['minutes', 'recordingNotice'])
/** A lawyer's words are kept in a compartment of their own. */
const APART_KINDS: ReadonlySet<string> = new Set(['legalOpinion'])

/** Why a kind cannot be started, with the way out; empty where it can. */
export function whyNot({ id }: PaperKind, petition: Petition | undefined, ctx: Ctx): string {
  if (APART_KINDS.has(id)) return '法律意见书由律师起草、在法律专档里保管；请在事项页的“法律意见”里委托律师'
  if (petition === undefined) return DESK_KINDS.has(id) || EITHER_KINDS.has(id) ? '' : '这种文书属于一件信访事项，请打开那件事项后再起草'
  if (DESK_KINDS.has(id)) return '这种文书不属于某一件信访事项，请到文书登记簿里起草'
  return ctx.repos.retention.isErased(petition.id) ? `${petition.number} 已按保管期限销毁，不能再出具文书` : ''
}

function kindRow(kind: PaperKind, petition: Petition | undefined, ctx: Ctx): KindRow {
  const why = whyNot(kind, petition, ctx)
  const drafted = isDrafted(kind, ctx)
  return {
    id: kind.id, name: kind.name, layout: kind.layout, source: kind.source, numbered: isNumbered(kind, ctx), pattern: patternOf(kind, ctx),
    drafted, draftedFor: drafted ? ctx.repos.accounts.desk().competentUnit : '', delivered: kind.delivered, offered: why === '', why,
  }
}

export const paperKinds: Pick<Handlers<'papers', Ctx>, 'kinds'> = {
  kinds: ({ petitionId }, ctx) => {
    const petition = petitionId === undefined ? undefined : seen(petitionId, ctx)
    return PAPER_KINDS.map((kind) => kindRow(kind, petition, ctx))
  },
}
