/** Marks and notes of a recording by their place. */
import { Badge, Text, Title } from '@mantine/core'
import type { RecordingMarkShown } from '#core/contract/recordings'
import { clockOf, markWords } from '../../ui/recordings/recordingWords'
import style from './recordings.module.css'

/** `onSeek` where it is being played. */
export function MarkList({ marks, onSeek }: { readonly marks: readonly RecordingMarkShown[]; readonly onSeek?: (ms: number) => void }) {
  return (
    <section aria-label="标记和备注">
      <Title order={2} size="h5">标记和备注</Title>
      {marks.length === 0 && <Text size="sm" c="gray.7">没有标记。</Text>}
      <ol className={style.marks}>
        {marks.map(({ id, ms, kind, text, by }) => (
          <li key={id} className={style.mark}>
            {onSeek === undefined ? <span className={style.at}>{clockOf(ms)}</span> : <button type="button" className={style.jump} aria-label={`跳到 ${clockOf(ms)}`} onClick={() => onSeek(ms)}>{clockOf(ms)}</button>}<Badge radius="sm" variant="light">{markWords[kind]}</Badge><span className={style.grow}>{text}</span><span className={style.pale}>{by}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
