/** The locked room: logging in, a forgotten passphrase, and what is wrong when it cannot be opened. */
import { Alert, Anchor, Center, Paper, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { Suspense, useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { Session } from '#core/contract/vault'
import { fetched } from '../../ui/fetched'
import { Waiting } from '../../ui/Waiting'
import { LoginForm } from './LoginForm'
import { Obstacle } from './Obstacle'
import { RecordingNotice } from './RecordingNotice'
import { troubleOf } from './troubles'

/** Seldom needed, and the lock screen is to be there at once. */
const { Part: Recovery } = fetched(() => import('./Recovery').then((module) => module.Recovery))

/** `notice` says why the room was shut, when that needs saying; `worker` is the log-in of who was at work. */
interface Props { readonly status: OutputOf<'vault.status'>; readonly notice?: string; readonly worker?: string; readonly onUnlocked: (session: Session) => void; readonly onRetry: () => void; readonly onRestore: () => void }

export function LockScreen({ status, notice: said, worker = '', onUnlocked, onRetry, onRestore }: Props) {
  const [login, setLogin] = useState(worker)
  const [forgotten, setForgotten] = useState(false)
  const [changed, setChanged] = useState<string | undefined>(undefined)
  const back = (done?: string) => { setChanged(done); setForgotten(false) }
  const [met, setMet] = useState<string | undefined>(undefined)
  const trouble = troubleOf(met ?? status.state)
  return (
    <ScrollArea h="100%">
      <Center mih="100vh" component="main" p="md">
        <Paper withBorder shadow="sm" p="xl" w={440}>
          <Stack>
            <div>
              <Title order={1} size="h2">{status.deskName ?? '综治信访接待室'}</Title>
              <Text c="gray.7">{trouble === undefined ? (forgotten ? '忘记密码' : '请登录后开始接访') : '现在打不开'}</Text>
            </div>
            <RecordingNotice />
            {trouble !== undefined && <Obstacle roomName={status.deskName ?? '综治信访接待室'} trouble={trouble} detail={status.detail} onRetry={() => { setMet(undefined); onRetry() }} />}
            {trouble === undefined && forgotten && <Suspense fallback={<Waiting what="正在打开" />}><Recovery roomName={status.deskName ?? ''} login={login} onLogin={setLogin} onEnd={back} /></Suspense>}
            {trouble === undefined && !forgotten && (
              <>
                {said !== undefined && changed === undefined && <Alert color="orange" role="alert">{said}</Alert>}
                {changed !== undefined && <Alert color="green" role="status">{changed}</Alert>}
                <LoginForm login={login} onLogin={setLogin} onUnlocked={onUnlocked} onTrouble={setMet} onForgotten={() => setForgotten(true)} />
              </>
            )}
            {!forgotten && <Anchor component="button" type="button" size="sm" c="gray.7" ta="center" onClick={onRestore}>从备份恢复</Anchor>}
          </Stack>
        </Paper>
      </Center>
    </ScrollArea>
  )
}
