/** 无理缠访 decided by a second person: approving asks for the originals and the own passphrase, refusing or taking back for a reason. Whoever recorded the matter is told why not. */
import { Alert, Button, Checkbox, Group, Modal, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useKept } from '../bridge/kept'
import { useTell } from '../bridge/useTell'
import { OpinionNumber } from './legal/OpinionNumber'
import { ProvedForm } from './ProvedForm'
import { useProved } from './useProved'

interface Props { readonly id: number; readonly number: string; readonly state: 'pending' | 'approved'; readonly own: boolean; /** As it stands in the wish. */ readonly opinionNo: string }

export function GuardDecision({ id, number, state, own, opinionNo }: Props) {
  const [opened, setOpened] = useState<'approve' | 'revoke' | undefined>(undefined)
  const close = () => setOpened(undefined)
  const revoking = state === 'pending' ? '不同意' : '撤销无理缠访分类'
  if (own) return <Text size="sm" c="gray.7">这件是您自己登记的，请另一位分管领导决定。</Text>
  return (
    <>
      <Group gap="xs">
        {state === 'pending' && <Button size="xs" onClick={() => setOpened('approve')}>批准…</Button>}
        <Button size="xs" variant="default" onClick={() => setOpened('revoke')}>{revoking}…</Button>
      </Group>
      <Modal opened={opened !== undefined} onClose={close} title={`${number}：${opened === 'approve' ? '批准列为无理缠访' : revoking}`} closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
        {opened === 'approve' && <Approve id={id} opinionNo={opinionNo} onClose={close} />}
        {opened === 'revoke' && <Revoke id={id} action={revoking} onClose={close} />}
      </Modal>
    </>
  )
}

interface Ends { readonly id: number; readonly onClose: () => void }

function Approve({ id, opinionNo, onClose }: Ends & { readonly opinionNo: string }) {
  const [opinionSeen, setSeen] = useState(false)
  const proved = useProved('petitions.approveGuard', onClose)
  const missing = opinionSeen ? undefined : { field: 'opinionSeen', message: '请先核对原件，再勾选' }
  return (
    <ProvedForm proved={proved} fields={['opinionSeen']} action="批准" onSubmit={() => void proved.submit((passphrase) => ({ id, opinionSeen, passphrase }), missing)} onCancel={onClose}>
      <Text size="sm">这一分类针对事项，不针对人。批准后按“解释疏导”办理，法定救济途径不变；以后可以撤销。</Text>
      <OpinionNumber petitionId={id} number={opinionNo} />
      <Checkbox label="我已核对律师法律意见书和已有结论的原件" checked={opinionSeen} error={proved.at('opinionSeen')} onChange={(event) => setSeen(event.currentTarget.checked)} data-autofocus />
    </ProvedForm>
  )
}

function Revoke({ id, action, onClose }: Ends & { readonly action: string }) {
  const { value: reason, set: setReason, forget } = useKept(`revokeGuard:${id}`, '')
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('petitions.revokeGuard')
  const go = async () => {
    if (reason.trim().length < 2) return setWrong({ field: 'reason', message: '请写明原因（至少 2 个字）' })
    const reply = await tell({ id, reason })
    if (reply.ok) {
      forget()
      onClose()
    } else setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
  }
  return (
    <>
      <Text size="sm">事项改按“合理诉求（复杂）”办理，期限从登记日重新计算。</Text>
      <TextInput label="原因" withAsterisk mt="xs" maxLength={500} value={reason} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
      {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" mt="xs" p="xs" role="alert">{wrong.message}</Alert>}
      <Group mt="sm" justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void go()}>{action}</Button></Group>
    </>
  )
}
