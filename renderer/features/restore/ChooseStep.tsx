/** Which backup: one of those beside the room, or one in a folder chosen by hand. */
import { Alert, Button, Group, Loader, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BackupSource } from '#core/contract/backups'
import { formatInstantZh } from '#core/domain/day'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { kindWords, megabytes } from '../../ui/backupWords'

interface Props { readonly onChosen: (source: BackupSource, at: number) => void; readonly onBack: () => void }

export function ChooseStep({ onChosen, onBack }: Props) {
  const [folder, setFolder] = useState<string | undefined>(undefined)
  const [name, setName] = useState<string | undefined>(undefined)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { value, fault } = useAsk('backups.found', folder === undefined ? {} : { folder })
  const choose = async () => {
    const reply = await machine.chooseFolder({ purpose: 'restore' })
    setWrong(reply.ok ? undefined : reply.fault.message)
    if (!reply.ok || reply.value.folder === undefined) return
    setFolder(reply.value.folder)
    setName(undefined)
  }
  const rows = value?.rows.filter(({ readable }) => readable) ?? []
  const row = rows.find((one) => one.name === name)
  const source = (chosen: string): BackupSource => (value?.folder === undefined ? { name: chosen } : { folder: value.folder, name: chosen })
  const problem = wrong ?? fault?.message
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text>{folder === undefined ? '这台电脑上的备份：' : '所选文件夹里的备份：'}</Text>
        <Group gap="xs">
          {folder !== undefined && <Button size="xs" variant="default" onClick={() => { setFolder(undefined); setName(undefined) }}>看这台电脑上的</Button>}
          <Button size="xs" variant="default" onClick={() => void choose()}>从 U 盘或文件夹选…</Button>
        </Group>
      </Group>
      {problem !== undefined && <Alert color="red" role="alert">{problem}</Alert>}
      {value === undefined && fault === undefined && <Loader aria-label="正在找备份" />}
      {value !== undefined && rows.length === 0 && <Alert color="orange" role="status">{folder === undefined ? '这台电脑上没有备份。请插入存有备份的 U 盘，点“从 U 盘或文件夹选…”。' : '这个文件夹里没有备份。请选名字像 room-20260905-083000 的文件夹，或它所在的文件夹。'}</Alert>}
      <Radio.Group value={name ?? ''} onChange={setName} aria-label="备份">
        <Stack gap={6} mah={300} style={{ overflowY: 'auto' }}>
          {rows.map((one) => <Radio key={one.name} value={one.name} label={`${formatInstantZh(one.at)}　${kindWords[one.kind]}　${megabytes(one.bytes)}`} />)}
        </Stack>
      </Radio.Group>
      {value !== undefined && value.rows.length > rows.length && <Text size="sm" c="gray.7">另有 {value.rows.length - rows.length} 份读不出来，没有列出。</Text>}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>返回</Button>
        <Button disabled={row === undefined} onClick={() => { if (row !== undefined) onChosen(source(row.name), row.at) }}>下一步</Button>
      </Group>
    </Stack>
  )
}
