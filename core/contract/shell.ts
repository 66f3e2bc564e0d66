/**
 * What a screen may ask of the machine: printers, paper, files, scale, locking.
 * Answered by the shell itself, never by the office; none of it carries petition data except the page to print.
 */
import { z } from 'zod'
import { command, query } from './call'
import { Done, Nothing, Paper, ShortText, text } from './fields'

/** A whole printable document made by core/documents; at most two million characters. */
export const PrintHtml = z.string().min(1).max(2_000_000)

/** A receipt's papers, and A4 for forms filled in by hand. */
export const PrintPaper = z.enum(['a4', ...Paper.options])

export const Scale = z.strictObject({ factor: z.number().min(0.8).max(2), large: z.boolean() })
export type Scale = z.infer<typeof Scale>

/** Windows beside the desk: 叫号屏 for the waiting room, 缓冲室看板 for the buffer room. */
export const BoardKind = z.enum(['calls', 'buffer'])
export type BoardKind = z.infer<typeof BoardKind>
const OneBoard = z.strictObject({ kind: BoardKind })

/** Names of devices; empty for the machine's own choice. `room`: what this desk is called in the index of recordings. */
const ChosenDevices = z.strictObject({ microphone: ShortText, camera: ShortText, room: text(60) })
const RecorderStatus = z.strictObject({ state: z.enum(['rest', 'ready', 'running', 'paused']), kind: z.enum(['sound', 'picture']).optional(), since: z.number().optional(), lengthMs: z.number(), level: z.number(), low: z.boolean() })

