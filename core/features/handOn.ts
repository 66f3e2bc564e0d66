/**
 * What somebody has in hand when he leaves the desk goes to somebody else in the same step, or the step is not taken:
 * a matter that only he could see would otherwise be hidden from everybody. Tells the administrator numbers and names, never contents.
 */
import type { Handed } from '../contract/accounts'
import { type Actor, refuse } from '../door/context'
import { traceOf } from '../door/gate'
import type { OpenVault } from '../door/ports'
import { handProblem, type AccountStep, type RoomAccount } from '../domain/accountRules'
import { leastBurdened, successionOf, successorsOf } from '../domain/succession'
import { detailOf, isPending } from './petitionPage'

export interface HandingOn { readonly action: string; readonly target: RoomAccount; readonly step: AccountStep; readonly handTo: number | undefined }

/** Refuses a step that would leave matters in nobody's hands. Asked before the passphrase, and again inside the transaction. */
export function refuseUnhanded({ repos }: OpenVault, { target, step, handTo }: HandingOn): void {
  const problem = handProblem(repos.administration.all(), target, step, repos.administration.inHand(target.id).length, handTo)
  if (problem !== undefined) refuse(problem.code, problem.message, problem.field)
}

/** Hands everything on, each matter with its event and its audit entry; call it inside the transaction, before the account changes. */
export function handOn(vault: OpenVault, actor: Actor, handing: HandingOn, now: number): Handed[] {
  refuseUnhanded(vault, handing)
  const { action, target, handTo } = handing
  const counts = new Map<string, number>()
  for (const id of handTo === undefined ? [] : vault.repos.administration.inHand(target.id)) {
    const to = takerOf(vault, id, target.id, handTo)
    move(vault, id, { from: target, to, byId: actor.userId, now })
    vault.appendAudit({ ...traceOf(actor, action), object: `petition:${id}`, fields: 'officerId', rowDigest: vault.recordDigest(`petition:${id}`) })
    counts.set(to.name, (counts.get(to.name) ?? 0) + 1)
  }
  return [...counts].map(([name, matters]) => ({ name, matters }))
}

interface Taker { readonly id: number; readonly name: string }

/** Whoever was named, unless he must see nothing of this one: then a leader, then anybody at the desk, as when a recorder stands aside. */
function takerOf({ repos }: OpenVault, petitionId: number, fromId: number, named: number | undefined): Taker {
  const active = repos.accounts.active()
  const excluded = repos.petitions.exclusions(petitionId)
  const able = successorsOf(active, fromId, excluded)
  const chosen = able.find(({ id }) => id === named)
  if (chosen !== undefined) return chosen
  const next = successionOf(active, fromId, excluded)
  return leastBurdened(next.kind === 'leader' ? next.leaders : able, repos.petitions.openOf) ?? refuse('sole-handler', '其中有事项别人都要回避，没有人能接办；请先新建一位接访社工或分管领导的账号，再做这一步', 'handTo')
}

interface Move { readonly from: Taker; readonly to: Taker; readonly byId: number; readonly now: number }

function move({ repos: { petitions } }: OpenVault, id: number, { from, to, byId, now }: Move): void {
  const petition = petitions.byId(id, from.id)
  petitions.addEvent(id, now, byId, 'handedOver', `由 ${from.name} 移交 ${to.name}：不再接访，由系统管理员代为移交`)
  petitions.setOfficer(id, to.id)
  petitions.addHandler(id, to.id)
  if (petition !== undefined && isPending(petition, detailOf(petition))) petitions.exclude(id, from.id)
}
