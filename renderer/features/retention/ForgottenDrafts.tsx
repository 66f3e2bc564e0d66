/** 过期草稿: drafts nobody went on with, one's own to be opened or discarded, for a leader those of others too, without their content. */
import { Alert, Button, Checkbox, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { useAttempt } from '../../ui/useAttempt'

type Row = OutputOf<'retention.drafts'>[number]

export function ForgottenDrafts() {
  const { value = [], fault } = useAsk('retention.drafts', {})
  if (fault !== undefined) return <Alert color="red" role="alert">{fault.message}</Alert>
  return value.length === 0 ? null : <Drafts rows={value.slice(0, 50)} />
}

function Drafts({ rows }: { readonly rows: readonly Row[] }) {
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [reason, setReason] = useState('')
  const { ask, at, wrong, busy } = useAttempt('retention.discardDrafts')
  const picked = rows.map(({ id }) => id).filter((id) => chosen.includes(id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await ask({ draftIds: picked, reason })
    if (reply?.ok !== true) return
    setReason('')
    notifications.show({ message: '过期草稿已删除' })
  }
  return (
    <Paper withBorder p="md" component="section" aria-label="过期草稿">
      <Title order={2} size="h4">过期草稿</Title>
      <Text size="sm" c="gray.7">很久没有改动的草稿也含有来访人的信息：要登记的请打开接着填，不要的请删除。别人的草稿只看得到是谁的、什么时候的。草稿的录音录像不会一起删除，留在“录音录像”里按期限保管。</Text>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="xs" mt="xs">
          {rows.map(({ id, owner, own, startedAt, savedAt }) => (
            <Checkbox
              key={id} checked={chosen.includes(id)} onChange={() => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
              label={<>{own ? '您' : owner}的草稿　{formatInstantZh(startedAt)} 开始，{formatInstantZh(savedAt)} 最后改动 {own && <Link to="/intake">去草稿页</Link>}</>}
            />
          ))}
          <TextInput maw={560} label="删除的原因" withAsterisk value={reason} error={at('reason')} onChange={(event) => setReason(event.currentTarget.value)} />
          {wrong !== undefined && wrong.field !== 'reason' && <Alert color="red" role="alert">{wrong.message}</Alert>}
          <Group><Button type="submit" size="xs" color="red.9" loading={busy} disabled={picked.length === 0 || reason.trim() === ''}>删除选中的草稿</Button></Group>
        </Stack>
      </form>
    </Paper>
  )
}
