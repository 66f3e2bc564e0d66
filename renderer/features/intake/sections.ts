/** Which folded section a field lives in, and how many of a section's fields are filled. */
import type { IntakeForm } from '#core/contract/intake'
import { whoMore } from '#core/contract/intakeMore'

export type SectionName = 'who' | 'representatives' | 'visit' | 'matter' | 'materials' | 'notice'

const who = ['mode', 'paperType', 'grid', 'sex', 'bornOn', 'occupation', 'relation', 'principal', ...Object.keys(whoMore)].map((name) => `petitioner.${name}`)
const fields: Readonly<Record<SectionName, readonly string[]>> = {
  who: ['form', ...who],
  representatives: ['representatives'],
  visit: ['window', 'companions', 'affected', 'linkNote', 'incident', 'incidentHandled'],
  matter: [
    'requests', 'facts', 'happenedOn', 'happenedAt', 'locality', 'accused', 'earlierBodies', 'contentClass1', 'contentClass2', 'contentClass3', 'purpose', 'cause', 'system', 'hotIssue', 'procedures', 'procedureStage', 'amount', 'reviewStage', 'flags',
  ],
  materials: ['materials'],
  notice: ['notice', 'selfReport', 'conflict', 'excludedIds'],
}

/** Where a field is shown; those of 检举控告 stand beside the class as long as it is chosen. */
export function sectionOf(path: string, form: IntakeForm = {}): SectionName | undefined {
  if (path.startsWith('excludedIds') && form.statutoryKind === 'report') return undefined
  const found = Object.entries(fields).find(([, paths]) => paths.some((known) => path === known || path.startsWith(`${known}.`)))
  return found?.[0] as SectionName | undefined
}

function isFilled(value: unknown): number {
  if (value === undefined || value === '' || value === false) return 0
  if (Array.isArray(value)) return value.filter((part) => typeof part !== 'string' || part !== '').length
  if (typeof value === 'object' && value !== null) return Object.values(value).some((part) => isFilled(part) > 0) ? 1 : 0
  return 1
}

export function countFilled(form: IntakeForm, section: SectionName): number {
  const top: Readonly<Record<string, unknown>> = form
  const person: Readonly<Record<string, unknown>> = form.petitioner ?? {}
  return fields[section].reduce((sum, path) => sum + isFilled(path.startsWith('petitioner.') ? person[path.slice('petitioner.'.length)] : top[path]), 0)
}
