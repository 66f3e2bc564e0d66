/** On the locked screen: that this desk is recording, and since when; never whom. */
import { Alert } from '@mantine/core'
import { useRecorderStatus } from '../../ui/recorder/useRecorderStatus'

const time = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export function RecordingNotice() {
  const { state, kind, since } = useRecorderStatus() ?? {}
  if (since === undefined || (state !== 'running' && state !== 'paused')) return null
  const what = kind === 'picture' ? '录音录像' : '录音'
  return <Alert color="red" role="status">{state === 'paused' ? `${what}已暂停` : `正在${what}`}，{time.format(since)}开始。锁定不影响录制；要暂停或结束，请登录。</Alert>
}
