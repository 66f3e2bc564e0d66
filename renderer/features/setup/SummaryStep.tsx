/** First start, last step: everything typed, once more, before anything is written. Passwords and the key are not shown. */
import { Alert, Stack, Table, Text } from '@mantine/core'
import type { DeskSettings } from '#core/contract/desk'
import { DESK_FIELDS } from '../../ui/DeskFields'
import { roleName } from '../../ui/roleWords'
import type { TypedAccount } from './setupProblems'

interface Props { readonly desk: DeskSettings; readonly accounts: readonly TypedAccount[] }

export function SummaryStep({ desk, accounts }: Props) {
  return (
    <Stack gap="sm">
      <Alert color="blue" p="xs">请核对。点“完成”以后才在这台电脑上建立加密的数据库；现在关闭窗口，什么都不会留下。</Alert>
      <Table withRowBorders={false} verticalSpacing={2} aria-label="接待室信息">
        <Table.Tbody>
          {DESK_FIELDS.map(({ key, label }) => <Table.Tr key={key}><Table.Th w={140} c="gray.7" fw={400}>{label}</Table.Th><Table.Td style={{ overflowWrap: 'anywhere' }}>{desk[key].trim() === '' ? '（不填）' : desk[key].trim()}</Table.Td></Table.Tr>)}
          <Table.Tr><Table.Th c="gray.7" fw={400}>有权处理机关</Table.Th><Table.Td>{desk.competent ? '是' : '否，正式告知书标注“代拟”'}</Table.Td></Table.Tr>
        </Table.Tbody>
      </Table>
      <Table withTableBorder verticalSpacing={4} aria-label="账号">
        <Table.Thead><Table.Tr><Table.Th>登录名</Table.Th><Table.Th>姓名</Table.Th><Table.Th>角色</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {accounts.map(({ login, name, roles }) => <Table.Tr key={login}><Table.Td>{login.trim()}</Table.Td><Table.Td>{name.trim()}</Table.Td><Table.Td>{roles.map(roleName).join('、')}</Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
      <Text size="sm">恢复密钥：已照纸张核对无误。请确认两半已分开交人保管。</Text>
    </Stack>
  )
}
