/** The list page by page: each page asks for itself from the last key on, so new registrations never shift rows. Arrow keys walk the rows. */
import { Alert, Button, Group, Skeleton, Table, Text } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { PetitionFilter } from '#core/contract/petitions'
import { useAsk } from '../../bridge/useAsk'
import { NO_REGISTERING, useDoubt } from '../../ui/useDoubt'
import { walkRows } from '../../ui/walkRows'
import { PetitionTableRow } from './PetitionTableRow'
import style from './PetitionTable.module.css'

interface Props { readonly filter: PetitionFilter; readonly onClear: () => void }

export function PetitionTable({ filter, onClear }: Props) {
  const asked = JSON.stringify(filter)
  const [pages, setPages] = useState<{ readonly of: string; readonly starts: readonly number[] }>({ of: asked, starts: [] })
  const starts = pages.of === asked ? pages.starts : []
  const scroll = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent) => {
    if (scroll.current !== null && walkRows(scroll.current, event.key)) event.preventDefault()
  }
  const more = (next: number) => setPages({ of: asked, starts: [...starts, next] })
  return (
    <div className={style.scroll} ref={scroll} onKeyDown={walk} data-rows>
      <Table stickyHeader highlightOnHover verticalSpacing="xs" className={style.table} aria-label="信访事项">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={style.number}>回执号</Table.Th><Table.Th className={style.day}>登记日期</Table.Th><Table.Th className={style.name}>姓名</Table.Th><Table.Th className={style.phone}>电话</Table.Th>
            <Table.Th>事项</Table.Th><Table.Th className={style.class}>分类</Table.Th><Table.Th className={style.state}>状态</Table.Th><Table.Th className={style.due}>承诺期限</Table.Th><Table.Th className={style.officer}>首接责任人</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Rows filter={filter} onMore={starts.length === 0 ? more : undefined} onClear={onClear} />
        {starts.map((before, index) => <Rows key={before} filter={{ ...filter, before }} onMore={index === starts.length - 1 ? more : undefined} onClear={onClear} />)}
      </Table>
    </div>
  )
}

interface RowsProps { readonly filter: PetitionFilter; readonly onMore: ((next: number) => void) | undefined; readonly onClear: () => void }

function Rows({ filter, onMore, onClear }: RowsProps) {
  const first = filter.before === undefined
  const asked = useAsk('petitions.list', filter, { keep: first })
  const body = useRef<HTMLTableSectionElement>(null)
  const there = asked.value !== undefined
  // A page asked for with the button takes the focus the button loses.
  useEffect(() => { if (!first && there) body.current?.querySelector('a')?.focus() }, [first, there])
  const whole = (content: ReactNode) => <Table.Tbody><Table.Tr className={style.whole}><Table.Td colSpan={9}>{content}</Table.Td></Table.Tr></Table.Tbody>
  if (asked.fault !== undefined) return whole(<Fault message={asked.fault.message} again={asked.again} />)
  if (asked.value === undefined) return whole(<div className={style.waiting} role="status" aria-label="正在读取">{[0, 1, 2, 3].map((line) => <Skeleton key={line} height={18} mb={12} />)}</div>)
  const { rows, next } = asked.value
  if (rows.length === 0 && first) return whole(<Nothing filtered={Object.keys(filter).length > 0} onClear={onClear} />)
  return (
    <Table.Tbody ref={body} className={style.rows ?? ''} aria-busy={asked.old}>
      {rows.map((row) => <PetitionTableRow key={row.id} row={row} />)}
      {next !== undefined && onMore !== undefined && <Table.Tr><Table.Td colSpan={9} ta="center"><Button variant="subtle" data-row onClick={() => onMore(next)}>更多</Button></Table.Td></Table.Tr>}
    </Table.Tbody>
  )
}

function Fault({ message, again }: { readonly message: string; readonly again: () => void }) {
  return (
    <Alert color="red" title="列表没有读出来" role="alert">
      <Group justify="space-between">{message}<Button size="xs" variant="default" onClick={again}>再试一次</Button></Group>
    </Alert>
  )
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { doubt } = useDoubt()
  return (
    <div className={style.nothing}>
      <Text fw={600}>{filtered ? '没有符合条件的信访事项' : '还没有登记过信访事项'}</Text>
      <Text size="sm" c="dimmed" mb="sm">{filtered ? '减少几个字，或清除查找和筛选条件。' : '登记来访后，事项会出现在这里。'}</Text>
      {filtered ? <Button variant="default" onClick={onClear}>清除条件，显示全部</Button> : <Button component={Link} to="/intake?new=1">{doubt === undefined ? '开始接访登记（F2）' : NO_REGISTERING}</Button>}
    </div>
  )
}
