/** Everybody with an account: roles, state, which compartments are open to him, and what can be done. */
import { Badge, Button, Group, Menu, Table, Text } from '@mantine/core'
import type { AccountRow } from '#core/contract/accounts'
import { APART_NAMES } from '#core/domain/compartments'
import { roleName } from '../../ui/roleWords'
import { STEP_TITLES, type StepKind } from './AccountSteps'

interface Props { readonly accounts: readonly AccountRow[]; readonly approvable: readonly string[]; readonly onStep: (account: AccountRow, kind: StepKind | 'recovery') => void }

const STATES = { active: { label: '在用', color: 'teal' }, disabled: { label: '已停用', color: 'orange' }, removed: { label: '已移除', color: 'gray' } } as const

export function AccountTable({ accounts, approvable, onStep }: Props) {
  return (
    <Table.ScrollContainer minWidth={700}>
      <Table verticalSpacing="xs" highlightOnHover aria-label="账号">
        <Table.Thead><Table.Tr><Table.Th>姓名</Table.Th><Table.Th>登录名</Table.Th><Table.Th>角色</Table.Th><Table.Th>保密范围</Table.Th><Table.Th>状态</Table.Th><Table.Th aria-label="操作" /></Table.Tr></Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <Table.Tr key={account.id}>
              <Table.Td fw={600}>{account.name}</Table.Td>
              <Table.Td>{account.login}</Table.Td>
              <Table.Td>{account.roles.map(roleName).join('、')}</Table.Td>
              <Table.Td><Compartments {...account} /></Table.Td>
              <Table.Td><State {...account} /></Table.Td>
              <Table.Td><Steps account={account} approvable={approvable} onStep={(kind) => onStep(account, kind)} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Compartments({ holds, pending }: Pick<AccountRow, 'holds' | 'pending'>) {
  if (holds.length + pending.length === 0) return <Text size="sm" c="gray.7">—</Text>
  return (
    <Group gap={6}>
      {holds.map((name) => <Badge key={name} variant="light" color="teal" c="gray.9" tt="none">{APART_NAMES[name]}</Badge>)}
      {pending.map((name) => <Badge key={name} variant="outline" color="orange" c="orange.9" tt="none">{APART_NAMES[name]}：待批准</Badge>)}
    </Group>
  )
}

function State({ state, mustChange }: Pick<AccountRow, 'state' | 'mustChange'>) {
  const { label, color } = STATES[state]
  return <Group gap={6}><Badge variant="light" color={color} c="gray.9" tt="none">{label}</Badge>{mustChange && state === 'active' && <Text size="xs" c="gray.7">还没改初始密码</Text>}</Group>
}

function Steps({ account, approvable, onStep }: { readonly account: AccountRow; readonly approvable: readonly string[]; readonly onStep: (kind: StepKind | 'recovery') => void }) {
  if (account.state === 'removed') return null
  const kinds: readonly StepKind[] = account.state === 'active' ? ['rename', 'roles', 'reset', 'disable', 'remove'] : ['enable', 'rename', 'roles', 'reset', 'remove']
  const stuck = account.pending.some((name) => !approvable.includes(name))
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target><Button size="xs" variant="default" aria-label={`${account.name}的操作`}>操作</Button></Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => <Menu.Item key={kind} {...(kind === 'remove' ? { color: 'red' } : {})} onClick={() => onStep(kind)}>{STEP_TITLES[kind]}</Menu.Item>)}
        {stuck && <Menu.Item onClick={() => onStep('recovery')}>用恢复密钥批准保密范围</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
