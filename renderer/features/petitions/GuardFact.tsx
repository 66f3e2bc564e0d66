/** What became of the wish to put a matter under 无理缠访: who is asked, who decided, and the leader's way to decide. */
import { Text } from '@mantine/core'
import type { PetitionPage } from '#core/contract/petitions'
import { formatInstantZh } from '#core/domain/day'
import { useSession } from '../../bridge/session'
import { GuardDecision } from '../../ui/GuardDecision'
import { guardWords } from '../../ui/petitionWords'

type Guard = NonNullable<PetitionPage['guard']>

const decisions = { approved: '批准列为无理缠访', refused: '不同意列为无理缠访', revoked: '撤销无理缠访分类' } as const

function standOf({ state, approverName, decidedBy = '', decidedAt }: Guard): string {
  if (state === 'pending') return `待审批：请${approverName}或另一位不是登记人的分管领导审批，批准以前按“合理诉求（复杂）”办理`
  return `${decidedAt === undefined ? '' : `${formatInstantZh(decidedAt)} `}${decidedBy}${decisions[state]}`
}

export function GuardFact({ id, number, guard }: { readonly id: number; readonly number: string; readonly guard: Guard }) {
  const leads = useSession()?.roles.includes('leader') === true
  const { state } = guard
  return (
    <>
      <Text size="sm">{standOf(guard)}</Text>
      <Text size="sm">{guardWords[guard.basis]} {guard.basisNo}；法律意见书 {guard.opinionNo}</Text>
      {leads && (state === 'pending' || state === 'approved') && <GuardDecision id={id} number={number} state={state} own={guard.own} opinionNo={guard.opinionNo} />}
    </>
  )
}
