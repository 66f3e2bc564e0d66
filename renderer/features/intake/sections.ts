/** Which folded section a field lives in, and how many of a section's fields are filled. */
import type { IntakeForm } from '#core/contract/intake'

export type SectionName = 'who' | 'representatives' | 'matter' | 'materials' | 'notice'

const fields: Readonly<Record<SectionName, readonly string[]>> = {
  who: ['petitioner.mode', 'form', 'petitioner.paperType', 'petitioner.grid', 'petitioner.sex', 'petitioner.bornOn', 'petitioner.occupation', 'petitioner.relation', 'petitioner.principal'],
  representatives: ['representatives'],
  matter: ['requests', 'facts', 'happenedOn', 'happenedAt', 'accused', 'contentClass1', 'contentClass2', 'purpose', 'flags'],
  materials: ['materials'],
  notice: ['notice', 'selfReport', 'conflict'],
}

export function sectionOf(path: string): SectionName | undefined {
  const found = Object.entries(fields).find(([, paths]) => paths.some((known) => path === known || path.startsWith(`${known}.`)))
  return found?.[0] as SectionName | undefined
}

function isFilled(value: unknown): number {
  if (value === undefined || value === '' || value === false) return 0
  if (Array.isArray(value)) return value.length
  if (typeof value === 'object' && value !== null) return Object.values(value).some((part) => isFilled(part) > 0) ? 1 : 0
  return 1
}

export function countFilled(form: IntakeForm, section: SectionName): number {
  const top: Readonly<Record<string, unknown>> = form
  const who: Readonly<Record<string, unknown>> = form.petitioner ?? {}
  return fields[section].reduce((sum, path) => sum + isFilled(path.startsWith('petitioner.') ? who[path.slice('petitioner.'.length)] : top[path]), 0)
}
