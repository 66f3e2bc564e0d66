/**
 * A recording made at the desk: when it may begin, and what can be done with it in which state.
 * Refuses to know microphones, files and keys.
 */
import type { NoticeConsent, NoticeHow } from '../contract/intake'
import type { z } from 'zod'

/** What the visitor was told and said of 录音录像, as the form has it. */
export interface Notice { readonly how: z.infer<typeof NoticeHow>; readonly consent: z.infer<typeof NoticeConsent> }

/**
 * Why a recording may not begin; undefined when it may. Told first, then asked (个人信息保护法 Arts. 17, 29); a refusal is respected and blocks nothing else (domain.md §1).
 * Under the room's sign a visitor who was told and to whom asking does not apply is recorded.
 */
export function recordingProblem(notice: Notice | undefined): string | undefined {
  if (notice === undefined) return '还没有记“录音录像告知”：请先告知来访人，问过本人意见再开始'
  if (notice.consent === 'refused') return '来访人不同意录音录像，不能开始；接待照常进行'
  if (notice.how === 'none') return '还没有告知来访人正在录音录像，请先告知'
  return undefined
}

export const RECORDING_KIND_NAMES = { sound: '录音', picture: '录像' } as const

/** 录制中 · 已暂停 · 已结束 · 意外中断 · 已销毁 */
export const RECORDING_STATES = ['running', 'paused', 'ended', 'cut', 'destroyed'] as const
export type RecordingState = (typeof RECORDING_STATES)[number]
export const RECORDING_STATE_NAMES: Readonly<Record<RecordingState, string>> = { running: '录制中', paused: '已暂停', ended: '已结束', cut: '意外中断', destroyed: '已销毁' }

export const RECORDING_ACTS = ['mark', 'pause', 'resume', 'stop', 'recover', 'play', 'note', 'verify', 'export', 'destroy'] as const
export type RecordingAct = (typeof RECORDING_ACTS)[number]

const ALLOWED: Readonly<Record<RecordingAct, readonly RecordingState[]>> = {
  mark: ['running', 'paused'], pause: ['running'], resume: ['paused'], stop: ['running', 'paused'], recover: ['running', 'paused'],
  play: ['ended', 'cut'], note: ['ended', 'cut'], verify: ['ended', 'cut'], export: ['ended', 'cut'], destroy: ['ended', 'cut'],
}
/** Where an act leads that leads anywhere; what was cut is never gone on with. */
const LEADS: Readonly<Partial<Record<RecordingAct, RecordingState>>> = { pause: 'paused', resume: 'running', stop: 'ended', recover: 'cut', destroy: 'destroyed' }

export const recordingAllows = (act: RecordingAct, state: RecordingState): boolean => ALLOWED[act].includes(state)
/** The state after an act that is allowed in this one. */
export const recordingAfter = (act: RecordingAct, state: RecordingState): RecordingState => LEADS[act] ?? state

/** Why an act cannot be done in a state; undefined when it can. */
export function recordingActProblem(act: RecordingAct, state: RecordingState): string | undefined {
  if (recordingAllows(act, state)) return undefined
  if (state === 'destroyed') return '这段录音录像已销毁，只留下索引'
  if (state === 'ended' || state === 'cut') return `这段录音录像${RECORDING_STATE_NAMES[state]}，不再改动；请另起一段`
  if (act === 'pause' || act === 'resume') return state === 'paused' ? '已经暂停，可以继续或结束' : '正在录制，不用继续'
  return '还在录制，请先结束'
}
