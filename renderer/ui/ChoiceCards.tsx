/** A row of radio cards with a title and a description; plain radio inputs inside, so arrow keys and screen readers work by themselves. */
import { useId, type ReactNode } from 'react'
import style from './ChoiceCards.module.css'

export interface Choice<V extends string> {
  readonly value: V
  readonly title: string
  readonly text?: string
  /** Colour of the bar at the card's edge. */
  readonly tone?: 'calm' | 'warn' | 'hot' | 'danger'
}

interface Props<V extends string> {
  readonly label: string
  readonly choices: readonly Choice<V>[]
  readonly value: V | undefined
  readonly onChoose: (value: V) => void
  /** Id of the first radio, so that an error can put the focus there. */
  readonly focusId?: string
  readonly error?: string | undefined
  readonly hint?: ReactNode
}

export function ChoiceCards<V extends string>({ label, choices, value, onChoose, focusId, error, hint }: Props<V>) {
  const name = useId()
  return (
    <fieldset className={style.group} aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className={style.label}>{label}{hint}</legend>
      <div className={style.cards}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={style.card} data-chosen={choice.value === value} data-tone={choice.tone}>
            <input
              type="radio" name={name} value={choice.value} checked={choice.value === value} className={style.radio}
              {...(index === 0 && focusId !== undefined ? { id: focusId } : {})}
              onChange={() => onChoose(choice.value)}
            />
            <span className={style.title}>{choice.title}</span>
            {choice.text !== undefined && <span className={style.text}>{choice.text}</span>}
          </label>
        ))}
      </div>
      {error !== undefined && <p className={style.error} id={`${name}-error`} role="alert">{error}</p>}
    </fieldset>
  )
}
