/** Choice of who looks after a visitor: who is on duty, with what he is doing and has done today. */
import { Select } from '@mantine/core'
import type { DutyRow } from '#core/contract/buffer'
import { timeOf } from './bufferWords'

const busy = ({ busyWith }: DutyRow): boolean => busyWith.length > 0

/** Free, busy or resting, in words. */
export function dutyWord(row: DutyRow): string {
  if (!row.onDuty) return '未上岗'
  if (busy(row)) return `正在陪${row.busyWith.map(({ label }) => label).join('、')}`
  return row.rest === undefined ? '空闲' : `建议休息到 ${timeOf(row.rest.until)}`
}
export const loadWord = ({ count, minutes }: DutyRow): string => (count === 0 ? '今天还没有' : `今天 ${count} 次 ${minutes} 分钟`)

/** The first who is on duty, free and rested. */
export const firstFree = (rows: readonly DutyRow[] | undefined): number | undefined => rows?.find((row) => row.onDuty && !busy(row) && row.rest === undefined)?.accountId

interface Props { readonly rows: readonly DutyRow[] | undefined; readonly value: number | undefined; readonly onChoose: (id: number | undefined) => void; readonly error?: string | undefined; readonly label?: string }

export function VolunteerSelect({ rows = [], value, onChoose, error, label = '陪同的志愿者' }: Props) {
  const onDuty = rows.filter((row) => row.onDuty)
  const options = onDuty.map((row) => ({ value: String(row.accountId), label: `${row.name}（${dutyWord(row)}，${loadWord(row)}）`, disabled: busy(row) }))
  return (
    <Select
      label={label} clearable placeholder={onDuty.length === 0 ? '没有人上岗，先进去再请人接手' : '先不指定'} data={options} value={value === undefined ? null : String(value)} error={error}
      onChange={(id) => onChoose(id === null ? undefined : Number(id))} clearButtonProps={{ 'aria-label': '先不指定' }}
    />
  )
}
