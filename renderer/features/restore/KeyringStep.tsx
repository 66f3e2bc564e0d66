/** Only the keyring is damaged: it alone is put back, so that nothing since the backup is lost. The whole backup stays a choice. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { BackupSource, RestorePreview } from '#core/contract/backups'
import { formatInstantZh } from '#core/domain/day'
import { AttemptFaults } from '../../ui/AttemptFaults'
import { useAttempt } from '../../ui/useAttempt'
import { NOT_YET, ReasonAndSecret, secretOf } from './ReasonAndSecret'

interface Props { readonly source: BackupSource; readonly preview: RestorePreview; readonly byKey: boolean; readonly login: string; readonly onWhole: () => void; readonly onTaken: (doubted: boolean) => void }

export function KeyringStep({ source, preview, byKey, login, onWhole, onTaken }: Props) {
  const [given, setGiven] = useState(NOT_YET)
  const attempt = useAttempt('backups.restoreKeyring')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await attempt.ask({ source, reason: given.reason, secret: secretOf(given, byKey, login) })
    if (reply === undefined) return
    if (reply.ok) return onTaken(reply.value.doubted)
    setGiven({ ...given, secret: '' })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={560}>
        <Alert color="orange" role="status" title="坏的只是钥匙文件，数据库完好">
          <Text size="sm">
            可以只换回钥匙文件，备份之后登记的内容一件也不会少。
            {preview.keyring === 'beside' ? '用的是旁边保留的上一份。' : `用的是 ${formatInstantZh(preview.at)} 的备份里的那份：那以后改过的密码要用当时的；它若比数据库旧，登录后先只能查看，由分管领导接受后再用。`}
          </Text>
        </Alert>
        <ReasonAndSecret given={given} onGiven={setGiven} byKey={byKey} login={login} at={attempt.at} />
        <AttemptFaults attempt={attempt} fields={['reason']} />
        <Group justify="space-between">
          <Button variant="default" onClick={onWhole}>不，恢复整份备份…</Button>
          <Button type="submit" loading={attempt.busy} disabled={given.reason.trim() === '' || given.secret === '' || attempt.seconds > 0}>只换回钥匙文件</Button>
        </Group>
      </Stack>
    </form>
  )
}
