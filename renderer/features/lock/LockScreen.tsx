/** Logging in, and what is wrong when the vault cannot be opened. The passphrase is never kept on the screen after a try. */
import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useState, type FormEvent } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { Session } from '#core/contract/vault'
import { useTell } from '../../bridge/useTell'

const SENTENCES: Readonly<Record<string, string>> = {
  'missing-database': '数据库文件不见了。请从备份恢复；程序不会新建空库。', 'empty-database': '数据库文件是空的。请从备份恢复；程序不会改动它。', foreign: '这里的数据不是本程序的，程序不会改动它。',
  damaged: '数据损坏或被替换。请从备份恢复；程序不会改动它。', newer: '数据由更新版本的程序建立，请先更新程序。', busy: '另一个窗口正在使用这间接待室，请先关闭它。',
}

interface Props { readonly status: OutputOf<'vault.status'>; readonly onUnlocked: (session: Session) => void; readonly onRetry: () => void }

export function LockScreen({ status, onUnlocked, onRetry }: Props) {
  const broken = SENTENCES[status.state]
  return (
    <Center h="100%" component="main">
      <Paper withBorder shadow="sm" p="xl" w={420}>
        <Stack>
          <div>
            <Title order={1} size="h2">{status.deskName ?? '综治信访接待室'}</Title>
            <Text c="gray.7">请登录后开始接访</Text>
          </div>
          {broken === undefined ? <Login onUnlocked={onUnlocked} /> : (
            <>
              <Alert color="red" title="接待室打不开">{broken}{status.detail !== undefined && <Text size="sm" mt="xs">{status.detail}</Text>}</Alert>
              <Button onClick={onRetry}>再看一次</Button>
            </>
          )}
        </Stack>
      </Paper>
    </Center>
  )
}

function Login({ onUnlocked }: Pick<Props, 'onUnlocked'>) {
  const [login, setLogin] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const [wait, setWait] = useState(0)
  const { tell, busy } = useTell('vault.unlock')
  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (wait > 0 || busy) return
    const reply = await tell({ login: login.trim(), passphrase })
    setPassphrase('')
    if (reply.ok) return onUnlocked(reply.value)
    setRefused(reply.fault.message)
    setWait(Math.ceil((reply.fault.waitMs ?? 0) / 1000))
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput label="登录名" value={login} onChange={(event) => setLogin(event.currentTarget.value)} autoFocus autoComplete="off" />
        <PasswordInput label="密码" value={passphrase} onChange={(event) => setPassphrase(event.currentTarget.value)} autoComplete="off" visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }} />
        {refused !== undefined && <Alert color="red" role="alert">{refused}{wait > 0 && `（${wait} 秒后可再试）`}</Alert>}
        <Button type="submit" loading={busy} disabled={wait > 0 || login.trim() === '' || passphrase === ''}>登录</Button>
      </Stack>
    </form>
  )
}
