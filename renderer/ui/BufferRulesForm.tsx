/** The rules of the emotion buffer room, for a leader on its screen and an administrator among the settings: minutes, and the calming steps with what to say and do. */
import { Alert, Button, Group, NumberInput, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Fault } from '#core/contract/call'
import type { CalmingStep } from '#core/contract/buffer'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../bridge/useAsk'
import { useTell } from '../bridge/useTell'
import { fieldId, focusField } from './fieldFocus'

const MINUTES = [['softMinutes', '第一次提示'], ['hardMinutes', '最后提示'], ['extendMinutes', '延长一次'], ['restMinutes', '重谈后建议休息']] as const

export function BufferRulesForm() {
  const asked = useAsk('buffer.rules', {})
  if (asked.fault !== undefined) return <Alert color="red" role="alert" title="缓冲室规则读不出来"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  return asked.value === undefined ? null : <Form key={asked.value.saved?.at ?? 0} {...asked.value} />
}

function Form({ rules: kept, revision, source, saved }: OutputOf<'buffer.rules'>) {
  const [rules, setRules] = useState(kept)
  const [fault, setFault] = useState<Fault | undefined>(undefined)
  const { tell, busy } = useTell('buffer.saveRules')
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  const save = async () => {
    const reply = await tell(rules)
    if (reply.ok) return void notifications.show({ message: '缓冲室规则已保存，从下一位来访人起用' })
    setFault(reply.fault)
    focusField(`rules.${reply.fault.field ?? ''}`)
  }
  const setStep = (index: number, step: CalmingStep | undefined) => setRules({ ...rules, steps: rules.steps.flatMap((each, place) => (place !== index ? [each] : step === undefined ? [] : [step])) })
  return (
    <Paper withBorder p="lg" component="section" aria-label="缓冲室规则">
      <Title order={2} size="h4">缓冲室规则</Title>
      <Text size="sm" c="gray.7">{saved === undefined ? '现在用的是随程序带来的规则' : `${saved.by} ${formatInstantZh(saved.at)}保存`}。依据（{revision}）：{source}</Text>
      <Group gap="sm" mt="sm" align="flex-start">
        {MINUTES.map(([name, label]) => (
          <NumberInput key={name} id={fieldId(`rules.${name}`)} w={170} label={`${label}（分钟）`} min={1} max={240} allowDecimal={false} value={rules[name] === 0 ? '' : rules[name]} error={at(name)} onChange={(value) => setRules({ ...rules, [name]: typeof value === 'number' ? value : 0 })} />
        ))}
      </Group>
      <Title order={3} size="h5" mt="md">安抚步骤</Title>
      <Stack gap="md" mt={6}>
        {rules.steps.map((step, index) => <StepFields key={step.id} step={step} at={(field) => at(`steps.${index}.${field}`)} place={index} last={index === rules.steps.length - 1} onChange={(next) => setStep(index, next)} onMove={(by) => setRules({ ...rules, steps: moved(rules.steps, index, by) })} />)}
      </Stack>
      {fault !== undefined && !MINUTES.some(([name]) => name === fault.field) && <Alert color="red" role="alert" mt="sm">{fault.message}</Alert>}
      <Group mt="md">
        <Button loading={busy} onClick={() => void save()}>保存缓冲室规则</Button>
        <Button variant="default" disabled={rules.steps.length >= 30} onClick={() => setRules({ ...rules, steps: [...rules.steps, { id: freshId(rules.steps), name: '', say: '', hint: '' }] })}>加一个步骤</Button>
        <Button variant="subtle" disabled={rules === kept} onClick={() => { setRules(kept); setFault(undefined) }}>放弃改动</Button>
      </Group>
    </Paper>
  )
}

function freshId(steps: readonly CalmingStep[]): string {
  let number = steps.length + 1
  while (steps.some(({ id }) => id === `step-${number}`)) number += 1
  return `step-${number}`
}

function moved(steps: readonly CalmingStep[], index: number, by: -1 | 1): CalmingStep[] {
  const next = [...steps]
  next.splice(index + by, 0, ...next.splice(index, 1))
  return next
}

interface StepProps { readonly step: CalmingStep; readonly place: number; readonly last: boolean; readonly at: (field: string) => string | undefined; readonly onChange: (step: CalmingStep | undefined) => void; readonly onMove: (by: -1 | 1) => void }

function StepFields({ step, place, last, at, onChange, onMove }: StepProps) {
  const name = step.name.trim() === '' ? `第 ${place + 1} 步` : step.name
  return (
    <Stack gap={4} role="group" aria-label={name}>
      <Group gap="xs" align="flex-end">
        <TextInput flex={1} label={`第 ${place + 1} 步`} value={step.name} maxLength={40} error={at('name')} onChange={(event) => onChange({ ...step, name: event.currentTarget.value })} />
        <Button size="sm" variant="default" aria-label={`${name}上移`} disabled={place === 0} onClick={() => onMove(-1)}>上移</Button>
        <Button size="sm" variant="default" aria-label={`${name}下移`} disabled={last} onClick={() => onMove(1)}>下移</Button>
        <Button size="sm" variant="default" aria-label={`删去${name}`} onClick={() => onChange(undefined)}>删去</Button>
      </Group>
      <Group gap="xs" grow align="flex-start">
        <Textarea label="可以这样说" autosize minRows={1} value={step.say} maxLength={300} error={at('say')} onChange={(event) => onChange({ ...step, say: event.currentTarget.value })} />
        <Textarea label="这样做" autosize minRows={1} value={step.hint} maxLength={300} error={at('hint')} onChange={(event) => onChange({ ...step, hint: event.currentTarget.value })} />
      </Group>
    </Stack>
  )
}
