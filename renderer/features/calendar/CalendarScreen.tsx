/** 放假与时限: the years' days off, the room's own days, the clock rules and what was changed. Everybody looks; administrator and leader change. */
import { Alert, Button, Group, ScrollArea, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { yearOf } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { HistoryList } from './HistoryList'
import { ImportYear } from './ImportYear'
import { RulesPanel } from './RulesPanel'
import { YearPanel } from './YearPanel'

const PARTS = [{ value: 'years', label: '放假安排' }, { value: 'rules', label: '时限规则' }, { value: 'history', label: '改动记录' }] as const
type Part = (typeof PARTS)[number]['value']

export function CalendarScreen({ changes }: { readonly changes: boolean }) {
  const overview = useAsk('calendar.overview', {})
  const [part, setPart] = useState<Part>('years')
  if (overview.fault !== undefined) return <Alert color="red" title="放假安排读不出来" role="alert"><Group>{overview.fault.message}<Button size="xs" variant="default" onClick={overview.again}>再试一次</Button></Group></Alert>
  if (overview.value === undefined) return <Waiting what="正在读取放假安排" />
  return (
    <ScrollArea h="100%">
      <Stack gap="md" pb="md" pr="md" maw={1196}>
        <Group justify="space-between">
          <Title order={1} size="h2">放假与时限</Title>
          <SegmentedControl aria-label="看哪一部分" data={[...PARTS]} value={part} onChange={(value) => setPart(PARTS.find((one) => one.value === value)?.value ?? 'years')} />
        </Group>
        <Missing years={overview.value.missing} today={overview.value.today} changes={changes} />
        {part === 'years' && <Years overview={overview.value} changes={changes} />}
        {part === 'rules' && <RulesPanel changes={changes} />}
        {part === 'history' && <HistoryList />}
      </Stack>
    </ScrollArea>
  )
}

function Missing({ years, today, changes }: { readonly years: readonly number[]; readonly today: OutputOf<'calendar.overview'>['today']; readonly changes: boolean }) {
  if (years.length === 0) return null
  const now = years.includes(yearOf(today))
  return (
    <Alert color={now ? 'red' : 'orange'} title={`${years.join('、')}年放假安排未录入，日期暂定`}>
      <Text size="sm">涉及的期限暂按周末和法定节日推算。国务院办公厅的通知一般在上一年十月、十一月公布；{changes ? '公布后请点“录入一年…”，已有的期限会一并重算。' : '公布后请系统管理员或分管领导在这里录入。'}</Text>
    </Alert>
  )
}

function Years({ overview: { today, years, missing }, changes }: { readonly overview: OutputOf<'calendar.overview'>; readonly changes: boolean }) {
  const [year, setYear] = useState(yearOf(today))
  const [importing, setImporting] = useState(false)
  const all = [...new Set([...years.map((one) => one.year), year])].sort((a, b) => a - b)
  const mark = (one: number): string => (years.find((known) => known.year === one)?.state === 'known' ? '' : ' 暂定')
  return (
    <>
      <Group gap="xs">
        <SegmentedControl aria-label="年份" value={String(year)} onChange={(value) => setYear(Number(value))} data={all.map((one) => ({ value: String(one), label: `${one}${mark(one)}` }))} />
        {changes && <Button ml="auto" variant={importing ? 'default' : 'filled'} onClick={() => setImporting(!importing)}>{importing ? '收起录入' : '录入一年…'}</Button>}
      </Group>
      {importing && <ImportYear suggested={missing[0]} onDone={(done) => { setImporting(false); setYear(done) }} />}
      <YearPanel key={year} year={year} today={today} changes={changes} />
    </>
  )
}
