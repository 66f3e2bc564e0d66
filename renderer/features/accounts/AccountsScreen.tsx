/** 人员与权限: the administrator's list of accounts and every step on them, each confirmed with the own passphrase. */
import { Alert, Button, Group, Loader, Modal, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { AccountRow } from '#core/contract/accounts'
import type { OutputOf } from '#core/contract/index'
import { APART_NAMES } from '#core/domain/compartments'
import { useAsk } from '../../bridge/useAsk'
import { AccountStepForm, STEP_TITLES, type StepKind } from './AccountSteps'
import { AccountTable } from './AccountTable'
import { ByRecovery } from './ByRecovery'
import { CreateAccount } from './CreateAccount'

type Opened = { readonly kind: 'create' } | { readonly kind: StepKind | 'recovery'; readonly account: AccountRow }

export function AccountsScreen({ actorId }: { readonly actorId: number }) {
  const listed = useAsk('accounts.list', {})
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  if (listed.fault !== undefined) return <Alert color="red" title="账号读不出来">{listed.fault.message}</Alert>
  if (listed.value === undefined) return <Loader aria-label="正在读取账号" />
  const { accounts, leavers } = listed.value
  const close = () => setOpened(undefined)
  return (
    <Stack maw={1100}>
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1} size="h2">人员与权限</Title>
          <Text c="gray.7" size="sm">每人一个账号。心理/重点人群、录音录像、法律意见的材料，要分管领导批准后才能打开。</Text>
        </div>
        <Button onClick={() => setOpened({ kind: 'create' })}>新建账号</Button>
      </Group>
      {leavers.length > 0 && <Alert color="orange">{leavers.map(({ compartment, name }) => `${APART_NAMES[compartment]}（${name}曾持有）`).join('、')}的密钥建议更换，请分管领导在“权限审批”里办理。</Alert>}
      <Paper withBorder p="sm"><AccountTable accounts={accounts} approvable={listed.value.approvable} onStep={(account, kind) => setOpened({ kind, account })} /></Paper>
      <Modal opened={opened !== undefined} onClose={close} title={titleOf(opened)} size={660} closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
        {opened !== undefined && <Form opened={opened} list={listed.value} actorId={actorId} onCancel={close} onDone={(message) => { close(); notifications.show({ message, closeButtonProps: { 'aria-label': '关闭' } }) }} />}
      </Modal>
    </Stack>
  )
}

function titleOf(opened: Opened | undefined): string {
  if (opened === undefined || opened.kind === 'create') return '新建账号'
  return `${opened.account.name}：${opened.kind === 'recovery' ? '用恢复密钥批准保密范围' : STEP_TITLES[opened.kind]}`
}

interface FormProps { readonly opened: Opened; readonly list: OutputOf<'accounts.list'>; readonly actorId: number; readonly onDone: (said: string) => void; readonly onCancel: () => void }

function Form({ opened, list: { accounts, approvable }, actorId, ...ends }: FormProps) {
  if (opened.kind === 'create') return <CreateAccount accounts={accounts} {...ends} />
  const { kind, account } = opened
  return kind === 'recovery' ? <ByRecovery account={account} approvable={approvable} {...ends} /> : <AccountStepForm kind={kind} account={account} accounts={accounts} actorId={actorId} {...ends} />
}
