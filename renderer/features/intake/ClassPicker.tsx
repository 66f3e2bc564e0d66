/** 分类: four classes beside the statutory kind; both due dates of the chosen class appear at once with their proof. */
import { SegmentedControl, Text } from '@mantine/core'
import type { PetitionClass, StatutoryKind } from '#core/contract/intake'
import { ChoiceCards } from '../../ui/ChoiceCards'
import { DueProofView } from '../../ui/DueProofView'
import { optionsOf, classWords, promiseTitle, statutoryWords } from '../../ui/petitionWords'
import { ExcludedField } from './ExcludedField'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { GuardFields } from './GuardFields'
import { usePromise } from './usePromise'
import style from './ClassPicker.module.css'

const texts: Readonly<Record<PetitionClass, string>> = {
  consult: '当场答复；需要核实的书面答复',
  simple: '一家能办，直接办结',
  complex: '多家协办，提交街道联席会议',
  unreasonable: '已有结论，须有法律意见书和另一人审批',
}
const unset = 'unset'

export function ClassPicker() {
  const { form, patch, error } = useIntakeDesk()
  const chosen = form.petitionClass
  return (
    <div className={style.block}>
      <ChoiceCards
        label="事项分类" focusId={fieldId('petitionClass')} error={errorAt(error, 'petitionClass')} value={chosen}
        choices={optionsOf(classWords).map(({ value, label }) => ({ value, title: label, text: texts[value] }))}
        onChoose={(petitionClass) => patch({ petitionClass })}
      />
      <div className={style.kind}>
        <Text size="sm" fw={600} id="statutory-kind">法定类别</Text>
        <SegmentedControl
          size="xs" aria-labelledby="statutory-kind" value={form.statutoryKind ?? unset}
          data={[{ value: unset, label: '暂不确定' }, ...optionsOf(statutoryWords)]}
          onChange={(value) => patch({ statutoryKind: value === unset ? undefined : (value as StatutoryKind) })}
        />
      </div>
      {form.statutoryKind === 'report' && <ReportFields />}
      {chosen === 'unreasonable' && <GuardFields />}
      {chosen !== undefined && <Promised />}
    </div>
  )
}

/** 检举控告: whoever it is about must learn nothing, least of all from this program. */
function ReportFields() {
  return (
    <div className={style.report}>
      <Text size="xs">检举控告：限制查看，每次打开都记入审计日志；回执不印内容和被反映人（《信访工作条例》第三十条）。</Text>
      <ExcludedField />
    </div>
  )
}

function Promised() {
  const { form } = useIntakeDesk()
  const asked = usePromise(form)
  if (asked.fault !== undefined) return <Text size="xs" c="red.8">期限暂时算不出：{asked.fault.message}。登记照常进行。</Text>
  if (asked.value === undefined) return <div className={style.waiting} aria-busy="true" />
  return (
    <div className={style.dues} aria-live="polite">
      <DueProofView title={promiseTitle(form.statutoryKind)} proof={asked.value.promise} />
      <DueProofView title="书面告知" proof={asked.value.statutory} />
    </div>
  )
}
