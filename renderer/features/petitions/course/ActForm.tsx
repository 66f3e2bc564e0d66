/** Recording one act of 办理: its own fields, with what it rests on. What was typed is kept until it is recorded. */
import { Button, Group, Modal, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ActInput } from '#core/contract/course'
import { ACTS, outcomesOf } from '#core/domain/course'
import { ACT_FORMS, type ActField, formProblem, labelOf, type ActTold } from '#core/domain/courseForm'
import { Day, isDay } from '#core/domain/day'
import { reasonsOf } from '#core/domain/refusalReasons'
import { Unplaced } from '../../../ui/Unplaced'
import { useKeptForm } from '../../../ui/useKeptForm'

type Kind = ActInput['kind']
interface Props { readonly petitionId: number; readonly receivedOn: Day; readonly today: Day; readonly kind: Kind; readonly onClose: () => void }

/** As typed; days are text until they are judged. */
type Typed = Readonly<Partial<Record<ActField | 'doneOn', string>>>

const DAY_WRONG = '请按 2026-09-05 这样填写日期'

/** What is told, without the fields left empty; the field of a day that is none. */
function toldOf(kind: Kind, typed: Typed, today: Day): { readonly told: ActTold } | { readonly field: string } {
  const wrong = (['doneOn', 'toldOn', 'feedbackBy'] as const).find((field) => (typed[field] ?? '') !== '' && !isDay(typed[field] ?? ''))
  if (wrong !== undefined) return { field: wrong }
  const day = (text: string | undefined): Day | undefined => (text === undefined || text === '' ? undefined : Day.parse(text))
  const kept = Object.fromEntries(Object.entries(typed).filter(([field, text]) => text !== '' && !['doneOn', 'toldOn', 'feedbackBy'].includes(field)))
  const [toldOn, feedbackBy] = [day(typed.toldOn), day(typed.feedbackBy)]
  return { told: { ...kept, kind, doneOn: day(typed.doneOn) ?? today, ...(toldOn === undefined ? {} : { toldOn }), ...(feedbackBy === undefined ? {} : { feedbackBy }) } }
}

export function ActForm(props: Props) {
  return (
    <Modal opened onClose={props.onClose} title={ACTS[props.kind].name} size="lg" closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
      <Form {...props} />
    </Modal>
  )
}

function Form({ petitionId, receivedOn, today, kind, onClose }: Props) {
  const { typed, put, send, busy, wrong, at } = useKeptForm<'course.act', Typed>('course.act', `act:${petitionId}:${kind}`, {}, onClose)
  const { fields, help } = ACT_FORMS[kind]
  const record = () => {
    const read = toldOf(kind, typed, today)
    const told = 'field' in read ? { kind, doneOn: today } : read.told
    return send({ ...told, id: petitionId } as ActInput, 'field' in read ? { field: read.field, message: DAY_WRONG } : formProblem(told, { receivedOn, today }))
  }
  const part = (field: ActField): ReactNode => (fields[field] === undefined ? null : <Part key={field} kind={kind} field={field} needed={fields[field] === 'needed'} value={typed[field] ?? ''} error={at(field)} onChange={(text) => put({ [field]: text })} />)
  return (
    <Stack gap="sm">
      <Text size="sm" c="gray.7">{ACTS[kind].why}</Text>
      {help !== undefined && <Text size="sm">{help}</Text>}
      {part('outcome')}{part('reasonCode')}
      <Group grow align="flex-start">
        <TextInput type="date" label="日期" min={receivedOn} max={today} value={typed.doneOn ?? today} error={at('doneOn')} onChange={(event) => put({ doneOn: event.currentTarget.value })} />
        {part('toldOn')}{part('feedbackBy')}
      </Group>
      {part('unit')}{part('coUnits')}{part('text')}
      <Unplaced wrong={wrong} shown={['doneOn', ...Object.keys(fields)]} />
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void record()}>记录</Button></Group>
    </Stack>
  )
}

interface PartProps { readonly kind: Kind; readonly field: ActField; readonly needed: boolean; readonly value: string; readonly error: string | undefined; readonly onChange: (text: string) => void }

function Part({ kind, field, needed, value, error, onChange }: PartProps) {
  const label = labelOf(kind, field)
  switch (field) {
    case 'outcome': return <Radio.Group label={label} withAsterisk={needed} value={value} error={error} onChange={onChange}><Group mt={4}>{Object.entries(outcomesOf(kind)).map(([code, name]) => <Radio key={code} value={code} label={name} />)}</Group></Radio.Group>
    case 'reasonCode': return <Select label={label} withAsterisk={needed} placeholder="从理由清单里选" data={reasonsOf(kind).map(({ code, name, source }) => ({ value: code, label: `${name}（${source}）` }))} value={value === '' ? null : value} error={error} onChange={(code) => onChange(code ?? '')} />
    case 'toldOn': case 'feedbackBy': return <TextInput type="date" label={label} description={field === 'toldOn' ? '还没有书面告知的不填' : '不要求反馈的不填'} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'unit': case 'coUnits': return <TextInput label={label} withAsterisk={needed} maxLength={200} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'text': return <Textarea label={label} withAsterisk={needed} autosize minRows={3} maxRows={10} maxLength={5000} value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
  }
}
