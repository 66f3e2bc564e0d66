/**
 * The room's own .docx templates, only ever added to; the newest row of a kind counts.
 * Knows no placeholder and no file's form.
 */
import type { PaperTemplatesRepo, TemplateRecord } from '#core/door/paperPort'
import type { Db } from '../store/open'

interface Row extends Omit<TemplateRecord, 'used' | 'digest'> { readonly used: string; readonly digest: string | null }

export function paperTemplatesRepo(db: Db): PaperTemplatesRepo {
  const newest = db.prepare<[string], Row>('SELECT id, kind, file_name AS fileName, digest, used, reason, by_id AS byId, at FROM paper_template WHERE kind = ? ORDER BY id DESC LIMIT 1')
  const file = db.prepare<[number], Buffer | null>('SELECT file FROM paper_template WHERE id = ?').pluck()
  const add = db.prepare('INSERT INTO paper_template (kind, file_name, digest, used, reason, by_id, at, file) VALUES (@kind, @fileName, @digest, @used, @reason, @byId, @at, @file)')
  return {
    current: (kind) => {
      const row = newest.get(kind)
      return row === undefined || row.digest === null ? undefined : { ...row, digest: row.digest, used: JSON.parse(row.used) as string[] }
    },
    file: (id) => Uint8Array.from(file.get(id) ?? []),
    add: (kind, template, said) => Number(add.run({ kind, fileName: template?.fileName ?? '', digest: template?.digest ?? null, used: JSON.stringify(template?.used ?? []), file: template === undefined ? null : Buffer.from(template.file), ...said }).lastInsertRowid),
  }
}
