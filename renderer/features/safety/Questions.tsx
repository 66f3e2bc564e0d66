/**
 * 问清楚: yes, no or not known, each kept with the press. The arrows walk without choosing: a yes passed over
 * would require its steps for good.
 */
import { Text } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { FlagPage } from '#core/contract/safetyFlags'
import { Answer, type GuideKind } from '#core/contract/safetyGuide'
import { useTell } from '../../bridge/useTell'
import { Part } from './Part'
import { answerWords } from './safetyWords'
import style from './Questions.module.css'

interface Props { readonly page: FlagPage; readonly kind: GuideKind }

export function Questions({ page, kind }: Props) {
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell } = useTell('safety.answer')
  const say = async (question: string, answer: Answer) => {
    const reply = await tell({ id: page.id, question, answer })
    setRefused(reply.ok ? undefined : reply.fault.message)
  }
  return (
    <Part title="问清楚">
      <ul className={style.list}>
        {kind.questions.map(({ id, text, hint }) => (
          <li key={id} className={style.question}>
            <span id={`q-${id}`}>{text}{hint !== undefined && <Text span size="xs" c="gray.7">（{hint}）</Text>}</span>
            <Choices label={`q-${id}`} value={page.answers[id]} disabled={!page.open} onSay={(answer) => void say(id, answer)} />
          </li>
        ))}
      </ul>
      {refused !== undefined && <Text size="sm" c="red.8" role="alert">{refused}</Text>}
    </Part>
  )
}

interface ChoicesProps { readonly label: string; readonly value: Answer | undefined; readonly disabled: boolean; readonly onSay: (answer: Answer) => void }

function Choices({ label, value, disabled, onSay }: ChoicesProps) {
  const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
    const next = event.key === 'ArrowRight' ? event.currentTarget.nextElementSibling : event.key === 'ArrowLeft' ? event.currentTarget.previousElementSibling : null
    if (!(next instanceof HTMLButtonElement)) return
    event.preventDefault()
    next.focus()
  }
  return (
    <span className={style.choices} role="group" aria-labelledby={label}>
      {Answer.options.map((answer, index) => (
        <button key={answer} type="button" className={style.choice} data-answer={answer} aria-pressed={value === answer} disabled={disabled} tabIndex={answer === value || (value === undefined && index === 0) ? 0 : -1} onKeyDown={walk} onClick={() => onSay(answer)}>{answerWords[answer]}</button>
      ))}
    </span>
  )
}
