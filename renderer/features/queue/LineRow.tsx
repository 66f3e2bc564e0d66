/** One who waits: place, number, who and what, priority with its reason, how long, and the step that comes next. Drawn again only when something of it changed. */
import { memo } from 'react'
import type { TicketRow } from '#core/contract/queue'
import type { QueueRules } from '#core/contract/queueRules'
import { TICKET_SOURCES } from '#core/domain/queueWords'
import { clockTime, priorityName, windowName } from './queueDesk'
import { WaitBadge } from './WaitBadge'
import style from './Queue.module.css'

interface Props {
  readonly row: TicketRow
  readonly minutes: number
  readonly rules: QueueRules
  /** The row the keyboard stands on. */
  readonly current: boolean
  readonly onCall: (row: TicketRow) => void
  readonly onOpen: (ticketId: number) => void
}

/** Its place is told by its position alone (a counter of the style sheet): else every row would be drawn again whenever somebody is called. */
function same(before: Props, after: Props): boolean {
  const [old, now] = [before.row, after.row]
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]) as Set<keyof TicketRow>
  keys.delete('place')
  return before.minutes === after.minutes && before.rules === after.rules && before.current === after.current && before.onCall === after.onCall && before.onOpen === after.onOpen && [...keys].every((key) => old[key] === now[key])
}

/** What else is to be known about it, in a few words. */
function marksOf(row: TicketRow, rules: QueueRules): string[] {
  return [
    row.source === 'visit' ? undefined : TICKET_SOURCES[row.source], row.bookedFor === undefined ? undefined : `约 ${clockTime(row.bookedFor)}`,
    row.held ? '过号' : undefined, row.forWindowId === undefined ? undefined : `转${windowName(rules, row.forWindowId)}`, row.forWorker === undefined ? undefined : `转${row.forWorker}`,
  ].filter((mark) => mark !== undefined)
}

export const LineRow = memo(function LineRow({ row, minutes, rules, current, onCall, onOpen }: Props) {
  const priority = priorityName(rules, row.priority)
  const stop = current ? 0 : -1
  return (
    <tr className={style['row']}>
      <td className={style['place']} />
      <td className={style['number']}><button type="button" className={style['open']} tabIndex={stop} data-row aria-label={`${row.number} ${row.name || '未留姓名'}，办理`} onClick={() => onOpen(row.id)}>{row.number}</button></td>
      <td className={style['who']}><span className={style['cut']}>{row.name || '未留姓名'}</span>{row.headcount > 1 && <span className={style['small']}>{row.headcount} 人</span>}</td>
      <td><span className={style['matter']} title={row.matter}>{row.matter || '未说事由'}</span><span className={style['small']}>{marksOf(row, rules).join(' · ')}</span></td>
      <td className={style['priority']}>{priority !== undefined && <span className={style['mark']}>{priority}</span>}</td>
      <td className={style['waits']}><WaitBadge minutes={minutes} limits={rules.waitMinutes} /></td>
      <td className={style['step']}><button type="button" className={style['call']} tabIndex={stop} aria-label={`叫 ${row.number}`} onClick={() => onCall(row)}>叫号</button></td>
    </tr>
  )
}, same)
