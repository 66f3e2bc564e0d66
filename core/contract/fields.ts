/**
 * Field schemas shared by several sections of the contract.
 * Knows lengths and formats only; the rules behind them live in core/domain.
 */
import { z } from 'zod'

/** A civil day `YYYY-MM-DD` in Asia/Shanghai. */
export const Day = z.iso.date().brand<'Day'>()
export type Day = z.infer<typeof Day>
/** A day from which a limit is counted: other centuries are slips of the hand and would leave no room for the limit to run. */
export const StartDay = Day.refine((value) => value >= '1900-01-01' && value < '2200-01-01', '年份应在 1900–2199 之间')

/** An instant: UTC milliseconds. */
export const Instant = z.number().int().nonnegative()
export const Id = z.number().int().positive()
export const Uid = z.string().regex(/^[0-9a-z-]{8,64}$/u)

/** Text of at most `max` UTF-16 units. NUL and lone surrogates cannot be stored byte-exactly and are refused. */
export const text = (max: number) =>
  z.string().max(max, `最多 ${max} 个字`).refine((value) => value.isWellFormed() && !value.includes('\0'), '含有无法保存的字符，请删去后重试')
export const ShortText = text(200)
export const LongText = text(20_000)
export const Reason = text(500).refine((value) => value.trim().length >= 2, '请写明原因（至少 2 个字）')
/** A .docx file as base64: 720 KB, so that it passes the office's door with what goes along. */
export const WordFile = z.string().max(1_000_000, '文件太大，请另存为较小的 .docx 文件').regex(/^[A-Za-z0-9+/]*={0,2}$/u, '文件无法读取，请重新选择').refine((value) => value.length % 4 === 0, '文件无法读取，请重新选择')
export const Nothing = z.strictObject({})
export const Done = z.strictObject({ done: z.literal(true) })
export const Paper = z.enum(['a5', 'roll80'])
export type Paper = z.infer<typeof Paper>
