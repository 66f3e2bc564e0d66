/** 初访 / 重复访 / 新事项: suggested with its reason and followed while the matter is typed, until the worker decides. */
import { SegmentedControl, Text } from '@mantine/core'
import { useEffect } from 'react'
import type { PersonMatch } from '#core/contract/people'
import { VisitKind } from '#core/contract/intake'
import { useIntakeDesk } from './intakeDesk'
import style from './Recognition.module.css'

type Suggestion = PersonMatch['suggestion']
interface Props {
  readonly suggestion: Suggestion | undefined
  /** Whether the cards on the screen answer what is typed now. */
  readonly answered: boolean
  readonly undecided: boolean
}

/** What the draft's own fields should follow; undefined while nothing is known, null while the worker has not said who it is. */
function proposalOf({ suggestion, answered, undecided }: Props, known: boolean, anonymous: boolean): Suggestion | null | undefined {
  if (known) return suggestion
  if (!answered || anonymous) return undefined
  return undecided ? null : { kind: '初访', reason: '没有选定以前的来访人' }
}

function useFollowing(proposal: Suggestion | null | undefined): void {
  const { form, patch } = useIntakeDesk()
  const behind = proposal !== undefined && form.visitDecided !== true && (proposal?.kind !== form.visitKind || proposal?.reason !== form.visitReason || proposal?.linkedPetitionId !== form.linkedPetitionId)
  useEffect(() => {
    if (behind) patch({ visitKind: proposal?.kind, visitReason: proposal?.reason, linkedPetitionId: proposal?.linkedPetitionId })
  }, [behind, proposal?.kind, proposal?.reason])
}

export function VisitKindField(props: Props) {
  const { suggestion, undecided } = props
  const { form, who, patch } = useIntakeDesk()
  const proposal = proposalOf(props, form.personId !== undefined, who.mode === 'anonymous')
  useFollowing(proposal)
  const proposed = proposal ?? undefined
  const choose = (value: string) => {
    const visitKind = VisitKind.parse(value)
    const linked = visitKind === '重复访' ? suggestion?.linkedPetitionId : undefined
    patch({ visitDecided: true, visitKind, visitReason: visitKind === proposed?.kind ? proposed.reason : '由登记人判定', linkedPetitionId: linked })
  }
  return (
    <div className={style.kind}>
      <Text size="sm" fw={600} id="visit-kind">来访性质</Text>
      <SegmentedControl fullWidth size="xs" aria-labelledby="visit-kind" data={[...VisitKind.options]} value={form.visitKind ?? ''} onChange={choose} />
      {undecided && <Text size="xs" c="gray.7">请先确认上面是不是同一人，再判定来访性质。</Text>}
      {proposed !== undefined && !undecided && <Text size="xs" c="gray.7">建议：{proposed.kind}。{proposed.reason}。由登记人决定。</Text>}
    </div>
  )
}
