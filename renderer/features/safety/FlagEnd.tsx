/** 结果: how it ended; possible once every mandatory step is done or has its reason. */
import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FlagPage } from '#core/contract/safetyFlags'
import { formatInstantZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import { Part } from './Part'
import type { Typed } from './useTyped'
import style from './FlagSteps.module.css'

export function FlagEnd({ page, typed }: { readonly page: FlagPage; readonly typed: Typed }) {
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.closeFlag')
  if (page.outcome !== undefined) return <Part title="结果"><Text size="xs" c="gray.7">{formatInstantZh(page.outcome.at)}　{page.outcome.by}</Text><Text size="sm" className={style.told}>{page.outcome.text || '（已销毁）'}</Text></Part>
  const left = page.steps.filter(({ mandatory, state }) => mandatory && state === 'open').length
  const close = async () => {
    const reply = await tell({ id: page.id, outcome: typed.of('outcome') })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) typed.taken('outcome')
  }
  return (
    <Part title="结果">
      <Textarea label="怎样了结的" placeholder="人在哪里、由谁接走、接下来谁跟进" autosize minRows={2} maxLength={20_000} value={typed.of('outcome')} error={refused} onChange={(event) => typed.type('outcome', event.currentTarget.value)} />
      <Group mt={6} justify="space-between">
        <Text size="xs" c="gray.7">{left > 0 ? `还有 ${left} 个必做步骤没有着落，暂不能了结` : '了结后次日由分管领导或另一位工作人员复核'}</Text>
        <Button size="xs" loading={busy} disabled={left > 0 || typed.of('outcome').trim() === ''} onClick={() => void close()}>了结</Button>
      </Group>
    </Part>
  )
}
