/** First start: particulars, accounts, recovery key, summary. Nothing exists on the disk before the last button; closing the window leaves nothing. */
import { Alert, Anchor, Button, Center, Group, Paper, ScrollArea, Stack, Stepper, Text, Title } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { DeskFields } from '../../ui/DeskFields'
import { focusField } from '../../ui/fieldFocus'
import { KeyShown } from '../../ui/KeyShown'
import { KeyTyped } from '../../ui/KeyTyped'
import { AccountsStep } from './AccountsStep'
import { BackupsBeside } from './BackupsBeside'
import type { Step } from './setupProblems'
import { SummaryStep } from './SummaryStep'
import { useSetup } from './useSetup'

const places: Readonly<Record<Step, number>> = { desk: 0, accounts: 1, keyShown: 2, keyTyped: 2, summary: 3 }
const forward: Readonly<Record<Step, string>> = { desk: '下一步', accounts: '下一步', keyShown: '已经打印或抄好，下一步', keyTyped: '下一步', summary: '完成，建立接待室' }

export function SetupScreen({ onDone, onRestore }: { readonly onDone: () => void; readonly onRestore?: () => void }) {
  const { step, desk, accounts, key, wrong, problems, busy, next, back, changeDesk, changeAccounts, typeKey } = useSetup(onDone)
  const homeless = wrong !== undefined && wrong.field === ''
  useEffect(() => { if (wrong !== undefined && wrong.field !== '') focusField(wrong.field) }, [wrong])
  return (
    <Frame step={step} refused={wrong !== undefined} above={onRestore === undefined ? undefined : <BackupsBeside onRestore={onRestore} />} onEnter={() => void next()}>
      {step === 'desk' && <DeskFields desk={desk} onChange={changeDesk} wrong={wrong?.field.startsWith('desk.') === true ? { ...wrong, field: wrong.field.slice('desk.'.length) } : undefined} />}
      {step === 'accounts' && <AccountsStep accounts={accounts} problems={problems} onChange={changeAccounts} />}
      {step === 'keyShown' && key.halves !== undefined && <KeyShown halves={key.halves} roomName={desk.roomName.trim()}>{key.renewed && <Renewed />}</KeyShown>}
      {step === 'keyTyped' && key.halves !== undefined && <KeyTyped halves={key.halves} typed={key.typed} onTyped={typeKey} wrong={wrong?.message} />}
      {step === 'summary' && <SummaryStep desk={desk} accounts={accounts} />}
      {(homeless || (step === 'summary' && wrong !== undefined)) && <Alert color="red" role="alert" title="还没有建成，什么都没有写下">{wrong.message}</Alert>}
      {step === 'desk' && onRestore !== undefined && <Text size="sm">换了电脑或重装过？<Anchor component="button" type="button" onClick={onRestore}>从备份恢复</Anchor>，不用重新布置。</Text>}
      <Group justify="space-between">
        {step === 'desk' ? <span /> : <Button variant="default" disabled={busy} onClick={back}>{step === 'keyTyped' ? '再看一次密钥' : '上一步'}</Button>}
        <Button loading={busy} data-forward onClick={() => void next()}>{forward[step]}</Button>
      </Group>
    </Frame>
  )
}

const Renewed = () => <Alert color="orange" role="alert" title="恢复密钥已换成新的">程序重新启动过，刚才那一把已作废。请用下面这一把，旧的纸张请销毁。</Alert>

interface FrameProps { readonly step: Step; readonly refused: boolean; readonly above: ReactNode; readonly onEnter: () => void; readonly children: ReactNode }

/** Enter in a text field goes on, as a click on the last button would; never while Chinese is being composed. */
function Frame({ step, refused, above, onEnter, children }: FrameProps) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!refused) body.current?.querySelector<HTMLElement>('input, [data-forward]')?.focus()
  }, [step])
  const enter = (event: KeyboardEvent) => {
    const { target } = event
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement) || target.type === 'checkbox') return
    event.preventDefault()
    onEnter()
  }
  return (
    <ScrollArea h="100%">
      <Center component="main" p="xs">
        <Paper withBorder shadow="sm" p="lg" w="100%" maw={960}>
          {above}
          <Stack gap="md" ref={body} onKeyDown={enter}>
            <Title order={1} size="h3">第一次使用：布置接待室</Title>
            <Stepper active={places[step]} size="sm" wrap={false}>
              <Stepper.Step label="接待室" description="名称和联系方式" />
              <Stepper.Step label="账号" description="谁在这里工作" />
              <Stepper.Step label="恢复密钥" description="忘记密码时用" />
              <Stepper.Step label="核对" description="看一遍再建立" />
            </Stepper>
            {children}
          </Stack>
        </Paper>
      </Center>
    </ScrollArea>
  )
}
