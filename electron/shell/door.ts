/**
 * The only message a page can send: a call's name and its input, from the main frame of our own window.
 * `shell.…` is answered here, everything else by the office.
 */
import { ipcMain } from 'electron'
import type { Reply } from '#core/contract/call'
import { callShell } from './calls'
import type { Room } from './room'

const maxCharacters = 4_000_000
const refused = (code: string, message: string): Reply => ({ ok: false, fault: { code, message } })

export function answerCalls(room: Room): void {
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!room.isOurs(event.senderFrame)) return refused('forbidden', '不允许的来源')
    if (typeof name !== 'string' || name.length > 80) return refused('unknown-call', '没有这个功能')
    try {
      const size = JSON.stringify(input ?? null).length
      if (size > maxCharacters) return refused('too-large', '内容太大，请删减后重试')
      if (!name.startsWith('shell.')) return await room.ask(name, input)
      return (await callShell(name.slice('shell.'.length), input, room)) ?? refused('unknown-call', '没有这个功能')
    } catch {
      return refused('internal', '程序内部出错，内容仍在，请重试')
    }
  })
}
