/** Log-in and password, or the recovery key; then the backup is opened and looked at. */
import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { BackupSource, RestorePreview, RestoreSecret } from '#core/contract/backups'
import { formatInstantZh } from '#core/domain/day'
import { SecretField } from '../../ui/SecretField'
import { useAttempt } from '../../ui/useAttempt'
import { spokenSeconds } from '../../ui/useCountdown'

interface Props { readonly source: BackupSource; readonly at: number; readonly onSeen: (preview: RestorePreview, secret: RestoreSecret) => void; readonly onBack: () => void }

export function ProveStep({ source, at, onSeen, onBack }: Props) {
  const [way, setWay] = useState('passphrase')
  const [login, setLogin] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [recoveryKey, setRecoveryKey] = useState('')
  const [tried, setTried] = useState(way)
  const { ask, busy, seconds, wrong } = useAttempt('backups.preview')
  const byKey = way === 'key'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const secret = byKey ? { login: '', passphrase: '', recoveryKey: recoveryKey.trim() } : { login: login.trim(), passphrase, recoveryKey: '' }
    setTried(way)
    const reply = await ask({ source, secret })
    if (reply === undefined) return
    setPassphrase('')
    if (reply.ok) onSeen(reply.value, secret)
  }
  const ready = byKey ? recoveryKey.trim() !== '' : login.trim() !== '' && passphrase !== ''
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={460}>
        <Text size="sm">打开 <b>{formatInstantZh(at)}</b> 的备份，还不会改动任何数据。由分管领导或系统管理员登录，或用恢复密钥。</Text>
        <SegmentedControl aria-label="怎样打开" value={way} onChange={setWay} data={[{ value: 'passphrase', label: '登录名和密码' }, { value: 'key', label: '恢复密钥' }]} />
        {byKey
          ? <TextInput label="恢复密钥（两半接着输）" description="短横线、空格和大小写都可以不管" inputWrapperOrder={['label', 'input', 'description', 'error']} withAsterisk value={recoveryKey} onChange={(event) => setRecoveryKey(event.currentTarget.value)} autoComplete="off" autoFocus />
          : (
            <>
              <TextInput label="登录名" withAsterisk value={login} onChange={(event) => setLogin(event.currentTarget.value)} autoComplete="off" autoFocus />
              <SecretField label="密码" withAsterisk value={passphrase} onChange={setPassphrase} />
            </>
          )}
        {wrong !== undefined && tried === way && <Alert color="red" role="alert">{wrong.message}{seconds > 0 && `（${spokenSeconds(seconds)}后可再试）`}</Alert>}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>上一步</Button>
          <Button type="submit" loading={busy} disabled={!ready || seconds > 0}>打开并核对</Button>
        </Group>
      </Stack>
    </form>
  )
}
