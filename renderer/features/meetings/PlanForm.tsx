/** A meeting being planned or its plan being changed: when, where, who leads, who is asked to come. */
import { Alert, Button, CloseButton, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import type { InputOf } from '#core/contract/index'
import type { MeetingPage } from '#core/contract/meetings'
import { useKept } from '../../bridge/kept'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useAttempt, type Wrong } from '../../ui/useAttempt'
import { DayField } from '../../ui/work/DayField'
import { UnitField } from '../../ui/work/UnitField'
import style from './MeetingsScreen.module.css'

type Plan = InputOf<'meetings.plan'>['plan']
type At = (field: string) => string | undefined
const blank: Plan = { title: '信访工作联席会议', day: '', time: '', place: '', chair: '', recorder: '', attendees: [{ unit: '', name: '', duty: '' }] }

interface Props { readonly units: readonly string[]; readonly page?: MeetingPage; /** With the id of a new one. */ readonly onDone: (id?: number) => void }

function planned({ row: { title, day, time, place, chair }, recorder, attendees }: MeetingPage): Plan {
  return { title, day, time, place, chair, recorder, attendees: attendees.map(({ unit, name, duty }) => ({ unit, name, duty })) }
}

export function PlanForm({ units, page, onDone }: Props) {
  const { value: typed, set, forget } = useKept<{ readonly plan: Plan; readonly revision: number }>(page === undefined ? 'meeting:new' : `meeting.change:${page.row.id}`, { plan: page === undefined ? blank : planned(page), revision: page?.revision ?? 0 })
  const begin = useAttempt('meetings.plan')
  const change = useAttempt('meetings.change')
  const { plan } = typed
  const outdated = page !== undefined && page.revision !== typed.revision
  const type = (part: Partial<Plan>) => { begin.mend(Object.keys(part)); change.mend(Object.keys(part)); set({ ...typed, plan: { ...plan, ...part } }) }
  const save = async () => {
    const missing: Wrong | undefined = plan.day === '' ? { field: 'plan.day', message: '请选择会议日期' } : undefined
    const reply = page === undefined ? await begin.ask({ plan }, missing) : await change.ask({ id: page.row.id, revision: typed.revision, plan }, missing)
    if (reply?.ok !== true) return
    forget()
    onDone('id' in reply.value ? reply.value.id : undefined)
  }
  const wrong = begin.wrong ?? change.wrong
  const at: At = (field) => (wrong?.field === `plan.${field}` ? wrong.message : undefined)
  const line = (name: 'title' | 'place' | 'chair' | 'recorder' | 'time') => ({ value: plan[name], error: at(name), autoComplete: 'off', onChange: (event: { readonly currentTarget: { readonly value: string } }) => type({ [name]: event.currentTarget.value }) })
  return (
    <Paper withBorder p="md" className={style.plan}>
      <form ref={takesCursor} aria-label="会议安排" onSubmit={(event) => { event.preventDefault(); void save() }}>
        <Stack gap="sm">
          {outdated && <Alert color="orange" title="会议安排刚刚有人改过"><Group gap="xs"><Text size="sm">您填写的还在下面。</Text><Button size="xs" variant="default" onClick={() => set({ plan: planned(page), revision: page.revision })}>改用最新的</Button><Button size="xs" onClick={() => set({ plan, revision: page.revision })}>用我填写的替换</Button></Group></Alert>}
          <TextInput label="会议名称" maxLength={80} {...line('title')} />
          <Group grow align="flex-start"><DayField label="日期" required rest="day" value={plan.day} error={at('day')} onDay={(day) => type({ day })} /><TextInput label="时间（可不填）" placeholder="14:30" maxLength={5} {...line('time')} /><TextInput label="地点" withAsterisk maxLength={120} {...line('place')} /></Group>
          <Group grow align="flex-start"><TextInput label="主持人" withAsterisk maxLength={60} {...line('chair')} /><TextInput label="记录人（可会后填）" maxLength={60} {...line('recorder')} /></Group>
          <Invited plan={plan} units={units} at={at} type={type} />
          <Unplaced wrong={wrong} shown={['plan']} />
          <Group justify="flex-end" gap="xs"><Button variant="default" onClick={() => onDone()}>先放着</Button><Button type="submit" loading={begin.busy || change.busy} disabled={outdated}>保存安排</Button></Group>
        </Stack>
      </form>
    </Paper>
  )
}

function Invited({ plan: { attendees }, units, at, type }: { readonly plan: Plan; readonly units: readonly string[]; readonly at: At; readonly type: (part: Partial<Plan>) => void }) {
  const put = (index: number, part: Partial<Plan['attendees'][number]>) => type({ attendees: attendees.map((row, place) => (place === index ? { ...row, ...part } : row)) })
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>参会单位</Text>
      {attendees.map(({ unit, name, duty = '' }, index) => (
        <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
          <div style={{ flex: 1 }}><UnitField label={`参会单位 ${index + 1}`} hideLabel placeholder="单位" units={units} value={unit} error={at(`attendees.${index}.unit`)} onName={(value) => put(index, { unit: value })} /></div>
          <TextInput style={{ flex: 1 }} aria-label={`参会人 ${index + 1}`} placeholder="姓名（可会后填）" maxLength={60} autoComplete="off" value={name} error={at(`attendees.${index}.name`)} onChange={(event) => put(index, { name: event.currentTarget.value })} />
          <TextInput style={{ flex: 1 }} aria-label={`参会人职务 ${index + 1}`} placeholder="职务（可会后填）" maxLength={60} autoComplete="off" value={duty} error={at(`attendees.${index}.duty`)} onChange={(event) => put(index, { duty: event.currentTarget.value })} />
          <CloseButton mt={4} aria-label={`删去参会单位 ${index + 1}`} onClick={() => type({ attendees: attendees.filter((_, place) => place !== index) })} />
        </Group>
      ))}
      <div><Button size="compact-sm" variant="default" disabled={attendees.length >= 60} onClick={() => type({ attendees: [...attendees, { unit: '', name: '', duty: '' }] })}>加参会单位</Button></div>
    </Stack>
  )
}
