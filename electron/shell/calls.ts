/** Answers the `shell.…` calls of the contract: one handler each. */
import type { z } from 'zod'
import type { Reply } from '#core/contract/call'
import { shell, type ShellCall } from '#core/contract/shell'
import { sentence } from '#core/door/sentences'
import { copyForAWhile } from './copied'
import type { DeviceFault } from '#core/domain/recorderWords'
import { chosenDevices, keepDevices } from './deviceChoice'
import { chooseFolder, saveFile, type FileKind } from './dialogs'
import { pdfOf, previewOf, printerNames, printPaper } from './printer'
import { chosenPaper, keepPrinting } from './printerChoice'
import { holdPaper } from './protocol'
import type { Room } from './room'
import { readScale } from './scale'

/** Brings a library of its own, which nothing else needs. */
const dossierPdf = () => import('./dossierPdf')

type Input<C extends ShellCall> = z.output<(typeof shell)[C]['input']>
type Handlers = { readonly [C in ShellCall]: (input: Input<C>, room: Room) => Promise<Reply> | Reply }

const done: Reply = { ok: true, value: { done: true } }
const fault = (code: string, message: string, field?: string): Reply => ({ ok: false, fault: { code, message, ...(field === undefined ? {} : { field }) } })

const DEVICE_SENTENCES: Readonly<Record<DeviceFault, string>> = {
  'no-microphone': '没有找到话筒：请检查话筒是否插好，或在“接待室设置”里重新选择话筒；接待照常进行', 'no-camera': '没有找到摄像头：请检查摄像头是否插好，或改为只录音', 'device-busy': '话筒或摄像头正被别的程序占用，请关闭那个程序后重试',
  'device-refused': '系统不允许使用话筒或摄像头，请在系统的隐私设置里允许后重试', 'device-failed': '话筒或摄像头没有打开，请拔下重插后重试；接待照常进行', recording: '正在录音录像，请先结束这一段，再打开设备',
}

