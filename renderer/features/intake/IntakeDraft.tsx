/** The form of one draft: first fields open, the rest folded, recognition beside it, one bar to register. */
import { Accordion, Alert, Button, Kbd, Loader, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { DraftKeeper, DraftView } from './draftKeeper'
import { FirstFields } from './FirstFields'
import { Fold } from './Fold'
import { fieldId, IntakeDeskProvider, type FieldError, type IntakeDesk } from './intakeDesk'
import { Materials } from './Materials'
import { MoreMatter } from './MoreMatter'
import { MoreWho } from './MoreWho'
import { NoticeConflict } from './NoticeConflict'
import { RecognitionPanel } from './RecognitionPanel'
import { Representatives } from './Representatives'
import { NewerNotice, SaveMark } from './SaveMark'
import { sectionOf, type SectionName } from './sections'
import { ThreeOnes } from './ThreeOnes'
import { useKeeper } from './useKeeper'
import { useRegister } from './useRegister'
import style from './IntakeDraft.module.css'

interface Props extends Pick<IntakeDesk, 'today' | 'codes' | 'officers'> { readonly draftId: number }

export function IntakeDraft({ draftId, ...rest }: Props) {
  const { keeper, view } = useKeeper(draftId)
  if (view.phase === 'loading') return <Loader aria-label="正在读取草稿" />
  if (view.phase !== 'ready') return <Alert color="red" title="草稿打不开">{view.message}</Alert>
  return <ReadyDraft keeper={keeper} view={view} {...rest} />
}

function makeDesk(keeper: DraftKeeper, view: DraftView, error: FieldError | undefined, rest: Omit<Props, 'draftId'>): IntakeDesk {
  return {
    form: view.form, who: view.form.petitioner ?? {}, error, ...rest,
    patch: (part) => keeper.patch((form) => ({ ...form, ...part })),
    patchWho: (part) => keeper.patch((form) => ({ ...form, petitioner: { ...form.petitioner, ...part } })),
  }
}

/** Opens the section of a refused field and puts the focus into it. */
function useErrorFocus(error: FieldError | undefined, open: (section: SectionName) => void): void {
  useEffect(() => {
    if (error === undefined) return
    const section = sectionOf(error.field)
    if (section !== undefined) open(section)
    const timer = setTimeout(() => document.getElementById(fieldId(error.field))?.focus(), section === undefined ? 0 : 250)
    return () => clearTimeout(timer)
  }, [error])
}

function ReadyDraft({ keeper, view, ...rest }: Omit<Props, 'draftId'> & { readonly keeper: DraftKeeper; readonly view: DraftView }) {
  const { register, busy, error } = useRegister(keeper, rest.today)
  const [opened, setOpened] = useState<string[]>([])
  useErrorFocus(error, (section) => setOpened((now) => (now.includes(section) ? now : [...now, section])))
  const area = useRef<HTMLDivElement>(null)
  useWindowEvent('keydown', (event) => {
    const here = event.target === document.body || (event.target instanceof Node && area.current?.contains(event.target) === true)
    if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing || !here) return
    event.preventDefault()
    void register()
  })
  return (
    <IntakeDeskProvider value={makeDesk(keeper, view, error, rest)}>
      <div className={style.draft} ref={area}>
        <div className={style.main}>
          <div className={style.fields}>
            <ThreeOnes />
            {view.save === 'newer' && <NewerNotice keeper={keeper} />}
            <FirstFields />
            <Accordion multiple value={opened} onChange={setOpened} variant="separated" chevronPosition="left" className={style.more}>
              <Fold opened={opened} name="who" title="更多身份信息（匿名、联名、代为反映、证件类型、网格、职业）"><MoreWho /></Fold>
              <Fold opened={opened} name="representatives" title="代表名单"><Representatives /></Fold>
              <Fold opened={opened} name="matter" title="诉求详情（诉求、事实、时间地点、内容分类、标识）"><MoreMatter /></Fold>
              <Fold opened={opened} name="materials" title="收到的材料"><Materials /></Fold>
              <Fold opened={opened} name="notice" title="录音录像告知、自评、回避"><NoticeConflict /></Fold>
            </Accordion>
          </div>
          <aside className={style.side}><RecognitionPanel /></aside>
        </div>
        <div className={style.bar}>
          <SaveMark view={view} />
          {error !== undefined && <Text size="sm" c="red.8" role="alert" className={style.refusal}>{error.message}</Text>}
          <Button loading={busy} onClick={() => void register()} rightSection={<Kbd size="xs">Ctrl+Enter</Kbd>}>登记</Button>
        </div>
      </div>
    </IntakeDeskProvider>
  )
}
