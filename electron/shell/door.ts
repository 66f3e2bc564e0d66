/**
 * The only message a page can send: a call's name and its input, from the main frame of our own window,
 * or of a board, which may ask little.
 * `shell.…` is answered here, everything else by the office.
 */
import { ipcMain } from 'electron'
import type { Reply } from '#core/contract/call'
import { allowedFrom } from './boardCalls'
import type { Room } from './room'

/** Fetched with the first of them: the contract takes longer to load than the window should wait. */
const shellCalls = () => import('./calls')

const maxCharacters = 4_000_000
const refused = (code: string, message: string): Reply => ({ ok: false, fault: { code, message } })

/** Undefined for what cannot be written as JSON, such as a circle. */
function sizeOf(input: unknown): number | undefined {
  try {
    return (JSON.stringify(input) as string | undefined)?.length
  } catch {
    return undefined
  }
}

export function answerCalls(room: Room): void {
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<Reply> => {
    const board = room.boards.whose(event.senderFrame)
    if (board === undefined && !room.isOurs(event.senderFrame)) return refused('forbidden', '不允许的来源')
    if (typeof name !== 'string' || name.length > 80) return refused('unknown-call', '没有这个功能')
    if (board !== undefined && !allowedFrom(board, name)) return refused('forbidden', '看板上不能用这项功能，请在工作台上操作')
    const size = sizeOf(input ?? null)
    if (size === undefined) return refused('invalid', '输入无法读取，请核对后重试')
    try {
      if (size > maxCharacters) return refused('too-large', '内容太大，请删减后重试')
      if (!name.startsWith('shell.')) return await room.ask(name, input)
      return (await (await shellCalls()).callShell(name.slice('shell.'.length), input, room)) ?? refused('unknown-call', '没有这个功能')
    } catch {
      return refused('internal', '程序内部出错，内容仍在，请重试')
    }
  })
}
