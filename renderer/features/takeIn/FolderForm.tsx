/** A folder to be watched: chosen in the machine's own dialog, with a name, its room and device, and what is proposed for its files. */
import { Button, Group, Paper, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FolderRow } from '#core/contract/takeIn'
import { machine } from '../../bridge/machine'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useKeptForm } from '../../ui/useKeptForm'
import { modeWords } from './takeInWords'

interface Typed { readonly path: string; readonly label: string; readonly room: string; readonly device: string; readonly mode: FolderRow['mode'] }
const NOTHING: Typed = { path: '', label: '', room: '', device: '', mode: 'keep' }

/** Without a folder a new one is added. */
export function FolderForm({ folder, onDone }: { readonly folder?: FolderRow; readonly onDone: () => void }) {
  const begun: Typed = folder === undefined ? NOTHING : { path: folder.path, label: folder.label, room: folder.room, device: folder.device, mode: folder.mode }
  const adding = useKeptForm<'takeIn.addFolder', Typed>('takeIn.addFolder', 'takeIn.folder', begun, onDone)
  const changing = useKeptForm<'takeIn.changeFolder', Typed>('takeIn.changeFolder', `takeIn.folder:${folder?.id ?? 0}`, begun, onDone)
  const { typed, put, at, wrong, busy } = folder === undefined ? adding : changing
  const [unanswered, answered] = useState<string | undefined>(undefined)
  const choose = async () => {
    const reply = await machine.chooseFolder({ purpose: 'recordings' })
    answered(reply.ok ? undefined : reply.fault.message)
    if (reply.ok && reply.value.folder !== undefined) put({ path: reply.value.folder })
  }
  const { path, ...words } = typed
  const missing = path === '' ? { field: 'path', message: '请先选择文件夹' } : words.label.trim() === '' ? { field: 'label', message: '请给这个文件夹起个名称，如“接待室一录音笔”' } : undefined
  const save = () => (folder === undefined ? adding.send(typed, missing) : changing.send({ id: folder.id, ...words }, missing))
  return (
    <Paper withBorder p="md">
      <form ref={takesCursor} aria-label={folder === undefined ? '添加录音文件夹' : '修改录音文件夹'} onSubmit={(event) => { event.preventDefault(); void save() }}>
        <Stack gap="sm">
          <TextInput label="文件夹" withAsterisk readOnly value={path} placeholder="还没有选择" error={at('path') ?? unanswered} inputContainer={(input) => <Group wrap="nowrap"><div style={{ flex: 1 }}>{input}</div>{folder === undefined && <Button variant="default" onClick={() => void choose()}>选择文件夹…</Button>}</Group>} />
          <Group grow align="flex-start">
            <TextInput label="名称" withAsterisk maxLength={60} autoComplete="off" placeholder="接待室一录音笔" value={words.label} error={at('label')} onChange={(event) => put({ label: event.currentTarget.value })} />
            <TextInput label="在哪个房间" maxLength={60} autoComplete="off" value={words.room} error={at('room')} onChange={(event) => put({ room: event.currentTarget.value })} />
            <TextInput label="设备" maxLength={60} autoComplete="off" value={words.device} error={at('device')} onChange={(event) => put({ device: event.currentTarget.value })} />
          </Group>
          <Radio.Group label="确认时默认" value={words.mode} onChange={(mode) => put({ mode: mode === 'move' ? 'move' : 'keep' })}>
            <Group mt={4}><Radio value="keep" label={modeWords.keep} /><Radio value="move" label={modeWords.move} /></Group>
          </Radio.Group>
          <Text size="sm" c="gray.7">留在原处的文件没有加密，只适合放在本所自己保管的设备上；U 盘里的建议转存。</Text>
          <Unplaced wrong={wrong} shown={['path', 'label', 'room', 'device']} />
          <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={busy}>{folder === undefined ? '开始收取' : '保存'}</Button></Group>
        </Stack>
      </form>
    </Paper>
  )
}
