/** The line above the interview: how long it has lasted, whether anything is recorded and what the visitor said to it, and how the draft stands. */
import { Button, Text } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { consentWords, noticeWords } from '../../ui/petitionWords'
import { useNow } from '../../ui/useNow'
import type { DraftKeeper, DraftView } from './draftKeeper'
import { IntakeRecorder } from './IntakeRecorder'
import { lastedWords } from './lasted'
import { SaveMark } from './SaveMark'
import style from './Workbench.module.css'

interface Props { readonly keeper: DraftKeeper; readonly view: DraftView; readonly onNotice: () => void }

export function InterviewLine({ keeper, view, onNotice }: Props) {
  const { notice } = view.form
  const told = notice?.how === undefined ? '还没有告知录音录像' : `${noticeWords[notice.how]}${notice.consent === undefined ? '' : `，${consentWords[notice.consent]}`}`
  return (
    <div className={style.line}>
      {view.startedAt !== undefined && <Lasted keeper={keeper} startedAt={view.startedAt} />}
      <IntakeRecorder keeper={keeper} />
      <Button size="compact-xs" variant="subtle" color="gray" className={style.notice} onClick={onNotice} aria-label={`查看告知：${told}`}>{told}</Button>
      <span className={style.save}><SaveMark view={view} /></span>
    </div>
  )
}

/** Alone in ticking, so that the form rests. */
function Lasted({ keeper, startedAt }: { readonly keeper: DraftKeeper; readonly startedAt: number }) {
  const [shownAt] = useState(() => keeper.officeNow())
  const now = useNow(shownAt)
  return <Text span size="sm" className={style.mark} role="timer" aria-label="已接谈"><IconClock size={15} aria-hidden="true" />已接谈 <b>{lastedWords(now - startedAt)}</b></Text>
}
