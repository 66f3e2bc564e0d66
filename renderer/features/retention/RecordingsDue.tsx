/** 录音录像的到期清单: recordings past their period, held or proposed, for holders of their compartment. */
import { Badge, Button, Checkbox, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { RecordingKept } from '#core/contract/recordingKeep'
import { DESTROY_GROUND_NAMES, HOLD_GROUND_NAMES } from '#core/domain/recordingKeep'
import { dayOf } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { KeepSteps } from '../../ui/recordings/KeepSteps'
import { RecordingsFault } from '../../ui/recordings/RecordingsFault'
import { kindWords } from '../../ui/recordings/recordingWords'
import style from './DueTable.module.css'

export function RecordingsDue({ leads }: { readonly leads: boolean }) {
  const [after, setAfter] = useState<readonly number[]>([])
  const at = after.at(-1)
  const { value, fault, again } = useAsk('recordingKeep.due', at === undefined ? {} : { after: at }, { keep: true })
  if (fault !== undefined) return <RecordingsFault fault={fault} title="录音录像的到期清单读不出来" again={again} />
  if (value === undefined || (value.rows.length === 0 && after.length === 0)) return null
  const { next } = value
  return (
    <Paper withBorder p="md" component="section" aria-label="到期的录音录像">
      <Title order={2} size="h4">到期的录音录像</Title>
      <Text size="sm" c="gray.7" mb="xs">过了保管期限、暂缓销毁或已提出销毁的。同样要一人提出、另一位分管领导批准；销毁后密钥和文件都没有了，索引和销毁记录留下。</Text>
      <Rows key={at ?? 0} rows={value.rows} leads={leads} />
      {(after.length > 0 || next !== undefined) && (
        <Group mt="xs">
          <Button size="xs" variant="default" disabled={after.length === 0} onClick={() => setAfter(after.slice(0, -1))}>上一页</Button>
          <Button size="xs" variant="default" disabled={next === undefined} onClick={() => setAfter([...after, next ?? 0])}>下一页</Button>
        </Group>
      )}
    </Paper>
  )
}

function Rows({ rows, leads }: { readonly rows: readonly RecordingKept[]; readonly leads: boolean }) {
  const [ticked, setTicked] = useState<readonly number[]>([])
  const picked = rows.filter(({ id }) => ticked.includes(id))
  const all = rows.length > 0 && picked.length === rows.length
  return (
    <Stack gap="xs">
      <Group gap="xs"><Text size="sm" aria-live="polite">{picked.length === 0 ? '先勾选要处理的录音录像' : `已选 ${picked.length} 段`}</Text><KeepSteps rows={picked} leads={leads} onDone={() => setTicked([])} /></Group>
      <Table verticalSpacing={6} highlightOnHover className={style.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={style.tick}><Checkbox aria-label="全选录音录像" checked={all} indeterminate={!all && picked.length > 0} onChange={() => setTicked(all ? [] : rows.map(({ id }) => id))} /></Table.Th>
            <Table.Th className={style.number}>编号</Table.Th><Table.Th className={style.state}>种类</Table.Th><Table.Th className={style.kept}>日期</Table.Th><Table.Th>房间和信访件</Table.Th><Table.Th className={style.kept}>保管到</Table.Th><Table.Th className={style.step}>处理情况</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows.map((row) => <Row key={row.id} row={row} chosen={ticked.includes(row.id)} onToggle={() => setTicked(ticked.includes(row.id) ? ticked.filter((id) => id !== row.id) : [...ticked, row.id])} />)}</Table.Tbody>
      </Table>
    </Stack>
  )
}

function Row({ row, chosen, onToggle }: { readonly row: RecordingKept; readonly chosen: boolean; readonly onToggle: () => void }) {
  const { id, number, kind, startedAt, room, petitionNumber, petitionId, keptUntil, hold, petitionHold, proposal } = row
  return (
    <Table.Tr>
      <Table.Td><Checkbox aria-label={`选中 ${number}`} checked={chosen} onChange={onToggle} /></Table.Td>
      <Table.Td><Link to={`/recordings/${id}`}>{number}</Link></Table.Td>
      <Table.Td className={style.state}>{kindWords[kind]}</Table.Td>
      <Table.Td>{dayOf(startedAt)}</Table.Td>
      <Table.Td>{room}　{petitionId === undefined ? '没有归到事项' : <Link to={`/petitions/${petitionId}`}>{petitionNumber}</Link>}</Table.Td>
      <Table.Td>{keptUntil}</Table.Td>
      <Table.Td>
        {hold !== undefined && <><Badge color="orange.9" radius="sm">暂缓</Badge> <Text size="xs" lineClamp={2} title={hold.reason}>{HOLD_GROUND_NAMES[hold.ground]}，{hold.by}：{hold.reason}</Text></>}
        {petitionHold !== undefined && <><Badge color="orange.9" radius="sm">随信访件暂缓</Badge> <Text size="xs" lineClamp={2} title={petitionHold.reason}>{petitionHold.by}：{petitionHold.reason}</Text></>}
        {proposal !== undefined && <><Badge color="red.9" radius="sm">待批准</Badge> <Text size="xs" lineClamp={2} title={proposal.reason}>{DESTROY_GROUND_NAMES[proposal.ground]}，{proposal.own ? '您' : proposal.by}提出：{proposal.reason}</Text></>}
      </Table.Td>
    </Table.Tr>
  )
}
