/** The petitioner's own number: what kind of paper it is decides whether it can be checked. */
import { IdNumberInput } from './IdNumberInput'
import { useIntakeDesk } from './intakeDesk'

export function IdNumberField() {
  const { who, patchWho } = useIntakeDesk()
  const checkable = ['id', 'permit'].includes(who.paperType ?? 'id')
  return (
    <IdNumberInput
      path="petitioner" label={checkable ? '证件号' : '证件号（不校验）'} placeholder="没带证件可留空" checkable={checkable}
      idNumber={who.idNumber} idReason={who.idReason} onChange={patchWho}
    />
  )
}
