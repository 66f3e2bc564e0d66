/** What somebody sees who has not the key of 录音录像, and how to come by it. */
import { Alert, Button, Group } from '@mantine/core'
import type { Fault } from '#core/contract/call'

/** A fault of any call on recordings; `again` asks once more where that can help. */
export function RecordingsFault({ fault, title, again }: { readonly fault: Fault; readonly title: string; readonly again: () => void }) {
  if (fault.code === 'not-held') return <Alert color="blue" title="录音录像单独加密">{fault.message}。接访登记、回执和办理不受影响。</Alert>
  return <Alert color="red" role="alert" title={title}><Group>{fault.message}<Button size="xs" variant="default" onClick={again}>再试一次</Button></Group></Alert>
}
