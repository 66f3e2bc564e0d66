/** One year: what is known of it and from where, its twelve months, and the room's own days in it. */
import { Alert, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { LOCAL_NAMES } from '#core/domain/calendar'
import { type Day, formatInstantZh } from '#core/domain/day'
import { daysInWords } from '#core/domain/yearReading'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { DropYear } from './DropYear'
import { LocalForm } from './LocalForm'
import { Legend, MonthGrid } from './MonthGrid'

type Year = OutputOf<'calendar.year'>
const STATES = { known: ['已录入', 'green.9'], statutory: ['只有法定节日，日期暂定', 'orange.9'], missing: ['未录入，日期暂定', 'red.9'] } as const

export function YearPanel({ year, today, changes }: { readonly year: number; readonly today: Day; readonly changes: boolean }) {
  const asked = useAsk('calendar.year', { year })
  const [chosen, setChosen] = useState<readonly Day[]>([])
  const [choosing, setChoosing] = useState(false)
  if (asked.fault !== undefined) return <Alert color="red" role="alert">{asked.fault.message}</Alert>
  if (asked.value === undefined) return <Waiting what="正在读取这一年" />
  const choose = (day: Day) => setChosen(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort())
  const end = () => { setChosen([]); setChoosing(false) }
  return (
    <Stack gap="sm">
      <About year={asked.value} changes={changes} />
      <Group justify="space-between"><Legend />{changes && <Button size="xs" variant="default" onClick={() => (choosing ? end() : setChoosing(true))}>{choosing ? '不改本地日期' : '改本地放假、停办、上班…'}</Button>}</Group>
      {choosing && <LocalForm chosen={chosen} onDone={end} />}
      <MonthGrid year={asked.value} today={today} choosing={choosing ? { chosen, onChoose: choose } : undefined} />
      <LocalList local={asked.value.local} />
    </Stack>
  )
}

function About({ year, changes }: { readonly year: Year; readonly changes: boolean }) {
  const [dropping, setDropping] = useState(false)
  const { state, source, revision, off, work, own, json } = year
  const save = async () => {
    const reply = await machine.saveText({ text: json, suggestedName: `放假安排-${year.year}.json` })
    if (!reply.ok) notifications.show({ message: reply.fault.message, color: 'red' })
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={`${year.year}年放假安排`}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs"><Text fw={600}>{year.year}年</Text><Badge radius="sm" color={STATES[state][1]}>{STATES[state][0]}</Badge>{own !== undefined && <Badge radius="sm" color="teal.9">本室录入</Badge>}</Group>
          <Text size="sm">来源：{source === '' ? '没有' : source}　版次：{revision}</Text>
          <Text size="sm">放假 {off.length} 天{work.length === 0 ? '' : `，调休上班 ${work.length} 天：${daysInWords(work)}`}</Text>
          {own !== undefined && <Text size="sm" c="gray.7">{own.by} {formatInstantZh(own.at)} 录入：{own.reason}</Text>}
        </div>
        <Group gap="xs">
          {json !== '' && <Button size="xs" variant="default" onClick={() => void save()}>导出年份文件…</Button>}
          {changes && own !== undefined && <Button size="xs" variant="default" onClick={() => setDropping(!dropping)}>{dropping ? '不撤回' : '撤回本室录入的…'}</Button>}
        </Group>
      </Group>
      {dropping && <DropYear year={year.year} onDone={() => setDropping(false)} />}
    </Paper>
  )
}

function LocalList({ local }: { readonly local: Year['local'] }) {
  if (local.length === 0) return null
  const groups = Map.groupBy(local, ({ kind, reason, by, at }) => JSON.stringify([kind, reason, by, at]))
  return (
    <Paper withBorder p="md" component="section" aria-label="本地日期">
      <Text fw={600} size="sm">本室定的日子（按休息日或上班日计算期限）</Text>
      {[...groups.values()].map((days) => { const [first] = days; return first === undefined ? null : <Text size="sm" key={first.day}>{daysInWords(days.map(({ day }) => day))} {LOCAL_NAMES[first.kind]}：{first.reason}（{first.by} {formatInstantZh(first.at)}）</Text> })}
    </Paper>
  )
}
