/** Takes the filtered log along as a table, after the password. */
import { Alert, Modal, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AuditFilter } from '#core/contract/audit'
import { machine } from '../../bridge/machine'
import { ProvedForm } from '../../ui/ProvedForm'
import { useProved } from '../../ui/useProved'

interface Props { readonly shown: boolean; readonly filter: AuditFilter; readonly onClose: () => void }

export function ExportDialog({ shown, filter, onClose }: Props) {
  return (
    <Modal opened={shown} onClose={onClose} title="导出审计日志" closeButtonProps={{ 'aria-label': '关闭' }}>
      <ExportForm filter={filter} onClose={onClose} />
    </Modal>
  )
}

function ExportForm({ filter, onClose }: Omit<Props, 'shown'>) {
  const [unsaved, setUnsaved] = useState<string | undefined>(undefined)
  const proved = useProved('audit.export', async ({ csv, fileName, entries }) => {
    const saved = await machine.saveTable({ csv, suggestedName: fileName })
    if (!saved.ok) return setUnsaved(saved.fault.message)
    if (saved.value.saved) notifications.show({ message: `已导出 ${entries} 条` })
    onClose()
  })
  const filtered = Object.keys(filter).length > 0
  return (
    <ProvedForm proved={proved} action="导出" onSubmit={() => void proved.submit((passphrase) => ({ ...filter, passphrase }))} onCancel={onClose}>
      <Text size="sm">{filtered ? '按当前筛选条件导出' : '导出全部记录'}为表格文件（CSV）。里面没有信访内容和个人信息，但有工作人员姓名和填写的原因，请妥善保管。这次导出本身也会记入日志。</Text>
      {unsaved !== undefined && <Alert color="red" role="alert">{unsaved}</Alert>}
    </ProvedForm>
  )
}
