/** 定稿: says what will be settled for good, asks for the copies, and shows in place why the office refuses. */
import { Alert, Button, Group, Modal, NumberInput, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Draft, Problem } from '#core/contract/paperRows'
import { useTell } from '../../bridge/useTell'
import type { PaperKeeper } from './paperKeeper'
import { dropPaperKeeper } from './usePaperKeeper'

interface Props {
  readonly keeper: PaperKeeper
  readonly draft: Draft
  readonly missing: readonly Problem[]
  readonly onClose: () => void
  readonly onGo: (problem: Problem) => void
}

function numbering({ pattern, drafted, draftedFor }: Draft): string {
  if (drafted) return `这是替${draftedFor === '' ? '有权处理机关' : draftedFor}代拟的文稿，不占本室字号；对方编号出具后，请在文书页登记收到的字号。`
  return pattern === '' ? '这种文书不编发文字号。' : `定稿时取号 ${pattern}（n 为本年下一个号），号码一经取用不再给别的文书。`
}

function useFinalising({ keeper, draft, onClose }: Pick<Props, 'keeper' | 'draft' | 'onClose'>) {
  const [copies, setCopies] = useState<string | number>(2)
  const [refused, setRefused] = useState<Problem | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const { tell, busy } = useTell('papers.finalise')
  const session = useQueryClient()
  const navigate = useNavigate()
  const finalise = async () => {
    if (typeof copies !== 'number') return setRefused({ field: 'copies', message: '请填写份数，1 到 99 份' })
    setRefused(undefined)
    setSaving(true)
    const saved = await keeper.save()
    setSaving(false)
    if (!saved) return keeper.view().theirs === undefined ? setRefused({ field: '', message: keeper.view().message ?? '草稿没有保存成，还不能定稿，请稍候再试' }) : onClose()
    const reply = await tell({ draftId: keeper.id, revision: keeper.view().revision, copies })
    if (!reply.ok) return setRefused({ field: reply.fault.field ?? '', message: reply.fault.message })
    dropPaperKeeper(session, keeper.id)
    notifications.show({ message: `${draft.kindName}已定稿${reply.value.number === undefined ? '' : `：${reply.value.number}`}` })
    void navigate(`/papers/${reply.value.paperId}`, { replace: true })
  }
  return { copies, setCopies, refused, finalise, busy: busy || saving }
}

export function Finalise(props: Props) {
  const { draft, missing, onClose, onGo } = props
  const { copies, setCopies, refused, finalise, busy } = useFinalising(props)
  const first = missing[0]
  return (
    <Modal opened onClose={onClose} title={`定稿：${draft.kindName}`} closeButtonProps={{ 'aria-label': '关闭' }} size="lg">
      <Text size="sm">定稿后内容不能再改，日期是今天；写错了只能由分管领导作废，再复制成新草稿重新定稿。</Text>
      <Text size="sm" mt="xs">{numbering(draft)}</Text>
      {draft.delivered && <Text size="sm" mt="xs">这种文书要送达，送达后请在文书页登记。</Text>}
      <NumberInput label="份数" description="一般信访人、本室存档各一份，有承办单位的再加一份" inputWrapperOrder={['label', 'input', 'error', 'description']} mt="sm" maw={260} min={1} max={99} allowDecimal={false} allowNegative={false} value={copies} onChange={setCopies} error={refused?.field === 'copies' ? refused.message : undefined} data-autofocus />
      {first !== undefined && refused === undefined && <Alert color="orange" mt="sm" p="xs">还缺 {missing.length} 处，先补齐：{first.message}</Alert>}
      {refused !== undefined && refused.field !== 'copies' && <Alert color="red" mt="sm" p="xs" role="alert">{refused.message}{refused.field !== '' && <Button size="compact-xs" variant="default" ml="xs" onClick={() => onGo(refused)}>去填写</Button>}</Alert>}
      <Group mt="md" justify="flex-end"><Button variant="default" onClick={onClose}>再看看</Button><Button loading={busy} onClick={() => void finalise()}>定稿</Button></Group>
    </Modal>
  )
}
