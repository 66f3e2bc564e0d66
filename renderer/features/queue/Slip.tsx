/** The slip with a number: shown as it will be printed, and printed on the roll. */
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { PaperPreview } from '../../ui/PaperPreview'
import { PrinterChoice } from '../../ui/PrinterChoice'
import { usePrinter } from '../../ui/usePrinter'
import { Waiting } from '../../ui/Waiting'
import style from './Queue.module.css'

interface Props { readonly ticketId: number; readonly number: string }

export function SlipButton({ ticketId, number }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setShown(true)}>排队号小票</Button>
      <Modal opened={shown} onClose={() => setShown(false)} title={`排队号 ${number}`} closeButtonProps={{ 'aria-label': '关闭' }}>{shown && <Slip ticketId={ticketId} onDone={() => setShown(false)} />}</Modal>
    </>
  )
}

function Slip({ ticketId, onDone }: { readonly ticketId: number; readonly onDone: () => void }) {
  const slip = useAsk('queue.slip', { ticketId })
  const printers = usePrinter()
  const { ref, width, height } = useElementSize()
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const print = async (html: string) => {
    setBusy(true)
    const reply = await machine.print({ html, paper: 'roll80', ...(printers.taken === undefined ? {} : { printer: printers.taken }) })
    setBusy(false)
    if (reply.ok) onDone()
    else setRefused(reply.fault.message)
  }
  const save = async (html: string, number: string) => {
    const reply = await machine.savePdf({ html, paper: 'roll80', suggestedName: `排队号-${number}.pdf` })
    if (!reply.ok) setRefused(reply.fault.message)
    else if (reply.value.saved) onDone()
  }
  if (slip.fault !== undefined) return <Alert color="red" role="alert">{slip.fault.message}</Alert>
  if (slip.value === undefined) return <Waiting what="正在准备小票" />
  const { html, number } = slip.value
  return (
    <Stack gap="sm">
      <div className={style['paper']} ref={ref} tabIndex={0} role="group" aria-label="小票预览，可上下滚动"><PaperPreview title="排队号预览" html={html} paper="roll80" room={{ width, height }} /></div>
      <PrinterChoice {...printers} />
      <Text size="xs" c="gray.7">小票上只有号码、人数和时间，没有姓名和事由。</Text>
      {refused !== undefined && <Alert color="red" role="alert">{refused}</Alert>}
      <Group justify="flex-end"><Button variant="default" onClick={onDone}>关闭</Button><Button variant="default" onClick={() => void save(html, number)}>保存 PDF</Button><Button loading={busy} disabled={printers.taken === undefined} data-autofocus onClick={() => void print(html)}>打印</Button></Group>
    </Stack>
  )
}
