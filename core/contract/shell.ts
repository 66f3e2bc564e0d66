/**
 * What a screen may ask of the machine: printers, paper, files, scale, locking.
 * Answered by the shell itself, never by the office; none of it carries petition data except the page to print.
 */
import { z } from 'zod'
import { command, query } from './call'
import { Done, Nothing, Paper, ShortText, text } from './fields'

/** A whole printable document made by core/documents; at most two million characters. */
export const PrintHtml = z.string().min(1).max(2_000_000)

export const shell = {
  printers: query({ input: Nothing, output: z.array(z.strictObject({ name: ShortText, isDefault: z.boolean() })), topics: [], roles: 'gate' }),
  /** Prints without a dialog when `printer` is named, otherwise on the default printer. */
  print: command({ input: z.strictObject({ html: PrintHtml, paper: Paper, printer: ShortText.optional() }), output: Done, topics: [], roles: 'gate', faults: ['no-printer', 'print-failed'] }),
  /** Asks where to save; `saved` is false when the worker changed his mind. */
  savePdf: command({ input: z.strictObject({ html: PrintHtml, paper: Paper, suggestedName: text(120) }), output: z.strictObject({ saved: z.boolean() }), topics: [], roles: 'gate', faults: ['save-failed'] }),
  /** An address at which the document can be shown: `<iframe sandbox="" src={url}>`. Gone when the window is. */
  preview: command({ input: z.strictObject({ html: PrintHtml }), output: z.strictObject({ url: ShortText }), topics: [], roles: 'gate' }),
  /** Size of everything on the screen, kept for the next start. */
  scale: command({ input: z.strictObject({ factor: z.number().min(0.8).max(2) }), output: Done, topics: [], roles: 'gate' }),
  /** Puts text on the clipboard and takes it away again after 15 seconds. */
  copy: command({ input: z.strictObject({ text: text(500) }), output: Done, topics: [], roles: 'gate' }),
  /** Locks now: the office process ends and the windows are replaced by a locked one. */
  lock: command({ input: Nothing, output: Done, topics: ['vault'], roles: 'gate' }),
} as const
export type ShellCall = keyof typeof shell
