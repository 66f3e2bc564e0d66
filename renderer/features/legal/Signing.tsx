/** After 定稿: the sheet for pen and seal, the co-signature of 司法所, and sharing with the desk. */
import { Alert, Button, Group, Modal, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LawyerRequest } from '#core/contract/legal'
import { useAsk } from '../../bridge/useAsk'
import { useKeptText } from '../../bridge/kept'
import { useTell } from '../../bridge/useTell'
import { PrinterChoice } from '../../ui/PrinterChoice'
import { ProvedForm } from '../../ui/ProvedForm'
import { usePrinter } from '../../ui/usePrinter'
import { useProved } from '../../ui/useProved'
import { useLegalOutput } from './legalOutput'

interface Props { readonly request: LawyerRequest; readonly onDone: () => void }

export function Signing({ request, onDone }: Props) {
  if (request.voided) return <Alert color="red" title={`${request.number ?? ''} 已作废`}>分管领导已作废这个编号。需要的请接待室重新委托。</Alert>
  return (
    <>
      <Sheet request={request} />
      {request.state === 'finalised' && <Cosign request={request} onDone={onDone} />}
      {request.state === 'cosigned' && <Share request={request} onDone={onDone} />}
      {request.state === 'shared' && <Alert color="green" title="已共享">承办人可以在这件事项的“文书”里查看和打印。</Alert>}
    </>
  )
}

function Sheet({ request: { id, number = '' } }: { readonly request: LawyerRequest }) {
  const printers = usePrinter()
  const { print, savePdf, busy, outcome } = useLegalOutput(id, number)
  return (
    <Paper withBorder p="sm" component="section" aria-label="签名盖章用的纸质件">
      <Text size="sm" fw={600}>签名盖章用的纸质件</Text>
      <PrinterChoice {...printers} />
      <Group gap="xs" mt="xs"><Button size="sm" loading={busy} disabled={printers.taken === undefined} onClick={() => { if (printers.taken !== undefined) void print(printers.taken) }}>打印</Button><Button size="sm" variant="default" loading={busy} onClick={() => void savePdf()}>保存 PDF</Button></Group>
      {outcome !== undefined && <Text size="sm" mt={6} role="status" c={outcome.ok ? 'green.9' : 'red.8'}>{outcome.message}</Text>}
    </Paper>
  )
}

function Cosign({ request: { id, mayCosign }, onDone }: Props) {
  const [name, setName] = useKeptText(`cosignName:${id}`)
  const today = useAsk('desk.calendar', {}).value?.today ?? ''
  const [on, setOn] = useKeptText(`cosignOn:${id}`)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('legal.cosign')
  const go = async (signed?: { name: string; on: string }) => {
    const reply = await tell({ requestId: id, ...(signed === undefined ? {} : { signed }) })
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (reply.ok) onDone()
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label="司法所会签">
      <Stack gap="xs">
        <Text size="sm" fw={600}>司法所会签</Text>
        {mayCosign ? <Group><Button size="sm" loading={busy} onClick={() => void go()}>我已看过，同意会签</Button></Group> : <Text size="sm" c="gray.7">请司法所另一位同事登录会签；或在纸上会签后登记在这里。</Text>}
        <TextInput size="sm" label="在纸上会签的人" maxLength={60} value={name} error={wrong?.field === 'signed.name' ? wrong.message : undefined} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput size="sm" type="date" label="会签日期" max={today} value={on === '' ? today : on} error={wrong?.field === 'signed.on' ? wrong.message : undefined} onChange={(event) => setOn(event.currentTarget.value)} />
        <Group><Button size="sm" variant="default" loading={busy} disabled={name.trim() === ''} onClick={() => void go({ name, on: on === '' ? today : on })}>登记纸质会签</Button></Group>
        {wrong !== undefined && !wrong.field.startsWith('signed.') && <Alert color="red" p="xs" role="alert">{wrong.message}</Alert>}
      </Stack>
    </Paper>
  )
}

function Share({ request: { id, number, mayShare }, onDone }: Props) {
  const [opened, setOpened] = useState(false)
  const proved = useProved('legal.share', () => {
    setOpened(false)
    onDone()
  })
  if (!mayShare) return <Text size="sm" c="gray.7">已会签，由定稿的律师或会签的同事共享给承办人。</Text>
  return (
    <>
      <Button onClick={() => setOpened(true)}>共享给承办人…</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={`共享 ${number ?? ''}`} closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
        <ProvedForm proved={proved} action="共享" onSubmit={() => void proved.submit((passphrase) => ({ requestId: id, passphrase }))} onCancel={() => setOpened(false)}>
          <Text size="sm">共享后，能看到这件信访事项的接访人员和分管领导都可以查看、打印这份法律意见书。共享不能收回。</Text>
        </ProvedForm>
      </Modal>
    </>
  )
}
