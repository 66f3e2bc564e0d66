/** The room's own days: chosen in the months, said what they are and why, tried, then made. */
import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Change, Effect } from '#core/contract/calendar'
import { LOCAL_NAMES } from '#core/domain/calendar'
import type { Day } from '#core/domain/day'
import { daysInWords } from '#core/domain/yearReading'
import { useKeptText } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import { Confirm } from './Confirm'
import { useTrial } from './useTrial'

type What = Extract<Change, { kind: 'local' }>['what']
const WHATS: readonly { readonly value: What; readonly label: string }[] = [
  { value: 'holiday', label: LOCAL_NAMES.holiday }, { value: 'ethnic', label: `${LOCAL_NAMES.ethnic}（放假办法第四条）` }, { value: 'closure', label: LOCAL_NAMES.closure }, { value: 'work', label: LOCAL_NAMES.work }, { value: 'clear', label: '取消，照国家安排' },
]

export function LocalForm({ chosen, onDone }: { readonly chosen: readonly Day[]; readonly onDone: () => void }) {
  const [what, setWhat] = useState<What>('closure')
  const [reason, setReason] = useKeptText('calendar-local')
  const [tried, setTried] = useState('')
  const trial = useTrial()
  const { ask, wrong, busy } = useAttempt('calendar.setLocal')
  const change: Change = { kind: 'local', days: [...chosen], what }
  const named = JSON.stringify(change)
  const run = async () => {
    setTried(named)
    await trial.run(change)
  }
  const confirm = async (effect: Effect) => {
    const reply = await ask({ days: [...chosen], what, reason, seen: effect.seen })
    if (reply?.ok === true) {
      setReason('')
      notifications.show({ message: '本地日期已改，期限已重算' })
      onDone()
    } else if (reply?.fault.code === 'effect-changed') await run()
  }
  return (
    <Paper withBorder p="md" component="section" aria-label="改本地日期">
      <Stack gap="sm">
        <Text size="sm">在下面的月历里点选日子（可多选），本地放假、停办的日子按休息日计算期限。已选：<b>{chosen.length === 0 ? '还没有' : daysInWords(chosen)}</b></Text>
        <Group align="end">
          <Select w={260} label="改成" allowDeselect={false} data={[...WHATS]} value={what} onChange={(value) => setWhat(WHATS.find((one) => one.value === value)?.value ?? 'closure')} />
          <Button variant="default" loading={trial.busy} disabled={chosen.length === 0} onClick={() => void run()}>看看会变动哪些期限</Button>
        </Group>
        {tried === named && <Confirm trial={trial} reason={reason} onReason={setReason} wrong={wrong} busy={busy} label="改定并重算期限" onConfirm={(effect) => void confirm(effect)} />}
      </Stack>
    </Paper>
  )
}
