/** 文书模板: for each kind of paper, whether its .docx is made in the room's own template or in the program's layout; looked at and changed by administrator and leader. */
import { Alert, Button, Group, Paper, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { DropTemplate } from './DropTemplate'
import { ImportTemplate } from './ImportTemplate'
import { TemplatePlaceholders } from './TemplatePlaceholders'

export type TemplateRow = OutputOf<'papers.templates'>[number]
interface Open { readonly what: 'import' | 'drop' | 'placeholders'; readonly row: TemplateRow }

export function PaperTemplates() {
  const templates = useAsk('papers.templates', {})
  const [open, setOpen] = useState<Open | undefined>(undefined)
  const close = () => setOpen(undefined)
  return (
    <Paper withBorder p="lg" component="section" aria-label="文书模板">
      <Title order={2} size="h4">文书模板</Title>
      <Text size="sm" c="gray.7" mb="sm">导出 .docx 时用的版式。可以换成本单位的 Word 或 WPS 模板：在要填的地方写上占位，如 {'{发文字号}'}，另存为 .docx 后导入。打印和 PDF 不受影响；已定稿的文书内容不变。</Text>
      {templates.fault !== undefined && <Alert color="red" role="alert" title="文书模板读不出来"><Group>{templates.fault.message}<Button size="xs" variant="default" onClick={templates.again}>再试一次</Button></Group></Alert>}
      {templates.fault === undefined && templates.value === undefined && <Waiting what="正在读取文书模板" />}
      {templates.value !== undefined && (
        <Table>
          <Table.Thead><Table.Tr><Table.Th w={210}>文种</Table.Th><Table.Th>导出 .docx 用的版式</Table.Th><Table.Th w={230}>操作</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{templates.value.map((row) => <Row key={row.kind} row={row} onOpen={(what) => setOpen({ what, row })} />)}</Table.Tbody>
        </Table>
      )}
      {open?.what === 'import' && <ImportTemplate row={open.row} onClose={close} />}
      {open?.what === 'drop' && <DropTemplate row={open.row} onClose={close} />}
      {open?.what === 'placeholders' && <TemplatePlaceholders kind={open.row.kind} name={open.row.name} onClose={close} />}
    </Paper>
  )
}

function Row({ row, onOpen }: { readonly row: TemplateRow; readonly onOpen: (what: Open['what']) => void }) {
  const { name, own } = row
  return (
    <Table.Tr aria-label={name}>
      <Table.Td>{name}</Table.Td>
      <Table.Td>
        {own === undefined ? <Text size="sm" c="gray.7">程序的版式</Text> : (
          <>
            <Text size="sm">本室模板：{own.fileName}</Text>
            <Text size="xs" c="gray.7">{own.by} {formatInstantZh(own.at)}导入，原因：{own.reason}</Text>
            <Text size="xs" c="gray.7">占位 {own.placeholders.length} 个：{own.placeholders.join('、')}</Text>
          </>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" aria-label={`“${name}”可用的占位`} onClick={() => onOpen('placeholders')}>占位…</Button>
          <Button size="compact-sm" variant="default" aria-label={`导入“${name}”的模板`} onClick={() => onOpen('import')}>导入模板…</Button>
          {own !== undefined && <Button size="compact-sm" variant="default" aria-label={`“${name}”恢复用程序的版式`} onClick={() => onOpen('drop')}>恢复用程序的版式…</Button>}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
