/** How long somebody waits, in the colour of the room's rules; the minutes are always written out. */
import type { QueueRules } from '#core/contract/queueRules'
import { waitColour } from '#core/domain/queue'
import style from './Queue.module.css'

const HINTS = { green: '', yellow: '已等较久', orange: '等候偏长', red: '等候过长' } as const

export function WaitBadge({ minutes, limits }: { readonly minutes: number; readonly limits: QueueRules['waitMinutes'] }) {
  const colour = waitColour(minutes, limits)
  return <span className={style['wait']} data-colour={colour} title={HINTS[colour]}>{minutes} 分</span>
}
