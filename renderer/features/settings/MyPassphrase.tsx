/** 我的密码: the worker's own passphrase. */
import { Box, Paper, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ChangePassphrase } from '../../ui/ChangePassphrase'

export function MyPassphrase() {
  return (
    <Paper withBorder p="lg" component="section" aria-label="我的密码">
      <Title order={2} size="h4">我的密码</Title>
      <Text size="sm" c="gray.7">只改您自己的。忘记现在的密码时，请锁定后在登录画面点“忘记密码”。</Text>
      <Box maw={420} mt="sm"><ChangePassphrase present="现密码" action="改密码" onChanged={() => notifications.show({ message: '密码已改好，下次登录用新密码' })} /></Box>
    </Paper>
  )
}
