/** The backups beside the vault, newest first, each to be checked once more or used for a drill. */
import { Alert, Badge, Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import { kindWords, megabytes } from '../../ui/backupWords'
import { CheckList, linesOf } from '../../ui/CheckList'
import { DrillForm } from './DrillForm'

type Row = OutputOf<'backups.state'>['rows'][number]
interface Props { readonly rows: readonly Row[]; readonly makes: boolean; readonly drills: boolean }

export function BackupTable({ rows, makes, drills }: Props) {
  const [checked, setChecked] = useState<{ readonly at: number; readonly value: OutputOf<'backups.check'> } | undefined>(undefined)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [drilling, setDrilling] = useState<Row | undefined>(undefined)
  const { tell, busy } = useTell('backups.check')
  const check = async ({ name, at }: Row) => {
    const reply = await tell({ name })
    setWrong(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) setChecked({ at, value: reply.value })
  }
  if (rows.length === 0) return <Text c="gray.7">还没有备份。</Text>
  return (
    <div>
      {wrong !== undefined && <Alert color="red" role="alert" mb="xs">{wrong}</Alert>}
      <Table withTableBorder verticalSpacing={6} aria-label="已有的备份">
        <Table.Thead><Table.Tr><Table.Th>备份时间</Table.Th><Table.Th>来由</Table.Th><Table.Th>大小</Table.Th><Table.Th>状态</Table.Th><Table.Th ta="right">操作</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Td>{row.readable ? formatInstantZh(row.at) : row.name}</Table.Td>
              <Table.Td>{row.readable ? kindWords[row.kind] : '—'}</Table.Td>
              <Table.Td>{row.readable ? megabytes(row.bytes) : '—'}</Table.Td>
              <Table.Td>{row.sound ? <Badge color="green.9" radius="sm">可用</Badge> : <Badge color="red.9" radius="sm">{row.readable ? '不能用' : '读不出来'}</Badge>}</Table.Td>
              <Table.Td>
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  {makes && <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void check(row)}>核对</Button>}
                  {drills && <Button size="compact-sm" variant="default" disabled={busy} onClick={() => setDrilling(row)}>恢复演练</Button>}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Modal opened={checked !== undefined} onClose={() => setChecked(undefined)} size="lg" title="核对结果" closeButtonProps={{ 'aria-label': '关闭' }}>
        {checked !== undefined && (
          <Stack>
            <Alert color={checked.value.passed ? 'green' : 'red'} title={checked.value.passed ? '这份备份完好，可以用来恢复' : '这份备份不能用来恢复'}>{checked.at > 0 && `备份时间：${formatInstantZh(checked.at)}`}</Alert>
            <CheckList label="逐项核对" lines={linesOf(checked.value.checks)} />
          </Stack>
        )}
      </Modal>
      <Modal opened={drilling !== undefined} onClose={() => setDrilling(undefined)} size="lg" title="恢复演练" closeButtonProps={{ 'aria-label': '关闭' }}>
        {drilling !== undefined && <DrillForm name={drilling.name} at={drilling.at} onClose={() => setDrilling(undefined)} />}
      </Modal>
    </div>
  )
}
