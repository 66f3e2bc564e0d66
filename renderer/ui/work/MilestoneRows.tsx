/** The milestones of an item being written: when, what, and who did it on which day. */
import { Button, CloseButton, TextInput } from '@mantine/core'
import type { InputOf } from '#core/contract/index'
import { DayField } from './DayField'
import style from './Work.module.css'

type Rows = InputOf<'claims.save'>['item']['milestones']
interface Props { readonly milestones: Rows; readonly at: (field: string) => string | undefined; readonly onRows: (rows: Rows) => void }

export function MilestoneRows({ milestones, at, onRows }: Props) {
  const put = (index: number, part: Partial<Rows[number]>) => onRows(milestones.map((row, place) => (place === index ? { ...row, ...part } : row)))
  return (
    <fieldset className={style.set}>
      <legend className={style.legend}>时间节点</legend>
      {milestones.length > 0 && <div className={style.heads} aria-hidden="true"><span>日期</span><span>做什么</span><span>完成日期</span><span>完成人</span></div>}
      {milestones.map((row, index) => {
        const path = (field: string) => at(`milestones.${index}.${field}`)
        const n = index + 1
        return (
          <div key={index} className={style.line}>
            <DayField label={`节点 ${n} 日期`} hideLabel value={row.day} error={path('day')} onDay={(day) => put(index, { day })} />
            <TextInput aria-label={`节点 ${n} 做什么`} placeholder="做什么" maxLength={200} autoComplete="off" value={row.what} error={path('what')} onChange={(event) => put(index, { what: event.currentTarget.value })} />
            <DayField label={`节点 ${n} 完成日期`} hideLabel rest="none" value={row.doneOn ?? ''} error={path('doneOn')} onDay={(doneOn) => put(index, { doneOn: doneOn === '' ? undefined : doneOn })} />
            <TextInput aria-label={`节点 ${n} 完成人`} placeholder="完成人" maxLength={60} autoComplete="off" value={row.by} error={path('by')} onChange={(event) => put(index, { by: event.currentTarget.value })} />
            <CloseButton aria-label={`删去节点 ${n}`} onClick={() => onRows(milestones.filter((_, place) => place !== index))} />
          </div>
        )
      })}
      <div><Button size="compact-sm" variant="default" disabled={milestones.length >= 20} onClick={() => onRows([...milestones, { day: '', what: '', by: '' }])}>加时间节点</Button></div>
    </fieldset>
  )
}
