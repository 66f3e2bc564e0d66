/** A day chosen from the calendar, with a word where it is a rest day: 提前办结日 is the last working day before it. */
import { TextInput } from '@mantine/core'
import { formatDayZh, isDay } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'

interface Props { readonly label: string; readonly value: string; readonly onDay: (value: string) => void; readonly error?: string | undefined; readonly required?: boolean; readonly hideLabel?: boolean; /** What else is said of the day that is chosen. */ readonly hint?: string | undefined; /** `early`: something is due then, so 提前办结日 is said; `day`: somebody comes then; `none`: it is past. */ readonly rest?: 'early' | 'day' | 'none' }

export function DayField({ label, value, onDay, error, required = false, hideLabel = false, hint, rest = 'early' }: Props) {
  const known = isDay(value)
  const day = useAsk('desk.workday', { day: value }, { enabled: known && rest !== 'none' }).value
  const early = day === undefined || day.workday ? undefined : `${day.why === '' ? '休息日' : day.why}${rest === 'day' ? '' : `，提前办结日 ${formatDayZh(day.earlyOn)}${day.provisional ? '（暂定）' : ''}`}`
  const words = [early, hint].filter((part) => part !== undefined).join('；')
  return <TextInput type="date" label={hideLabel ? undefined : label} aria-label={hideLabel ? label : undefined} value={value} error={error} withAsterisk={required} {...(words === '' ? {} : { description: words, inputWrapperOrder: ['label', 'input', 'description', 'error'] })} onChange={(event) => onDay(event.currentTarget.value)} />
}
