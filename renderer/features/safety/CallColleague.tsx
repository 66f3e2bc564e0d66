/**
 * 呼叫同事: the silent alarm, by F4 from anywhere or by a plain button at the foot of the bar.
 * Makes no sound, opens nothing and shows no colour: whoever stands before the desk sees a word in grey.
 */
import { IconPhoneCall } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../bridge/client'
import { useAsk } from '../../bridge/useAsk'
import { useRaisedHere } from './raisedHere'
import style from './CallColleague.module.css'

interface Props { readonly className?: string | undefined; readonly labelClass?: string | undefined; readonly keyClass?: string | undefined }

/** Before anything else hears of it, so that no field, menu or open window keeps it for itself. */
function useF4(press: () => void): void {
  const latest = useRef(press)
  useEffect(() => { latest.current = press })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'F4' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) latest.current()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

export function CallColleague({ className, labelClass, keyClass }: Props) {
  const here = useRaisedHere()
  const [failed, setFailed] = useState(false)
  const asked = useAsk('safety.alarms', {})
  const { own } = here.told(asked.value)
  const raise = async () => {
    const reply = await ask('safety.raise', {})
    setFailed(!reply.ok)
    if (!reply.ok) return
    here.note(reply.value.id)
    asked.again()
  }
  useF4(() => void raise())
  const word = failed ? '未发出' : own.length === 0 ? '' : own.some(({ acknowledged }) => acknowledged.length > 0) ? '已应答' : own.every(({ drill }) => drill) ? '演练中' : '已通知'
  return (
    <button type="button" className={className} aria-keyshortcuts="F4" onClick={() => void raise()}>
      <IconPhoneCall size={16} aria-hidden="true" /><span className={labelClass}>呼叫同事{word !== '' && <span className={style.said}><span className={style.dot} aria-hidden="true" />{word}</span>}</span>
      <kbd className={keyClass} aria-hidden="true">F4</kbd>
    </button>
  )
}