const handlers: Handlers = {
  printers: async (_input, room) => {
    const window = room.window()
    return { ok: true, value: window === undefined ? [] : await printerNames(window) }
  },
  choosePrinter: async ({ name }, room) => {
    const window = room.window()
    const known = window === undefined ? [] : await printerNames(window)
    if (!known.some((one) => one.name === name)) return fault('no-printer', '找不到所选打印机，请重新选择', 'printer')
    keepPrinting({ name })
    return done
  },
  paper: () => ({ ok: true, value: { paper: chosenPaper() } }),
  choosePaper: ({ paper }) => {
    keepPrinting({ paper })
    return done
  },
  print: async ({ html, paper, printer }, room) => {
    const window = room.window()
    const known = window === undefined ? [] : await printerNames(window)
    if (known.length === 0) return fault('no-printer', '没有找到打印机，请连接打印机，或改为保存 PDF', 'printer')
    if (printer !== undefined && !known.some(({ name }) => name === printer)) return fault('no-printer', '找不到所选打印机，请重新选择', 'printer')
    const target = printer ?? known.find(({ isDefault }) => isDefault)?.name
    if (target === undefined) return fault('no-printer', '有多台打印机，还没有选定用哪台；请在“接待室设置”里选定打印机，或改为保存 PDF', 'printer')
    const result = await printPaper(html, paper, target)
    if (!result.done && result.partly === true) return fault('print-partly', '只打出了一部分，请核对已打出的纸张；要重打的请再打印一次，会标“补打”')
    return result.done ? done : fault('print-failed', '打印没有成功，请检查打印机后重试，或保存 PDF')
  },
  savePdf: ({ html, suggestedName }, room) => save(room, 'pdf', suggestedName, () => pdfOf(html)),
  saveDossier: ({ parts, mark, suggestedName }, room) => save(room, 'pdf', suggestedName, async () => (await dossierPdf()).dossierPdf(parts, mark, pdfOf)),
  saveTable: ({ csv, suggestedName }, room) => save(room, 'csv', suggestedName, () => Promise.resolve(Buffer.from(csv))),
  saveText: ({ text, suggestedName }, room) => save(room, 'json', suggestedName, () => Promise.resolve(new TextEncoder().encode(text))),
  saveDocx: ({ base64, suggestedName }, room) => save(room, 'docx', suggestedName, () => Promise.resolve(Buffer.from(base64, 'base64'))),
  chooseFolder: async ({ purpose }, room) => {
    const window = room.window()
    if (window === undefined) return fault('locked', '窗口已关闭')
    const folder = await chooseFolder(window, purpose)
    return { ok: true, value: folder === undefined ? {} : { folder } }
  },
  preview: async ({ html }) => ({ ok: true, value: { url: holdPaper(await previewOf(html)) } }),
  scale: (scale, room) => {
    room.scale(scale)
    return done
  },
  currentScale: () => ({ ok: true, value: readScale() }),
  copy: async ({ text }) => {
    await copyForAWhile(text)
    return done
  },
  recorder: (_input, room) => ({ ok: true, value: room.recorder.status() }),
  recorderDevices: async (_input, room) => (room.isOpen() ? { ok: true, value: { ...(await room.recorder.names()), chosen: chosenDevices() } } : fault('locked', '已锁定，请登录后再选择设备')),
  chooseDevices: (chosen) => {
    keepDevices(chosen)
    return done
  },
  openRecorder: async ({ kind }, room) => {
    if (!room.isOpen()) return fault('locked', '已锁定，请登录后再打开设备')
    const opened = await room.recorder.open({ kind, ...chosenDevices() })
    // Locked while they were being opened: nobody is there for whom they may stay open.
    if (!room.isOpen()) {
      room.recorder.rest()
      return fault('locked', '已锁定，请登录后再打开设备')
    }
    return 'device' in opened ? { ok: true, value: { device: opened.device } } : fault(opened.fault, DEVICE_SENTENCES[opened.fault], 'kind')
  },
  recorderPicture: async (_input, room) => {
    const picture = room.isOpen() ? await room.recorder.picture() : undefined
    if (!room.isOpen()) return fault('locked', '已锁定，请登录后再试摄像头')
    return { ok: true, value: picture === undefined ? {} : { picture: `data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}` } }
  },
  restRecorder: (_input, room) => {
    room.recorder.rest()
    return done
  },
  openBoard: ({ kind }, room) => (room.boards.open(kind) ? done : fault('locked', '已锁定，请登录后再打开')),
  closeBoard: ({ kind }, room) => {
    room.boards.close(kind)
    return done
  },
  boards: (_input, room) => ({ ok: true, value: room.boards.standing() }),
  osLock: (_input, room) => ({ ok: true, value: { told: room.osLock() } }),
  handedOver: ({ unsaved }, room) => {
    room.handedOver(unsaved)
    return done
  },
  lock: (_input, room) => {
    void room.lockByHand()
    return done
  },
}

async function save(room: Room, kind: FileKind, suggestedName: string, bytes: () => Promise<Uint8Array>): Promise<Reply> {
  const window = room.window()
  if (window === undefined) return fault('locked', '窗口已关闭')
  try {
    return { ok: true, value: { saved: await saveFile(window, kind, suggestedName, await bytes()) } }
  } catch {
    return fault('save-failed', '文件没有保存，请换一个位置或检查磁盘空间')
  }
}

/** Undefined when there is no such call. */
export async function callShell(name: string, input: unknown, room: Room): Promise<Reply | undefined> {
  if (!Object.hasOwn(shell, name)) return undefined
  const call = name as ShellCall
  const parsed = shell[call].input.safeParse(input)
  if (!parsed.success) {
    const { field, message } = sentence(parsed.error)
    return fault('invalid', message, field === '' ? undefined : field)
  }
  const handler = handlers[call] as (input: unknown, room: Room) => Promise<Reply> | Reply
  return handler(parsed.data, room)
}
