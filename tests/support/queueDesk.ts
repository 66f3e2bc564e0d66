/** What a worker does with the queue, in a few words: for stories over the real office. */
import type { InputOf, OutputOf } from '#core/contract/index'
import type { TicketRow } from '#core/contract/queue'
import type { TestOffice, Who } from './office'

export interface QueueDesk {
  take(more?: Partial<InputOf<'queue.take'>>, who?: Who): Promise<OutputOf<'queue.take'>>
  list(who?: Who): Promise<OutputOf<'queue.list'>>
  /** One of today's tickets, open or ended. */
  row(ticketId: number, who?: Who): Promise<TicketRow | undefined>
  /** Numbers of those who wait, in the order of the line. */
  line(who?: Who): Promise<string[]>
  call(who?: Who, ticketId?: number): Promise<OutputOf<'queue.call'>>
  leave(ticketId: number, who?: Who): Promise<unknown>
  /** Takes the newest step back. */
  undo(ticketId: number, who?: Who): Promise<unknown>
  /** 王建国 sits at the second window. */
  secondDesk(): Promise<unknown>
}

export function queueDesk(room: () => TestOffice): QueueDesk {
  const list = (who: Who = 'li') => room().as(who, 'queue.list', {})
  return {
    list,
    take: (more = {}, who = 'li') => room().as(who, 'queue.take', { name: '', matter: '咨询低保', headcount: 1, ...more }),
    row: async (ticketId, who = 'li') => { const { rows, ended } = await list(who); return [...rows, ...ended].find(({ id }) => id === ticketId) },
    line: async (who = 'li') => (await list(who)).rows.filter(({ state }) => state === 'waiting').map(({ number }) => number),
    call: (who = 'li', ticketId) => room().as(who, 'queue.call', ticketId === undefined ? {} : { ticketId }),
    leave: (ticketId, who = 'li') => room().as(who, 'queue.leave', { ticketId }),
    undo: async (ticketId, who = 'li') => {
      const { steps } = await room().as(who, 'queue.steps', { ticketId })
      return room().as(who, 'queue.undo', { ticketId, stepId: steps.findLast(({ undone, action }) => !undone && action !== 'undo')?.id ?? 1, reason: '点错了' })
    },
    secondDesk: () => room().as('wang', 'queue.sit', { windowId: 2 }),
  }
}
