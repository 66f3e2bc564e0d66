/** 期限日程: what is due of everything, over time first, then today, the next three days and later; mine or the whole room's. */
import { Alert, Badge, Button, Group, SegmentedControl, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AgendaItem } from '#core/contract/agenda'
import { TRACK_NAMES } from '#core/domain/course'
import { DUE_GROUPS, type DueGroup } from '#core/domain/agenda'
import { dayNumber, type Day, formatDayZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import style from './AgendaScreen.module.css'

const GROUP_NAMES: Readonly<Record<DueGroup, string>> = { overdue: '已超期', today: '今天要办', soon: '三日内', later: '以后' }
const COLOURS: Readonly<Record<DueGroup, string>> = { overdue: 'red.9', today: 'orange.9', soon: 'orange', later: 'gray' }
const AHEAD = [{ value: '3', label: '三日内' }, { value: '30', label: '30 日内' }, { value: '90', label: '90 日内' }]

export function AgendaScreen() {
  const [whose, setWhose] = useState<'mine' | 'all'>('mine')
  const [days, setDays] = useState('3')
  const asked = useAsk('agenda.list', { whose, days: Number(days) }, { keep: true })
  return (
    <div className={style.screen}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">期限日程</Title>
          <Text c="gray.7" size="sm">承诺、法定期限、回电等，最先到期的在最前；到期日遇休息日的，按提前办结日算当天。</Text>
        </div>
        <Group gap="sm">
          <SegmentedControl aria-label="谁的" value={whose} onChange={(value) => setWhose(value === 'all' ? 'all' : 'mine')} data={[{ value: 'mine', label: '我的' }, { value: 'all', label: '全室' }]} />
          <SegmentedControl aria-label="看到什么时候" value={days} onChange={setDays} data={AHEAD} />
        </Group>
      </Group>
      {asked.fault !== undefined && <Alert color="red" role="alert" title="读不出来"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>}
      {asked.value === undefined && asked.fault === undefined && <Waiting what="正在读取" />}
      {asked.value !== undefined && asked.value.items.length === 0 && <Alert color="green" variant="light">{whose === 'mine' ? '您负责的事项' : '全室'}在这段时间里没有到期的。</Alert>}
      {asked.value !== undefined && DUE_GROUPS.map((group) => <OneGroup key={group} group={group} items={asked.value?.items.filter((item) => item.group === group) ?? []} today={asked.value?.today ?? ('' as Day)} />)}
      {asked.value?.more === true && <Text size="sm" c="gray.7">只列出最先到期的 200 项。</Text>}
    </div>
  )
}

function OneGroup({ group, items, today }: { readonly group: DueGroup; readonly items: readonly AgendaItem[]; readonly today: Day }) {
  if (items.length === 0) return null
  return (
    <section aria-label={GROUP_NAMES[group]}>
      <h2 className={style.heading}><Badge color={COLOURS[group]} variant={group === 'later' ? 'default' : group === 'soon' ? 'light' : 'filled'} radius="sm">{GROUP_NAMES[group]}</Badge>　{items.length} 项</h2>
      <Table.ScrollContainer minWidth={760}>
        <Table className={style.table ?? ''} layout="fixed" fz="sm">
          <Table.Thead><Table.Tr><Table.Th className={style.due ?? ''}>到期</Table.Th><Table.Th className={style.what ?? ''}>要做的</Table.Th><Table.Th className={style.number ?? ''}>编号</Table.Th><Table.Th>事项</Table.Th><Table.Th className={style.who ?? ''}>负责人</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{items.map((item) => <Item key={`${item.kind}-${item.petitionId ?? 0}-${item.id}`} item={item} today={today} />)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}

const WARNINGS = { normal: undefined, early: 'yellow.9', warning: 'orange', severe: 'orange.9', overdue: 'red.9' } as const

function Item({ item: { kind, id, petitionId, number, title, officerName, what, track, dueOn, earlyOn, provisional, elapsed, warning, group }, today }: { readonly item: AgendaItem; readonly today: Day }) {
  const over = dayNumber(today) - dayNumber(dueOn)
  return (
    <Table.Tr>
      <Table.Td>{formatDayZh(dueOn)}{provisional && <Badge ml={6} size="xs" color="orange" variant="light">暂定</Badge>}<Text size="xs" c={group === 'overdue' ? 'red.9' : 'gray.7'}>{group === 'overdue' ? `已过 ${over} 天` : over > 0 ? '届满日遇休息日，还可以提出' : over === 0 ? '今天' : `还有 ${-over} 天`}{earlyOn !== undefined && earlyOn !== dueOn && over <= 0 ? `，提前办结日 ${formatDayZh(earlyOn)}` : ''}</Text></Table.Td>
      <Table.Td>{what}{warning !== undefined && WARNINGS[warning.id] !== undefined && <Badge ml={6} size="xs" radius="sm" variant={warning.id === 'early' ? 'light' : 'filled'} color={WARNINGS[warning.id] ?? 'gray'}>{warning.name}</Badge>}<Text size="xs" c="gray.7">{track === undefined ? '' : TRACK_NAMES[track]}{elapsed === undefined || elapsed >= 100 ? '' : `　已用 ${elapsed}%`}</Text></Table.Td>
      <Table.Td>{petitionId === undefined ? number : <Link to={`/petitions/${petitionId}?tab=course`}>{number}</Link>}</Table.Td>
      <Table.Td className={style.title ?? ''}>{kind === 'meeting' ? <Link to={`/meetings?id=${id}`}>{title}</Link> : title}</Table.Td>
      <Table.Td>{officerName}</Table.Td>
    </Table.Tr>
  )
}
