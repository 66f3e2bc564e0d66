/** 恢复密钥: another one in the place of the present one, for whoever has both halves of it. Nothing changes before the new one was typed back. */
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import { fieldId, focusField } from '../../ui/fieldFocus'
import { HALF_NAMES, NOTHING_TYPED, type Halves } from '../../ui/keyHalves'
import style from '../../ui/RecoveryKey.module.css'
import { RenewKey } from '../../ui/RenewKey'

type Step = 'closed' | 'present' | 'next'

export function RenewRecovery({ roomName }: { readonly roomName: string }) {
  const [step, setStep] = useState<Step>('closed')
  const [present, setPresent] = useState(NOTHING_TYPED)
  const done = () => {
    setStep('closed')
    setPresent(NOTHING_TYPED)
    notifications.show({ message: '恢复密钥已换好。旧的已作废，请销毁旧纸张' })
  }
  return (
    <Paper withBorder p="lg" component="section" aria-label="恢复密钥">
      <Title order={2} size="h4">恢复密钥</Title>
      <Text size="sm" c="gray.7">所有人都忘记密码时用它。拿出来用过，或保管人换了，就换一把新的。</Text>
      {step === 'closed' && <Button mt="sm" variant="default" onClick={() => setStep('present')}>更换恢复密钥…</Button>}
      {step === 'present' && <Present typed={present} onTyped={setPresent} onBack={() => { setPresent(NOTHING_TYPED); setStep('closed') }} onNext={() => setStep('next')} />}
      {step === 'next' && (
        <RenewKey used={present.map((half) => half.trim()).join('-')} roomName={roomName} onRenewed={done} back={{ word: '返回', leave: () => setStep('present') }}>
          <Text size="sm">现在这把在新的一把启用以前一直有效。</Text>
        </RenewKey>
      )}
    </Paper>
  )
}

interface PresentProps { readonly typed: Halves; readonly onTyped: (typed: Halves) => void; readonly onBack: () => void; readonly onNext: () => void }

function Present({ typed, onTyped, onBack, onNext }: PresentProps) {
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = typed.findIndex((half) => half.trim() === '')
    setWrong(at >= 0)
    if (at < 0) onNext()
    else focusField(`present.${at}`)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" mt="sm">
        {HALF_NAMES.map((name, at) => (
          <TextInput
            key={name} id={fieldId(`present.${at}`)} className={style.input ?? ''} label={`现在的恢复密钥${name}`} withAsterisk autoComplete="off" spellCheck={false} value={typed[at] ?? ''}
            error={wrong && (typed[at] ?? '').trim() === '' ? '请照着纸张填写这一半' : undefined} onChange={(event) => onTyped(at === 0 ? [event.currentTarget.value, typed[1]] : [typed[0], event.currentTarget.value])}
          />
        ))}
        <Group justify="space-between"><Button variant="default" onClick={onBack}>取消</Button><Button type="submit">下一步</Button></Group>
      </Stack>
    </form>
  )
}
