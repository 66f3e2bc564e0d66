/**
 * How long a recording is kept, why it is held or destroyed, and how far a copy for evidence has come.
 * Knows periods and states; who may do what is the feature's.
 */
import type { Day } from '../contract/fields'
import { addDays, dayOf } from './day'

/** Why one is kept beyond its time: 复查复核, 诉讼, 调查, or something that is written down. */
export const HOLD_GROUNDS = ['review', 'lawsuit', 'inquiry', 'other'] as const
export type HoldGround = (typeof HOLD_GROUNDS)[number]
export const HOLD_GROUND_NAMES: Readonly<Record<HoldGround, string>> = { review: '复查、复核', lawsuit: '诉讼、仲裁', inquiry: '调查、检查', other: '其他' }

/**
 * Why one is destroyed. `asked`: whoever is heard or seen in it took the consent back or asked for it (个人信息保护法 Arts. 15, 47), also before its time is over; a hold stands against it all the same.
 * `petition`: together with its petition, never proposed by itself.
 */
export const DESTROY_GROUNDS = ['due', 'asked', 'petition'] as const
export type DestroyGround = (typeof DESTROY_GROUNDS)[number]
export const DESTROY_GROUND_NAMES: Readonly<Record<DestroyGround, string>> = { due: '保管期满', asked: '本人撤回同意或要求删除', petition: '随信访件销毁' }

export const recordingRuleId = (kind: 'sound' | 'picture'): 'recordingSound' | 'recordingPicture' => (kind === 'sound' ? 'recordingSound' : 'recordingPicture')

/** The last day on which one is kept that ended at an instant. */
export const recordingKeptUntil = (endedAt: number, days: number): Day => addDays(dayOf(endedAt), days)

/** Days within which an approved copy is to be written. */
export const EXPORT_DAYS = 7
const DAY_MS = 86_400_000

/** 待批准 · 已批准 · 已过期 · 已导出 · 已撤回 */
export const EXPORT_STATES = ['asked', 'approved', 'expired', 'done', 'withdrawn'] as const
export type ExportState = (typeof EXPORT_STATES)[number]
export const EXPORT_STATE_NAMES: Readonly<Record<ExportState, string>> = { asked: '待批准', approved: '已批准，可以导出', expired: '批准已过期', done: '已导出', withdrawn: '已撤回' }

/** How the writing of a copy ended, in words for who began it. */
export const EXPORT_ENDS = ['done', 'no-folder', 'no-room', 'missing', 'damaged', 'stopped', 'failed'] as const
export type ExportEnd = (typeof EXPORT_ENDS)[number]
export const EXPORT_END_WORDS: Readonly<Record<ExportEnd, string>> = {
  done: '证据副本已写好，哈希与索引一致', 'no-folder': '所选文件夹不在了或不能写入，没有留下文件；请换一个文件夹再导出', 'no-room': '所选磁盘空间不够，没有留下文件；请换一个更大的盘再导出',
  missing: '加密文件不见了，不能导出；请校验这段录音录像，并联系系统管理员', damaged: '文件与索引里的哈希不一致，可能损坏或被改动，没有导出；请校验这段录音录像', stopped: '导出已停止，没有留下文件；批准仍有效，可以再导出', failed: '导出没有成功，没有留下文件；请重试，仍不行请换一个文件夹',
}

export function exportState({ approvedAt, ended }: { readonly approvedAt: number | null; readonly ended: 'done' | 'withdrawn' | null }, now: number): ExportState {
  if (ended !== null) return ended
  if (approvedAt === null) return 'asked'
  return now <= exportUntil(approvedAt) ? 'approved' : 'expired'
}

/** The last instant at which an approval holds. */
export const exportUntil = (approvedAt: number): number => approvedAt + EXPORT_DAYS * DAY_MS
