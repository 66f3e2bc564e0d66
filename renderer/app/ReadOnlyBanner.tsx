/** Says above every screen that the database may not be the newest and takes no change, and lets the one who may settle that do so; beside it what else those who keep the room must see to, and what is being recorded. */
import { Alert, Box, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type ReactNode } from 'react'
import type { Role } from '#core/contract/call'
import type { Doubt } from '#core/contract/vault'
import { formatInstantZh } from '#core/domain/day'
import { useKept } from '../bridge/kept'
import { RecorderStrip } from '../ui/recorder/RecorderStrip'
import { ProvedForm } from '../ui/ProvedForm'
import { useDoubt } from '../ui/useDoubt'
import { useProved } from '../ui/useProved'
import { RecoveryNotice } from './RecoveryNotice'
import { receivesVisitors, renewsRecovery } from './rooms'

export function ReadOnlyBanner({ roles, children }: { readonly roles: readonly Role[]; readonly children: ReactNode }) {
  const { doubt } = useDoubt()
  return (
    <Stack h="100%" gap="sm">
      {doubt !== undefined && <Banner doubt={doubt} mayAccept={doubt.kind !== 'damaged' && roles.includes(doubt.acceptedBy)} />}
      {renewsRecovery(roles) && <RecoveryNotice />}
      <RecorderStrip receives={receivesVisitors(roles)} />
      <Box flex={1} mih={0}>{children}</Box>
    </Stack>
  )
}

const TITLES = {
  database: '这份数据库可能不是最新的，现在只能查看，不能登记和修改', keyring: '钥匙文件不是最新的，现在只能查看，不能登记和修改', damaged: '数据库有损坏，现在只能查看，不能登记和修改',
} as const
const NEWER = { database: '如果较新的数据库还在，请锁定后把它放回原处；确实没有了，再接受这一份。', keyring: '如果较新的钥匙文件（keyring.json）还在，请锁定后把它放回原处；确实没有了，再接受这一份，并请各人改一次密码。', damaged: '' } as const

function Banner({ doubt, mayAccept }: { readonly doubt: Doubt; readonly mayAccept: boolean }) {
  const [accepting, setAccepting] = useState(false)
  const whose = doubt.acceptedBy === 'leader' ? '分管领导' : '系统管理员'
  return (
    <Alert color="red" title={TITLES[doubt.kind]} role="alert">
      <Text size="sm">{doubt.why}。{doubt.lastAt !== undefined && `它最后一次写入是 ${formatInstantZh(doubt.lastAt)}，之后登记的内容可能不在里面。`}</Text>
      <Group justify="space-between" mt={4}>
        <Text size="sm" fw={600}>{doubt.kind === 'damaged' ? '请锁定后重新登录；仍这样，请从备份恢复。已登记的内容没有被改动。' : mayAccept ? NEWER[doubt.kind] : `请${whose}在这台电脑上登录后处理（先按 F12 锁定）。`}</Text>
        {mayAccept && <Button size="xs" color="red" onClick={() => setAccepting(true)}>接受这份数据库…</Button>}
      </Group>
      <Modal opened={accepting} onClose={() => setAccepting(false)} title="接受这份数据库" closeButtonProps={{ 'aria-label': '关闭' }}><Acceptance lastAt={doubt.lastAt} onClose={() => setAccepting(false)} /></Modal>
    </Alert>
  )
}

function Acceptance({ lastAt, onClose }: { readonly lastAt: number | undefined; readonly onClose: () => void }) {
  const { value: reason, set: setReason, forget } = useKept('acceptDatabase', '')
  const proved = useProved('vault.acceptDatabase', () => {
    forget()
    notifications.show({ message: '已接受，可以照常登记了' })
  })
  const submit = () => void proved.submit((passphrase) => ({ reason, passphrase }), reason.trim() === '' ? { field: 'reason', message: '请填写原因' } : undefined)
  return (
    <ProvedForm proved={proved} fields={['reason']} action="接受并恢复登记" danger onSubmit={submit} onCancel={onClose}>
      <Text size="sm">接受以后就以这一份为准{lastAt !== undefined && `，${formatInstantZh(lastAt)} 以后登记过的内容需要重新登记`}。这一步会连同原因记入审计日志，不能撤销。</Text>
      <Textarea label="原因" description="例如：更换硬盘，从上周五的备份恢复" inputWrapperOrder={['label', 'input', 'error', 'description']} withAsterisk autosize minRows={2} value={reason} error={proved.at('reason')} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
    </ProvedForm>
  )
}
