/** First start, step 3: the recovery key, shown once, printable, and typed back. */
import { Alert, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../../bridge/client'
import { machine } from '../../bridge/machine'

interface Props { readonly halves: readonly [string, string]; readonly roomName: string; readonly typed: string; readonly onTyped: (typed: string) => void; readonly wrong: string | undefined }

export function RecoveryStep({ halves, roomName, typed, onTyped, wrong }: Props) {
  const [said, setSaid] = useState<string | undefined>(undefined)
  const withSheet = async (use: (html: string) => Promise<{ readonly ok: boolean; readonly value?: object; readonly fault?: { readonly message: string } }>, done: string) => {
    const sheet = await ask('vault.recoverySheet', { roomName })
    const reply = sheet.ok ? await use(sheet.value.html) : sheet
    if (reply.ok && reply.value !== undefined && 'saved' in reply.value && reply.value.saved === false) return setSaid('没有保存')
    setSaid(reply.ok ? done : reply.fault?.message)
  }
  return (
    <Stack>
      <Alert color="yellow" title="只显示这一次">所有人都忘记密码时，只有它能打开数据。请打印或抄下，两半分开交给两个人保管，不要存在这台电脑里。</Alert>
      {halves.map((half, index) => (
        <Group key={half}><Text w={70}>第{index === 0 ? '一' : '二'}半</Text><Code fz="xl" px="md" py="xs" aria-label={`恢复密钥第${index === 0 ? '一' : '二'}半`}>{half}</Code></Group>
      ))}
      <Group>
        <Button variant="default" onClick={() => void withSheet((html) => machine.print({ html, paper: 'a5' }), '已送到打印机')}>打印</Button>
        <Button variant="default" onClick={() => void withSheet((html) => machine.savePdf({ html, paper: 'a5', suggestedName: '恢复密钥.pdf' }), '已保存')}>保存为 PDF（请存到 U 盘）</Button>
        {said !== undefined && <Text role="status">{said}</Text>}
      </Group>
      <TextInput label="照着纸张输入完整的恢复密钥" description="短横线和大小写都可以不管" inputWrapperOrder={['label', 'input', 'description', 'error']} withAsterisk value={typed} error={wrong} onChange={(event) => onTyped(event.currentTarget.value)} autoComplete="off" />
    </Stack>
  )
}
