/** 录音录像 of the visit that is being registered: whether it runs, and the way to begin it once the form says that the visitor was told and agrees. */
import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { recordingProblem } from '#core/domain/recording'
import { useAsk } from '../../bridge/useAsk'
import { RecorderStart } from '../../ui/recorder/RecorderStart'
import type { DraftKeeper } from './draftKeeper'
import { useIntakeDesk } from './intakeDesk'
import style from './Workbench.module.css'

export function IntakeRecorder({ keeper }: { readonly keeper: DraftKeeper }) {
  const { how, consent } = useIntakeDesk().form.notice ?? {}
  const problem = recordingProblem(how === undefined || consent === undefined ? undefined : { how, consent }) ?? ''
  const running = useAsk('recorder.state', {}).value?.running
  const here = running?.draftId === keeper.id ? running : undefined
  return (
    <>
      <span className={style.mark}>
        {here === undefined ? <IconMicrophoneOff size={15} aria-hidden="true" /> : <IconMicrophone size={15} aria-hidden="true" />}{here === undefined ? '未录音' : here.state === 'paused' ? '录音已暂停' : '正在录音'}
      </span>
      <RecorderStart visit={{ draftId: keeper.id }} before={() => keeper.flush()} problem={problem} />
    </>
  )
}
