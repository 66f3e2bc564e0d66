/** The upper edge of a board: whose room it is, the day and the time of the office in Asia/Shanghai. */
import { dayOf, formatInstantZh, weekday } from '#core/domain/day'
import style from './BoardHead.module.css'

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

export function BoardHead({ name, now, children }: { readonly name: string; readonly now: number; readonly children?: string }) {
  const [day = '', time = ''] = formatInstantZh(now).split(' ')
  return (
    <header className={style['head']}>
      <h1>{name}{children !== undefined && <span className={style['which']}>{children}</span>}</h1>
      <p className={style['day']}>{day}<br />{WEEKDAYS[weekday(dayOf(now))]}</p>
      <p className={style['time']}>{time}</p>
    </header>
  )
}
