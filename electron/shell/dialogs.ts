/** Asks the worker where a file shall go and writes it whole or not at all. */
import { app, dialog, type BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file name without anything a file system could take for a path. */
export function plainName(suggested: string): string {
  const name = suggested.replaceAll(/[^\p{L}\p{N}._-]/gu, '').replace(/^\.+/u, '').slice(0, 80)
  return name === '' ? 'receipt.pdf' : name
}

/** False when the worker gave up; throws when the place cannot be written. */
export async function saveFile(window: BrowserWindow, suggested: string, bytes: Uint8Array): Promise<boolean> {
  const answer = await dialog.showSaveDialog(window, {
    title: '保存为 PDF', defaultPath: join(app.getPath('documents'), plainName(suggested)), filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (answer.canceled || answer.filePath === '') return false
  const part = `${answer.filePath}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(part, bytes, { flag: 'wx', mode: 0o600 })
    await rename(part, answer.filePath)
  } finally {
    await rm(part, { force: true })
  }
  return true
}
