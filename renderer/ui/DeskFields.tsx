/** The room's particulars as fields, shared by first start and settings. */
import { Checkbox, SimpleGrid, TextInput } from '@mantine/core'
import { DeskSettings } from '#core/contract/desk'
import { fieldId } from './fieldFocus'

type TextKey = Exclude<keyof DeskSettings, 'competent' | 'lockMinutes'>
/** Key, label, hint, and an example where the label alone leaves a doubt. */
export const DESK_FIELDS: readonly { readonly key: TextKey; readonly label: string; readonly hint?: string; readonly example?: string; readonly optional?: boolean }[] = [
  { key: 'roomName', label: '接待室名称', example: '例如：桂花社区综治信访接待室' }, { key: 'community', label: '街道/社区名称', example: '例如：安宁街道桂花社区' },
  { key: 'address', label: '地址' }, { key: 'hours', label: '接待时间' },
  { key: 'phone', label: '联系电话', hint: '来访人找接待室用' }, { key: 'queryPhone', label: '查询电话', hint: '来访人凭查询码询问进展用；可以和联系电话相同' },
  { key: 'issuingUnit', label: '出具单位', hint: '印在回执落款处' }, { key: 'queryAddress', label: '查询网址', hint: '印在回执二维码里；没有可不填', optional: true },
  { key: 'competentUnit', label: '有权处理机关', hint: '正式告知书替它代拟；出具单位就是的可不填', example: '例如：桂花街道办事处', optional: true }, { key: 'committee', label: '人民调解委员会', hint: '印在调解文书上', example: '例如：桂花社区人民调解委员会', optional: true },
  { key: 'agencyCode', label: '机关代字', hint: '发文字号的开头；不填不能给文书编号', example: '例如：桂社', optional: true },
]
export const EMPTY_DESK: DeskSettings = { roomName: '', community: '', address: '', phone: '', hours: '周一至周五 8:30–12:00，14:00–17:30', queryPhone: '', queryAddress: '', issuingUnit: '', competent: false, lockMinutes: 5, competentUnit: '', committee: '', agencyCode: '' }

interface Wrong { readonly field: string; readonly message: string }
interface Props { readonly desk: DeskSettings; readonly onChange: (desk: DeskSettings) => void; readonly wrong: Wrong | undefined; readonly readOnly?: boolean }

export function DeskFields({ desk, onChange, wrong, readOnly = false }: Props) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="xs">
        {DESK_FIELDS.map(({ key, label, hint, example, optional = false }) => (
          <TextInput
            key={key} id={fieldId(`desk.${key}`)} label={label} description={hint} placeholder={readOnly ? undefined : example} inputWrapperOrder={['label', 'input', 'error', 'description']} withAsterisk={!readOnly && !optional}
            readOnly={readOnly} value={desk[key]} error={wrong?.field === key ? wrong.message : undefined} autoComplete="off" onChange={(event) => onChange({ ...desk, [key]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <Checkbox mt="xs" label="出具单位是有权处理机关" description="社区居委会一般不是；不勾选时，正式告知书标注“代拟”" disabled={readOnly} checked={desk.competent} onChange={(event) => onChange({ ...desk, competent: event.currentTarget.checked })} />
    </>
  )
}

/** The particulars without blanks at their ends. */
export function trimDesk(desk: DeskSettings): DeskSettings {
  return DESK_FIELDS.reduce<DeskSettings>((trimmed, { key }) => ({ ...trimmed, [key]: desk[key].trim() }), desk)
}

/** First particular that is missing or too long, if any. */
export function deskProblem(desk: DeskSettings): Wrong | undefined {
  const parsed = DeskSettings.safeParse(trimDesk(desk))
  const issues = parsed.success ? [] : parsed.error.issues
  const found = DESK_FIELDS.flatMap(({ key }) => issues.filter(({ path }) => path[0] === key))[0]
  return found === undefined ? undefined : { field: String(found.path[0]), message: found.message }
}
