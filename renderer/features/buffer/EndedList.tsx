/** Today's stays that are over, each with its outcome and the one line for the desk. */
import { Paper, Text } from '@mantine/core'
import { useAsk } from '../../bridge/useAsk'
import { stayWords, timeOf } from '../../ui/bufferWords'
import style from './BufferScreen.module.css'

export function EndedList({ chosen, onChoose }: { readonly chosen: number | undefined; readonly onChoose: (stayId: number) => void }) {
  const ended = useAsk('buffer.ended', {}).value ?? []
  return (
    <Paper withBorder p="sm" component="section" aria-label="今天已结束">
      <h2 className={style.heading}>今天已结束{ended.length === 0 ? '' : `（${ended.length}）`}</h2>
      {ended.length === 0 && <Text size="sm" c="gray.7">还没有。</Text>}
      <ul className={style.list}>
        {ended.map((facts) => (
          <li key={facts.stayId}>
            <button type="button" className={style.card} aria-current={facts.stayId === chosen} onClick={() => onChoose(facts.stayId)}>
              <span className={style.line}><span className={style.name}>{facts.label}</span><span className={style.when}>{facts.endedAt === undefined ? '' : timeOf(facts.endedAt)}</span></span>
              <span className={style.small}>{stayWords(facts)}</span>
              {facts.summary !== '' && <span className={style.small}>交接语：{facts.summary}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Paper>
  )
}
