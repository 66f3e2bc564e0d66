/** Keeps what is being written with the office while it is written, and once more when the screen goes or the room locks. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ScriptContent } from '#core/contract/scripts'
import { ask } from '../../bridge/client'
import { type Typing, typedOf } from './typing'

const afterMs = 500

export function useKeptTyping(begun: Typing) {
  const [content, setContent] = useState<ScriptContent>(begun.content)
  const latest = useRef<ScriptContent | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const waiting = latest.current
    latest.current = undefined
    return waiting === undefined ? undefined : ask('scripts.keepTyped', { typed: typedOf({ ...begun, content: waiting }) })
  }, [begun])
  const change = (part: Partial<ScriptContent>) => {
    const next = { ...content, ...part }
    setContent(next)
    latest.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), afterMs)
  }
  /** It was handed in, or is not wanted any more: nothing is kept from here on. */
  const forget = () => {
    clearTimeout(timer.current)
    latest.current = undefined
  }
  useEffect(() => {
    const stop = window.room.onTopics((topics) => { if (topics.includes('locking')) void flush() })
    const leave = () => void flush()
    window.addEventListener('pagehide', leave)
    return () => {
      stop()
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [flush])
  return { content, change, forget, flush }
}
