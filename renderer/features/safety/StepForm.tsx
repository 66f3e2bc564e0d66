/** Closing one step: who was called or did it, by which number, when, what was said and what came of it; or why it is not possible. */
import { Button, Group, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import type { z } from 'zod'
import type { FlagStep, StepClosing } from '#core/contract/safetyFlags'
import type { EmergencyNumber, GuideStep } from '#core/contract/safetyGuide'
import { closingProblem } from '#core/domain/redFlags'
import { dayOf, startOf } from '#core/domain/day'
import { useSession } from '../../bridge/session'
import { useTell } from '../../bridge/useTell'
import type { Typed } from './useTyped'

interface Props { readonly id: number; /** The office's time. */ readonly now: number; readonly step: FlagStep; readonly told: GuideStep; readonly number: z.infer<typeof EmergencyNumber> | undefined; readonly typed: Typed; readonly onDone: () => void }
type Part = 'who' | 'number' | 'time' | 'said' | 'outcome' | 'reason'
const PARTS: readonly Part[] = ['who', 'number', 'time', 'said', 'outcome', 'reason']
interface Wrong { readonly field: string; readonly message: string }

const DAY_MS = 86_400_000

/** The last time a clock showed `14:05`, `1405` or `14：05`, as an instant: after midnight an hour of the evening is yesterday's. Undefined where it is no time. */
export function lastTime(now: number, text: string): number | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/u.exec(text.trim()) ?? []
  if (hour === undefined || minute === undefined) return undefined
  const today = startOf(dayOf(now)) + (Number(hour) * 60 + Number(minute)) * 60_000
  return today > now ? today - DAY_MS : today
}

function useClosing({ id, now, step, told, number, typed, onDone }: Props) {
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { tell, busy } = useTell('safety.closeStep')
  const worker = useSession()?.name ?? ''
  const key = (part: Part) => `${step.id}.${part}`
  const usual: Readonly<Record<Part, string>> = { who: told.how === 'deed' ? worker : number === undefined ? '' : number.name, number: number?.number ?? '', time: '', said: '', outcome: '', reason: '' }
  const of = (part: Part) => typed.of(key(part), usual[part])
  const put = (part: Part, text: string) => typed.type(key(part), text)
  const close = async (closing: StepClosing) => {
    const problem = closingProblem(told, closing)
    if (problem !== undefined) return setWrong(problem)
    const reply = await tell({ id, step: step.id, closing })
    if (!reply.ok) return setWrong({ field: (reply.fault.field ?? '').replace(/^closing\./u, ''), message: reply.fault.message })
    setWrong(undefined)
    typed.taken(...PARTS.map(key))
    onDone()
  }
  const done = () => {
    const time = of('time')
    const at = time === '' ? undefined : lastTime(now, time)
    if (time !== '' && at === undefined) return setWrong({ field: 'time', message: '时间请写成 14:05 的样子，或留空' })
    void close({ how: 'done', who: of('who'), ...(told.how === 'call' ? { number: of('number'), said: of('said') } : {}), outcome: of('outcome'), ...(at === undefined ? {} : { at }) })
  }
  return { of, put, busy, wrong, done, notPossible: () => void close({ how: 'notPossible', reason: of('reason') }) }
}

export function StepForm(props: Props) {
  const { told, step } = props
  const form = useClosing(props)
  const [refusing, setRefusing] = useState(told.how === 'words')
  const at = (field: Part) => (form.wrong?.field === field ? form.wrong.message : undefined)
  const bind = (part: Part) => ({ value: form.of(part), error: at(part), autoComplete: 'off', onChange: (event: { currentTarget: { value: string } }) => form.put(part, event.currentTarget.value) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (refusing) form.notPossible()
    else form.done()
  }
  const call = told.how === 'call'
  return (
    <form onSubmit={submit} onKeyDown={noComposing}>
      {refusing ? <Textarea mt={6} label="为什么做不到" description="会留在清单上，复核时要看" withAsterisk autosize minRows={2} maxLength={2000} {...bind('reason')} /> : (
        <>
          <SimpleGrid cols={call ? 3 : 2} spacing="xs" mt={6}>
            <TextInput label={call ? '打给了谁' : '由谁做的'} withAsterisk maxLength={60} {...bind('who')} />
            {call && <TextInput label="号码" withAsterisk inputMode="tel" maxLength={40} {...bind('number')} />}
            <TextInput label="时间" placeholder={step.called === undefined ? '空着即现在' : '空着即拨打时间'} maxLength={5} {...bind('time')} />
          </SimpleGrid>
          {call && <Textarea mt={6} label="说了什么" withAsterisk autosize minRows={1} maxLength={5000} {...bind('said')} />}
          <Textarea mt={6} label={call ? '对方怎样答复' : '结果'} withAsterisk autosize minRows={1} maxLength={2000} {...bind('outcome')} />
        </>
      )}
      {form.wrong !== undefined && !PARTS.some((part) => part === form.wrong?.field) && <Text size="sm" c="red.8" role="alert">{form.wrong.message}</Text>}
      <Group mt={8} gap="xs">
        <Button type="submit" size="xs" loading={form.busy} color={refusing ? 'orange.9' : 'blue'}>{refusing ? '记为做不到' : '做完了，记入'}</Button>
        {told.how !== 'words' && <Button size="xs" variant="default" onClick={() => setRefusing(!refusing)}>{refusing ? '返回填写' : '做不到…'}</Button>}
      </Group>
    </form>
  )
}

/** The Enter that ends an input method's word sends nothing. */
function noComposing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
}
