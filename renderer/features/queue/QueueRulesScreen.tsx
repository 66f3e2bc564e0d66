/** 候访规则: windows, series, colours of waiting, reasons of priority and the figures of calling, each with its source. For administrator and leader. */
import { Alert, Button, Checkbox, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { QueueRules } from '#core/contract/queueRules'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { useKept } from '../../bridge/kept'
import { Waiting } from '../../ui/Waiting'
import { PriorityList, SeriesList, WindowList } from './RuleLists'

export function QueueRulesScreen() {
  const asked = useAsk('queue.rules', {})
  if (asked.fault !== undefined) return <Alert color="red" title="候访规则读不出来" role="alert"><Group justify="space-between">{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (asked.value === undefined) return <Waiting what="正在读取候访规则" />
  return <RulesForm {...asked.value} />
}

export type Change = (part: Partial<QueueRules>) => void
const FIGURES = [
  ['recalls', '重呼几次后可以记未到', '次'], ['backAfter', '过号后隔几位再叫', '位'], ['priorityRun', '优先号最多连叫几个', '个'], ['keepNamesDays', '没有登记成事项的，姓名保留多少天', '天'],
] as const
const COLOURS = [['yellow', '等到多少分钟变黄'], ['orange', '等到多少分钟变橙'], ['red', '等到多少分钟变红']] as const

function RulesForm({ rules: known, sources, source, revision, changed }: OutputOf<'queue.rules'>) {
  const { value: kept, set: keep, forget } = useKept<QueueRules | undefined>('queue-rules', undefined)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('queue.saveRules')
  const rules = kept ?? known
  const change: Change = (part) => keep({ ...rules, ...part })
  const save = async () => {
    const checked = QueueRules.safeParse(rules)
    if (!checked.success) return setWrong(checked.error.issues[0]?.message ?? '有一项填得不对，请检查')
    const reply = await tell(checked.data)
    setWrong(reply.ok ? undefined : reply.fault.message)
    if (!reply.ok) return
    forget()
    notifications.show({ message: '候访规则已保存' })
  }
  return (
    <Stack maw={880} gap="md">
      <div>
        <Title order={1} size="h2">候访规则</Title>
        <Text size="sm" c="gray.7">{source}（{revision}{changed ? '，本室已改定' : '，现用默认值'}）</Text>
      </div>
      <WindowList rules={rules} source={sources['windows']} onChange={change} />
      <SeriesList rules={rules} source={sources['series']} onChange={change} />
      <PriorityList rules={rules} sources={sources} onChange={change} />
      <Paper withBorder p="md" component="section" aria-label="等候颜色和次序">
        <Title order={2} size="h4" mb="xs">等候颜色和次序</Title>
        <Group gap="md" align="start">
          {COLOURS.map(([key, label]) => <NumberInput key={key} w={190} label={label} min={1} max={600} allowDecimal={false} value={rules.waitMinutes[key]} onChange={(value) => change({ waitMinutes: { ...rules.waitMinutes, [key]: Number(value) } })} />)}
        </Group>
        <Text size="xs" c="gray.7" mt={4}>{sources['waitMinutes']}</Text>
        <Stack gap="xs" mt="sm">
          {FIGURES.map(([key, label, unit]) => <NumberInput key={key} maw={420} label={label} description={sources[key]} inputWrapperOrder={['label', 'input', 'error', 'description']} suffix={` ${unit}`} min={0} max={365} allowDecimal={false} value={rules[key]} onChange={(value) => change({ [key]: Number(value) })} />)}
          <Checkbox label="叫号时在候访区播报" checked={rules.announce} onChange={(event) => change({ announce: event.currentTarget.checked })} />
        </Stack>
      </Paper>
      {wrong !== undefined && <Alert color="red" role="alert">{wrong}</Alert>}
      <Group><Button loading={busy} onClick={() => void save()}>保存</Button>{kept !== undefined && <Button variant="default" onClick={() => { forget(); setWrong(undefined) }}>不保存改动</Button>}</Group>
    </Stack>
  )
}
