/** First start, step 2: the first accounts. What the room cannot do without is said while it is missing. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { MOST_FIRST_ACCOUNTS, neededRoles } from '#core/domain/firstAccounts'
import { AccountFields } from './AccountFields'
import { EMPTY_ACCOUNT, type Problem, type TypedAccount } from './setupProblems'

interface Props { readonly accounts: readonly TypedAccount[]; readonly problems: readonly Problem[]; readonly onChange: (accounts: TypedAccount[]) => void }

export function AccountsStep({ accounts, problems, onChange }: Props) {
  const full = accounts.length >= MOST_FIRST_ACCOUNTS
  return (
    <Stack gap="sm">
      <Text size="sm">每人用自己的账号登录，做了什么都记在本人名下。以后可以再加人。</Text>
      <Needed accounts={accounts} />
      {accounts.map((account, index) => (
        <AccountFields
          key={index} account={account} at={`accounts.${index}`} place={index + 1} problems={problems}
          onChange={(part) => onChange(accounts.map((other, at) => (at === index ? { ...other, ...part } : other)))}
          onRemove={accounts.length > 1 ? () => onChange(accounts.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <Group gap="sm">
        <Button variant="default" disabled={full} onClick={() => onChange([...accounts, EMPTY_ACCOUNT])}>再加一个账号</Button>
        {full && <Text size="sm" c="gray.7">第一次最多建 {MOST_FIRST_ACCOUNTS} 个账号，其余的登录后再加。</Text>}
      </Group>
    </Stack>
  )
}

function Needed({ accounts }: Pick<Props, 'accounts'>) {
  return (
    <Stack gap={2} role="status" aria-label="必须有的角色">
      {neededRoles(accounts).map(({ code, name, lack, holders }) => (
        <Group key={code} gap={6} wrap="nowrap">
          {holders.length > 0 ? <IconCircleCheck size={18} color="var(--mantine-color-green-8)" aria-hidden /> : <IconCircleDashed size={18} color="var(--mantine-color-red-8)" aria-hidden />}
          <Text size="sm" c={holders.length > 0 ? 'gray.8' : 'red.9'}>{holders.length > 0 ? `${name}：${holders.map((holder) => holder.name.trim() || `账号 ${accounts.indexOf(holder) + 1}`).join('、')}` : lack}</Text>
        </Group>
      ))}
    </Stack>
  )
}
