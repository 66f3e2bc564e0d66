/** A first start beside backups is none: says above the wizard what lies there, and offers it first. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'

export function BackupsBeside({ onRestore }: { readonly onRestore: () => void }) {
  const rows = useAsk('backups.found', {}).value?.rows ?? []
  if (rows.length === 0) return null
  const newest = Math.max(...rows.map(({ at }) => at))
  return (
    <Alert color="orange" role="alert" title="这台电脑上有接待室的备份，数据文件夹却不见了" p="xs" mb="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">旁边有 {rows.length} 份备份{newest > 0 && `，最新的是 ${formatInstantZh(newest)} 的`}。原来的接待室请先从备份恢复，或把移走的文件夹放回原处；下面布置的是另一间新的。</Text>
        <Button size="xs" onClick={onRestore} style={{ flexShrink: 0 }}>从备份恢复</Button>
      </Group>
    </Alert>
  )
}
