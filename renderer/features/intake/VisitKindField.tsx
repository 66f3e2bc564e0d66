/** 初访 / 重复访 / 新事项: suggested with its reason, decided by the worker. */
import { SegmentedControl, Text } from '@mantine/core'
import type { PersonMatch } from '#core/contract/people'
import { VisitKind } from '#core/contract/intake'
import { useIntakeDesk } from './intakeDesk'
import style from './Recognition.module.css'

export function VisitKindField({ suggestion, undecided }: { readonly suggestion: PersonMatch['suggestion'] | undefined; readonly undecided: boolean }) {
  const { form, patch } = useIntakeDesk()
  const proposed = suggestion ?? (form.personId === undefined ? { kind: '初访' as const, reason: '没有选定以前的来访人' } : undefined)
  const choose = (value: string) => {
    const visitKind = VisitKind.parse(value)
    const linked = visitKind === '重复访' ? suggestion?.linkedPetitionId : undefined
    patch({ visitKind, visitReason: visitKind === proposed?.kind ? proposed.reason : '由登记人判定', linkedPetitionId: linked })
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
