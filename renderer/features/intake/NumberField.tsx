/** One number of the intake form, bound by its path. It stays empty as long as somebody empties it, and what was typed is never set right behind his back: registering refuses it by name. */
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'

interface Props extends Pick<NumberInputProps, 'description' | 'min' | 'max' | 'decimalScale' | 'thousandSeparator'> {
  readonly path: string
  readonly label: string
  readonly value: number | undefined
  readonly onNumber: (value: number | undefined) => void
  /** What an empty field counts as; shown again when it is left empty. */
  readonly usual?: number
}

/** What does not fit a number, such as one with a point and nothing behind it yet, comes as text. */
function numberOf(typed: string | number): number | undefined {
  const number = typeof typed === 'number' || typed.trim() === '' ? typed : Number(typed)
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

export function NumberField({ path, label, value, onNumber, usual, decimalScale, ...rest }: Props) {
  const { error } = useIntakeDesk()
  const [emptied, setEmptied] = useState(false)
  const change = (typed: string | number) => {
    const number = numberOf(typed)
    setEmptied(number === undefined)
    onNumber(number)
  }
  return (
    <NumberInput
      {...rest} id={fieldId(path)} label={label} inputWrapperOrder={['label', 'input', 'description', 'error']} clampBehavior="none" allowNegative={false} allowDecimal={decimalScale !== undefined} {...(decimalScale === undefined ? {} : { decimalScale })}
      value={value ?? (emptied ? '' : usual ?? '')} error={errorAt(error, path)} onChange={change} onBlur={() => setEmptied(false)}
    />
  )
}
