/** The guard of 无理缠访: it is put on a matter, never a person, and needs an earlier outcome, a lawyer's opinion and a second person. */
import { Select, Text } from '@mantine/core'
import type { IntakeForm } from '#core/contract/intake'
import { guardWords, optionsOf } from '../../ui/petitionWords'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { TextField } from './TextField'
import style from './GuardFields.module.css'

type Guard = NonNullable<IntakeForm['guard']>

export function GuardFields() {
  const { form, patch, officers, workerId, error } = useIntakeDesk()
  const guard = form.guard ?? {}
  const approvers = officers.filter(({ id, roles }) => id !== workerId && roles.includes('leader'))
  const change = (part: Partial<Guard>) => patch({ guard: { ...guard, ...part } })
  return (
    <div className={style.box}>
      <Text size="xs">这一分类针对事项，不针对人。须有已有结论、律师法律意见书和登记人以外的审批人。登记后先按“合理诉求（复杂）”办理，审批人核对原件并批准后才列为无理缠访；文书上印“解释疏导”，分管领导可以不同意，批准后也可以撤销。条件不齐的，先按别的分类登记。</Text>
      <div className={style.grid}>
        <Select
          id={fieldId('guard.basis')} label="已有结论" data={optionsOf(guardWords)} value={guard.basis ?? null} error={errorAt(error, 'guard.basis')}
          onChange={(basis) => change({ basis: basis as Guard['basis'] ?? undefined })}
        />
        <TextField path="guard.basisNo" label="文书号或政策名称" value={guard.basisNo} maxLength={120} onText={(basisNo) => change({ basisNo })} />
        <TextField path="guard.opinionNo" label="法律意见书编号" value={guard.opinionNo} maxLength={120} onText={(opinionNo) => change({ opinionNo })} />
        <Select
          id={fieldId('guard.approverId')} label="审批人（分管领导）" data={approvers.map(({ id, name }) => ({ value: String(id), label: name }))} nothingFoundMessage="没有别的分管领导"
          value={guard.approverId === undefined ? null : String(guard.approverId)} error={errorAt(error, 'guard.approverId')}
          onChange={(value) => change({ approverId: value === null ? undefined : Number(value) })}
        />
      </div>
    </div>
  )
}
