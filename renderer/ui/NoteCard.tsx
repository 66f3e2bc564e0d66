/** One warning note: facts, author, last day, its reviews, and the way to extend or close it. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { NoteRow } from '#core/contract/safetyNotes'
import { dayOf, formatDayZh } from '#core/domain/day'
import { useTell } from '../bridge/useTell'
import style from './NoteCard.module.css'
import { useKeptText } from '../bridge/kept'

interface Props { readonly note: NoteRow; /** Whose note it is stands on it. */ readonly named?: boolean; readonly acts?: boolean }
type Step = 'extend' | 'close'

const STATES = { current: '', expired: '已到期，待复核', closed: '已关闭' } as const

export function NoteCard({ note, named = false, acts = true }: Props) {
  const [step, setStep] = useState<Step | undefined>(undefined)
  const { author, at, expiresOn, reason, state, twoPersons, reviews, personName } = note
  return (
    <article className={style.note} data-state={state}>
      <Text size="xs" fw={600}>{named ? `${personName || '未留名'}　` : ''}警示备注{twoPersons ? ' · 须两人接待' : ''}{STATES[state] === '' ? '' : ` · ${STATES[state]}`}</Text>
      <p className={style.reason}>{reason}</p>
      <Text size="xs" c="gray.7">{author} {formatDayZh(dayOf(at))}写，有效期至{formatDayZh(expiresOn)}</Text>
      {reviews.map((review) => <Text key={review.at} size="xs" c="gray.7">{review.by} {formatDayZh(dayOf(review.at))}{review.step === 'extend' ? '延长' : '关闭'}：{review.text}</Text>)}
      {acts && step === undefined && (note.mayExtend || note.mayClose) && (
        <Group gap={6} mt={4}>
          {note.mayExtend && <Button size="compact-xs" variant="default" onClick={() => setStep('extend')}>延长…</Button>}
          {note.mayClose && <Button size="compact-xs" variant="default" onClick={() => setStep('close')}>关闭…</Button>}
        </Group>
      )}
      {step !== undefined && <Review note={note} step={step} onEnd={() => setStep(undefined)} />}
    </article>
  )
}

function Review({ note, step, onEnd }: { readonly note: NoteRow; readonly step: Step; readonly onEnd: () => void }) {
  const [text, setText] = useKeptText(`note ${note.id}`)
  const [until, setUntil] = useState('')
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('safety.reviewNote')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await tell({ id: note.id, step, text, ...(step === 'extend' && until !== '' ? { expiresOn: until } : {}) })
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (!reply.ok) return
    setText('')
    onEnd()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group gap={6} mt={6} align="flex-start">
        {step === 'extend' && <TextInput type="date" w={150} label="延长到" description="空着按默认" value={until} error={wrong?.field === 'expiresOn' ? wrong.message : undefined} onChange={(event) => setUntil(event.currentTarget.value)} />}
        <TextInput flex={1} miw={160} label={step === 'extend' ? '为什么还需要' : '为什么关闭'} description="写事实" maxLength={500} autoComplete="off" value={text} error={wrong !== undefined && wrong.field !== 'expiresOn' ? wrong.message : undefined} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
      </Group>
      <Group gap={6} mt={6}><Button type="submit" size="compact-sm" loading={busy}>{step === 'extend' ? '延长' : '关闭'}</Button><Button size="compact-sm" variant="default" onClick={onEnd}>取消</Button></Group>
    </form>
  )
}
