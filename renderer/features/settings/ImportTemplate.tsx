/** A .docx file brought in as the room's template of a kind: taken whole, or refused with every mistake on a line of its own. */
import { Alert, Button, FileButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { fileBase64, MOST_WORD_BYTES, WORD_TYPES } from '../../bridge/fileBytes'
import { useKept } from '../../bridge/kept'
import { useTell } from '../../bridge/useTell'
import type { TemplateRow } from './PaperTemplates'
import style from './PaperTemplates.module.css'

interface Props { readonly row: Pick<TemplateRow, 'kind' | 'name'>; readonly onClose: () => void }
interface Wrong { readonly field: string; readonly message: string }

function useImport({ row: { kind, name }, onClose }: Props) {
  const [file, setFile] = useState<File | undefined>(undefined)
  const reason = useKept(`template:${kind}`, '')
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { tell, busy } = useTell('papers.setTemplate')
  const choose = (chosen: File | null) => {
    if (chosen === null) return
    const tooLarge = chosen.size > MOST_WORD_BYTES
    setFile(tooLarge ? undefined : chosen)
    setWrong(tooLarge ? { field: 'base64', message: '文件太大（上限 720 KB），请去掉图片后另存，再重新选择' } : undefined)
  }
  const bringIn = async () => {
    if (file === undefined) return setWrong({ field: 'base64', message: '请选择 .docx 文件' })
    // A file that was moved or deleted since it was chosen cannot be read.
    const base64 = await fileBase64(file).catch(() => undefined)
    if (base64 === undefined) return setWrong({ field: 'base64', message: '文件读不出来，可能已被移动或删除；请重新选择' })
    const reply = await tell({ kind, base64, fileName: file.name.slice(0, 200), reason: reason.value })
    if (!reply.ok) return setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
    reason.forget()
    notifications.show({ message: `“${name}”以后用本室模板导出，认出占位 ${reply.value.placeholders.length} 个` })
    onClose()
  }
  return { file, reason, wrong, busy, choose, bringIn }
}

export function ImportTemplate(props: Props) {
  const { row: { name }, onClose } = props
  const { file, reason, wrong, busy, choose, bringIn } = useImport(props)
  return (
    <Modal opened onClose={onClose} title={`导入“${name}”的模板`} size="lg" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Text size="sm">导入前逐个核对占位；有一处不对就整个不导入，原来的不变。以前导入的模板都留有记录。</Text>
        <Group gap="xs">
          <FileButton accept={WORD_TYPES} onChange={choose}>{(button) => <Button size="xs" variant="default" data-autofocus {...button}>选择 .docx 文件…</Button>}</FileButton>
          <Text size="sm">{file === undefined ? '还没有选择文件' : file.name}</Text>
        </Group>
        <TextInput label="原因" withAsterisk description="会写进审计日志" maxLength={500} value={reason.value} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => reason.set(event.currentTarget.value)} />
        {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" p="xs" role="alert"><Text size="sm" className={style.problems ?? ''}>{wrong.message}</Text></Alert>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void bringIn()}>导入</Button></Group>
      </Stack>
    </Modal>
  )
}
