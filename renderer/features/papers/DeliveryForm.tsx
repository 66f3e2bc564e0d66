/** A line of 送达回证: how, to whom, when, where, who signed; a refusal with its reason and two witnesses. Keeps what was typed until it is recorded. */
import { Alert, Button, Group, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DeliveryOutcome, DeliveryWay } from '#core/contract/paperDelivery'
import { OUTCOME_NAMES, OUTCOMES_OF, WAY_NAMES } from '#core/domain/delivery'
import { useTell } from '../../bridge/useTell'
import style from '../../ui/dialog.module.css'
import { fieldId, focusField } from '../../ui/fieldFocus'
import { asks, byWay, DELIVERY_FIELDS, factsToSend, lacksOf, outcomeWord, type TypedFacts, type Typing } from './deliveryTyping'

interface Props { readonly paperId: number; readonly typing: Typing; readonly onChange: (typing: Typing) => void; readonly onDone: () => void; readonly onCancel: () => void }
type Wrong = Readonly<Partial<Record<string, string>>>
type Text = Exclude<keyof TypedFacts, 'way' | 'outcome'>

function useDelivering({ paperId, typing, onDone }: Props) {
  const [wrong, setWrong] = useState<Wrong>({})
  const { tell, busy } = useTell('papers.deliver')
  const refuse = (found: Wrong, first: string) => {
    setWrong(found)
    focusField(`delivery.${first}`)
  }
  const record = async () => {
    const facts = factsToSend(typing.facts)
    const problems = lacksOf(facts)
    const [first] = problems
    if (first !== undefined) return refuse(Object.fromEntries(problems.map(({ field, message }) => [field, message])), first.field)
    const reply = await tell({ ...facts, paperId, ...(typing.corrects === undefined ? {} : { corrects: typing.corrects }) })
    if (reply.ok) return onDone()
    refuse({ [reply.fault.field ?? '']: reply.fault.message }, reply.fault.field ?? '')
  }
  return { wrong, busy, record }
}

export function DeliveryForm(props: Props) {
  const { typing: { facts, ...rest }, onChange } = props
  const { wrong, busy, record } = useDelivering(props)
  const put = (part: Partial<TypedFacts>) => onChange({ ...rest, facts: { ...facts, ...part } })
  const asked = asks(facts)
  const shared = (key: Text, label: string, must = true) => ({ id: fieldId(`delivery.${key}`), label, withAsterisk: must, error: wrong[key], value: facts[key], autoComplete: 'off' })
  const line = (key: Text, label: string, maxLength: number, must = true) => <TextInput {...shared(key, label, must)} maxLength={maxLength} onChange={(event) => put({ [key]: event.currentTarget.value })} />
  const unplaced = Object.entries(wrong).filter(([field]) => !DELIVERY_FIELDS.includes(field)).map(([, message]) => message)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="xs">
        <Select id={fieldId('delivery.way')} label="方式" withAsterisk allowDeselect={false} data={DeliveryWay.options.map((value) => ({ value, label: WAY_NAMES[value] }))} value={facts.way} error={wrong['way']} onChange={(value) => onChange({ ...rest, facts: byWay(facts, DeliveryWay.parse(value)) })} data-autofocus />
        <Select id={fieldId('delivery.outcome')} label="结果" withAsterisk allowDeselect={false} data={OUTCOMES_OF[facts.way].map((value) => ({ value, label: outcomeWord(facts.way, value, OUTCOME_NAMES) }))} value={facts.outcome} error={wrong['outcome']} onChange={(value) => put({ outcome: DeliveryOutcome.parse(value) })} />
        {line('addressee', '受送达人', 60)}
        {line('place', facts.way === 'electronic' ? '送达的号码或账号' : facts.way === 'mail' ? '寄往的地址' : '送达地点', 120)}
        <TextInput {...shared('on', '日期')} type="date" max="2199-12-31" onChange={(event) => put({ on: event.currentTarget.value })} />
        <TextInput {...shared('time', '时间')} type="time" onChange={(event) => put({ time: event.currentTarget.value })} />
        {asked.has('mailNumber') && line('mailNumber', '邮件编号', 60)}
        {asked.has('signedBy') && line('signedBy', '签收人', 60)}
        {asked.has('relation') && line('relation', '代收人与受送达人的关系', 40)}
        {asked.has('witnesses') && line('witness1', '见证人一', 60)}
        {asked.has('witnesses') && line('witness2', '见证人二', 60)}
        {line('server', '送达人', 60)}
      </SimpleGrid>
      {asked.has('refusal') && <Textarea {...shared('refusal', facts.outcome === 'returned' ? '退回原因' : '拒收原因')} mt="xs" autosize minRows={1} maxRows={5} maxLength={500} onChange={(event) => put({ refusal: event.currentTarget.value })} />}
      <Textarea {...shared('note', '备注', false)} mt="xs" autosize minRows={1} maxRows={5} maxLength={500} onChange={(event) => put({ note: event.currentTarget.value })} />
      {unplaced.map((message) => <Alert key={message} color="red" mt="sm" p="xs" role="alert">{message}</Alert>)}
      <Group className={style.steps ?? ''} justify="flex-end"><Button variant="default" onClick={props.onCancel}>取消</Button><Button loading={busy} onClick={() => void record()}>{rest.corrects === undefined ? '记入' : '更正'}</Button></Group>
    </>
  )
}
