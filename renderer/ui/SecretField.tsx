/** A field for something secret, with a hint while Caps Lock is on. Keeps nothing itself. */
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'

type Props = Omit<PasswordInputProps, 'onChange' | 'value'> & { readonly value: string; readonly onChange: (value: string) => void }

export function SecretField({ value, onChange, description, descriptionProps = {}, error, ...rest }: Props) {
  const [caps, setCaps] = useState(false)
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <PasswordInput
      {...rest} value={value} onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={look} onKeyUp={look} onBlur={() => setCaps(false)} autoComplete="off"
      description={caps ? '大写锁定（Caps Lock）已打开，字母会输成大写' : description} descriptionProps={caps ? { c: 'orange.9', fw: 600, role: 'status' } : descriptionProps}
      error={error} inputWrapperOrder={['label', 'input', 'description', 'error']} visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
    />
  )
}
