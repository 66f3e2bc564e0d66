/** 通知名单: the room's desks, who is called for which, and what the waiting room's board does; changed by administrator or leader. */
import { Alert, Button, Checkbox, Group, NumberInput, Paper, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AlarmContact, SafetyRules } from '#core/contract/safetyAlarms'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../bridge/useAsk'
import { useTell } from '../bridge/useTell'
import { AlarmContacts } from './AlarmContacts'
import { Waiting } from './Waiting'

export function AlarmRules({ canEdit }: { readonly canEdit: boolean }) {
  const rules = useAsk('safety.rules', {})
  if (rules.fault !== undefined) return <Alert color="red" role="alert" title="通知名单读不出来"><Group>{rules.fault.message}<Button size="xs" variant="default" onClick={rules.again}>再试一次</Button></Group></Alert>
  if (rules.value === undefined) return <Waiting what="正在读取通知名单" />
  return <Rules key={rules.value.revision} kept={rules.value} canEdit={canEdit} />
}

function Rules({ kept, canEdit }: { readonly kept: SafetyRules; readonly canEdit: boolean }) {
  const [rules, setRules] = useState(kept)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('safety.saveRules')
  const change = (part: Partial<SafetyRules>) => setRules({ ...rules, ...part })
  /** A desk that is gone is nobody's any more. */
  const setDesks = (desks: string[]) => change({ desks, contacts: rules.contacts.map((contact) => ({ ...contact, desks: contact.desks.filter((desk) => desks.includes(desk)) })) })
  const save = async () => {
    const { revision, desks, contacts, boardSound, boardText, noteDays } = rules
    const reply = await tell({ revision, desks, contacts, boardSound, boardText, noteDays })
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (reply.ok) notifications.show({ message: '通知名单已保存' })
  }
  const at = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  return (
    <Paper withBorder p="lg" component="section" aria-label="报警通知名单">
      <Title order={2} size="h4">报警通知名单</Title>
      <Text size="sm" c="gray.7" mb="sm">按 F4 后，别的窗口弹出这些人的电话。{kept.savedAt === undefined ? '还没有设置过。' : `${kept.savedBy ?? ''} ${formatInstantZh(kept.savedAt)}改过。`}{canEdit ? '' : '由分管领导或系统管理员修改。'}</Text>
      <Stack gap="sm">
        <TagsInput label="窗口" description="输入名称后按 Enter" maxTags={20} maxLength={40} value={[...rules.desks]} readOnly={!canEdit} error={at('desks')} onChange={setDesks} clearable={false} />
        <AlarmContacts contacts={rules.contacts} desks={rules.desks} canEdit={canEdit} wrong={wrong} onChange={(contacts: AlarmContact[]) => change({ contacts })} />
        <Checkbox label="报警时候访屏出声并显示下面的文字" disabled={!canEdit} checked={rules.boardSound} onChange={(event) => change({ boardSound: event.currentTarget.checked })} />
        <Group align="flex-start">
          <TextInput label="候访屏文字" description="让来访人看了不会多想" w={280} maxLength={40} readOnly={!canEdit} value={rules.boardText} error={at('boardText')} onChange={(event) => change({ boardText: event.currentTarget.value })} />
          <NumberInput label="警示备注默认有效期（天）" description={`最长 ${rules.noteMostDays} 天`} w={240} min={1} max={rules.noteMostDays} allowDecimal={false} readOnly={!canEdit} value={rules.noteDays} error={at('noteDays')} onChange={(value) => change({ noteDays: typeof value === 'number' ? value : 0 })} />
        </Group>
        {wrong !== undefined && <Alert color="red" role="alert">{wrong.message}</Alert>}
        {canEdit && <Group><Button loading={busy} onClick={() => void save()}>保存通知名单</Button></Group>}
      </Stack>
    </Paper>
  )
}
