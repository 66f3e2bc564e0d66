/** One labelled text field of the intake form, bound by its path, that takes scripts by `//`; a long one grows with its text and says when something in it should not be said. */
import { TextInput, Textarea, type TextInputProps } from '@mantine/core'
import { SayHint } from '../../ui/scripts/SayHint'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'

interface Props extends Pick<TextInputProps, 'placeholder' | 'description' | 'type' | 'required' | 'inputMode' | 'autoFocus' | 'maxLength'> {
  readonly path: string
  readonly label: string
  readonly value: string | undefined
  readonly onText: (text: string) => void
  readonly long?: boolean
}

export function TextField({ path, label, value, onText, long = false, required = false, ...rest }: Props) {
  const { error } = useIntakeDesk()
  const shared = { id: fieldId(path), label, value: value ?? '', error: errorAt(error, path), withAsterisk: required, autoComplete: 'off', 'data-words': '' }
  if (long) return <><Textarea {...shared} placeholder={rest.placeholder} maxLength={rest.maxLength} autosize minRows={2} maxRows={10} onChange={(event) => onText(event.currentTarget.value)} /><SayHint text={value ?? ''} /></>
  return <TextInput {...shared} {...rest} onChange={(event) => onText(event.currentTarget.value)} />
}
