/** Reminds those who can see to it that the recovery key was used and is still the same one, until another takes its place. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { useNavigate } from 'react-router'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../bridge/useAsk'

export function RecoveryNotice() {
  const navigate = useNavigate()
  const usedAt = useAsk('vault.recoveryUsed', {}).value?.usedAt
  if (usedAt === undefined) return null
  return (
    <Alert color="orange" p="xs" title="恢复密钥用过，还没有换" role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{formatInstantZh(usedAt)} 有人用它重设过密码或批准过权限，两半可能已被同一个人看到。请换一把新的，仍由两个人分开保管。</Text>
        <Button size="xs" variant="default" onClick={() => void navigate('/settings')}>去更换</Button>
      </Group>
    </Alert>
  )
}
