/** In a visit: the way to begin recording it, why that may not be, and what of it was recorded. Never stands in the way of the visit. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconMicrophone, IconVideo } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { VisitRecording } from '#core/contract/recorder'
import { RECORDING_STATE_NAMES } from '#core/domain/recording'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { timeOf } from '../bufferWords'
import { clockOf, troubleWords } from '../recordings/recordingWords'
import { kindWord } from './RecorderStrip'

interface Props {
  readonly visit: { readonly draftId: number } | { readonly petitionId: number }
  /** What must be kept before a recording can begin: the notice is taken from there. */
  readonly before?: () => Promise<unknown>
  /** By the notice as the form has it, also where that is not kept yet. It is told beside the button then. */
  readonly problem?: string | undefined
  /** Whether what was recorded, or the want of the key to it, is shown beside this. */
  readonly listed?: boolean
}

const TRIES = 4
const TRY_MS = 150

export function RecorderStart({ visit, before, problem, listed = false }: Props) {
  const state = useAsk('recorder.state', {}).value
  const of = useAsk('recorder.of', visit)
  const begin = useTell('recorder.begin')
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [opening, setOpening] = useState(false)
  if (state === undefined || of.value === undefined) return null
  const start = async (kind: 'sound' | 'picture') => {
    setOpening(true)
    setFault(undefined)
    await before?.()
    const opened = await machine.openRecorder({ kind })
    let reply = opened.ok ? await begin.tell({ ...visit, kind }) : opened
    // That the devices are open comes to the office by another way, which may take a moment longer on a busy machine.
    for (let tries = 0; opened.ok && !reply.ok && reply.fault.code === 'recorder-away' && tries < TRIES; tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, TRY_MS) })
      reply = await begin.tell({ ...visit, kind })
    }
    if (!reply.ok) setFault(reply.fault.message)
    if (opened.ok && !reply.ok) void machine.restRecorder({})
    setOpening(false)
  }
  const unwished = problem ?? of.value.problem
  const why = !state.holds ? (listed ? '' : '录音录像要有专项密钥：请向分管领导申请，批准后重新登录') : problem === undefined ? unwished : ''
  const free = state.running === undefined
  return (
    <section aria-label="录音录像">
      <Group gap="xs">
        {free && state.holds && unwished === '' && (
          <>
            <Button size="compact-sm" variant="default" leftSection={<IconMicrophone size={16} aria-hidden="true" />} loading={opening} onClick={() => void start('sound')}>开始录音</Button>
            <Button size="compact-sm" variant="default" leftSection={<IconVideo size={16} aria-hidden="true" />} disabled={opening} onClick={() => void start('picture')}>开始录音录像</Button>
          </>
        )}
        {free && why !== '' && <Text size="sm" c="gray.7">{why}</Text>}
        {state.running !== undefined && !isOf(state.running, visit) && <Text size="sm" c="gray.7">这台电脑正在录另一段，结束后才能开始</Text>}
        {!listed && of.value.recordings.filter(({ id }) => id !== state.running?.id).map((one) => <Done key={one.id} one={one} />)}
      </Group>
      {!state.room && <Text size="sm" c="red.9" role="alert">磁盘剩余不到 500 MB，不能开始录音录像；请删去不用的文件、腾出空间。</Text>}
      {fault !== undefined && <Alert color="red" role="alert" p="xs" mt={4} withCloseButton closeButtonLabel="知道了" onClose={() => setFault(undefined)}>{fault}</Alert>}
    </section>
  )
}

const isOf = (running: { readonly draftId?: number | undefined; readonly petitionId?: number | undefined }, visit: Props['visit']): boolean =>
  'draftId' in visit ? running.draftId === visit.draftId : running.petitionId === visit.petitionId

function Done({ one: { id, number, kind, state, trouble, startedAt, lengthMs, marks } }: { readonly one: VisitRecording }) {
  return (
    <Text size="sm">
      <Link to={`/recordings/${id}`}>{number}</Link>　{kindWord(kind)} {timeOf(startedAt)}{lengthMs === undefined ? '' : `　${clockOf(lengthMs)}`}{marks === 0 ? '' : `　${marks} 处标记`}{'　'}
      {trouble === '' ? RECORDING_STATE_NAMES[state] : <Text span c="orange.9">{troubleWords[trouble]}</Text>}
    </Text>
  )
}
