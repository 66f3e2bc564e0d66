/** The twelve months of a year, each day told by colour and by a word: 休, 班, 本地. Where days can be chosen they are buttons. */
import { LOCAL_NAMES } from '#core/domain/calendar'
import { addDays, type Day, Day as DayOf, weekday } from '#core/domain/day'
import { WEEKDAYS } from '#core/domain/yearReading'
import type { OutputOf } from '#core/contract/index'
import style from './Calendar.module.css'

type Year = OutputOf<'calendar.year'>
export interface Choosing { readonly chosen: readonly Day[]; readonly onChoose: (day: Day) => void }

/** What a day is, as its short mark and in full. */
interface Told { readonly mark: string; readonly full: string; readonly look: string }

function tell(day: Day, { off, work, local, statutory, state }: Year): Told {
  const own = local.find((one) => one.day === day)
  const names = statutory.filter((one) => one.day === day).map(({ name }) => name)
  const name = names.length === 0 ? '' : `（${names.join('、')}）`
  if (own !== undefined) return own.kind === 'work' ? { mark: '本班', full: `${LOCAL_NAMES.work}：${own.reason}`, look: 'localWork' } : { mark: '本休', full: `${LOCAL_NAMES[own.kind]}：${own.reason}`, look: 'localRest' }
  if (work.includes(day)) return { mark: '班', full: '调休上班', look: 'work' }
  if (off.includes(day)) return { mark: state === 'known' ? '休' : '法', full: `${state === 'known' ? '放假' : '法定节日，暂定'}${name}`, look: state === 'known' ? 'off' : 'statutory' }
  return weekday(day) === 0 || weekday(day) === 6 ? { mark: '', full: '周末', look: 'weekend' } : { mark: '', full: '工作日', look: 'plain' }
}

function daysOf(year: number, month: number): Day[] {
  const first = DayOf.parse(`${year}-${String(month).padStart(2, '0')}-01`)
  const days: Day[] = []
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day)
  return days
}

/** Weeks from Monday on; empty places before and after the month. */
function weeksOf(days: readonly Day[]): (Day | undefined)[][] {
  const before = days[0] === undefined ? 0 : (weekday(days[0]) + 6) % 7
  const cells: (Day | undefined)[] = [...Array.from({ length: before }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_none, at) => cells[week * 7 + at]))
}

export function MonthGrid({ year, today, choosing }: { readonly year: Year; readonly today: Day; readonly choosing: Choosing | undefined }) {
  return (
    <div className={style['months']}>
      {Array.from({ length: 12 }, (_, at) => (
        <table key={at} className={style['month']}>
          <caption>{at + 1}月</caption>
          <thead><tr>{[1, 2, 3, 4, 5, 6, 0].map((day) => <th key={day} scope="col">{WEEKDAYS[day]}</th>)}</tr></thead>
          <tbody>{weeksOf(daysOf(year.year, at + 1)).map((week, row) => <tr key={row}>{week.map((day, cell) => <td key={cell}>{day !== undefined && <OneDay day={day} told={tell(day, year)} today={day === today} choosing={choosing} />}</td>)}</tr>)}</tbody>
        </table>
      ))}
    </div>
  )
}

function OneDay({ day, told: { mark, full, look }, today, choosing }: { readonly day: Day; readonly told: Told; readonly today: boolean; readonly choosing: Choosing | undefined }) {
  const label = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 星期${WEEKDAYS[weekday(day)]} ${full}${today ? ' 今天' : ''}`
  const face = <><span>{Number(day.slice(8))}</span><small aria-hidden="true">{mark}</small></>
  const shown = { className: style['day'], 'data-look': look, 'data-today': today || undefined, title: label }
  if (choosing === undefined) return <span {...shown} role="img" aria-label={label}>{face}</span>
  return <button type="button" {...shown} aria-label={label} aria-pressed={choosing.chosen.includes(day)} onClick={() => choosing.onChoose(day)}>{face}</button>
}

const LEGEND = [['off', '休', '放假'], ['work', '班', '调休上班'], ['statutory', '法', '法定节日（暂定）'], ['localRest', '本休', '本地放假、停办'], ['localWork', '本班', '本地上班'], ['weekend', '', '周末']] as const

export function Legend() {
  return <ul className={style['legend']} aria-label="图例">{LEGEND.map(([look, mark, word]) => <li key={look}><span className={style['sample']} data-look={look} aria-hidden="true">{mark}</span>{word}</li>)}</ul>
}
