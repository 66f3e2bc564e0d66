/**
 * The silent alarm at every other window: which desk, since when, whom to call, and who is on the way.
 * Lies over everything, takes the keys from nobody, and never shows at the desk that raised it.
 */
import { Button, Group, Kbd, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useState } from 'react'
import type { RunningAlarm } from '#core/contract/safetyAlarms'
import { formatInstantZh } from '#core/domain/day'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { spokenSince } from '#core/domain/elapsed'
import { useNow } from '../../ui/useNow'
import { EndAlarm } from './EndAlarm'
import { useRaisedHere } from './raisedHere'
import { deskWord } from './safetyWords'
import style from './AlarmPopup.module.css'

export function AlarmPopup() {
  const here = useRaisedHere()
  const asked = useAsk('safety.alarms', {})
  const { others: shown } = here.told(asked.value)
  const now = useNow(shown.length > 0 ? asked.value?.now : undefined)
  if (shown.length === 0) return null
  return (
    <section className={style.over} aria-label="报警">
      {shown.map((alarm, index) => <Alarm key={alarm.id} alarm={alarm} now={now} first={index === 0} />)}
    </section>
  )
}

function Alarm({ alarm, now, first }: { readonly alarm: RunningAlarm; readonly now: number; readonly first: boolean }) {
  const [ending, setEnding] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const name = useSession()?.name
  const coming = useTell('safety.acknowledge')
  const came = alarm.acknowledged.some((each) => each.name === name)
  const come = async () => {
    const reply = await coming.tell({ id: alarm.id })
    setRefused(reply.ok ? undefined : reply.fault.message)
  }
  useWindowEvent('keydown', (event) => {
    if (!first || came || event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.isComposing) return
    event.preventDefault()
    void come()
  })
  return (
    <article className={style.alarm} data-drill={alarm.drill}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <h2 className={style.title} role="alert">{alarm.drill && <span className={style.drill}>演练</span>}{deskWord(alarm.desk)}　{alarm.by} 请求支援</h2>
          <Text size="sm">{formatInstantZh(alarm.at)} 发出，已过 <span className={style.since}>{spokenSince(now - alarm.at)}</span>{alarm.drill ? '。这是演练，请照真的做。' : '。不要出声，两人以上过去。'}</Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {!came && <Button loading={coming.busy} onClick={() => void come()} aria-keyshortcuts={first ? 'Alt+L' : undefined} rightSection={first ? <Kbd size="xs" aria-hidden>Alt+L</Kbd> : undefined}>我来了</Button>}
          {!ending && <Button variant="default" onClick={() => setEnding(true)}>解除…</Button>}
        </Group>
      </Group>
      <Phones called={alarm.called} />
      <Text size="sm" fw={600}>{alarm.acknowledged.length === 0 ? '还没有人应答' : alarm.acknowledged.map((each) => `${each.name} 已应答（${spokenSince(each.at - alarm.at)}后）`).join('，')}</Text>
      {refused !== undefined && <Text size="sm" c="red.8" role="alert">{refused}</Text>}
      {ending && <EndAlarm alarm={alarm} onCancel={() => setEnding(false)} />}
    </article>
  )
}

function Phones({ called }: Pick<RunningAlarm, 'called'>) {
  if (called.length === 0) return <Text size="sm">还没有设置要通知的人；危险时请直接拨打 <span className={style.number}>110</span></Text>
  return <ul className={style.phones}>{called.map(({ name, role, phone }) => <li key={`${name} ${phone}`}><span className={style.number}>{phone}</span><span>{name}{role === '' ? '' : `（${role}）`}</span></li>)}</ul>
}
