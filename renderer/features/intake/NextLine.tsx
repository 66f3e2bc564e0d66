/** What happens next, beside the button that makes it happen: class, date, who answers for it, the next step. */
import { Text } from '@mantine/core'
import { formatDayZh } from '#core/domain/day'
import { nextStepOf } from '#core/domain/nextStep'
import { classWords } from '../../ui/petitionWords'
import { useIntakeDesk } from './intakeDesk'
import { responsibleOf } from './responsible'
import { usePromise } from './usePromise'
import style from './Workbench.module.css'

export function NextLine() {
  const desk = useIntakeDesk()
  const { petitionClass, statutoryKind } = desk.form
  const promise = usePromise(desk.form).value?.promise
  const responsible = responsibleOf(desk)
  const due = petitionClass === undefined || promise === undefined ? '' : `，${statutoryKind === 'report' ? '转送' : '承诺'} ${formatDayZh(promise.dueOn)}前`
  return (
    <div className={style.next} role="group" aria-label="接下来">
      <Text size="sm" className={style.step}><b>接下来</b>　{nextStepOf(desk.form)}</Text>
      <div className={style.facts}>
        {petitionClass !== undefined && <Text size="xs" c="gray.7">{classWords[petitionClass]}{due}</Text>}
        {responsible !== undefined && <Text size="xs" c="gray.7">首接责任人：{responsible.words}</Text>}
      </div>
    </div>
  )
}
