/** 权限审批: what waits for a leader: matters recorded as 无理缠访, keys of compartments for who needs them, and keys somebody took along. */
import { Alert, Button, Checkbox, Group, Loader, Modal, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AccountRow, LeaverRow } from '#core/contract/accounts'
import { APART, type Apart, APART_NAMES, spokenApart } from '#core/domain/compartments'
import { useAsk } from '../../bridge/useAsk'
import { roleName } from '../../ui/roleWords'
import { ProvedForm } from '../../ui/ProvedForm'
import { useProved } from '../../ui/useProved'
import { WaitingGuards } from './WaitingGuards'

type Opened = { readonly kind: 'approve'; readonly account: AccountRow } | { readonly kind: 'rotate'; readonly compartments: readonly Apart[] }
interface Ends { readonly onDone: (said: string) => void; readonly onCancel: () => void }

export function ApprovalsScreen({ actorId }: { readonly actorId: number }) {
  const listed = useAsk('accounts.list', {})
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  if (listed.fault !== undefined) return <Alert color="red" title="待批准的权限读不出来">{listed.fault.message}</Alert>
  if (listed.value === undefined) return <Loader aria-label="正在读取待批准的权限" />
  const { accounts, leavers } = listed.value
  const mine = accounts.find(({ id }) => id === actorId)?.holds ?? []
  const ends: Ends = { onCancel: () => setOpened(undefined), onDone: (message) => { setOpened(undefined); notifications.show({ message, closeButtonProps: { 'aria-label': '关闭' } }) } }
  return (
    <Stack maw={880}>
      <div>
        <Title order={1} size="h2">权限审批</Title>
        <Text c="gray.7" size="sm">批准就是把这类材料的密钥交给本人；只有自己持有的密钥才能转交，也不能批准自己。</Text>
      </div>
      <WaitingGuards />
      <Pending accounts={accounts} mine={mine} actorId={actorId} onOpen={(account) => setOpened({ kind: 'approve', account })} />
      <Keys leavers={leavers} mine={mine} onOpen={(compartments) => setOpened({ kind: 'rotate', compartments })} />
      <Modal opened={opened !== undefined} onClose={ends.onCancel} title={opened?.kind === 'approve' ? `批准${opened.account.name}的权限` : '更换密钥'} size={520} closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
        {opened?.kind === 'approve' && <Approve account={opened.account} mine={mine} {...ends} />}
        {opened?.kind === 'rotate' && <Rotate compartments={opened.compartments} {...ends} />}
      </Modal>
    </Stack>
  )
}

interface PendingProps { readonly accounts: readonly AccountRow[]; readonly mine: readonly Apart[]; readonly actorId: number; readonly onOpen: (account: AccountRow) => void }

function Pending({ accounts, mine, actorId, onOpen }: PendingProps) {
  const waiting = accounts.filter(({ pending }) => pending.length > 0)
  if (waiting.length === 0) return <Paper withBorder p="lg"><Text c="gray.7">现在没有待批准的权限。</Text></Paper>
  return waiting.map((account) => {
    const mineToGive = account.id !== actorId && account.pending.some((name) => mine.includes(name))
    return (
      <Paper key={account.id} withBorder p="md" component="section" aria-label={account.name}>
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text fw={600}>{account.name}　{account.roles.map(roleName).join('、')}</Text>
            <Text size="sm">待批准：{account.pending.map((name) => APART_NAMES[name]).join('、')}</Text>
            {!mineToGive && <Text size="sm" c="gray.7">{account.id === actorId ? '这是您自己的，请另一位分管领导批准。' : '您自己没有这把密钥，请另一位分管领导批准。'}</Text>}
          </div>
          {mineToGive && <Button onClick={() => onOpen(account)}>批准</Button>}
        </Group>
      </Paper>
    )
  })
}

function Approve({ account: { id, name, pending }, mine, onDone, onCancel }: Ends & { readonly account: AccountRow; readonly mine: readonly Apart[] }) {
  const possible = pending.filter((one) => mine.includes(one))
  const [chosen, setChosen] = useState<readonly Apart[]>(possible)
  const proved = useProved('accounts.approve', () => onDone(`${name}现在可以打开${spokenApart(chosen)}`))
  const missing = chosen.length === 0 ? { field: 'compartments', message: '请至少选一项' } : undefined
  return (
    <ProvedForm proved={proved} fields={['compartments']} action="批准" onSubmit={() => void proved.submit((passphrase) => ({ id, compartments: [...chosen], passphrase }), missing)} onCancel={onCancel}>
      <Text size="sm">批准后{name}可以打开这些材料。以后改了他的角色或移除账号，密钥会收回。</Text>
      <Checkbox.Group label="保密范围" value={[...chosen]} error={proved.at('compartments')} onChange={(values) => setChosen(APART.filter((one) => values.includes(one)))}>
        <Stack gap={6} mt={4}>{possible.map((one) => <Checkbox key={one} value={one} label={APART_NAMES[one]} />)}</Stack>
      </Checkbox.Group>
    </ProvedForm>
  )
}

interface KeysProps { readonly leavers: readonly LeaverRow[]; readonly mine: readonly Apart[]; readonly onOpen: (compartments: readonly Apart[]) => void }

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })

function Keys({ leavers, mine, onOpen }: KeysProps) {
  const due = leavers.map(({ compartment }) => compartment).filter((name) => mine.includes(name))
  return (
    <Paper withBorder p="md" component="section" aria-label="更换密钥">
      <Stack gap="xs">
        <Title order={2} size="h4">更换密钥</Title>
        {leavers.length === 0 && <Text size="sm" c="gray.7">没有人带着密钥离开，现在不需要更换。</Text>}
        {leavers.map(({ compartment, name, at }) => <Text key={compartment} size="sm">{APART_NAMES[compartment]}：{name}曾持有，{day.format(at)}起不再持有，建议更换。</Text>)}
        {due.length > 0 && <Group><Button variant="default" onClick={() => onOpen(due)}>更换这些密钥</Button></Group>}
      </Stack>
    </Paper>
  )
}

function Rotate({ compartments, onDone, onCancel }: Ends & { readonly compartments: readonly Apart[] }) {
  const proved = useProved('accounts.rotate', () => onDone(`${spokenApart(compartments)}的密钥已更换`))
  return (
    <ProvedForm proved={proved} action="更换密钥" onSubmit={() => void proved.submit((passphrase) => ({ compartments: [...compartments], passphrase }))} onCancel={onCancel}>
      <Text size="sm">更换{spokenApart(compartments)}的密钥：现在持有的人自动得到新密钥，不用另外操作；以前的材料他们照样能打开，离开的人打不开以后的材料。</Text>
    </ProvedForm>
  )
}
