/** What the desk knows of the visitor's time in the emotion buffer room: outcome and the one line handed over, never a note. */
import { Text } from '@mantine/core'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { stayWords } from '../../ui/bufferWords'
import style from './Timeline.module.css'

export function BufferFact({ petitionId }: { readonly petitionId: number }) {
  const stays = useAsk('buffer.of', { petitionId }).value?.stays ?? []
  if (stays.length === 0) return null
  return (
    <section aria-label="情绪缓冲">
      <h2 className={style.heading}>情绪缓冲</h2>
      {stays.map((facts) => (
        <div key={facts.stayId}>
          <Text size="xs" c="gray.7">{formatInstantZh(facts.startedAt ?? facts.endedAt ?? facts.knownAt)}　{stayWords(facts)}</Text>
          {facts.summary !== '' && <Text size="sm"><b>交接语</b>　<span className={style.text}>{facts.summary}</span></Text>}
        </div>
      ))}
    </section>
  )
}
