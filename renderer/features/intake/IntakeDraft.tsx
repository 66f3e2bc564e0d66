/** 接谈工作台, one draft as one screen: the interview's line on top, who the visitor is at the left, the form (first fields open, the rest folded), what to say at the right, what happens next below. */
import { Accordion, Alert, Button, Kbd, Loader, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import type { IntakeForm } from '#core/contract/intake'
import type { Doubt } from '#core/contract/vault'
import { focusField } from '../../ui/fieldFocus'
import { ScriptDesk } from '../../ui/scripts/ScriptDesk'
import { ScriptPanel } from '../../ui/scripts/ScriptPanel'
import { BufferHint } from './BufferHint'
import type { DraftKeeper, DraftView } from './draftKeeper'
import { FirstFields } from './FirstFields'
import { Fold } from './Fold'
import { formOnPaper } from './formOnPaper'
import { InterviewLine } from './InterviewLine'
import { IntakeDeskProvider, type FieldError, type IntakeDesk } from './intakeDesk'
import { IntakeSafety } from './IntakeSafety'
import { Materials } from './Materials'
import { MoreMatter } from './MoreMatter'
import { MoreVisit } from './MoreVisit'
import { MoreWho } from './MoreWho'
import { NoRegistering } from './NoRegistering'
import { NextLine } from './NextLine'
import { NoticeConflict } from './NoticeConflict'
import { type Rail, Rails } from './Rails'
import { RecognitionPanel } from './RecognitionPanel'
import { Representatives } from './Representatives'
import { NewerNotice } from './SaveMark'
import { sectionOf, type SectionName } from './sections'
import { ThreeOnes } from './ThreeOnes'
import { useKeeper } from './useKeeper'
import { useRegister } from './useRegister'
import { useScriptCase } from './useScriptCase'
import style from './IntakeDraft.module.css'
import bench from './Workbench.module.css'

interface Props extends Pick<IntakeDesk, 'today' | 'codes' | 'officers' | 'workerId'> {
  readonly draftId: number
  /** The room takes no change: the draft is shown as paper. */
  readonly doubt: Doubt | undefined
  /** The field the worker was in when it locked. */
  readonly at: string | undefined
}

export function IntakeDraft({ draftId, doubt, ...rest }: Props) {
  const { keeper, view } = useKeeper(draftId)
  if (view.phase === 'loading') return <Loader aria-label="正在读取草稿" />
  if (view.phase !== 'ready') return <><Alert color="red" title="草稿打不开">{view.message}</Alert>{doubt !== undefined && <NoRegistering doubt={doubt} />}</>
  if (doubt !== undefined) return <NoRegistering doubt={doubt} written={formOnPaper(view.form, rest)} unsaved={view.save !== 'saved'} />
  return <ReadyDraft keeper={keeper} view={view} {...rest} />
}

function makeDesk(keeper: DraftKeeper, view: DraftView, error: FieldError | undefined, rest: Omit<Props, 'draftId' | 'doubt' | 'at'>): IntakeDesk {
  return {
    form: view.form, who: view.form.petitioner ?? {}, error, ...rest,
    patch: (part) => keeper.patch((form) => ({ ...form, ...part })),
    patchWho: (part) => keeper.patch((form) => ({ ...form, petitioner: { ...form.petitioner, ...part } })),
  }
}

/** Opens the section of a refused field, or of the one the worker was in, and puts the focus into it, once and after the section has taken it. */
function useFieldFocus(error: Pick<FieldError, 'field'> | undefined, form: IntakeForm, opened: readonly string[], open: (section: SectionName) => void): void {
  const waiting = useRef<Pick<FieldError, 'field'>>(undefined)
  useEffect(() => {
    waiting.current = error
    const section = error === undefined ? undefined : sectionOf(error.field, form)
    if (section !== undefined) open(section)
  }, [error])
  useEffect(() => {
    if (waiting.current !== undefined && focusField(waiting.current.field)) waiting.current = undefined
  }, [error, opened])
}

function ReadyDraft({ keeper, view, at, ...rest }: Omit<Props, 'draftId' | 'doubt'> & { readonly keeper: DraftKeeper; readonly view: DraftView }) {
  const { register, busy, error } = useRegister(keeper, view.form, rest.today)
  const [opened, setOpened] = useState<string[]>([])
  const openSection = (section: SectionName) => setOpened((now) => (now.includes(section) ? now : [...now, section]))
  useFieldFocus(error, view.form, opened, openSection)
  const [left] = useState(at === undefined ? undefined : { field: at })
  useFieldFocus(left, view.form, opened, openSection)
  const about = useScriptCase(keeper, view, rest)
  const area = useRef<HTMLDivElement>(null)
  useWindowEvent('keydown', (event) => {
    const here = event.target === document.body || (event.target instanceof Node && area.current?.contains(event.target) === true)
    if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing || !here) return
    event.preventDefault()
    void register()
  })
  return (
    <IntakeDeskProvider value={makeDesk(keeper, view, error, rest)}>
      <ScriptDesk about={about}>
        <div className={style.draft} ref={area}>
          <InterviewLine keeper={keeper} view={view} onNotice={() => openSection('notice')} />
          <div className={bench.main}>
            <div className={bench.fields}>
              <ThreeOnes />
              <IntakeSafety draftId={keeper.id} />
              {view.save === 'newer' && <NewerNotice keeper={keeper} />}
              <FirstFields />
              <BufferHint draftId={keeper.id} />
              <Folds opened={opened} onOpen={setOpened} />
            </div>
            <Beside />
          </div>
          <div className={bench.bar}>
            <NextLine />
            {error !== undefined && <Text size="sm" c="red.8" role="alert" className={bench.refusal}>{error.message}</Text>}
            <Button loading={busy} onClick={() => void register()} rightSection={<Kbd size="xs">Ctrl+Enter</Kbd>}>登记</Button>
          </div>
        </div>
      </ScriptDesk>
    </IntakeDeskProvider>
  )
}

function Folds({ opened, onOpen }: { readonly opened: string[]; readonly onOpen: (sections: string[]) => void }) {
  return (
    <Accordion multiple value={opened} onChange={onOpen} variant="separated" transitionDuration={0} chevronPosition="left" className={bench.more}>
      <Fold opened={opened} name="who" title="更多身份信息（匿名、联名、代为反映、证件、职业等）"><MoreWho /></Fold>
      <Fold opened={opened} name="representatives" title="代表名单"><Representatives /></Fold>
      <Fold opened={opened} name="visit" title="来访情况（随访人、涉及人数、异常情况、关联件说明）"><MoreVisit /></Fold>
      <Fold opened={opened} name="matter" title="诉求详情（诉求、事实、时间地点、内容分类、标识等）"><MoreMatter /></Fold>
      <Fold opened={opened} name="materials" title="收到的材料"><Materials /></Fold>
      <Fold opened={opened} name="notice" title="录音录像告知、自评、回避、不得查看的人员"><NoticeConflict /></Fold>
    </Accordion>
  )
}

/** History and scripts; whoever is recognised stands first where only one of the two can be shown. Rendered anew only when one of the two has something to say, not with every key. */
const Beside = memo(function Beside() {
  const [shown, setShown] = useState<Rail>('history')
  const [waiting, setWaiting] = useState(0)
  const toScripts = useCallback(() => setShown('scripts'), [])
  return <Rails shown={shown} onShow={setShown} waiting={waiting} history={<RecognitionPanel onWaiting={setWaiting} />} scripts={<ScriptPanel onReached={toScripts} />} />
})
