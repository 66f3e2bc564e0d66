/** Every clock rule, with its default where the room has set another, and the steps of the warnings. */
import { Alert, Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { RuleRow } from '#core/contract/calendar'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { RuleForm } from './RuleForm'

const numbersInWords = ({ n, unit, onRestDay }: Pick<RuleRow, 'n' | 'unit' | 'onRestDay'>): string => `${n}${unit === 'day' ? '日' : '个工作日'}${onRestDay === 'forward' ? '，遇休息日顺延' : ''}`

export function RulesPanel({ changes }: { readonly changes: boolean }) {
  const asked = useAsk('calendar.rules', {})
  const [open, setOpen] = useState<string | undefined>(undefined)
  if (asked.fault !== undefined) return <Alert color="red" role="alert">{asked.fault.message}</Alert>
  if (asked.value === undefined) return <Waiting what="正在读取时限规则" />
  const { rules, warnings } = asked.value
  return (
    <Stack gap="md">
      <Paper withBorder p="md" component="section" aria-label="时限规则">
        <Text size="sm" c="gray.7" mb="xs">起算当日不计，到期日当天24时止；“日”是自然日。改动只影响没有办结的事项，延期、交办时定的日期不受影响。</Text>
        <Table layout="fixed">
          <Table.Thead><Table.Tr><Table.Th w="12em">期限</Table.Th><Table.Th w="8.5em">起算</Table.Th><Table.Th w="13em">时限</Table.Th><Table.Th>来源</Table.Th>{changes && <Table.Th w={76}><span aria-hidden="true" /></Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>{rules.map((rule) => <OneRule key={rule.id} rule={rule} open={open === rule.id} changes={changes} onOpen={() => setOpen(open === rule.id ? undefined : rule.id)} />)}</Table.Tbody>
        </Table>
      </Paper>
      <Warnings warnings={warnings} />
    </Stack>
  )
}

function OneRule({ rule, open, changes, onOpen }: { readonly rule: RuleRow; readonly open: boolean; readonly changes: boolean; readonly onOpen: () => void }) {
  const { name, start, fixedBy, own, source, brought } = rule
  return (
    <>
      <Table.Tr>
        <Table.Td>{name} {fixedBy === 'law' && <Badge size="sm" radius="sm" variant="default">法定</Badge>}</Table.Td><Table.Td>{start}</Table.Td>
        <Table.Td><b>{numbersInWords(rule)}</b> {own !== undefined && <Badge size="sm" radius="sm" color="teal.9">本室定</Badge>}{own !== undefined && <Text size="xs" c="gray.7">默认 {numbersInWords(brought)}；{own.by} {formatInstantZh(own.at)}：{own.reason}</Text>}</Table.Td>
        <Table.Td>{source}</Table.Td>
        {changes && <Table.Td><Button size="compact-sm" variant="default" aria-expanded={open} aria-label={`改“${name}”`} onClick={onOpen}>{open ? '收起' : '改…'}</Button></Table.Td>}
      </Table.Tr>
      {open && <Table.Tr><Table.Td colSpan={5}><RuleForm rule={rule} onDone={onOpen} /></Table.Td></Table.Tr>}
    </>
  )
}

function Warnings({ warnings: { steps, source, revision } }: { readonly warnings: OutputOf<'calendar.rules'>['warnings'] }) {
  const from = (at: number): string => (at === 0 ? '' : `${Math.round((steps[at - 1]?.below ?? 0) * 100)}% 起`)
  return (
    <Paper withBorder p="md" component="section" aria-label="预警分级">
      <Title order={2} size="h4">预警分级</Title>
      <Text size="sm" c="gray.7">按时限已用的比例。{source}（{revision}）</Text>
      <Group gap="lg" mt="xs">{steps.map(({ id, name, below }, at) => <Text size="sm" key={id}><b>{name}</b>　{from(at)}{below === null ? '' : `${at === 0 ? '' : '，'}不到 ${Math.round(below * 100)}%`}</Text>)}</Group>
    </Paper>
  )
}
