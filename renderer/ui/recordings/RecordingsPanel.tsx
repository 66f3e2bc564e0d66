/** The recordings of one petition, on its page. */
import { Text, Title } from '@mantine/core'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../Waiting'
import { RecordingRows } from './RecordingRows'
import { RecordingsFault } from './RecordingsFault'
import style from './Recordings.module.css'

export function RecordingsPanel({ petitionId }: { readonly petitionId: number }) {
  const { value, fault, again } = useAsk('recordings.of', { petitionId }, { keep: true })
  if (fault !== undefined) return <RecordingsFault fault={fault} title="录音录像没有读出来" again={again} />
  if (value === undefined) return <Waiting what="正在读取录音录像" />
  return (
    <section className={style.panel} aria-label="录音录像">
      <Title order={2} size="h5">录音录像</Title>
      {value.rows.length === 0 ? <Text size="sm" c="gray.7">这件事项没有录音录像。录音设备录下的，可在“录音录像”里收进来并归到这件事项。</Text> : <RecordingRows rows={value.rows} bare />}
    </section>
  )
}
