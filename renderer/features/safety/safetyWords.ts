/** The Chinese words of alarms and red flags, as screens show them. Knows no rule behind them. */
import type { AlarmOutcome } from '#core/contract/safetyAlarms'
import type { ReviewResult, ReviewState } from '#core/contract/safetyFlags'
import type { Answer } from '#core/contract/safetyGuide'

type Words<K extends string> = Readonly<Record<K, string>>

export const outcomeWords: Words<AlarmOutcome> = { handled: '已处置', falseAlarm: '误报', police: '民警到场' }
export const answerWords: Words<Answer> = { yes: '是', no: '否', unknown: '不清楚' }
export const reviewWords: Words<ReviewState> = { none: '已复核', later: '待次日复核', due: '今天复核', overdue: '复核逾期' }
export const resultWords: Words<ReviewResult> = { settled: '可以了结', watch: '继续关注，次日再复核' }

export const deskWord = (desk: string): string => (desk === '' ? '窗口未选定' : desk)
