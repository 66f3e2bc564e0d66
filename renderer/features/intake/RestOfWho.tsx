/** The particulars that registers of other houses ask for and a desk seldom needs: 民族, further phones, 户籍地, work, 政治面貌, post. */
import { Autocomplete, Select } from '@mantine/core'
import { OTHER_PHONES } from '#core/contract/intakeMore'
import { codeOptions, errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { TextField } from './TextField'

export function RestOfWho() {
  const { who, patchWho, codes, error } = useIntakeDesk()
  const phones = who.otherPhones ?? []
  const setPhone = (at: number, phone: string) => patchWho({ otherPhones: Array.from({ length: OTHER_PHONES }, (_, index) => (index === at ? phone : (phones[index] ?? ''))) })
  return (
    <>
      {Array.from({ length: OTHER_PHONES }, (_, index) => (
        <TextField key={index} path={`petitioner.otherPhones.${index}`} label={`电话 ${index + 2}`} inputMode="tel" value={phones[index]} maxLength={40} onText={(phone) => setPhone(index, phone)} />
      ))}
      <TextField path="petitioner.domicile" label="户籍地" placeholder="省、市、县、镇、村（社区）" value={who.domicile} maxLength={200} onText={(domicile) => patchWho({ domicile })} />
      <TextField path="petitioner.workplace" label="工作单位" value={who.workplace} maxLength={120} onText={(workplace) => patchWho({ workplace })} />
      <TextField path="petitioner.position" label="职务" value={who.position} maxLength={60} onText={(position) => patchWho({ position })} />
      <Autocomplete id={fieldId('petitioner.ethnicity')} label="民族" maxLength={40} data={codeOptions(codes, 'ethnicities').map(({ label }) => label)} value={who.ethnicity ?? ''} error={errorAt(error, 'petitioner.ethnicity')} onChange={(ethnicity) => patchWho({ ethnicity })} />
      <Select
        id={fieldId('petitioner.political')} label="政治面貌" searchable clearable data={codeOptions(codes, 'politicals')} value={who.political ?? null} nothingFoundMessage="没有这一项" error={errorAt(error, 'petitioner.political')}
        onChange={(political) => patchWho({ political: political ?? undefined })}
      />
      <TextField path="petitioner.postcode" label="邮编" inputMode="numeric" value={who.postcode} maxLength={20} onText={(postcode) => patchWho({ postcode })} />
      <TextField path="petitioner.email" label="邮箱" inputMode="email" value={who.email} maxLength={120} onText={(email) => patchWho({ email })} />
    </>
  )
}
