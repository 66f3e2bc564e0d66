/** Says quietly, shortly before nobody's desk is locked, that any key keeps it open. The shell counts; this only shows. */
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'

const id = 'idle'
const shownMs = 30_000

export function useIdleNotice(): void {
  useEffect(() => {
    const hide = () => { notifications.hide(id) }
    const stop = window.room.onTopics((topics) => {
      if (!topics.includes(id)) return
      notifications.show({ id, message: '一直没有操作，马上自动锁定；按任意键或动一下鼠标可以继续', autoClose: shownMs, withCloseButton: false })
      for (const event of ['keydown', 'pointermove'] as const) document.addEventListener(event, hide, { once: true })
    })
    return () => {
      stop()
      for (const event of ['keydown', 'pointermove'] as const) document.removeEventListener(event, hide)
    }
  }, [])
}
