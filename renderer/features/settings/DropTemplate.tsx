/** Back from the room's own template of a kind to the program's layout, with a reason; the template stays among the records. */
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useKept } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import type { TemplateRow } from './PaperTemplates'

export function DropTemplate({ row: { kind, name }, onClose }: { readonly row: Pick<TemplateRow, 'kind' | 'name'>; readonly onClose: () => void }) {
  const reason = useKept(`templateBack:${kind}`, '')
  const { ask, at, wrong, busy } = useAttempt('papers.dropTemplate')
  const drop = async () => {
    const reply = await ask({ kind, reason: reason.value })
    if (reply?.ok !== true) return
    reason.forget()
    notifications.show({ message: `“${name}”以后用程序的版式导出` })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={`“${name}”恢复用程序的版式`} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Text size="sm">以后导出用程序的版式；需要时可以再导入模板。</Text>
        <TextInput label="原因" withAsterisk data-autofocus maxLength={500} value={reason.value} error={at('reason')} onChange={(event) => reason.set(event.currentTarget.value)} />
        {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" p="xs" role="alert">{wrong.message}</Alert>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void drop()}>恢复</Button></Group>
      </Stack>
    </Modal>
  )
}
