/** The calming steps as a checklist: each tick gets the office's time; what to say and do stands below the next one. */
import { Button, Checkbox, Group, Paper, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { StayPage } from '#core/contract/buffer'
import { useTell } from '../../bridge/useTell'
import { timeOf } from '../../ui/bufferWords'
import style from './StepList.module.css'

interface Props { readonly stayId: number; readonly steps: StayPage['steps']; readonly open: boolean; readonly onFault: (message: string) => void }

export function StepList({ stayId, steps, open, onFault }: Props) {
  const [all, setAll] = useState(false)
  /** Pressed, and not yet answered by the office. */
  const [pressed, setPressed] = useState<Readonly<Record<string, boolean>>>({})
  useEffect(() => { setPressed({}) }, [steps])
  const { tell } = useTell('buffer.tick')
  const done = steps.filter(({ doneAt }) => doneAt !== undefined).length
  const next = open ? steps.find(({ doneAt }) => doneAt === undefined)?.id : undefined
  const tick = async (step: string, now: boolean) => {
    setPressed((before) => ({ ...before, [step]: now }))
    const reply = await tell({ stayId, step, done: now })
    if (reply.ok) return
    setPressed({})
    onFault(reply.fault.message)
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label="安抚步骤">
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600} component="h3" m={0}>安抚步骤（{done}/{steps.length}）</Text>
        <Button size="compact-xs" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>{all ? '只展开下一步' : '全部展开'}</Button>
      </Group>
      <ol className={style.steps}>
        {steps.map((step) => (
          <li key={step.id} className={style.step} data-next={step.id === next}>
            <Checkbox
              label={step.name} checked={pressed[step.id] ?? step.doneAt !== undefined} disabled={!open} onChange={(event) => void tick(step.id, event.currentTarget.checked)}
              description={step.doneAt === undefined ? undefined : `${timeOf(step.doneAt)} ${step.doneBy ?? ''}`}
            />
            {(all || step.id === next) && (
              <div className={style.how}>
                {step.say !== '' && <p>说：“{step.say}”</p>}
                {step.hint !== '' && <p>做：{step.hint}</p>}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Paper>
  )
}
