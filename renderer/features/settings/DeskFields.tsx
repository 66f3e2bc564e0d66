/** The room's particulars as fields, shared by first start and settings. */
import { Checkbox, SimpleGrid, TextInput } from '@mantine/core'
import type { DeskSettings } from '#core/contract/desk'

type TextKey = Exclude<keyof DeskSettings, 'competent'>
const FIELDS: readonly (readonly [TextKey, string, string?])[] = [
  ['roomName', '接待室名称'], ['community', '街道/社区名称'], ['address', '地址'], ['phone', '联系电话'], ['hours', '接待时间'], ['queryPhone', '查询电话'],
  ['queryAddress', '查询网址', '印在回执二维码里；没有可不填'], ['issuingUnit', '出具单位'],
]
export const EMPTY_DESK: DeskSettings = { roomName: '', community: '', address: '', phone: '', hours: '周一至周五 8:30–12:00，14:00–17:30', queryPhone: '', queryAddress: '', issuingUnit: '', competent: false }

interface Props { readonly desk: DeskSettings; readonly onChange: (desk: DeskSettings) => void; readonly wrong: { readonly field: string; readonly message: string } | undefined; readonly readOnly?: boolean }

export function DeskFields({ desk, onChange, wrong, readOnly = false }: Props) {
  return (
    <>
      <SimpleGrid cols={2}>
        {FIELDS.map(([key, label, hint]) => (
          <TextInput key={key} label={label} description={hint} inputWrapperOrder={['label', 'input', 'description', 'error']} withAsterisk={key !== 'queryAddress'} readOnly={readOnly} value={desk[key]} error={wrong?.field === key ? wrong.message : undefined} onChange={(event) => onChange({ ...desk, [key]: event.currentTarget.value })} />
        ))}
      </SimpleGrid>
      <Checkbox mt="md" label="出具单位是有权处理机关" description="不勾选时，正式告知书标注“代拟”" disabled={readOnly} checked={desk.competent} onChange={(event) => onChange({ ...desk, competent: event.currentTarget.checked })} />
    </>
  )
}

/** First required particular that is empty, if any. */
export function missingDeskField(desk: DeskSettings): { readonly field: string; readonly message: string } | undefined {
  const found = FIELDS.find(([key]) => key !== 'queryAddress' && desk[key].trim() === '')
  return found === undefined ? undefined : { field: found[0], message: `请填写${found[1]}` }
}
