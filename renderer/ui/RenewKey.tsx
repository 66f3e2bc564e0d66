/** Another recovery key in the place of the present one, which was typed before: shown once, printable, typed back from paper. The old one holds until the very end. */
import { Alert, Button, Group, Stack } from '@mantine/core'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { useTell } from '../bridge/useTell'
import { focusField } from './fieldFocus'
import { halfProblem, NOTHING_TYPED, type Halves } from './keyHalves'
import { KeyShown } from './KeyShown'
import { KeyTyped } from './KeyTyped'

interface Exit { readonly word: string; readonly leave: () => void }
/** `back` leads out at any time, `stuck` only once the office has refused. */
interface Props { readonly used: string; readonly roomName: string; readonly onRenewed: () => void; readonly back?: Exit; readonly stuck?: Exit; readonly children: ReactNode }

export function RenewKey({ used, roomName, onRenewed, back, stuck, children }: Props) {
  const [halves, setHalves] = useState<Halves | undefined>(undefined)
  const [copied, setCopied] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell: make, busy } = useTell('vault.nextRecoveryKey')
  const begin = async () => {
    const reply = await make({})
    if (reply.ok) setHalves(reply.value.halves)
    else setRefused(reply.fault.message)
  }
  if (halves !== undefined && copied) return <TypeBack used={used} halves={halves} onRenewed={onRenewed} onAgain={() => setCopied(false)} {...(stuck === undefined ? {} : { stuck })} />
  const exit = back ?? (refused === undefined ? undefined : stuck)
  return (
    <Stack>
      {halves === undefined ? children : <KeyShown halves={halves} roomName={roomName} />}
      {refused !== undefined && <Alert color="red" role="alert">{refused}</Alert>}
      <Group justify="space-between">
        {exit === undefined ? <span /> : <Button variant="default" onClick={exit.leave}>{exit.word}</Button>}
        {halves === undefined ? <Button loading={busy} onClick={() => void begin()}>换新的恢复密钥</Button> : <Button onClick={() => setCopied(true)}>已经打印或抄好，下一步</Button>}
      </Group>
    </Stack>
  )
}

interface TypeBackProps { readonly used: string; readonly halves: Halves; readonly onRenewed: () => void; readonly onAgain: () => void; readonly stuck?: Exit }

function TypeBack({ used, halves, onRenewed, onAgain, stuck }: TypeBackProps) {
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('vault.renewRecovery')
  useEffect(() => { focusField('recovery.0') }, [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const missing = halfProblem(typed, halves)
    setWrong(missing)
    if (missing !== undefined) return void focusField(missing.field)
    const reply = await tell({ recoveryKey: used, recoveryTyped: typed.join('-') })
    if (reply.ok) onRenewed()
    else setWrong({ field: '', message: reply.fault.message })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <KeyTyped halves={halves} typed={typed} onTyped={(next) => { setTyped(next); setWrong(undefined) }} wrong={wrong?.field === '' ? undefined : wrong?.message} />
        {wrong?.field === '' && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group justify="space-between">
          <Group gap="xs">
            <Button variant="default" disabled={busy} onClick={onAgain}>再看一次密钥</Button>
            {wrong?.field === '' && stuck !== undefined && <Button variant="default" disabled={busy} onClick={stuck.leave}>{stuck.word}</Button>}
          </Group>
          <Button type="submit" loading={busy}>启用新的恢复密钥</Button>
        </Group>
      </Stack>
    </form>
  )
}
