/** A long list page by page: the table that scrolls and is walked with arrow keys, and one page of it with its waiting, fault and emptiness. Knows no row. */
import { Alert, Button, Group, Skeleton, Table, Text } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Asked } from '../../bridge/useAsk'
import { walkRows } from '../../ui/walkRows'
import style from './PapersScreen.module.css'

/** `above`: selects the field that takes the focus above the first row. */
export function RowsTable({ label, head, above, children }: { readonly label: string; readonly head: ReactNode; readonly above?: string; readonly children: ReactNode }) {
  const scroll = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent) => {
    if (scroll.current !== null && walkRows(scroll.current, event.key, above)) event.preventDefault()
  }
  return (
    <div className={style.scroll} ref={scroll} onKeyDown={walk} tabIndex={-1}>
      <Table stickyHeader highlightOnHover verticalSpacing="xs" className={style.table} aria-label={label}>
        <Table.Thead><Table.Tr>{head}</Table.Tr></Table.Thead>
        {children}
      </Table>
    </div>
  )
}

interface Props {
  readonly columns: number
  readonly first: boolean
  readonly asked: Pick<Asked<{ readonly rows: readonly unknown[] }>, 'value' | 'fault' | 'again' | 'old'>
  readonly nothing: { readonly title: string; readonly hint: string; readonly way: ReactNode }
  readonly onMore: (() => void) | undefined
  readonly children: ReactNode
}

export function PageRows({ columns, first, asked, nothing, onMore, children }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const there = asked.value !== undefined
  // A page asked for with the button takes the focus the button loses.
  useEffect(() => { if (!first && there) body.current?.querySelector('a')?.focus() }, [first, there])
  const whole = (content: ReactNode) => <Table.Tbody><Table.Tr className={style.whole}><Table.Td colSpan={columns}>{content}</Table.Td></Table.Tr></Table.Tbody>
  if (asked.fault !== undefined) return whole(<Alert color="red" title="没有读出来" role="alert"><Group justify="space-between">{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>)
  if (asked.value === undefined) return whole(<div className={style.waiting} role="status" aria-label="正在读取">{[0, 1, 2, 3].map((line) => <Skeleton key={line} height={18} mb={12} />)}</div>)
  if (asked.value.rows.length === 0 && first) return whole(<div className={style.nothing}><Text fw={600}>{nothing.title}</Text><Text size="sm" c="gray.7" mb="sm">{nothing.hint}</Text>{nothing.way}</div>)
  return (
    <Table.Tbody ref={body} aria-busy={asked.old}>
      {children}
      {onMore !== undefined && <Table.Tr><Table.Td colSpan={columns} ta="center"><Button variant="subtle" data-row onClick={onMore}>更多</Button></Table.Td></Table.Tr>}
    </Table.Tbody>
  )
}
