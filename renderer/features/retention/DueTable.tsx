/** The due list as a table: what, until when it is kept, and who proposed or held it. */
import { Badge, Checkbox, Paper, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { RetentionRow } from '#core/contract/retention'
import { stateWords } from '../../ui/petitionWords'
import style from './DueTable.module.css'

interface Props { readonly rows: readonly RetentionRow[]; readonly chosen: readonly number[]; readonly onChoose: (ids: readonly number[]) => void }

export function DueTable({ rows, chosen, onChoose }: Props) {
  const all = chosen.length === rows.length
  return (
    <Paper withBorder>
      <Table verticalSpacing={6} highlightOnHover className={style.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={style.tick}><Checkbox aria-label="全选" checked={all} indeterminate={!all && chosen.length > 0} onChange={() => onChoose(all ? [] : rows.map(({ id }) => id))} /></Table.Th>
            <Table.Th className={style.number}>编号</Table.Th><Table.Th className={style.name}>姓名</Table.Th><Table.Th>标题</Table.Th><Table.Th className={style.state}>状态</Table.Th><Table.Th className={style.last}>最后办理</Table.Th><Table.Th className={style.kept}>保管到</Table.Th><Table.Th className={style.step}>处理情况</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows.map((row) => <Row key={row.id} row={row} chosen={chosen.includes(row.id)} onToggle={() => onChoose(chosen.includes(row.id) ? chosen.filter((id) => id !== row.id) : [...chosen, row.id])} />)}</Table.Tbody>
      </Table>
    </Paper>
  )
}

function Row({ row, chosen, onToggle }: { readonly row: RetentionRow; readonly chosen: boolean; readonly onToggle: () => void }) {
  const { hold, proposal } = row
  return (
    <Table.Tr>
      <Table.Td><Checkbox aria-label={`选中 ${row.number}`} checked={chosen} onChange={onToggle} /></Table.Td>
      <Table.Td><Link to={`/petitions/${row.id}`}>{row.number}</Link></Table.Td>
      <Table.Td>{row.name || '匿名'}</Table.Td>
      <Table.Td><Text size="sm" lineClamp={1} title={row.title}>{row.title}</Text><Text size="xs" c="gray.7">{row.ruleName}</Text></Table.Td>
      <Table.Td className={style.state}>{stateWords[row.state]}</Table.Td>
      <Table.Td className={style.last}>{row.lastOn}</Table.Td>
      <Table.Td>{row.keptUntil}</Table.Td>
      <Table.Td>
        {hold !== undefined && <><Badge color="orange.9" radius="sm">暂缓</Badge> <Text size="xs" lineClamp={2} title={hold.reason}>{hold.by}：{hold.reason}</Text></>}
        {proposal !== undefined && <><Badge color="red.9" radius="sm">待批准</Badge> <Text size="xs" lineClamp={2} title={proposal.reason}>{proposal.own ? '您' : proposal.by}提出：{proposal.reason}</Text></>}
      </Table.Td>
    </Table.Tr>
  )
}
