/** One visitor on the board: who, since when, what is due next. Both prompts are said, not only coloured. */
import { IconAlertTriangle, IconBellRinging, IconClock } from '@tabler/icons-react'
import type { BoardRow } from '#core/contract/buffer'
import { countdown } from '#core/domain/buffer'
import { clockOf, levelWord, minutesUp, timeOf } from '../../ui/bufferWords'
import style from './BufferScreen.module.css'

interface Props { readonly row: BoardRow; readonly now: number; readonly chosen: boolean; readonly onChoose: () => void }

/** A clock set right by some seconds is not worth a word. */
const tellFromMs = 60_000

/** Minutes from the start to a prompt. */
const after = (row: BoardRow, at: number): number => Math.round((at - row.startedAt) / 60_000)

export function StayCard({ row, now, chosen, onChoose }: Props) {
  const { elapsedMs, leftMs, phase, setBackMs } = countdown(row, now)
  return (
    <li>
      <button type="button" className={style.card} data-phase={phase} aria-current={chosen} onClick={onChoose}>
        <span className={style.line}><span className={style.name}>{row.label}</span><span className={style.time}>{clockOf(elapsedMs)}</span></span>
        <span className={style.small}>{levelWord(row.level)} · {timeOf(row.startedAt)} 进来 · {row.volunteer === '' ? '还没有人陪' : `${row.volunteer}陪同`}</span>
        <span className={style.small}>步骤 {row.stepsDone}/{row.stepsTotal}{row.extendedAt === undefined ? '' : ' · 已延长一次'} · {row.place === undefined ? '号位保留' : `号位保留，前面 ${Math.max(0, row.place - 1)} 人`}{phase === 'hard' ? '' : ` · ${minutesUp(leftMs)} 分钟后${phase === 'calm' ? '提示' : '最后提示'}`}</span>
      </button>
      {setBackMs >= tellFromMs && <p className={style.prompt} data-phase="soft" role="status"><IconClock size={16} aria-hidden="true" /><span>电脑的时间比最近一次记录早 {minutesUp(setBackMs)} 分钟，可能被往回调过。计时先按最近一次记录算，会偏短，请看钟表，并把电脑时间调准。</span></p>}
      {phase === 'soft' && <p className={style.prompt} data-phase="soft" role="status"><IconBellRinging size={16} aria-hidden="true" /><span>{row.label}已满 {after(row, row.softAt)} 分钟：问问现在几分，准备回到接谈。</span></p>}
      {phase === 'hard' && <p className={style.prompt} data-phase="hard" role="alert"><IconAlertTriangle size={16} aria-hidden="true" /><span>{row.label}已满 {after(row, row.hardAt)} 分钟，请现在决定：回到接谈、{row.extendedAt === undefined ? '延长一次、' : ''}转介或结束。</span></p>}
    </li>
  )
}
