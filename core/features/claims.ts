/**
 * 三清单: items of a 合理诉求 written, rewritten as long as the petition is open, and read as rows of the printed sheet.
 * Whoever saves over somebody else's change is told so; nothing is merged by itself.
 */
import type { ClaimItem, ClaimSheet } from '../contract/claims'
import type { Handlers, InputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { ClaimRecord } from '../door/workPort'
import type { Petition } from '../door/ports'
import type { PaperRow } from '../documents/paper/kind'
import { CLAIM_STATUS_NAMES, type Claim, claimProblem, isClaimEnded, milestoneWords, takesClaims, tidyClaim } from '../domain/claims'
import { compareDays } from '../domain/day'
import { earlyDay } from '../domain/deadline'
import { CLASS_NAMES } from '../domain/petitionClass'
import { inWork, noted, shutWords } from './inWork'
import { detailOf } from './petitionPage'
import { seen } from './seenPetition'

const SOON_DAYS = 1

function stateOf({ status, dueOn }: Claim, { today }: Ctx): ClaimItem['state'] {
  if (isClaimEnded(status)) return 'ended'
  const left = compareDays(dueOn, today)
  return left < 0 ? 'overdue' : left <= SOON_DAYS ? 'soon' : 'later'
}

const contentOf = ({ issue, leadUnit, coUnits, person, path, dueOn, milestones, status, statusReason, evidence, materials }: Claim): ClaimItem['content'] => ({
  issue, leadUnit, coUnits: [...coUnits], person, path, dueOn, milestones: milestones.map((milestone) => ({ ...milestone })), status, statusReason, evidence, materials: [...materials],
})

function itemOf(record: ClaimRecord, ctx: Ctx): ClaimItem {
  const { id, no, revision, byId, at, dueOn, endedOn } = record
  const { earlyOn } = earlyDay(dueOn, ctx.calendar)
  return { id, no, revision, content: contentOf(record), savedBy: ctx.repos.accounts.nameOf(byId), savedAt: at, ...(earlyOn === dueOn ? {} : { earlyOn }), ...(endedOn === null ? {} : { endedOn }), state: stateOf(record, ctx) }
}

const notAClaim = ({ petitionClass }: Petition): string => `三清单只用于合理诉求，这件是“${CLASS_NAMES[petitionClass]}”`

function sheetOf(petitionId: number, ctx: Ctx): ClaimSheet {
  const petition = seen(petitionId, ctx)
  const { repos, today, actor } = ctx
  const shut = shutWords(petition, ctx)
  return {
    today, receivedOn: petition.receivedOn, items: repos.claims.ofPetition(petitionId).map((record) => itemOf(record, ctx)), shut: shut === '' && !takesClaims(petition.petitionClass) ? notAClaim(petition) : shut,
    ...(petition.dueOn === null ? {} : { promisedOn: petition.dueOn }), materials: detailOf(petition).materials.map(({ name }) => name), units: [...new Set([...repos.claims.units(actor.userId), ...repos.meetings.units()])],
  }
}

/** An item with a petition that the actor sees and that still takes work; the record says what it was. */
function known(id: number, ctx: Ctx): { readonly record: ClaimRecord; readonly petition: Petition } {
  const record = ctx.repos.claims.byId(id) ?? refuse('not-found', '没有这一项，可能已从清单里撤下；请刷新后重试', 'id')
  return { record, petition: inWork(record.petitionId, ctx) }
}

function changed({ no, byId }: ClaimRecord, { repos }: Ctx): never {
  return refuse('changed', `第 ${no} 项刚刚由${repos.accounts.nameOf(byId)}改过，您填写的内容还在；请对照最新的内容后再保存`, 'revision')
}

/** What the timeline says of an item: that it is there, and each change of its status. */
function told(no: number, claim: Claim, was: ClaimRecord | undefined): string | undefined {
  const status = CLAIM_STATUS_NAMES[claim.status]
  if (was === undefined) return `三清单第 ${no} 项：${claim.issue}（主办 ${claim.leadUnit}，${status}）`
  if (was.status === claim.status) return undefined
  return `三清单第 ${no} 项由“${CLAIM_STATUS_NAMES[was.status]}”改为“${status}”${claim.statusReason === '' ? '' : `：${claim.statusReason}`}`
}

function save({ petitionId, id, revision, item }: InputOf<'claims.save'> & { readonly item: Claim }, ctx: Ctx): { id: number; revision: number } {
  const { repos, actor, now, today } = ctx
  const was = id === undefined ? undefined : known(id, ctx).record
  const petition = inWork(was?.petitionId ?? petitionId, ctx)
  if (petition.id !== petitionId) refuse('not-found', '这一项不属于这件信访事项，请刷新后重试', 'id')
  if (!takesClaims(petition.petitionClass)) refuse('not-a-claim', notAClaim(petition), 'petitionId')
  if (was !== undefined && was.revision !== revision) changed(was, ctx)
  const claim = tidyClaim(item)
  const wrong = claimProblem(claim, was?.status, { receivedOn: petition.receivedOn, today })
  if (wrong !== undefined) refuse(wrong.code, wrong.message, `item.${wrong.field}`)
  const hand = { byId: actor.userId, at: now }
  const endedOn = isClaimEnded(claim.status) ? was?.status === claim.status ? was.endedOn : today : null
  const keptId = was === undefined ? repos.claims.add(petitionId, claim, endedOn, hand) : was.id
  if (was !== undefined && !repos.claims.save(was.id, revision, claim, endedOn, hand)) changed(was, ctx)
  const line = told(was?.no ?? repos.claims.byId(keptId)?.no ?? 0, claim, was)
  if (line !== undefined) noted(petitionId, line, ctx)
  ctx.audit({ object: `petition:${petitionId}`, fields: ['claims', `claim.${claim.status}`], records: [`petition:${petitionId}`] })
  return { id: keptId, revision: was === undefined ? 1 : revision + 1 }
}

export const claims: Handlers<'claims', Ctx> = {
  list: ({ petitionId }, ctx) => sheetOf(petitionId, ctx),
  save,
  drop: ({ id, revision, reason }, ctx) => {
    const { record, petition } = known(id, ctx)
    if (!ctx.repos.claims.drop(id, revision, reason.trim(), { byId: ctx.actor.userId, at: ctx.now })) changed(record, ctx)
    noted(petition.id, `三清单第 ${record.no} 项撤下：${reason.trim()}`, ctx)
    ctx.audit({ object: `petition:${petition.id}`, fields: ['claims', 'dropped'], reason, records: [`petition:${petition.id}`] })
    return { done: true }
  },
  history: ({ id }, ctx) => {
    const { repos } = ctx
    const record = repos.claims.byId(id) ?? refuse('not-found', '没有这一项，可能已从清单里撤下；请刷新后重试', 'id')
    seen(record.petitionId, ctx)
    return repos.claims.versions(id).map(({ revision, at, byId, content, dropped }) => ({ revision, at, by: repos.accounts.nameOf(byId), content: contentOf(content), ...(dropped === null ? {} : { dropped }) }))
  },
}

/** The items of a petition as rows of the paper `claims`: no, issue, leadUnit, coUnits, person, path, due (a day), milestones, status, evidence. */
export function claimRows(petitionId: number, { repos }: Pick<Ctx, 'repos'>): readonly PaperRow[] {
  return repos.claims.ofPetition(petitionId).map((record) => {
    const { no, issue, leadUnit, coUnits, person, path, dueOn, milestones, status, statusReason, evidence, materials } = record
    return {
      no: String(no), issue, leadUnit, coUnits: coUnits.join('、'), person, path, due: dueOn, milestones: milestoneWords(milestones),
      status: statusReason === '' || status !== 'impossible' ? CLAIM_STATUS_NAMES[status] : `${CLAIM_STATUS_NAMES[status]}：${statusReason}`,
      evidence: [evidence, materials.length === 0 ? '' : `材料：${materials.join('、')}`].filter((part) => part !== '').join('；'),
    }
  })
}
