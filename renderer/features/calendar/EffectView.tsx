/** What a change would do: what was checked, which days differ, and every open limit before and after. */
import { Badge, Group, Table, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { Effect, Move } from '#core/contract/calendar'
import { formatDayZh } from '#core/domain/day'
import { daysInWords } from '#core/domain/yearReading'
import style from './Calendar.module.css'

const LEVELS = { wrong: ['有错', 'red.9'], doubt: ['存疑', 'orange.9'], fine: ['无误', 'green.9'] } as const

export function Checks({ checks }: { readonly checks: Effect['checks'] }) {
  if (checks.length === 0) return null
  return (
    <section aria-label="核对结果">
      <ul className={style['lines']}>{checks.map(({ level, text }, at) => <li key={at}><Badge size="sm" radius="sm" mr={8} color={LEVELS[level][1]}>{LEVELS[level][0]}</Badge>{text}</li>)}</ul>
    </section>
  )
}

export function Difference({ difference }: { readonly difference: Effect['difference'] }) {
  if (difference === undefined) return null
  const parts = [['增加放假', difference.offAdded], ['取消放假', difference.offGone], ['增加上班', difference.workAdded], ['取消上班', difference.workGone]] as const
  const changed = parts.filter(([, days]) => days.length > 0)
  return (
    <section aria-label="与现在的不同">
      <Text size="sm" fw={600}>与现在的不同</Text>
      <Text size="sm">{changed.length === 0 ? '没有不同' : changed.map(([word, days]) => `${word}：${daysInWords(days)}`).join('；')}</Text>
    </section>
  )
}

export function Moves({ effect: { moves, more, reads } }: { readonly effect: Effect }) {
  if (!reads) return <Text size="sm" role="status">您的角色不查看信访事项，这里不列出会变动的期限；确认后仍会全部重算，接访人员和分管领导可以在各事项的办理过程中看到。</Text>
  const late = moves.filter(({ newlyOverdue }) => newlyOverdue).length
  const firm = moves.filter((move) => move.firm).length
  return (
    <section aria-label="期限前后对照">
      <Title order={3} size="h5">期限前后对照</Title>
      <Text size="sm" role="status" mb={4}>{moves.length === 0 ? '没有未办结的期限会变动（只列您有权查看的事项）。' : `${moves.length}${more ? ' 项以上' : ' 项'}期限会变动（只列您有权查看的事项）${firm > 0 ? `，其中 ${firm} 项由暂定变为确定` : ''}${late > 0 ? `，${late} 项会因此超期` : ''}。已办结的不变，已出具的回执不变。`}</Text>
      {moves.length > 0 && (
        <div className={style['scroll']} tabIndex={0} role="region" aria-label="期限前后对照表">
          <Table stickyHeader>
            <Table.Thead><Table.Tr><Table.Th>编号</Table.Th><Table.Th>期限</Table.Th><Table.Th>起算</Table.Th><Table.Th>原到期日</Table.Th><Table.Th>新到期日</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{moves.map((move, at) => <OneMove key={at} move={move} />)}</Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  )
}

function OneMove({ move: { petitionId, number, ruleName, startOn, before, after, newlyOverdue } }: { readonly move: Move }) {
  const early = before.earlyOn === after.earlyOn || (before.earlyOn === before.dueOn && after.earlyOn === after.dueOn) ? '' : `提前办结日 ${formatDayZh(before.earlyOn)} → ${formatDayZh(after.earlyOn)}`
  return (
    <Table.Tr>
      <Table.Td><Link to={`/petitions/${petitionId}`}>{number}</Link></Table.Td><Table.Td>{ruleName}</Table.Td><Table.Td>{formatDayZh(startOn)}</Table.Td>
      <Table.Td>{formatDayZh(before.dueOn)}{before.provisional ? '（暂定）' : ''}</Table.Td>
      <Table.Td><Group gap={6}>{before.dueOn === after.dueOn ? '不变' : <b>{formatDayZh(after.dueOn)}</b>}{after.provisional ? '（暂定）' : before.provisional ? '，确定' : ''}{newlyOverdue && <Badge size="sm" radius="sm" color="red.9">会超期</Badge>}</Group>{early !== '' && <Text size="xs" c="gray.7">{early}</Text>}</Table.Td>
    </Table.Tr>
  )
}
