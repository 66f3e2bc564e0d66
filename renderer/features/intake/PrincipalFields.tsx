/** 代为反映: the person the petition is made for, with an ID number judged like the visitor's own. */
import type { IntakeForm } from '#core/contract/intake'
import { IdNumberInput } from './IdNumberInput'
import { useIntakeDesk } from './intakeDesk'
import { TextField } from './TextField'

type Principal = NonNullable<NonNullable<IntakeForm['petitioner']>['principal']>

export function PrincipalFields() {
  const { who, patchWho } = useIntakeDesk()
  const principal = who.principal ?? {}
  const change = (part: Partial<Principal>) => patchWho({ principal: { ...principal, ...part } })
  return (
    <>
      <TextField path="petitioner.principal.name" label="被代理人姓名" required value={principal.name} maxLength={60} onText={(name) => change({ name })} />
      <IdNumberInput path="petitioner.principal" label="被代理人证件号" idNumber={principal.idNumber} idReason={principal.idReason} onChange={change} />
      <TextField path="petitioner.principal.phone" label="被代理人电话" value={principal.phone} maxLength={40} onText={(phone) => change({ phone })} />
      <TextField path="petitioner.principal.relation" label="代理人与被代理人关系" value={principal.relation} maxLength={60} onText={(relation) => change({ relation })} />
    </>
  )
}
