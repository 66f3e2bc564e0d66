/** 报警和演练: what runs, where this worker sits, a drill, and what came of earlier alarms. */
import { Alert, Button, Group, NativeSelect, Paper, SegmentedControl, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { AlarmRow, RunningAlarm } from '#core/contract/safetyAlarms'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { spokenSince } from '#core/domain/elapsed'
import { useNow } from '../../ui/useNow'
import { EndAlarm } from './EndAlarm'
import { useRaisedHere } from './raisedHere'
import { deskWord, outcomeWords } from './safetyWords'
import style from './FlagSteps.module.css'

export function AlarmPanel() {
  return (
    <Stack gap="md">
      <Group align="flex-end" justify="space-between">
        <Seat />
        <Drill />
      </Group>
      <Running />
      <History />
    </Stack>
  )
}

function Seat() {
  const rules = useAsk('safety.rules', {}).value
  const { tell, busy } = useTell('safety.sit')
  if (rules === undefined) return <Skeleton height={58} width={220} />
  const desks = [...new Set([...rules.desks, ...(rules.myDesk === '' ? [] : [rules.myDesk])])]
  return (
    <NativeSelect
      label="我坐在" description="按 F4 时告诉同事是哪个窗口" w={260} disabled={busy} value={rules.myDesk} data={[{ value: '', label: '没有选定' }, ...desks.map((desk) => ({ value: desk, label: desk }))]}
      onChange={(event) => void tell({ desk: event.currentTarget.value })}
    />
  )
}

function Drill() {
  const here = useRaisedHere()
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.raise')
  const raise = async () => {
    const reply = await tell({ drill: true })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) here.note(reply.value.id)
  }
  return (
    <div>
      <Button variant="default" loading={busy} onClick={() => void raise()}>开始一次演练</Button>
      <Text size="xs" c="gray.7" mt={4}>别的窗口会看到“演练”，另行记录</Text>
      {refused !== undefined && <Text size="sm" c="red.8" role="alert">{refused}</Text>}
    </div>
  )
}

function Running() {
  const asked = useAsk('safety.alarms', {})
  const running = asked.value?.running ?? []
  const now = useNow(running.length > 0 ? asked.value?.now : undefined)
  if (running.length === 0) return <Text size="sm" c="gray.7">现在没有报警。按 F4 或左下角“呼叫同事”发出：不出声，本窗口不弹窗。</Text>
  return (
    <Paper withBorder p="sm" component="section" aria-label="正在进行的报警">
      <ul className={style.list}>{running.map((alarm) => <Current key={alarm.id} alarm={alarm} now={now} />)}</ul>
    </Paper>
  )
}

function Current({ alarm, now }: { readonly alarm: RunningAlarm; readonly now: number }) {
  const [ending, setEnding] = useState(false)
  return (
    <li className={style.step}>
      <Group justify="space-between">
        <Text size="sm">{alarm.drill ? '【演练】' : ''}{deskWord(alarm.desk)}　{alarm.by}　{formatInstantZh(alarm.at)}　已过 {spokenSince(now - alarm.at)}　{alarm.acknowledged.length === 0 ? '还没有人应答' : `${alarm.acknowledged.map(({ name }) => name).join('、')} 已应答`}</Text>
        {!ending && <Button size="xs" variant="default" onClick={() => setEnding(true)}>解除…</Button>}
      </Group>
      {ending && <EndAlarm alarm={alarm} onCancel={() => setEnding(false)} />}
    </li>
  )
}

function History() {
  const [drill, setDrill] = useState(false)
  const [before, setBefore] = useState<readonly number[]>([])
  const at = before.at(-1)
  const listed = useAsk('safety.alarmHistory', { drill, ...(at === undefined ? {} : { before: at }) }, { keep: true })
  return (
    <div>
      <SegmentedControl mb="sm" aria-label="显示报警还是演练" data={[{ value: 'real', label: '报警记录' }, { value: 'drill', label: '演练记录' }]} value={drill ? 'drill' : 'real'} onChange={(value) => { setDrill(value === 'drill'); setBefore([]) }} />
      {listed.fault !== undefined && <Alert color="red" role="alert"><Group>{listed.fault.message}<Button size="xs" variant="default" onClick={listed.again}>再试一次</Button></Group></Alert>}
      {listed.value === undefined && listed.fault === undefined && <Skeleton height={90} />}
      {listed.value !== undefined && (listed.value.rows.length === 0 ? <Paper withBorder p="lg"><Text ta="center" c="gray.7">{drill ? '还没有做过演练。' : '还没有报过警。'}</Text></Paper> : <Rows rows={listed.value.rows} />)}
      {(before.length > 0 || listed.value?.next !== undefined) && (
        <Group mt="sm">
          <Button variant="default" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>上一页</Button>
          <Button variant="default" disabled={listed.value?.next === undefined} onClick={() => setBefore([...before, listed.value?.next ?? 1])}>下一页</Button>
        </Group>
      )}
    </div>
  )
}

function Rows({ rows }: { readonly rows: readonly AlarmRow[] }) {
  return (
    <Paper withBorder>
      <Table verticalSpacing={6}>
        <Table.Thead><Table.Tr><Table.Th>时间</Table.Th><Table.Th>窗口</Table.Th><Table.Th>应答</Table.Th><Table.Th>用时</Table.Th><Table.Th>结果</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>{formatInstantZh(row.at)}</Table.Td>
            <Table.Td>{deskWord(row.desk)}<Text size="xs" c="gray.7">{row.by}</Text></Table.Td>
            <Table.Td>{row.acknowledged.map(({ name }) => name).join('、') || '没有人应答'}</Table.Td>
            <Table.Td>{row.answeredMs === undefined ? '—' : spokenSince(row.answeredMs)}</Table.Td>
            <Table.Td>{row.ended === undefined ? '进行中' : <>{outcomeWords[row.ended.outcome]}<Text size="xs" c="gray.7">{row.ended.reason}（{row.ended.by}，{formatInstantZh(row.ended.at)}）</Text></>}</Table.Td>
          </Table.Tr>
        ))}</Table.Tbody>
      </Table>
    </Paper>
  )
}
