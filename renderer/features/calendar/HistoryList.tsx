/** What was changed of calendar and rules, newest first, by whom and why. */
import { Alert, Paper, Table, Text } from '@mantine/core'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'

export function HistoryList() {
  const asked = useAsk('calendar.history', {})
  if (asked.fault !== undefined) return <Alert color="red" role="alert">{asked.fault.message}</Alert>
  if (asked.value === undefined) return <Waiting what="正在读取改动记录" />
  if (asked.value.length === 0) return <Paper withBorder p="lg"><Text ta="center" c="gray.7">还没有改动，现在用的都是程序自带的安排和时限。</Text></Paper>
  return (
    <Paper withBorder p="md" component="section" aria-label="改动记录">
      <Table>
        <Table.Thead><Table.Tr><Table.Th w={180}>时间</Table.Th><Table.Th w={110}>谁</Table.Th><Table.Th>改动</Table.Th><Table.Th>原因</Table.Th><Table.Th>来源</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{asked.value.map(({ at, by, text, reason, source }, row) => <Table.Tr key={row}><Table.Td>{formatInstantZh(at)}</Table.Td><Table.Td>{by}</Table.Td><Table.Td>{text}</Table.Td><Table.Td>{reason}</Table.Td><Table.Td>{source}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
    </Paper>
  )
}
