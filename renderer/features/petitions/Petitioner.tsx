/** Who came: masked, each full value only on asking with a reason; and the 三个一 with their times. */
import type { PetitionPage } from '#core/contract/petitions'
import { formatInstantZh } from '#core/domain/day'
import { modeWords, paperWords } from '../../ui/petitionWords'
import { Facts, type Fact } from './Facts'
import { Masked } from './Masked'

type MaskedFact = (field: Parameters<typeof Masked>[0]['field'], label: string, value: string) => Fact

/** 民族 and the other particulars a desk seldom asks for. */
function restOf(more: PetitionPage['petitioner']['more'], masked: MaskedFact): Fact[] {
  const { ethnicity, workplace, position, political, postcode } = more
  return [
    masked('otherPhones', '其他电话', (more.otherPhones ?? []).join('、')), masked('domicile', '户籍地', more.domicile ?? ''), masked('email', '邮箱', more.email ?? ''),
    { label: '民族', value: ethnicity }, { label: '工作单位', value: workplace }, { label: '职务', value: position }, { label: '政治面貌', value: political }, { label: '邮编', value: postcode },
  ]
}

export function Petitioner({ page }: { readonly page: PetitionPage }) {
  const { petitioner: who, row } = page
  const masked: MaskedFact = (field, label, value) => ({ label, value: value === '' ? '' : <Masked petitionId={row.id} field={field} label={label} masked={value} /> })
  const ones = [['笑脸', page.smileAt], ['热水', page.waterAt], ['清单', page.listAt]] as const
  return (
    <Facts
      title="信访人"
      facts={[
        masked('name', '姓名', who.name),
        { label: '反映方式', value: modeWords[who.mode] },
        { label: '性别年龄', value: [who.sex, who.age === undefined ? undefined : `${who.age} 岁`].filter((part) => part !== undefined).join('，') },
        masked('idNumber', who.paperType === undefined ? '证件号' : paperWords[who.paperType], who.idNumber),
        { label: '证件未通过校验，仍保存的原因', value: who.idReason },
        masked('phone', '电话', who.phone),
        masked('address', '住址', who.address),
        ...restOf(who.more, masked),
        { label: '网格/楼栋', value: who.grid }, { label: '职业', value: who.occupation }, { label: '与事项关系', value: who.relation },
        masked('principalName', '被代理人', who.principal?.name ?? ''),
        masked('principalIdNumber', '被代理人证件号', who.principal?.idNumber ?? ''),
        { label: '被代理人证件未通过校验，仍保存的原因', value: who.principal?.idReason ?? '' },
        masked('principalPhone', '被代理人电话', who.principal?.phone ?? ''),
        { label: '代理人与被代理人关系', value: who.principal?.relation ?? '' },
        { label: row.form === 'visit' ? '来访人数' : '反映人数', value: `${row.headcount} 人` },
        { ...masked('representatives', '代表', page.representatives.map(({ name, idNumber, idReason, phone }) => `${name} ${idNumber}${idReason === '' ? '' : `（${idReason}）`} ${phone}`.trim()).join('\n')), wide: true },
        { label: '三个一', value: ones.map(([name, at]) => `${name}${at === undefined ? '未记' : ` ${formatInstantZh(at)}`}`).join('　'), wide: true },
      ]}
    />
  )
}
