/** One recognised card: how it was recognised, masked particulars, earlier visits and open petitions; joins two cards when asked, with a reason. */
import { Badge, Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PersonMatch } from '#core/contract/people'
import { formatDayZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import { classWords, matchWords } from '../../ui/petitionWords'
import style from './Recognition.module.css'

interface Props {
  readonly match: PersonMatch
  readonly chosen?: boolean
  /** The card already chosen; this one can be joined into it. */
  readonly keepId?: number | undefined
  readonly onChoose?: () => void
  readonly onOther?: () => void
}

export function MatchCard({ match, chosen = false, keepId, onChoose, onOther }: Props) {
  const about = [match.sex, match.age === undefined ? undefined : `${match.age} 岁`, match.idNumber, match.phone].filter((part) => part !== undefined && part !== '')
  return (
    <article className={style.card} data-chosen={chosen}>
      <Group gap={6} justify="space-between">
        <Text fw={600}>{match.name || '（未留名）'}</Text>
        <Badge size="sm" variant="light" color={chosen ? 'green' : 'blue'}>{chosen ? '已选定' : matchWords[match.by]}</Badge>
      </Group>
      <Text size="xs" c="gray.7">{about.join(' · ')}</Text>
      {match.address !== '' && <Text size="xs" c="gray.7">{match.address}</Text>}
      <Text size="xs">来访 {match.visits} 次{match.lastVisitOn === undefined ? '' : `，最近 ${formatDayZh(match.lastVisitOn)}`}</Text>
      <ul className={style.earlier}>
        {match.petitions.slice(0, 4).map((petition) => (
          <li key={petition.id}>
            <span className={style.state} data-open={petition.open}>{petition.open ? '在办' : '已结'}</span>
            {petition.number} {petition.title}（{classWords[petition.petitionClass]}，{petition.officerName}{petition.open && petition.dueOn !== undefined ? `，${petition.dueOn} 到期` : ''}）
          </li>
        ))}
      </ul>
      {onChoose !== undefined && (
        <Group gap={6} mt={6}>
          {keepId === undefined && <Button size="compact-sm" onClick={onChoose}>是此人</Button>}
          {keepId === undefined && <Button size="compact-sm" variant="default" onClick={onOther}>不是，同名另一人</Button>}
          {keepId !== undefined && <JoinCards keepId={keepId} otherId={match.personId} />}
        </Group>
      )}
    </article>
  )
}

function JoinCards({ keepId, otherId }: { readonly keepId: number; readonly otherId: number }) {
  const [reason, setReason] = useState<string | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const merge = useTell('people.merge')
  if (reason === undefined) return <Button size="compact-sm" variant="default" onClick={() => setReason('')}>与选定的是同一人，合并…</Button>
  const join = async () => {
    const reply = await merge.tell({ keepId, otherId, reason })
    if (!reply.ok) setRefused(reply.fault.message)
  }
  return (
    <div>
      <TextInput label="合并原因" size="xs" value={reason} error={refused} onChange={(event) => setReason(event.currentTarget.value)} />
      <Group gap={6} mt={4}>
        <Button size="compact-sm" loading={merge.busy} onClick={() => void join()}>合并（可撤销）</Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason(undefined)}>不合并</Button>
      </Group>
    </div>
  )
}
