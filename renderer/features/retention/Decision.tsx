/** One step on what was chosen from a list of what is kept too long: its reason, or for the approval the leader's passphrase. Knows no kind of record. */
import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import type { Reply } from '#core/contract/call'
import type { CallName } from '#core/contract/index'
import { useKept } from '../../bridge/kept'
import { ProvedForm } from '../../ui/ProvedForm'
import type { Wrong } from '../../ui/useAttempt'
import type { Proved } from '../../ui/useProved'

export type Kind = 'propose' | 'withdraw' | 'hold' | 'release' | 'approve'
export type Reasoning = Exclude<Kind, 'approve'>

const GONE = '将从数据库里清除，不能恢复；以后在这台电脑上恢复旧备份时也会再清除一次；放在别处的旧备份请一并销毁。'
const WORDS: Readonly<Record<Kind, { readonly title: string; readonly does: string; readonly button: string; readonly done: string }>> = {
  propose: { title: '提出销毁', does: '提出后由另一位分管领导批准；批准前可以撤回。', button: '提出', done: '已提出，等分管领导批准' },
  withdraw: { title: '撤回', does: '撤回后仍留在到期清单里。', button: '撤回', done: '已撤回' },
  hold: { title: '暂缓销毁', does: '还有用的登记（复查复核、诉讼、上级调阅等）先不销毁；由分管领导解除。', button: '暂缓', done: '已标为暂缓销毁' },
  release: { title: '解除暂缓', does: '解除后可以提出销毁。', button: '解除', done: '已解除' },
  approve: { title: '批准销毁', does: GONE, button: '批准并销毁', done: '已销毁' },
}

/** Says that a step was done. */
export const sayDone = (kind: Kind): void => { notifications.show({ message: WORDS[kind].done }) }

/** What was chosen, and how each step on it is told to the office. */
export interface Chosen {
  /** One line for each record. */
  readonly lines: readonly string[]
  /** Of which an approval takes the content: stands before what becomes of it. */
  readonly content: string
  /** Under which name a reason half typed is kept. */
  readonly place: string
  readonly busy: boolean
  readonly steps: { readonly [K in Reasoning]?: (reason: string) => Promise<Reply> }
  readonly proved: Pick<Proved<CallName>, 'passphrase' | 'setPassphrase' | 'busy' | 'seconds' | 'wrong' | 'at'>
  readonly approve: () => void
}

interface Props { readonly kind: Kind; readonly chosen: Chosen; readonly onClose: () => void; readonly onDone: () => void }

export function Decision({ kind, chosen, onClose, onDone }: Props) {
  return (
    <Modal opened onClose={onClose} title={WORDS[kind].title} closeButtonProps={{ 'aria-label': '关闭' }}>
      {kind === 'approve'
        ? <ProvedForm proved={chosen.proved} action={WORDS.approve.button} danger onSubmit={chosen.approve} onCancel={onClose}><About kind={kind} chosen={chosen} /></ProvedForm>
        : <Reasoned kind={kind} chosen={chosen} onClose={onClose} onDone={onDone} />}
    </Modal>
  )
}

function About({ kind, chosen: { lines, content } }: Pick<Props, 'kind' | 'chosen'>) {
  return (
    <>
      <Text size="sm">{kind === 'approve' ? content : ''}{WORDS[kind].does}</Text>
      <List size="sm">{lines.slice(0, 5).map((line) => <List.Item key={line}>{line}</List.Item>)}{lines.length > 5 && <List.Item>等共 {lines.length} 件</List.Item>}</List>
    </>
  )
}

function Reasoned({ kind, chosen, onClose, onDone }: Props & { readonly kind: Reasoning }) {
  const { value: reason, set: setReason, forget } = useKept(`${chosen.place}:${kind}`, '')
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await chosen.steps[kind]?.(reason)
    if (reply === undefined) return
    if (reply.ok) {
      forget()
      onDone()
    } else setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <About kind={kind} chosen={chosen} />
        <Textarea label="原因" withAsterisk autosize minRows={2} value={reason} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>取消</Button>
          <Button type="submit" loading={chosen.busy} disabled={reason.trim() === ''}>{WORDS[kind].button}</Button>
        </Group>
      </Stack>
    </form>
  )
}
