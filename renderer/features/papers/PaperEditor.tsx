/** A draft of a paper: its form at the left, the page as it will look at the right, what is still missing on top. Saves by itself, field by field. */
import { Alert, Button, Group, Loader, SegmentedControl, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Draft, Problem } from '#core/contract/paperRows'
import { useAsk } from '../../bridge/useAsk'
import { focusField } from '../../ui/fieldFocus'
import { PaperPane } from '../../ui/papers/PaperPane'
import { Conflict } from './Conflict'
import { EditorHead } from './EditorHead'
import { Finalise } from './Finalise'
import { MissingList } from './MissingList'
import { PaperForm } from './PaperForm'
import type { PaperKeeper, PaperView } from './paperKeeper'
import { useLeaving } from './useLeaving'
import { usePaperKeeper } from './usePaperKeeper'
import { usePreview } from './usePreview'
import { useSheet } from './useSheet'
import { pathOnForm, wordsIn } from './values'
import style from './PaperEditor.module.css'

export function PaperEditor() {
  const id = Number(useParams()['id'])
  if (!Number.isSafeInteger(id) || id < 1) return <Alert color="red" title="文书草稿打不开" role="alert">地址不对，请从文书列表里打开。<Link to="/papers">文书登记簿</Link></Alert>
  return <OneDraft key={id} id={id} />
}

function OneDraft({ id }: { readonly id: number }) {
  const { keeper, view } = usePaperKeeper(id)
  if (view.phase === 'loading') return <Loader aria-label="正在读取文书草稿" />
  if (view.phase === 'gone' && view.draft !== undefined && keeper.unsaved()) return <Orphan keeper={keeper} view={view} draft={view.draft} />
  if (view.phase !== 'ready' || view.draft === undefined) return <Alert color="red" title="文书草稿打不开" role="alert"><Group>{view.message}{view.phase === 'failed' && <Button size="xs" variant="default" onClick={() => void keeper.reload()}>再试一次</Button>}<Link to="/papers">文书登记簿</Link></Group></Alert>
  return <Editing keeper={keeper} view={view} draft={view.draft} />
}

interface Props { readonly keeper: PaperKeeper; readonly view: PaperView; readonly draft: Draft }

/** The draft was finalised or discarded elsewhere while something was typed here: the words are shown and can go on as a draft of their own. */
function Orphan({ keeper, view, draft }: Props) {
  const navigate = useNavigate()
  const session = useQueryClient()
  const [refused, setRefused] = useState(false)
  const rescue = async () => {
    const draftId = await keeper.rescue()
    if (draftId === undefined) return setRefused(true)
    void navigate(`/papers/draft/${draftId}`, { replace: true })
    session.removeQueries({ queryKey: ['papers.missing', { draftId: keeper.id }] })
  }
  return (
    <Alert color="orange" title="这份草稿在别处定稿或删除了" role="alert">
      <Text size="sm">这里还有没保存的内容，都在下面：可以另存为一份新草稿接着写，或抄下后离开。</Text>
      <dl className={style.orphan}>{draft.fields.filter(({ key }) => (view.values[key]?.length ?? 0) > 0).map((field) => <div key={field.key}><dt>{field.label}</dt><dd>{wordsIn(field, view.values[field.key])}</dd></div>)}</dl>
      {refused && <Text size="sm" c="red.8" role="alert">没有另存成：{view.message ?? '请稍候再试'}</Text>}
      <Group mt="sm"><Button onClick={() => void rescue()}>另存为新草稿</Button></Group>
    </Alert>
  )
}

type Part = 'form' | 'page'
const PARTS = [{ value: 'form', label: '填写' }, { value: 'page', label: '预览' }]

/** Brings a field into sight, on a narrow window out from behind the preview. */
function useGoing(view: PaperView, show: (part: Part) => void): (problem: Pick<Problem, 'field'>) => void {
  const wanted = useRef<string>(undefined)
  const [, setAsked] = useState(0)
  useEffect(() => {
    if (wanted.current === undefined) return
    const path = wanted.current
    wanted.current = undefined
    if (!focusField(`paper.${path}`)) focusField(`paper.${path.split('.')[0] ?? ''}`)
  })
  return ({ field }) => {
    wanted.current = pathOnForm(field, view.values)
    show('form')
    setAsked((times) => times + 1)
  }
}

function Editing({ keeper, view, draft }: Props) {
  const [part, setPart] = useState<Part>('form')
  const [finalising, setFinalising] = useState(false)
  const missing = useAsk('papers.missing', { draftId: keeper.id }, { keep: true })
  const go = useGoing(view, setPart)
  const preview = usePreview(keeper.id, view)
  const { sheet, ...kinds } = useSheet(draft.kind)
  const [params] = useSearchParams()
  useLeaving(keeper.id)
  const at = params.get('at')
  useEffect(() => { if (at !== null) focusField(`paper.${at}`) }, [at])
  const taken = view.taken === undefined ? [] : draft.fields.filter(({ key }) => view.taken?.fields.includes(key)).map(({ label }) => label)
  return (
    <div className={style.screen}>
      <EditorHead keeper={keeper} view={view} draft={draft} onFinalise={() => setFinalising(true)} />
      <Conflict keeper={keeper} view={view} />
      {taken.length > 0 && <Text size="xs" role="status">{view.taken?.by} 在别处改的“{taken.join('”“')}”已并入。</Text>}
      {view.save === 'failed' && <Alert color="red" p="xs" role="alert">草稿没有保存：{view.message}。内容还在这里，请先不要离开。</Alert>}
      {missing.fault !== undefined && <Alert color="red" p="xs" role="alert"><Group>还缺什么没有读出来：{missing.fault.message}<Button size="xs" variant="default" onClick={missing.again}>再试一次</Button></Group></Alert>}
      <MissingList missing={missing.value} onGo={go} />
      <SegmentedControl className={style.parts ?? ''} aria-label="显示" data={PARTS} value={part} onChange={(value) => setPart(value === 'page' ? 'page' : 'form')} />
      <div className={style.columns} data-part={part}>
        <div className={style.fields}><PaperForm fields={draft.fields} values={view.values} missing={missing.value ?? []} onChange={(key, value) => keeper.set(key, value)} /></div>
        <PaperPane title="文书预览" html={preview.html} paper={sheet} fault={preview.message !== undefined ? { title: '预览没有更新', message: preview.message, again: preview.again } : kinds.fault && { title: '纸张没有读出来', message: kinds.fault.message, again: kinds.again }} />
      </div>
      {finalising && <Finalise keeper={keeper} draft={draft} missing={missing.value ?? []} onClose={() => setFinalising(false)} onGo={(problem) => { setFinalising(false); go(problem) }} />}
    </div>
  )
}
