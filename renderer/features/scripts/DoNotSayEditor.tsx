/** 不该说的话: each with why and better words; a leader changes the list, everybody reads it. What is being changed stays while another tab is looked at, and leaving is asked about. */
import { Alert, Button, Group, NumberInput, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DoNotSay, ScriptRules } from '#core/contract/scripts'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import style from './ScriptsScreen.module.css'

/** Under this key the half-changed list is held as long as the room is open. */
const TYPED = ['typed', 'scripts.rules'] as const

export function DoNotSayEditor({ leads }: { readonly leads: boolean }) {
  const { value, fault } = useAsk('scripts.rules', {})
  const session = useQueryClient()
  const [typed, setTyped] = useState<ScriptRules | undefined>(session.getQueryData<ScriptRules | null>(TYPED) ?? undefined)
  const keep = (rules: ScriptRules | undefined) => {
    session.setQueryData(TYPED, rules ?? null)
    setTyped(rules)
  }
  if (fault !== undefined) return <Alert color="red">{fault.message}</Alert>
  if (value === undefined) return null
  const { source, ...rules } = value
  if (typed !== undefined) return <Changing rules={typed} onChange={keep} onDone={() => keep(undefined)} />
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="gray.7">在登记表的长栏目里写到这些话，会轻声提醒并给出更好的说法，不拦着您。引号里的话是记原话，不提醒。{source}；已发布的话术每 {rules.reviewMonths} 个月复审一次。</Text>
        {leads && <Button size="xs" variant="default" onClick={() => keep(rules)}>修改</Button>}
      </Group>
      {rules.doNotSay.length === 0 && <Text size="sm" c="gray.7" ta="center" p="xl">清单是空的。</Text>}
      <div className={style.never}>{rules.doNotSay.map(({ phrases, why, better }) => <Paper key={phrases.join()} withBorder p="sm"><Text fw={600}>{phrases.join('　')}</Text><Text size="sm">为什么：{why}</Text><Text size="sm">可以说：{better}</Text></Paper>)}</div>
    </Stack>
  )
}

interface ChangingProps { readonly rules: ScriptRules; readonly onChange: (rules: ScriptRules) => void; readonly onDone: () => void }

function Changing({ rules, onChange, onDone }: ChangingProps) {
  const { tell, busy } = useTell('scripts.saveRules')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const change = (at: number, part: Partial<DoNotSay>) => onChange({ ...rules, doNotSay: rules.doNotSay.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) })
  const save = async () => {
    const tidy = { ...rules, doNotSay: rules.doNotSay.map((rule) => ({ ...rule, phrases: rule.phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== '') })) }
    const reply = await tell(tidy)
    if (!reply.ok) return setRefused(reply.fault.message)
    notifications.show({ message: '已保存' })
    onDone()
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <NumberInput size="xs" w={260} label="已发布的话术每几个月复审一次" min={1} max={60} allowDecimal={false} value={rules.reviewMonths} onChange={(value) => onChange({ ...rules, reviewMonths: typeof value === 'number' ? value : 12 })} />
        <Group gap="xs"><Button size="xs" variant="default" onClick={onDone}>放弃修改</Button><Button size="xs" loading={busy} onClick={() => void save()}>保存</Button></Group>
      </Group>
      {refused !== undefined && <Alert color="red" p="xs" role="alert">{refused}</Alert>}
      {rules.doNotSay.map((rule, at) => (
        <Paper key={at} withBorder p="sm" role="group" aria-label={`第 ${at + 1} 条`}>
          <TextInput size="xs" label="说法（几种之间用空格隔开）" value={rule.phrases.join(' ')} onChange={(event) => change(at, { phrases: event.currentTarget.value.split(/[\s、，]/u) })} />
          <TextInput size="xs" label="为什么" maxLength={200} value={rule.why} onChange={(event) => change(at, { why: event.currentTarget.value })} />
          <Textarea size="xs" label="可以说" autosize minRows={1} maxLength={200} value={rule.better} onChange={(event) => change(at, { better: event.currentTarget.value })} />
          <Button mt={6} size="compact-xs" variant="subtle" color="gray" onClick={() => onChange({ ...rules, doNotSay: rules.doNotSay.filter((_, index) => index !== at) })}>删去这一条</Button>
        </Paper>
      ))}
      <Group><Button size="xs" variant="light" disabled={rules.doNotSay.length >= 100} onClick={() => onChange({ ...rules, doNotSay: [...rules.doNotSay, { phrases: [''], why: '', better: '' }] })}>添加一条</Button></Group>
    </Stack>
  )
}
