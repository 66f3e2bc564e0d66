/** Another passphrase of one's own: the present one, the new one twice. What was typed stays on a refusal and goes when it was changed. */
import { Button, Group, Stack } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { AttemptFaults } from './AttemptFaults'
import { NewPassphrase, NO_PASSPHRASE, passphraseProblem } from './NewPassphrase'
import { SecretField } from './SecretField'
import { useAttempt } from './useAttempt'

interface Props {
  /** What the present one is called here. */
  readonly present: string
  readonly action: string
  readonly onChanged: () => void
  readonly focus?: boolean
  /** Beside the button. */
  readonly children?: ReactNode
}

export function ChangePassphrase({ present, action, onChanged, focus = false, children }: Props) {
  const [current, setCurrent] = useState('')
  const [typed, setTyped] = useState(NO_PASSPHRASE)
  const attempt = useAttempt('vault.changePassphrase')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await attempt.ask({ current, next: typed.next }, current === '' ? { field: 'current', message: `请填写${present}` } : passphraseProblem(typed))
    if (reply?.ok !== true) return
    setCurrent('')
    setTyped(NO_PASSPHRASE)
    onChanged()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <SecretField label={present} withAsterisk autoFocus={focus} value={current} onChange={setCurrent} error={attempt.at('current')} />
        <NewPassphrase typed={typed} onChange={setTyped} login="" wrong={attempt.wrong} />
        <AttemptFaults attempt={attempt} fields={['current', 'next', 'again']} />
        <Group justify={children === undefined ? 'flex-start' : 'space-between'}>
          {children}
          <Button type="submit" loading={attempt.busy} disabled={attempt.seconds > 0}>{action}</Button>
        </Group>
      </Stack>
    </form>
  )
}
