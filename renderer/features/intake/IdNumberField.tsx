/** ID number, checked while typing by GB 11643; a wrong one can be kept with a reason, a missing one never stops anybody. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ageOn, checkId, normaliseId } from '#core/domain/identity'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { TextField } from './TextField'
import style from './IdNumberField.module.css'

export function IdNumberField() {
  const { who, patchWho, today, error } = useIntakeDesk()
  const raw = who.idNumber ?? ''
  const checkable = ['id', 'permit'].includes(who.paperType ?? 'id')
  const check = raw.trim() !== '' && checkable ? checkId(raw, today) : undefined
  const [typing, setTyping] = useState(false)
  const short = check?.ok === false && check.code === 'length' && normaliseId(raw).length < 18
  const wrong = check?.ok === false && !(typing && short) ? check : undefined
  const reason = who.idReason ?? ''
  return (
    <div>
      <TextInput
        id={fieldId('petitioner.idNumber')} label={checkable ? '证件号' : '证件号（不校验）'} value={raw} autoComplete="off" placeholder="没带证件可留空"
        error={errorAt(error, 'petitioner.idNumber')} aria-describedby="id-check"
        onFocus={() => setTyping(true)} onBlur={() => setTyping(false)}
        onChange={(event) => patchWho({ idNumber: event.currentTarget.value })}
      />
      <div id="id-check" aria-live="polite" className={style.check}>
        {check?.ok === true && <Text size="xs" c="green.9">✓ {check.sex}，{check.bornOn} 出生，{ageOn(check.bornOn, today)} 岁{check.kind === 'permit' ? '（港澳台居住证）' : ''}</Text>}
        {typing && short && <Text size="xs" c="gray.7">已输入 {normaliseId(raw).length} 位</Text>}
        {wrong !== undefined && <Text size="xs" c={wrong.suggestion === undefined ? 'red.8' : 'orange.9'}>{wrong.message}</Text>}
      </div>
      {wrong?.suggestion !== undefined && (
        <Group gap="xs" mt={4}>
          <Button size="compact-xs" variant="light" onClick={() => patchWho({ idNumber: wrong.suggestion })}>改用 18 位：{wrong.suggestion}</Button>
        </Group>
      )}
      {(wrong !== undefined || (errorAt(error, 'petitioner.idReason') !== undefined)) && (
        <TextField path="petitioner.idReason" label="仍保存（原因）" value={reason} placeholder="例如：证件磨损，本人口述" onText={(idReason) => patchWho({ idReason })} />
      )}
    </div>
  )
}
