/** A masked value; the full one is shown for half a minute after a reason is given, and that is written to the audit log. */
import { Button, Group, Popover, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { SecretField } from '#core/contract/petitions'
import { useKept } from '../../bridge/kept'
import { useTell } from '../../bridge/useTell'
import style from './Masked.module.css'

interface Props { readonly petitionId: number; readonly field: z.infer<typeof SecretField>; readonly label: string; readonly masked: string }
const shownMs = 30_000

export function Masked({ petitionId, field, label, masked }: Props) {
  const [full, setFull] = useState<string | undefined>(undefined)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (full === undefined) return undefined
    const timer = setTimeout(() => setFull(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [full])
  return (
    <span className={style.line}>
      <span>{full ?? masked}</span>
      {full !== undefined && <Button size="compact-xs" variant="subtle" onClick={() => setFull(undefined)}>遮住</Button>}
      {full === undefined && (
        <Popover opened={asking} onChange={setAsking} width={280} withArrow shadow="md" trapFocus>
          <Popover.Target><Button size="compact-xs" variant="subtle" aria-label={`查看完整${label}`} onClick={() => setAsking(!asking)}>查看</Button></Popover.Target>
          <Popover.Dropdown><AskReason petitionId={petitionId} field={field} onShown={(value) => { setFull(value); setAsking(false) }} /></Popover.Dropdown>
        </Popover>
      )}
    </span>
  )
}

function AskReason({ petitionId, field, onShown }: Pick<Props, 'petitionId' | 'field'> & { readonly onShown: (value: string) => void }) {
  const { value: reason, set: setReason, forget } = useKept(`reveal:${petitionId}:${field}`, '')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('petitions.reveal')
  const ask = async () => {
    const reply = await tell({ id: petitionId, field, reason })
    if (reply.ok) {
      forget()
      onShown(reply.value.value)
    } else setRefused(reply.fault.message)
  }
  return (
    <>
      <TextInput
        label="查看原因" description="查看会记入审计日志，30 秒后自动遮住" placeholder="例如：电话通知办理进展" data-autofocus value={reason} error={refused} maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) void ask() }}
      />
      <Group mt="xs" justify="flex-end"><Button size="xs" loading={busy} onClick={() => void ask()}>查看</Button></Group>
    </>
  )
}
