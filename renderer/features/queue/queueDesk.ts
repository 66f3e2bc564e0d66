/** What every part of the queue screen shares: the rules, the worker's window, how to take a step, and what came of the last one. */
import { createContext, use, useCallback, useMemo, useRef, useState } from 'react'
import type { Reply } from '#core/contract/call'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import type { QueueRules } from '#core/contract/queueRules'
import { ask } from '../../bridge/client'

export interface Said { readonly ok: boolean; readonly message: string }
/** What a ticket's window opens with. */
export type Form = 'facts' | 'call' | 'transfer' | 'prioritise' | 'leave' | 'finish' | 'undo'
export type QueueCall = Extract<CallName, `queue.${string}`>
type Run = <N extends QueueCall>(name: N, input: InputOf<N>, word: (value: OutputOf<N>) => string) => Promise<Reply<OutputOf<N>>>

export interface QueueDesk {
  readonly rules: QueueRules
  /** The worker's window. */
  readonly seat: number
  readonly run: Run
  readonly busy: boolean
  readonly open: (ticketId: number, form?: Form) => void
}

const Desk = createContext<QueueDesk | undefined>(undefined)
export const QueueDeskProvider = Desk.Provider

export function useQueueDesk(): QueueDesk {
  const desk = use(Desk)
  if (desk === undefined) throw new Error('outside the queue screen')
  return desk
}

/** A second press while the first is under way does nothing. */
export function useSteps(): { readonly run: Run; readonly busy: boolean; readonly said: Said | undefined; readonly say: (said: Said | undefined) => void } {
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<Said | undefined>(undefined)
  const running = useRef(false)
  const run = useCallback<Run>(async (name, input, word) => {
    if (running.current) return { ok: false, fault: { code: 'busy', message: '上一步还没有完成，请稍等' } }
    running.current = true
    setBusy(true)
    try {
      const reply = await ask(name, input)
      say(reply.ok ? { ok: true, message: word(reply.value) } : { ok: false, message: reply.fault.message })
      return reply
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  return useMemo(() => ({ run, busy, said, say }), [run, busy, said])
}

export const windowName = (rules: QueueRules, id: number | undefined): string => rules.windows.find((window) => window.id === id)?.name ?? (id === undefined ? '' : `${id}号窗`)
export const priorityName = (rules: QueueRules, id: string | undefined): string | undefined => (id === undefined ? undefined : rules.priorities.find((priority) => priority.id === id)?.name ?? '优先')

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })
/** 09:30 in the room's zone. */
export const clockTime = (at: number): string => clock.format(at)
