/** 恢复演练: the password once more, then what was proved and the certificate on paper or as a file. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#core/contract/call'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { machine } from '../../bridge/machine'
import { CheckList, linesOf } from '../../ui/CheckList'
import { ProvedForm } from '../../ui/ProvedForm'
import { useProved } from '../../ui/useProved'

interface Props { readonly name: string; readonly at: number; readonly onClose: () => void }

export function DrillForm({ name, at, onClose }: Props) {
  const [done, setDone] = useState<OutputOf<'backups.drill'> | undefined>(undefined)
  const proved = useProved('backups.drill', setDone)
  if (done !== undefined) return <Result done={done} onClose={onClose} />
  return (
    <ProvedForm proved={proved} action="开始演练" onSubmit={() => void proved.submit((passphrase) => ({ name, passphrase }))} onCancel={onClose}>
      <Text size="sm">把 {at > 0 ? `${formatInstantZh(at)} 的` : '这份'}备份恢复到一个临时位置，打开并逐项核对，然后删除。正式数据不会改动。完成后可以打印一页演练记录。</Text>
    </ProvedForm>
  )
}

function Result({ done, onClose }: { readonly done: OutputOf<'backups.drill'>; readonly onClose: () => void }) {
  const [said, setSaid] = useState<string | undefined>(undefined)
  const use = async (way: Promise<Reply>, good: string) => {
    const reply = await way
    const cancelled = reply.ok && typeof reply.value === 'object' && reply.value !== null && 'saved' in reply.value && reply.value.saved === false
    setSaid(cancelled ? '没有保存' : reply.ok ? good : reply.fault.message)
  }
  const { html } = done
  return (
    <Stack gap="sm">
      <Alert color={done.passed ? 'green' : 'red'} role="status" title={done.passed ? '演练通过：这份备份可以用来恢复' : '演练没有通过：这份备份不能用来恢复'} />
      <CheckList label="逐项核对" lines={linesOf(done.checks)} />
      {said !== undefined && <Text size="sm" role="status">{said}</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => void use(machine.savePdf({ html, paper: 'a5', suggestedName: '恢复演练记录.pdf' }), '已保存 PDF')}>保存 PDF</Button>
        <Button variant="default" onClick={() => void use(machine.print({ html, paper: 'a5' }), '已送到打印机')}>打印演练记录</Button>
        <Button onClick={onClose}>完成</Button>
      </Group>
    </Stack>
  )
}
