/** An ID number checked while typing by GB 11643, for whoever it belongs to; a wrong one can be kept with a reason, a missing one never stops anybody. */
import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDayZh } from '#core/domain/day'
import { ageOn, checkId, normaliseId } from '#core/domain/identity'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import style from './IdNumberField.module.css'

interface Props {
  /** Where the number lives in the form, without its last name: `petitioner`, `representatives.0`. */
  readonly path: string
  readonly label: string
  readonly placeholder?: string
  /** Passports and other papers follow no rule known here. */
  readonly checkable?: boolean
  readonly idNumber: string | undefined
  readonly idReason: string | undefined
  readonly onChange: (part: { readonly idNumber?: string; readonly idReason?: string }) => void
}

export function IdNumberInput({ path, label, placeholder, checkable = true, idNumber: raw = '', idReason, onChange }: Props) {
  const { today, error } = useIntakeDesk()
  const check = raw.trim() !== '' && checkable ? checkId(raw, today) : undefined
  const [typing, setTyping] = useState(false)
  const short = check?.ok === false && check.code === 'length' && normaliseId(raw).length < 18
  const wrong = check?.ok === false && !(typing && short) ? check : undefined
  const refused = errorAt(error, `${path}.idReason`) !== undefined || errorAt(error, `${path}.idNumber`) !== undefined
  const lines = `${fieldId(path)}-check`
  return (
    <div>
      <TextInput
        id={fieldId(`${path}.idNumber`)} label={label} value={raw} maxLength={40} autoComplete="off" placeholder={placeholder} error={errorAt(error, `${path}.idNumber`)} aria-describedby={lines}
        onFocus={() => setTyping(true)} onBlur={() => setTyping(false)} onChange={(event) => onChange({ idNumber: event.currentTarget.value })}
      />
      <div id={lines} aria-live="polite" className={style.check}>
        {check?.ok === true && <Text size="xs" c="green.9">✓ {check.sex}，{formatDayZh(check.bornOn)}出生，{ageOn(check.bornOn, today)} 岁{check.kind === 'permit' ? '（港澳台居住证）' : ''}</Text>}
        {typing && short && <Text size="xs" c="gray.7">已输入 {normaliseId(raw).length} 位</Text>}
        {wrong !== undefined && <Text size="xs" c={wrong.suggestion === undefined ? 'red.8' : 'orange.9'}>{wrong.message}</Text>}
      </div>
      {wrong?.suggestion !== undefined && <Button size="compact-xs" mt={4} variant="light" onClick={() => onChange({ idNumber: wrong.suggestion ?? raw })}>改用 18 位：{wrong.suggestion}</Button>}
      {(wrong !== undefined || refused) && (
        <TextInput
          id={fieldId(`${path}.idReason`)} label="仍保存（原因）" value={idReason ?? ''} maxLength={200} autoComplete="off" placeholder="例如：证件磨损，本人口述" error={errorAt(error, `${path}.idReason`) === undefined ? undefined : '请改正证件号，或写明原因'}
          onChange={(event) => onChange({ idReason: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
