/**
 * The .docx door of the office: joins what this folder can do to the interface in core/door.
 * Loaded when the first call needs it, not at the start.
 */
import { wordParts } from '#core/documents/word/package'
import type { WordDoor } from '#core/door/wordPort'
import { fillTemplate, inspectTemplate } from './fillTemplate'
import { packZip } from './pack'
import { readText } from './readText'
import { answered } from './refused'

export const wordDoor: WordDoor = {
  export: (paper, marks) => packZip(wordParts(paper, marks)),
  inspect: (template, fields) => answered(() => inspectTemplate(template, fields)),
  fill: (template, fields, values) => answered(() => fillTemplate(template, fields, values)),
  read: (file) => answered(() => readText(file)),
}
