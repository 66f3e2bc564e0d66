/** Issued papers that have to be served and are not yet, oldest first; the last try beside each. */
import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { UndeliveredRow } from '#core/contract/paperDelivery'
import { OUTCOME_NAMES, WAY_NAMES } from '#core/domain/delivery'
import { useAsk } from '../../bridge/useAsk'
import { outcomeWord } from './deliveryTyping'
import { PageRows, RowsTable } from './PageRows'
import style from './PapersScreen.module.css'

export function Undelivered() {
  const [starts, setStarts] = useState<readonly number[]>([])
  return (
    <RowsTable label="待送达的文书" head={<><Table.Th className={style.no}>字号</Table.Th><Table.Th>文种</Table.Th><Table.Th className={style.to}>受文人</Table.Th><Table.Th className={style.day}>定稿日期</Table.Th><Table.Th className={style.last}>上一次</Table.Th><Table.Th className={style.petition}>信访事项</Table.Th></>}>
      {[undefined, ...starts].map((after, index) => <OnePage key={after ?? 0} after={after} onMore={index === starts.length ? (next) => setStarts([...starts, next]) : undefined} />)}
    </RowsTable>
  )
}

function OnePage({ after, onMore }: { readonly after: number | undefined; readonly onMore: ((next: number) => void) | undefined }) {
  const asked = useAsk('papers.undelivered', after === undefined ? {} : { after })
  const last = asked.value?.rows.at(-1)?.paperId
  return (
    <PageRows
      columns={6} first={after === undefined} asked={asked} nothing={{ title: '没有等着送达的文书', hint: '要送达的文书定稿后列在这里，登记送达后就没有了；代拟的在对方编号后才列入。', way: <Button component={Link} to="/papers" variant="default">看文书登记簿</Button> }}
      onMore={asked.value?.more === true && last !== undefined && onMore !== undefined ? () => onMore(last) : undefined}
    >
      {asked.value?.rows.map((row) => <Row key={row.paperId} row={row} />)}
    </PageRows>
  )
}

function Row({ row }: { readonly row: UndeliveredRow }) {
  const navigate = useNavigate()
  const address = `/papers/${row.paperId}`
  return (
    <Table.Tr className={style.row} onClick={() => void navigate(address)}>
      <Table.Td className={style.no}><Link to={address} className={style.link} data-row onClick={(event) => event.stopPropagation()}>{row.number ?? '不编号'}</Link></Table.Td>
      <Table.Td>{row.kindName}</Table.Td>
      <Table.Td className={style.to}>{row.addressee}</Table.Td>
      <Table.Td className={style.day}>{row.issuedOn}</Table.Td>
      <Table.Td className={style.last}>{row.last === undefined ? '还没有送过' : `${row.last.on} ${WAY_NAMES[row.last.way]}，${outcomeWord(row.last.way, row.last.outcome, OUTCOME_NAMES)}`}</Table.Td>
      <Table.Td className={style.petition}>{row.petitionId !== undefined && <Link to={`/petitions/${row.petitionId}`} onClick={(event) => event.stopPropagation()}>{row.petitionNumber}</Link>}</Table.Td>
    </Table.Tr>
  )
}
