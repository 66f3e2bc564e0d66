/** Matters recorded as 无理缠访 that wait for a leader who did not record them; those that name the reader come first. */
import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { WaitingGuard } from '#core/contract/petitions'
import { useAsk } from '../../bridge/useAsk'
import { GuardDecision } from '../../ui/GuardDecision'
import { guardWords } from '../../ui/petitionWords'

export function WaitingGuards() {
  const { value, fault } = useAsk('petitions.guards', {})
  if (fault !== undefined) return <Alert color="red" title="待审批的分类读不出来">{fault.message}</Alert>
  const waiting = (value ?? []).toSorted((a, b) => Number(b.named) - Number(a.named) || a.id - b.id)
  return (
    <Paper withBorder p="md" component="section" aria-label="无理缠访审批">
      <Stack gap="sm">
        <Title order={2} size="h4">无理缠访审批</Title>
        {value !== undefined && waiting.length === 0 && <Text size="sm" c="gray.7">现在没有待审批的事项。</Text>}
        {waiting.map((one) => <One key={one.id} one={one} />)}
      </Stack>
    </Paper>
  )
}

function One({ one: { id, number, title, receivedOn, basis, basisNo, opinionNo, recorderName, approverName, named, own } }: { readonly one: WaitingGuard }) {
  return (
    <Group justify="space-between" wrap="nowrap" role="group" aria-label={number}>
      <div>
        <Text fw={600}><Link to={`/petitions/${id}`}>{number}</Link>　{title}</Text>
        <Text size="sm">{receivedOn} 由{recorderName}登记，{named ? '请您审批' : `请${approverName}审批`}。{guardWords[basis]}：{basisNo}；法律意见书：{opinionNo}</Text>
        <Text size="sm" c="gray.7">批准以前按“合理诉求（复杂）”办理。</Text>
      </div>
      <GuardDecision id={id} number={number} state="pending" own={own} opinionNo={opinionNo} />
    </Group>
  )
}
