/** This window: who was called or is being received here, with the steps that are possible now, else who comes next. */
import { Button, Group, Kbd, Text, Tooltip } from '@mantine/core'
import { useNavigate } from 'react-router'
import type { TicketAction, TicketRow } from '#core/contract/queue'
import { refusalOf } from '#core/domain/queue'
import { priorityName, useQueueDesk, windowName } from './queueDesk'
import style from './Queue.module.css'

/** What `refusalOf` looks at. */
export const standing = ({ state, windowId, calls }: TicketRow) => ({ state, windowId: windowId ?? null, calls })

export function DeskPanel({ rows, next, onNext }: { readonly rows: readonly TicketRow[]; readonly next: TicketRow | undefined; readonly onNext: () => void }) {
  const { rules, seat, busy } = useQueueDesk()
  const waitsFor = rows.find(({ state }) => state === 'called')
  return (
    <section className={`${style['card']} ${style['mine']}`} aria-label="本窗口">
      <h2>{windowName(rules, seat)}（本窗口）</h2>
      {rows.map((row) => <Here key={row.id} row={row} />)}
      {rows.length === 0 && <Text size="sm" c="gray.7" mb={6}>{next === undefined ? '没有人在候访。' : `下一位 ${next.number}　${next.name || '未留姓名'}`}</Text>}
      <Button mt={rows.length === 0 ? 0 : 8} fullWidth loading={busy} disabled={waitsFor !== undefined} variant={waitsFor === undefined && rows.length === 0 ? 'filled' : 'default'} rightSection={<Kbd size="xs">F7</Kbd>} aria-keyshortcuts="F7" onClick={onNext}>叫下一位</Button>
      {waitsFor !== undefined && <Text size="xs" c="gray.7" mt={4}>{waitsFor.number} 有了着落再叫下一位。</Text>}
    </section>
  )
}

function Here({ row }: { readonly row: TicketRow }) {
  const { rules, seat, run, open, busy } = useQueueDesk()
  const navigate = useNavigate()
  const can = (action: TicketAction) => refusalOf(standing(row), action, seat, rules) === undefined
  const start = async () => {
    const reply = await run('queue.start', { ticketId: row.id }, () => `${row.number} 开始接谈`)
    if (reply.ok) await navigate(`/intake?draft=${reply.value.draftId}`)
  }
  const priority = priorityName(rules, row.priority)
  const called = row.state === 'called'
  return (
    <div className={style['called']}>
      <Group gap="xs" justify="space-between"><p className={style['big']}>{row.number}</p><Text size="sm" c="gray.7">{called ? `已呼叫 ${row.calls} 次` : '接谈中'}</Text></Group>
      <p className={style['facts']}><b>{row.name || '未留姓名'}</b>{row.headcount > 1 ? `　${row.headcount} 人` : ''}{priority !== undefined && <>　<span className={style['mark']}>{priority}</span></>}<br />{row.matter || '未说事由'}</p>
      <Button disabled={busy} onClick={() => void start()}>{called ? '开始接谈' : '继续接谈'}</Button>
      <Group gap={6}>
        {called && <Button size="xs" variant="default" disabled={busy} onClick={() => void run('queue.recall', { ticketId: row.id }, ({ number, callNo }) => `第 ${callNo} 次呼叫 ${number}`)}>重呼</Button>}
        {called && <Button size="xs" variant="default" disabled={busy} onClick={() => void run('queue.skip', { ticketId: row.id }, () => `${row.number} 过号，隔 ${rules.backAfter} 位再叫`)}>过号</Button>}
        {called && (
          <Tooltip label={`重呼满 ${rules.recalls} 次后可以记未到`} disabled={can('noShow')}>
            <Button size="xs" variant="default" disabled={busy} {...(can('noShow') ? {} : { 'data-disabled': true, 'aria-disabled': true })} onClick={() => { if (can('noShow')) void run('queue.noShow', { ticketId: row.id }, () => `${row.number} 记为未到`) }}>未到</Button>
          </Tooltip>
        )}
        <Button size="xs" variant="default" disabled={busy} onClick={() => open(row.id, 'transfer')}>转窗口</Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => open(row.id, 'finish')}>办完</Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => open(row.id, 'leave')}>离开</Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => open(row.id, 'undo')}>撤销</Button>
      </Group>
    </div>
  )
}
