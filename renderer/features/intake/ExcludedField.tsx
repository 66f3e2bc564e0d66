/** Colleagues who must find nothing of this petition, above all whoever it is about. */
import { MultiSelect } from '@mantine/core'
import { AccusedHint } from './AccusedHint'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'

export function ExcludedField() {
  const { form, patch, officers, error } = useIntakeDesk()
  return (
    <>
      <MultiSelect
        id={fieldId('excludedIds')} label="不得查看的人员（被反映人是本室人员时）" description="选中的人查不到这件事；登记人自己回避的，在“回避”里移交" inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={(form.excludedIds ?? []).length === 0 ? '没有' : undefined} searchable clearable maxValues={20} nothingFoundMessage="没有这个人" hidePickedOptions
        data={officers.map(({ id, name }) => ({ value: String(id), label: name }))} value={(form.excludedIds ?? []).map(String)} error={errorAt(error, 'excludedIds')}
        onChange={(chosen) => patch({ excludedIds: chosen.map(Number) })}
      />
      <AccusedHint />
    </>
  )
}
