/** 红旗记录: those not closed, those whose review is due or overdue, or all; each leads to its page. */
import { Alert, Badge, Button, Group, Paper, SegmentedControl, Skeleton, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FlagRow } from '#core/contract/safetyFlags'
import type { SafetyGuide } from '#core/contract/safetyGuide'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { reviewWords } from './safetyWords'

const PARTS = [{ value: 'open', label: '处置中' }, { value: 'review', label: '待复核' }, { value: 'all', label: '全部' }] as const
type Part = (typeof PARTS)[number]['value']
const NOTHING: Readonly<Record<Part, string>> = { open: '没有正在处置的红旗。', review: '没有到期要复核的红旗。', all: '还没有记过红旗。' }

export function FlagList({ guide }: { readonly guide: SafetyGuide }) {
  const [which, setWhich] = useState<Part>('open')
  const [before, setBefore] = useState<readonly number[]>([])
  const at = before.at(-1)
  const listed = useAsk('safety.flags', { which, ...(at === undefined ? {} : { before: at }) }, { keep: true })
  const due = useAsk('safety.flags', { which: 'review' }).value?.rows ?? []
  const overdue = due.filter(({ reviewState }) => reviewState === 'overdue').length
  const choose = (part: Part) => { setWhich(part); setBefore([]) }
  return (
    <>
      {overdue > 0 && <Alert color="orange" mb="sm" role="status">有 {overdue} 条红旗过了次日还没有复核，请分管领导或另一位工作人员现在复核。</Alert>}
      <SegmentedControl mb="sm" aria-label="显示哪些红旗" data={PARTS.map(({ value, label }) => ({ value, label: value === 'review' && due.length > 0 ? `${label}（${due.length}）` : label }))} value={which} onChange={(value) => choose(PARTS.find((part) => part.value === value)?.value ?? 'open')} />
      {listed.fault !== undefined && <Alert color="red" role="alert"><Group>{listed.fault.message}<Button size="xs" variant="default" onClick={listed.again}>再试一次</Button></Group></Alert>}
      {listed.value === undefined && listed.fault === undefined && <Skeleton height={120} />}
      {listed.value !== undefined && (listed.value.rows.length === 0 ? <Paper withBorder p="lg"><Text ta="center" c="gray.7">{NOTHING[which]}</Text></Paper> : <Rows rows={listed.value.rows} guide={guide} />)}
      {(before.length > 0 || listed.value?.next !== undefined) && (
        <Group mt="sm">
          <Button variant="default" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>上一页</Button>
          <Button variant="default" disabled={listed.value?.next === undefined} onClick={() => setBefore([...before, listed.value?.next ?? 1])}>下一页</Button>
        </Group>
      )}
    </>
  )
}

function Rows({ rows, guide }: { readonly rows: readonly FlagRow[]; readonly guide: SafetyGuide }) {
  return (
    <Paper withBorder>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead><Table.Tr><Table.Th>红旗</Table.Th><Table.Th>时间</Table.Th><Table.Th>关联</Table.Th><Table.Th>处置</Table.Th><Table.Th>复核</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td><Link to={`/safety?flag=${row.id}`}>{guide.kinds.find(({ id }) => id === row.kind)?.name}（{row.id}）</Link></Table.Td>
            <Table.Td><Text size="sm">{formatInstantZh(row.at)}</Text><Text size="xs" c="gray.7">{row.by} 记</Text></Table.Td>
            <Table.Td><About row={row} /></Table.Td>
            <Table.Td>{row.open ? <Badge color="red.9" radius="sm">处置中{row.stepsOpen > 0 ? `，差 ${row.stepsOpen} 步` : ''}</Badge> : <Badge color="gray.7" radius="sm">已了结</Badge>}{row.notPossible > 0 && <Text size="xs">{row.notPossible} 步做不到</Text>}</Table.Td>
            <Table.Td><Badge radius="sm" color={row.reviewState === 'overdue' ? 'red.9' : row.reviewState === 'due' ? 'orange.9' : 'gray.7'}>{reviewWords[row.reviewState]}</Badge>{row.reviewOn !== undefined && <Text size="xs" c="gray.7">{formatDayZh(row.reviewOn)}</Text>}</Table.Td>
          </Table.Tr>
        ))}</Table.Tbody>
      </Table>
    </Paper>
  )
}

/** What a red flag is about, as far as the reader may know. */
export function About({ row: { petition, person, draftId, ticketId } }: { readonly row: Pick<FlagRow, 'petition' | 'person' | 'draftId' | 'ticketId'> }) {
  if (petition !== undefined) return <Link to={`/petitions/${petition.id}`}>{petition.number}</Link>
  if (person !== undefined) return <Text size="sm">{person.name || '未留名'}</Text>
  if (draftId !== undefined) return <Text size="sm">正在登记的来访</Text>
  return <Text size="sm" c="gray.7">{ticketId === undefined ? '未关联' : '候访中的来访人'}</Text>
}
