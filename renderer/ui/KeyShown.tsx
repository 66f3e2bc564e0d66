/** A recovery key just made, shown until it was typed back and never again; printable, and a printer that fails says so. */
import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Reply } from '#core/contract/call'
import { ask } from '../bridge/client'
import { machine } from '../bridge/machine'
import { HALF_NAMES, type Halves } from './keyHalves'
import { PrinterChoice } from './PrinterChoice'
import style from './RecoveryKey.module.css'
import { usePrinter } from './usePrinter'

interface Props { readonly halves: Halves; readonly roomName: string; readonly children?: ReactNode }
interface Outcome { readonly ok: boolean; readonly message: string }

export function KeyShown({ halves, roomName, children }: Props) {
  const printers = usePrinter()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const withSheet = async (use: (html: string) => Promise<Reply<object>>, done: string) => {
    setBusy(true)
    setOutcome(undefined)
    const sheet = await ask('vault.recoverySheet', { roomName })
    const reply = sheet.ok ? await use(sheet.value.html) : sheet
    setBusy(false)
    if (!reply.ok) return setOutcome({ ok: false, message: `${reply.fault.message}。也可以照着屏幕抄在纸上。` })
    const kept = !('saved' in reply.value) || reply.value.saved !== false
    setOutcome({ ok: kept, message: kept ? done : '没有保存。需要时请再点一次，或照着屏幕抄在纸上。' })
  }
  return (
    <Stack gap="sm">
      {children}
      <Alert color="yellow"><Text fw={600}>只在这时显示</Text>所有人都忘记密码时，只有它能打开数据。请打印或抄下，两半分开交给两个人保管；不要拍照，不要存在这台电脑里。</Alert>
      {halves.map((half, index) => (
        <div key={half} className={style.half}><Text w={56} fw={600}>{HALF_NAMES[index]}</Text><Code fz="xl" px="md" py="xs" aria-label={`恢复密钥${HALF_NAMES[index] ?? ''}`}>{half}</Code></div>
      ))}
      {(printers.names?.length ?? 0) > 1 && <PrinterChoice {...printers} />}
      <Group gap="sm">
        <Button variant="light" loading={busy} onClick={() => void withSheet((html) => machine.print({ html, paper: 'a5' }), '已送到打印机，请确认纸张已经打出、字迹清楚。')}>打印</Button>
        <Button variant="default" loading={busy} onClick={() => void withSheet((html) => machine.savePdf({ html, paper: 'a5', suggestedName: '恢复密钥.pdf' }), '已保存。打印后请把文件删去。')}>保存为 PDF（请存到 U 盘）</Button>
      </Group>
      {outcome !== undefined && <Alert color={outcome.ok ? 'green' : 'red'} p="xs" role={outcome.ok ? 'status' : 'alert'}>{outcome.message}</Alert>}
      <Text size="sm" c="gray.7">下一步照着纸张输入一遍，核对有没有抄错。启用以后不再显示。</Text>
    </Stack>
  )
}
