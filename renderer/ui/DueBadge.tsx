/** The promised day of a petition as a badge: colour and word by how near it is, 暂定 when its calendar year is unknown. */
import { Badge } from '@mantine/core'
import type { PetitionRow } from '#core/contract/petitions'

type Due = Pick<PetitionRow, 'dueOn' | 'dueState' | 'provisional'>
const looks = {
  overdue: { color: 'red.9', variant: 'filled', word: '超期' }, soon: { color: 'orange.9', variant: 'filled', word: '临期' },
  week: { color: 'orange', variant: 'light', word: '' }, later: { color: 'gray', variant: 'default', word: '' }, none: { color: 'gray', variant: 'default', word: '' },
} as const

/** `named` says what the day is, where no column heading does. */
export function DueBadge({ due, named = false }: { readonly due: Due; readonly named?: boolean }) {
  const { color, variant, word } = looks[due.dueState]
  if (due.dueOn === undefined || due.dueState === 'none') return <Badge color={color} variant={variant} radius="sm">无期限</Badge>
  const [year, month, day] = due.dueOn.split('-').map(Number)
  return <Badge color={color} variant={variant} radius="sm" title={`${year}年${month}月${day}日`}>{named ? '承诺' : ''}{word} {month}月{day}日{due.provisional ? ' 暂定' : ''}</Badge>
}
