/** 接待室设置: the room's particulars, which only an administrator can change, and the worker's own passphrase. */
import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Link } from 'react-router'
import type { DeskSettings } from '#core/contract/desk'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { AlarmRules } from '../../ui/AlarmRules'
import { BufferRulesForm } from '../../ui/BufferRulesForm'
import { DESK_FIELDS, DeskFields, deskProblem, trimDesk } from '../../ui/DeskFields'
import { focusField } from '../../ui/fieldFocus'
import { RuleTable } from '../../ui/RuleTable'
import { Waiting } from '../../ui/Waiting'
import { MyPassphrase } from './MyPassphrase'
import { PaperTemplates } from './PaperTemplates'
import { RecorderDevices } from './RecorderDevices'
import { RenewRecovery } from './RenewRecovery'
import { ThisMachine } from './ThisMachine'

/** `renews`: the room's name, for those who may replace its recovery key and set its periods; `templates`: may bring in the room's own templates of papers. */
interface Props { readonly canEdit: boolean; readonly renews?: string; readonly templates?: boolean; /** Records visitors here, or keeps the machine. */ readonly records?: boolean }

export function SettingsScreen({ canEdit, renews, templates = false, records = false }: Props) {
  const settings = useAsk('desk.settings', {})
  if (settings.fault !== undefined) return <Alert color="red" title="设置读不出来" role="alert"><Group justify="space-between">{settings.fault.message}<Button size="xs" variant="default" onClick={settings.again}>再试一次</Button></Group></Alert>
  if (settings.value === undefined) return <Waiting what="正在读取设置" />
  return <Settings kept={settings.value} canEdit={canEdit} templates={templates} records={records} {...(renews === undefined ? {} : { renews })} />
}

/** security.md §2: five minutes, from one to fifteen. */
const MINUTES = Array.from({ length: 15 }, (_, index) => ({ value: String(index + 1), label: `${index + 1} 分钟` }))

function Settings({ kept, canEdit, renews, templates = false, records = false }: Props & { readonly kept: DeskSettings }) {
  const [desk, setDesk] = useState(kept)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('desk.saveSettings')
  const save = async () => {
    const missing = deskProblem(desk)
    setWrong(missing)
    if (missing !== undefined) return void focusField(`desk.${missing.field}`)
    const reply = await tell(trimDesk(desk))
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (reply.ok) notifications.show({ message: '设置已保存' })
  }
  return (
    <Stack maw={880}>
      <div>
        <Title order={1} size="h2">接待室设置</Title>
        {!canEdit && <Text size="sm" c="gray.7">接待室的信息只有系统管理员可以修改；自己的密码在下面改。</Text>}
      </div>
      <Paper withBorder p="lg">
        <DeskFields desk={desk} onChange={setDesk} wrong={wrong} readOnly={!canEdit} />
        <NativeSelect
          mt="xs" maw={420} label="自动锁定" description="没有人动键盘和鼠标这么久，接待室就锁定；草稿都会保存" inputWrapperOrder={['label', 'input', 'error', 'description']} disabled={!canEdit}
          data={MINUTES} value={String(desk.lockMinutes)} onChange={(event) => setDesk({ ...desk, lockMinutes: Number(event.currentTarget.value) })}
        />
        {wrong !== undefined && !DESK_FIELDS.some(({ key }) => key === wrong.field) && <Alert color="red" mt="md" role="alert">{wrong.message}</Alert>}
        {canEdit && <Group mt="lg"><Button loading={busy} onClick={() => void save()}>保存</Button></Group>}
      </Paper>
      {canEdit && <Paper withBorder p="lg"><Text size="sm">窗口、号别、优先理由和等候颜色在<Link to="/queue-rules">候访规则</Link>里改定。</Text></Paper>}
      {canEdit && <BufferRulesForm />}
      {canEdit && <AlarmRules canEdit />}
      {templates && <PaperTemplates />}
      <ThisMachine />
      {records && <RecorderDevices />}
      {renews !== undefined && <RenewRecovery roomName={renews} />}
      {renews !== undefined && <RuleTable sets />}
      <MyPassphrase />
    </Stack>
  )
}
