/** Logging in. The passphrase is never kept on the screen after a try; the delay after wrong ones is counted down. */
import { Alert, Anchor, Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { Session } from '#core/contract/vault'
import { SecretField } from '../../ui/SecretField'
import { useAttempt } from '../../ui/useAttempt'
import { spokenSeconds } from '../../ui/useCountdown'
import { troubleOf } from './troubles'

interface Props { readonly login: string; readonly onLogin: (login: string) => void; readonly onUnlocked: (session: Session) => void; readonly onTrouble: (code: string) => void; readonly onForgotten: () => void }

export function LoginForm({ login, onLogin, onUnlocked, onTrouble, onForgotten }: Props) {
  const [passphrase, setPassphrase] = useState('')
  const { ask, busy, seconds, wrong } = useAttempt('vault.unlock')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await ask({ login: login.trim(), passphrase })
    if (reply === undefined) return
    setPassphrase('')
    if (reply.ok) return onUnlocked(reply.value)
    if (troubleOf(reply.fault.code) !== undefined) onTrouble(reply.fault.code)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <TextInput label="登录名" value={login} onChange={(event) => onLogin(event.currentTarget.value)} autoFocus={login === ''} autoComplete="off" />
        <SecretField label="密码" value={passphrase} onChange={setPassphrase} autoFocus={login !== ''} />
        {wrong !== undefined && <Alert color="red" role="alert">{wrong.message}{seconds > 0 && `（${spokenSeconds(seconds)}后可再试）`}</Alert>}
        {/* Said and not spun: an animation would take from the processor what the passphrase is being proved with. */}
        <Button type="submit" disabled={busy || seconds > 0 || login.trim() === '' || passphrase === ''} aria-busy={busy}>{busy ? '正在核对密码…' : '登录'}</Button>
        <Group justify="center"><Anchor component="button" type="button" size="sm" c="gray.7" onClick={onForgotten}>忘记密码</Anchor></Group>
      </Stack>
    </form>
  )
}
