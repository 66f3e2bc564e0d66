/** One step on the chosen records: its reason, or for the approval the leader's passphrase. */
import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import type { Reply } from '#core/contract/call'
import type { RetentionRow } from '#core/contract/retention'
import { useKept } from '../../bridge/kept'
import { useTell } from '../../bridge/useTell'
import { ProvedForm } from '../../ui/ProvedForm'
import type { Wrong } from '../../ui/useAttempt'
import { useProved } from '../../ui/useProved'

export type Kind = 'propose' | 'withdraw' | 'hold' | 'release' | 'approve'

const WORDS: Readonly<Record<Kind, { readonly title: string; readonly does: string; readonly button: string; readonly done: string }>> = {
  propose: { title: '提出销毁', does: '提出后由另一位分管领导批准；批准前可以撤回。', button: '提出', done: '已提出，等分管领导批准' },
  withdraw: { title: '撤回', does: '撤回后仍留在到期清单里。', button: '撤回', done: '已撤回' },
  hold: { title: '暂缓销毁', does: '还有用的登记（复查复核、诉讼、上级调阅等）先不销毁；由分管领导解除。', button: '暂缓', done: '已标为暂缓销毁' },
  release: { title: '解除暂缓', does: '解除后可以提出销毁。', button: '解除', done: '已解除' },
  approve: { title: '批准销毁', does: '姓名、联系方式、事由、办理记录和回执内容将从数据库里清除，不能恢复；以后在这台电脑上恢复旧备份时也会再清除一次；放在别处的旧备份请一并销毁。', button: '批准并销毁', done: '已销毁' },
}

interface Props { readonly kind: Kind; readonly rows: readonly RetentionRow[]; readonly onClose: () => void; readonly onDone: () => void }

export function Decision({ kind, ...rest }: Props) {
  const { title } = WORDS[kind]
  const done = () => {
    notifications.show({ message: WORDS[kind].done })
    rest.onDone()
  }
  return (
    <Modal opened onClose={rest.onClose} title={title} closeButtonProps={{ 'aria-label': '关闭' }}>
      {kind === 'approve' ? <Approval {...rest} onDone={done} /> : <Reasoned {...rest} kind={kind} onDone={done} />}
    </Modal>
  )
}

function About({ kind, rows }: Pick<Props, 'kind' | 'rows'>) {
  return (
    <>
      <Text size="sm">{WORDS[kind].does}</Text>
      <List size="sm">{rows.slice(0, 5).map(({ id, number, title }) => <List.Item key={id}>{number}　{title}</List.Item>)}{rows.length > 5 && <List.Item>等共 {rows.length} 件</List.Item>}</List>
    </>
  )
}

function Approval({ rows, onClose, onDone }: Omit<Props, 'kind'>) {
  const proved = useProved('retention.approve', onDone)
  const submit = () => void proved.submit((passphrase) => ({ petitionIds: rows.map(({ id }) => id), passphrase }))
  return <ProvedForm proved={proved} action={WORDS.approve.button} danger onSubmit={submit} onCancel={onClose}><About kind="approve" rows={rows} /></ProvedForm>
}

type Reasoning = Exclude<Kind, 'approve'>

function useReasoned(kind: Reasoning, rows: readonly RetentionRow[]): { readonly busy: boolean; readonly tell: (reason: string) => Promise<Reply> } {
  const [petitionIds, petitionId] = [rows.map(({ id }) => id), rows[0]?.id ?? 0]
  const [propose, withdraw, hold, release] = [useTell('retention.propose'), useTell('retention.withdraw'), useTell('retention.hold'), useTell('retention.release')]
  const steps: Readonly<Record<Reasoning, (reason: string) => Promise<Reply>>> = {
    propose: (reason) => propose.tell({ petitionIds, reason }), withdraw: (reason) => withdraw.tell({ petitionIds, reason }), hold: (reason) => hold.tell({ petitionId, reason }), release: (reason) => release.tell({ petitionId, reason }),
  }
  return { busy: propose.busy || withdraw.busy || hold.busy || release.busy, tell: steps[kind] }
}

function Reasoned({ kind, rows, onClose, onDone }: Props & { readonly kind: Reasoning }) {
  const { value: reason, set: setReason, forget } = useKept(`retention:${kind}`, '')
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { busy, tell } = useReasoned(kind, rows)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await tell(reason)
    if (reply.ok) {
      forget()
      onDone()
    } else setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <About kind={kind} rows={rows} />
        <Textarea label="原因" withAsterisk autosize minRows={2} value={reason} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>取消</Button>
          <Button type="submit" loading={busy} disabled={reason.trim() === ''}>{WORDS[kind].button}</Button>
        </Group>
      </Stack>
    </form>
  )
}
