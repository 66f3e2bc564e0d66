/** Everybody who waits, in the order in which they will be called. Arrow keys walk the rows, Enter opens one. */
import { Button, Text } from '@mantine/core'
import { useCallback, useRef, useState, type KeyboardEvent } from 'react'
import type { TicketRow } from '#core/contract/queue'
import { minutesBetween } from '#core/domain/elapsed'
import { useNow } from '../../ui/useNow'
import { LineRow } from './LineRow'
import { useQueueDesk } from './queueDesk'
import style from './Queue.module.css'

const STRIDES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }

interface Props { readonly rows: readonly TicketRow[]; readonly officeNow: number; /** How many more wait than are shown. */ readonly beyond: number; readonly onMore: () => void }

export function Line({ rows, officeNow, beyond, onMore }: Props) {
  const { rules, run, open } = useQueueDesk()
  const now = useNow(officeNow, 10_000)
  const [at, setAt] = useState<number | undefined>(undefined)
  const body = useRef<HTMLTableSectionElement>(null)
  const walk = (event: KeyboardEvent) => {
    const stride = STRIDES[event.key]
    const stops = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const before = stops.findIndex((stop) => stop.closest('tr')?.contains(document.activeElement) === true)
    if (stride === undefined || before < 0) return
    event.preventDefault()
    const next = Math.max(0, Math.min(stops.length - 1, before + stride))
    setAt(rows[next]?.id)
    stops[next]?.focus()
  }
  const call = useCallback((row: TicketRow) => {
    void run('queue.call', { ticketId: row.id }, ({ number }) => `已呼叫 ${number}`).then((reply) => { if (!reply.ok && reply.fault.code === 'out-of-turn') open(row.id, 'call') })
  }, [run, open])
  if (rows.length === 0) return <div className={style['nobody']}><Text fw={600}>没有人在候访</Text><Text size="sm" c="gray.7">在上面取号后，会按次序出现在这里。</Text></div>
  const current = rows.some(({ id }) => id === at) ? at : rows[0]?.id
  return (
    <div className={style['scroll']}>
      <table className={style['table']} aria-label="候访次序">
        <thead><tr><th className={style['place']}>次序</th><th className={style['number']}>号</th><th className={style['who']}>姓名</th><th>事由</th><th className={style['priority']}>优先</th><th className={style['waits']}>已等</th><th className={style['step']}><span className={style['hidden']}>下一步</span></th></tr></thead>
        <tbody ref={body} onKeyDown={walk}>
          {rows.map((row) => <LineRow key={row.id} row={row} minutes={minutesBetween(row.waitingSince, now)} rules={rules} current={row.id === current} onCall={call} onOpen={open} />)}
        </tbody>
      </table>
      {beyond > 0 && <Button m="xs" size="xs" variant="default" onClick={onMore}>再显示一些（后面还有 {beyond} 个）</Button>}
    </div>
  )
}
