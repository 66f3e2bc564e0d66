/** The restore wizard, shown instead of the lock screen or of the first start: choose, prove, look, restore. Nothing changes before the last button. */
import { Alert, Button, Center, Group, Paper, ScrollArea, Stack, Stepper, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { BackupSource, RestorePreview, RestoreSecret } from '#core/contract/backups'
import { ChooseStep } from './ChooseStep'
import { ConfirmStep } from './ConfirmStep'
import { ProveStep } from './ProveStep'

type Stage =
  | { readonly step: 'choose' }
  | { readonly step: 'prove'; readonly source: BackupSource; readonly at: number }
  | { readonly step: 'confirm'; readonly source: BackupSource; readonly at: number; readonly preview: RestorePreview; readonly byKey: boolean; readonly login: string }
  | { readonly step: 'done'; readonly keptAs: string | undefined }
  | { readonly step: 'taken'; readonly doubted: boolean }
const PLACES = { choose: 0, prove: 1, confirm: 2, done: 3, taken: 3 } as const

export function RestoreScreen({ onEnd }: { readonly onEnd: () => void }) {
  const [stage, setStage] = useState<Stage>({ step: 'choose' })
  const seen = (source: BackupSource, at: number) => (preview: RestorePreview, secret: RestoreSecret) => setStage({ step: 'confirm', source, at, preview, byKey: secret.recoveryKey !== '', login: secret.login })
  return (
    <ScrollArea h="100%">
      <Center component="main" p="md">
        <Paper withBorder shadow="sm" p="lg" w="100%" maw={960}>
          <Stack gap="md">
            <Title order={1} size="h3">从备份恢复</Title>
            <Stepper active={PLACES[stage.step]} size="sm" wrap={false}>
              <Stepper.Step label="选备份" description="自动备份或 U 盘" />
              <Stepper.Step label="验明身份" description="密码或恢复密钥" />
              <Stepper.Step label="核对" description="看清会少什么" />
            </Stepper>
            {stage.step === 'choose' && <ChooseStep onChosen={(source, at) => setStage({ step: 'prove', source, at })} onBack={onEnd} />}
            {stage.step === 'prove' && <ProveStep source={stage.source} at={stage.at} onSeen={seen(stage.source, stage.at)} onBack={() => setStage({ step: 'choose' })} />}
            {stage.step === 'confirm' && <ConfirmStep source={stage.source} preview={stage.preview} byKey={stage.byKey} login={stage.login} onBack={() => setStage({ step: 'choose' })} onRestored={(keptAs) => setStage({ step: 'done', keptAs })} onTaken={(doubted) => setStage({ step: 'taken', doubted })} />}
            {stage.step === 'done' && <Done keptAs={stage.keptAs} onEnd={onEnd} />}
            {stage.step === 'taken' && <Taken doubted={stage.doubted} onEnd={onEnd} />}
          </Stack>
        </Paper>
      </Center>
    </ScrollArea>
  )
}

function Taken({ doubted, onEnd }: { readonly doubted: boolean; readonly onEnd: () => void }) {
  return (
    <>
      <Alert color={doubted ? 'orange' : 'green'} role="status" title="钥匙文件换回来了">
        <Text size="sm">{doubted ? '它比数据库旧：登录后只能查看，请分管领导登录并写明原因接受后再用。' : '登记的内容都在，请照常登录。这次已记入审计日志。'}</Text>
      </Alert>
      <Group justify="flex-end"><Button onClick={onEnd} autoFocus>去登录</Button></Group>
    </>
  )
}

function Done({ keptAs, onEnd }: { readonly keptAs: string | undefined; readonly onEnd: () => void }) {
  return (
    <>
      <Alert color="green" role="status" title="恢复好了">
        <Text size="sm">请照常登录。这次恢复已记入审计日志。{keptAs !== undefined && `恢复前的数据移到了旁边的文件夹“${keptAs}”，没有删除；确认无误后由管理员处理。`}</Text>
      </Alert>
      <Group justify="flex-end"><Button onClick={onEnd} autoFocus>去登录</Button></Group>
    </>
  )
}
