/** Every placeholder a template of a kind may hold, with what would stand there, to be copied into Word or WPS one by one or all at once. */
import { Alert, Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { OutputOf } from '#core/contract/index'
import type { Placeholder } from '#core/contract/paperTemplates'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import style from './PaperTemplates.module.css'

type Guide = OutputOf<'papers.templateFields'>

async function copy(text: string, what: string): Promise<void> {
  const reply = await machine.copy({ text })
  notifications.show(reply.ok ? { message: `已复制${what}，请尽快粘贴` } : { message: reply.fault.message, color: 'red' })
}

/** A table as it stands in one row of a template's table. */
const rowOf = ({ opens, closes, columns }: Guide['tables'][number]): string => `${opens}${columns.map(({ write }) => write).join('\t')}${closes}`
const allOf = ({ fields, tables }: Guide): string => [...fields.map(({ label, write }) => `${label}\t${write}`), ...tables.map((table) => `${table.label}\t${rowOf(table)}`)].join('\n')

export function TemplatePlaceholders({ kind, name, onClose }: { readonly kind: string; readonly name: string; readonly onClose: () => void }) {
  const guide = useAsk('papers.templateFields', { kind })
  return (
    <Modal opened onClose={onClose} title={`“${name}”可用的占位`} size="xl" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
      {guide.fault !== undefined && <Alert color="red" role="alert"><Group>{guide.fault.message}<Button size="xs" variant="default" onClick={guide.again}>再试一次</Button></Group></Alert>}
      {guide.fault === undefined && guide.value === undefined && <Waiting what="正在读取占位" />}
      {guide.value !== undefined && <GuideView guide={guide.value} />}
    </Modal>
  )
}

function GuideView({ guide }: { readonly guide: Guide }) {
  return (
    <Stack gap="sm">
      <Group justify="space-between"><Text size="sm">连花括号一起复制到模板里。同一个占位可以用多次，不用的可以不写。</Text><Button size="xs" variant="default" onClick={() => void copy(allOf(guide), '全部占位')}>复制全部</Button></Group>
      <Lines caption="单个的占位" lines={guide.fields} />
      {guide.tables.map((table) => (
        <Stack key={table.label} gap={4}>
          <Group justify="space-between"><Text size="sm">表格“{table.label}”：在模板表格的一行里，第一格以 {table.opens} 开头，最后一格以 {table.closes} 结尾，中间写各栏；有几行就重复几行。</Text><Button size="xs" variant="default" aria-label={`复制表格“${table.label}”的一行`} onClick={() => void copy(rowOf(table), '这一行')}>复制一行</Button></Group>
          <Lines caption={`表格“${table.label}”的各栏`} lines={table.columns} />
        </Stack>
      ))}
    </Stack>
  )
}

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly Placeholder[] }) {
  return (
    <Table aria-label={caption}>
      <Table.Thead><Table.Tr><Table.Th w={200}>内容</Table.Th><Table.Th>占位</Table.Th><Table.Th>填上后例如</Table.Th><Table.Th w={70}><span aria-hidden="true" /></Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {lines.map(({ label, write, example }) => (
          <Table.Tr key={write}>
            <Table.Td>{label}</Table.Td><Table.Td className={style.write ?? ''}>{write}</Table.Td><Table.Td>{example}</Table.Td>
            <Table.Td><Button size="compact-xs" variant="subtle" aria-label={`复制 ${write}`} onClick={() => void copy(write, ` ${write}`)}>复制</Button></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
