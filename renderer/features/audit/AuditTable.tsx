/** The log page by page from the newest entry on. A page without rows but with more behind it is read on by itself. */
import { Alert, Button, Group, Skeleton, Table, Text } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import type { AuditFilter, AuditRow } from '#core/contract/audit'
import { actionWord, actorWord, fieldWords, reasonWords, resultWord } from '#core/domain/auditWords'
import { formatInstantZh } from '#core/domain/day'
import { roleNames } from '#core/domain/roleNames'
import { useAsk } from '../../bridge/useAsk'
import style from './AuditScreen.module.css'

interface Props { readonly filter: AuditFilter; readonly onClear: () => void }

export function AuditTable({ filter, onClear }: Props) {
  const asked = JSON.stringify(filter)
  const [pages, setPages] = useState<{ readonly of: string; readonly starts: readonly number[] }>({ of: asked, starts: [] })
  const starts = pages.of === asked ? pages.starts : []
  const more = (next: number) => setPages({ of: asked, starts: [...starts, next] })
  return (
    <div className={style.scroll} tabIndex={0} role="region" aria-label="审计日志的记录">
      <Table stickyHeader highlightOnHover verticalSpacing={6} className={style.table} aria-label="审计日志">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={style.seq}>序号</Table.Th><Table.Th className={style.at}>时间</Table.Th><Table.Th className={style.who}>人员</Table.Th><Table.Th>操作</Table.Th>
            <Table.Th className={style.subject}>对象</Table.Th><Table.Th className={style.result}>结果</Table.Th><Table.Th className={style.mark}>校验</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {[undefined, ...starts].map((before, index) => (
          <Rows key={before ?? 0} filter={before === undefined ? filter : { ...filter, before }} onMore={index === starts.length ? more : undefined} onClear={onClear} />
        ))}
      </Table>
    </div>
  )
}

interface RowsProps { readonly filter: AuditFilter & { readonly before?: number }; readonly onMore: ((next: number) => void) | undefined; readonly onClear: () => void }

function Rows({ filter, onMore, onClear }: RowsProps) {
  const first = filter.before === undefined
  const { value, fault, again } = useAsk('audit.list', filter, { keep: first })
  const empty = value !== undefined && value.rows.length === 0
  const next = value?.next
  useEffect(() => { if (empty && next !== undefined) onMore?.(next) }, [empty, next])
  const whole = (content: ReactNode) => <Table.Tbody><Table.Tr className={style.whole}><Table.Td colSpan={7}>{content}</Table.Td></Table.Tr></Table.Tbody>
  if (fault !== undefined) return whole(<Alert color="red" title="日志没有读出来" role="alert"><Group justify="space-between">{fault.message}<Button size="xs" variant="default" onClick={again}>再试一次</Button></Group></Alert>)
  if (value === undefined) return whole(<div className={style.waiting} role="status" aria-label="正在读取">{[0, 1, 2, 3].map((line) => <Skeleton key={line} height={18} mb={12} />)}</div>)
  if (empty && next === undefined) return first ? whole(<Nothing onClear={onClear} />) : null
  return (
    <Table.Tbody>
      {value.rows.map((row) => <Line key={row.seq} row={row} />)}
      {!empty && next !== undefined && onMore !== undefined && <Table.Tr className={style.whole}><Table.Td colSpan={7} ta="center"><Button variant="subtle" onClick={() => onMore(next)}>更早的记录</Button></Table.Td></Table.Tr>}
    </Table.Tbody>
  )
}

function Line({ row }: { readonly row: AuditRow }) {
  const why = reasonWords(row.action, row.reason)
  return (
    <Table.Tr>
      <Table.Td className={style.seq}>{row.seq}</Table.Td>
      <Table.Td className={style.at}>{formatInstantZh(row.at)}</Table.Td>
      <Table.Td className={style.who}>{actorWord(row)}<span className={style.more}>{roleNames(row.role)}</span></Table.Td>
      <Table.Td>{actionWord(row.action)}<span className={style.more}>{fieldWords(row.fields)}</span><span className={style.more}>{why.text !== '' && `${why.label}：${why.text}`}</span></Table.Td>
      <Table.Td className={style.subject}>{row.subject}</Table.Td>
      <Table.Td className={style.result}><span className={row.result === 'ok' ? undefined : style.refused}>{resultWord(row.result)}</span></Table.Td>
      <Table.Td className={style.mark}>{row.mark}</Table.Td>
    </Table.Tr>
  )
}

function Nothing({ onClear }: { readonly onClear: () => void }) {
  return (
    <div className={style.nothing}>
      <Text fw={600}>没有符合条件的记录</Text>
      <Text size="sm" c="gray.7" mb="sm">放宽日期或清除筛选条件。</Text>
      <Button variant="default" onClick={onClear}>清除条件，显示全部</Button>
    </div>
  )
}
