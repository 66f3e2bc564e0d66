/** What comes of checking a recording against the fingerprint taken when it was made or taken in, in words. Knows no file. */

/** 完好 · 结尾缺失 · 损坏 · 不见了 · 不是原来的文件 · 内容变了 · 读不出来 · 没有查完 */
export const VERDICTS = ['ok', 'cut', 'damaged', 'missing', 'foreign', 'changed', 'disk', 'stopped'] as const
export type VerdictCode = (typeof VERDICTS)[number]
/** `at`: the first byte that is not as it was written, or where the rest is missing. */
export interface Verdict { readonly code: VerdictCode; readonly at: number }

const WORDS: Readonly<Record<VerdictCode, string>> = {
  ok: '完好，与收进来时一致', cut: '结尾缺失，前面的完好', damaged: '文件损坏', missing: '文件不见了', foreign: '文件被换成了别的东西', changed: '内容与收进来时不一致', disk: '文件读不出来，请检查磁盘或录音设备', stopped: '没有查完',
}
const SECOND = 1000
const MINUTE = 60

/** About which moment a byte belongs to, where length and size are known. */
export function momentOf(at: number, bytes: number | null, lengthMs: number | null): number | undefined {
  return bytes === null || lengthMs === null || bytes <= 0 ? undefined : Math.floor((Math.min(at, bytes) / bytes) * lengthMs)
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / SECOND)
  return `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, '0')}`
}

export function verdictWords({ code, at }: Verdict, bytes: number | null, lengthMs: number | null): string {
  const moment = code === 'cut' || code === 'damaged' ? momentOf(at, bytes, lengthMs) : undefined
  return moment === undefined ? WORDS[code] : `${WORDS[code]}（${clock(moment)} 前后，第 ${at} 字节起）`
}
