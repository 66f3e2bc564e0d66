/** Marks and notes of a recording by their place. */
import { Badge, Text, Title } from '@mantine/core'
import type { RecordingMarkShown } from '#core/contract/recordings'
import { clockOf, markWords } from '../../ui/recordings/recordingWords'
import style from './recordings.module.css'

export function MarkList({ marks }: { readonly marks: readonly RecordingMarkShown[] }) {
  return (
    <section aria-label="标记和备注">
      <Title order={2} size="h5">标记和备注</Title>
      {marks.length === 0 && <Text size="sm" c="gray.7">没有标记。</Text>}
      <ol className={style.marks}>
        {marks.map(({ id, ms, kind, text, by }) => (
          <li key={id} className={style.mark}>
            <span className={style.at}>{clockOf(ms)}</span><Badge radius="sm" variant="light">{markWords[kind]}</Badge><span className={style.grow}>{text}</span><span className={style.pale}>{by}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
