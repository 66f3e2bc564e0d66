/** How a stay ends: one of five outcomes with what each needs, or one extension. Says beforehand what stands in the way; the office judges. */
import { Alert, Button, Group, Paper, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Fault } from '#core/contract/call'
import type { Outcome, StayPage } from '#core/contract/buffer'
import { OUTCOME_NAMES, readiness, type Readiness, takes } from '#core/domain/buffer'
import { useTell } from '../../bridge/useTell'
import { useKeptText } from '../../bridge/kept'
import type { Working } from './useWorking'

const CHOICES: readonly { readonly outcome: Outcome; readonly text: string }[] = [
  { outcome: 'back', text: '平稳下来了，带着交接语回窗口，号位还在' },
  { outcome: 'referred', text: '转给更合适的人或单位' },
  { outcome: 'left', text: '自己走了' },
  { outcome: 'refused', text: '进来后不想留，尊重本人，号位还在' },
  { outcome: 'stopped', text: '有危险，谈不下去' },
]
const ADVICE: Readonly<Record<Readiness, { readonly color: string; readonly text: string }>> = {
  ready: { color: 'green', text: '情绪 1–2 级，自评降了 2 分以上：可以回到接谈。' },
  unasked: { color: 'blue', text: '情绪 1–2 级，可以回到接谈；自评还没问全，能问就再问一次。' },
  report: { color: 'yellow', text: '情绪 1–2 级，但自评没有降够 2 分：能再陪几分钟更好。' },
  level: { color: 'orange', text: '情绪仍是 3–4 级，还不能回到接谈：再陪一会儿，降下来后先“记录情绪”。' },
  medical: { color: 'red', text: '昏沉、难唤醒：不回窗口，打 120，结束时选“转介”。' },
}

export function EndStay({ page, working }: { readonly page: StayPage; readonly working: Working }) {
  const { facts } = page
  const [outcome, setOutcome] = useState<Outcome>('back')
  const [detail, setDetail] = useKeptText(`stay.${facts.stayId}.detail`)
  const [fault, setFault] = useState<Fault | undefined>(undefined)
  const { tell, busy } = useTell('buffer.end')
  const { summary } = working.typed
  const advice = ADVICE[readiness({ level: facts.level ?? 0, selfBefore: facts.selfBefore, selfNow: facts.selfNow })]
  const end = async () => {
    const reply = await tell({ stayId: facts.stayId, outcome, summary, ...(outcome === 'back' ? {} : { detail }) })
    if (!reply.ok) return setFault(reply.fault)
    setDetail('')
    notifications.show({ message: `${facts.label}：${OUTCOME_NAMES[outcome]}` })
  }
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <Paper withBorder p="sm" component="section" aria-label="结束">
      <Stack gap="xs">
        <Radio.Group label="怎么结束" value={outcome} onChange={(value) => { setOutcome(value as Outcome); setFault(undefined) }}>
          <Stack gap={6} mt={4}>{CHOICES.map((choice) => <Radio key={choice.outcome} value={choice.outcome} label={OUTCOME_NAMES[choice.outcome]} description={choice.text} />)}</Stack>
        </Radio.Group>
        {outcome === 'back' && <Alert color={advice.color} p="xs" role="status">{advice.text}</Alert>}
        {outcome === 'stopped' && <Text size="sm">记下后到<Link to="/safety">红旗与报警</Link>按步骤处置；有暴力立即拨打 110。</Text>}
        {outcome !== 'back' && <TextInput label={DETAIL[outcome]} withAsterisk={outcome === 'referred' || outcome === 'stopped'} value={detail} maxLength={200} error={at('detail')} onChange={(event) => setDetail(event.currentTarget.value)} />}
        <Textarea label="交接语（一句话，窗口看得到）" withAsterisk={outcome === 'back'} autosize minRows={2} maxLength={120} placeholder="怎么称呼、最想先办的一件事、要注意什么；不写隐私" value={summary} error={at('summary') ?? working.message} onChange={(event) => working.type({ summary: event.currentTarget.value })} />
        {fault !== undefined && !['detail', 'summary'].includes(fault.field ?? '') && <Alert color="red" role="alert" p="xs">{fault.message}</Alert>}
        <Button loading={busy} {...(outcome === 'stopped' ? { color: 'red.9' } : {})} w="fit-content" onClick={() => void end()}>{outcome === 'back' ? '回到接谈' : `结束：${OUTCOME_NAMES[outcome]}`}</Button>
        <Extend page={page} />
      </Stack>
    </Paper>
  )
}
const DETAIL: Readonly<Record<Exclude<Outcome, 'back'>, string>> = { referred: '转给谁', left: '怎么走的（可不填）', refused: '他怎么说（可不填）', stopped: '为什么谈不下去' }

function Extend({ page: { facts, extensionReason } }: { readonly page: StayPage }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useKeptText(`stay.${facts.stayId}.extend`)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('buffer.extend')
  if (!takes(facts.state, 'extend')) return <Text size="sm" c="gray.7">已延长一次：{extensionReason}</Text>
  const extend = async () => {
    const reply = await tell({ stayId: facts.stayId, reason })
    setWrong(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) setReason('')
  }
  return asking
    ? (
      <Group align="flex-start" gap="xs">
        <TextInput flex={1} label="延长的原因（只能延长一次）" withAsterisk value={reason} maxLength={200} error={wrong} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button variant="default" mt={24} loading={busy} onClick={() => void extend()}>延长</Button>
      </Group>
    )
    : <Button variant="default" w="fit-content" onClick={() => setAsking(true)}>延长一次…</Button>
}
