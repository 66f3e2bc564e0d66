/** One account of the first start: log-in, name, roles, password twice with its strength. */
import { Button, Checkbox, Group, Paper, PasswordInput, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldId } from '../../ui/fieldFocus'
import { ROLE_WORDS } from '../../ui/roleWords'
import { StrengthHint } from '../../ui/StrengthHint'
import type { Problem, TypedAccount } from './setupProblems'

interface Props {
  readonly account: TypedAccount
  readonly at: string
  readonly place: number
  readonly problems: readonly Problem[]
  readonly onChange: (part: Partial<TypedAccount>) => void
  readonly onRemove: (() => void) | undefined
}

export function AccountFields({ account, at, place, problems, onChange, onRemove }: Props) {
  const { login, name, roles } = account
  const field = (key: string) => ({ id: fieldId(`${at}.${key}`), error: problems.find(({ field }) => field === `${at}.${key}`)?.message, withAsterisk: true, autoComplete: 'off' })
  const { id: firstRole, error: rolesError } = field('roles')
  return (
    <Paper withBorder p="sm" component="fieldset" m={0}>
      <Group justify="space-between">
        <Text component="legend" fw={600}>账号 {place}{name.trim() === '' ? '' : `　${name.trim()}`}</Text>
        {onRemove !== undefined && <Button size="compact-sm" variant="subtle" color="red" aria-label={`移除账号 ${place}`} onClick={onRemove}>移除</Button>}
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt={4} verticalSpacing="xs">
        <TextInput {...field('login')} label="登录名" description="登录时输入；汉字、字母、数字都可以" inputWrapperOrder={['label', 'input', 'error', 'description']} value={login} onChange={(event) => onChange({ login: event.currentTarget.value })} />
        <TextInput {...field('name')} label="姓名" description="印在回执上的接待人、责任人" inputWrapperOrder={['label', 'input', 'error', 'description']} value={name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      </SimpleGrid>
      <Checkbox.Group label="角色（可多选）" withAsterisk mt="xs" error={rolesError} value={roles} onChange={(values) => onChange({ roles: ROLE_WORDS.map(({ value }) => value).filter((role) => values.includes(role)) })}>
        <SimpleGrid cols={{ base: 2, xs: 3, md: 4 }} mt={4} mb={4} verticalSpacing={6}>
          {ROLE_WORDS.map(({ value, label, text }, index) => <Checkbox key={value} {...(index === 0 ? { id: firstRole } : {})} value={value} label={label} description={text} />)}
        </SimpleGrid>
      </Checkbox.Group>
      <Passwords account={account} field={field} onChange={onChange} />
    </Paper>
  )
}

interface PasswordProps extends Pick<Props, 'account' | 'onChange'> { readonly field: (key: string) => { readonly id: string; readonly error: string | undefined } }

function Passwords({ account, field, onChange }: PasswordProps) {
  const { passphrase, again, login } = account
  const [shown, setShown] = useState(false)
  const toggle = { visible: shown, onVisibilityChange: setShown, visibilityToggleButtonProps: { 'aria-label': shown ? '隐藏密码' : '显示密码' }, withAsterisk: true } as const
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" verticalSpacing="xs">
        <PasswordInput
          {...field('passphrase')} {...toggle} label="密码" value={passphrase} autoComplete="new-password" inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={<StrengthHint passphrase={passphrase} login={login} />} descriptionProps={{ component: 'div' }} onChange={(event) => onChange({ passphrase: event.currentTarget.value })}
        />
        <PasswordInput {...field('again')} {...toggle} label="再输一次密码" value={again} autoComplete="new-password" onChange={(event) => onChange({ again: event.currentTarget.value })} />
      </SimpleGrid>
      <Checkbox mt={6} size="xs" label="显示密码" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
    </>
  )
}
