/** A new passphrase by the recovery key. Everything typed stays where it is when the office refuses. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { AttemptFaults } from '../../ui/AttemptFaults'
import { NewPassphrase, NO_PASSPHRASE, passphraseProblem } from '../../ui/NewPassphrase'
import style from '../../ui/RecoveryKey.module.css'
import { useAttempt, type Wrong } from '../../ui/useAttempt'

interface Props { readonly login: string; readonly onLogin: (login: string) => void; readonly onBack: () => void; readonly onRecovered: (recoveryKey: string) => void }

export function RecoverForm({ login, onLogin, onBack, onRecovered }: Props) {
  const [halves, setHalves] = useState<readonly [string, string]>(['', ''])
  const [typed, setTyped] = useState(NO_PASSPHRASE)
  const attempt = useAttempt('vault.recover')
  const recoveryKey = halves.map((half) => half.trim()).filter((half) => half !== '').join('-')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await attempt.ask({ login: login.trim(), recoveryKey, next: typed.next }, missingOf(login, recoveryKey, passphraseProblem(typed)))
    if (reply?.ok === true) onRecovered(recoveryKey)
  }
  const { at } = attempt
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">请拿来布置接待室时打印的两半恢复密钥。用它设好新密码后，再照常登录。</Text>
        <TextInput label="登录名" withAsterisk value={login} error={at('login')} onChange={(event) => onLogin(event.currentTarget.value)} autoFocus={login === ''} autoComplete="off" />
        <TextInput className={style.input ?? ''} label="恢复密钥第一半" withAsterisk value={halves[0]} error={at('recoveryKey')} onChange={(event) => setHalves([event.currentTarget.value, halves[1]])} autoFocus={login !== ''} autoComplete="off" />
        <TextInput className={style.input ?? ''} label="恢复密钥第二半" value={halves[1]} onChange={(event) => setHalves([halves[0], event.currentTarget.value])} autoComplete="off" description="也可以把整段填在第一格；短横线、空格和大小写都可以不管" inputWrapperOrder={['label', 'input', 'description', 'error']} />
        <NewPassphrase typed={typed} onChange={setTyped} login={login} wrong={attempt.wrong} />
        <AttemptFaults attempt={attempt} fields={['login', 'recoveryKey', 'next', 'again']} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>返回登录</Button>
          <Button type="submit" loading={attempt.busy} disabled={attempt.seconds > 0}>设新密码</Button>
        </Group>
      </Stack>
    </form>
  )
}

function missingOf(login: string, recoveryKey: string, passphrase: Wrong | undefined): Wrong | undefined {
  if (login.trim() === '') return { field: 'login', message: '请填写登录名' }
  if (recoveryKey === '') return { field: 'recoveryKey', message: '请填写恢复密钥' }
  return passphrase
}
