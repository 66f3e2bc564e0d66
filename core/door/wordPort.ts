/**
 * What the office asks of .docx files: its own papers as one, its own templates filled, a lawyer's text read.
 * Refuses to know zip, markup and libraries; word/ implements it.
 */
import type { Composed } from '../documents/paper/blocks'
import type { Settled } from '../documents/paper/reading'
import type { TemplateFields, TemplateValues } from '../documents/word/templateFields'

/** `problems` are sentences for the person who chose the file: what is wrong, where, and the way out. */
export type WordResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] }

/** Paragraphs in their order, the cells of a table's row with tabs between; `leftOut` says what else the file holds and was not taken. */
export interface WordText { readonly paragraphs: readonly string[]; readonly leftOut: readonly string[] }

/** What a template asks for: placeholders in the order of their first use, rows as `材料.名称`. */
export interface TemplateUse { readonly used: readonly string[] }

/** Nothing is written to a disk, fetched or run; a file is taken whole or not at all. */
export interface WordDoor {
  /** The same paper gives the same bytes, at any time and on any machine. */
  export(paper: Composed, marks: Settled): Uint8Array
  /** Whether a file can serve as a template for a kind with these fields. */
  inspect(template: Uint8Array, fields: TemplateFields): WordResult<TemplateUse>
  /** Inspects, then puts the values in, as text. */
  fill(template: Uint8Array, fields: TemplateFields, values: TemplateValues): WordResult<Uint8Array>
  /** The words of a file; pictures, notes and formats stay behind. */
  read(file: Uint8Array): WordResult<WordText>
}
