/** Who was at a meeting and on which day it was held; may be set right until the record is closed. */
import { Alert, Button, Checkbox, CloseButton, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import type { InputOf } from '#core/contract/index'
import type { MeetingPage } from '#core/contract/meetings'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useKeptForm } from '../../ui/useKeptForm'
import { DayField } from '../../ui/work/DayField'
import { UnitField } from '../../ui/work/UnitField'
import style from './MeetingsScreen.module.css'

type Typed = Omit<InputOf<'meetings.hold'>, 'id'>
type Rows = Typed['attendees']

const begun = ({ row, recorder, attendees, heldOn, today, revision }: MeetingPage): Typed => ({ heldOn: heldOn ?? (row.day < today ? row.day : today), chair: row.chair, recorder, attendees: heldOn === undefined ? attendees.map((one) => ({ ...one, present: true })) : attendees, revision })

export function Attendance({ page, onDone }: { readonly page: MeetingPage; readonly onDone: () => void }) {
  const form = useKeptForm<'meetings.hold', Typed>('meetings.hold', `meeting.hold:${page.row.id}`, begun(page), onDone)
  const { typed, put, at } = form
  const outdated = page.revision !== typed.revision
  const save = () => form.send({ id: page.row.id, ...typed })
  return (
    <Paper withBorder p="md" className={style.plan}>
      <form ref={takesCursor} aria-label="到会情况" onSubmit={(event) => { event.preventDefault(); void save() }}>
        <Stack gap="sm">
          {outdated && <Alert color="orange" title="会议刚刚有人改过"><Group gap="xs"><Text size="sm">您填写的还在下面。</Text><Button size="xs" variant="default" onClick={() => put(begun(page))}>改用最新的</Button><Button size="xs" onClick={() => put({ revision: page.revision })}>用我填写的替换</Button></Group></Alert>}
          <Group grow align="flex-start">
            <DayField label="召开日期" required rest="none" value={typed.heldOn} error={at('heldOn') ?? at('day')} onDay={(heldOn) => put({ heldOn })} />
            <TextInput label="主持人" withAsterisk maxLength={60} autoComplete="off" value={typed.chair} error={at('chair')} onChange={(event) => put({ chair: event.currentTarget.value })} />
            <TextInput label="记录人" withAsterisk maxLength={60} autoComplete="off" value={typed.recorder} error={at('recorder')} onChange={(event) => put({ recorder: event.currentTarget.value })} />
          </Group>
          <Present rows={typed.attendees} units={page.units} at={at} onRows={(attendees) => put({ attendees })} />
          <Unplaced wrong={form.wrong} shown={['heldOn', 'day', 'chair', 'recorder', 'attendees']} />
          <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy} disabled={outdated}>保存到会情况</Button></Group>
        </Stack>
      </form>
    </Paper>
  )
}

function Present({ rows, units, at, onRows }: { readonly rows: Rows; readonly units: readonly string[]; readonly at: (field: string) => string | undefined; readonly onRows: (rows: Rows) => void }) {
  const put = (index: number, part: Partial<Rows[number]>) => onRows(rows.map((row, place) => (place === index ? { ...row, ...part } : row)))
  return (
    <>
      <div className={style.people}>
        {rows.map(({ unit, name, duty = '', present }, index) => {
          const n = index + 1
          return [
            <Checkbox key={`${index}.here`} mt={8} aria-label={`${unit === '' ? `第 ${n} 家` : unit} 到会`} label="到会" checked={present} onChange={(event) => put(index, { present: event.currentTarget.checked })} />,
            <UnitField key={`${index}.unit`} label={`到会单位 ${n}`} hideLabel placeholder="单位" units={units} value={unit} error={at(`attendees.${index}.unit`)} onName={(value) => put(index, { unit: value })} />,
            <TextInput key={`${index}.name`} aria-label={`到会人 ${n}`} placeholder="姓名" maxLength={60} autoComplete="off" value={name} error={at(`attendees.${index}.name`)} onChange={(event) => put(index, { name: event.currentTarget.value })} />,
            <TextInput key={`${index}.duty`} aria-label={`到会人职务 ${n}`} placeholder="职务" maxLength={60} autoComplete="off" value={duty} error={at(`attendees.${index}.duty`)} onChange={(event) => put(index, { duty: event.currentTarget.value })} />,
            <CloseButton key={`${index}.off`} mt={4} aria-label={`删去到会单位 ${n}`} onClick={() => onRows(rows.filter((_, place) => place !== index))} />,
          ]
        })}
      </div>
      <div><Button size="compact-sm" variant="default" disabled={rows.length >= 60} onClick={() => onRows([...rows, { unit: '', name: '', duty: '', present: true }])}>加一家</Button></div>
    </>
  )
}
