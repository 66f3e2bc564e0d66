/** Everybody who is not waiting: at other windows, in the buffer room, expected by appointment, ended today, coming later. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { TicketRow } from '#core/contract/queue'
import { formatDayZh } from '#core/domain/day'
import { TICKET_STATES } from '#core/domain/queueWords'
import { clockTime, useQueueDesk, windowName } from './queueDesk'
import style from './Queue.module.css'

interface Props { readonly rows: readonly TicketRow[]; readonly ended: readonly TicketRow[]; readonly coming: readonly TicketRow[] }

export function Others({ rows, ended, coming }: Props) {
  const { rules, seat, run, busy } = useQueueDesk()
  const elsewhere = rows.filter(({ state, windowId }) => (state === 'called' || state === 'serving') && windowId !== seat)
  const calmed = rows.filter(({ state }) => state === 'buffer')
  const booked = rows.filter(({ state }) => state === 'booked').toSorted((a, b) => (a.bookedFor ?? 0) - (b.bookedFor ?? 0))
  const arrive = ({ id, number }: TicketRow) => void run('queue.arrive', { ticketId: id }, () => `${number} 已到，排进候访`)
  return (
    <>
      {elsewhere.length > 0 && <List title="别的窗口" rows={elsewhere}>{(row) => <span>{windowName(rules, row.windowId)} {TICKET_STATES[row.state]}</span>}</List>}
      {calmed.length > 0 && <List title="情绪缓冲室（位置保留）" rows={calmed}>{() => <span>缓冲中</span>}</List>}
      {booked.length > 0 && <List title="今天的预约，还没到" rows={booked}>{(row) => <><span>{clockTime(row.bookedFor ?? 0)}</span><Button size="compact-xs" variant="default" disabled={busy} aria-label={`${row.number} 已到`} onClick={() => arrive(row)}>已到</Button></>}</List>}
      {coming.length > 0 && <Fold title={`以后的预约（${coming.length}）`}><Items rows={coming}>{(row) => <span>{formatDayZh(row.onDay)} {clockTime(row.bookedFor ?? 0)}</span>}</Items></Fold>}
      {ended.length > 0 && <Fold title={`今天已结束（${ended.length}）`}><Items rows={ended}>{(row) => <span>{TICKET_STATES[row.state]}{row.endedAt === undefined ? '' : ` ${clockTime(row.endedAt)}`}</span>}</Items></Fold>}
    </>
  )
}

type Rest = (row: TicketRow) => ReactNode

function List({ title, rows, children }: { readonly title: string; readonly rows: readonly TicketRow[]; readonly children: Rest }) {
  return <section className={style['card']}><h2>{title}</h2><Items rows={rows}>{children}</Items></section>
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <details className={style['card']}><summary className={style['summary']}>{title}</summary>{children}</details>
}

function Items({ rows, children }: { readonly rows: readonly TicketRow[]; readonly children: Rest }) {
  const { open } = useQueueDesk()
  return (
    <ul className={style['list']}>
      {rows.map((row) => <li key={row.id} className={style['item']}><button type="button" className={style['open']} aria-label={`${row.number} ${row.name || '未留姓名'}，办理`} onClick={() => open(row.id)}>{row.number}</button><span className={style['grow']}>{row.name || '未留姓名'}</span>{children(row)}</li>)}
    </ul>
  )
}
