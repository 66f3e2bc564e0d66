/** Each kind of paper as .docx: our own layout with every word, and a template that asks for every field the kind has. */
import { wordDoor } from '#word/door'
import { placeholder, templateFields, templateValues } from '#core/documents/word/templateFields'
import { PAPER_KINDS } from '#core/documents/paper/kinds'
import { describe, expect, it } from 'vitest'
import { payloads } from './payloads'
import { issueOf } from './paperFacts'
import { paperSamples } from './paperSamples'
import { docxOf, p, table } from './wordTemplates'

const flat = (text: string): string => text.replace(/\s+/gu, '')
const wordsOf = (bytes: Uint8Array): string => {
  const read = wordDoor.read(bytes)
  return flat(read.ok ? read.value.paragraphs.join('\n') : read.problems.join('\n'))
}
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

describe.each(PAPER_KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  const values = paperSamples[id] ?? {}
  const { single, rows } = templateFields(kind)
  const body = single.map((name) => p(escaped(`${name}=`), `{${escaped(name)}}`)).join('') + Object.entries(rows).map(([name, columns]) => table(columns.map((column, at) => `${at === 0 ? `{#${escaped(name)}}` : ''}{${escaped(column)}}${at === columns.length - 1 ? `{/${escaped(name)}}` : ''}`))).join('')
  const template = docxOf(body)

  it('has no two fields of one name', () => {
    const labels = kind.fields.map(({ label }) => placeholder(label))
    expect(new Set(labels).size).toBe(labels.length)
    for (const { columns = [] } of kind.fields) expect(new Set(columns.map(({ label }) => placeholder(label))).size).toBe(columns.length)
  })
  it('goes out with every word that was typed', () => {
    const paper = kind.compose(values, issueOf())
    const words = wordsOf(wordDoor.export(paper, { final: true }))
    const texts = paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.map(({ text }) => text)) : 'text' in block && block.kind !== 'qr' ? [block.text] : []))
    expect(texts.filter((text) => !text.split('\n').every((line) => words.includes(flat(line))))).toEqual([])
  })
  it('fills a template that asks for everything', () => {
    expect(wordDoor.inspect(template, { single, rows })).toMatchObject({ ok: true })
    const filled = wordDoor.fill(template, { single, rows }, templateValues(kind, values, issueOf()))
    expect(filled.ok).toBe(true)
    const words = filled.ok ? wordsOf(filled.value) : ''
    for (const field of kind.fields) {
      const value = values[field.key]
      if (typeof value === 'string' && (field.kind === 'line' || field.kind === 'text')) for (const line of value.split('\n')) expect(words).toContain(flat(line))
      else if (Array.isArray(value)) for (const row of value as readonly Readonly<Record<string, string>>[]) for (const column of field.columns ?? []) if (column.kind === 'line') expect(words).toContain(flat(row[column.key] ?? ''))
    }
    expect(words).not.toMatch(/[{}]/u)
  })
  it('puts hostile text into a template as text', () => {
    const text = payloads.join(' ')
    const hostile = Object.fromEntries(kind.fields.map((field) => [field.key, field.kind === 'rows' ? [Object.fromEntries((field.columns ?? []).map(({ key }) => [key, text]))] : field.kind === 'line' || field.kind === 'text' ? text : '']))
    const filled = wordDoor.fill(template, { single, rows }, templateValues(kind, hostile, issueOf()))
    expect(filled.ok).toBe(true)
    expect(filled.ok ? wordsOf(filled.value) : '').toContain(flat(text))
  })
})
