/** 录音录像索引台账 of some days, on paper or as a file. */
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { type Day, isDay } from '#core/domain/day'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { useAttempt } from '../../ui/useAttempt'

const say = (message: string) => notifications.show({ message, closeButtonProps: { 'aria-label': '关闭' } })

export function LedgerButton() {
  const today = useAsk('recordingKeep.exports', {}).value?.today
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" disabled={today === undefined} onClick={() => setOpened(true)}>索引台账</Button>
      {opened && today !== undefined && <Modal opened onClose={() => setOpened(false)} title="录音录像索引台账" closeButtonProps={{ 'aria-label': '关闭' }}><Making today={today} onDone={() => setOpened(false)} /></Modal>}
    </>
  )
}

function Making({ today, onDone }: { readonly today: Day; readonly onDone: () => void }) {
  const [from, setFrom] = useState<string>(`${today.slice(0, 8)}01`)
  const [to, setTo] = useState<string>(today)
  const [failed, setFailed] = useState('')
  const { ask, at, wrong, busy } = useAttempt('recordingKeep.ledger')
  const make = async (way: 'print' | 'file') => {
    setFailed('')
    if (!isDay(from) || !isDay(to)) return setFailed('请填写开始和截止日期')
    const reply = await ask({ from, to })
    if (reply?.ok !== true) return undefined
    const { html, fileTitle, rows } = reply.value
    const sent = way === 'print' ? await machine.print({ html, paper: 'a4' }) : await machine.savePdf({ html, paper: 'a4', suggestedName: `${fileTitle}.pdf` })
    if (!sent.ok) return setFailed(sent.fault.message)
    if ('saved' in sent.value && !sent.value.saved) return undefined
    say(way === 'print' ? `台账已送到打印机（${rows} 段）` : `台账已保存（${rows} 段）`)
    return onDone()
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="gray.7">按开始日期列出录音录像的编号、时间、设备、哈希、告知、保管人、到期和查阅次数，已销毁的也列出，不写来访人姓名。A4 横向。</Text>
      <Group grow align="flex-start">
        <TextInput type="date" label="开始日期" withAsterisk value={from} error={at('from')} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label="截止日期" withAsterisk value={to} error={at('to')} onChange={(event) => setTo(event.currentTarget.value)} />
      </Group>
      {wrong !== undefined && !['from', 'to'].includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
      {failed !== '' && <Alert color="red" role="alert">{failed}</Alert>}
      <Group justify="flex-end"><Button variant="default" loading={busy} onClick={() => void make('file')}>保存为 PDF</Button><Button loading={busy} onClick={() => void make('print')}>打印</Button></Group>
    </Stack>
  )
}
