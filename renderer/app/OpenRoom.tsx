/** The open room: navigation on the left, the screens, keys, command palette. The address lives in the hash. */
import { AppShell, Group, Modal, NavLink, SegmentedControl, Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconClipboardPlus, IconFolders, IconKeyboard, IconLock, IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import { HashRouter, Link, Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import type { Session } from '#core/contract/vault'
import { machine } from '../bridge/machine'
import { IntakeScreen } from '../features/intake/IntakeScreen'
import { PetitionScreen } from '../features/petitions/PetitionScreen'
import { PetitionsScreen } from '../features/petitions/PetitionsScreen'
import { ReceiptScreen } from '../features/receipt/ReceiptScreen'
import { SettingsScreen } from '../features/settings/SettingsScreen'
import { ErrorScreen } from './ErrorScreen'

const KEYS = [
  ['F2', '新来访登记'], ['F3', '查找信访事项'], ['F9', '打印当前事项的回执'], ['F12', '锁定'], ['Ctrl+K', '全部命令'], ['Ctrl+回车', '登记（在登记表里）'], ['?', '显示快捷键'],
] as const
const SCALES = [{ label: '标准', value: '1' }, { label: '125%', value: '1.25' }, { label: '大字', value: '1.5' }]

interface Props { readonly session: Session; readonly roomName: string }

export function OpenRoom(props: Props) {
  return <HashRouter><Room {...props} /></HashRouter>
}

function Room({ session, roomName }: Props) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [keysShown, keys] = useDisclosure(false)
  const receives = session.roles.includes('reception') || session.roles.includes('leader')
  const lock = () => void machine.lock({})
  const print = () => {
    const id = /^\/petitions\/(\d+)/u.exec(pathname)?.[1]
    void navigate(id === undefined ? '/petitions' : `/petitions/${id}/receipt`)
  }
  useHotkeys([
    ['F2', () => receives && void navigate('/intake?new=1')], ['F3', () => receives && void navigate('/petitions')], ['F9', () => receives && print()], ['F12', lock], ['mod+K', spotlight.open],
  ], [])
  useHotkeys([['shift+?', keys.open]])
  const actions = [
    ...(receives ? [
      { id: 'new', label: '新来访登记', description: 'F2', onClick: () => void navigate('/intake?new=1') },
      { id: 'drafts', label: '接访登记草稿', onClick: () => void navigate('/intake') },
      { id: 'find', label: '查找信访事项', description: 'F3', onClick: () => void navigate('/petitions') },
    ] : []),
    { id: 'settings', label: '接待室设置', onClick: () => void navigate('/settings') },
    { id: 'keys', label: '快捷键一览', description: '?', onClick: keys.open },
    { id: 'lock', label: '锁定', description: 'F12', onClick: lock },
  ]
  return (
    <AppShell navbar={{ width: 200, breakpoint: 0 }} padding="md">
      <AppShell.Navbar p="xs">
        <Text fw={600} p="xs">{roomName}</Text>
        <Stack gap={2} style={{ flex: 1 }}>
          {receives && <NavLink component={Link} to="/intake" label="接访登记" leftSection={<IconClipboardPlus size={18} />} active={pathname.startsWith('/intake')} />}
          {receives && <NavLink component={Link} to="/petitions" label="信访事项" leftSection={<IconFolders size={18} />} active={pathname.startsWith('/petitions')} />}
          <NavLink component={Link} to="/settings" label="接待室设置" leftSection={<IconSettings size={18} />} active={pathname.startsWith('/settings')} />
        </Stack>
        <Footer name={session.name} onKeys={keys.open} onLock={lock} />
      </AppShell.Navbar>
      <AppShell.Main h="100vh">
        <ErrorScreen key={pathname}>
          <Screens receives={receives} canEdit={session.roles.includes('admin')} />
        </ErrorScreen>
      </AppShell.Main>
      <Spotlight actions={actions} shortcut={null} nothingFound="没有这样的命令" searchProps={{ placeholder: '输入命令', 'aria-label': '输入命令' }} />
      <Modal opened={keysShown} onClose={keys.close} title="快捷键" closeButtonProps={{ 'aria-label': '关闭' }}>
        <Table><Table.Tbody>{KEYS.map(([key, does]) => <Table.Tr key={key}><Table.Td w={120}><b>{key}</b></Table.Td><Table.Td>{does}</Table.Td></Table.Tr>)}</Table.Tbody></Table>
      </Modal>
    </AppShell>
  )
}

function Screens({ receives, canEdit }: { readonly receives: boolean; readonly canEdit: boolean }) {
  return (
    <Routes>
      <Route path="/intake" element={<IntakeScreen />} />
      <Route path="/petitions" element={<PetitionsScreen />} />
      <Route path="/petitions/:id" element={<PetitionScreen />} />
      <Route path="/petitions/:id/receipt" element={<ReceiptScreen />} />
      <Route path="/settings" element={<SettingsScreen canEdit={canEdit} />} />
      <Route path="*" element={<Navigate to={receives ? '/intake' : '/settings'} replace />} />
    </Routes>
  )
}

function Footer({ name, onKeys, onLock }: { readonly name: string; readonly onKeys: () => void; readonly onLock: () => void }) {
  const [scale, setScale] = useState('1')
  return (
    <Stack gap="xs" p="xs">
      <SegmentedControl size="xs" aria-label="字号" data={SCALES} value={scale} onChange={(value) => { setScale(value); void machine.scale({ factor: Number(value) }) }} />
      <Text size="sm">{name}</Text>
      <Group justify="space-between">
        <UnstyledButton onClick={onKeys}><Group gap={4}><IconKeyboard size={16} /><Text size="sm">快捷键</Text></Group></UnstyledButton>
        <UnstyledButton onClick={onLock}><Group gap={4}><IconLock size={16} /><Text size="sm">锁定 F12</Text></Group></UnstyledButton>
      </Group>
    </Stack>
  )
}