export const shell = {
  /** `isDefault` is the one that is taken: chosen here before, else the machine's default, else the only one. */
  printers: query({ input: Nothing, output: z.array(z.strictObject({ name: ShortText, isDefault: z.boolean() })), topics: [], roles: 'gate' }),
  /** From now on this machine prints there. */
  choosePrinter: command({ input: z.strictObject({ name: ShortText.min(1) }), output: Done, topics: [], roles: 'gate', faults: ['no-printer'] }),
  /** The paper receipts are printed on: chosen here before, else A5. */
  paper: query({ input: Nothing, output: z.strictObject({ paper: Paper }), topics: [], roles: 'gate' }),
  /** From now on receipts are printed on it here. */
  choosePaper: command({ input: z.strictObject({ paper: Paper }), output: Done, topics: [], roles: 'gate' }),
  /** Prints without a dialog when `printer` is named, otherwise on the one that is taken; among several of which none was chosen, on none. */
  print: command({ input: z.strictObject({ html: PrintHtml, paper: PrintPaper, printer: ShortText.optional() }), output: Done, topics: [], roles: 'gate', faults: ['no-printer', 'print-failed', 'print-partly'] }),
  /** Asks where to save; `saved` is false when the worker changed his mind. */
  savePdf: command({ input: z.strictObject({ html: PrintHtml, paper: PrintPaper, suggestedName: text(120) }), output: z.strictObject({ saved: z.boolean() }), topics: [], roles: 'gate', faults: ['save-failed'] }),
  /**
   * Prints each part of a dossier, puts them one after the other, fills in the page numbers its catalogue asks for (`<b data-part="n"></b>`, the part's place from 0 on; `all`: how many pages there are) and numbers every page.
   * `mark` stands before the page number.
   */
  saveDossier: command({
    input: z.strictObject({ parts: z.array(PrintHtml).min(1).max(300), mark: z.string().regex(/^[A-Z0-9-]{0,20}$/u), suggestedName: text(120) }), output: z.strictObject({ saved: z.boolean() }), topics: [], roles: 'gate', faults: ['save-failed'],
  }),
  /** Saves a table for spreadsheets; asks where, like `savePdf`. */
  saveTable: command({ input: z.strictObject({ csv: z.string().min(1).max(3_800_000), suggestedName: text(120) }), output: z.strictObject({ saved: z.boolean() }), topics: [], roles: 'gate', faults: ['save-failed'] }),
  /** Saves text of our own making (diagnostics) where the worker says. */
  saveText: command({ input: z.strictObject({ text: z.string().min(1).max(2_000_000), suggestedName: text(120) }), output: z.strictObject({ saved: z.boolean() }), topics: [], roles: 'gate', faults: ['save-failed'] }),
  /** Saves a paper for a word processor; `base64` is the .docx as the office made it, at most 2.8 MB of it. */
  saveDocx: command({ input: z.strictObject({ base64: z.string().min(4).max(3_800_000).regex(/^UEsDB[A-Za-z0-9+/]*={0,2}$/u, '文档内容不完整，请重新导出'), suggestedName: text(120) }), output: z.strictObject({ saved: z.boolean() }), topics: [], roles: 'gate', faults: ['save-failed'] }),
  /** Asks for a folder, to write a backup or a copy for evidence to, to find a backup in, or to take recordings from; none when the worker changed his mind. */
  chooseFolder: command({ input: z.strictObject({ purpose: z.enum(['backup', 'restore', 'evidence', 'recordings']) }), output: z.strictObject({ folder: text(1000).optional() }), topics: [], roles: 'gate' }),
  /** An address at which the document can be shown: `<iframe sandbox="allow-same-origin" src={url}>`. Gone when the window is. */
  preview: command({ input: z.strictObject({ html: PrintHtml }), output: z.strictObject({ url: ShortText }), topics: [], roles: 'gate' }),
  /** Size of everything on the screen, and large print (大字: larger letters, stronger contrast), both kept for the next start. */
  scale: command({ input: Scale, output: Done, topics: [], roles: 'gate' }),
  currentScale: query({ input: Nothing, output: Scale, topics: [], roles: 'gate' }),
  /** Puts text on the clipboard and takes it away again after 15 seconds, at locking and when the program is left, if it is still there. */
  copy: command({ input: z.strictObject({ text: z.string().min(1).max(2_000_000) }), output: Done, topics: [], roles: 'gate' }),
  /** Whether the shell learns that the operating system locks its screen or changes its user: from the system, from the log-in service of Linux as far as the desktop tells it, or not at all. */
  osLock: query({ input: Nothing, output: z.strictObject({ told: z.enum(['system', 'service', 'never']) }), topics: [], roles: 'gate' }),
  /** Opens a board, full screen on a second display where there is one; one that stands already comes to the front. */
  openBoard: command({ input: OneBoard, output: Done, topics: [], roles: 'gate', faults: ['locked'] }),
  closeBoard: command({ input: OneBoard, output: Done, topics: [], roles: 'gate' }),
  /** Which boards stand now. The shell tells the desk's page `boards` when that changes. */
  boards: query({ input: Nothing, output: z.array(BoardKind), topics: [], roles: 'gate' }),
  /** What this desk records now, also while the room is locked: that, what and since when; never whom. */
  recorder: query({ input: Nothing, output: RecorderStatus, topics: [], roles: 'gate' }),
  /** The microphones and cameras of this machine by name, and with what this desk records. */
  recorderDevices: command({ input: Nothing, output: z.strictObject({ microphones: z.array(z.string()), cameras: z.array(z.string()), chosen: ChosenDevices }), topics: [], roles: 'gate', faults: ['locked'] }),
  chooseDevices: command({ input: ChosenDevices, output: Done, topics: [], roles: 'gate' }),
  /** Opens the chosen devices, to try them or to begin; they are closed again when nothing begins. */
  openRecorder: command({ input: z.strictObject({ kind: z.enum(['sound', 'picture']) }), output: z.strictObject({ device: z.string() }), topics: [], roles: 'gate', faults: ['locked', 'no-microphone', 'no-camera', 'device-busy', 'device-refused', 'device-failed', 'recording'] }),
  /** What the camera sees while it is tried: a small JPEG as an address of its own; none where none is open, or a visit is being recorded. */
  recorderPicture: query({ input: Nothing, output: z.strictObject({ picture: z.string().max(400_000).optional() }), topics: [], roles: 'gate', faults: ['locked'] }),
  restRecorder: command({ input: Nothing, output: Done, topics: [], roles: 'gate' }),
  /** The page's word after `locking`: how many texts it holds that could not be saved. Who is about to leave or lock by hand is then asked first. */
  handedOver: command({ input: z.strictObject({ unsaved: z.number().int().min(0).max(10_000) }), output: Done, topics: [], roles: 'gate' }),
  /** Locks now: the office process ends and the windows are replaced by a locked one. */
  lock: command({ input: Nothing, output: Done, topics: ['vault'], roles: 'gate' }),
} as const
export type ShellCall = keyof typeof shell
