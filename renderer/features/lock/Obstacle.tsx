/** What stands before the room, and the way out; besides looking again, the paper form for the visitor who is waiting. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { PaperFormButtons } from '../../ui/PaperFormButtons'
import type { Trouble } from './troubles'

interface Props { readonly roomName: string; readonly trouble: Trouble; readonly detail: string | undefined; readonly onRetry: () => void }

export function Obstacle({ roomName, trouble, detail, onRetry }: Props) {
  return (
    <>
      <Alert color="red" title={trouble.title} role="alert">
        <Stack gap="xs">
          <Text size="sm">{trouble.what}</Text>
          {detail !== undefined && trouble.closer === true && <Text size="sm">检查结果：{detail}</Text>}
          <Text size="sm" fw={600}>怎么办：{trouble.wayOut}</Text>
        </Stack>
      </Alert>
      <Button onClick={onRetry}>重新检查</Button>
      <Text size="sm" c="gray.7">有来访人在等：先打印空白登记表，用笔记下来。</Text>
      <PaperFormButtons room={{ roomName }} />
    </>
  )
}
