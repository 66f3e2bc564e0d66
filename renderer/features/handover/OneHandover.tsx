/** One sheet over the screen: read, printed, saved, and signed by whoever takes over. */
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { ProvedForm } from '../../ui/ProvedForm'
import { useProved } from '../../ui/useProved'
import { Waiting } from '../../ui/Waiting'
import { SheetView } from './SheetView'
import style from './HandoverScreen.module.css'

interface Props { readonly id: number; readonly onClose: () => void }

export function OneHandover({ id, onClose }: Props) {
  const asked = useAsk('handover.get', { id })
  return (
    <Modal opened onClose={onClose} title={`交接单 第 ${id} 号`} size={760} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
      {asked.fault !== undefined && <Alert color="red" role="alert">{asked.fault.message}</Alert>}
      {asked.value === undefined && asked.fault === undefined && <Waiting what="正在读取交接单" />}
      {asked.value !== undefined && <Shown {...asked.value} onClose={onClose} />}
    </Modal>
  )
}

type Got = NonNullable<ReturnType<typeof useAsk<'handover.get'>>['value']>

function Shown({ row, sheet, onClose }: Got & Pick<Props, 'onClose'>) {
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Text size="sm">{formatDayZh(row.day)}　{row.madeBy} {formatInstantZh(row.madeAt)}交班{row.toName === '' ? '' : `，指定 ${row.toName} 接班`}</Text>
        <OnPaper id={row.id} />
      </Group>
      {row.note !== '' && <Alert color="blue" title="交班说明"><Text size="sm" className={style.typed}>{row.note}</Text></Alert>}
      <SheetView sheet={sheet} />
      {row.signed !== undefined && <Alert color="green" title={`${row.signed.by} 已签收`}>{formatInstantZh(row.signed.at)}{row.signed.remark === '' ? '' : `　${row.signed.remark}`}</Alert>}
      {row.signed === undefined && row.own && <Text size="sm" c="gray.7">等接班的同事登录后签收；您自己交出的不能自己签。</Text>}
      {row.signed === undefined && !row.own && <Sign id={row.id} onClose={onClose} />}
    </Stack>
  )
}

function Sign({ id, onClose }: Props) {
  const [remark, setRemark] = useState('')
  const proved = useProved('handover.sign', () => {
    notifications.show({ message: '已签收' })
    onClose()
  })
  return (
    <ProvedForm proved={proved} action="签收" onSubmit={() => void proved.submit((passphrase) => ({ id, remark, passphrase }))} onCancel={onClose}>
      <Textarea label="签收意见（可不填）" autosize minRows={2} maxRows={5} maxLength={500} value={remark} onChange={(event) => setRemark(event.currentTarget.value)} />
    </ProvedForm>
  )
}

function OnPaper({ id }: { readonly id: number }) {
  const { tell, busy } = useTell('handover.paper')
  const bring = async (way: 'print' | 'file') => {
    const made = await tell({ id })
    const reply = !made.ok ? made : way === 'print' ? await machine.print({ html: made.value.html, paper: 'a4' }) : await machine.savePdf({ html: made.value.html, paper: 'a4', suggestedName: `交接单-${made.value.day}.pdf` })
    const saved = reply.ok && (!('saved' in reply.value) || reply.value.saved)
    if (!reply.ok || saved) notifications.show({ message: !reply.ok ? reply.fault.message : way === 'print' ? '交接单已送到打印机' : '交接单已保存', ...(reply.ok ? {} : { color: 'red' }) })
  }
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" loading={busy} onClick={() => void bring('print')}>打印（A4）</Button>
      <Button size="xs" variant="default" loading={busy} onClick={() => void bring('file')}>保存 PDF</Button>
    </Group>
  )
}
