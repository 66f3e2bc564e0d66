/** Words and colours of the emotion buffer room that several screens use. Knows no rule behind them. */
import type { StayFacts } from '#core/contract/buffer'
import { LEVEL_NAMES, lastedMs, MEDICAL_LEVEL, OUTCOME_NAMES } from '#core/domain/buffer'
import { formatInstantZh } from '#core/domain/day'

export const levelWord = (level: number): string => (level === MEDICAL_LEVEL ? LEVEL_NAMES[MEDICAL_LEVEL] ?? '' : `${level} ${LEVEL_NAMES[level] ?? ''}`)
const COLOURS: readonly string[] = ['red.9', 'green.9', 'yellow.9', 'orange.9', 'red.9']
export const levelColour = (level: number): string => COLOURS[level] ?? 'gray.7'

/** 08:30 of an instant. */
export const timeOf = (instant: number): string => formatInstantZh(instant).slice(-5)
/** 12:34 of a length of time. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
/** Whole minutes begun: 1 秒 is 1 分钟. */
export const minutesUp = (ms: number): number => Math.ceil(ms / 60_000)

const arrow = (before: number | undefined, now: number | undefined): string => (before === undefined ? '' : now === undefined || now === before ? String(before) : `${before}→${now}`)

/** What became of a stay, in one line: 回到接谈 · 18 分钟 · 情绪 3→2 · 自评 8→5 · 秦安陪同. */
export function stayWords({ state, outcome, startedAt, endedAt, knownAt, firstLevel, level, selfBefore, selfNow, volunteer, detail }: StayFacts): string {
  return [
    outcome === undefined ? (state === 'extended' ? '已延长' : '在缓冲室') : OUTCOME_NAMES[outcome] + (outcome === 'referred' && detail !== '' ? `：${detail}` : ''),
    startedAt === undefined || endedAt === undefined ? '' : `${Math.round(lastedMs({ startedAt, endedAt, knownAt }, endedAt) / 60_000)} 分钟`,
    firstLevel === undefined ? '' : `情绪 ${arrow(firstLevel, level)}`, selfBefore === undefined ? '' : `自评 ${arrow(selfBefore, selfNow)}`,
    volunteer === '' || startedAt === undefined ? '' : `${volunteer}陪同`,
  ].filter((part) => part !== '').join(' · ')
}
