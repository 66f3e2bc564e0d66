/** How the recorder of this machine stands and how loud it is, as the shell tells it ten times a second; undefined until it has answered. */
import { useEffect, useState } from 'react'
import type { RecorderStatus } from '#core/domain/recorderWords'
import { machine } from '../../bridge/machine'

export function useRecorderStatus(): RecorderStatus | undefined {
  const [status, setStatus] = useState<RecorderStatus | undefined>(undefined)
  useEffect(() => {
    let heard = false
    const end = window.room.onRecorder((told) => {
      heard = true
      setStatus(told)
    })
    void machine.recorder({}).then((reply) => { if (reply.ok && !heard) setStatus(reply.value as RecorderStatus) })
    return end
  }, [])
  return status
}
