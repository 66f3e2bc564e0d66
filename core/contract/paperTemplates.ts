/**
 * The calls of section `papers` about the room's own .docx templates, and the .docx of an issued paper.
 * Knows what may be asked; what a placeholder is stands in core/documents/word/templateFields.ts.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Done, Id, Instant, Nothing, Reason, ShortText, text, WordFile } from './fields'
import { KindId } from './paperRows'

const desk: Access = ['reception', 'leader']
const change: Access = ['admin', 'leader']
const look: Access = ['reception', 'leader', 'admin']
const Kind = z.strictObject({ kind: KindId })

/** The template of its own that a room has for a kind. */
export const OwnTemplate = z.strictObject({ fileName: ShortText, at: Instant, by: ShortText, reason: z.string(), /** In the order of their first use, columns as `材料.名称`. */ placeholders: z.array(z.string()) })
export type OwnTemplate = z.infer<typeof OwnTemplate>

/** `write` is what to put into the template, as `{投诉请求}`. */
const Placeholder = z.strictObject({ write: z.string(), label: z.string(), example: z.string() })
export type Placeholder = z.infer<typeof Placeholder>

export const templateCalls = {
  /** Every kind of paper, with the room's own template where it has one. */
  templates: query({ input: Nothing, output: z.array(z.strictObject({ kind: KindId, name: ShortText, own: OwnTemplate.optional() })), topics: ['papers', 'accounts'], roles: look }),
  /** What a template of a kind may ask for, for whoever makes it: each with what would stand there in this room. A row of a table stands between `opens` and `closes`. */
  templateFields: query({
    input: Kind, output: z.strictObject({ name: ShortText, fields: z.array(Placeholder), tables: z.array(z.strictObject({ label: z.string(), opens: z.string(), closes: z.string(), columns: z.array(Placeholder) })) }),
    topics: ['desk'], roles: look, faults: ['not-offered'],
  }),
  /** Takes a .docx file (720 KB at most) as the room's template of a kind, or nothing of it: `template-refused` says every mistake, one a line. The one of before stays as a row. */
  setTemplate: command({
    input: Kind.extend({ base64: WordFile, fileName: text(200).refine((value) => value.trim() !== '', '请写明文件名'), reason: Reason }), output: z.strictObject({ placeholders: z.array(z.string()) }),
    topics: ['papers', 'audit'], roles: change, word: true, faults: ['not-offered', 'template-refused', 'unchanged'],
  }),
  /** Back to the program's own layout. */
  dropTemplate: command({ input: Kind.extend({ reason: Reason }), output: Done, topics: ['papers', 'audit'], roles: change, faults: ['not-offered', 'no-template'] }),
  /**
   * The issued paper for a word processor: an editable copy is no output and is only in the audit log. Where the room has a template for the kind it is filled with what was settled at 定稿;
   * with `own: false`, and for papers issued before there were templates, the program's layout is made from what was composed then. `ownTemplate` says which one was filled.
   */
  docx: query({
    input: z.strictObject({ paperId: Id, own: z.boolean().default(true) }), output: z.strictObject({ base64: z.string(), fileTitle: ShortText, ownTemplate: z.strictObject({ fileName: ShortText, at: Instant, by: ShortText }).optional() }),
    topics: [], roles: desk, word: true, faults: ['erased', 'apart', 'paper-changed', 'template-refused'],
  }),
} as const
