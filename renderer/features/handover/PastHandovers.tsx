/** Sheets of before, unsigned ones first. */
import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'

export function PastHandovers({ onOpen }: { readonly onOpen: (id: number) => void }) {
  const [before, setBefore] = useState<readonly number[]>([])
  const at = before.at(-1)
  const listed = useAsk('handover.list', at === undefined ? {} : { before: at }, { keep: true })
  const next = listed.value?.next
  return (
    <Paper withBorder p="md" component="section" aria-label="交接单">
      <Stack gap="xs">
        <Title order={2} size="h4">交接单</Title>
        {listed.fault !== undefined && <Alert color="red" role="alert">{listed.fault.message}</Alert>}
        {listed.value?.rows.length === 0 && <Text size="sm" c="gray.7">还没有交接单。</Text>}
        {listed.value?.rows.map(({ id, day, madeBy, madeAt, signed }) => (
          <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
            <div>
              <Text size="sm">{formatDayZh(day)}　{madeBy}</Text>
              <Text size="xs" c="gray.7">{signed === undefined ? `${formatInstantZh(madeAt)}交班` : `${signed.by} 已签收`}</Text>
            </div>
            <Group gap={6} wrap="nowrap" flex="none">
              {signed === undefined && <Badge radius="sm" color="orange.9">待签收</Badge>}
              <Button size="xs" px="sm" flex="none" variant="default" aria-label={`打开第 ${id} 号交接单`} onClick={() => onOpen(id)}>打开</Button>
            </Group>
          </Group>
        ))}
        {(before.length > 0 || next !== undefined) && (
          <Group gap="xs">
            <Button size="xs" variant="default" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>上一页</Button>
            <Button size="xs" variant="default" disabled={next === undefined} onClick={() => setBefore([...before, next ?? 0])}>下一页</Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
