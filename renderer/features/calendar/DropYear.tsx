/** Back to what the program brings of a year, with the limits that become 暂定 again. */
import { Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import type { Effect } from '#core/contract/calendar'
import { useKeptText } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import { Confirm } from './Confirm'
import { useTrial } from './useTrial'

export function DropYear({ year, onDone }: { readonly year: number; readonly onDone: () => void }) {
  const [reason, setReason] = useKeptText(`calendar-drop:${year}`)
  const trial = useTrial()
  const { ask, wrong, busy } = useAttempt('calendar.dropYear')
  const { run } = trial
  // Tried once when it is opened; `run` is another function each time.
  useEffect(() => { void run({ kind: 'yearBack', year }) }, [year])
  const confirm = async (effect: Effect) => {
    const reply = await ask({ year, reason, seen: effect.seen })
    if (reply?.ok === true) {
      setReason('')
      notifications.show({ message: `${year}年已改回程序自带的安排，期限已重算` })
      onDone()
    } else if (reply?.fault.code === 'effect-changed') await run({ kind: 'yearBack', year })
  }
  return (
    <Stack gap="xs" mt="sm">
      <Text size="sm">撤回后用程序自带的安排；录入过的仍留在改动记录里。</Text>
      <Confirm trial={trial} reason={reason} onReason={setReason} wrong={wrong} busy={busy} label="撤回并重算期限" onConfirm={(effect) => void confirm(effect)} />
    </Stack>
  )
}
