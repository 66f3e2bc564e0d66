/** A lawyer's finished text brought in: pasted or from a .docx file, proposed field by field; each part is taken only where he says so, word for word. */
import { Alert, Button, FileButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { PaperField, Values } from '#core/contract/paperRows'
import { ask } from '../../bridge/client'
import { fileBase64, MOST_WORD_BYTES, WORD_TYPES } from '../../bridge/fileBytes'
import { useKeptText } from '../../bridge/kept'
import { rowsIn, textIn } from './OpinionForm'
import style from './legal.module.css'

type Sorted = OutputOf<'legal.sort'>
interface Props { readonly requestId: number; readonly fields: readonly PaperField[]; readonly values: Values; readonly onTake: (changes: Values) => void }

export function TakeText(props: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>读入已写好的文本…</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="读入已写好的法律意见" size="xl" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}><Taking {...props} /></Modal>
    </>
  )
}

function Taking(props: Props) {
  const { requestId } = props
  const [pasted, setPasted] = useKeptText(`legalText:${requestId}`)
  const [sorted, setSorted] = useState<Sorted | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const sort = async (source: { pasted: string } | { docx: string }) => {
    const reply = await ask('legal.sort', { requestId, ...source })
    setSorted(reply.ok ? reply.value : undefined)
    setRefused(reply.ok ? undefined : reply.fault.message)
  }
  const read = async (file: File | null) => {
    if (file === null) return
    if (file.size > MOST_WORD_BYTES) return setRefused('文件太大（上限 720 KB），请去掉图片后另存，或改用粘贴')
    await sort({ docx: await fileBase64(file) })
  }
  return (
    <Stack gap="sm">
      <Text size="sm">选择 .docx 文件，或把全文粘贴进来。程序只按标题分到各栏供您核对，一个字也不改；点“采用”才写进草稿。</Text>
      <Group gap="xs"><FileButton accept={WORD_TYPES} onChange={(file) => void read(file)}>{(button) => <Button size="xs" variant="default" {...button}>选择 .docx 文件…</Button>}</FileButton></Group>
      <Textarea label="粘贴全文" autosize minRows={4} maxRows={10} maxLength={200_000} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} data-autofocus />
      <Group justify="flex-end"><Button variant={sorted === undefined ? 'filled' : 'default'} disabled={pasted.trim() === ''} onClick={() => void sort({ pasted })}>按标题分栏</Button></Group>
      {refused !== undefined && <Alert color="red" p="xs" role="alert">{refused}</Alert>}
      {sorted !== undefined && <Proposals {...props} sorted={sorted} />}
    </Stack>
  )
}

const wordsOf = ({ columns = [] }: PaperField, value: Values[string]): string => (typeof value === 'string' ? value : value.map((row, at) => `${at + 1}. ${columns.map(({ key }) => row[key] ?? '').filter((text) => text !== '').join('｜')}`).join('\n'))

function Proposals({ fields, values, onTake, sorted }: Props & { readonly sorted: Sorted }) {
  const [taken, setTaken] = useState<readonly string[]>([])
  const found = fields.flatMap((field) => { const value = sorted.values[field.key]; return value === undefined ? [] : [{ field, value }] })
  const take = (field: PaperField, value: Values[string], adding: boolean) => {
    const before = typeof value === 'string' ? textIn(values, field.key) : ''
    onTake({ [field.key]: !adding ? value : typeof value === 'string' ? `${before}\n${value}` : [...rowsIn(values, field.key), ...value] })
    setTaken((known) => [...known, field.key])
  }
  const holds = ({ key }: PaperField): boolean => textIn(values, key).trim() !== '' || rowsIn(values, key).some((row) => Object.values(row).some((text) => text.trim() !== ''))
  return (
    <Stack gap="xs" component="section" aria-label="分栏结果">
      {found.length === 0 && <Text size="sm">没有认出标题。下面的文字可以复制到各栏。</Text>}
      {found.map(({ field, value }) => (
        <div key={field.key} className={style.proposal} role="group" aria-label={field.label}>
          <Group justify="space-between"><Text size="sm" fw={600}>{field.label}</Text>
            {taken.includes(field.key) ? <Text size="xs" role="status" c="green.9">已采用</Text> : (
              <Group gap="xs">
                {holds(field) && field.kind !== 'line' && <Button size="compact-xs" variant="default" onClick={() => take(field, value, true)}>接在后面</Button>}
                <Button size="compact-xs" variant="light" onClick={() => take(field, value, false)}>{holds(field) ? '替换原有内容' : '采用'}</Button>
              </Group>
            )}
          </Group>
          <div className={style.proposed}><Text size="sm" className={style.words ?? ''}>{wordsOf(field, value)}</Text></div>
        </div>
      ))}
      {sorted.rest !== '' && <Textarea label="没有归入任何一栏的文字" description="可以从这里复制" readOnly autosize minRows={2} maxRows={8} value={sorted.rest} />}
      {sorted.leftOut.length > 0 && <Text size="sm" c="orange.9">文件里没有读入：{sorted.leftOut.join('、')}</Text>}
    </Stack>
  )
}
