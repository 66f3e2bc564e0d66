/**
 * Judging a registration before anything is written: person, papers, guard, who will be responsible.
 * Decides and refuses; writes nothing.
 */
import type { NewPetition } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { Account, PersonFacts } from '../door/ports'
import { checkId } from '../domain/identity'
import { guardProblem } from '../domain/petitionClass'
import { knownPerson, normalPhone } from './people'

export interface Judged {
  readonly facts: PersonFacts
  /** The known card; null when a new one is to be made or the visitor is anonymous. */
  readonly personId: number | null
  readonly officer: Account
  readonly excludedIds: readonly number[]
}

/** @throws Refusal naming field and way out. */
export function judge(form: NewPetition, ctx: Ctx): Judged {
  const { repos, actor } = ctx
  const known = form.personId === undefined ? undefined : knownPerson(repos.people.keptId(form.personId), ctx)
  if (form.personId !== undefined && known === undefined) refuse('unknown-person', '选中的信访人不存在，请重新查找或按新人登记', 'form.personId')
  const typed = typedFacts(form, ctx)
  const facts = known === undefined ? typed : completed(typed, known)
  if (facts.name === '' && form.petitioner.mode !== 'anonymous') refuse('name-missing', '请填写姓名；不愿留名的请改选“匿名”', 'form.petitioner.name')
  checkGuard(form, ctx)
  if (form.linkedPetitionId !== undefined && repos.petitions.byId(form.linkedPetitionId, actor.userId) === undefined) refuse('unknown-petition', '关联的信访件不存在或您无权查看，请重新选择', 'form.linkedPetitionId')
  const officer = officerOf(form, ctx)
  const excludedIds = [...new Set([...form.excludedIds, ...(officer.id === actor.userId ? [] : [actor.userId])])]
  if (excludedIds.includes(officer.id)) refuse('unknown-officer', '接办人在回避名单里，请先在“回避”中移交给别人', 'form.excludedIds')
  if (excludedIds.some((id) => repos.accounts.byId(id) === undefined)) refuse('unknown-officer', '回避名单里有不存在的人员，请重新选择', 'form.excludedIds')
  return { facts, personId: known?.id ?? null, officer, excludedIds }
}

function typedFacts({ petitioner }: NewPetition, { today }: Ctx): PersonFacts {
  const { idNumber = '', idReason = '', paperType = 'id' } = petitioner
  const checked = idNumber.trim() === '' || (paperType !== 'id' && paperType !== 'permit') ? undefined : checkId(idNumber, today)
  if (checked?.ok === false && idReason.trim() === '') refuse('id-invalid', `${checked.message}；仍要保存请填写原因`, 'form.petitioner.idNumber')
  const right = checked?.ok === true ? checked : undefined
  return {
    name: petitioner.name.trim(), idNumber: right?.normal ?? idNumber.trim(), phone: normalPhone(petitioner.phone ?? ''), address: (petitioner.address ?? '').trim(), grid: (petitioner.grid ?? '').trim(),
    occupation: petitioner.occupation ?? '', sex: right?.sex ?? petitioner.sex ?? null, bornOn: right?.bornOn ?? petitioner.bornOn ?? null,
  }
}

/** What was typed, and the card's own where nothing was typed. */
function completed(typed: PersonFacts, known: PersonFacts): PersonFacts {
  return {
    name: typed.name || known.name, idNumber: typed.idNumber || known.idNumber, phone: typed.phone || known.phone, address: typed.address || known.address, grid: typed.grid || known.grid,
    occupation: typed.occupation || known.occupation, sex: typed.sex ?? known.sex, bornOn: typed.bornOn ?? known.bornOn,
  }
}

function checkGuard({ petitionClass, guard }: NewPetition, { repos, actor }: Ctx): void {
  if (petitionClass !== 'unreasonable') return
  const problem = guardProblem(guard, actor.userId)
  if (problem !== undefined) refuse(problem.field.endsWith('approverId') && guard?.approverId !== undefined ? 'approver-invalid' : 'guard-missing', problem.message, `form.${problem.field}`)
  const approver = guard?.approverId === undefined ? undefined : repos.accounts.byId(guard.approverId)
  if (approver?.roles.includes('leader') !== true) refuse('approver-invalid', '审批人须是分管领导，请重新选择', 'form.guard.approverId')
}

function officerOf({ conflict }: NewPetition, { repos, actor }: Ctx): Account {
  const self = repos.accounts.byId(actor.userId) ?? refuse('locked', '您的账号已停用')
  if (conflict?.has !== true || conflict.handOverTo === undefined) return self
  return receiver(conflict.handOverTo, repos) ?? refuse('unknown-officer', '接办人须是另一名接访社工或分管领导，请重新选择', 'form.conflict.handOverTo')
}

/** An account that can be responsible for a petition. */
export function receiver(id: number, repos: Ctx['repos']): Account | undefined {
  const account = repos.accounts.byId(id)
  return account?.roles.some((role) => role === 'reception' || role === 'leader') === true ? account : undefined
}
