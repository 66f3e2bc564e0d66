/** What to mind before and while receiving: two-person reception, warning notes, and red flags of this petition. */
import { Alert, Badge, Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { formatInstantZh } from '#core/domain/day'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { WarningNotes } from '../../ui/WarningNotes'
import style from './PersonRecord.module.css'

export function Cautions({ petitionId, personId }: { readonly petitionId: number; readonly personId: number | undefined }) {
  const record = <Button size="compact-sm" variant="default" component={Link} to={`/safety?petition=${petitionId}`}>记红旗…</Button>
  return (
    <section aria-label="安全" className={style.card}>
      <SecondOf petitionId={petitionId} />
      <RedFlags petitionId={petitionId} />
      {personId === undefined ? <div>{record}</div> : <WarningNotes personId={personId} writes beside={record} />}
    </section>
  )
}

/** 须两人接待, and who the second worker was. */
function SecondOf({ petitionId }: { readonly petitionId: number }) {
  const reception = useAsk('safety.reception', { petitionId }).value
  const officers = useAsk('desk.officers', {}).value ?? []
  const me = useSession()?.userId
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.setSecond')
  if (reception === undefined || (!reception.twoPersons && reception.second === undefined)) return null
  const choose = async (value: string) => {
    if (value === '') return
    const reply = await tell({ petitionId, workerId: Number(value) })
    setRefused(reply.ok ? undefined : reply.fault.message)
  }
  return (
    <Alert color="orange" p="xs" title={reception.twoPersons ? '须两人接待' : '两人接待'}>
      {reception.second !== undefined && <Text size="sm">另一人：{reception.second.name}（{formatInstantZh(reception.second.at)} {reception.second.by} 记）</Text>}
      <NativeSelect
        mt={4} aria-label="第二名接待人员" disabled={busy} error={refused} value="" onChange={(event) => void choose(event.currentTarget.value)}
        data={[{ value: '', label: reception.second === undefined ? '请选另一名接待人员' : '改为另一人…' }, ...officers.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
    </Alert>
  )
}

function RedFlags({ petitionId }: { readonly petitionId: number }) {
  const rows = useAsk('safety.flags', { which: 'all', petitionId }).value?.rows ?? []
  const kinds = useAsk('safety.guide', {}).value?.kinds ?? []
  if (rows.length === 0) return null
  return (
    <div className={style.list}>
      {rows.map((row) => (
        <Group key={row.id} gap={6}>
          <Link to={`/safety?flag=${row.id}`}>红旗 {row.id}：{kinds.find(({ id }) => id === row.kind)?.name}</Link>
          <Badge size="sm" radius="sm" color={row.open ? 'red.9' : 'gray.7'}>{row.open ? '处置中' : '已了结'}</Badge>
          {row.reviewState === 'overdue' && <Badge size="sm" radius="sm" color="red.9">复核逾期</Badge>}
        </Group>
      ))}
    </div>
  )
}
