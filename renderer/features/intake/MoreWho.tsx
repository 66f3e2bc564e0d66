/** Folded: who else and how they come: mode, papers, sex and birth date without an ID, grid, occupation, relation, principal; below, what is seldom asked. */
import { Autocomplete, Select, SegmentedControl, Text } from '@mantine/core'
import type { PaperType, PetitionerMode, PetitionForm, Sex } from '#core/contract/intake'
import { checkId } from '#core/domain/identity'
import { formWords, modeWords, optionsOf, paperWords } from '../../ui/petitionWords'
import { codeOptions, errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { PrincipalFields } from './PrincipalFields'
import { RestOfWho } from './RestOfWho'
import { TextField } from './TextField'
import style from './Fold.module.css'

export function MoreWho() {
  const { form, who, patch, patchWho, codes, today, error } = useIntakeDesk()
  const derived = who.idNumber !== undefined && checkId(who.idNumber, today).ok && ['id', 'permit'].includes(who.paperType ?? 'id')
  return (
    <div className={style.grid}>
      <div className={style.wide}>
        <Text size="sm" fw={600} id="mode-label">反映方式</Text>
        <SegmentedControl size="xs" aria-labelledby="mode-label" value={who.mode ?? 'named'} data={optionsOf(modeWords)} onChange={(mode) => patchWho({ mode: mode as PetitionerMode })} />
      </div>
      {who.mode === 'onBehalf' && <PrincipalFields />}
      <Select id={fieldId('form')} label="信访形式" data={optionsOf(formWords)} value={form.form ?? 'visit'} allowDeselect={false} onChange={(value) => patch({ form: (value ?? 'visit') as PetitionForm })} />
      <Select id={fieldId('petitioner.paperType')} label="证件类型" data={optionsOf(paperWords)} value={who.paperType ?? 'id'} allowDeselect={false} onChange={(value) => patchWho({ paperType: (value ?? 'id') as PaperType })} />
      <TextField path="petitioner.grid" label="网格/楼栋" value={who.grid} maxLength={60} onText={(grid) => patchWho({ grid })} />
      {!derived && (
        <>
          <Select id={fieldId('petitioner.sex')} label="性别" clearable data={['男', '女']} value={who.sex ?? null} onChange={(sex) => patchWho({ sex: (sex ?? undefined) as Sex | undefined })} />
          <TextField path="petitioner.bornOn" label="出生日期" placeholder="如 1950-03-08" value={who.bornOn} onText={(bornOn) => patchWho({ bornOn })} />
        </>
      )}
      <Select
        id={fieldId('petitioner.occupation')} label="职业" searchable clearable data={codeOptions(codes, 'occupations')} value={who.occupation ?? null} error={errorAt(error, 'petitioner.occupation')}
        nothingFoundMessage="没有这一项" onChange={(occupation) => patchWho({ occupation: occupation ?? undefined })}
      />
      <Autocomplete
        id={fieldId('petitioner.relation')} label="与事项关系" placeholder="本人、亲属、受托…" maxLength={60} data={codeOptions(codes, 'relations').map(({ label }) => label)} value={who.relation ?? ''}
        error={errorAt(error, 'petitioner.relation')} onChange={(relation) => patchWho({ relation })}
      />
      <RestOfWho />
    </div>
  )
}
