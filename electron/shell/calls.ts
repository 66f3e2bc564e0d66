/** Answers the `shell.…` calls of the contract: one handler each. */
import { clipboard } from 'electron'
import type { z } from 'zod'
import type { Reply } from '#core/contract/call'
import { shell, type ShellCall } from '#core/contract/shell'
import { saveFile } from './dialogs'
import { pdfOf, printerNames, printPaper } from './printer'
import { holdPaper } from './protocol'
import type { Room } from './room'

type Input<C extends ShellCall> = z.output<(typeof shell)[C]['input']>
type Handlers = { readonly [C in ShellCall]: (input: Input<C>, room: Room) => Promise<Reply> | Reply }

const done: Reply = { ok: true, value: { done: true } }
const fault = (code: string, message: string, field?: string): Reply => ({ ok: false, fault: { code, message, ...(field === undefined ? {} : { field }) } })
const clipboardMs = 15_000

const handlers: Handlers = {
  printers: async (_input, room) => {
    const window = room.window()
    return { ok: true, value: window === undefined ? [] : await printerNames(window) }
  },
  print: async ({ html, paper, printer }, room) => {
    const window = room.window()
    const known = window === undefined ? [] : await printerNames(window)
    if (known.length === 0) return fault('no-printer', '没有找到打印机，请连接打印机，或改为保存 PDF', 'printer')
    if (printer !== undefined && !known.some(({ name }) => name === printer)) return fault('no-printer', '找不到所选打印机，请重新选择', 'printer')
    const result = await printPaper(html, paper, printer)
    return result.done ? done : fault('print-failed', '打印没有成功，请检查打印机后重试，或保存 PDF')
  },
  savePdf: async ({ html, suggestedName }, room) => {
    const window = room.window()
    if (window === undefined) return fault('locked', '窗口已关闭')
    try {
      return { ok: true, value: { saved: await saveFile(window, suggestedName, await pdfOf(html)) } }
    } catch {
      return fault('save-failed', '文件没有保存，请换一个位置或检查磁盘空间')
    }
  },
  preview: ({ html }) => ({ ok: true, value: { url: holdPaper(html) } }),
  scale: ({ factor }, room) => {
    room.scale(factor)
    return done
  },
  copy: async ({ text }) => {
    await clipboard.writeText(text)
    setTimeout(() => void forget(text), clipboardMs)
    return done
  },
  lock: (_input, room) => {
    void room.lock()
    return done
  },
}

async function forget(text: string): Promise<void> {
  if ((await clipboard.readText()) === text) await clipboard.writeText('')
}

/** Undefined when there is no such call. */
export async function callShell(name: string, input: unknown, room: Room): Promise<Reply | undefined> {
  if (!Object.hasOwn(shell, name)) return undefined
  const call = name as ShellCall
  const parsed = shell[call].input.safeParse(input)
  if (!parsed.success) return fault('invalid', parsed.error.issues[0]?.message ?? '输入有误', parsed.error.issues[0]?.path.join('.'))
  const handler = handlers[call] as (input: unknown, room: Room) => Promise<Reply> | Reply
  return handler(parsed.data, room)
}
