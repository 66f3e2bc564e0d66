/** 接待室设置: the room's particulars; only an administrator can change them. */
import { Alert, Button, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { DeskSettings } from '#core/contract/desk'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { DeskFields } from './DeskFields'

export function SettingsScreen({ canEdit }: { readonly canEdit: boolean }) {
  const settings = useAsk('desk.settings', {})
  if (settings.fault !== undefined) return <Alert color="red" title="设置读不出来">{settings.fault.message}</Alert>
  if (settings.value === undefined) return <Loader aria-label="正在读取设置" />
  return <Settings kept={settings.value} canEdit={canEdit} />
}

function Settings({ kept, canEdit }: { readonly kept: DeskSettings; readonly canEdit: boolean }) {
  const [desk, setDesk] = useState(kept)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('desk.saveSettings')
  const save = async () => {
    const reply = await tell(desk)
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (reply.ok) notifications.show({ message: '设置已保存' })
  }
  return (
    <Stack maw={880}>
      <Title order={1} size="h2">接待室设置</Title>
      {!canEdit && <Text c="gray.7">只有系统管理员可以修改。</Text>}
      <Paper withBorder p="lg">
        <DeskFields desk={desk} onChange={setDesk} wrong={wrong} readOnly={!canEdit} />
        {wrong !== undefined && <Alert color="red" mt="md">{wrong.message}</Alert>}
        {canEdit && <Group mt="lg"><Button loading={busy} onClick={() => void save()}>保存</Button></Group>}
      </Paper>
    </Stack>
  )
}
