/** Joins two cards of one person, with a reason; and takes a joining apart again. Nothing is deleted by either. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Fault } from '#core/contract/call'
import type { OutputOf } from '#core/contract/index'
import { useKept } from '../bridge/kept'
import { useTell } from '../bridge/useTell'

export function JoinCards({ keepId, otherId, label = '与选定的是同一人，合并…' }: { readonly keepId: number; readonly otherId: number; readonly label?: string }) {
  const { tell, busy } = useTell('people.merge')
  return <AskReason name={`join:${keepId}:${otherId}`} ask={label} reasonLabel="合并原因" confirm="合并（可撤销）" busy={busy} onReason={async (reason) => refusal(await tell({ keepId, otherId, reason }))} />
}

/** `onSeparated` is told what was registered on the kept card meanwhile. */
export function SeparateCards({ mergeId, onSeparated }: { readonly mergeId: number; readonly onSeparated: (meanwhile: OutputOf<'people.unmerge'>['registeredMeanwhile']) => void }) {
  const { tell, busy } = useTell('people.unmerge')
  const separate = async (reason: string) => {
    const reply = await tell({ mergeId, reason })
    if (reply.ok) onSeparated(reply.value.registeredMeanwhile)
    return refusal(reply)
  }
  return <AskReason name={`separate:${mergeId}`} ask="撤销合并…" reasonLabel="撤销原因" confirm="撤销合并" busy={busy} onReason={separate} />
}

const refusal = (reply: { readonly ok: true } | { readonly ok: false; readonly fault: Fault }): string | undefined => (reply.ok ? undefined : reply.fault.message)

interface AskProps { readonly name: string; readonly ask: string; readonly reasonLabel: string; readonly confirm: string; readonly busy: boolean; readonly onReason: (reason: string) => Promise<string | undefined> }

/** A button, then a reason, then the deed: the same three steps both ways. */
function AskReason({ name, ask, reasonLabel, confirm, busy, onReason }: AskProps) {
  const { value: reason, set: setReason } = useKept<string | undefined>(name, undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  if (reason === undefined) return <Button size="compact-sm" variant="default" onClick={() => setReason('')}>{ask}</Button>
  const go = async () => {
    const message = await onReason(reason)
    setRefused(message)
    if (message === undefined) setReason(undefined)
  }
  return (
    <div>
      <TextInput
        label={reasonLabel} size="xs" autoFocus maxLength={500} value={reason} error={refused} onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) void go() }}
      />
      <Group gap={6} mt={4}>
        <Button size="compact-sm" loading={busy} onClick={() => void go()}>{confirm}</Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => { setReason(undefined); setRefused(undefined) }}>不了</Button>
      </Group>
      <Text size="xs" c="dimmed">例如：本人当面确认</Text>
    </div>
  )
}
