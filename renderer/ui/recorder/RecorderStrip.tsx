/**
 * Above every screen while something is recorded here: that it is, for how long, how loud; pause, mark, end. After a lock it is there again.
 * Whose visit it is shows only to who may see it; ending it is anybody's at the desk.
 */
import { Alert, Badge, Button, Group, Kbd, Paper, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { Link } from 'react-router'
import type { OutputOf } from '#core/contract/index'
import type { Reply } from '#core/contract/call'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { timeOf } from '../bufferWords'
import { ReasonButton } from '../ReasonButton'
import { clockOf } from '../recordings/recordingWords'
import { LevelMeter } from './LevelMeter'
import { useRecorderStatus } from './useRecorderStatus'

type Running = NonNullable<OutputOf<'recorder.state'>['running']>
export const kindWord = (kind: 'sound' | 'picture'): string => (kind === 'picture' ? '录音录像' : '录音')

function complain(reply: Reply): boolean {
  if (!reply.ok) notifications.show({ color: 'red', message: reply.fault.message })
  return reply.ok
}

export function RecorderStrip({ receives }: { readonly receives: boolean }) {
  const { value } = useAsk('recorder.state', {})
  if (value === undefined) return null
  if (value.running !== undefined) return <RunningStrip running={value.running} receives={receives} />
  if (value.unsettled === 0 || !receives) return null
  return <Alert color="orange" p="xs" role="status">{value.holds ? '有一段录音录像意外中断，正在恢复已录下的内容，接待照常进行；一直没有恢复的，请检查磁盘后重新登录。' : '有一段录音录像意外中断，还没有收尾：请持有录音录像专项密钥的同事登录一次，程序会自动恢复已录下的内容。'}</Alert>
}

function RunningStrip({ running, receives }: { readonly running: Running; readonly receives: boolean }) {
  const status = useRecorderStatus()
  const { id, kind, state, by, startedAt, low, mine } = running
  const live = status?.state === 'running' || status?.state === 'paused'
  const lengthMs = live ? status.lengthMs : running.lengthMs
  return (
    <Paper withBorder p="xs" component="section" aria-label="正在录音录像" bg={state === 'running' ? 'red.0' : 'gray.0'}>
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          <Badge radius="sm" color={state === 'running' ? 'red.9' : 'gray.7'}>{state === 'running' ? `正在${kindWord(kind)}` : `${kindWord(kind)}已暂停`}</Badge>
          <Text size="sm" fw={600} role="timer" aria-label="已录">{clockOf(lengthMs)}</Text>
          {state === 'running' && <LevelMeter level={status?.level ?? 0} />}
          <Text size="sm" c="gray.7">{timeOf(startedAt)}开始{mine ? <Visit running={running} /> : `，${by}`}</Text>
        </Group>
        {receives && <Group gap="xs">{mine && <Own id={id} state={state} />}<End id={id} mine={mine} /></Group>}
      </Group>
      {low && <Text size="sm" c="red.9" role="alert" mt={4}>磁盘快满了：剩余不到 200 MB 时会自动结束并保存好，请尽快删去不用的文件。</Text>}
    </Paper>
  )
}

function Visit({ running: { draftId, petitionId } }: { readonly running: Running }) {
  if (draftId !== undefined) return <>，<Link to={`/intake?draft=${draftId}`}>到登记表</Link></>
  return petitionId === undefined ? null : <>，<Link to={`/petitions/${petitionId}?tab=recordings`}>到信访事项</Link></>
}

function Own({ id, state }: Pick<Running, 'id' | 'state'>) {
  const mark = useTell('recorder.mark')
  const resume = useTell('recorder.resume')
  const marked = async () => {
    const reply = await mark.tell({ id, text: '' })
    if (complain(reply) && reply.ok) notifications.show({ message: `已标记 ${clockOf(reply.value.ms)}`, autoClose: 2000 })
  }
  useHotkeys([['alt+M', () => void marked()]], [])
  return (
    <>
      <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+M" rightSection={<Kbd size="xs">Alt+M</Kbd>} onClick={() => void marked()}>标记</Button>
      {state === 'running' && <ReasonButton call="recorder.pause" kept={`recording.${id}`} input={(reason) => ({ id, reason })} label="暂停…" title="暂停录音录像" action="暂停" hint="暂停期间不录；原因会和这段录音录像一起保存。" button={{ size: 'compact-sm' }} />}
      {state === 'paused' && <Button size="compact-sm" variant="default" loading={resume.busy} onClick={() => void resume.tell({ id }).then(complain)}>继续</Button>}
    </>
  )
}

function End({ id, mine }: { readonly id: number; readonly mine: boolean }) {
  const { tell, busy } = useTell('recorder.stop')
  const end = (why: 'done' | 'withdrawn') => void tell({ id, why }).then(complain)
  return (
    <>
      {mine && <Button size="compact-sm" variant="default" disabled={busy} onClick={() => end('withdrawn')}>来访人要求停止</Button>}
      <Button size="compact-sm" color="red.9" loading={busy} onClick={() => end('done')}>结束</Button>
    </>
  )
}
