/** The warning notes of a person that hold today, where the worker may know of them; with `writes`, the way to write one. */
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { addDays } from '#core/domain/day'
import { labelWordsIn } from '#core/domain/warningNotes'
import { useAsk } from '../bridge/useAsk'
import { useTell } from '../bridge/useTell'
import { NoteCard } from './NoteCard'
import { useKeptText } from '../bridge/kept'

/** `beside` stands with the button that writes one. */
export function WarningNotes({ personId, writes = false, beside }: { readonly personId: number; readonly writes?: boolean; readonly beside?: ReactNode }) {
  const [opened, setOpened] = useState(false)
  const rows = useAsk('safety.notes', { personId }).value?.rows ?? []
  if (rows.length === 0 && !writes) return null
  return (
    <div>
      {rows.map((note) => <NoteCard key={note.id} note={note} acts={writes} />)}
      {writes && <Group gap={6}>{beside}<Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>写警示备注…</Button></Group>}
      {writes && <Modal opened={opened} onClose={() => setOpened(false)} title="写警示备注" size={560} closeButtonProps={{ 'aria-label': '关闭' }}><WriteNote personId={personId} onDone={() => setOpened(false)} /></Modal>}
    </div>
  )
}

/** Words that label are pointed out while they are typed and refused by nobody: whoever writes decides. */
function WriteNote({ personId, onDone }: { readonly personId: number; readonly onDone: () => void }) {
  const guide = useAsk('safety.guide', {}).value
  const rules = useAsk('safety.rules', {}).value
  const today = useAsk('safety.notes', { personId }).value?.today
  const [reason, setReason] = useKeptText(`write note ${personId}`)
  const [twoPersons, setTwo] = useState(false)
  const [until, setUntil] = useState<string | undefined>(undefined)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('safety.writeNote')
  const labels = labelWordsIn(reason, guide?.labelWords.words ?? [])
  const usual = today === undefined || rules === undefined ? '' : addDays(today, rules.noteDays)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const expiresOn = until ?? usual
    const reply = await tell({ personId, reason, twoPersons, ...(expiresOn === '' ? {} : { expiresOn }) })
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (!reply.ok) return
    setReason('')
    onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm">写看到的事实：什么时间、做了什么、带了什么。能看到这位信访人的接访人员和分管领导会看到；本人申请查询时也会给本人看。检举控告的内容不要写。</Text>
        <Textarea label="事实" withAsterisk autosize minRows={3} maxRows={10} maxLength={2000} placeholder="例如：8月1日来访时随身带一把折叠刀，经劝说交出" value={reason} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {labels.length > 0 && <Text size="sm" c="orange.9" role="status">“{labels.join('”“')}”是标签，不是事实；请改写成做了什么、说了什么。</Text>}
        <Checkbox label="须两人接待" checked={twoPersons} onChange={(event) => setTwo(event.currentTarget.checked)} />
        <TextInput type="date" maw={360} label="有效期至" description={rules === undefined ? undefined : `默认 ${rules.noteDays} 天，最长 ${rules.noteMostDays} 天；到期由分管领导复核`} value={until ?? usual} error={wrong?.field === 'expiresOn' ? wrong.message : undefined} onChange={(event) => setUntil(event.currentTarget.value)} />
        {wrong !== undefined && wrong.field !== 'reason' && wrong.field !== 'expiresOn' && <Text size="sm" c="red.8" role="alert">{wrong.message}</Text>}
        <Group justify="flex-end"><Button variant="default" onClick={onDone}>取消</Button><Button type="submit" loading={busy} disabled={reason.trim() === ''}>写入</Button></Group>
      </Stack>
    </form>
  )
}
