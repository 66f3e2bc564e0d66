/**
 * What was copied out of the room stays on the clipboard for 15 seconds and not beyond a lock or the end of the program.
 * Takes nothing away that somebody else has put there meanwhile.
 */
import { clipboard, type Clipboard } from 'electron'

const keptMs = 15_000

let held: { readonly text: string; readonly timer: NodeJS.Timeout } | undefined

/** Systems have line ends and blanks of their own: Windows gives back what was copied with carriage returns. */
export const plain = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ')

/** On Linux also what is pasted with the middle button, which has been the same words since they were marked. */
function boards(): Clipboard[] {
  return process.platform === 'linux' && 'selection' in clipboard ? [clipboard, clipboard.selection] : [clipboard]
}

export async function copyForAWhile(text: string): Promise<void> {
  clearTimeout(held?.timer)
  held = { text, timer: setTimeout(() => void forgetCopied(), keptMs) }
  await clipboard.writeText(text)
}

export async function forgetCopied(): Promise<void> {
  if (held === undefined) return
  const { text, timer } = held
  held = undefined
  clearTimeout(timer)
  for (const board of boards()) if (plain(await board.readText()) === plain(text)) board.clear()
}
