/** Drafting an opinion: the form at the left, at the right what was handed over, what is still missing, and the page. Saves by itself. */
import { Alert, Button, Group, Modal, Paper, SegmentedControl, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LawyerRequest } from '#core/contract/legal'
import type { Problem } from '#core/contract/paperRows'
import { useTell } from '../../bridge/useTell'
import { focusField } from '../../ui/fieldFocus'
import { HandedOver } from './HandedOver'
import type { OpinionKeeper, OpinionView } from './opinionKeeper'
import { OpinionForm, pathOnForm } from './OpinionForm'
import { OpinionPage } from './OpinionPage'
import { TakeText } from './TakeText'
import { dropOpinion, useOpinionKeeper } from './useOpinionKeeper'
import style from './legal.module.css'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })

function SaveMark({ save, savedAt }: Pick<OpinionView, 'save' | 'savedAt'>) {
  const words = { saved: savedAt === undefined ? '' : `草稿已加密保存 ${clock.format(savedAt)}`, waiting: '正在保存草稿…', saving: '正在保存草稿…', failed: '草稿没有保存', newer: '草稿在别处改过' } as const
  return <Text size="xs" role="status" c={save === 'failed' || save === 'newer' ? 'red.8' : 'gray.7'}>{words[save]}</Text>
}

type Side = 'given' | 'page'
const SIDES = [{ value: 'given', label: '移交的内容' }, { value: 'page', label: '预览' }]

export function OpinionEditor({ request, onDone }: { readonly request: LawyerRequest; readonly onDone: () => void }) {
  const { keeper, view } = useOpinionKeeper(request)
  const [side, setSide] = useState<Side>('given')
  const go = ({ field }: Problem) => { const path = pathOnForm(field, view.values); if (!focusField(`legal.${path}`)) focusField(`legal.${path.split('.')[0] ?? ''}`) }
  return (
    <>
      <Group justify="space-between"><Group gap="xs"><TakeText requestId={request.id} fields={request.fields} values={view.values} onTake={(changes) => keeper.set(changes)} /><SaveMark {...view} /></Group><Finalise keeper={keeper} view={view} pattern={request.pattern} onDone={onDone} /></Group>
      {view.save === 'newer' && <Newer keeper={keeper} />}
      {view.save === 'failed' && <Alert color="red" p="xs" role="alert">草稿没有保存：{view.message}。内容还在这里，请先不要离开。</Alert>}
      <div className={style.columns}>
        <div className={style.main}><OpinionForm fields={request.fields} values={view.values} missing={view.missing} onChange={(changes) => keeper.set(changes)} /></div>
        <aside className={style.side}>
          <Missing missing={view.missing} onGo={go} />
          <SegmentedControl aria-label="右侧显示" data={SIDES} value={side} onChange={(value) => setSide(value === 'page' ? 'page' : 'given')} />
          {side === 'given' ? <HandedOver handedOver={request.handedOver} /> : <OpinionPage requestId={request.id} revision={view.revision} settled={view.save === 'saved'} />}
        </aside>
      </div>
    </>
  )
}

function Newer({ keeper }: { readonly keeper: OpinionKeeper }) {
  return (
    <Alert color="orange" title="这份草稿在别处有更新的内容" role="alert">
      <Group><Button size="xs" onClick={() => void keeper.settle('mine')}>用这里的内容保存</Button><Button size="xs" variant="default" onClick={() => void keeper.settle('theirs')}>改用别处的内容</Button></Group>
    </Alert>
  )
}

function Missing({ missing, onGo }: { readonly missing: readonly Problem[]; readonly onGo: (problem: Problem) => void }) {
  return (
    <Paper withBorder p="sm" component="section" aria-label="还缺什么">
      <Text size="sm" fw={600}>{missing.length === 0 ? '需要的内容都有了，可以定稿。' : `还缺 ${missing.length} 处，补齐后才能定稿`}</Text>
      <ul className={style.missing}>{missing.map((problem) => <li key={`${problem.field} ${problem.message}`}>{problem.field === '' ? problem.message : <button type="button" className={style.jump} onClick={() => onGo(problem)}>{problem.message}</button>}</li>)}</ul>
    </Paper>
  )
}

function Finalise({ keeper, view, pattern, onDone }: { readonly keeper: OpinionKeeper; readonly view: OpinionView; readonly pattern: string; readonly onDone: () => void }) {
  const session = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('legal.finalise')
  const go = async () => {
    if (!(await keeper.flush())) return setWrong('草稿还没有保存成，请先处理上面的提示')
    const reply = await tell({ requestId: keeper.id, revision: keeper.view().revision })
    if (!reply.ok) return setWrong(reply.fault.message)
    dropOpinion(session, keeper.id)
    onDone()
  }
  return (
    <>
      <Button disabled={view.save === 'newer'} onClick={() => { setWrong(undefined); setOpened(true) }}>定稿…</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="法律意见书定稿" closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
        <Text size="sm">定稿后编号{pattern === '' ? '' : `（${pattern}）`}，内容不能再改；写错了只能由分管领导作废编号，重新委托。会签并共享以前，只有法律专档的人能看到。</Text>
        {wrong !== undefined && <Alert color="red" mt="xs" p="xs" role="alert">{wrong}</Alert>}
        <Group mt="sm" justify="flex-end"><Button variant="default" onClick={() => setOpened(false)}>再看看</Button><Button loading={busy} onClick={() => void go()} data-autofocus>定稿</Button></Group>
      </Modal>
    </>
  )
}
