/** 备份与恢复: how the backups stand, one by hand, checks and drills. Restoring itself is done at the lock screen. */
import { Alert, Badge, Button, Group, Loader, Paper, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { LEVEL_WORD } from '../../ui/CheckList'
import { BackupTable } from './BackupTable'

interface Props { readonly makes: boolean; readonly drills: boolean }

export function BackupsScreen({ makes, drills }: Props) {
  const state = useAsk('backups.state', {})
  if (state.fault !== undefined) return <Alert color="red" title="备份情况读不出来" role="alert"><Group>{state.fault.message}<Button size="xs" variant="default" onClick={state.again}>再试一次</Button></Group></Alert>
  if (state.value === undefined) return <Loader aria-label="正在读取备份情况" />
  return (
    <ScrollArea h="100%">
      <Stack maw={1000} pb="md">
        <Title order={1} size="h2">备份与恢复</Title>
        <State state={state.value} />
        {state.value.underWay && <Group gap="xs" role="status"><Loader size="xs" aria-hidden />正在写一份备份并逐项核对，可以照常办公；这时锁定会中断它，以后再做。</Group>}
        {makes && <ByHand />}
        <BackupTable rows={state.value.rows} makes={makes} drills={drills} />
        <Text size="sm" c="gray.7">
          程序每天自动备份一次，锁定和退出时也会备份；保留最近 7 天、4 周、12 个月各一份，放在数据文件夹旁边，全部加密，每份写完都打开核对过。录音录像的文件不在备份里（备份里只有它们的索引和密钥）；要另存的，请复制数据文件夹旁边的“vault-recordings”文件夹，里面的文件都是加密的。
          需要恢复时：锁定（F12），在登录画面点“从备份恢复”。恢复由分管领导、系统管理员或恢复密钥进行，现有数据会移到旁边保留。
        </Text>
      </Stack>
    </ScrollArea>
  )
}

const COLORS = { green: 'green.9', amber: 'orange.9', red: 'red.9' } as const

function State({ state: { level, text, newestAt, checkedAt, outsideAt } }: { readonly state: OutputOf<'backups.state'> }) {
  const facts = [['最近一份备份', newestAt], ['最近一次核对', checkedAt], ['最近存到别处', outsideAt]] as const
  return (
    <Paper withBorder p="md" component="section" aria-label="备份情况">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Badge size="lg" radius="sm" color={COLORS[level]} style={{ flex: 'none' }}>{LEVEL_WORD[level]}</Badge>
        <Text fw={600} role="status">{text}</Text>
      </Group>
      <Group gap="xl" mt="sm">
        {facts.map(([label, at]) => <Text size="sm" key={label}>{label}：<b>{at === undefined ? '还没有' : formatInstantZh(at)}</b></Text>)}
      </Group>
    </Paper>
  )
}

function ByHand() {
  const { tell, busy } = useTell('backups.make')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const make = async (folder?: string) => {
    const reply = await tell(folder === undefined ? {} : { folder })
    setWrong(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) notifications.show({ closeButtonProps: { 'aria-label': '关闭' }, message: folder === undefined ? '备份已写好并核对过' : '备份已写到所选文件夹并核对过，可以安全弹出 U 盘后拔下' })
  }
  const elsewhere = async () => {
    const chosen = await machine.chooseFolder({ purpose: 'backup' })
    if (!chosen.ok) return setWrong(chosen.fault.message)
    if (chosen.value.folder !== undefined) await make(chosen.value.folder)
  }
  return (
    <div>
      <Group gap="xs">
        <Button loading={busy} onClick={() => void make()}>现在备份</Button>
        <Button variant="default" loading={busy} onClick={() => void elsewhere()}>备份到 U 盘…</Button>
      </Group>
      {wrong !== undefined && <Alert color="red" role="alert" mt="xs">{wrong}</Alert>}
    </div>
  )
}
