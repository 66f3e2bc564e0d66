/** What the codes of recordings are called on a screen, and how lengths and sizes are written. Knows no rule behind them. */
import type { RecordingMarkShown, RecordingRow } from '#core/contract/recordings'
import { RECORDING_KIND_NAMES, RECORDING_STATE_NAMES } from '#core/domain/recording'
import { recordingEventName } from '#core/domain/recordingEvents'

export const stateWords = RECORDING_STATE_NAMES
export const STATE_COLOURS: Readonly<Record<RecordingRow['state'], string>> = { running: 'red.9', paused: 'orange.9', ended: 'teal.9', cut: 'orange.9', destroyed: 'gray.7' }
export const kindWords = RECORDING_KIND_NAMES
export const sourceWords: Readonly<Record<RecordingRow['source'], string>> = { desk: '工作台录制', taken: '录音设备，已收进保险库', kept: '录音设备，文件留在原处' }
export const troubleWords: Readonly<Record<RecordingRow['trouble'], string>> = { '': '', 'disk-full': '磁盘将满，已自动结束', disk: '磁盘写入出错，已自动结束', silent: '设备没有声音或画面，或被拔出，已自动结束', fell: '程序意外停止，已恢复录下的部分', lost: '程序意外停止，没有可读的内容' }
export const markWords: Readonly<Record<RecordingMarkShown['kind'], string>> = { mark: '标记', note: '备注', buffer: '缓冲室', flag: '红旗', script: '话术' }

export const eventWord = recordingEventName

const two = (value: number): string => String(value).padStart(2, '0')
/** `3:07`, `1:02:09`. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const KIB = 1024
export function sizeOf(bytes: number): string {
  if (bytes < KIB * KIB) return `${Math.max(1, Math.round(bytes / KIB))} KB`
  const megabytes = bytes / KIB / KIB
  return megabytes < KIB ? `${megabytes.toFixed(1)} MB` : `${(megabytes / KIB).toFixed(2)} GB`
}
