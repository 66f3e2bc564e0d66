/** 这台电脑: the printer chosen here, and whether locking the system's screen locks the room too. Kept by the shell, not by the room. */
import { Alert, Box, Paper, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { machine } from '../../bridge/machine'
import { PrinterChoice } from '../../ui/PrinterChoice'
import { usePrinter } from '../../ui/usePrinter'

type Told = 'system' | 'service' | 'never'
const WORDS: Readonly<Record<Told, string>> = {
  system: '系统锁屏、休眠或切换用户时，接待室随即锁定。',
  service: '系统休眠时接待室随即锁定；锁屏和切换用户由系统的登录服务（systemd-logind）告知，接待室也随即锁定。有的 Linux 桌面锁屏时不告知：请试一次，不锁的话离开前按 F12。',
  never: '这台电脑上，程序察觉不到系统锁屏和切换用户，只有休眠时才随即锁定：离开前请按 F12，也可以请系统管理员把自动锁定时间改短。',
}

function useTold(): Told | undefined {
  const [told, setTold] = useState<Told | undefined>(undefined)
  useEffect(() => { void machine.osLock({}).then((reply) => { if (reply.ok) setTold(reply.value.told) }) }, [])
  return told
}

export function ThisMachine() {
  const printers = usePrinter()
  const told = useTold()
  return (
    <Paper withBorder p="lg" component="section" aria-label="这台电脑">
      <Title order={2} size="h4">这台电脑</Title>
      <Box maw={420}><PrinterChoice {...printers} /></Box>
      {told !== undefined && (told === 'never' ? <Alert color="orange" mt="sm" role="note">{WORDS.never}</Alert> : <Text size="sm" mt="sm">{WORDS[told]}</Text>)}
    </Paper>
  )
}
