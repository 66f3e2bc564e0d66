/** Asks the worker where a file shall go and writes it whole or not at all. */
import { app, dialog, type BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const KINDS = { pdf: 'PDF', csv: '表格（CSV）', json: '体检包', docx: 'Word 文档' } as const
export type FileKind = keyof typeof KINDS

/** A file name without anything a file system could take for a path. */
export function plainName(suggested: string): string {
  const name = suggested.replaceAll(/[^\p{L}\p{N}._-]/gu, '').replace(/^\.+/u, '').slice(0, 80)
  return name === '' ? 'receipt.pdf' : name
}

const FOLDERS = { backup: '选择存放备份的文件夹（例如 U 盘）', restore: '选择备份所在的文件夹', evidence: '选择存放证据副本的文件夹（例如 U 盘）', recordings: '选择录音设备或 U 盘里存放录音录像的文件夹' } as const

/** A folder to write to, to find a backup in, or to take recordings from; undefined when the worker gave up. */
export async function chooseFolder(window: BrowserWindow, purpose: keyof typeof FOLDERS): Promise<string | undefined> {
  const title = FOLDERS[purpose]
  const answer = await dialog.showOpenDialog(window, { title, buttonLabel: '选这个文件夹', properties: purpose === 'restore' || purpose === 'recordings' ? ['openDirectory'] : ['openDirectory', 'createDirectory'] })
  return answer.canceled ? undefined : answer.filePaths[0]
}

/** Whether the worker wants to go on although something he typed could not be saved; a room that locks meanwhile takes the question away. */
export async function goesOnUnsaved(window: BrowserWindow, unsaved: number, going: '退出' | '锁定'): Promise<boolean> {
  const gone = new AbortController()
  window.once('closed', () => gone.abort())
  const answer = await dialog.showMessageBox(window, {
    signal: gone.signal, type: 'warning', title: '还有内容没有保存', message: `有 ${unsaved} 份正在填写的内容没有保存成，现在${going}会丢失。`, detail: '请返回查看原因（例如磁盘满了），或先抄下、打印。', buttons: ['返回', `仍要${going}`], defaultId: 0, cancelId: 0, noLink: true,
  })
  return answer.response === 1
}

/** Whether the worker wants to leave although something is being recorded. */
export async function goesOnRecording(window: BrowserWindow): Promise<boolean> {
  const gone = new AbortController()
  window.once('closed', () => gone.abort())
  const answer = await dialog.showMessageBox(window, {
    signal: gone.signal, type: 'warning', title: '正在录音录像', message: '正在录音录像，退出会结束这一段。', detail: '已经录下的会保存好；要接着录，请返回。', buttons: ['返回', '结束录音录像并退出'], defaultId: 0, cancelId: 0, noLink: true,
  })
  return answer.response === 1
}

/** False when the worker gave up; throws when the place cannot be written. */
export async function saveFile(window: BrowserWindow, kind: FileKind, suggested: string, bytes: Uint8Array): Promise<boolean> {
  const answer = await dialog.showSaveDialog(window, {
    title: `保存为 ${KINDS[kind]}`, defaultPath: join(app.getPath('documents'), plainName(suggested)), filters: [{ name: KINDS[kind], extensions: [kind] }],
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
