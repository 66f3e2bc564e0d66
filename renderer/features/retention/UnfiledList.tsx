/** 未登记成事项的记录: stays, red flags and call backs kept past their period, without what they say; shown only when there are any. */
import { Alert, Badge, Checkbox, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { UnfiledRow } from '#core/contract/retention'
import { unfiledName } from '#core/domain/retention'
import { useAsk } from '../../bridge/useAsk'
import { Decision, type Kind, sayDone } from './Decision'
import { type Offer, Steps } from './Steps'
import { useChosenUnfiled } from './useChosenUnfiled'
import style from './DueTable.module.css'

export function UnfiledList({ leads }: { readonly leads: boolean }) {
  const { value, fault } = useAsk('retention.unfiled', {})
  if (fault !== undefined) return <Alert color="red" role="alert">{fault.message}</Alert>
  if (value === undefined || value.rows.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-label="到期的其他记录">
      <Title order={2} size="h4">到期的其他记录</Title>
      <Text size="sm" c="gray.7" mb="xs">没有登记成信访事项的缓冲室接待、红旗和回电。这里只列是哪一天、谁记的，不显示内容；同样要一人提出、另一位分管领导批准。{value.more && '先处理这些，处理后列出其余的。'}</Text>
      <Rows rows={value.rows} leads={leads} />
    </Paper>
  )
}

function Rows({ rows, leads }: { readonly rows: readonly UnfiledRow[]; readonly leads: boolean }) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [kind, setKind] = useState<Kind | undefined>(undefined)
  const picked = rows.filter((row) => ticked.includes(unfiledName(row)))
  const proposed = picked.length > 0 && picked.every(({ proposal }) => proposal !== undefined)
  const offers: readonly Offer[] = [
    { kind: 'propose', label: '提出销毁', can: picked.length > 0 && picked.every(({ proposal }) => proposal === undefined), shown: true },
    { kind: 'withdraw', label: '撤回', can: proposed && (leads || picked.every(({ proposal }) => proposal?.own === true)), shown: true },
    { kind: 'approve', label: '批准销毁', can: proposed && picked.every(({ proposal }) => proposal?.own === false), shown: leads },
  ]
  const all = picked.length === rows.length
  return (
    <Stack gap="xs">
      <Steps words={picked.length === 0 ? '先勾选要处理的记录' : `已选 ${picked.length} 条`} offers={offers} onStep={setKind} />
      <Table verticalSpacing={6} highlightOnHover className={style.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={style.tick}><Checkbox aria-label="全选其他记录" checked={all} indeterminate={!all && picked.length > 0} onChange={() => setTicked(all ? [] : rows.map(unfiledName))} /></Table.Th>
            <Table.Th>记录</Table.Th><Table.Th className={style.by}>记录人</Table.Th><Table.Th className={style.kept}>日期</Table.Th><Table.Th className={style.last}>最后记录</Table.Th><Table.Th className={style.kept}>保管到</Table.Th><Table.Th className={style.step}>处理情况</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows.map((row) => <Row key={unfiledName(row)} row={row} chosen={ticked.includes(unfiledName(row))} onToggle={() => setTicked(ticked.includes(unfiledName(row)) ? ticked.filter((one) => one !== unfiledName(row)) : [...ticked, unfiledName(row)])} />)}</Table.Tbody>
      </Table>
      {kind !== undefined && <UnfiledDecision kind={kind} rows={picked} onClose={() => setKind(undefined)} onDone={() => { setKind(undefined); setTicked([]) }} />}
    </Stack>
  )
}

function Row({ row, chosen, onToggle }: { readonly row: UnfiledRow; readonly chosen: boolean; readonly onToggle: () => void }) {
  const { proposal } = row
  return (
    <Table.Tr>
      <Table.Td><Checkbox aria-label={`选中${unfiledName(row)}`} checked={chosen} onChange={onToggle} /></Table.Td>
      <Table.Td>{unfiledName(row)}</Table.Td>
      <Table.Td>{row.by}</Table.Td>
      <Table.Td>{row.begunOn}</Table.Td>
      <Table.Td className={style.last}>{row.lastOn}</Table.Td>
      <Table.Td>{row.keptUntil}</Table.Td>
      <Table.Td>{proposal !== undefined && <><Badge color="red.9" radius="sm">待批准</Badge> <Text size="xs" lineClamp={2} title={proposal.reason}>{proposal.own ? '您' : proposal.by}提出：{proposal.reason}</Text></>}</Table.Td>
    </Table.Tr>
  )
}

interface Deciding { readonly kind: Kind; readonly rows: readonly UnfiledRow[]; readonly onClose: () => void; readonly onDone: () => void }

function UnfiledDecision({ kind, rows, onClose, onDone }: Deciding) {
  const done = () => {
    sayDone(kind)
    onDone()
  }
  return <Decision kind={kind} chosen={useChosenUnfiled(rows, done)} onClose={onClose} onDone={done} />
}
