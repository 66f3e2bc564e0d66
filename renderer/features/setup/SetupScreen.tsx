/** First start: particulars, accounts, recovery key. Nothing exists on the disk before the last button; closing the window leaves nothing. */
import { Alert, Button, Center, Group, Paper, ScrollArea, Stack, Stepper, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ask } from '../../bridge/client'
import { useTell } from '../../bridge/useTell'
import { DeskFields, EMPTY_DESK, missingDeskField } from '../settings/DeskFields'
import { AccountsStep, EMPTY_ACCOUNT, type TypedAccount } from './AccountsStep'
import { RecoveryStep } from './RecoveryStep'

interface Wrong { readonly field: string; readonly message: string }

/** What stands in the way of the accounts typed so far, checked before the office does. */
async function accountsProblem(accounts: readonly TypedAccount[]): Promise<string | undefined> {
  for (const [index, { login, name, roles, passphrase, again }] of accounts.entries()) {
    const which = `账号 ${index + 1}：`
    if (login.trim().length < 2) return `${which}请填写登录名（至少 2 个字）`
    if (name.trim() === '') return `${which}请填写姓名`
    if (roles.length === 0) return `${which}请至少选一个角色`
    const strength = await ask('vault.strength', { passphrase, login })
    if (!strength.ok) return which + strength.fault.message
    if (!strength.value.accepted) return `${which}密码${strength.value.hint}`
    if (passphrase !== again) return `${which}两次输入的密码不一样`
  }
  if (!accounts.some(({ roles }) => roles.includes('admin'))) return '请给其中一个账号加上“系统管理员”角色'
  return undefined
}

export function SetupScreen({ onDone }: { readonly onDone: () => void }) {
  const [step, setStep] = useState(0)
  const [desk, setDesk] = useState(EMPTY_DESK)
  const [accounts, setAccounts] = useState<TypedAccount[]>([{ ...EMPTY_ACCOUNT, roles: ['reception', 'admin'] }])
  const [halves, setHalves] = useState<readonly [string, string] | undefined>(undefined)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { tell: create, busy } = useTell('vault.create')
  const go = (next: number) => { setWrong(undefined); setStep(next) }

  const toRecovery = async () => {
    const problem = await accountsProblem(accounts)
    if (problem !== undefined) return setWrong({ field: 'accounts', message: problem })
    const key = halves === undefined ? await ask('vault.newRecoveryKey', {}) : undefined
    if (key?.ok === false) return setWrong({ field: 'accounts', message: key.fault.message })
    if (key?.ok === true) setHalves(key.value.halves)
    go(2)
  }
  const finish = async () => {
    const reply = await create({ desk, accounts: accounts.map(({ again: _again, ...account }) => ({ ...account, login: account.login.trim() })), recoveryTyped: typed })
    if (reply.ok) return onDone()
    setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
  }
  const next = async () => {
    if (step === 1) return toRecovery()
    if (step === 2) return finish()
    const missing = missingDeskField(desk)
    if (missing === undefined) go(1)
    else setWrong(missing)
  }
  return (
    <Frame step={step}>
      {step === 0 && <DeskFields desk={desk} onChange={setDesk} wrong={wrong} />}
      {step === 1 && <AccountsStep accounts={accounts} onChange={setAccounts} wrong={wrong?.message} />}
      {step === 2 && halves !== undefined && <RecoveryStep halves={halves} roomName={desk.roomName} typed={typed} onTyped={setTyped} wrong={wrong?.field === 'recoveryTyped' ? wrong.message : undefined} />}
      {step !== 1 && wrong !== undefined && wrong.field !== 'recoveryTyped' && <Alert color="red" role="alert">{wrong.message}</Alert>}
      <Group justify="space-between">
        <Button variant="default" disabled={step === 0 || busy} onClick={() => go(step - 1)}>上一步</Button>
        <Button loading={busy} onClick={() => void next()}>{step === 2 ? '完成，建立接待室' : '下一步'}</Button>
      </Group>
    </Frame>
  )
}

function Frame({ step, children }: { readonly step: number; readonly children: ReactNode }) {
  return (
    <ScrollArea h="100%">
      <Center component="main" p="lg">
        <Paper withBorder shadow="sm" p="xl" w={960}>
          <Stack>
            <Title order={1} size="h2">第一次使用：布置接待室</Title>
            <Stepper active={step} size="sm">
              <Stepper.Step label="接待室" description="名称和联系方式" />
              <Stepper.Step label="账号" description="谁在这里工作" />
              <Stepper.Step label="恢复密钥" description="忘记密码时用" />
            </Stepper>
            {children}
          </Stack>
        </Paper>
      </Center>
    </ScrollArea>
  )
}
