/** One recognised card: how it was recognised, masked particulars, earlier visits and open petitions; joins two cards when asked, with a reason. */
import { Badge, Button, Group, Text } from '@mantine/core'
import type { PersonMatch } from '#core/contract/people'
import { formatDayZh } from '#core/domain/day'
import { JoinCards } from '../../ui/JoinCards'
import { classWords, matchWords } from '../../ui/petitionWords'
import { WarningNotes } from '../../ui/WarningNotes'
import style from './Recognition.module.css'

interface Props {
  readonly match: PersonMatch
  readonly chosen?: boolean
  /** Under this the button that chooses it takes the focus when the card was passed over. */
  readonly focusId?: string | undefined
  /** The keys that choose this card. */
  readonly hotkey?: string
  /** The card already chosen; this one can be joined into it. */
  readonly keepId?: number | undefined
  readonly onChoose?: () => void
  readonly onOther?: () => void
}

export function MatchCard({ match, chosen = false, focusId, hotkey, keepId, onChoose, onOther }: Props) {
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
      <WarningNotes personId={match.personId} />
      <ul className={style.earlier}>
        {match.petitions.slice(0, 4).map((petition) => (
          <li key={petition.id}>
            <span className={style.state} data-open={petition.open}>{petition.open ? '在办' : '已结'}</span>
            {petition.number} {petition.title}（{classWords[petition.petitionClass]}，{petition.officerName}{petition.open && petition.dueOn !== undefined ? `，${formatDayZh(petition.dueOn)}到期` : ''}）
          </li>
        ))}
      </ul>
      {onChoose !== undefined && (
        <Group gap={6} mt={6}>
          {keepId === undefined && <Button id={focusId} size="compact-sm" onClick={onChoose} aria-keyshortcuts={hotkey} rightSection={hotkey === undefined ? undefined : <span aria-hidden className={style.key}>{hotkey}</span>}>是此人</Button>}
          {keepId === undefined && <Button size="compact-sm" variant="default" onClick={onOther}>不是，同名另一人</Button>}
          {keepId !== undefined && <JoinCards keepId={keepId} otherId={match.personId} />}
        </Group>
      )}
    </article>
  )
}
