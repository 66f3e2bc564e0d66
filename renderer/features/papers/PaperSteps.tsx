/** What can be done with an issued paper beside putting it out: a copy as a new draft, and 作废 by a leader. */
import { Alert, Button, Group, Popover, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { IssuedPaper } from '#core/contract/papers'
import { useKeptText } from '../../bridge/kept'
import { useSession } from '../../bridge/session'
import { useTell } from '../../bridge/useTell'
import style from './PaperScreen.module.css'

export function PaperSteps({ paper }: { readonly paper: IssuedPaper }) {
  const leads = useSession()?.roles.includes('leader') === true
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('papers.copy')
  const navigate = useNavigate()
  const copy = async () => {
    const reply = await tell({ paperId: paper.id })
    if (reply.ok) void navigate(`/papers/draft/${reply.value.draftId}`)
    else setRefused(reply.fault.message)
  }
  return (
    <section className={style.part} aria-label="复制和作废">
      <Group gap="xs">
        <Button variant="default" loading={busy} onClick={() => void copy()}>复制成新草稿</Button>
        {leads && paper.state === 'valid' && <Void paper={paper} />}
      </Group>
      {!leads && paper.state === 'valid' && <Text size="xs" c="gray.7">写错了的，请分管领导作废后复制成新草稿重新定稿。</Text>}
      {refused !== undefined && <Alert color="red" p="xs" role="alert">{refused}</Alert>}
    </section>
  )
}

function Void({ paper }: { readonly paper: IssuedPaper }) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useKeptText(`void:${paper.id}`)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('papers.void')
  const done = async () => {
    if (reason.trim() === '') return setWrong('请填写作废的原因')
    const reply = await tell({ paperId: paper.id, reason })
    if (!reply.ok) return setWrong(reply.fault.message)
    setReason('')
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="top-start" withArrow shadow="md" trapFocus>
      <Popover.Target><Button variant="default" onClick={() => setOpened(!opened)}>作废…</Button></Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">作废后不能恢复，{paper.number === undefined ? '登记簿里仍保留这一行' : '字号留在登记簿里，不再给别的文书'}；已交出的纸质件请收回。</Text>
        <TextInput label="作废原因" withAsterisk mt="xs" maxLength={500} autoComplete="off" error={wrong} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        <Group mt="xs" justify="flex-end"><Button size="xs" variant="default" onClick={() => setOpened(false)}>不作废</Button><Button size="xs" color="red.9" loading={busy} onClick={() => void done()}>作废</Button></Group>
      </Popover.Dropdown>
    </Popover>
  )
}
