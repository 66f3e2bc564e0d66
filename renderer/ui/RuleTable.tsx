/** 保管期限表: how long each kind of record is kept, on what ground, and what the room has settled itself. */
import { Alert, Badge, Paper, Table, Text, Title } from '@mantine/core'
import type { OutputOf } from '#core/contract/index'
import { useAsk } from '../bridge/useAsk'
import { PeriodsForm } from './PeriodsForm'

type Rule = OutputOf<'retention.rules'>['rules'][number]
const period = ({ years, days }: Rule): string => (years !== null ? `${years} 年` : days !== null ? `${days} 天` : '—')

/** `sets`: whether the periods can be set here. */
export function RuleTable({ sets = false }: { readonly sets?: boolean }) {
  const table = useAsk('retention.rules', {})
  if (table.fault !== undefined) return <Alert color="red" role="alert">{table.fault.message}</Alert>
  if (table.value === undefined) return null
  const { revision, source, rules } = table.value
  return (
    <Paper withBorder p="md" component="section" aria-label="保管期限表">
      <Title order={2} size="h4">保管期限表</Title>
      <Text size="sm" c="gray.7" mb="xs">{source}（{revision}）{!sets && '。系统管理员和分管领导可以在“接待室设置”里改成本单位核定的期限。'}</Text>
      <Table>
        <Table.Thead><Table.Tr><Table.Th>内容</Table.Th><Table.Th w={110}>期限</Table.Th><Table.Th w={140}>起算</Table.Th><Table.Th>到期怎么办</Table.Th><Table.Th>依据</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{rules.map((rule) => (
          <Table.Tr key={rule.id}><Table.Td>{rule.name}</Table.Td><Table.Td>{period(rule)} {rule.own && <Badge size="sm" radius="sm" color="teal.9">本室定</Badge>}</Table.Td><Table.Td>{rule.start || '—'}</Table.Td><Table.Td>{rule.how}</Table.Td><Table.Td>{rule.source}</Table.Td></Table.Tr>
        ))}</Table.Tbody>
      </Table>
      {sets && <PeriodsForm key={JSON.stringify(rules.map(({ years, days }) => years ?? days))} rules={rules} />}
    </Paper>
  )
}
