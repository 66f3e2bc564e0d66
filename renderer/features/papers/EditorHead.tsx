/** Above a draft: what it is and whose, how it stands saved, 定稿 and deleting. */
import { Badge, Button, Group, Popover, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Draft } from '#core/contract/paperRows'
import { useTell } from '../../bridge/useTell'
import type { PaperKeeper, PaperView } from './paperKeeper'
import { dropPaperKeeper } from './usePaperKeeper'
import style from './PaperEditor.module.css'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })

function SaveMark({ save, savedAt }: Pick<PaperView, 'save' | 'savedAt'>) {
  const words = { saved: `草稿已保存${savedAt === undefined ? '' : ` ${clock.format(savedAt)}`}`, waiting: '正在保存草稿…', saving: '正在保存草稿…', failed: '草稿没有保存', newer: '草稿在别处改过' } as const
  return <Text size="xs" role="status" c={save === 'failed' || save === 'newer' ? 'red.8' : 'gray.7'}>{words[save]}</Text>
}

interface Props { readonly keeper: PaperKeeper; readonly view: PaperView; readonly draft: Draft; readonly onFinalise: () => void }

export function EditorHead({ keeper, view, draft, onFinalise }: Props) {
  const back = draft.petitionId === undefined ? '/papers?part=desk' : `/petitions/${draft.petitionId}?tab=papers`
  return (
    <header className={style.head}>
      <div className={style.headline}>
        <Link to={back} className={style.back}>← {draft.petitionNumber === undefined ? '本室文书' : `${draft.petitionNumber}　${draft.petitionTitle ?? ''}`}</Link>
        <Group gap={8}>
          <Title order={1} size="h3">{draft.kindName}</Title>
          <Badge radius="sm" variant="default">草稿</Badge>
          {draft.drafted && <Badge radius="sm" variant="light" color="orange">代{draft.draftedFor === '' ? '有权处理机关' : draft.draftedFor}拟</Badge>}
          {draft.pattern !== '' && <Text size="sm" c="gray.7">定稿时编号 {draft.pattern}</Text>}
        </Group>
      </div>
      <div className={style.actions}>
        <SaveMark {...view} />
        <Discard keeper={keeper} back={back} />
        <Button disabled={view.save === 'newer'} onClick={onFinalise}>定稿…</Button>
      </div>
    </header>
  )
}

function Discard({ keeper, back }: { readonly keeper: PaperKeeper; readonly back: string }) {
  const [opened, setOpened] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('papers.discard')
  const session = useQueryClient()
  const navigate = useNavigate()
  const discard = async () => {
    const reply = await tell({ draftId: keeper.id })
    if (!reply.ok && reply.fault.code !== 'draft-gone') return setRefused(reply.fault.message)
    dropPaperKeeper(session, keeper.id)
    void navigate(back, { replace: true })
  }
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target><Button variant="default" onClick={() => setOpened(!opened)}>删除草稿</Button></Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">删除后不能恢复，同事也看不到了。确定删除这份草稿吗？</Text>
        {refused !== undefined && <Text size="sm" c="red.8" role="alert">{refused}</Text>}
        <Group mt="xs" justify="flex-end"><Button size="xs" variant="default" data-autofocus onClick={() => setOpened(false)}>不删</Button><Button size="xs" color="red.9" loading={busy} onClick={() => void discard()}>删除</Button></Group>
      </Popover.Dropdown>
    </Popover>
  )
}
