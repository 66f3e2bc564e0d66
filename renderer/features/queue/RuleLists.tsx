/** The lists among the rules of the queue: windows, series of numbers with what comes under each, reasons of priority. */
import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { TicketSource, type QueueRules } from '#core/contract/queueRules'
import { TICKET_SOURCES } from '#core/domain/queueWords'
import type { Change } from './QueueRulesScreen'

interface Props { readonly rules: QueueRules; readonly onChange: Change }

function Section({ title, source, children }: { readonly title: string; readonly source: string | undefined; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h4" mb="xs">{title}</Title>
      <Stack gap="xs">{children}</Stack>
      {source !== undefined && <Text size="xs" c="gray.7" mt={6}>{source}</Text>}
    </Paper>
  )
}

const replaced = <T,>(all: readonly T[], at: number, part: Partial<T>): T[] => all.map((one, index) => (index === at ? { ...one, ...part } : one))

export function WindowList({ rules: { windows }, source, onChange }: Props & { readonly source: string | undefined }) {
  const free = Array.from({ length: 99 }, (_, index) => index + 1).find((id) => !windows.some((window) => window.id === id)) ?? 99
  return (
    <Section title="窗口" source={source}>
      {windows.map(({ id, name }, at) => (
        <Group key={id} gap="xs" wrap="nowrap">
          <TextInput w={240} aria-label={`第 ${at + 1} 个窗口的名称`} value={name} maxLength={12} onChange={(event) => onChange({ windows: replaced(windows, at, { name: event.currentTarget.value }) })} />
          <Button variant="subtle" color="gray" size="xs" disabled={windows.length === 1} aria-label={`去掉 ${name}`} onClick={() => onChange({ windows: windows.filter((_one, index) => index !== at) })}>去掉</Button>
        </Group>
      ))}
      <Group><Button variant="default" size="xs" disabled={windows.length >= 12} onClick={() => onChange({ windows: [...windows, { id: free, name: `${free}号窗` }] })}>增加窗口</Button></Group>
    </Section>
  )
}

export function SeriesList({ rules: { series }, source, onChange }: Props & { readonly source: string | undefined }) {
  const codeOf = (wanted: TicketSource) => series.find(({ sources }) => sources.includes(wanted))?.code ?? ''
  const put = (wanted: TicketSource, code: string) => onChange({ series: series.map((one) => ({ ...one, sources: [...one.sources.filter((each) => each !== wanted), ...(one.code === code ? [wanted] : [])] })) })
  return (
    <Section title="号别" source={source}>
      {series.map(({ code, name }, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput w={90} aria-label={`第 ${at + 1} 个号别的号头`} value={code} maxLength={2} onChange={(event) => onChange({ series: replaced(series, at, { code: event.currentTarget.value.normalize('NFKC').toUpperCase() }) })} />
          <TextInput w={240} aria-label={`第 ${at + 1} 个号别的名称`} value={name} maxLength={12} onChange={(event) => onChange({ series: replaced(series, at, { name: event.currentTarget.value }) })} />
        </Group>
      ))}
      <Group gap="md">{TicketSource.options.map((option) => <NativeSelect key={option} w={140} label={`${TICKET_SOURCES[option]}用`} value={codeOf(option)} data={series.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} onChange={(event) => put(option, event.currentTarget.value)} />)}</Group>
    </Section>
  )
}

/** An id nobody reads; a reason keeps it when its name changes. */
function freeId(priorities: QueueRules['priorities']): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `own${letter.toUpperCase()}`)
  return letters.find((id) => !priorities.some((one) => one.id === id)) ?? 'ownOther'
}

export function PriorityList({ rules: { priorities }, sources, onChange }: Props & { readonly sources: Readonly<Record<string, string>> }) {
  const set = (at: number, part: Partial<QueueRules['priorities'][number]>) => onChange({ priorities: replaced(priorities, at, part) })
  return (
    <Section title="优先理由" source="理由会显示在候访列表里，不隐藏；“最先”的排在别的优先号前面。">
      {priorities.map(({ id, name, hint, first }, at) => (
        <Group key={id} gap="xs" wrap="nowrap" align="start">
          <TextInput w={110} aria-label={`第 ${at + 1} 条优先理由`} value={name} maxLength={6} onChange={(event) => set(at, { name: event.currentTarget.value })} />
          <TextInput flex={1} aria-label={`${name} 的说明`} value={hint} maxLength={60} description={sources[id]} inputWrapperOrder={['input', 'description']} onChange={(event) => set(at, { hint: event.currentTarget.value })} />
          <Checkbox mt={8} flex="none" label="最先" checked={first} onChange={(event) => set(at, { first: event.currentTarget.checked })} />
          <Button variant="subtle" color="gray" size="xs" mt={3} flex="none" aria-label={`去掉 ${name}`} onClick={() => onChange({ priorities: priorities.filter((_one, index) => index !== at) })}>去掉</Button>
        </Group>
      ))}
      <Group><Button variant="default" size="xs" disabled={priorities.length >= 12} onClick={() => onChange({ priorities: [...priorities, { id: freeId(priorities), name: '', hint: '', first: false }] })}>增加优先理由</Button></Group>
    </Section>
  )
}
