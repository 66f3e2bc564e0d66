/** 设备录音: the folders of the room's own recorder, and what was found in them. Who only administers sees the folders. */
import { Alert, Button, Group, Select, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#core/contract/index'
import { FoundState } from '#core/contract/takeIn'
import { FOUND_STATE_NAMES } from '#core/domain/foundFile'
import { useAsk } from '../../bridge/useAsk'
import { RecordingsFault } from '../../ui/recordings/RecordingsFault'
import { sizeOf } from '../../ui/recordings/recordingWords'
import { useAttempt } from '../../ui/useAttempt'
import { Waiting } from '../../ui/Waiting'
import cards from '../../ui/work/Work.module.css'
import { Folders } from './Folders'
import { FoundRows } from './FoundRows'
import style from './takeIn.module.css'

export function TakeInScreen({ sets, receives }: { readonly sets: boolean; readonly receives: boolean }) {
  return (
    <div className={style.screen}>
      {receives && <Link className={style.back} to="/recordings">← 录音录像</Link>}
      <div><Title order={1} size="h2">设备录音</Title><Text size="sm" c="gray.7">自动查找录音设备和 U 盘里的录音录像，边录边认；是谁的由人确认后才收进索引。</Text></div>
      <Folders sets={sets} />
      {receives && <Files />}
    </div>
  )
}

function Files() {
  const [state, show] = useState<FoundState | null>(null)
  const now = useAsk('takeIn.state', {}, { keep: true })
  const found = useAsk('takeIn.list', state === null ? {} : { state }, { keep: true })
  const fault = now.fault ?? found.fault
  if (fault !== undefined) return <RecordingsFault fault={fault} title="设备录音没有读出来" again={() => { now.again(); found.again() }} />
  if (now.value === undefined || found.value === undefined) return <Waiting what="正在读取设备录音" />
  const counts = new Map(now.value.counts.map((one) => [one.state, one.count]))
  const taking = new Map(now.value.taking.map(({ fileId, done }) => [fileId, done]))
  return (
    <section aria-label="找到的文件" className={cards.panel}>
      <Group justify="space-between" align="flex-end">
        <Title order={2} size="h5">找到的文件</Title>
        <Group gap="xs" align="flex-end">
          <Select aria-label="状态" placeholder="全部状态" clearable w={180} data={FoundState.options.map((value) => ({ value, label: `${FOUND_STATE_NAMES[value]}（${counts.get(value) ?? 0}）` }))} value={state} onChange={(value) => show(FoundState.safeParse(value).data ?? null)} />
          <Again looking={now.value.looking} />
        </Group>
      </Group>
      <Now state={now.value} />
      {found.value.rows.length === 0 && <Text size="sm" c="gray.7" role="status">{state === null ? '还没有找到录音录像文件。' : `没有“${FOUND_STATE_NAMES[state]}”的文件。`}</Text>}
      {found.value.rows.length > 0 && <FoundRows rows={found.value.rows} taking={taking} />}
      {found.value.next !== undefined && <Earlier key={`${state} ${found.value.next}`} state={state} before={found.value.next} taking={taking} />}
    </section>
  )
}

function Again({ looking }: { readonly looking: boolean }) {
  const attempt = useAttempt('takeIn.rescan')
  return <><Button variant="default" loading={attempt.busy || looking} onClick={() => void attempt.ask({})}>重新查找</Button>{attempt.wrong !== undefined && <Text size="sm" c="red.9" role="alert">{attempt.wrong.message}</Text>}</>
}

function Now({ state: { reading, failed } }: { readonly state: OutputOf<'takeIn.state'> }) {
  return (
    <>
      {failed && <Alert color="red" role="alert" title="找到的文件没有记下来">电脑磁盘可能满了；腾出空间后会自动重新查找。</Alert>}
      {reading !== undefined && <Text size="sm" c="gray.7" className={style.more ?? ''}>正在核对 {reading.path}（已读 {sizeOf(reading.done)}）</Text>}
    </>
  )
}

interface EarlierProps { readonly state: FoundState | null; readonly before: number; readonly taking: ReadonlyMap<number, number> }

/** Those before the earliest that is shown, fetched on asking. */
function Earlier({ state, before, taking }: EarlierProps) {
  const [wanted, want] = useState(false)
  const { value, fault, again } = useAsk('takeIn.list', { ...(state === null ? {} : { state }), before }, { enabled: wanted })
  if (value === undefined) return <Group>{fault !== undefined && <Text size="sm" c="red.8">{fault.message}</Text>}<Button size="xs" variant="default" loading={wanted && fault === undefined} onClick={() => (wanted ? again() : want(true))}>更早找到的文件</Button></Group>
  return <><FoundRows rows={value.rows} taking={taking} />{value.next !== undefined && <Earlier key={value.next} state={state} before={value.next} taking={taking} />}</>
}
