/** 校验: one recording or all of them against their fingerprints, with how far it is; what was found stands in the page of each. */
import { Badge, Button, Group, Progress, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { RecordingPage } from '#core/contract/recordings'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { useAttempt } from '../../ui/useAttempt'
import { Unplaced } from '../../ui/Unplaced'
import style from './recordings.module.css'

const everyMs = 600
const WHOLE = 100

type Running = NonNullable<OutputOf<'recordings.verifyState'>['running']>

/** Asked again and again while something is being checked; otherwise the topic says when it begins. */
function useRunning(): Running | undefined {
  const { value, again } = useAsk('recordings.verifyState', {}, { keep: true })
  const running = value?.running
  const goes = running !== undefined
  useEffect(() => {
    if (!goes) return
    const timer = setInterval(again, everyMs)
    return () => clearInterval(timer)
  }, [goes])
  return running
}

const percent = ({ done, bytes }: Running): number => (bytes === 0 ? 0 : Math.min(WHOLE, Math.floor((done / bytes) * WHOLE)))

function Going({ running }: { readonly running: Running }) {
  const stop = useAttempt('recordings.stopVerify')
  return (
    <Group gap="xs" wrap="nowrap" className={style.going ?? ''} role="status">
      <Text size="sm">正在校验{running.number === '' ? '' : ` ${running.number}`}{running.of > 1 ? `（第 ${running.at} 段，共 ${running.of} 段）` : ''}</Text>
      <Progress className={style.bar ?? ''} value={percent(running)} aria-label="校验进度" />
      <Button size="xs" variant="default" loading={stop.busy} onClick={() => void stop.ask({})}>停止校验</Button>
    </Group>
  )
}

/** Beside the title of the list. */
export function VerifyAll() {
  const running = useRunning()
  const all = useAttempt('recordings.verifyAll')
  if (running !== undefined) return <Going running={running} />
  return <><Button variant="default" loading={all.busy} onClick={() => void all.ask({})}>全部校验</Button><Unplaced wrong={all.wrong} shown={[]} /></>
}

/** On the page of one: what was found last, and checking it now. */
export function VerifyOne({ page: { row, events, shut, sha256 } }: { readonly page: RecordingPage }) {
  const running = useRunning()
  const one = useAttempt('recordings.verify')
  const last = events.findLast(({ act }) => act === 'verify')
  const good = last?.text.startsWith('完好') === true
  if (last === undefined && shut !== '') return null
  return (
    <section aria-label="校验" className={style.verify}>
      <Title order={2} size="h5">校验</Title>
      {last === undefined ? <Text size="sm" c="gray.7">还没有校验过。校验会把整个文件读一遍，与录完时的指纹（SHA-256）比对。</Text> : <Text size="sm"><Badge radius="sm" color={good ? 'teal.9' : 'red.9'}>{good ? '完好' : '有问题'}</Badge> {last.text}。<span className={style.pale}>{formatInstantZh(last.at)} {last.by}</span></Text>}
      {running !== undefined && running.number === row.number ? <Going running={running} /> : shut === '' && sha256 !== undefined && <Group><Button size="xs" variant="default" loading={one.busy} onClick={() => void one.ask({ id: row.id })}>现在校验</Button></Group>}
      <Unplaced wrong={one.wrong} shown={[]} />
    </section>
  )
}
