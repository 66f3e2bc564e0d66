/** First start, step 2: the first accounts with roles and passphrases, with a plain hint at each passphrase's strength. */
import { Alert, Button, Group, MultiSelect, Paper, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { Role } from '#core/contract/call'
import type { NewAccount } from '#core/contract/vault'
import { useAsk } from '../../bridge/useAsk'

export const ROLE_NAMES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'reception', label: '接访社工' }, { value: 'counsellor', label: '心理志愿者' }, { value: 'mediator', label: '调解员' }, { value: 'justice', label: '司法所/律师' }, { value: 'leader', label: '分管领导' }, { value: 'admin', label: '系统管理员' }, { value: 'auditor', label: '审计员' },
]
/** An account being typed, with the passphrase's repetition. */
export interface TypedAccount extends NewAccount { readonly again: string }
export const EMPTY_ACCOUNT: TypedAccount = { login: '', name: '', roles: ['reception'], passphrase: '', again: '' }

interface Props { readonly accounts: readonly TypedAccount[]; readonly onChange: (accounts: TypedAccount[]) => void; readonly wrong: string | undefined }

export function AccountsStep({ accounts, onChange, wrong }: Props) {
  const change = (index: number, part: Partial<TypedAccount>) => onChange(accounts.map((account, at) => (at === index ? { ...account, ...part } : account)))
  return (
    <Stack>
      <Text>至少要有一名系统管理员和一名接访社工（可以是同一个账号）。每人用自己的账号登录。</Text>
      {accounts.map((account, index) => (
        <AccountFields key={index} account={account} place={index + 1} onChange={(part) => change(index, part)} onRemove={accounts.length > 1 ? () => onChange(accounts.filter((_, at) => at !== index)) : undefined} />
      ))}
      <Group><Button variant="default" onClick={() => onChange([...accounts, EMPTY_ACCOUNT])}>再加一个账号</Button></Group>
      {wrong !== undefined && <Alert color="red" role="alert">{wrong}</Alert>}
    </Stack>
  )
}

interface FieldsProps { readonly account: TypedAccount; readonly place: number; readonly onChange: (part: Partial<TypedAccount>) => void; readonly onRemove: (() => void) | undefined }

function AccountFields({ account, place, onChange, onRemove }: FieldsProps) {
  const { passphrase, login } = account
  const strength = useAsk('vault.strength', { passphrase, login }, { enabled: passphrase !== '' })
  const hint = passphrase === '' ? '至少 10 个字符，可以用一句只有自己知道的话' : (strength.value?.hint ?? '')
  const toggle = { visibilityToggleButtonProps: { 'aria-label': '显示或隐藏密码' }, autoComplete: 'off' } as const
  return (
    <Paper withBorder p="md" component="fieldset">
      <Group justify="space-between"><Text fw={600}>账号 {place}</Text>{onRemove !== undefined && <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove}>移除</Button>}</Group>
      <SimpleGrid cols={3} mt="xs">
        <TextInput label="登录名" withAsterisk value={login} onChange={(event) => onChange({ login: event.currentTarget.value })} autoComplete="off" />
        <TextInput label="姓名" withAsterisk value={account.name} onChange={(event) => onChange({ name: event.currentTarget.value })} autoComplete="off" />
        <MultiSelect label="角色" withAsterisk data={[...ROLE_NAMES]} value={account.roles} onChange={(values) => onChange({ roles: ROLE_NAMES.map(({ value }) => value).filter((role) => values.includes(role)) })} />
        <PasswordInput label="密码" withAsterisk value={passphrase} onChange={(event) => onChange({ passphrase: event.currentTarget.value })} description={hint} inputWrapperOrder={['label', 'input', 'description', 'error']} {...toggle} />
        <PasswordInput label="再输一次密码" withAsterisk value={account.again} error={account.again !== '' && account.again !== passphrase ? '两次不一样' : undefined} onChange={(event) => onChange({ again: event.currentTarget.value })} {...toggle} />
      </SimpleGrid>
    </Paper>
  )
}
