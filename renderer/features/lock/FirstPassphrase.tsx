/** The first log-in with a passphrase an administrator gave: nothing else opens before it is one's own. */
import { Button, Center, Paper, ScrollArea, Stack, Text, Title } from '@mantine/core'
import type { Session } from '#core/contract/vault'
import { machine } from '../../bridge/machine'
import { ChangePassphrase } from '../../ui/ChangePassphrase'

interface Props { readonly session: Session; readonly onChanged: () => void }

export function FirstPassphrase({ session, onChanged }: Props) {
  return (
    <ScrollArea h="100%">
      <Center mih="100vh" component="main" p="md">
        <Paper withBorder shadow="sm" p="xl" w={440}>
          <Stack gap="sm">
            <div>
              <Title order={1} size="h2">{session.name}，请先改密码</Title>
              <Text size="sm" c="gray.7">现在的密码是管理员给的，或者上次改密码时中断了。改成只有您自己知道的，才能开始工作。</Text>
            </div>
            <ChangePassphrase present="初始密码" action="改密码并开始" focus onChanged={onChanged}><Button variant="default" onClick={() => void machine.lock({})}>退出</Button></ChangePassphrase>
          </Stack>
        </Paper>
      </Center>
    </ScrollArea>
  )
}
