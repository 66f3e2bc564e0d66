/** The folders that are watched, each with how it was found at the last look; set by who leads or administers. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { FolderRow } from '#core/contract/takeIn'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { ReasonButton } from '../../ui/ReasonButton'
import { Waiting } from '../../ui/Waiting'
import cards from '../../ui/work/Work.module.css'
import { FolderForm } from './FolderForm'
import { folderWords, modeWords } from './takeInWords'

export function Folders({ sets }: { readonly sets: boolean }) {
  const { value, fault, again } = useAsk('takeIn.folders', {}, { keep: true })
  const [adding, add] = useState(false)
  return (
    <section aria-label="录音文件夹" className={cards.panel}>
      <Group justify="space-between"><Title order={2} size="h5">录音文件夹</Title>{sets && !adding && <Button size="compact-sm" variant="default" onClick={() => add(true)}>添加文件夹</Button>}</Group>
      {fault !== undefined && <Alert color="red" role="alert" title="录音文件夹没有读出来"><Group>{fault.message}<Button size="xs" variant="default" onClick={again}>再试一次</Button></Group></Alert>}
      {value === undefined && fault === undefined && <Waiting what="正在读取录音文件夹" />}
      {value?.length === 0 && !adding && <Text size="sm" c="gray.7">还没有录音文件夹。{sets ? '接好录音设备或 U 盘，点“添加文件夹”。' : '请分管领导或系统管理员在这里添加。'}</Text>}
      {adding && <FolderForm onDone={() => add(false)} />}
      {value?.map((folder) => <Folder key={folder.id} folder={folder} sets={sets} />)}
    </section>
  )
}

function Folder({ folder, sets }: { readonly folder: FolderRow; readonly sets: boolean }) {
  const [changing, change] = useState(false)
  const { id, label, path, room, device, mode, how, lookedAt, files, unnamed, more } = folder
  if (changing) return <FolderForm folder={folder} onDone={() => change(false)} />
  const bad = how === 'away' || how === 'empty' || how === 'partly'
  return (
    <article className={cards.card} aria-label={label}>
      <div className={cards.head}>
        <Badge radius="sm" color={how === undefined ? 'gray.7' : bad ? 'red.9' : 'teal.9'}>{how === undefined ? '等待查找' : how === 'away' ? '没有接好' : bad ? '有问题' : '正常'}</Badge>
        <span className={cards.grow}><b className={cards.typed}>{label}</b>　{[room, device].filter((part) => part !== '').join('　')}</span>
        {sets && <Button size="compact-sm" variant="default" aria-label={`修改 ${label}`} onClick={() => change(true)}>修改</Button>}
        {sets && <ReasonButton call="takeIn.dropFolder" input={(reason) => ({ id, reason })} label="不再收取…" title={`不再收取“${label}”`} hint="文件夹里的文件不会动；已经收进索引、留在原处的，仍按原来的位置查找。" kept={`takeIn.drop:${id}`} button={{ size: 'compact-sm' }} />}
      </div>
      <Text size="sm" c="gray.7" className={cards.typed ?? ''}>{path}</Text>
      <Text size="sm" c={bad ? 'red.9' : 'gray.7'} role="status">
        {how === undefined ? '接待室打开后还没有查找过。' : `${folderWords[how]}${lookedAt === undefined ? '' : `（${formatInstantZh(lookedAt)}）`}${how === 'read' || how === 'partly' ? `，共 ${files} 个文件` : ''}。`}确认时默认{modeWords[mode]}。
      </Text>
      {unnamed > 0 && <Text size="sm" c="red.9">有 {unnamed} 个文件的名字无法识别，没有收取；请在录音设备上改名。</Text>}
      {more && <Text size="sm" c="red.9">文件太多或文件夹层数太深，有的没有查找；请分成几个文件夹，或清理旧文件。</Text>}
    </article>
  )
}
