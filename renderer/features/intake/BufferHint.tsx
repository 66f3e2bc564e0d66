/** At level 3 or 4: offers the emotion buffer room first, and shows what became of a stay. Never stands in the way of registering. */
import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconArmchair } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { StayFacts } from '#core/contract/buffer'
import { countdown, routeOf } from '#core/domain/buffer'
import { useAsk } from '../../bridge/useAsk'
import { clockOf, stayWords } from '../../ui/bufferWords'
import { StayStart } from '../../ui/StayStart'
import { useNow } from '../../ui/useNow'
import { useIntakeDesk } from './intakeDesk'

export function BufferHint({ draftId }: { readonly draftId: number }) {
  const { form: { emotionLevel, selfReport }, who } = useIntakeDesk()
  const asked = useAsk('buffer.of', { draftId })
  const [again, setAgain] = useState(false)
  const stays = asked.value?.stays ?? []
  const high = emotionLevel !== undefined && routeOf(emotionLevel) !== 'desk'
  const running = stays.some(({ state }) => state !== 'ended')
  if (asked.value === undefined || (!high && stays.length === 0)) return null
  const visitor = { name: (who.name ?? '').slice(0, 60), level: emotionLevel ?? 1, ...(selfReport === undefined ? {} : { selfReport }), draftId }
  return (
    <Paper withBorder p="sm" component="section" aria-label="情绪缓冲">
      <Stack gap="xs">
        {stays.map((facts) => <Stay key={facts.stayId} facts={facts} now={asked.value?.now} />)}
        {high && !running && (stays.length === 0 || again) && (
          <>
            <Group gap={6} wrap="nowrap" align="flex-start"><IconArmchair size={18} aria-hidden="true" /><Text size="sm">建议先到情绪缓冲室坐 15–20 分钟，号位保留；登记照常，可以现在办，也可以回来再补。</Text></Group>
            <StayStart visitor={visitor} kept={`draft.${draftId}`} onDone={() => setAgain(false)} />
          </>
        )}
        {high && !running && stays.length > 0 && !again && <Button size="compact-sm" variant="default" w="fit-content" onClick={() => setAgain(true)}>再到缓冲室</Button>}
      </Stack>
    </Paper>
  )
}

function Stay({ facts, now }: { readonly facts: StayFacts; readonly now: number | undefined }) {
  const present = useNow(now)
  const { stayId, state, startedAt, softAt, hardAt, knownAt, outcome, summary, volunteer } = facts
  if (state === 'ended') {
    return (
      <Alert color={outcome === 'back' ? 'green' : outcome === 'stopped' ? 'red' : 'gray'} p="xs" role="status">
        <Text size="sm">{outcome === 'refused' && startedAt === undefined ? '来访人不愿去缓冲室，已记录' : stayWords(facts)}{outcome === 'stopped' && <>　请到<Link to="/safety">红旗与报警</Link>按步骤处置</>}</Text>
        {summary !== '' && <Text size="sm" fw={600}>交接语：{summary}</Text>}
      </Alert>
    )
  }
  if (startedAt === undefined || softAt === undefined || hardAt === undefined || now === undefined) return null
  const { elapsedMs, phase } = countdown({ startedAt, softAt, hardAt, knownAt }, present)
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm">正在情绪缓冲室 <b role="timer">{clockOf(elapsedMs)}</b>，{volunteer === '' ? '还没有人陪' : `${volunteer}陪同`}{phase === 'hard' ? '，时间已到，请看缓冲室' : ''}</Text>
      <Button component={Link} to={`/buffer?stay=${stayId}`} size="compact-sm" variant="default">到缓冲室看看</Button>
    </Group>
  )
}
