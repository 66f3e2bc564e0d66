/** The list page by page: each page asks for itself from the last key on, so new registrations never shift rows. */
import { Alert, Button, Skeleton, Table, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { PetitionFilter, PetitionRow } from '#core/contract/petitions'
import { useAsk } from '../../bridge/useAsk'
import { DueBadge } from '../../ui/DueBadge'
import { classWords, stateWords, statutoryWords } from '../../ui/petitionWords'
import style from './PetitionTable.module.css'

export function PetitionTable({ filter }: { readonly filter: PetitionFilter }) {
  const [starts, setStarts] = useState<readonly (number | undefined)[]>([undefined])
  return (
    <div className={style.scroll}>
      <Table stickyHeader highlightOnHover verticalSpacing="xs" className={style.table} aria-label="信访事项">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={104}>回执号</Table.Th><Table.Th w={96}>登记日期</Table.Th><Table.Th w={88}>姓名</Table.Th><Table.Th w={116}>电话</Table.Th><Table.Th>事项</Table.Th>
            <Table.Th w={132}>分类</Table.Th><Table.Th w={76}>状态</Table.Th><Table.Th w={156}>承诺期限</Table.Th><Table.Th w={92}>首接责任人</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {starts.map((before, index) => (
          <Rows
            key={before ?? 0} filter={filter} before={before} first={index === 0}
            onMore={index === starts.length - 1 ? (next) => setStarts([...starts, next]) : undefined}
          />
        ))}
      </Table>
    </div>
  )
}

interface RowsProps { readonly filter: PetitionFilter; readonly before: number | undefined; readonly first: boolean; readonly onMore: ((next: number) => void) | undefined }

function Rows({ filter, before, first, onMore }: RowsProps) {
  const asked = useAsk('petitions.list', before === undefined ? filter : { ...filter, before })
  const whole = (content: ReactNode) => <Table.Tbody><Table.Tr><Table.Td colSpan={9}>{content}</Table.Td></Table.Tr></Table.Tbody>
  if (asked.fault !== undefined) return whole(<Alert color="red" title="没有查到结果">{asked.fault.message}</Alert>)
  if (asked.value === undefined) return whole(<><Skeleton height={18} mb={10} /><Skeleton height={18} mb={10} /><Skeleton height={18} /></>)
  const { rows, next } = asked.value
  if (rows.length === 0 && first) return whole(<Nothing filtered={Object.keys(filter).length > 0} />)
  return (
    <Table.Tbody>
      {rows.map((row) => <Row key={row.id} row={row} />)}
      {next !== undefined && onMore !== undefined && <Table.Tr><Table.Td colSpan={9} ta="center"><Button variant="subtle" onClick={() => onMore(next)}>更多</Button></Table.Td></Table.Tr>}
    </Table.Tbody>
  )
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return (
    <div className={style.nothing}>
      <Text fw={600}>{filtered ? '没有符合条件的信访事项' : '还没有登记过信访事项'}</Text>
      <Text size="sm" c="dimmed">{filtered ? '减少几个字，或清除筛选后再查。' : '按 F2 开始第一次接访登记。'}</Text>
    </div>
  )
}

function Row({ row }: { readonly row: PetitionRow }) {
  const navigate = useNavigate()
  return (
    <Table.Tr className={style.row} onClick={() => void navigate(`/petitions/${row.id}`)}>
      <Table.Td><Link to={`/petitions/${row.id}`} className={style.link} onClick={(event) => event.stopPropagation()}>{row.number}</Link></Table.Td>
      <Table.Td>{row.receivedOn}</Table.Td>
      <Table.Td>{row.name || '匿名'}</Table.Td>
      <Table.Td>{row.phone}</Table.Td>
      <Table.Td>
        <span className={style.title}>{row.title}</span>
        <span className={style.marks}>{[row.visitKind, row.group ? `集体访 ${row.headcount} 人` : undefined, row.restricted ? '限制查看' : undefined].filter((mark) => mark !== undefined).join(' · ')}</span>
      </Table.Td>
      <Table.Td>{classWords[row.petitionClass]}{row.statutoryKind !== undefined && <span className={style.marks}>{statutoryWords[row.statutoryKind]}</span>}</Table.Td>
      <Table.Td>{stateWords[row.state]}</Table.Td>
      <Table.Td><DueBadge due={row} /></Table.Td>
      <Table.Td>{row.officerName}</Table.Td>
    </Table.Tr>
  )
}
