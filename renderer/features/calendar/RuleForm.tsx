/** Another number of days in a rule's place, or the way back to the rule as it comes; tried before it is made. */
import { Alert, Button, Group, NumberInput, Paper, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Change, Effect, RuleRow } from '#core/contract/calendar'
import { useKept } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import { Confirm } from './Confirm'
import { useTrial } from './useTrial'

interface Typed { readonly n: number | ''; readonly unit: RuleRow['unit']; readonly onRestDay: RuleRow['onRestDay']; readonly source: string; readonly reason: string }
const UNITS = [{ value: 'day', label: '日（自然日）' }, { value: 'workday', label: '工作日' }] as const
const RESTS = [{ value: 'keep', label: '日期不变，提前办结' }, { value: 'forward', label: '顺延到下一工作日' }] as const

function useRule(rule: RuleRow, onDone: () => void) {
  const { value: typed, set, forget } = useKept<Typed>(`calendar-rule:${rule.id}`, { n: rule.n, unit: rule.unit, onRestDay: rule.onRestDay, source: '', reason: '' })
  const [tried, setTried] = useState<Change | undefined>(undefined)
  const trial = useTrial()
  const put = useAttempt('calendar.setRule')
  const back = useAttempt('calendar.dropRule')
  const run = async (change: Change) => {
    setTried(change)
    await trial.run(change)
  }
  const confirm = async ({ seen }: Effect) => {
    if (tried === undefined) return
    const { id } = rule
    const reply = tried.kind === 'rule' ? await put.ask({ id, n: tried.n, unit: tried.unit, onRestDay: tried.onRestDay, source: typed.source, reason: typed.reason, seen }) : await back.ask({ id, reason: typed.reason, seen })
    if (reply?.ok === true) {
      forget()
      notifications.show({ message: `“${rule.name}”已改，期限已重算` })
      onDone()
    } else if (reply?.fault.code === 'effect-changed') await run(tried)
  }
  const retype = (part: Partial<Typed>) => {
    set({ ...typed, ...part })
    setTried(undefined)
    trial.drop()
  }
  return { typed, set, retype, tried, trial, run, confirm, wrong: put.wrong ?? back.wrong, busy: put.busy || back.busy }
}

export function RuleForm({ rule, onDone }: { readonly rule: RuleRow; readonly onDone: () => void }) {
  const { typed, set, retype, tried, trial, run, confirm, wrong, busy } = useRule(rule, onDone)
  const { n } = typed
  return (
    <Paper withBorder p="sm" component="section" aria-label={`改“${rule.name}”的时限`}>
      <Stack gap="sm">
        {rule.fixedBy === 'law' && tried === undefined && <Alert color="orange" p="xs">这个时限由法律、条例规定，本室不能自行放宽；法律改了或上级另有规定的才改，并写明来源。</Alert>}
        <Group align="end">
          <NumberInput w={110} label="天数" min={1} max={365} clampBehavior="none" allowDecimal={false} value={n} onChange={(value) => retype({ n: value === '' ? '' : Number(value) })} />
          <SegmentedControl aria-label="单位" data={[...UNITS]} value={typed.unit} onChange={(value) => retype({ unit: UNITS.find((one) => one.value === value)?.value ?? 'day' })} />
          <SegmentedControl aria-label="到期遇休息日" data={[...RESTS]} value={typed.onRestDay} onChange={(value) => retype({ onRestDay: RESTS.find((one) => one.value === value)?.value ?? 'keep' })} />
          <Button variant="default" loading={trial.busy} disabled={n === ''} onClick={() => void run({ kind: 'rule', id: rule.id, n: Number(n), unit: typed.unit, onRestDay: typed.onRestDay })}>看看会变动哪些期限</Button>
          {rule.own !== undefined && <Button variant="default" onClick={() => void run({ kind: 'ruleBack', id: rule.id })}>改回默认…</Button>}
        </Group>
        {tried !== undefined && (
          <Confirm trial={trial} reason={typed.reason} onReason={(reason) => set({ ...typed, reason })} wrong={wrong} busy={busy} label={tried.kind === 'ruleBack' ? '改回默认并重算期限' : '改定并重算期限'} onConfirm={(effect) => void confirm(effect)} known={['source']}>
            {tried.kind === 'rule' && <TextInput label="来源" withAsterisk={rule.fixedBy === 'law'} description="文件或条款的名称；会写进期限的依据" value={typed.source} error={wrong?.field === 'source' ? wrong.message : undefined} onChange={(event) => set({ ...typed, source: event.currentTarget.value })} />}
          </Confirm>
        )}
      </Stack>
    </Paper>
  )
}
