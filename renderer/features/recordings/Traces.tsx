/** 查阅记录: who did what with a recording, the latest first. */
import { Title } from '@mantine/core'
import type { RecordingEventShown } from '#core/contract/recordings'
import { formatInstantZh } from '#core/domain/day'
import { clockOf, eventWord } from '../../ui/recordings/recordingWords'
import style from './recordings.module.css'

export function Traces({ events }: { readonly events: readonly RecordingEventShown[] }) {
  return (
    <section aria-label="查阅记录">
      <Title order={2} size="h5">查阅记录</Title>
      <ol className={style.traces} reversed>
        {[...events].reverse().map(({ at, by, act, ms, text }, place) => (
          <li key={events.length - place}>
            <span className={style.pale}>{formatInstantZh(at)}</span> {by === '' ? '程序' : by} {eventWord(act)}{ms === undefined || ms === 0 ? '' : `（${clockOf(ms)} 处）`}{text === '' ? '' : `：${text}`}
          </li>
        ))}
      </ol>
    </section>
  )
}
