/**
 * Judging a registration before anything is written: person, papers, guard, who will be responsible.
 * Decides and refuses; writes nothing.
 */
import type { NewPetition } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { Account, PersonFacts } from '../door/ports'
import { type CardField, completed, lacking } from '../domain/cardFacts'
import { checkId, sameIdNumber } from '../domain/identity'
import { maskId, maskName } from '../domain/mask'
import { normalPhone } from '../domain/phone'
import { guardProblem } from '../domain/petitionClass'
import { leastBurdened, receives, successionOf } from '../domain/succession'
import { knownPerson } from './personCards'

/** Who answers for the matter: the recorder, whom he named when standing aside, a leader because he named nobody, or himself as nobody else is there. */
export type Taker = 'recorder' | 'successor' | 'leader' | 'pending'
interface Responsible { readonly officer: Account; readonly taker: Taker }

export interface Judged extends Responsible {
  readonly facts: PersonFacts
  /** The known card; null when a new one is to be made or the visitor is anonymous. */
  readonly personId: number | null
  /** What the card said and the form did not. */
  readonly fromCard: readonly CardField[]
  readonly excludedIds: readonly number[]
  /** Shown to its handlers only: 检举控告, and whatever is linked to one as the same matter come again. */
  readonly restricted: boolean
}

/** @throws Refusal naming field and way out. */
export function judge(form: NewPetition, ctx: Ctx): Judged {
  const { repos, actor } = ctx
  const known = form.personId === undefined ? undefined : knownPerson(repos.people.keptId(form.personId), ctx)
  if (form.personId !== undefined && known === undefined) refuse('unknown-person', '选中的信访人不存在，请重新查找或按新人登记', 'form.personId')
  const written = typedFacts(form, ctx)
  if (known !== undefined && !sameIdNumber(written.idNumber, known.idNumber)) refuse('id-conflict', `填写的证件号与选定的信访人（${maskName(known.name)}，${maskId(known.idNumber)}）不同：请取消选定，按新人登记；号码填错的请改正，确是同一人的请登记后再合并档案`, 'form.personId')
  const facts = known === undefined ? written : completed(written, known)
  if (facts.name === '' && form.petitioner.mode !== 'anonymous') refuse('name-missing', '请填写姓名；不愿留名的请改选“匿名”', 'form.petitioner.name')
  checkGuard(form, ctx)
  if (form.excludedIds.some((id) => repos.accounts.byId(id) === undefined)) refuse('unknown-officer', '回避名单里有不存在的人员，请重新选择', 'form.excludedIds')
  const linked = form.linkedPetitionId === undefined ? undefined : repos.petitions.byId(form.linkedPetitionId, actor.userId) ?? refuse('unknown-petition', '关联的信访件不存在或您无权查看，请重新选择', 'form.linkedPetitionId')
  const inherited = linked === undefined ? [] : repos.petitions.exclusions(linked.id)
  const { officer, taker } = responsibleFor(form, [...form.excludedIds, ...inherited], ctx)
  if (inherited.includes(officer.id)) refuse('unknown-officer', '接办人须回避关联的信访件，请另选一位', 'form.conflict.handOverTo')
  const typed = form.excludedIds.filter((id) => taker !== 'pending' || id !== actor.userId)
  if (typed.includes(officer.id)) refuse('unknown-officer', '接办人在回避名单里，请先在“回避”中移交给别人', 'form.excludedIds')
  const excludedIds = [...new Set([...typed, ...inherited, ...(officer.id === actor.userId ? [] : [actor.userId])])]
  return { facts, personId: known?.id ?? null, fromCard: known === undefined ? [] : lacking(written, known), officer, taker, excludedIds, restricted: form.statutoryKind === 'report' || linked?.restricted === 1 }
}

type Other = { readonly idNumber?: string | undefined; readonly idReason?: string | undefined }

/** A reason belongs to a number that was kept in spite of it: without one it is a leftover, perhaps something typed into a field that came up under the hands, and would be shown in full. */
function withoutLeftovers<T extends Other>(person: T): T {
  const { idNumber = '', idReason = '' } = person
  return idNumber.trim() !== '' || idNumber + idReason === '' ? person : { ...person, idNumber: '', idReason: '' }
}

/** Somebody else's ID number, judged like the petitioner's: right and normal, or kept as typed with a reason. */
function rightNumber<T extends Other>(person: T, field: string, { today }: Ctx): T {
  const { idNumber = '', idReason = '' } = person
  if (idNumber.trim() === '') return withoutLeftovers(person)
  const checked = checkId(idNumber, today)
  if (!checked.ok && idReason.trim() === '') refuse('id-invalid', `${checked.message}；仍要保存请填写原因`, `${field}.idNumber`)
  return { ...person, idNumber: checked.ok ? checked.normal : idNumber.trim() }
}

/** The form with the numbers of representatives and of the person acted for as they are to be kept. */
export function withRightNumbers(form: NewPetition, ctx: Ctx): NewPetition {
  const { principal } = form.petitioner
  return {
    ...form, representatives: form.representatives.map((person, index) => rightNumber(person, `form.representatives.${index}`, ctx)),
    petitioner: { ...withoutLeftovers(form.petitioner), ...(principal === undefined ? {} : { principal: rightNumber(principal, 'form.petitioner.principal', ctx) }) },
  }
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

function checkGuard({ petitionClass, guard, excludedIds }: NewPetition, { repos, actor }: Ctx): void {
  if (petitionClass !== 'unreasonable') return
  const problem = guardProblem(guard, actor.userId)
  if (problem !== undefined) refuse(problem.field.endsWith('approverId') && guard?.approverId !== undefined ? 'approver-invalid' : 'guard-missing', problem.message, `form.${problem.field}`)
  const approver = guard?.approverId === undefined ? undefined : repos.accounts.byId(guard.approverId)
  if (approver?.roles.includes('leader') !== true) refuse('approver-invalid', '审批人须是分管领导，请重新选择', 'form.guard.approverId')
  if (excludedIds.includes(approver.id)) refuse('approver-invalid', '审批人在不得查看的名单里，请另选一位分管领导', 'form.guard.approverId')
}

/** Whoever stands aside does not answer for the matter, nor does he have to know who will. Where there is nobody else he keeps it all the same: registration is never refused (条例 Art. 43). */
function responsibleFor({ conflict }: NewPetition, excludedIds: readonly number[], { repos, actor }: Ctx): Responsible {
  const self = repos.accounts.byId(actor.userId) ?? refuse('locked', '您的账号已停用')
  if (conflict?.has !== true) return { officer: self, taker: 'recorder' }
  if (conflict.handOverTo !== undefined) {
    const named = conflict.handOverTo === actor.userId ? undefined : receiver(conflict.handOverTo, repos)
    return { officer: named ?? refuse('unknown-officer', '接办人须是另一名接访社工或分管领导，请重新选择', 'form.conflict.handOverTo'), taker: 'successor' }
  }
  const succession = successionOf(repos.accounts.active(), actor.userId, excludedIds)
  if (succession.kind === 'choose') refuse('unknown-officer', '没有可以接办的分管领导，请在“交由”里选一位接访社工', 'form.conflict.handOverTo')
  const leader = succession.kind === 'leader' ? leastBurdened(succession.leaders, repos.petitions.openOf) : undefined
  return leader === undefined ? { officer: self, taker: 'pending' } : { officer: leader, taker: 'leader' }
}

/** An account that can be responsible for a petition. */
export function receiver(id: number, repos: Ctx['repos']): Account | undefined {
  const account = repos.accounts.byId(id)
  return account !== undefined && receives(account.roles) ? account : undefined
}
