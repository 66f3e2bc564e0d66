/** The steps on a copy for evidence: to ask for one, to approve it with one's own passphrase, to withdraw it. */
import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FormEvent } from 'react'
import type { RecordingExportRow } from '#core/contract/recordingKeep'
import { EXPORT_DAYS } from '#core/domain/recordingKeep'
import { useKept } from '../../bridge/kept'
import { ProvedForm } from '../../ui/ProvedForm'
import { useAttempt } from '../../ui/useAttempt'
import { useProved } from '../../ui/useProved'

export type CopyStep = { readonly kind: 'ask'; readonly id: number } | { readonly kind: 'approve' | 'withdraw'; readonly row: RecordingExportRow }
const TITLES: Readonly<Record<CopyStep['kind'], string>> = { ask: '申请导出证据副本', approve: '批准导出证据副本', withdraw: '撤回导出' }

export function CopyDialog({ step, onClose }: { readonly step: CopyStep; readonly onClose: () => void }) {
  const done = (message: string) => {
    notifications.show({ message, closeButtonProps: { 'aria-label': '关闭' } })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={TITLES[step.kind]} closeButtonProps={{ 'aria-label': '关闭' }}>
      {step.kind === 'ask' && <Asking id={step.id} onClose={onClose} onDone={done} />}
      {step.kind === 'approve' && <Approving row={step.row} onClose={onClose} onDone={done} />}
      {step.kind === 'withdraw' && <Withdrawing row={step.row} onClose={onClose} onDone={done} />}
    </Modal>
  )
}

interface Ends { readonly onClose: () => void; readonly onDone: (message: string) => void }

function Asking({ id, onClose, onDone }: Ends & { readonly id: number }) {
  const [forWhom, reason] = [useKept(`recordingCopy:forWhom:${id}`, ''), useKept(`recordingCopy:reason:${id}`, '')]
  const { ask, at, wrong, busy } = useAttempt('recordingKeep.askExport')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await ask({ id, forWhom: forWhom.value, reason: reason.value })
    if (reply?.ok !== true) return
    forWhom.forget()
    reason.forget()
    onDone('已申请，等另一位分管领导批准')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">副本没有加密，连同签名的清单和校验说明写到您选的文件夹。由另一位分管领导批准后 {EXPORT_DAYS} 天内可以导出一次。</Text>
        <TextInput label="交给谁" withAsterisk maxLength={120} placeholder="例如：某区人民法院、街道办事处" value={forWhom.value} error={at('forWhom')} onChange={(event) => forWhom.set(event.currentTarget.value)} data-autofocus />
        <Textarea label="原因" withAsterisk autosize minRows={2} maxLength={500} placeholder="例如：依调取证据通知书" value={reason.value} error={at('reason')} onChange={(event) => reason.set(event.currentTarget.value)} />
        {wrong !== undefined && !['forWhom', 'reason'].includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button type="submit" loading={busy} disabled={forWhom.value.trim() === '' || reason.value.trim() === ''}>申请</Button></Group>
      </Stack>
    </form>
  )
}

function Approving({ row: { exportId, number, forWhom, reason, askedBy }, onClose, onDone }: Ends & { readonly row: RecordingExportRow }) {
  const proved = useProved('recordingKeep.approveExport', () => onDone('已批准，可以导出'))
  return (
    <ProvedForm proved={proved} action="批准" onSubmit={() => void proved.submit((passphrase) => ({ exportId, passphrase }))} onCancel={onClose}>
      <Text size="sm">{askedBy} 申请把 {number} 的副本交给{forWhom}：{reason}</Text>
      <Text size="sm" c="gray.7">副本没有加密；批准只对这一次有效，{EXPORT_DAYS} 天内导出。</Text>
    </ProvedForm>
  )
}

function Withdrawing({ row: { exportId, number }, onClose, onDone }: Ends & { readonly row: RecordingExportRow }) {
  const reason = useKept(`recordingCopy:withdraw:${exportId}`, '')
  const { ask, at, wrong, busy } = useAttempt('recordingKeep.withdrawExport')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await ask({ exportId, reason: reason.value })
    if (reply?.ok !== true) return
    reason.forget()
    onDone('已撤回')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">撤回后 {number} 的这次导出作废，还要导出的请另行申请。</Text>
        <Textarea label="原因" withAsterisk autosize minRows={2} maxLength={500} value={reason.value} error={at('reason')} onChange={(event) => reason.set(event.currentTarget.value)} data-autofocus />
        {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button type="submit" loading={busy} disabled={reason.value.trim() === ''}>撤回</Button></Group>
      </Stack>
    </form>
  )
}
