/** Taking the library along and bringing another in: export to a file, import after a trial that says of each row what would come of it. */
import { Alert, Badge, Button, FileButton, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ImportRow } from '#core/contract/scripts'
import { machine } from '../../bridge/machine'
import { ask } from '../../bridge/client'
import { useTell } from '../../bridge/useTell'
import style from './ScriptsScreen.module.css'

/** As the contract takes it, in characters. */
const LONGEST = 300_000
const VERDICTS: Readonly<Record<ImportRow['verdict'], { readonly word: string; readonly colour: string }>> = {
  new: { word: '新增', colour: 'green.9' }, changed: { word: '有改动', colour: 'blue.9' }, same: { word: '相同', colour: 'gray.7' }, faulty: { word: '有错', colour: 'red.9' },
}

export function FilesMenu() {
  const [importing, setImporting] = useState(false)
  const { tell: take, busy } = useTell('scripts.export')
  const save = async () => {
    const made = await take({})
    const reply = made.ok ? await machine.saveText({ text: made.value.text, suggestedName: made.value.suggestedName }) : made
    if (!reply.ok) notifications.show({ message: reply.fault.message, color: 'red' })
    else if (made.ok && reply.value.saved) notifications.show({ message: `已导出 ${made.value.count} 条已发布的话术` })
  }
  return (
    <>
      <Button variant="default" onClick={() => setImporting(true)}>导入…</Button>
      <Button variant="default" loading={busy} onClick={() => void save()}>导出…</Button>
      <Modal opened={importing} onClose={() => setImporting(false)} title="导入话术" size="lg" closeButtonProps={{ 'aria-label': '关闭' }}><Importing onDone={() => setImporting(false)} /></Modal>
    </>
  )
}

function useImporting(onDone: () => void) {
  const [text, setText] = useState('')
  const [rows, setRows] = useState<readonly ImportRow[] | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('scripts.import')
  const give = (next: string) => {
    setText(next)
    setRows(undefined)
    setRefused(next.length > LONGEST ? `内容太长（最多 ${LONGEST / 10_000} 万字），请分几次导入` : undefined)
  }
  const read = async (file: File | null) => {
    if (file === null) return
    if (file.size > LONGEST * 3) return setRefused('文件太大，请分几次导入')
    give(await file.text())
  }
  const trial = async () => {
    const reply = await ask('scripts.tryImport', { text })
    setRows(reply.ok ? reply.value.rows : undefined)
    setRefused(reply.ok ? undefined : reply.fault.message)
  }
  const bringIn = async () => {
    const reply = await tell({ text })
    if (!reply.ok) return setRefused(reply.fault.message)
    notifications.show({ message: `已导入：新增 ${reply.value.added} 条，更新 ${reply.value.changed} 条，都是草稿，审阅发布后可用` })
    onDone()
  }
  return { text, rows, refused, busy, give, read, trial, bringIn }
}

function Importing({ onDone }: { readonly onDone: () => void }) {
  const { text, rows, refused, busy, give, read, trial, bringIn } = useImporting(onDone)
  const wanted = rows?.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').length ?? 0
  return (
    <Stack gap="sm">
      <Text size="sm">选择别处导出的话术文件，或把里面的内容粘贴进来。先试导入，看清每一条会怎样；导入的都是草稿，审阅发布后才用。</Text>
      <Group gap="xs"><FileButton accept="application/json,.json,text/plain" onChange={(file) => void read(file)}>{(props) => <Button size="xs" variant="default" {...props}>选择文件…</Button>}</FileButton></Group>
      <Textarea label="文件内容" autosize minRows={3} maxRows={6} value={text} onChange={(event) => give(event.currentTarget.value)} data-autofocus />
      {refused !== undefined && <Alert color="red" p="xs" role="alert">{refused}</Alert>}
      {rows !== undefined && <Trial rows={rows} />}
      <Group justify="flex-end">
        <Button variant={rows === undefined ? 'filled' : 'default'} disabled={text.trim() === '' || text.length > LONGEST} onClick={() => void trial()}>试导入</Button>
        {rows !== undefined && <Button loading={busy} disabled={wanted === 0} onClick={() => void bringIn()}>导入 {wanted} 条</Button>}
      </Group>
    </Stack>
  )
}

/** What would come of each row; what asks for attention stands first. */
function Trial({ rows }: { readonly rows: readonly ImportRow[] }) {
  const order: readonly ImportRow['verdict'][] = ['faulty', 'changed', 'new', 'same']
  const counts = order.map((verdict) => ({ verdict, count: rows.filter((row) => row.verdict === verdict).length })).filter(({ count }) => count > 0)
  const shown = order.slice(0, 3).flatMap((verdict) => rows.filter((row) => row.verdict === verdict)).slice(0, 100)
  return (
    <section aria-label="试导入的结果" role="status">
      <Group gap="xs">{counts.map(({ verdict, count }) => <Badge key={verdict} radius="sm" color={VERDICTS[verdict].colour}>{VERDICTS[verdict].word} {count}</Badge>)}</Group>
      {shown.length > 0 && (
        <div className={style.trial}>
          <Table>
            <Table.Thead><Table.Tr><Table.Th>行</Table.Th><Table.Th>标题</Table.Th><Table.Th>结果</Table.Th><Table.Th>说明</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{shown.map(({ row, title, verdict, reason }) => <Table.Tr key={row}><Table.Td>{row}</Table.Td><Table.Td>{title || '—'}</Table.Td><Table.Td><Badge size="sm" radius="sm" color={VERDICTS[verdict].colour}>{VERDICTS[verdict].word}</Badge></Table.Td><Table.Td>{reason}</Table.Td></Table.Tr>)}</Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  )
}
